#include "export.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "guard.h"
#include "lines.h"
#include "new_folder.h"
#include "sql.h"
#include "tables.h"

#define BLANK_MAX 100000 /* lines between rows; a gap beyond is no file's */
#define FIRST 2          /* line after the header's */

struct export
{
	sqlite3 *db;
	struct new_folder folder;
	struct rungs_error *error;
};

static enum rungs_status sql_failed(const struct export *export)
{
	if (sqlite3_errcode(export->db) == SQLITE_NOMEM)
		return error_no_memory(export->error);
	return error_set(export->error, RUNGS_DAMAGED,
			 "The atlas cannot be read: %s.",
			 sqlite3_errmsg(export->db));
}

/* Fields ----------------------------------------------------------------- */

static void put_text(FILE *out, struct cell cell)
{
	const char *text = cell.text;
	const char *guard = guard_needed(cell) ? "'" : "";

	if (*text != ' ' && strcspn(text, ",\"\n\r") == cell.size) {
		fprintf(out, "%s%s", guard, text);
		return;
	}
	fprintf(out, "\"%s", guard);
	for (size_t i = 0; i < cell.size; i++)
		if (text[i] == '"')
			fputs("\"\"", out);
		else
			putc(text[i], out);
	putc('"', out);
}

/* The shortest that reads as the same number. */
static void put_real(FILE *out, double value)
{
	char text[40];

	for (int digits = 15; digits <= 17; digits++) {
		snprintf(text, sizeof(text), "%.*g", digits, value);
		if (strtod(text, NULL) == value)
			break;
	}
	fputs(text, out);
}

static void put_value(FILE *out, sqlite3_stmt *row, int at)
{
	int type = sqlite3_column_type(row, at);
	struct cell cell;

	if (type == SQLITE_NULL)
		return;
	if (type == SQLITE_FLOAT) {
		put_real(out, sqlite3_column_double(row, at));
		return;
	}
	cell.text = (const char *)sqlite3_column_text(row, at);
	cell.size = (size_t)sqlite3_column_bytes(row, at);
	if (cell.text != NULL && type == SQLITE_TEXT)
		put_text(out, cell);
	else if (cell.text != NULL)
		fwrite(cell.text, 1, cell.size, out);
}

/* Tables ----------------------------------------------------------------- */

/* Rowid and lines taken, then the columns. */
static enum rungs_status read_rows(struct export *export,
				   const struct table *table,
				   sqlite3_stmt **out)
{
	sqlite3_str *sql = sqlite3_str_new(export->db);
	int got;

	sqlite3_str_appendall(sql, "SELECT rowid, ");
	lines_taken(sql, table);
	sqlite3_str_appendall(sql, ", ");
	sql_columns(sql, table);
	sqlite3_str_appendf(sql, " FROM \"%w\" ORDER BY rowid", table->name);
	got = sql_prepare(export->db, sql, out);
	if (got == SQLITE_NOMEM)
		return error_no_memory(export->error);
	return got == SQLITE_OK ? RUNGS_OK : sql_failed(export);
}

static void put_header(FILE *out, const struct table *table)
{
	for (size_t i = 0; i < table->count; i++)
		fprintf(out, "%s%s", i > 0 ? "," : "", table->columns[i].name);
	putc('\n', out);
}

static void put_row(FILE *out, const struct table *table, sqlite3_stmt *row)
{
	for (size_t i = 0; i < table->count; i++) {
		if (i > 0)
			putc(',', out);
		put_value(out, row, (int)i + 2);
	}
	putc('\n', out);
}

static enum rungs_status put_rows(struct export *export, FILE *out,
				  const struct table *table, sqlite3_stmt *row)
{
	sqlite3_int64 line = FIRST;
	int got;

	put_header(out, table);
	while ((got = sqlite3_step(row)) == SQLITE_ROW) {
		sqlite3_int64 wanted = sqlite3_column_int64(row, 0);

		if (!table->integer_key && wanted - BLANK_MAX <= line)
			for (; line < wanted; line++)
				putc('\n', out);
		put_row(out, table, row);
		if (ferror(out))
			return RUNGS_OK; /* closing tells */
		line += sqlite3_column_int64(row, 1);
	}
	return got == SQLITE_DONE ? RUNGS_OK : sql_failed(export);
}

static enum rungs_status write_table(struct export *export,
				     const struct table *table,
				     sqlite3_stmt *rows)
{
	enum rungs_status status, closed;
	char name[80];
	FILE *out;

	snprintf(name, sizeof(name), "%s.csv", table->name);
	out = new_folder_open(&export->folder, name, export->error);
	if (out == NULL)
		return RUNGS_IO;
	status = put_rows(export, out, table, rows);
	closed = new_folder_close(&export->folder, out,
				  status == RUNGS_OK ? export->error : NULL);
	return status != RUNGS_OK ? status : closed;
}

static enum rungs_status export_table(struct export *export,
				      const struct table *table)
{
	sqlite3_stmt *rows = NULL;
	enum rungs_status status = read_rows(export, table, &rows);
	bool empty = true;

	if (status == RUNGS_OK) {
		empty = sqlite3_step(rows) == SQLITE_DONE;
		sqlite3_reset(rows);
	}
	if (status == RUNGS_OK && (table->required || !empty))
		status = write_table(export, table, rows);
	sqlite3_finalize(rows);
	return status;
}

enum rungs_status export_atlas(sqlite3 *db, const char *folder,
			       struct rungs_error *error)
{
	struct export export = {.db = db, .error = error};
	enum rungs_status status =
		new_folder_begin(&export.folder, folder, error);

	for (size_t i = 0; i < table_count && status == RUNGS_OK; i++)
		status = export_table(&export, &tables[i]);
	if (status == RUNGS_OK)
		status = new_folder_finish(&export.folder, error);
	new_folder_end(&export.folder);
	return status;
}
