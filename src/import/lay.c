#include "lay.h"

#include <stdio.h>
#include <string.h>

#include "core/error.h"
#include "sql.h"
#include "tables.h"

#define BASIS_SIZE 4000 /* of a list of sources */

struct layer {
	sqlite3 *overlay, *atlas;
	const struct folder *folder;
	struct folder *sum;
	struct findings *findings;
	struct rungs_error *error;
	char own[200];    /* the overlay's source */
	size_t own_class; /* its place among evidence_classes */
	sqlite3_stmt *log;
};

/* A table being laid.  The statements have the columns in their order. */
struct laid_table {
	const struct table *table;
	unsigned long given;
	long end;              /* rowid of the atlas's last row */
	sqlite3_stmt *rows;    /* of the overlay: rowid, columns */
	sqlite3_stmt *lookup;  /* by key: rowid, columns; NULL without key */
	sqlite3_stmt *put;     /* rowid, columns */
	unsigned long missing; /* columns that were missed, once each */
};

static enum rungs_status sql_failed(struct layer *layer, sqlite3 *db)
{
	if (sqlite3_errcode(db) == SQLITE_NOMEM)
		return error_no_memory(layer->error);
	return error_set(layer->error, RUNGS_IO,
			 "The overlay cannot be laid: %s.", sqlite3_errmsg(db));
}

static enum rungs_status prepare(struct layer *layer, sqlite3 *db,
				 sqlite3_str *sql, sqlite3_stmt **out)
{
	int got = sql_prepare(db, sql, out);

	if (got == SQLITE_NOMEM)
		return error_no_memory(layer->error);
	return got == SQLITE_OK ? RUNGS_OK : sql_failed(layer, db);
}

static bool has_key(const struct table *table)
{
	bool key = false;

	for (size_t i = 0; i < table->count; i++)
		key |= table->columns[i].key;
	return key;
}

/* Statements ------------------------------------------------------------- */

static enum rungs_status prepare_rows(struct layer *layer,
				      struct laid_table *laid)
{
	sqlite3_str *sql = sqlite3_str_new(layer->overlay);

	sqlite3_str_appendall(sql, "SELECT rowid, ");
	sql_columns(sql, laid->table);
	sqlite3_str_appendf(sql, " FROM \"%w\" ORDER BY rowid",
			    laid->table->name);
	return prepare(layer, layer->overlay, sql, &laid->rows);
}

static enum rungs_status prepare_lookup(struct layer *layer,
					struct laid_table *laid)
{
	sqlite3_str *sql = sqlite3_str_new(layer->atlas);

	sqlite3_str_appendall(sql, "SELECT rowid, ");
	sql_columns(sql, laid->table);
	sqlite3_str_appendf(sql, " FROM \"%w\"", laid->table->name);
	sql_where_key(sql, laid->table);
	return prepare(layer, layer->atlas, sql, &laid->lookup);
}

static enum rungs_status prepare_put(struct layer *layer,
				     struct laid_table *laid)
{
	sqlite3_str *sql = sqlite3_str_new(layer->atlas);

	sql_replace(sql, laid->table);
	return prepare(layer, layer->atlas, sql, &laid->put);
}

/* Rows ------------------------------------------------------------------- */

static void report_missing(struct layer *layer, struct laid_table *laid,
			   size_t column, long line)
{
	const struct table *table = laid->table;
	char file[80];

	if (laid->missing & 1UL << column)
		return;
	laid->missing |= 1UL << column;
	snprintf(file, sizeof(file), "%s.csv", table->name);
	findings_add(layer->findings,
		     &(struct finding){
			     .severity = SEVERITY_ERROR,
			     .file = file,
			     .line = line,
			     .column = table->columns[column].name,
			     .message = "is missing, and the row is none that "
					"the atlas has",
			     .mend = "Add the column, or mend the key if the "
				     "row is to change one of the atlas.",
		     },
		     NULL, 0);
}

static bool is_basis(const struct column *column)
{
	return column->kind == COLUMN_EVIDENCE ||
	       strcmp(column->name, "sources") == 0;
}

/* Whether an added row has all that it must; tells what is missing. */
static bool is_complete(struct layer *layer, struct laid_table *laid, long line)
{
	bool complete = true;

	for (size_t i = 0; i < laid->table->count; i++) {
		const struct column *column = &laid->table->columns[i];

		if (!column->required || is_basis(column) ||
		    laid->given & 1UL << i)
			continue;
		report_missing(layer, laid, i, line);
		complete = false;
	}
	return complete;
}

static size_t class_of(const char *evidence)
{
	size_t at = 0;

	while (evidence_classes[at] != NULL &&
	       strcmp(evidence_classes[at], evidence) != 0)
		at++;
	return at;
}

/* The weaker of what the row says and what the overlay's source allows. */
static const char *basis_evidence(const struct layer *layer, const char *said)
{
	size_t class = class_of(said);

	if (evidence_classes[class] == NULL || class < layer->own_class)
		class = layer->own_class;
	return evidence_classes[class];
}

/* The sources the row names, and the overlay's own. */
static void basis_sources(const struct layer *layer, const char *said,
			  char *out, size_t size)
{
	char list[BASIS_SIZE], own[204];

	snprintf(list, sizeof(list), ";%s;", said);
	snprintf(own, sizeof(own), ";%s;", layer->own);
	if (*said == '\0')
		snprintf(out, size, "%s", layer->own);
	else if (strstr(list, own) != NULL)
		snprintf(out, size, "%s", said);
	else
		snprintf(out, size, "%s;%s", said, layer->own);
}

/* Binds the value of a column: the overlay's where it has one, else that of
 * the row in the atlas, if `old` says there is one. */
static void bind_value(const struct layer *layer, struct laid_table *laid,
		       size_t at, bool old)
{
	const struct column *column = &laid->table->columns[at];
	bool given = laid->given & 1UL << at;
	sqlite3_stmt *from = given || !old ? laid->rows : laid->lookup;
	int field = (int)at + 1;
	char sources[BASIS_SIZE];
	const char *said;

	if (!is_basis(column)) {
		sqlite3_bind_value(laid->put, field + 1,
				   sqlite3_column_value(from, field));
		return;
	}
	if (old && sqlite3_column_bytes(from, field) == 0)
		from = laid->lookup;
	said = (const char *)sqlite3_column_text(from, field);
	if (said == NULL)
		said = "";
	if (column->kind == COLUMN_EVIDENCE) {
		sqlite3_bind_text(laid->put, field + 1,
				  basis_evidence(layer, said), -1,
				  SQLITE_STATIC);
		return;
	}
	basis_sources(layer, said, sources, sizeof(sources));
	sqlite3_bind_text(laid->put, field + 1, sources, -1, SQLITE_TRANSIENT);
}

static enum rungs_status log_row(struct layer *layer, const struct table *table,
				 long told, long line)
{
	sqlite3_bind_text(layer->log, 1, table->name, -1, SQLITE_STATIC);
	sqlite3_bind_int64(layer->log, 2, told);
	sqlite3_bind_int64(layer->log, 3, line);
	sqlite3_step(layer->log);
	return sqlite3_reset(layer->log) == SQLITE_OK
		       ? RUNGS_OK
		       : sql_failed(layer, layer->atlas);
}

/* Whether the atlas has a row of the key; it is then the lookup's. */
static bool find_old(struct laid_table *laid)
{
	if (laid->lookup == NULL)
		return false;
	sqlite3_reset(laid->lookup);
	for (size_t i = 0; i < laid->table->count; i++)
		if (laid->table->columns[i].key)
			sqlite3_bind_value(
				laid->lookup, (int)i + 2,
				sqlite3_column_value(laid->rows, (int)i + 1));
	return sqlite3_step(laid->lookup) == SQLITE_ROW;
}

/* Whether the overlay's row says of a column what the atlas's does not. */
static bool differs(const struct laid_table *laid, size_t column)
{
	sqlite3_stmt *ours = laid->rows, *theirs = laid->lookup;
	int field = (int)column + 1;
	int size = sqlite3_column_bytes(ours, field);

	return sqlite3_column_bytes(theirs, field) != size ||
	       (size > 0 &&
		memcmp(sqlite3_column_blob(ours, field),
		       sqlite3_column_blob(theirs, field), (size_t)size) != 0);
}

/* An id that the atlas has may have been taken by chance. */
static void report_changed(struct layer *layer, const struct laid_table *laid,
			   long line)
{
	const struct table *table = laid->table;
	char file[80];
	bool changed = false;

	if (strcmp(table->columns[0].name, "id") != 0)
		return;
	for (size_t i = 1; i < table->count; i++)
		changed |= laid->given & 1UL << i &&
			   !is_basis(&table->columns[i]) && differs(laid, i);
	if (!changed)
		return;
	snprintf(file, sizeof(file), "%s.csv", table->name);
	findings_add(layer->findings,
		     &(struct finding){
			     .severity = SEVERITY_NOTE,
			     .file = file,
			     .line = line,
			     .column = "id",
			     .message = "is one of the atlas, whose row this "
					"changes",
			     .mend = "Give the row an id of its own if it is "
				     "to be another.",
		     },
		     (const char *)sqlite3_column_text(laid->rows, 1),
		     (size_t)sqlite3_column_bytes(laid->rows, 1));
}

static enum rungs_status lay_row(struct layer *layer, struct laid_table *laid)
{
	const struct table *table = laid->table;
	long line = (long)sqlite3_column_int64(laid->rows, 0);
	long rowid = laid->end + line - 1, told;
	bool old = find_old(laid);

	if (old)
		rowid = (long)sqlite3_column_int64(laid->lookup, 0);
	if (table->integer_key) {
		long *lines = layer->sum->lines[table - tables];

		rowid = line;
		line = layer->folder->lines[table - tables][rowid];
		told = LAY_LINES + line;
		lines[rowid] = told;
	} else {
		told = rowid;
	}
	if (!old && !is_complete(layer, laid, line))
		return RUNGS_OK;
	if (old)
		report_changed(layer, laid, line);
	for (size_t i = 0; i < table->count; i++)
		bind_value(layer, laid, i, old);
	sqlite3_bind_int64(laid->put, 1, rowid);
	if (laid->lookup != NULL)
		sqlite3_reset(laid->lookup);
	sqlite3_step(laid->put);
	if (sqlite3_reset(laid->put) != SQLITE_OK)
		return sql_failed(layer, layer->atlas);
	return log_row(layer, table, told, line);
}

/* Tables ----------------------------------------------------------------- */

/* Removes the atlas's rows of the groups that the overlay has rows of. */
static enum rungs_status clear_groups(struct layer *layer,
				      struct laid_table *laid)
{
	const struct table *table = laid->table;
	sqlite3_str *sql = sqlite3_str_new(layer->atlas);
	sqlite3_stmt *gone = NULL;
	enum rungs_status status;

	sqlite3_str_appendf(sql, "DELETE FROM \"%w\" WHERE 1", table->name);
	for (size_t i = 0; i < table->count; i++)
		if (table->columns[i].group)
			sqlite3_str_appendf(sql, " AND \"%w\" = ?%d",
					    table->columns[i].name, (int)i + 1);
	status = prepare(layer, layer->atlas, sql, &gone);
	while (status == RUNGS_OK && sqlite3_step(laid->rows) == SQLITE_ROW) {
		for (size_t i = 0; i < table->count; i++)
			if (table->columns[i].group)
				sqlite3_bind_value(
					gone, (int)i + 1,
					sqlite3_column_value(laid->rows,
							     (int)i + 1));
		sqlite3_step(gone);
		if (sqlite3_reset(gone) != SQLITE_OK)
			status = sql_failed(layer, layer->atlas);
	}
	sqlite3_reset(laid->rows);
	sqlite3_finalize(gone);
	return status;
}

static enum rungs_status find_end(struct layer *layer, struct laid_table *laid)
{
	sqlite3_str *sql = sqlite3_str_new(layer->atlas);
	sqlite3_stmt *row = NULL;
	enum rungs_status status;

	sqlite3_str_appendf(sql, "SELECT coalesce(max(rowid), 1) FROM \"%w\"",
			    laid->table->name);
	status = prepare(layer, layer->atlas, sql, &row);
	if (status == RUNGS_OK && sqlite3_step(row) == SQLITE_ROW)
		laid->end = (long)sqlite3_column_int64(row, 0);
	sqlite3_finalize(row);
	return status;
}

static enum rungs_status lay_table(struct layer *layer,
				   const struct table *table)
{
	struct laid_table laid = {
		.table = table,
		.given = layer->folder->given[table - tables],
	};
	enum rungs_status status = prepare_rows(layer, &laid);

	if (status == RUNGS_OK && has_key(table))
		status = prepare_lookup(layer, &laid);
	else if (status == RUNGS_OK)
		status = clear_groups(layer, &laid);
	if (status == RUNGS_OK)
		status = prepare_put(layer, &laid);
	if (status == RUNGS_OK)
		status = find_end(layer, &laid);
	while (status == RUNGS_OK && sqlite3_step(laid.rows) == SQLITE_ROW)
		status = lay_row(layer, &laid);
	sqlite3_finalize(laid.rows);
	sqlite3_finalize(laid.lookup);
	sqlite3_finalize(laid.put);
	return status;
}

/* The overlay's own source: the first. */
static enum rungs_status find_own(struct layer *layer)
{
	sqlite3_str *sql = sqlite3_str_new(layer->overlay);
	sqlite3_stmt *row = NULL;
	enum rungs_status status;
	const char *class;

	sqlite3_str_appendall(sql, "SELECT id, CASE kind WHEN 'editorial' THEN "
				   "'editorial' ELSE 'published' END "
				   "FROM sources ORDER BY rowid LIMIT 1");
	status = prepare(layer, layer->overlay, sql, &row);
	if (status == RUNGS_OK && sqlite3_step(row) == SQLITE_ROW) {
		class = (const char *)sqlite3_column_text(row, 1);
		snprintf(layer->own, sizeof(layer->own), "%s",
			 (const char *)sqlite3_column_text(row, 0));
		layer->own_class = class_of(class);
	} else if (status == RUNGS_OK) {
		findings_add(layer->findings,
			     &(struct finding){
				     .severity = SEVERITY_ERROR,
				     .file = "sources.csv",
				     .message = "nothing says whose overlay "
						"this is",
				     .mend = "Add the file with a row for the "
					     "company or whoever stands for "
					     "it.",
			     },
			     NULL, 0);
	}
	sqlite3_finalize(row);
	return status;
}

/* What the overlay makes untrue: that nothing leads to a role, and titles that
 * a role no longer has. */
static const char clear_untrue[] =
	"UPDATE roles SET unlinked = NULL WHERE unlinked IS NOT NULL AND "
	"(id IN (SELECT from_role FROM moves) OR "
	"id IN (SELECT to_role FROM moves) OR "
	"id IN (SELECT role FROM entry_routes));"
	"DELETE FROM role_listed_titles AS it WHERE "
	"title NOT IN (SELECT title FROM roles WHERE id = it.role) AND "
	"title NOT IN (SELECT title FROM role_titles WHERE role = it.role)";
static const char make_log[] =
	"CREATE TEMP TABLE laid (name TEXT, told INTEGER, line INTEGER, "
	"PRIMARY KEY (name, told))";

static enum rungs_status run(struct layer *layer, const char *sql)
{
	if (sqlite3_exec(layer->atlas, sql, NULL, NULL, NULL) != SQLITE_OK)
		return sql_failed(layer, layer->atlas);
	return RUNGS_OK;
}

enum rungs_status lay_clear_untrue(sqlite3 *atlas, struct rungs_error *error)
{
	struct layer layer = {.atlas = atlas, .error = error};

	return run(&layer, clear_untrue);
}

enum rungs_status lay_rows(sqlite3 *overlay, const struct folder *folder,
			   sqlite3 *atlas, struct folder *sum,
			   struct findings *findings, struct rungs_error *error)
{
	struct layer layer = {
		.overlay = overlay,
		.atlas = atlas,
		.folder = folder,
		.sum = sum,
		.findings = findings,
		.error = error,
	};
	enum rungs_status status = run(&layer, make_log);
	sqlite3_str *sql = sqlite3_str_new(atlas);

	sqlite3_str_appendall(sql, "INSERT INTO temp.laid VALUES (?1, ?2, ?3)");
	if (status == RUNGS_OK)
		status = prepare(&layer, atlas, sql, &layer.log);
	else
		sqlite3_free(sqlite3_str_finish(sql));
	if (status == RUNGS_OK)
		status = find_own(&layer);
	for (size_t i = 0; i < table_count && status == RUNGS_OK; i++)
		if (folder->given[i] != 0)
			status = lay_table(&layer, &tables[i]);
	if (status == RUNGS_OK)
		status = lay_clear_untrue(atlas, error);
	sqlite3_finalize(layer.log);
	return status;
}
