/* What a person said that bears on where to begin. */
#include <stdio.h>
#include <string.h>

#include <rungs/assessment.h>

#include "assessment.h"
#include "error.h"
#include "prospects.h"
#include "search_fields.h"
#include "text.h"

bool list_has(const char *list, const char *id)
{
	size_t size = strlen(id);

	while (list != NULL && *list != '\0') {
		size_t length = strcspn(list, ";");

		if (length == size && strncmp(list, id, size) == 0)
			return true;
		list += length;
		list += *list == ';';
	}
	return false;
}

static bool likes(const struct rungs_records *profile, const char *kind,
		  const char *id)
{
	char full[400];

	snprintf(full, sizeof(full), "%s/%s", kind, id);
	return rungs_records_find(profile, RUNGS_LIKES, full) != NULL;
}

static bool is_listed(const char *list, const char *id)
{
	return id != NULL && list_has(list, id);
}

static void read_interests(struct reader *reader, struct prospects *out)
{
	static const struct field fields[] = {
		TEXT(interest, id),         TEXT(interest, name),
		TEXT(interest, language),   TEXT(interest, skills),
		TEXT(interest, conditions),
	};
	static const struct shape shape = SHAPE(interest, fields);
	struct wishes *wishes = &out->wishes;

	wishes->interests = ROWS(reader, STATEMENT_PROSPECT_INTERESTS, &shape,
				 &wishes->interest_count, NULL);
	if (wishes->interest_count > INTERESTS_MOST)
		wishes->interest_count = INTERESTS_MOST;
	for (size_t i = 0; i < wishes->interest_count; i++) {
		struct interest *interest = &wishes->interests[i];

		if (interest->id == NULL || interest->name == NULL)
			continue;
		interest->liked =
			likes(wishes->profile, "interest", interest->id);
		wishes->likes |= interest->liked;
	}
}

struct skill {
	int number;
	const char *id, *name, *group;
};

/* What an atlas tells of a skill, by its place. */
static void take_skill(struct prospects *out, const struct skill *skill,
		       size_t place)
{
	struct wishes *wishes = &out->wishes;
	char id[400];

	out->skills[place] = skill->name;
	snprintf(id, sizeof(id), "group/%s",
		 skill->group != NULL ? skill->group : "");
	wishes->learns[place] =
		rungs_records_find(wishes->profile, RUNGS_LEARNS, id) != NULL;
	for (size_t i = 0; i < wishes->interest_count; i++) {
		if (is_listed(wishes->interests[i].skills, skill->id))
			wishes->of_skill[place] |= UINT64_C(1) << i;
	}
}

static void read_skills(struct reader *reader, struct prospects *out)
{
	static const struct field fields[] = {
		INT(skill, number),
		TEXT(skill, id),
		TEXT(skill, name),
		TEXT(skill, group),
	};
	static const struct shape shape = SHAPE(skill, fields);
	struct wishes *wishes = &out->wishes;
	size_t count;
	const struct skill *skills =
		ROWS(reader, STATEMENT_PROSPECT_SKILLS, &shape, &count, NULL);

	wishes->learns_degree =
		rungs_records_find(wishes->profile, RUNGS_LEARNS, "degree") !=
		NULL;
	for (size_t i = 0; i < count; i++) {
		int place =
			(skills[i].number & ((1 << SEARCH_KIND_BITS) - 1)) - 1;

		if (place >= 0 && (size_t)place < out->demands.skill_count)
			take_skill(out, &skills[i], (size_t)place);
	}
}

static void add_field(struct reader *reader, struct wishes *wishes,
		      const char *text, size_t size)
{
	char *copy = arena_copy(reader->arena, text, size);
	char *folded = arena_alloc(reader->arena, 4 * size + 1);

	wishes->fields =
		arena_grow(reader->arena, wishes->fields, wishes->field_count,
			   sizeof(*wishes->fields));
	if (copy == NULL || folded == NULL || wishes->fields == NULL) {
		reader->status = error_no_memory(reader->error);
		wishes->field_count = 0;
		return;
	}
	if (text_fold(folded, 4 * size + 1, copy, NULL) > 0)
		wishes->fields[wishes->field_count++] = folded;
}

/* Fields as they were told; where commas stand between, each part too. */
static void read_fields(struct reader *reader, struct wishes *wishes)
{
	const struct rungs_record *record =
		rungs_records_find(wishes->profile, RUNGS_HAS_EDUCATION, NULL);
	const char *at = record != NULL ? record->text : NULL, *field;
	size_t size;

	while (at != NULL && reader->status == RUNGS_OK &&
	       (field = next_field(&at, &size)) != NULL) {
		const char *part = field, *end = field + size;

		add_field(reader, wishes, field, size);
		while (reader->status == RUNGS_OK && part < end &&
		       memchr(field, ',', size) != NULL) {
			size_t length = strcspn(part, ",;");

			if (length > 0)
				add_field(reader, wishes, part, length);
			part += length + 1;
		}
	}
}

static bool is_field(const struct wishes *wishes, const char *text)
{
	char folded[1000];

	if (text == NULL || text_fold(folded, sizeof(folded), text, NULL) == 0)
		return false;
	for (size_t i = 0; i < wishes->field_count; i++) {
		if (strcmp(folded, wishes->fields[i]) == 0)
			return true;
	}
	return false;
}

/* Whether a text has a field's words side by side. */
static bool tells_of(const char *text, const char *field)
{
	char folded[2000];
	size_t size = strlen(field);
	const char *at = folded;

	if (text == NULL || text_fold(folded, sizeof(folded), text, NULL) == 0)
		return false;
	while ((at = strstr(at, field)) != NULL) {
		if ((at == folded || at[-1] == ' ') &&
		    (at[size] == ' ' || at[size] == '\0'))
			return true;
		at++;
	}
	return false;
}

struct route_field {
	const char *fields, *areas;
};

/* Whether a route that sets out from the area names a field. */
static bool is_routed(const struct route_field *routes, size_t count,
		      const struct wishes *wishes, const char *area)
{
	for (size_t i = 0; i < count; i++) {
		if (!list_has(routes[i].areas, area))
			continue;
		for (size_t j = 0; j < wishes->field_count; j++) {
			if (tells_of(routes[i].fields, wishes->fields[j]))
				return true;
		}
	}
	return false;
}

static bool is_told(const struct wishes *wishes, const char *summary)
{
	for (size_t j = 0; j < wishes->field_count; j++) {
		if (tells_of(summary, wishes->fields[j]))
			return true;
	}
	return false;
}

/* Areas are named by their name, or near a field that is told of there. */
static void read_areas(struct reader *reader, struct wishes *wishes)
{
	static const struct field area_fields[] = {TEXT(rungs_option, id),
						   TEXT(rungs_option, name),
						   TEXT(rungs_option, note)};
	static const struct shape area_shape = SHAPE(rungs_option, area_fields);
	static const struct field route_fields[] = {TEXT(route_field, fields),
						    TEXT(route_field, areas)};
	static const struct shape route_shape =
		SHAPE(route_field, route_fields);
	size_t count, route_count;
	const struct rungs_option *areas = ROWS(
		reader, STATEMENT_PROSPECT_AREAS, &area_shape, &count, NULL);
	const struct route_field *routes =
		ROWS(reader, STATEMENT_PROSPECT_FIELDS, &route_shape,
		     &route_count, NULL);
	struct rungs_refs *named = &wishes->studied, *near = &wishes->near;

	named->at = arena_alloc(reader->arena, (count + 1) * sizeof(*near->at));
	near->at = arena_alloc(reader->arena, (count + 1) * sizeof(*near->at));
	if (named->at == NULL || near->at == NULL) {
		reader->status = error_no_memory(reader->error);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		const struct rungs_option *area = &areas[i];
		const struct rungs_ref ref = {area->id, area->name};

		if (area->id == NULL)
			continue;
		if (is_field(wishes, area->name) || is_field(wishes, area->id))
			named->at[named->count++] = ref;
		else if (is_routed(routes, route_count, wishes, area->id) ||
			 is_told(wishes, area->note))
			near->at[near->count++] = ref;
	}
}

bool leads_from(const struct rungs_refs *areas, const char *list)
{
	for (size_t i = 0; i < areas->count; i++) {
		if (list_has(list, areas->at[i].id))
			return true;
	}
	return false;
}

static void read_lines(struct reader *reader, struct prospects *out)
{
	static const struct field fields[] = {REF(line, ref),
					      TEXT(line, areas)};
	static const struct shape shape = SHAPE(line, fields);
	struct wishes *wishes = &out->wishes;

	out->lines = ROWS(reader, STATEMENT_PROSPECT_LINES, &shape,
			  &out->line_count, NULL);
	for (size_t i = 0; i < out->line_count; i++) {
		struct line *line = &out->lines[i];

		line->studied = leads_from(&wishes->studied, line->areas) ||
				leads_from(&wishes->near, line->areas);
		for (size_t j = 0; j < wishes->profile->count; j++) {
			const struct rungs_record *record =
				&wishes->profile->at[j];

			if (record->section == RUNGS_LIKES &&
			    strncmp(record->id, "area/", 5) == 0)
				line->drawn |=
					list_has(line->areas, record->id + 5);
		}
		if (line->ref.id != NULL)
			line->drawn |= likes(wishes->profile, "specialization",
					     line->ref.id);
		wishes->drawn |= line->drawn;
	}
}

static int level_of(const struct rungs_records *profile,
		    enum rungs_question question)
{
	const struct rungs_record *record = rungs_records_find(
		profile, RUNGS_HAS_LANGUAGE, question_language(question));

	return record != NULL && record->level > 0 ? record->level : 0;
}

void wishes_read(struct reader *reader, const struct rungs_records *profile,
		 struct prospects *out)
{
	struct wishes *wishes = &out->wishes;
	size_t skills = out->demands.skill_count;

	*wishes = (struct wishes){
		.profile = profile,
		.speaking = level_of(profile, RUNGS_ASK_SPEAKING),
		.writing = level_of(profile, RUNGS_ASK_WRITING),
		.of_skill = arena_alloc(reader->arena,
					(skills + 1) * sizeof(uint64_t)),
		.learns = arena_alloc(reader->arena, skills + 1),
	};
	out->skills =
		arena_alloc(reader->arena, (skills + 1) * sizeof(*out->skills));
	if (wishes->of_skill == NULL || wishes->learns == NULL ||
	    out->skills == NULL) {
		reader->status = error_no_memory(reader->error);
		return;
	}
	read_interests(reader, out);
	read_skills(reader, out);
	read_fields(reader, wishes);
	read_areas(reader, wishes);
	read_lines(reader, out);
}
