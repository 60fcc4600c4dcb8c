#include "demand.h"

#include <stdio.h>
#include <string.h>

#include "demand_table.h"
#include "error.h"
#include "role_sets.h"
#include "search_fields.h"
#include "shapes.h"

enum { STRETCH_YEARS = 3, FAR_YEARS = 6 };

/* The place of a thing among those of its kind; DEMANDS_NONE if the atlas has
 * none of that id. */
static size_t find(struct reader *reader, enum rungs_kind kind, const char *id)
{
	sqlite3_stmt *row;
	size_t place = DEMANDS_NONE;
	int step;

	if (reader->status != RUNGS_OK)
		return DEMANDS_NONE;
	reader->status = connection_statement(
		reader->atlas, STATEMENT_DEMAND_NUMBER, &row, reader->error);
	if (reader->status != RUNGS_OK)
		return DEMANDS_NONE;
	sqlite3_bind_text(row, 1, rungs_kind_singular(kind), -1, SQLITE_STATIC);
	sqlite3_bind_text(row, 2, id, -1, SQLITE_STATIC);
	step = sqlite3_step(row);
	if (step == SQLITE_ROW)
		place = demand_place(row, 0, kind);
	else if (step != SQLITE_DONE)
		reader->status =
			connection_failed(reader->atlas, reader->error);
	sqlite3_reset(row);
	return place;
}

size_t demands_role(struct reader *reader, const struct demands *demands,
		    const char *id)
{
	size_t place = find(reader, RUNGS_ROLE, id);

	return place < demands->role_count ? place : DEMANDS_NONE;
}

int demands_level(struct reader *reader, const struct demands *demands,
		  const char *skill)
{
	size_t place = find(reader, RUNGS_SKILL, skill);

	return place < demands->skill_count ? demands->has[place] : -1;
}

static int64_t number_of(const struct demands *demands, uint32_t what)
{
	size_t skills = demands->skill_count;

	return what < skills ? search_number_of(RUNGS_SKILL, what)
			     : search_number_of(RUNGS_CERTIFICATION,
						what - (uint32_t)skills);
}

struct rungs_ref *demands_names(struct reader *reader,
				const struct demands *demands,
				const uint32_t *whats, size_t count)
{
	int64_t *numbers = NULL;
	struct rungs_ref *names;

	if (reader->status == RUNGS_OK)
		numbers = arena_alloc(reader->arena, count * sizeof(*numbers));
	if (numbers == NULL && reader->status == RUNGS_OK)
		reader->status = error_no_memory(reader->error);
	for (size_t i = 0; numbers != NULL && i < count; i++)
		numbers[i] = number_of(demands, whats[i]);
	names = refs_listed(reader, numbers, count);
	for (size_t i = 0; names != NULL && i < count; i++)
		if (names[i].id == NULL || names[i].name == NULL)
			demands_damaged(reader);
	return reader->status == RUNGS_OK ? names : NULL;
}

size_t demands_what(struct reader *reader, const struct demands *demands,
		    enum rungs_kind kind, const char *id)
{
	bool skill = kind == RUNGS_SKILL;
	size_t place = find(reader, kind, id);

	if (place >=
	    (skill ? demands->skill_count : demands->certification_count))
		return DEMANDS_NONE;
	return place + (skill ? 0 : demands->skill_count);
}

static void has_level(struct reader *reader, struct demands *demands,
		      const struct rungs_record *record)
{
	size_t what = demands_what(reader, demands,
				   record->section == RUNGS_HAS_SKILL
					   ? RUNGS_SKILL
					   : RUNGS_CERTIFICATION,
				   record->id);

	if (what != DEMANDS_NONE)
		demands->has[what] =
			(uint8_t)(record->level > 0 ? record->level : 1);
}

/* What a role of one's experience asks, one has, unless the profile says
 * otherwise. */
static void has_of_role(struct demands *demands, const bool *said, size_t place)
{
	const struct demand_role *role = &demands->roles[place];

	for (size_t i = 0; i < role->count; i++) {
		const struct demand *one = &role->asks[i];
		int level = demand_needs(one);

		if (!demand_is_skill(demands, one) || said[one->what] ||
		    !one->basic || demands->has[one->what] >= level)
			continue;
		demands->has[one->what] = (uint8_t)level;
		demands->from[one->what] = (uint32_t)place + 1;
	}
}

/* What a level of the European framework, or being native, is among those of
 * skills. */
static uint8_t level_of_language(int level)
{
	static const uint8_t levels[] = {0, 1, 1, 2, 3, 4, 5, 5};

	return level > 0 && level < (int)sizeof(levels) ? levels[level] : 0;
}

/* Who has a language has the skills that are called after it, as well as it is
 * both spoken and written, if both are known. */
static void has_language(struct reader *reader, struct demands *demands,
			 const struct rungs_records *profile, const bool *said,
			 const struct rungs_record *language)
{
	const struct rungs_record *written;
	uint8_t level = level_of_language(language->level);
	const uint32_t *skills;
	size_t count;
	char id[200];

	snprintf(id, sizeof(id), "written-%.180s", language->id);
	written = rungs_records_find(profile, RUNGS_HAS_LANGUAGE, id);
	if (written != NULL && level_of_language(written->level) > 0 &&
	    level_of_language(written->level) < level)
		level = level_of_language(written->level);
	if (level == 0)
		return;
	skills = demand_table_spoken(reader, language->id, &count);
	for (size_t i = 0; i < count; i++) {
		if (said[skills[i]])
			continue;
		demands->has[skills[i]] = level;
		demands->from[skills[i]] = DEMANDS_SPOKEN;
	}
}

static void education_read(struct demands *demands,
			   const struct rungs_record *record)
{
	for (size_t i = 0; record != NULL && i < demands->degree_count; i++) {
		if (strcmp(demands->degrees[i].ref.id, record->id) == 0)
			demands->education = &demands->degrees[i];
	}
}

static void limit_read(struct reader *reader, struct demands *demands,
		       const char *condition)
{
	const struct thing_set *much =
		role_set(reader, "condition", condition, 2, 3);

	if (demands->unwanted == NULL && reader->status == RUNGS_OK)
		demands->unwanted =
			arena_alloc(reader->arena, demands->role_count + 1);
	if (demands->unwanted == NULL && reader->status == RUNGS_OK)
		reader->status = error_no_memory(reader->error);
	if (reader->status != RUNGS_OK)
		return;
	for (size_t i = 0; i < demands->role_count; i++) {
		if (thing_set_has(much, search_number_of(RUNGS_ROLE, i)))
			demands->unwanted[i] = true;
	}
}

static void profile_read(struct reader *reader, struct demands *demands,
			 const struct rungs_records *profile)
{
	size_t count = demands->skill_count + demands->certification_count;
	bool *said = arena_alloc(reader->arena, count + 1);

	demands->has = arena_alloc(reader->arena, count + 1);
	demands->from =
		arena_alloc(reader->arena, (count + 1) * sizeof(uint32_t));
	if (said == NULL || demands->has == NULL || demands->from == NULL) {
		reader->status = error_no_memory(reader->error);
		return;
	}
	for (size_t i = 0; i < profile->count; i++) {
		const struct rungs_record *record = &profile->at[i];

		if (record->section == RUNGS_HAS_SKILL ||
		    record->section == RUNGS_HAS_CERTIFICATION)
			has_level(reader, demands, record);
		else if (record->section == RUNGS_HAS_EXPERIENCE)
			demands->years += record->years;
		else if (record->section == RUNGS_LIMITS)
			limit_read(reader, demands, record->id);
	}
	for (size_t i = 0; i < count; i++)
		said[i] = demands->has[i] != 0;
	for (size_t i = 0; i < profile->count; i++)
		if (profile->at[i].section == RUNGS_HAS_LANGUAGE)
			has_language(reader, demands, profile, said,
				     &profile->at[i]);
	for (size_t i = 0; i < profile->count; i++) {
		const struct rungs_record *record = &profile->at[i];
		size_t role;

		if (record->section != RUNGS_HAS_EXPERIENCE ||
		    record->years < 1 || strncmp(record->id, "role/", 5) != 0)
			continue;
		role = demands_role(reader, demands, record->id + 5);
		if (role != DEMANDS_NONE)
			has_of_role(demands, said, role);
	}
	education_read(demands,
		       rungs_records_find(profile, RUNGS_HAS_EDUCATION, NULL));
}

void demands_read(struct reader *reader, const struct rungs_records *profile,
		  struct demands *out)
{
	demand_table_read(reader, out);
	if (reader->status == RUNGS_OK)
		profile_read(reader, out, profile);
}

enum rungs_band demand_band_at(const struct rungs_fit_brief *brief, int gap)
{
	enum rungs_band band = 10 * gap <= brief->asked      ? RUNGS_STRONG
			       : 3 * gap <= brief->asked     ? RUNGS_NEAR
			       : 3 * gap <= 2 * brief->asked ? RUNGS_STRETCH
							     : RUNGS_FAR;
	enum rungs_band best = RUNGS_STRONG;

	if (brief->years_short > 0)
		best = RUNGS_NEAR;
	if (brief->education_short || brief->years_short > STRETCH_YEARS)
		best = RUNGS_STRETCH;
	if (brief->years_short > FAR_YEARS || brief->unwanted ||
	    brief->asked == 0)
		best = RUNGS_FAR;
	return band > best ? band : best;
}

enum rungs_band demand_band(const struct rungs_fit_brief *brief)
{
	return demand_band_at(brief, brief->gap);
}

bool demand_degree_met(const struct demand_degree *has,
		       const struct demand_degree *asked)
{
	if (asked == NULL || asked == has)
		return true;
	if (has == NULL)
		return asked->rank == 0;
	return !asked->profession && asked->rank <= has->rank;
}

void demand_judge(const struct demands *demands, const struct demand_role *role,
		  struct rungs_fit_brief *out)
{
	*out = (struct rungs_fit_brief){
		.role = role->brief,
		.unwanted = demands->unwanted != NULL &&
			    demands->unwanted[role - demands->roles],
		.most = role->most,
		.asked = role->levels,
		.gap = role->levels,
	};
	for (size_t i = 0; i < role->count; i++) {
		const struct demand *one = &role->asks[i];
		int met;

		/* Most of what roles ask one has none of. */
		if (demands->has[one->what] == 0)
			continue;
		met = demand_met(one, demands->has[one->what]);
		out->points += demand_weight(one) * met;
		if (one->core && demand_is_skill(demands, one))
			out->gap -= met;
	}
	if (role->education != NULL) {
		out->education_short =
			!demand_degree_met(demands->education, role->education);
		out->points +=
			out->education_short ? 0 : DEMAND_EDUCATION_POINTS;
	}
	if (role->years > 0) {
		int years = demands->years < role->years ? (int)demands->years
							 : role->years;

		out->years_short = role->years - years;
		out->points += years;
	}
	out->band = demand_band(out);
}
