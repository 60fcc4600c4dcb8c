#include "plan_told.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"

enum { WORDS = 6, LEVEL_MOST = 5, YEARS_MOST = 100 };

/* Writing ------------------------------------------------------------------- */

struct writing {
	struct arena *arena;
	char *text; /* NULL once memory ran out */
	size_t size;
	bool failed;
};

static void put_byte(struct writing *writing, char byte)
{
	if (writing->failed)
		return;
	writing->text = arena_grow(writing->arena, writing->text, writing->size,
				   sizeof(byte));
	if (writing->text != NULL)
		writing->text[writing->size++] = byte;
	else
		writing->failed = true;
}

/* Words of one line; what would end a word or a line is left out. */
static void put(struct writing *writing, const char *const *words)
{
	for (size_t i = 0; words[i] != NULL; i++) {
		if (i > 0)
			put_byte(writing, '\t');
		for (const char *at = words[i]; *at != '\0'; at++) {
			if (strchr("\t\r\n", *at) == NULL)
				put_byte(writing, *at);
		}
	}
	put_byte(writing, '\n');
}

#define PUT(writing, ...) put(writing, (const char *const[]){__VA_ARGS__, NULL})

static const char *known(const char *text)
{
	return text != NULL ? text : "";
}

/* '-' for what is not known. */
static const char *number(int value, char out[16])
{
	if (value < 0)
		return "-";
	snprintf(out, 16, "%d", value);
	return out;
}

static void put_stage(struct writing *writing, const struct told_stage *stage)
{
	char a[16], b[16], pay[40];

	PUT(writing, "role", known(stage->role.id), known(stage->role.name));
	if (stage->kind != NULL)
		PUT(writing, "move", stage->kind, number(stage->years_min, a),
		    number(stage->years_max, b));
	if (stage->study_min >= 0 || stage->study_max >= 0)
		PUT(writing, "study", number(stage->study_min, a),
		    number(stage->study_max, b));
	if (stage->education.id != NULL)
		PUT(writing, "education", stage->education.id,
		    known(stage->education.name));
	if (stage->place != NULL) {
		snprintf(pay, sizeof(pay), "%.10g", stage->pay);
		PUT(writing, "pay", stage->place, known(stage->year),
		    known(stage->currency), pay);
	}
	for (size_t i = 0; i < stage->skill_count; i++) {
		const struct told_skill *one = &stage->skills[i];

		PUT(writing, "skill", known(one->skill.id),
		    number(one->needs, a), number(one->from, b),
		    one->core ? "core" : "useful", known(one->skill.name));
	}
	for (size_t i = 0; i < stage->certification_count; i++) {
		const struct told_certification *one =
			&stage->certifications[i];

		PUT(writing, "certification", known(one->certification.id),
		    known(one->status), known(one->certification.name));
	}
}

char *told_write(struct arena *arena, const struct told *told)
{
	struct writing writing = {.arena = arena};

	PUT(&writing, "atlas", known(told->atlas_name),
	    known(told->atlas_release));
	if (told->begins != NULL)
		PUT(&writing, "begins", told->begins);
	for (size_t i = 0; i < told->count; i++)
		put_stage(&writing, &told->stages[i]);
	put_byte(&writing, '\0');
	return writing.text;
}

/* Reading ------------------------------------------------------------------- */

struct reading {
	struct arena *arena;
	struct told *told;
	const char *words[WORDS]; /* of the line; NULL after its last */
	bool failed;
};

/* The words of the line at text; returns where the next begins. */
static const char *split(struct reading *reading, const char *text)
{
	size_t size = strcspn(text, "\n"), count = 0;
	char *line = arena_copy(reading->arena, text, size);

	memset(reading->words, 0, sizeof(reading->words));
	reading->failed = reading->failed || line == NULL;
	while (line != NULL && count < WORDS) {
		reading->words[count++] = line;
		line = strchr(line, '\t');
		if (line != NULL)
			*line++ = '\0';
	}
	return text + size + (text[size] == '\n');
}

/* NULL for an empty or missing word. */
static const char *word(const struct reading *reading, size_t at)
{
	const char *text = reading->words[at];

	return text != NULL && *text != '\0' ? text : NULL;
}

static int number_of(const struct reading *reading, size_t at, int most)
{
	const char *text = word(reading, at);
	long value;

	if (text == NULL || strlen(text) > 9 ||
	    strspn(text, "0123456789") != strlen(text))
		return RUNGS_UNKNOWN;
	value = strtol(text, NULL, 10);
	return value <= most ? (int)value : RUNGS_UNKNOWN;
}

/* An id with its name, at two places; false without an id. */
static bool ref_of(const struct reading *reading, size_t id, size_t name,
		   struct rungs_ref *out)
{
	out->id = word(reading, id);
	out->name = word(reading, name);
	if (out->name == NULL)
		out->name = out->id;
	return out->id != NULL;
}

static void *grow(struct reading *reading, void *array, size_t count,
		  size_t size)
{
	void *larger = arena_grow(reading->arena, array, count, size);

	reading->failed = reading->failed || larger == NULL;
	return larger;
}

static void add_skill(struct reading *reading, struct told_stage *stage)
{
	struct told_skill skill = {
		.needs = number_of(reading, 2, LEVEL_MOST),
		.from = number_of(reading, 3, LEVEL_MOST),
		.core = reading->words[4] != NULL &&
			strcmp(reading->words[4], "core") == 0,
	};

	if (!ref_of(reading, 1, 5, &skill.skill))
		return;
	stage->skills = grow(reading, stage->skills, stage->skill_count,
			     sizeof(*stage->skills));
	if (stage->skills != NULL)
		stage->skills[stage->skill_count++] = skill;
}

static void add_certification(struct reading *reading, struct told_stage *stage)
{
	struct told_certification one = {.status = word(reading, 2)};

	if (!ref_of(reading, 1, 3, &one.certification))
		return;
	stage->certifications =
		grow(reading, stage->certifications, stage->certification_count,
		     sizeof(*stage->certifications));
	if (stage->certifications != NULL)
		stage->certifications[stage->certification_count++] = one;
}

static void add_pay(const struct reading *reading, struct told_stage *stage)
{
	const char *text = word(reading, 4);
	char *end = NULL;
	double pay = text != NULL ? strtod(text, &end) : (double)NAN;

	if (end == NULL || *end != '\0' || !isfinite(pay) ||
	    word(reading, 1) == NULL)
		return;
	stage->place = word(reading, 1);
	stage->year = word(reading, 2);
	stage->currency = word(reading, 3);
	stage->pay = pay;
}

struct told_stage told_nothing(void)
{
	return (struct told_stage){.years_min = RUNGS_UNKNOWN,
				   .years_max = RUNGS_UNKNOWN,
				   .study_min = RUNGS_UNKNOWN,
				   .study_max = RUNGS_UNKNOWN,
				   .pay = (double)NAN};
}

static void add_stage(struct reading *reading)
{
	struct told *told = reading->told;
	struct told_stage stage = told_nothing();

	if (!ref_of(reading, 1, 2, &stage.role))
		return;
	told->stages =
		grow(reading, told->stages, told->count, sizeof(*told->stages));
	if (told->stages != NULL)
		told->stages[told->count++] = stage;
}

/* A line about the role that was named last. */
static void add_fact(struct reading *reading, struct told_stage *stage)
{
	const char *what = reading->words[0];

	if (strcmp(what, "move") == 0) {
		stage->kind = word(reading, 1);
		stage->years_min = number_of(reading, 2, YEARS_MOST);
		stage->years_max = number_of(reading, 3, YEARS_MOST);
	} else if (strcmp(what, "study") == 0) {
		stage->study_min = number_of(reading, 1, YEARS_MOST);
		stage->study_max = number_of(reading, 2, YEARS_MOST);
	} else if (strcmp(what, "education") == 0) {
		ref_of(reading, 1, 2, &stage->education);
	} else if (strcmp(what, "pay") == 0) {
		add_pay(reading, stage);
	} else if (strcmp(what, "skill") == 0) {
		add_skill(reading, stage);
	} else if (strcmp(what, "certification") == 0) {
		add_certification(reading, stage);
	}
}

bool told_read(struct arena *arena, const char *text, struct told *out)
{
	struct reading reading = {.arena = arena, .told = out};
	const char *what;

	*out = (struct told){0};
	while (text != NULL && *text != '\0' && !reading.failed) {
		text = split(&reading, text);
		what = reading.words[0];
		if (what == NULL) {
			continue;
		} else if (strcmp(what, "atlas") == 0) {
			out->atlas_name = word(&reading, 1);
			out->atlas_release = word(&reading, 2);
		} else if (strcmp(what, "begins") == 0) {
			out->begins = word(&reading, 1);
		} else if (strcmp(what, "role") == 0) {
			add_stage(&reading);
		} else if (out->count > 0) {
			add_fact(&reading, &out->stages[out->count - 1]);
		}
	}
	return !reading.failed;
}

/* Facts --------------------------------------------------------------------- */

/* Twice the midpoint; -1 if neither end is known. */
static int twice_middle(int least, int most)
{
	if (least < 0)
		least = most;
	if (most < 0)
		most = least;
	return least < 0 ? -1 : least + most;
}

/* Of years that are doubled, -1 if they are not known. */
static int months_of(int twice)
{
	return twice < 0 ? -1 : 6 * twice;
}

int told_months(const struct told_stage *stage)
{
	int move = twice_middle(stage->years_min, stage->years_max);
	int study = twice_middle(stage->study_min, stage->study_max);

	int twice = move > study ? move : study;

	return months_of(twice > 0 ? twice : -1);
}

int told_study_day(const struct told_stage *stage, int from, int to)
{
	int months =
		months_of(twice_middle(stage->study_min, stage->study_max));
	int day = months < 0 ? to : date_add_months(from, months);

	return day < to ? day : to;
}

const struct told_skill *told_skill_of(const struct told_stage *stage,
				       const char *id)
{
	for (size_t i = 0; i < stage->skill_count; i++) {
		if (strcmp(stage->skills[i].skill.id, id) == 0)
			return &stage->skills[i];
	}
	return NULL;
}
