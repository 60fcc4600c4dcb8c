/* What a profile was: undone, done again, and as it stood on a day. */
#include <string.h>

#include "error.h"
#include "profile_rows.h"

/* Swaps a row of the step with what stands there now. */
static void swap(struct change *change, int number, int place,
		 const struct rungs_record *other, struct arena *arena)
{
	static const char sql[] =
		"UPDATE changes SET (" COLUMNS ") = (" VALUES ")"
		" WHERE step = ?15 AND place = ?16";
	struct rungs_record now;
	sqlite3_stmt *statement;

	record_find(change, other, arena, &now);
	record_write(change, other);
	statement = change_prepare(change, sql);
	if (statement != NULL) {
		record_bind(statement, &now);
		sqlite3_bind_int(statement, COLUMN_COUNT + 1, number);
		sqlite3_bind_int(statement, COLUMN_COUNT + 2, place);
		change_step(change, statement);
	}
	sqlite3_finalize(statement);
}

/* Swaps all rows of a step, the last first if it is taken back. */
static void swap_all(struct change *change, int number, bool back,
		     struct rungs_records *out, struct arena *arena)
{
	sqlite3_stmt *rows = change_prepare(
		change, back ? "SELECT " COLUMNS ", place FROM changes"
			       " WHERE step = ?1 ORDER BY place DESC"
			     : "SELECT " COLUMNS ", place FROM changes"
			       " WHERE step = ?1 ORDER BY place");
	struct rungs_record *others = NULL;
	int *places = NULL;
	size_t count = 0;

	if (rows != NULL)
		sqlite3_bind_int(rows, 1, number);
	while (change_step(change, rows)) {
		others = arena_grow(arena, others, count, sizeof(*others));
		places = arena_grow(arena, places, count, sizeof(*places));
		if (others == NULL || places == NULL) {
			change->status = error_no_memory(change->error);
			break;
		}
		places[count] = sqlite3_column_int(rows, COLUMN_COUNT);
		count += record_at(change, arena, rows, &others[count]);
	}
	sqlite3_finalize(rows);
	out->at = arena_alloc(arena, (count + 1) * sizeof(*out->at));
	if (out->at == NULL && change->status == RUNGS_OK)
		change->status = error_no_memory(change->error);
	for (size_t i = 0; i < count && change->status == RUNGS_OK; i++) {
		struct rungs_record before;

		record_find(change, &others[i], arena, &before);
		if (before.name == NULL)
			before = others[i];
		out->at[out->count++] = before;
		swap(change, number, places[i], &others[i], arena);
	}
}

static enum rungs_status wind(struct rungs_profile *profile, bool back,
			      struct rungs_records *out,
			      struct rungs_error *error)
{
	struct change change = {.profile = profile, .error = error};
	struct arena *arena = arena_new();
	sqlite3_stmt *row;
	int number = 0;

	*out = (struct rungs_records){0};
	if (arena == NULL)
		return error_no_memory(error);
	change_begin(&change);
	row = change_prepare(
		&change, back ? "SELECT applied FROM state WHERE EXISTS (SELECT"
				" 1 FROM changes WHERE step = applied)"
			      : "SELECT applied + 1 FROM state WHERE EXISTS"
				" (SELECT 1 FROM changes WHERE step = applied"
				" + 1)");
	if (change_step(&change, row))
		number = sqlite3_column_int(row, 0);
	else if (change.status == RUNGS_OK)
		change.status = error_set(error, RUNGS_NOT_FOUND,
					  "There is nothing to %s.",
					  back ? "undo" : "redo");
	sqlite3_finalize(row);
	swap_all(&change, number, back, out, arena);
	change_run(&change, back ? "UPDATE state SET applied = applied - 1"
				 : "UPDATE state SET applied = applied + 1");
	change_finish(&change);
	return records_hand_over(&change, out, arena);
}

enum rungs_status rungs_profile_undo(struct rungs_profile *profile,
				     struct rungs_records *out,
				     struct rungs_error *error)
{
	return wind(profile, true, out, error);
}

enum rungs_status rungs_profile_redo(struct rungs_profile *profile,
				     struct rungs_records *out,
				     struct rungs_error *error)
{
	return wind(profile, false, out, error);
}

/* The first step of a day or later that is not undone, or 0 if there is none;
 * *whole: whether all that came from that day on is kept. */
static int first_since(struct change *change, const char *date, bool *whole)
{
	sqlite3_stmt *row = change_prepare(
		change,
		"SELECT coalesce(min(step), 0), (SELECT min(step) FROM changes)"
		" FROM changes, state WHERE step <= applied AND day >= ?1");
	int first = 0;

	*whole = true;
	if (row != NULL)
		sqlite3_bind_text(row, 1, date, -1, SQLITE_TRANSIENT);
	if (change_step(change, row)) {
		first = sqlite3_column_int(row, 0);
		*whole = first == 0 || first == 1 ||
			 first > sqlite3_column_int(row, 1);
	}
	sqlite3_finalize(row);
	return first;
}

static void take_back(struct change *change, int first,
		      struct rungs_records *out, struct arena *arena)
{
	sqlite3_stmt *rows = change_prepare(
		change, "SELECT " COLUMNS " FROM changes, state WHERE"
			" step BETWEEN ?1 AND applied"
			" ORDER BY step DESC, place DESC");

	if (rows != NULL)
		sqlite3_bind_int(rows, 1, first);
	records_read(change, rows, out, arena);
	sqlite3_finalize(rows);
}

enum rungs_status rungs_profile_before(struct rungs_profile *profile,
				       const char *date,
				       struct rungs_records *out,
				       struct rungs_error *error)
{
	struct change change = {.profile = profile, .error = error};
	struct arena *arena = arena_new();
	bool whole = true;
	int first;

	*out = (struct rungs_records){0};
	if (arena == NULL)
		return error_no_memory(error);
	if (profile->db == NULL)
		return records_hand_over(&change, out, arena);
	change_run(&change, "BEGIN");
	records_read_all(&change, out, arena);
	first = first_since(&change, date, &whole);
	if (!whole && change.status == RUNGS_OK)
		change.status = error_set(error, RUNGS_NOT_FOUND,
					  "The changes that the profile keeps "
					  "do not reach back to %s.",
					  date);
	if (first > 0)
		take_back(&change, first, out, arena);
	change_finish(&change);
	return records_hand_over(&change, out, arena);
}
