#include "demand_table.h"

#include <stdio.h>
#include <string.h>

#include "error.h"
#include "search_fields.h"
#include "shapes.h"

struct spoken {
	struct spoken *next;
	const char *language;
	size_t count;
	uint32_t *skills;
};

struct demand_table {
	struct arena *arena; /* of all, this too */
	struct demands demands;
	struct spoken *spoken;
};

/* What roles are shown by. */
struct words {
	struct rungs_refs roles, specializations, tracks;
	size_t level_count;
	struct level {
		struct rungs_ref ref;
		int rank;
	} * levels;
};

size_t demand_place(sqlite3_stmt *row, int column, enum rungs_kind kind)
{
	int64_t number = sqlite3_column_int64(row, column);

	return search_kind_of(number) == (int64_t)kind &&
			       number >= search_number_of(kind, 0)
		       ? (size_t)(number - search_number_of(kind, 0))
		       : SIZE_MAX;
}

void demands_damaged(struct reader *reader)
{
	if (reader->status == RUNGS_OK)
		reader->status = error_set(
			reader->error, RUNGS_DAMAGED,
			"The atlas is damaged: what its roles ask cannot be "
			"read; compile or import it anew.");
}

/* Of all things of a kind, in their order. */
static struct rungs_refs names_read(struct reader *reader, enum rungs_kind kind)
{
	static const struct field fields[] = {TEXT(rungs_ref, id),
					      TEXT(rungs_ref, name)};
	static const struct shape shape = SHAPE(rungs_ref, fields);
	char first[24], last[24];
	struct rungs_refs refs;

	snprintf(first, sizeof(first), "%lld",
		 (long long)search_number_of(kind, 0));
	snprintf(last, sizeof(last), "%lld",
		 (long long)search_number_of(kind + 1, 0) - 1);
	refs.at = ROWS(reader, STATEMENT_DEMAND_NAMES, &shape, &refs.count,
		       first, last);
	return refs;
}

static void words_read(struct reader *reader, struct words *out)
{
	static const struct field fields[] = {REF(level, ref),
					      INT(level, rank)};
	static const struct shape shape = SHAPE(level, fields);

	out->roles = names_read(reader, RUNGS_ROLE);
	out->specializations = names_read(reader, RUNGS_SPECIALIZATION);
	out->tracks = names_read(reader, RUNGS_TRACK);
	out->levels = ROWS(reader, STATEMENT_DEMAND_LEVELS, &shape,
			   &out->level_count, NULL);
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

/* How many places things of a kind take. */
static size_t places(struct reader *reader, enum rungs_kind kind)
{
	static const struct field fields[] = {{FIELD_INT, 0}};
	static const struct shape shape = {sizeof(int), 1, fields, 0};
	int count = 0;

	row_read(reader, STATEMENT_DEMAND_COUNT, &shape, &count,
		 rungs_kind_singular(kind));
	return count > 0 ? (size_t)count : 0;
}

static void places_read(struct reader *reader, struct demands *out)
{
	out->skill_count = places(reader, RUNGS_SKILL);
	out->certification_count = places(reader, RUNGS_CERTIFICATION);
	if (out->skill_count + out->certification_count > DEMAND_PLACES)
		demands_damaged(reader);
}

static bool brief_read(const struct words *words, sqlite3_stmt *row,
		       size_t place, struct rungs_role_brief *out)
{
	size_t specialization = demand_place(row, 1, RUNGS_SPECIALIZATION);
	size_t track = demand_place(row, 2, RUNGS_TRACK);
	size_t level = demand_place(row, 3, RUNGS_LEVEL);

	if (specialization >= words->specializations.count ||
	    track >= words->tracks.count || level >= words->level_count)
		return false;
	*out = (struct rungs_role_brief){
		.id = words->roles.at[place].id,
		.title = words->roles.at[place].name,
		.specialization = words->specializations.at[specialization],
		.track = words->tracks.at[track],
		.level = words->levels[level].ref,
		.rank = words->levels[level].rank,
	};
	return out->id != NULL && out->title != NULL;
}

static bool demand_read(const struct demands *demands,
			const unsigned char *bytes, struct demand *out)
{
	bool skill;

	*out = demand_unpack(bytes, &skill);
	if (skill)
		return out->what < demands->skill_count;
	if (out->what >= demands->certification_count)
		return false;
	out->what = (out->what + (uint32_t)demands->skill_count) &
		    (DEMAND_PLACES - 1);
	return true;
}

static void asked_read(struct reader *reader, const struct demands *demands,
		       struct demand_role *role, sqlite3_stmt *row)
{
	const unsigned char *bytes = sqlite3_column_blob(row, 6);
	size_t count = (size_t)sqlite3_column_bytes(row, 6) / DEMAND_BYTES;
	struct demand *at;

	/* None asks a thing twice. */
	if (count > demands->skill_count + demands->certification_count) {
		demands_damaged(reader);
		return;
	}
	at = reader_room(reader, count, sizeof(*at));
	for (size_t i = 0; at != NULL && i < count; i++) {
		const struct demand *one = &at[i];

		if (!demand_read(demands, bytes + i * DEMAND_BYTES, &at[i])) {
			demands_damaged(reader);
			return;
		}
		role->most += demand_weight(one) * demand_needs(one);
		if (one->core && demand_is_skill(demands, one))
			role->levels += demand_needs(one);
	}
	role->asks = at;
	role->count = count;
}

static void role_fill(struct reader *reader, const struct words *words,
		      const struct demands *demands, size_t place,
		      struct demand_role *role, sqlite3_stmt *row)
{
	size_t degree = demand_place(row, 4, RUNGS_EDUCATION);

	role->years = sqlite3_column_int(row, 5);
	if (demand_place(row, 0, RUNGS_ROLE) != place ||
	    !brief_read(words, row, place, &role->brief))
		demands_damaged(reader);
	if (degree < demands->degree_count) {
		role->education = &demands->degrees[degree];
		role->most += DEMAND_EDUCATION_POINTS;
	}
	if (role->years > 0)
		role->most += role->years;
	asked_read(reader, demands, role, row);
}

static void roles_read(struct reader *reader, const struct words *words,
		       struct demands *demands)
{
	size_t count = words->roles.count;
	struct demand_role *roles = reader_room(reader, count, sizeof(*roles));
	sqlite3_stmt *rows = NULL;
	int step = SQLITE_DONE;

	if (reader->status == RUNGS_OK)
		reader->status = connection_statement(
			reader->atlas, STATEMENT_DEMANDS, &rows, reader->error);
	while (reader->status == RUNGS_OK &&
	       (step = sqlite3_step(rows)) == SQLITE_ROW) {
		size_t place = demands->role_count++;

		if (place < count)
			role_fill(reader, words, demands, place, &roles[place],
				  rows);
		else
			demands_damaged(reader);
	}
	if (reader->status == RUNGS_OK && step != SQLITE_DONE)
		reader->status =
			connection_failed(reader->atlas, reader->error);
	sqlite3_reset(rows);
	demands->roles = roles;
}

static void table_fill(struct reader *reader, struct demands *out)
{
	struct words words;

	words_read(reader, &words);
	degrees_read(reader, out);
	places_read(reader, out);
	roles_read(reader, &words, out);
}

/* Reads into an arena of its own, which lives as long as anybody has it. */
static void keep(struct reader *reader)
{
	struct reader own;
	struct demand_table *table;

	reader_init(&own, reader->atlas, reader->error);
	table = reader_room(&own, 1, sizeof(*table));
	if (table != NULL) {
		table->arena = own.arena;
		table_fill(&own, &table->demands);
	}
	reader->status = own.status;
	if (own.status == RUNGS_OK)
		reader->atlas->demands = table;
	else
		arena_free(own.arena);
}

void demand_table_read(struct reader *reader, struct demands *out)
{
	struct demand_table **kept = &reader->atlas->demands;

	*out = (struct demands){0};
	if (reader->status == RUNGS_OK && *kept == NULL)
		keep(reader);
	if (reader->status == RUNGS_OK &&
	    !arena_hold(reader->arena, (*kept)->arena))
		reader->status = error_no_memory(reader->error);
	if (reader->status == RUNGS_OK)
		*out = (*kept)->demands;
}

void demand_table_warm(struct rungs_atlas *atlas)
{
	struct reader reader = {.atlas = atlas};

	if (atlas->demands == NULL)
		keep(&reader);
}

/* NULL without memory. */
static struct spoken *spoken_add(struct demand_table *table,
				 const char *language, const int *numbers,
				 size_t count)
{
	struct spoken *one = arena_alloc(table->arena, sizeof(*one));

	if (one == NULL)
		return NULL;
	one->language = arena_text(table->arena, language);
	one->skills = arena_alloc(table->arena, count * sizeof(*one->skills));
	if (one->language == NULL || one->skills == NULL)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		int64_t place = numbers[i] - search_number_of(RUNGS_SKILL, 0);

		if (place >= 0 && (size_t)place < table->demands.skill_count)
			one->skills[one->count++] = (uint32_t)place;
	}
	one->next = table->spoken;
	table->spoken = one;
	return one;
}

const uint32_t *demand_table_spoken(struct reader *reader, const char *language,
				    size_t *count)
{
	static const struct field fields[] = {{FIELD_INT, 0}};
	static const struct shape shape = {sizeof(int), 1, fields, 0};
	struct demand_table *table = reader->atlas->demands;
	struct spoken *one = table->spoken;
	const int *numbers;

	while (one != NULL && strcmp(one->language, language) != 0)
		one = one->next;
	if (one == NULL) {
		numbers = ROWS(reader, STATEMENT_LANGUAGE_SKILLS, &shape, count,
			       language, rungs_kind_singular(RUNGS_SKILL));
		if (reader->status == RUNGS_OK) {
			one = spoken_add(table, language, numbers, *count);
			if (one == NULL)
				reader->status = error_no_memory(reader->error);
		}
	}
	*count = one != NULL ? one->count : 0;
	return one != NULL ? one->skills : NULL;
}

void demand_table_free(struct demand_table *table)
{
	if (table != NULL)
		arena_free(table->arena);
}
