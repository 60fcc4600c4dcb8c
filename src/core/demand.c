#include "demand.h"

#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "error.h"
#include "role_sets.h"
#include "search_fields.h"
#include "shapes.h"

enum { EDUCATION_POINTS = 6, STRETCH_YEARS = 3, FAR_YEARS = 6 };

/* The place among things of its kind, from 0, of the thing that a column names;
 * SIZE_MAX for a thing of another. */
static size_t place_of(sqlite3_stmt *row, int column, enum rungs_kind kind)
{
	int64_t number = sqlite3_column_int64(row, column);

	return search_kind_of(number) == (int64_t)kind &&
			       number >= search_number_of(kind, 0)
		       ? (size_t)(number - search_number_of(kind, 0))
		       : SIZE_MAX;
}

/* What roles are shown by. */
struct words {
	struct rungs_refs specializations, tracks;
	size_t level_count;
	struct level {
		struct rungs_ref ref;
		int rank;
	} * levels;
};

static void words_read(struct reader *reader, struct words *out)
{
	static const struct field fields[] = {REF(level, ref),
					      INT(level, rank)};
	static const struct shape shape = SHAPE(level, fields);

	out->specializations =
		refs_read(reader, STATEMENT_DEMAND_NAMES, "specialization");
	out->tracks = refs_read(reader, STATEMENT_DEMAND_NAMES, "track");
	out->levels = ROWS(reader, STATEMENT_DEMAND_LEVELS, &shape,
			   &out->level_count, NULL);
}

void demands_damaged(struct reader *reader)
{
	if (reader->status == RUNGS_OK)
		reader->status = error_set(
			reader->error, RUNGS_DAMAGED,
			"The atlas is damaged: what its roles ask cannot be "
			"read; compile or import it anew.");
}

/* How many places things of the kind take. */
static size_t places(struct reader *reader, enum rungs_kind kind)
{
	static const struct field fields[] = {{FIELD_INT, 0}};
	static const struct shape shape = {sizeof(int), 1, fields};
	int count = 0;

	if (row_read(reader, STATEMENT_DEMAND_COUNT, &shape, &count,
		     rungs_kind_singular(kind)) &&
	    count >= DEMAND_PLACES)
		demands_damaged(reader);
	return count > 0 ? (size_t)count : 0;
}

static bool brief_read(struct reader *reader, const struct words *words,
		       sqlite3_stmt *row, struct rungs_role_brief *out)
{
	size_t specialization = place_of(row, 3, RUNGS_SPECIALIZATION);
	size_t track = place_of(row, 4, RUNGS_TRACK);
	size_t level = place_of(row, 5, RUNGS_LEVEL);

	if (specialization >= words->specializations.count ||
	    track >= words->tracks.count || level >= words->level_count)
		return false;
	*out = (struct rungs_role_brief){
		.id = row_text(reader, row, 1),
		.title = row_text(reader, row, 2),
		.specialization = words->specializations.at[specialization],
		.track = words->tracks.at[track],
		.level = words->levels[level].ref,
		.rank = words->levels[level].rank,
	};
	return out->id != NULL && out->title != NULL;
}

struct demand demand_unpack(const unsigned char *bytes, bool *skill)
{
	uint32_t word = (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 |
			(uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;

	*skill = (word & DEMAND_CERTIFICATION) == 0;
	return (struct demand){
		.what = word & (DEMAND_PLACES - 1),
		.level = (uint8_t)(word >> DEMAND_LEVEL_AT & 7),
		.core = (word & DEMAND_CORE) != 0,
		.own = (word & (DEMAND_CORE | DEMAND_BASIC)) != DEMAND_BASIC,
		.basic = (word & (DEMAND_BASIC | DEMAND_SHARED)) != 0,
	};
}

static bool demand_read(struct demands *demands, const unsigned char *bytes)
{
	bool skill;
	struct demand one = demand_unpack(bytes, &skill);

	if (one.what >=
	    (skill ? demands->skill_count : demands->certification_count))
		return false;
	one.what += skill ? 0 : (uint32_t)demands->skill_count;
	demands->at[demands->count++] = one;
	return true;
}

/* Makes room for so many more demands. */
static bool room_for(struct demands *demands, size_t *room, size_t more)
{
	struct demand *larger;

	if (demands->count + more <= *room)
		return true;
	*room = 2 * (demands->count + more) + 4096;
	larger = realloc(demands->at, *room * sizeof(*larger));
	if (larger != NULL)
		demands->at = larger;
	return larger != NULL;
}

static void bytes_read(struct reader *reader, struct demands *demands,
		       size_t *room, sqlite3_stmt *row)
{
	const unsigned char *bytes = sqlite3_column_blob(row, 8);
	size_t count = (size_t)sqlite3_column_bytes(row, 8) / DEMAND_BYTES;

	/* None asks a thing twice. */
	if (count > demands->skill_count + demands->certification_count) {
		demands_damaged(reader);
		return;
	}
	if (!room_for(demands, room, count)) {
		reader->status = error_no_memory(reader->error);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		if (!demand_read(demands, bytes + i * DEMAND_BYTES)) {
			demands_damaged(reader);
			return;
		}
	}
}

static void role_add(struct reader *reader, const struct words *words,
		     struct demands *demands, size_t *room, sqlite3_stmt *row)
{
	struct demand_role *role;
	size_t degree = place_of(row, 6, RUNGS_EDUCATION);

	demands->roles = arena_grow(reader->arena, demands->roles,
				    demands->role_count, sizeof(*role));
	if (demands->roles == NULL) {
		reader->status = error_no_memory(reader->error);
		return;
	}
	role = &demands->roles[demands->role_count];
	*role = (struct demand_role){.years = sqlite3_column_int(row, 7),
				     .first = demands->count};
	if (place_of(row, 0, RUNGS_ROLE) != demands->role_count ||
	    !brief_read(reader, words, row, &role->brief))
		demands_damaged(reader);
	if (degree < demands->degree_count)
		role->education = &demands->degrees[degree];
	bytes_read(reader, demands, room, row);
	role->end = demands->count;
	demands->role_count++;
}

static void roles_read(struct reader *reader, const struct words *words,
		       struct demands *demands)
{
	sqlite3_stmt *rows;
	int step = SQLITE_DONE;
	size_t room = 0;

	if (reader->status != RUNGS_OK)
		return;
	reader->status = connection_statement(reader->atlas, STATEMENT_DEMANDS,
					      &rows, reader->error);
	while (reader->status == RUNGS_OK &&
	       (step = sqlite3_step(rows)) == SQLITE_ROW)
		role_add(reader, words, demands, &room, rows);
	if (reader->status == RUNGS_OK && step != SQLITE_DONE)
		reader->status =
			connection_failed(reader->atlas, reader->error);
	if (rows != NULL)
		sqlite3_reset(rows);
}

static void degrees_read(struct reader *reader, struct demands *out)
{
	static const struct field fields[] = {
		REF(demand_degree, ref),         INT(demand_degree, rank),
		BOOL(demand_degree, profession), INT(demand_degree, years_min),
		INT(demand_degree, years_max),
	};
	static const struct shape shape = SHAPE(demand_degree, fields);

	out->degrees = ROWS(reader, STATEMENT_DEMAND_DEGREES, &shape,
			    &out->degree_count, NULL);
}

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
		place = place_of(row, 0, kind);
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

struct rungs_ref demands_name(struct reader *reader,
			      const struct demands *demands, uint32_t what)
{
	bool skill = what < demands->skill_count;
	struct rungs_thing thing;

	if (thing_at(reader,
		     skill ? search_number_of(RUNGS_SKILL, what)
			   : search_number_of(
				     RUNGS_CERTIFICATION,
				     what - (uint32_t)demands->skill_count),
		     &thing))
		return (struct rungs_ref){thing.id, thing.name};
	demands_damaged(reader);
	return (struct rungs_ref){NULL, NULL};
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

	for (size_t i = role->first; i < role->end; i++) {
		const struct demand *one = &demands->at[i];
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
	static const struct field fields[] = {TEXT(rungs_ref, id),
					      TEXT(rungs_ref, name)};
	static const struct shape shape = SHAPE(rungs_ref, fields);
	const struct rungs_record *written;
	uint8_t level = level_of_language(language->level);
	struct rungs_ref *skills;
	size_t count;
	char id[200];

	snprintf(id, sizeof(id), "written-%.180s", language->id);
	written = rungs_records_find(profile, RUNGS_HAS_LANGUAGE, id);
	if (written != NULL && level_of_language(written->level) > 0 &&
	    level_of_language(written->level) < level)
		level = level_of_language(written->level);
	if (level == 0)
		return;
	skills = ROWS(reader, STATEMENT_LANGUAGE_SKILLS, &shape, &count,
		      language->id);
	for (size_t i = 0; i < count; i++) {
		size_t what = demands_what(reader, demands, RUNGS_SKILL,
					   skills[i].id);

		if (what == DEMANDS_NONE || said[what])
			continue;
		demands->has[what] = level;
		demands->from[what] = DEMANDS_SPOKEN;
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

	for (size_t i = 0; much != NULL && i < demands->role_count; i++) {
		if (thing_set_has(much, search_number_of(RUNGS_ROLE, i)))
			demands->roles[i].unwanted = true;
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
	struct words words;

	*out = (struct demands){0};
	words_read(reader, &words);
	degrees_read(reader, out);
	out->skill_count = places(reader, RUNGS_SKILL);
	out->certification_count = places(reader, RUNGS_CERTIFICATION);
	roles_read(reader, &words, out);
	if (reader->status == RUNGS_OK)
		profile_read(reader, out, profile);
}

void demands_release(struct demands *demands)
{
	free(demands->at);
	*demands = (struct demands){0};
}

bool demand_is_skill(const struct demands *demands, const struct demand *one)
{
	return one->what < demands->skill_count;
}

int demand_needs(const struct demand *one)
{
	return one->level > 0 ? one->level : 1;
}

int demand_met(const struct demand *one, int has)
{
	int needs = demand_needs(one);

	return has < needs ? has : needs;
}

int demand_weight(const struct demand *one)
{
	return one->core ? 2 : 1;
}

enum rungs_band demand_band(const struct rungs_fit_brief *brief)
{
	enum rungs_band band = 10 * brief->gap <= brief->asked  ? RUNGS_STRONG
			       : 3 * brief->gap <= brief->asked ? RUNGS_NEAR
			       : 3 * brief->gap <= 2 * brief->asked
				       ? RUNGS_STRETCH
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
	*out = (struct rungs_fit_brief){.role = role->brief,
					.unwanted = role->unwanted};
	for (size_t i = role->first; i < role->end; i++) {
		const struct demand *one = &demands->at[i];
		int needs = demand_needs(one);
		int met = demand_met(one, demands->has[one->what]);
		int weight = demand_weight(one);

		out->most += weight * needs;
		out->points += weight * met;
		if (one->core && demand_is_skill(demands, one)) {
			out->asked += needs;
			out->gap += needs - met;
		}
	}
	if (role->education != NULL) {
		out->education_short =
			!demand_degree_met(demands->education, role->education);
		out->most += EDUCATION_POINTS;
		out->points += out->education_short ? 0 : EDUCATION_POINTS;
	}
	if (role->years > 0) {
		int years = demands->years < role->years ? (int)demands->years
							 : role->years;

		out->years_short = role->years - years;
		out->most += role->years;
		out->points += years;
	}
	out->band = demand_band(out);
}
