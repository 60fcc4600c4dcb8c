#include "loader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "folder.h"
#include "guard.h"
#include "sql.h"
#include "value.h"

#define FINDINGS_MAX 10000 /* of a file */
#define NUMBER_SIZE 32     /* bytes of one that has a decimal comma */

static void report(struct loader *loader, long line, const char *column,
		   const struct verdict *verdict, const struct cell *value)
{
	struct finding finding = {
		.severity = SEVERITY_ERROR,
		.file = loader->file,
		.line = line,
		.column = column,
		.message = verdict->message,
		.mend = verdict->mend,
	};

	if (loader->found++ < FINDINGS_MAX)
		findings_add(loader->findings, &finding,
			     value != NULL ? value->text : NULL,
			     value != NULL ? value->size : 0);
}

/* A finding about the file or a whole line of it. */
static void report_line(struct loader *loader, long line, const char *column,
			const struct cell *value, const char *mend,
			const char *message)
{
	struct verdict verdict = {.mend = mend};

	snprintf(verdict.message, sizeof(verdict.message), "%s", message);
	report(loader, line, column, &verdict, value);
}

static enum rungs_status sql_failed(struct loader *loader)
{
	if (sqlite3_errcode(loader->db) == SQLITE_NOMEM)
		return error_no_memory(loader->error);
	return error_set(loader->error, RUNGS_IO,
			 "The table %s cannot be filled: %s.",
			 loader->table->name, sqlite3_errmsg(loader->db));
}

/* Statements ---------------------------------------------------------- */

static enum rungs_status prepare(struct loader *loader, sqlite3_str *sql,
				 sqlite3_stmt **out)
{
	int got = sql_prepare(loader->db, sql, out);

	if (got == SQLITE_NOMEM)
		return error_no_memory(loader->error);
	return got == SQLITE_OK ? RUNGS_OK : sql_failed(loader);
}

/* Parameter 1 is the line, the columns follow in their order. */
static enum rungs_status prepare_insert(struct loader *loader)
{
	const struct table *table = loader->table;
	sqlite3_str *sql = sqlite3_str_new(loader->db);

	sqlite3_str_appendf(sql, "INSERT INTO \"%w\" (", table->name);
	if (!table->integer_key)
		sqlite3_str_appendall(sql, "rowid, ");
	sql_columns(sql, table);
	sqlite3_str_appendall(sql, ") VALUES (");
	if (!table->integer_key)
		sqlite3_str_appendall(sql, "?1, ");
	for (size_t i = 0; i < table->count; i++)
		sqlite3_str_appendf(sql, "%s?%d", i > 0 ? ", " : "",
				    (int)i + 2);
	sqlite3_str_appendall(sql, ")");
	return prepare(loader, sql, &loader->insert);
}

/* Parameters are those of the insert. */
static enum rungs_status prepare_lookup(struct loader *loader)
{
	sqlite3_str *sql = sqlite3_str_new(loader->db);

	sqlite3_str_appendf(sql, "SELECT rowid FROM \"%w\"",
			    loader->table->name);
	sql_where_key(sql, loader->table);
	return prepare(loader, sql, &loader->lookup);
}

/* Rows ---------------------------------------------------------------- */

/* Binds what stands in for a value that does not fit, or for an empty one. */
static void bind_stand_in(sqlite3_stmt *to, int parameter,
			  const struct column *column)
{
	if (!column->required)
		sqlite3_bind_null(to, parameter);
	else if (column_is_number(column))
		sqlite3_bind_int(to, parameter, 0);
	else
		sqlite3_bind_text(to, parameter, "", 0, SQLITE_STATIC);
}

/* Whether an overlay may leave the column of a row empty: what it rests on is
 * then what the overlay rests on. */
static bool may_be_empty(const struct loader *loader,
			 const struct column *column)
{
	return loader->overlay && (column->kind == COLUMN_EVIDENCE ||
				   strcmp(column->name, "sources") == 0);
}

/* Whether a point with three digits behind it may stand between thousands,
 * where the comma is the decimal sign. */
static bool may_be_thousands(struct cell field)
{
	const char *point = memchr(field.text, '.', field.size);

	return point != NULL && field.text + field.size - point == 4;
}

/* Writes the number with a point as decimal sign, if it has one comma; number
 * has room for it. */
static struct cell with_point(struct cell field, char number[NUMBER_SIZE])
{
	const char *comma = memchr(field.text, ',', field.size);

	if (comma == NULL || field.size >= NUMBER_SIZE ||
	    memchr(field.text, '.', field.size) != NULL)
		return field;
	memcpy(number, field.text, field.size);
	number[comma - field.text] = '.';
	return (struct cell){number, field.size};
}

/* Judges the field and binds it.  False if it does not fit. */
static bool take_value(struct loader *loader, const struct column *column,
		       struct cell field, long line)
{
	int parameter = (int)(column - loader->table->columns) + 2;
	bool decimal_comma = loader->semicolons && column->kind == COLUMN_REAL;
	char number[NUMBER_SIZE];
	struct cell value;

	field = guard_off(field);
	value = decimal_comma ? with_point(field, number) : field;
	struct verdict verdict = value_check(column, value.text, value.size);
	bool form_counts = column_is_number(column) ||
			   column->kind == COLUMN_REFERENCE ||
			   !value_is_text(value.text, value.size).fit;
	bool keep = value.size > 0 && (verdict.fit || !form_counts);

	if (value.size == 0 && may_be_empty(loader, column))
		verdict.fit = true;
	if (verdict.fit && decimal_comma && may_be_thousands(field))
		verdict = (struct verdict){
			.message = "may be thousands or a fraction",
			.mend = "Write thousands without a point, and a "
				"fraction behind a comma.",
		};
	if (!verdict.fit)
		report(loader, line, column->name, &verdict,
		       field.size > 0 ? &field : NULL);
	if (keep)
		sqlite3_bind_text(loader->insert, parameter, value.text,
				  (int)value.size,
				  value.text == number ? SQLITE_TRANSIENT
						       : SQLITE_STATIC);
	else
		bind_stand_in(loader->insert, parameter, column);
	return verdict.fit;
}

/* To a list separated by ", ", as far as it fits. */
static void append(char *list, size_t size, const char *text)
{
	size_t used = strlen(list);

	snprintf(list + used, size - used, "%s%s", used > 0 ? ", " : "", text);
}

/* NULL if the row has none for the column. */
static const struct cell *field_of(const struct loader *loader,
				   const struct csv_row *row,
				   const struct column *column)
{
	for (size_t f = 0; f < loader->fields && f < row->count; f++)
		if (loader->meaning[f] == column)
			return &row->fields[f];
	return NULL;
}

/* The line of the row that has the same key, or 0. */
static enum rungs_status find_line(struct loader *loader,
				   const struct csv_row *row, long *line)
{
	enum rungs_status status = RUNGS_OK;
	sqlite3_int64 rowid = 0;

	if (loader->lookup == NULL)
		status = prepare_lookup(loader);
	if (status != RUNGS_OK)
		return status;
	for (size_t i = 0; i < loader->table->count; i++) {
		const struct column *column = &loader->table->columns[i];
		const struct cell *field = field_of(loader, row, column);

		if (column->key && field != NULL)
			sqlite3_bind_text(loader->lookup, (int)i + 2,
					  field->text, (int)field->size,
					  SQLITE_STATIC);
	}
	if (sqlite3_step(loader->lookup) == SQLITE_ROW)
		rowid = sqlite3_column_int64(loader->lookup, 0);
	sqlite3_reset(loader->lookup);
	sqlite3_clear_bindings(loader->lookup);
	*line = (long)rowid;
	if (loader->table->integer_key)
		*line = rowid >= 0 && rowid < FOLDER_IDS ? loader->lines[rowid]
							 : 0;
	return RUNGS_OK;
}

static enum rungs_status report_duplicate(struct loader *loader,
					  const struct csv_row *row)
{
	char names[128] = "", values[512] = "";
	struct cell value = {.text = values};
	struct verdict verdict = {.mend = "Remove one of the two rows, or "
					  "change its key."};
	enum rungs_status status;
	long line = 0;

	status = find_line(loader, row, &line);
	if (status != RUNGS_OK)
		return status;
	for (size_t i = 0; i < loader->table->count; i++) {
		const struct column *column = &loader->table->columns[i];
		const struct cell *field = field_of(loader, row, column);

		if (!column->key || field == NULL)
			continue;
		append(names, sizeof(names), column->name);
		append(values, sizeof(values), field->text);
	}
	value.size = strlen(values);
	snprintf(verdict.message, sizeof(verdict.message),
		 "stands on line %ld already", line);
	report(loader, row->line, names, &verdict, &value);
	return RUNGS_OK;
}

/* What it has without the empty fields that a spreadsheet puts behind. */
static size_t count_fields(const struct csv_row *row, size_t least)
{
	size_t count = row->count;

	while (count > least && row->fields[count - 1].size == 0)
		count--;
	return count;
}

static void check_length(struct loader *loader, const struct csv_row *row)
{
	size_t count = count_fields(row, loader->fields), more = loader->fields;
	char message[80];

	if (count == loader->fields)
		return;
	snprintf(message, sizeof(message), "row has %zu field%s instead of %zu",
		 count, count == 1 ? "" : "s", loader->fields);
	while (more < count && row->fields[more].size == 0)
		more++;
	if (more < count)
		report_line(loader, row->line, NULL, &row->fields[more],
			    "Put a field with commas in quotes.", message);
	else
		report_line(loader, row->line,
			    loader->meaning[count] != NULL
				    ? loader->meaning[count]->name
				    : NULL,
			    NULL, "Give every column its place.", message);
}

static void remember_line(struct loader *loader, long line)
{
	sqlite3_int64 rowid = sqlite3_last_insert_rowid(loader->db);

	if (loader->table->integer_key && rowid >= 0 && rowid < FOLDER_IDS)
		loader->lines[rowid] = line;
}

static enum rungs_status take_row(struct loader *loader,
				  const struct csv_row *row)
{
	const struct table *table = loader->table;
	bool key_fits = true;
	int got;

	check_length(loader, row);
	sqlite3_bind_int64(loader->insert, 1, row->line);
	for (size_t i = 0; i < table->count; i++) {
		bind_stand_in(loader->insert, (int)i + 2, &table->columns[i]);
		if (table->columns[i].key && !(*loader->given & 1UL << i))
			key_fits = false;
	}
	for (size_t f = 0; f < row->count && f < loader->fields; f++) {
		const struct column *column = loader->meaning[f];

		if (column != NULL &&
		    !take_value(loader, column, row->fields[f], row->line) &&
		    column->key)
			key_fits = false;
	}
	got = sqlite3_step(loader->insert);
	sqlite3_reset(loader->insert);
	if (got == SQLITE_DONE) {
		remember_line(loader, row->line);
		return RUNGS_OK;
	}
	got = sqlite3_extended_errcode(loader->db);
	if (got != SQLITE_CONSTRAINT_PRIMARYKEY &&
	    got != SQLITE_CONSTRAINT_UNIQUE && got != SQLITE_CONSTRAINT_ROWID)
		return sql_failed(loader);
	return key_fits && row->count >= loader->fields
		       ? report_duplicate(loader, row)
		       : RUNGS_OK;
}

/* The header --------------------------------------------------------- */

static void take_name(struct loader *loader, const struct csv_row *row,
		      size_t field)
{
	const struct cell *name = &row->fields[field];
	struct verdict verdict = value_is_text(name->text, name->size);
	const struct column *column;

	if (!verdict.fit) {
		report(loader, row->line, NULL, &verdict, name);
		*loader->damaged = true;
		return;
	}
	if (name->size == 0) {
		char message[80];

		snprintf(message, sizeof(message), "column %zu has no name",
			 field + 1);
		report_line(loader, row->line, NULL, NULL,
			    "Name the column or remove it.", message);
		*loader->damaged = true;
		return;
	}
	column = column_find(loader->table, name->text);
	for (size_t f = 0; column != NULL && f < field; f++) {
		if (loader->meaning[f] != column)
			continue;
		report_line(loader, row->line, column->name, NULL,
			    "Remove one of the two.", "stands here twice");
		*loader->damaged = true;
		return;
	}
	if (column == NULL) {
		report_line(loader, row->line, NULL, name,
			    "Remove the column or mend its name.",
			    "the table has no such column");
		*loader->damaged = true;
	}
	loader->meaning[field] = column;
}

static bool names_any(const struct table *table, const struct csv_row *row)
{
	for (size_t f = 0; f < row->count; f++)
		if (column_find(table, row->fields[f].text) != NULL)
			return true;
	return false;
}

/* Whether the header must have the column. */
static bool is_needed(const struct loader *loader, const struct column *column)
{
	return loader->overlay ? column->key || column->group
			       : column->required;
}

static enum rungs_status take_header(struct loader *loader,
				     const struct csv_row *row)
{
	const struct table *table = loader->table;

	if (!names_any(table, row)) {
		report_line(loader, row->line, NULL, &row->fields[0],
			    "Put the names of its columns there, with commas "
			    "or semicolons between them.",
			    "the line names no column of the table");
		*loader->damaged = true;
		return RUNGS_OK;
	}
	loader->fields = count_fields(row, 1);
	loader->meaning = calloc(loader->fields, sizeof(*loader->meaning));
	if (loader->meaning == NULL)
		return error_no_memory(loader->error);
	for (size_t f = 0; f < loader->fields; f++)
		take_name(loader, row, f);
	for (size_t i = 0; i < table->count; i++) {
		bool present = false;

		for (size_t f = 0; f < loader->fields && !present; f++)
			present = loader->meaning[f] == &table->columns[i];
		if (present)
			*loader->given |= 1UL << i;
		if (present || !is_needed(loader, &table->columns[i]))
			continue;
		report_line(loader, row->line, table->columns[i].name, NULL,
			    "Add the column.", "is missing");
		*loader->damaged = true;
	}
	return RUNGS_OK;
}

/* The whole table ------------------------------------------------------- */

enum rungs_status loader_open(struct loader *loader)
{
	snprintf(loader->file, sizeof(loader->file), "%s.csv",
		 loader->table->name);
	return prepare_insert(loader);
}

/* A field without a name goes by its number. */
static void take_problem(struct loader *loader,
			 const struct csv_problem *problem)
{
	const struct cell value = {problem->text, problem->size};
	const struct column *column = NULL;
	char message[120];

	if (problem->field < loader->fields)
		column = loader->meaning[problem->field];
	if (column != NULL)
		snprintf(message, sizeof(message), "%s", problem->message);
	else
		snprintf(message, sizeof(message), "field %zu %s",
			 problem->field + 1, problem->message);
	report_line(loader, problem->line, column != NULL ? column->name : NULL,
		    problem->size > 0 ? &value : NULL, problem->mend, message);
	*loader->damaged = true;
}

void loader_refuse(struct loader *loader, const char *message, const char *mend)
{
	report_line(loader, 0, NULL, NULL, mend, message);
	*loader->damaged = true;
}

/* What a spreadsheet leaves where a row was cleared. */
static bool is_blank(const struct csv_row *row)
{
	for (size_t f = 0; f < row->count; f++)
		if (row->fields[f].size > 0)
			return false;
	return row->count > 1;
}

static enum rungs_status read_rows(struct loader *loader, const char *bytes,
				   size_t size)
{
	struct csv_file *file = csv_file_new(bytes, size);
	enum rungs_status status = RUNGS_OK;
	enum csv_file_got got = CSV_FILE_END;
	struct csv_problem problem;
	struct csv_row row;
	size_t rows = 0;

	if (file == NULL)
		return error_no_memory(loader->error);
	loader->semicolons = csv_file_has_semicolons(file);
	while (status == RUNGS_OK &&
	       (got = csv_file_next(file, &row, &problem)) != CSV_FILE_END) {
		if (got == CSV_FILE_NO_MEMORY)
			status = error_no_memory(loader->error);
		else if (got == CSV_FILE_PROBLEM)
			take_problem(loader, &problem);
		else if (is_blank(&row))
			continue;
		else if (loader->meaning == NULL)
			status = take_header(loader, &row);
		else
			status = take_row(loader, &row);
		/* Without a header no row means anything. */
		if (loader->meaning == NULL)
			break;
		rows += got == CSV_FILE_ROW;
	}
	csv_file_free(file);
	if (status == RUNGS_OK && got == CSV_FILE_END && rows == 0)
		loader_refuse(loader, "the file is empty",
			      "Put the names of its columns on the first "
			      "line.");
	if (status == RUNGS_OK && rows == 1 && loader->table->required &&
	    !loader->overlay)
		loader_refuse(loader, "the table has no row but its header",
			      "Add at least one row.");
	return status;
}

static bool is_utf16(const char *bytes, size_t size)
{
	return size >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 ||
			     memcmp(bytes, "\xFE\xFF", 2) == 0);
}

enum rungs_status loader_read(struct loader *loader, const char *bytes,
			      size_t size)
{
	if (!is_utf16(bytes, size))
		return read_rows(loader, bytes, size);
	loader_refuse(loader, "the file is UTF-16", "Save it as UTF-8.");
	return RUNGS_OK;
}

void loader_close(struct loader *loader)
{
	if (loader->found > FINDINGS_MAX) {
		char message[80];

		snprintf(message, sizeof(message), "there are %zu more",
			 loader->found - FINDINGS_MAX);
		loader->found = 0;
		loader_refuse(loader, message, NULL);
	}
	sqlite3_finalize(loader->insert);
	sqlite3_finalize(loader->lookup);
	free(loader->meaning);
}
