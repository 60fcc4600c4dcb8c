#include "profile_rows.h"

#include <string.h>

#include "error.h"
#include "text.h"

sqlite3_stmt *change_prepare(struct change *change, const char *sql)
{
	sqlite3_stmt *statement = NULL;

	if (change->status == RUNGS_OK &&
	    sqlite3_prepare_v2(change->profile->db, sql, -1, &statement,
			       NULL) != SQLITE_OK)
		change->status = profile_failed(change->profile, change->error);
	return statement;
}

bool change_step(struct change *change, sqlite3_stmt *statement)
{
	int got;

	if (change->status != RUNGS_OK)
		return false;
	got = sqlite3_step(statement);
	if (got != SQLITE_ROW && got != SQLITE_DONE)
		change->status = profile_failed(change->profile, change->error);
	return got == SQLITE_ROW;
}

void change_run(struct change *change, const char *sql)
{
	if (change->status == RUNGS_OK &&
	    sqlite3_exec(change->profile->db, sql, NULL, NULL, NULL) !=
		    SQLITE_OK)
		change->status = profile_failed(change->profile, change->error);
}

void change_begin(struct change *change)
{
	if (change->profile->db == NULL)
		change->status = error_set(change->error, RUNGS_IO,
					   "The profile %s is open to be read.",
					   change->profile->name);
	change_run(change, "BEGIN IMMEDIATE");
}

enum rungs_status change_finish(struct change *change)
{
	change_run(change, "COMMIT");
	if (change->status != RUNGS_OK && change->profile->db != NULL)
		sqlite3_exec(change->profile->db, "ROLLBACK", NULL, NULL, NULL);
	return change->status;
}

/* Rows ---------------------------------------------------------------------- */

static char *text_at(struct change *change, struct arena *arena,
		     sqlite3_stmt *row, int column)
{
	const char *text = (const char *)sqlite3_column_text(row, column);
	size_t size = (size_t)sqlite3_column_bytes(row, column);
	char *copy;

	if (sqlite3_column_type(row, column) == SQLITE_NULL)
		return NULL;
	copy = text != NULL ? arena_alloc(arena, 3 * size + 1) : NULL;
	if (copy != NULL)
		text_clean(copy, text, size);
	else
		change->status = error_no_memory(change->error);
	return copy;
}

bool record_at(struct change *change, struct arena *arena, sqlite3_stmt *row,
	       struct rungs_record *out)
{
	const char *section = (const char *)sqlite3_column_text(row, 0);

	*out = (struct rungs_record){.level = RUNGS_UNKNOWN};
	if (section == NULL || !rungs_section_parse(section, &out->section))
		return false;
	out->id = text_at(change, arena, row, 1);
	out->name = text_at(change, arena, row, 2);
	if (sqlite3_column_type(row, 3) != SQLITE_NULL)
		out->level = sqlite3_column_int(row, 3);
	out->years = sqlite3_column_double(row, 4);
	out->text = text_at(change, arena, row, 5);
	out->date = text_at(change, arena, row, 6);
	out->done = sqlite3_column_int(row, 7) != 0;
	out->about = text_at(change, arena, row, 8);
	out->stage = sqlite3_column_int(row, 9);
	out->done_on = text_at(change, arena, row, 10);
	out->gave = text_at(change, arena, row, 11);
	out->note = text_at(change, arena, row, 12);
	out->told = text_at(change, arena, row, 13);
	return change->status == RUNGS_OK;
}

static void bind_text(sqlite3_stmt *statement, int at, const char *text)
{
	sqlite3_bind_text(statement, at, text, -1, SQLITE_TRANSIENT);
}

void record_bind(sqlite3_stmt *statement, const struct rungs_record *record)
{
	bind_text(statement, 1, rungs_section_word(record->section));
	bind_text(statement, 2, record->id);
	bind_text(statement, 3, record->name);
	if (record->level > 0)
		sqlite3_bind_int(statement, 4, record->level);
	if (record->years > 0)
		sqlite3_bind_double(statement, 5, record->years);
	bind_text(statement, 6, record->text);
	bind_text(statement, 7, record->date);
	sqlite3_bind_int(statement, 8, record->done);
	bind_text(statement, 9, record->about);
	if (record->stage > 0)
		sqlite3_bind_int(statement, 10, record->stage);
	bind_text(statement, 11, record->done_on);
	bind_text(statement, 12, record->gave);
	bind_text(statement, 13, record->note);
	bind_text(statement, 14, record->told);
}

/* Records ------------------------------------------------------------------- */

static int order(const struct rungs_record *a, const struct rungs_record *b)
{
	if (a->section != b->section)
		return a->section < b->section ? -1 : 1;
	return strcmp(a->id, b->id);
}

bool records_put(struct rungs_records *records, struct arena *arena,
		 const struct rungs_record *record)
{
	size_t at = records->count, after;

	while (at > 0 && order(&records->at[at - 1], record) > 0)
		at--;
	if (at > 0 && order(&records->at[at - 1], record) == 0) {
		at--;
		if (record->name != NULL) {
			records->at[at] = *record;
			return true;
		}
		after = records->count - at - 1;
		memmove(&records->at[at], &records->at[at + 1],
			after * sizeof(*records->at));
		records->count--;
		return true;
	}
	if (record->name == NULL)
		return true;
	records->at = arena_grow(arena, records->at, records->count,
				 sizeof(*records->at));
	if (records->at == NULL) {
		records->count = 0;
		return false;
	}
	after = records->count - at;
	memmove(&records->at[at + 1], &records->at[at],
		after * sizeof(*records->at));
	records->at[at] = *record;
	records->count++;
	return true;
}

void records_read(struct change *change, sqlite3_stmt *rows,
		  struct rungs_records *out, struct arena *arena)
{
	while (change_step(change, rows)) {
		struct rungs_record record;

		if (record_at(change, arena, rows, &record) &&
		    !records_put(out, arena, &record))
			change->status = error_no_memory(change->error);
	}
}

void records_read_all(struct change *change, struct rungs_records *out,
		      struct arena *arena)
{
	sqlite3_stmt *rows =
		change_prepare(change, "SELECT " COLUMNS " FROM records"
				       " ORDER BY section, id");

	records_read(change, rows, out, arena);
	sqlite3_finalize(rows);
}

enum rungs_status records_hand_over(struct change *change,
				    struct rungs_records *out,
				    struct arena *arena)
{
	if (change->status == RUNGS_OK) {
		out->memory = arena;
		return RUNGS_OK;
	}
	arena_free(arena);
	*out = (struct rungs_records){0};
	return change->status;
}

void record_find(struct change *change, const struct rungs_record *like,
		 struct arena *arena, struct rungs_record *out)
{
	sqlite3_stmt *row =
		change_prepare(change, "SELECT " COLUMNS " FROM records"
				       " WHERE section = ?1 AND id = ?2");

	*out = (struct rungs_record){.section = like->section, .id = like->id};
	if (row != NULL) {
		bind_text(row, 1, rungs_section_word(like->section));
		bind_text(row, 2, like->id);
		if (change_step(change, row))
			record_at(change, arena, row, out);
	}
	sqlite3_finalize(row);
}

void record_write(struct change *change, const struct rungs_record *record)
{
	sqlite3_stmt *statement = change_prepare(
		change,
		record->name != NULL
			? "INSERT OR REPLACE INTO records (" COLUMNS ")"
			  " VALUES (" VALUES ")"
			: "DELETE FROM records WHERE section = ?1 AND id = ?2");

	if (statement != NULL) {
		record_bind(statement, record);
		change_step(change, statement);
	}
	sqlite3_finalize(statement);
}
