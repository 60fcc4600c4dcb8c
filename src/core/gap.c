#include <string.h>

#include "demand.h"
#include "error.h"
#include "search_fields.h"
#include "shapes.h"

/* One for all roles that ask it. */
struct skill {
	int64_t number;
	bool asked_for;       /* its name was, */
	struct rungs_ref ref; /* which is NULL until then */
	int has; /* of the role before the step that is looked at */
};

struct asked {
	struct skill *skill;
	int level; /* 0 if not said */
	bool core;
};

/* What a role asks by itself, as its table has it, or everybody on a level. */
struct asking {
	size_t count;
	struct asked *at;
};

struct level {
	int64_t number;
	struct asking asks;
};

struct asker {
	const char *id;
	int64_t level;
	struct asking asks;
};

struct gap_notes {
	size_t skill_count, role_count, level_count;
	struct skill **skills; /* in the order of their numbers */
	struct asker **roles;  /* in the order of their ids */
	struct level **levels;
};

/* A gap of a move, whose skill has no name yet. */
struct found {
	struct skill *skill;
	struct rungs_gap gap;
};

struct finding {
	size_t count;
	struct found *found;
};

/* NULL after a failure. */
static void *more_room(struct reader *reader, void *array, size_t count,
		       size_t size)
{
	void *larger = reader->status == RUNGS_OK
			       ? arena_grow(reader->arena, array, count, size)
			       : NULL;

	if (larger == NULL && reader->status == RUNGS_OK)
		reader->status = error_no_memory(reader->error);
	return larger;
}

static void *take(struct reader *reader, size_t size)
{
	return more_room(reader, NULL, 0, size);
}

static void *place_open(struct reader *reader, void *array, size_t count,
			size_t place, size_t size)
{
	char *larger = more_room(reader, array, count, size);

	if (larger != NULL)
		memmove(larger + (place + 1) * size, larger + place * size,
			(count - place) * size);
	return larger;
}

/* A statement with its one parameter; NULL after a failure. */
static sqlite3_stmt *statement_of(struct reader *reader, enum statement which,
				  int64_t number)
{
	sqlite3_stmt *rows;

	if (reader->status != RUNGS_OK)
		return NULL;
	reader->status = connection_statement(reader->atlas, which, &rows,
					      reader->error);
	if (reader->status != RUNGS_OK)
		return NULL;
	sqlite3_bind_int64(rows, 1, number);
	return rows;
}

/* Skills -------------------------------------------------------------------- */

static struct skill *skill_of(struct reader *reader, int64_t number)
{
	struct gap_notes *notes = reader->gaps;
	size_t low = 0, high = notes->skill_count;
	struct skill *skill, **larger;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (notes->skills[middle]->number < number)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < notes->skill_count && notes->skills[low]->number == number)
		return notes->skills[low];
	skill = take(reader, sizeof(*skill));
	larger = place_open(reader, notes->skills, notes->skill_count, low,
			    sizeof(skill));
	if (skill == NULL || larger == NULL)
		return NULL;
	skill->number = number;
	larger[low] = skill;
	notes->skills = larger;
	notes->skill_count++;
	return skill;
}

static void ask(struct reader *reader, struct asking *asking, int64_t number,
		int level, bool core)
{
	struct skill *skill = skill_of(reader, number);
	struct asked *at =
		more_room(reader, asking->at, asking->count, sizeof(*at));

	if (skill == NULL || at == NULL)
		return;
	at[asking->count++] = (struct asked){skill, level, core};
	asking->at = at;
}

/* Roles --------------------------------------------------------------------- */

/* Leaves out what only the level asks. */
static void bytes_read(struct reader *reader, const unsigned char *bytes,
		       size_t count, struct asking *out)
{
	for (size_t i = 0; i < count && reader->status == RUNGS_OK; i++) {
		bool skill;
		struct demand one =
			demand_unpack(bytes + i * DEMAND_BYTES, &skill);

		if (skill && one.own)
			ask(reader, out,
			    search_number_of(RUNGS_SKILL, one.what), one.level,
			    one.core);
	}
}

static void asker_read(struct reader *reader, struct asker *role)
{
	sqlite3_stmt *row = statement_of(reader, STATEMENT_GAP_ROLE, 0);

	if (row == NULL)
		return;
	sqlite3_bind_text(row, 1, role->id, -1, SQLITE_STATIC);
	if (sqlite3_step(row) == SQLITE_ROW) {
		role->level = sqlite3_column_int64(row, 0);
		bytes_read(reader, sqlite3_column_blob(row, 1),
			   (size_t)sqlite3_column_bytes(row, 1) / DEMAND_BYTES,
			   &role->asks);
	} else {
		demands_damaged(reader);
	}
	sqlite3_reset(row);
}

static const struct asker *role_of(struct reader *reader, const char *id)
{
	struct gap_notes *notes = reader->gaps;
	size_t low = 0, high = notes->role_count;
	struct asker *role, **larger;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(notes->roles[middle]->id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < notes->role_count && strcmp(notes->roles[low]->id, id) == 0)
		return notes->roles[low];
	role = take(reader, sizeof(*role));
	larger = place_open(reader, notes->roles, notes->role_count, low,
			    sizeof(role));
	if (role == NULL || larger == NULL)
		return NULL;
	role->id = id;
	asker_read(reader, role);
	larger[low] = role;
	notes->roles = larger;
	notes->role_count++;
	return role;
}

static void level_read(struct reader *reader, struct level *level)
{
	sqlite3_stmt *rows =
		statement_of(reader, STATEMENT_GAP_BASELINE, level->number);
	int step = SQLITE_DONE;

	while (reader->status == RUNGS_OK &&
	       (step = sqlite3_step(rows)) == SQLITE_ROW)
		ask(reader, &level->asks, sqlite3_column_int64(rows, 0),
		    sqlite3_column_int(rows, 1), false);
	if (reader->status == RUNGS_OK && step != SQLITE_DONE)
		reader->status =
			connection_failed(reader->atlas, reader->error);
	sqlite3_reset(rows);
}

static const struct level *level_of(struct reader *reader, int64_t number)
{
	struct gap_notes *notes = reader->gaps;
	struct level *level, **larger;

	for (size_t i = 0; i < notes->level_count; i++)
		if (notes->levels[i]->number == number)
			return notes->levels[i];
	level = take(reader, sizeof(*level));
	larger = more_room(reader, notes->levels, notes->level_count,
			   sizeof(level));
	if (level == NULL || larger == NULL)
		return NULL;
	level->number = number;
	level_read(reader, level);
	larger[notes->level_count++] = level;
	notes->levels = larger;
	return level;
}

/* Gaps ---------------------------------------------------------------------- */

/* What the role before has: the more of what it and its level ask. */
static void has_add(const struct asking *asks)
{
	for (size_t i = 0; i < asks->count; i++) {
		struct skill *skill = asks->at[i].skill;
		int level = asks->at[i].level;

		skill->has = level == 0           ? RUNGS_UNKNOWN
			     : level > skill->has ? level
						  : skill->has;
	}
}

static void has_forget(const struct asking *asks)
{
	for (size_t i = 0; i < asks->count; i++)
		asks->at[i].skill->has = 0;
}

/* Where a level is not known, only a skill that is new is one. */
static bool is_gap(const struct asked *asked)
{
	int has = asked->skill->has;

	return has != RUNGS_UNKNOWN &&
	       (asked->level == 0 ? has == 0 : asked->level > has);
}

static bool comes_before(const struct rungs_gap *a, const struct rungs_gap *b)
{
	if (a->core != b->core)
		return a->core;
	if (a->needs == RUNGS_UNKNOWN || b->needs == RUNGS_UNKNOWN)
		return b->needs == RUNGS_UNKNOWN && a->needs != b->needs;
	return a->needs - a->has > b->needs - b->has;
}

/* The more pressing come first. */
static void gap_put(struct found *found, size_t place,
		    const struct asked *asked)
{
	struct found one = {
		.skill = asked->skill,
		.gap = {.has = asked->skill->has,
			.needs = asked->level == 0 ? RUNGS_UNKNOWN
						   : asked->level,
			.core = asked->core},
	};

	for (; place > 0 && comes_before(&one.gap, &found[place - 1].gap);
	     place--)
		found[place] = found[place - 1];
	found[place] = one;
}

static void gaps_find(struct reader *reader, struct finding *finding,
		      struct rungs_move *move, const struct asking *asks)
{
	size_t first = finding->count;

	for (size_t i = 0; i < asks->count; i++) {
		struct found *larger;

		if (!is_gap(&asks->at[i]))
			continue;
		larger = more_room(reader, finding->found, finding->count,
				   sizeof(*larger));
		if (larger == NULL)
			return;
		finding->found = larger;
		gap_put(larger + first, finding->count - first, &asks->at[i]);
		finding->count++;
	}
	move->gap_count = finding->count - first;
}

static void move_read(struct reader *reader, struct finding *finding,
		      struct rungs_move *move)
{
	const struct asker *from = role_of(reader, move->from.id);
	const struct asker *to = role_of(reader, move->to.id);
	const struct level *level =
		from != NULL ? level_of(reader, from->level) : NULL;

	if (reader->status != RUNGS_OK || to == NULL || level == NULL)
		return;
	has_add(&level->asks);
	has_add(&from->asks);
	gaps_find(reader, finding, move, &to->asks);
	has_forget(&level->asks);
	has_forget(&from->asks);
}

/* Names of skills that are gaps; most others are never told. */
static void names_read(struct reader *reader, const struct finding *finding)
{
	struct skill **wanted = take(reader, finding->count * sizeof(*wanted));
	int64_t *numbers = take(reader, finding->count * sizeof(*numbers));
	const struct rungs_ref *refs;
	size_t count = 0;

	for (size_t i = 0; numbers != NULL && i < finding->count; i++) {
		struct skill *skill = finding->found[i].skill;

		if (skill->asked_for)
			continue;
		skill->asked_for = true;
		numbers[count] = skill->number;
		wanted[count++] = skill;
	}
	refs = refs_listed(reader, numbers, count);
	for (size_t i = 0; refs != NULL && i < count; i++)
		wanted[i]->ref = refs[i];
}

/* Gives the moves what was found, move by move. */
static void gaps_give(struct reader *reader, const struct finding *finding,
		      struct rungs_move *moves, size_t count)
{
	struct rungs_gap *gaps = take(reader, finding->count * sizeof(*gaps));

	for (size_t i = 0; gaps != NULL && i < finding->count; i++) {
		const struct found *found = &finding->found[i];

		if (found->skill->ref.id == NULL ||
		    found->skill->ref.name == NULL)
			demands_damaged(reader);
		gaps[i] = found->gap;
		gaps[i].skill = found->skill->ref;
	}
	for (size_t i = 0; gaps != NULL && i < count; i++) {
		moves[i].gaps = gaps;
		gaps += moves[i].gap_count;
	}
}

void gaps_read(struct reader *reader, struct rungs_move *moves, size_t count)
{
	struct finding finding = {0};

	if (reader->gaps == NULL && count > 0)
		reader->gaps = take(reader, sizeof(*reader->gaps));
	for (size_t i = 0; i < count && reader->status == RUNGS_OK; i++)
		if (moves[i].from.id != NULL && moves[i].to.id != NULL)
			move_read(reader, &finding, &moves[i]);
	if (finding.count == 0)
		return;
	names_read(reader, &finding);
	gaps_give(reader, &finding, moves, count);
}
