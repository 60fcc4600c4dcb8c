#include "assessment.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "demand.h"
#include "error.h"

#define SKILLS_MOST 12 /* to choose from before one searches */

static const struct question {
	const char *id, *title, *text, *hint;
	bool many, searched, own_words;
} questions[RUNGS_QUESTION_COUNT] = {
#define QUESTION(name, id, title, text, hint, many, searched, own_words)       \
	[RUNGS_ASK_##name] = {id, title, text, hint, many, searched, own_words},
#include "questions.def"
#undef QUESTION
};

/* The ids are levels of the European framework. */
static const struct rungs_option levels[] = {
	{.id = "a1", .name = "A1", .note = "a few words and set phrases"},
	{.id = "a2", .name = "A2", .note = "short, simple exchanges"},
	{.id = "b1", .name = "B1", .note = "everyday matters, with pauses"},
	{.id = "b2", .name = "B2", .note = "most of a working day with ease"},
	{.id = "c1", .name = "C1", .note = "nearly everything, fluently"},
	{.id = "c2", .name = "C2", .note = "everything, with its fine shades"},
	{.id = "native", .name = "Native", .note = "my first language"},
};

static const struct rungs_option years[] = {
	{.id = "0.5", .name = "Less than a year"},
	{.id = "1", .name = "1 to 2 years"},
	{.id = "3", .name = "3 to 4 years"},
	{.id = "5", .name = "5 to 7 years"},
	{.id = "8", .name = "8 to 11 years"},
	{.id = "12", .name = "12 years or more"},
};

static const struct rungs_option moving = {
	.id = "moving", .name = "Moving", .note = "to another place for a job"};

const char *rungs_question_word(enum rungs_question question)
{
	return questions[question].id;
}

bool rungs_question_parse(const char *word, enum rungs_question *out)
{
	for (int i = 0; i < RUNGS_QUESTION_COUNT; i++) {
		if (strcmp(word, questions[i].id) == 0) {
			*out = (enum rungs_question)i;
			return true;
		}
	}
	return false;
}

enum rungs_section question_section(enum rungs_question question)
{
	switch (question) {
	case RUNGS_ASK_EDUCATION:
		return RUNGS_HAS_EDUCATION;
	case RUNGS_ASK_SKILLS:
		return RUNGS_HAS_SKILL;
	case RUNGS_ASK_LIKES:
	case RUNGS_ASK_SUBJECTS:
	case RUNGS_ASK_DIRECTION:
		return RUNGS_LIKES;
	case RUNGS_ASK_LEARNING:
		return RUNGS_LEARNS;
	case RUNGS_ASK_LIMITS:
		return RUNGS_LIMITS;
	default:
		return RUNGS_SECTION_COUNT;
	}
}

const char *question_language(enum rungs_question question)
{
	return question == RUNGS_ASK_SPEAKING  ? "english"
	       : question == RUNGS_ASK_WRITING ? "written-english"
					       : NULL;
}

const char *next_field(const char **at, size_t *size)
{
	const char *start;

	*at += strspn(*at, "; ");
	start = *at;
	*size = strcspn(start, ";");
	*at += *size;
	while (*size > 0 && start[*size - 1] == ' ')
		--*size;
	return *size > 0 ? start : NULL;
}

/* One set of questions under way. */
struct asking {
	struct reader *reader;
	const struct rungs_records *profile;
	struct rungs_asked *asked;
};

static void add(struct asking *asking, struct rungs_option option)
{
	struct rungs_asked *asked = asking->asked;

	asked->options =
		arena_grow(asking->reader->arena, asked->options,
			   asked->option_count, sizeof(*asked->options));
	if (asked->options == NULL) {
		asked->option_count = 0;
		asking->reader->status = error_no_memory(asking->reader->error);
		return;
	}
	asked->options[asked->option_count++] = option;
}

static struct rungs_option *option_of(struct rungs_asked *asked, const char *id,
				      size_t size)
{
	for (size_t i = 0; i < asked->option_count; i++) {
		if (strncmp(asked->options[i].id, id, size) == 0 &&
		    asked->options[i].id[size] == '\0')
			return &asked->options[i];
	}
	return NULL;
}

static void add_all(struct asking *asking, const struct rungs_option *options,
		    size_t count)
{
	for (size_t i = 0; i < count && asking->reader->status == RUNGS_OK;
	     i++) {
		if (options[i].id != NULL && options[i].name != NULL)
			add(asking, options[i]);
	}
}

static void add_rows(struct asking *asking, enum statement which)
{
	static const struct field fields[] = {TEXT(rungs_option, id),
					      TEXT(rungs_option, name),
					      TEXT(rungs_option, note)};
	static const struct shape shape = SHAPE(rungs_option, fields);
	size_t count;
	const struct rungs_option *options =
		ROWS(asking->reader, which, &shape, &count, NULL);

	add_all(asking, options, count);
}

/* How many roles of the lowest level that has any ask a skill as a core one. */
static void count_beginners(const struct demands *demands, unsigned *counts)
{
	int lowest = INT_MAX;

	for (size_t i = 0; i < demands->role_count; i++) {
		if (demands->roles[i].brief.rank < lowest)
			lowest = demands->roles[i].brief.rank;
	}
	for (size_t i = 0; i < demands->role_count; i++) {
		const struct demand_role *role = &demands->roles[i];

		if (role->brief.rank != lowest)
			continue;
		for (size_t at = 0; at < role->count; at++) {
			const struct demand *one = &role->asks[at];

			if (one->core && demand_is_skill(demands, one))
				counts[one->what]++;
		}
	}
}

/* The places of the largest counts, which are taken away. */
static size_t most_asked(size_t places, unsigned *counts,
			 uint32_t out[SKILLS_MOST])
{
	size_t count = 0;

	while (places > 0 && count < SKILLS_MOST) {
		uint32_t most = 0;

		for (uint32_t i = 1; i < places; i++) {
			if (counts[i] > counts[most])
				most = i;
		}
		if (counts[most] == 0)
			break;
		counts[most] = 0;
		out[count++] = most;
	}
	return count;
}

/* What is asked of beginners most often. */
static void add_skills(struct asking *asking)
{
	static const struct rungs_records nobody;
	struct reader *reader = asking->reader;
	const struct rungs_ref *names = NULL;
	uint32_t whats[SKILLS_MOST];
	struct demands demands;
	unsigned *counts;
	size_t count = 0;

	demands_read(reader, &nobody, &demands);
	counts = calloc(demands.skill_count + 1, sizeof(*counts));
	if (counts == NULL && reader->status == RUNGS_OK)
		reader->status = error_no_memory(reader->error);
	if (reader->status == RUNGS_OK)
		count_beginners(&demands, counts);
	if (reader->status == RUNGS_OK) {
		count = most_asked(demands.skill_count, counts, whats);
		names = demands_names(reader, &demands, whats, count);
	}
	for (size_t i = 0; names != NULL && i < count; i++)
		add(asking, (struct rungs_option){.id = names[i].id,
						  .name = names[i].name});
	free(counts);
}

/* What the profile has and the atlas need not. */
static void add_own(struct asking *asking, const char *id, const char *name)
{
	struct rungs_option option = {
		.id = arena_text(asking->reader->arena, id),
		.name = arena_text(asking->reader->arena, name),
		.chosen = true,
	};

	if (option.id == NULL || option.name == NULL)
		asking->reader->status = error_no_memory(asking->reader->error);
	else
		add(asking, option);
}

/* Marks what the profile has, and lists what it has besides. */
static void mark_records(struct asking *asking, enum rungs_section section,
			 bool all)
{
	for (size_t i = 0;
	     i < asking->profile->count && asking->reader->status == RUNGS_OK;
	     i++) {
		const struct rungs_record *record = &asking->profile->at[i];
		struct rungs_option *option;

		if (record->section != section)
			continue;
		option = option_of(asking->asked, record->id,
				   strlen(record->id));
		if (option != NULL)
			option->chosen = true;
		else if (all)
			add_own(asking, record->id, record->name);
	}
}

static const char *answer_of(const struct rungs_records *profile,
			     enum rungs_question question)
{
	const struct rungs_record *record = rungs_records_find(
		profile, RUNGS_ANSWERED, questions[question].id);

	return record != NULL ? record->text : NULL;
}

/* Fields are kept in words, so that they are also found that were typed. */
static void mark_fields(struct asking *asking)
{
	const struct rungs_record *record =
		rungs_records_find(asking->profile, RUNGS_HAS_EDUCATION, NULL);
	const char *at, *field;
	size_t size;

	if (record == NULL || record->text == NULL)
		return;
	at = record->text;
	while (asking->reader->status == RUNGS_OK &&
	       (field = next_field(&at, &size)) != NULL) {
		const char *name =
			arena_copy(asking->reader->arena, field, size);
		bool known = name == NULL;

		for (size_t i = 0;
		     name != NULL && i < asking->asked->option_count; i++) {
			struct rungs_option *option =
				&asking->asked->options[i];

			if (strcmp(option->name, name) == 0)
				option->chosen = known = true;
		}
		if (!known)
			add_own(asking, name, name);
	}
}

static void mark_years(struct asking *asking)
{
	const char *work = answer_of(asking->profile, RUNGS_ASK_WORK);
	const struct rungs_record *record =
		work != NULL ? rungs_records_find(asking->profile,
						  RUNGS_HAS_EXPERIENCE, work)
			     : NULL;
	struct rungs_option *option;
	char id[40];

	asking->asked->applies = record != NULL;
	if (record == NULL || !(record->years > 0))
		return;
	snprintf(id, sizeof(id), "%g", record->years);
	option = option_of(asking->asked, id, strlen(id));
	if (option != NULL)
		option->chosen = true;
	else
		add_own(asking, id, id);
}

static void mark_level(struct asking *asking)
{
	const struct rungs_record *record =
		rungs_records_find(asking->profile, RUNGS_HAS_LANGUAGE,
				   question_language(asking->asked->question));
	int level = record != NULL ? record->level : 0;

	if (level >= 1 && level <= (int)asking->asked->option_count)
		asking->asked->options[level - 1].chosen = true;
}

static bool has_field(struct asking *asking)
{
	struct only {
		const char *id;
	} only;
	static const struct field fields[] = {TEXT(only, id)};
	static const struct shape shape = SHAPE(only, fields);
	const struct rungs_record *record =
		rungs_records_find(asking->profile, RUNGS_HAS_EDUCATION, NULL);

	return record != NULL &&
	       row_read(asking->reader, STATEMENT_ASK_HAS_FIELD, &shape, &only,
			record->id);
}

static void add_options(struct asking *asking)
{
	static const enum statement statements[RUNGS_QUESTION_COUNT] = {
		[RUNGS_ASK_EDUCATION] = STATEMENT_ASK_EDUCATION,
		[RUNGS_ASK_LIKES] = STATEMENT_ASK_LIKES,
		[RUNGS_ASK_SUBJECTS] = STATEMENT_ASK_SUBJECTS,
		[RUNGS_ASK_LEARNING] = STATEMENT_ASK_LEARNING,
		[RUNGS_ASK_DIRECTION] = STATEMENT_ASK_DIRECTION,
		[RUNGS_ASK_LIMITS] = STATEMENT_ASK_LIMITS,
	};
	struct rungs_asked *asked = asking->asked;

	switch (asked->question) {
	case RUNGS_ASK_STUDY:
		add_rows(asking, STATEMENT_ASK_STUDY);
		mark_fields(asking);
		asked->applies = has_field(asking);
		break;
	case RUNGS_ASK_WORK:
		mark_records(asking, RUNGS_HAS_EXPERIENCE, true);
		break;
	case RUNGS_ASK_YEARS:
		add_all(asking, years, sizeof(years) / sizeof(years[0]));
		mark_years(asking);
		break;
	case RUNGS_ASK_SPEAKING:
	case RUNGS_ASK_WRITING:
		add_all(asking, levels, sizeof(levels) / sizeof(levels[0]));
		mark_level(asking);
		break;
	default:
		if (asked->question == RUNGS_ASK_SKILLS)
			add_skills(asking);
		else
			add_rows(asking, statements[asked->question]);
		asked->applies = asked->option_count > 0;
		if (asked->question == RUNGS_ASK_LIMITS)
			add(asking, moving);
		mark_records(asking, question_section(asked->question),
			     asked->searched);
	}
}

void question_read(struct reader *reader, const struct rungs_records *profile,
		   enum rungs_question which, struct rungs_asked *out)
{
	const struct question *question = &questions[which];
	const struct rungs_record *answer =
		rungs_records_find(profile, RUNGS_ANSWERED, question->id);

	*out = (struct rungs_asked){
		.question = which,
		.title = question->title,
		.text = question->text,
		.hint = question->hint,
		.many = question->many,
		.searched = question->searched,
		.own_words = question->own_words,
		.applies = true,
		.state = answer == NULL         ? RUNGS_OPEN
			 : answer->text != NULL ? RUNGS_ANSWERED_SO
						: RUNGS_SKIPPED,
	};
	if (reader->status == RUNGS_OK)
		add_options(&(struct asking){reader, profile, out});
}

/* Leaves out what the atlas has nothing for, whoever is asked. */
static bool is_asked(const struct rungs_asked *asked)
{
	return asked->option_count > 0 || asked->question == RUNGS_ASK_WORK;
}

bool question_is_open(const struct rungs_asked *asked)
{
	return is_asked(asked) && asked->applies && asked->state == RUNGS_OPEN;
}

/* The question that was to come next or, where that does not arise any more,
 * the first that is open. */
static size_t resume(const struct rungs_assessment *assessment,
		     const struct rungs_records *profile)
{
	const struct rungs_record *record =
		rungs_records_find(profile, RUNGS_ASKED, NULL);
	size_t open = assessment->count;

	for (size_t i = assessment->count; i-- > 0;) {
		const struct rungs_asked *asked = &assessment->at[i];

		if (record != NULL && asked->applies &&
		    strcmp(record->id, rungs_question_word(asked->question)) ==
			    0)
			return i;
		if (question_is_open(asked))
			open = i;
	}
	return record != NULL && strcmp(record->id, "end") == 0
		       ? assessment->count
		       : open;
}

enum rungs_status rungs_assessment_get(struct rungs_atlas *atlas,
				       const struct rungs_records *profile,
				       struct rungs_assessment *out,
				       struct rungs_error *error)
{
	struct reader reader;

	*out = (struct rungs_assessment){0};
	reader_init(&reader, atlas, error);
	if (reader.status == RUNGS_OK)
		out->at = arena_alloc(reader.arena,
				      RUNGS_QUESTION_COUNT * sizeof(*out->at));
	if (out->at == NULL) {
		reader.status = error_no_memory(error);
		return reader_finish(&reader, out, sizeof(*out), &out->memory);
	}
	for (int i = 0; i < RUNGS_QUESTION_COUNT; i++)
		question_read(&reader, profile, (enum rungs_question)i,
			      &out->at[i]);
	for (int i = 0; i < RUNGS_QUESTION_COUNT; i++) {
		if (!is_asked(&out->at[i]))
			continue;
		out->begun |= out->at[i].state != RUNGS_OPEN;
		out->at[out->count++] = out->at[i];
	}
	out->next = resume(out, profile);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_assessment_release(struct rungs_assessment *assessment)
{
	arena_free(assessment->memory);
	*assessment = (struct rungs_assessment){0};
}
