#include "lines.h"

#include <stdlib.h>

#include "sql.h"

#define FIRST 2 /* the header stands on line 1 */

struct shift {
	sqlite3_int64 from, to;
};

/* Starts zeroed. */
struct shifts {
	size_t count, room;
	struct shift *at;
};

void lines_taken(sqlite3_str *sql, const struct table *table)
{
	sqlite3_str_appendall(sql, "1");
	for (size_t i = 0; i < table->count; i++) {
		const struct column *column = &table->columns[i];

		if (column->kind == COLUMN_TEXT)
			sqlite3_str_appendf(sql,
					    " + coalesce(length(\"%w\") - "
					    "length(replace(\"%w\", char(10), "
					    "'')), 0)",
					    column->name, column->name);
	}
}

static int add(struct shifts *shifts, sqlite3_int64 from, sqlite3_int64 to)
{
	if (shifts->count == shifts->room) {
		size_t room = shifts->room * 2 + 1024;
		struct shift *grown =
			realloc(shifts->at, room * sizeof(*grown));

		if (grown == NULL)
			return SQLITE_NOMEM;
		shifts->at = grown;
		shifts->room = room;
	}
	shifts->at[shifts->count++] = (struct shift){from, to};
	return SQLITE_OK;
}

static int find_shifts(sqlite3 *db, const struct table *table,
		       struct shifts *shifts)
{
	sqlite3_str *sql = sqlite3_str_new(db);
	sqlite3_stmt *rows = NULL;
	sqlite3_int64 free_line = FIRST;
	int got;

	sqlite3_str_appendall(sql, "SELECT rowid, ");
	lines_taken(sql, table);
	sqlite3_str_appendf(sql, " FROM \"%w\" ORDER BY rowid", table->name);
	got = sql_prepare(db, sql, &rows);
	if (got != SQLITE_OK)
		return got;
	while ((got = sqlite3_step(rows)) == SQLITE_ROW) {
		sqlite3_int64 line = sqlite3_column_int64(rows, 0);

		if (line < free_line) {
			got = add(shifts, line, free_line);
			if (got != SQLITE_OK)
				break;
			line = free_line;
		}
		free_line = line + sqlite3_column_int64(rows, 1);
	}
	sqlite3_finalize(rows);
	return got == SQLITE_DONE ? SQLITE_OK : got;
}

/* From the last row on, so that none comes to stand where another still
 * does. */
static int move(sqlite3 *db, const struct table *table,
		const struct shifts *shifts)
{
	sqlite3_str *sql = sqlite3_str_new(db);
	sqlite3_stmt *row = NULL;
	int got;

	sqlite3_str_appendf(sql,
			    "UPDATE \"%w\" SET rowid = ?2 WHERE rowid = ?1",
			    table->name);
	got = sql_prepare(db, sql, &row);
	for (size_t i = shifts->count; i-- > 0 && got == SQLITE_OK;) {
		sqlite3_bind_int64(row, 1, shifts->at[i].from);
		sqlite3_bind_int64(row, 2, shifts->at[i].to);
		sqlite3_step(row);
		got = sqlite3_reset(row);
	}
	sqlite3_finalize(row);
	return got;
}

int lines_begin(sqlite3 *db)
{
	int got = SQLITE_OK;

	for (size_t i = 0; i < table_count && got == SQLITE_OK; i++) {
		char *sql;

		if (tables[i].integer_key)
			continue;
		sql = sqlite3_mprintf("CREATE TEMP TRIGGER \"first of %w\""
				      " AFTER INSERT ON \"%w\""
				      " WHEN NEW.rowid < %d BEGIN"
				      " UPDATE \"%w\" SET rowid = %d"
				      " WHERE rowid = NEW.rowid; END",
				      tables[i].name, tables[i].name, FIRST,
				      tables[i].name, FIRST);
		got = sql != NULL ? sqlite3_exec(db, sql, NULL, NULL, NULL)
				  : SQLITE_NOMEM;
		sqlite3_free(sql);
	}
	return got;
}

int lines_settle(sqlite3 *db)
{
	int got = SQLITE_OK;

	for (size_t i = 0; i < table_count && got == SQLITE_OK; i++) {
		struct shifts shifts = {0};

		if (tables[i].integer_key)
			continue;
		got = find_shifts(db, &tables[i], &shifts);
		if (got == SQLITE_OK && shifts.count > 0)
			got = move(db, &tables[i], &shifts);
		free(shifts.at);
	}
	return got;
}
