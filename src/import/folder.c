#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "csv_file.h"
#include "slurp.h"
#include "tables.h"
#include "value.h"

#define COLUMNS_MAX 32 /* of a table */
#define FINDINGS_MAX 10000 /* of a file */

_Static_assert(COLUMNS_MAX < 64, "a row's columns are bits of a word");

/* One table being read. */
struct reading {
	sqlite3 *db;
	const struct table *table;
	char file[64];
	bool *damaged;
	struct findings *findings;
	size_t found; /* in this file */
	sqlite3_stmt *insert;
	sqlite3_stmt *lookup; /* line of the row with this key */
	size_t fields; /* of the header */
	const struct column **meaning; /* of each, NULL if unknown */
	struct rungs_error *error;
};

static void report(struct reading *reading, long line, const char *column,
		   const struct verdict *verdict, const struct csv_field *value)
{
	struct finding finding = {
		.severity = SEVERITY_ERROR,
		.file = reading->file,
		.line = line,
		.column = column,
		.message = verdict->message,
		.mend = verdict->mend,
	};

	if (reading->found++ < FINDINGS_MAX)
		findings_add(reading->findings, &finding,
			     value != NULL ? value->text : NULL,
			     value != NULL ? value->size : 0);
}

/* A finding about the file or a whole line of it. */
static void report_line(struct reading *reading, long line, const char *column,
			const struct csv_field *value, const char *mend,
			const char *message)
{
	struct verdict verdict = {.mend = mend};

	snprintf(verdict.message, sizeof(verdict.message), "%s", message);
	report(reading, line, column, &verdict, value);
}

static enum rungs_status sql_failed(struct reading *reading)
{
	if (sqlite3_errcode(reading->db) == SQLITE_NOMEM)
		return error_no_memory(reading->error);
	return error_set(reading->error, RUNGS_IO,
			 "The table %s cannot be filled: %s.",
			 reading->table->name, sqlite3_errmsg(reading->db));
}

/* Statements ---------------------------------------------------------- */

static enum rungs_status prepare(struct reading *reading, const char *sql,
				 sqlite3_stmt **out)
{
	if (sqlite3_prepare_v2(reading->db, sql, -1, out, NULL) != SQLITE_OK)
		return sql_failed(reading);
	return RUNGS_OK;
}

/* Parameter 1 is the line, the columns follow in their order. */
static enum rungs_status prepare_insert(struct reading *reading)
{
	const struct table *table = reading->table;
	sqlite3_str *sql = sqlite3_str_new(reading->db);
	enum rungs_status status;
	char *text;

	sqlite3_str_appendf(sql, "INSERT INTO \"%w\" (", table->name);
	if (!table->integer_key)
		sqlite3_str_appendall(sql, "rowid, ");
	for (size_t i = 0; i < table->count; i++)
		sqlite3_str_appendf(sql, "%s\"%w\"", i > 0 ? ", " : "",
				    table->columns[i].name);
	sqlite3_str_appendall(sql, ") VALUES (");
	if (!table->integer_key)
		sqlite3_str_appendall(sql, "?1, ");
	for (size_t i = 0; i < table->count; i++)
		sqlite3_str_appendf(sql, "%s?%d", i > 0 ? ", " : "",
				    (int)i + 2);
	sqlite3_str_appendall(sql, ")");
	text = sqlite3_str_finish(sql);
	if (text == NULL)
		return error_no_memory(reading->error);
	status = prepare(reading, text, &reading->insert);
	sqlite3_free(text);
	return status;
}

/* Parameters are those of the insert. */
static enum rungs_status prepare_lookup(struct reading *reading)
{
	const struct table *table = reading->table;
	sqlite3_str *sql = sqlite3_str_new(reading->db);
	enum rungs_status status;
	const char *joint = "WHERE";
	char *text;

	sqlite3_str_appendf(sql, "SELECT rowid FROM \"%w\"", table->name);
	for (size_t i = 0; i < table->count; i++) {
		if (!table->columns[i].key)
			continue;
		sqlite3_str_appendf(sql, " %s \"%w\" = ?%d", joint,
				    table->columns[i].name, (int)i + 2);
		joint = "AND";
	}
	text = sqlite3_str_finish(sql);
	if (text == NULL)
		return error_no_memory(reading->error);
	status = prepare(reading, text, &reading->lookup);
	sqlite3_free(text);
	return status;
}

/* Rows ---------------------------------------------------------------- */

/* Binds what stands in for a value that does not fit, or for an empty one. */
static void bind_stand_in(sqlite3_stmt *to, int parameter,
			  const struct column *column)
{
	bool number =
		column->kind == COLUMN_INTEGER || column->kind == COLUMN_REAL;

	if (column->kind == COLUMN_REFERENCE)
		number = table_find(column->target, strlen(column->target))
				 ->integer_key;
	if (!column->required)
		sqlite3_bind_null(to, parameter);
	else if (number)
		sqlite3_bind_int(to, parameter, 0);
	else
		sqlite3_bind_text(to, parameter, "", 0, SQLITE_STATIC);
}

static bool is_text(const struct column *column)
{
	return column->kind != COLUMN_INTEGER && column->kind != COLUMN_REAL &&
	       (column->kind != COLUMN_REFERENCE ||
		!table_find(column->target, strlen(column->target))
			 ->integer_key);
}

/* Judges the field and binds it.  False if it does not fit. */
static bool take_value(struct reading *reading, const struct column *column,
		       const struct csv_field *field, long line)
{
	int parameter = (int)(column - reading->table->columns) + 2;
	struct verdict verdict = value_check(column, field->text, field->size);
	bool form_counts = !is_text(column) || column->kind == COLUMN_REFERENCE;
	bool keep =
		field->size > 0 &&
		(verdict.fit ||
		 (!form_counts && value_is_text(field->text, field->size).fit));

	if (!verdict.fit)
		report(reading, line, column->name, &verdict,
		       field->size > 0 ? field : NULL);
	if (keep)
		sqlite3_bind_text(reading->insert, parameter, field->text,
				  (int)field->size, SQLITE_TRANSIENT);
	else
		bind_stand_in(reading->insert, parameter, column);
	return verdict.fit;
}

/* The key's columns, or what the insert holds for them, joined. */
static void join_key(struct reading *reading, const struct csv_row *row,
		     char *out, size_t size)
{
	size_t used = 0;

	out[0] = '\0';
	for (size_t i = 0; i < reading->table->count && used < size; i++) {
		const struct column *column = &reading->table->columns[i];
		const char *text = column->name;

		if (!column->key)
			continue;
		for (size_t f = 0; row != NULL && f < reading->fields; f++)
			if (reading->meaning[f] == column && f < row->count)
				text = row->fields[f].text;
		used += (size_t)snprintf(out + used, size - used, "%s%s",
					 used > 0 ? ", " : "", text);
	}
}

static enum rungs_status report_duplicate(struct reading *reading,
					  const struct csv_row *row)
{
	char columns[128], values[512];
	struct csv_field value = {.text = values};
	struct verdict verdict = {.mend = "Remove one of the two rows or "
					  "change its key."};
	enum rungs_status status = RUNGS_OK;

	if (reading->lookup == NULL)
		status = prepare_lookup(reading);
	if (status != RUNGS_OK)
		return status;
	for (size_t i = 0; i < reading->table->count; i++) {
		const struct column *column = &reading->table->columns[i];

		for (size_t f = 0; column->key && f < reading->fields; f++)
			if (reading->meaning[f] == column && f < row->count)
				sqlite3_bind_text(reading->lookup, (int)i + 2,
						  row->fields[f].text,
						  (int)row->fields[f].size,
						  SQLITE_STATIC);
	}
	snprintf(verdict.message, sizeof(verdict.message),
		 "stands on an earlier line already");
	if (sqlite3_step(reading->lookup) == SQLITE_ROW &&
	    !reading->table->integer_key)
		snprintf(verdict.message, sizeof(verdict.message),
			 "stands on line %lld already",
			 sqlite3_column_int64(reading->lookup, 0));
	sqlite3_reset(reading->lookup);
	sqlite3_clear_bindings(reading->lookup);
	join_key(reading, NULL, columns, sizeof(columns));
	join_key(reading, row, values, sizeof(values));
	value.size = strlen(values);
	report(reading, row->line, columns, &verdict, &value);
	return RUNGS_OK;
}

static void check_length(struct reading *reading, const struct csv_row *row)
{
	char message[80];

	if (row->count == reading->fields)
		return;
	snprintf(message, sizeof(message), "row has %zu field%s instead of %zu",
		 row->count, row->count == 1 ? "" : "s", reading->fields);
	if (row->count > reading->fields)
		report_line(reading, row->line, NULL,
			    &row->fields[reading->fields],
			    "Put a field with commas in quotes.", message);
	else
		report_line(reading, row->line,
			    reading->meaning[row->count] != NULL
				    ? reading->meaning[row->count]->name
				    : NULL,
			    NULL, "Give every column its place.", message);
}

static enum rungs_status take_row(struct reading *reading,
				  const struct csv_row *row)
{
	const struct table *table = reading->table;
	bool key_fits = true;
	int got;

	check_length(reading, row);
	sqlite3_bind_int64(reading->insert, 1, row->line);
	for (size_t i = 0; i < table->count; i++)
		bind_stand_in(reading->insert, (int)i + 2, &table->columns[i]);
	for (size_t f = 0; f < row->count && f < reading->fields; f++) {
		const struct column *column = reading->meaning[f];

		if (column != NULL &&
		    !take_value(reading, column, &row->fields[f], row->line) &&
		    column->key)
			key_fits = false;
	}
	got = sqlite3_step(reading->insert);
	sqlite3_reset(reading->insert);
	if (got == SQLITE_DONE)
		return RUNGS_OK;
	got = sqlite3_extended_errcode(reading->db);
	if (got != SQLITE_CONSTRAINT_PRIMARYKEY &&
	    got != SQLITE_CONSTRAINT_UNIQUE && got != SQLITE_CONSTRAINT_ROWID)
		return sql_failed(reading);
	return key_fits && row->count >= reading->fields
		       ? report_duplicate(reading, row)
		       : RUNGS_OK;
}

/* The header --------------------------------------------------------- */

static void take_name(struct reading *reading, const struct csv_row *row,
		      size_t field)
{
	const struct csv_field *name = &row->fields[field];
	struct verdict verdict = value_is_text(name->text, name->size);
	const struct column *column;

	if (!verdict.fit) {
		report(reading, row->line, NULL, &verdict, name);
		*reading->damaged = true;
		return;
	}
	column = column_find(reading->table, name->text);
	for (size_t f = 0; column != NULL && f < field; f++) {
		if (reading->meaning[f] != column)
			continue;
		report_line(reading, row->line, column->name, NULL,
			    "Remove one of the two.", "stands here twice");
		*reading->damaged = true;
		return;
	}
	if (column == NULL) {
		report_line(reading, row->line, NULL, name,
			    "Remove the column or mend its name.",
			    "the table has no such column");
		*reading->damaged = true;
	}
	reading->meaning[field] = column;
}

static enum rungs_status take_header(struct reading *reading,
				     const struct csv_row *row)
{
	const struct table *table = reading->table;

	reading->fields = row->count;
	reading->meaning = calloc(row->count, sizeof(*reading->meaning));
	if (reading->meaning == NULL)
		return error_no_memory(reading->error);
	if (row->count == 1 &&
	    memchr(row->fields[0].text, ';', row->fields[0].size) != NULL)
		report_line(reading, row->line, NULL, NULL,
			    "Save the file with commas between its fields.",
			    "fields are separated by ';' and not by ','");
	for (size_t f = 0; f < row->count; f++)
		take_name(reading, row, f);
	for (size_t i = 0; i < table->count; i++) {
		bool present = false;

		for (size_t f = 0; f < row->count && !present; f++)
			present = reading->meaning[f] == &table->columns[i];
		if (present || !table->columns[i].required)
			continue;
		report_line(reading, row->line, table->columns[i].name, NULL,
			    "Add the column.", "is missing");
		*reading->damaged = true;
	}
	return RUNGS_OK;
}

/* Files ---------------------------------------------------------------- */

static void report_problem(struct reading *reading,
			   const struct csv_problem *problem)
{
	const struct column *column = NULL;

	if (problem->field < reading->fields)
		column = reading->meaning[problem->field];
	report_line(reading, problem->line,
		    column != NULL ? column->name : NULL, NULL, problem->mend,
		    problem->message);
	*reading->damaged = true;
}

static enum rungs_status read_rows(struct reading *reading, const char *bytes,
				   size_t size)
{
	struct csv_file *file = csv_file_new(bytes, size);
	enum rungs_status status = RUNGS_OK;
	enum csv_file_got got = CSV_FILE_END;
	struct csv_problem problem;
	struct csv_row row;
	size_t rows = 0;

	if (file == NULL)
		return error_no_memory(reading->error);
	while (status == RUNGS_OK &&
	       (got = csv_file_next(file, &row, &problem)) != CSV_FILE_END) {
		if (got == CSV_FILE_NO_MEMORY)
			status = error_no_memory(reading->error);
		else if (got == CSV_FILE_PROBLEM)
			report_problem(reading, &problem);
		else if (reading->meaning == NULL)
			status = take_header(reading, &row);
		else
			status = take_row(reading, &row);
		if (got == CSV_FILE_PROBLEM && reading->meaning == NULL)
			break;
		rows += got == CSV_FILE_ROW;
	}
	csv_file_free(file);
	if (status != RUNGS_OK || got == CSV_FILE_PROBLEM)
		return status;
	if (rows == 0)
		report_line(reading, 0, NULL, NULL,
			    "Put the names of its columns on the first line.",
			    "the file is empty");
	else if (rows == 1 && reading->table->required)
		report_line(reading, 0, NULL, NULL, "Add at least one row.",
			    "the table has no row but its header");
	if (rows == 0 || (rows == 1 && reading->table->required))
		*reading->damaged = true;
	return RUNGS_OK;
}

static bool is_utf16(const struct slurp *slurp)
{
	return slurp->size >= 2 && (memcmp(slurp->bytes, "\xFF\xFE", 2) == 0 ||
				    memcmp(slurp->bytes, "\xFE\xFF", 2) == 0);
}

static enum rungs_status read_table(struct reading *reading, int folder)
{
	enum rungs_status status = RUNGS_OK;
	struct slurp slurp = {0};

	snprintf(reading->file, sizeof(reading->file), "%s.csv",
		 reading->table->name);
	switch (slurp_read(&slurp, folder, reading->file)) {
	case SLURP_MISSING:
		if (!reading->table->required)
			return RUNGS_OK;
		report_line(reading, 0, NULL, NULL, "Add the file.",
			    "the file is missing");
		break;
	case SLURP_TOO_LARGE:
		report_line(reading, 0, NULL, NULL, NULL,
			    "the file is larger than 256 MB");
		break;
	case SLURP_NO_FILE:
		report_line(reading, 0, NULL, NULL, NULL,
			    "this is not a regular file");
		break;
	case SLURP_REFUSED:
		report_line(reading, 0, NULL, NULL, NULL, slurp.reason);
		break;
	case SLURP_NO_MEMORY:
		return error_no_memory(reading->error);
	case SLURP_READ:
		if (is_utf16(&slurp)) {
			report_line(reading, 0, NULL, NULL,
				    "Save the file as UTF-8.",
				    "the file is UTF-16");
			slurp_release(&slurp);
			break;
		}
		status = prepare_insert(reading);
		if (status == RUNGS_OK)
			status = read_rows(reading, slurp.bytes, slurp.size);
		slurp_release(&slurp);
		return status;
	}
	*reading->damaged = true;
	return RUNGS_OK;
}

static void reading_release(struct reading *reading)
{
	if (reading->found > FINDINGS_MAX) {
		char message[80];

		snprintf(message, sizeof(message), "%zu more findings",
			 reading->found - FINDINGS_MAX);
		reading->found = 0;
		report_line(reading, 0, NULL, NULL, NULL, message);
	}
	sqlite3_finalize(reading->insert);
	sqlite3_finalize(reading->lookup);
	free(reading->meaning);
}

/* A misspelled file would go unread without a word. */
static void check_names(DIR *entries, struct findings *findings)
{
	const struct dirent *entry;

	while ((entry = readdir(entries)) != NULL) {
		const char *name = entry->d_name;
		size_t size = strlen(name);

		if (name[0] == '.' || size < 4 ||
		    strcmp(name + size - 4, ".csv") != 0 ||
		    table_find(name, size - 4) != NULL)
			continue;
		findings_add(findings,
			     &(struct finding){
				     .severity = SEVERITY_ERROR,
				     .file = name,
				     .message = "an atlas has no table of "
						"this name",
				     .mend = "Rename or remove the file.",
			     },
			     NULL, 0);
	}
}

enum rungs_status folder_load(sqlite3 *db, const char *path,
			      struct folder *folder, struct findings *findings,
			      struct rungs_error *error)
{
	enum rungs_status status = RUNGS_OK;
	DIR *entries = opendir(path);

	memset(folder, 0, sizeof(*folder));
	if (entries == NULL)
		return error_set(error, RUNGS_IO,
				 "The folder \"%s\" cannot be read: %s.", path,
				 strerror(errno));
	check_names(entries, findings);
	sqlite3_exec(db, "PRAGMA ignore_check_constraints = ON", NULL, NULL,
		     NULL);
	for (size_t i = 0; i < table_count && status == RUNGS_OK; i++) {
		struct reading reading = {
			.db = db,
			.table = &tables[i],
			.damaged = &folder->damaged[i],
			.findings = findings,
			.error = error,
		};

		status = read_table(&reading, dirfd(entries));
		reading_release(&reading);
	}
	closedir(entries);
	return status;
}

bool folder_is_whole(const struct folder *folder)
{
	for (size_t i = 0; i < table_count; i++)
		if (folder->damaged[i])
			return false;
	return true;
}
