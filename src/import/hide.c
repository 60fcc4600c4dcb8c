#include "hide.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"

/* Sources are not hidden: what rests on them would have nothing to rest on. */
#define KINDS(KIND)                                                            \
	KIND("specialization", "specializations")                              \
	KIND("track", "tracks")                                                \
	KIND("level", "levels")                                                \
	KIND("role", "roles")                                                  \
	KIND("skill", "skills")                                                \
	KIND("certification", "certifications")                                \
	KIND("condition", "conditions")                                        \
	KIND("term", "terms")                                                  \
	KIND("fact", "facts")                                                  \
	KIND("area", "study_areas")                                            \
	KIND("statement", "statements")                                        \
	KIND("title", "role_titles")                                           \
	KIND("requirement", "requirements")                                    \
	KIND("move", "moves")                                                  \
	KIND("entry", "entry_routes")

#define NAME(kind, table) kind,
#define TABLE(kind, table) table,

static const char *const kinds[] = {KINDS(NAME) NULL};
static const char *const kind_tables[] = {KINDS(TABLE)};

static const struct column columns[] = {
	{.name = "kind",
	 .kind = COLUMN_CHOICE,
	 .required = true,
	 .key = true,
	 .choices = kinds},
	{.name = "id", .kind = COLUMN_TEXT, .required = true, .key = true},
	{.name = "why", .kind = COLUMN_TEXT, .required = true},
};

const struct table hidden_table = {
	.name = "hidden",
	.count = sizeof(columns) / sizeof(columns[0]),
	.columns = columns,
};

struct hiding {
	sqlite3 *atlas;
	struct rungs_error *error;
};

static enum rungs_status hide_id(struct hiding *hiding,
				 const struct table *table, const char *id);

static enum rungs_status sql_failed(struct hiding *hiding)
{
	if (sqlite3_errcode(hiding->atlas) == SQLITE_NOMEM)
		return error_no_memory(hiding->error);
	return error_set(hiding->error, RUNGS_IO, "Nothing can be hidden: %s.",
			 sqlite3_errmsg(hiding->atlas));
}

/* Consumes sql, in which ?1 is the id, and runs it. */
static enum rungs_status run(struct hiding *hiding, char *sql, const char *id)
{
	enum rungs_status status = RUNGS_OK;
	sqlite3_stmt *row = NULL;

	if (sql == NULL)
		return error_no_memory(hiding->error);
	if (sqlite3_prepare_v2(hiding->atlas, sql, -1, &row, NULL) !=
		    SQLITE_OK ||
	    (sqlite3_bind_text(row, 1, id, -1, SQLITE_STATIC),
	     sqlite3_step(row)) != SQLITE_DONE)
		status = sql_failed(hiding);
	sqlite3_finalize(row);
	sqlite3_free(sql);
	return status;
}

/* The first id of the query, in which ?1 is the id, or NULL; the caller frees
 * it.  Consumes sql. */
static enum rungs_status first_id(struct hiding *hiding, char *sql,
				  const char *id, char **out)
{
	enum rungs_status status = RUNGS_OK;
	sqlite3_stmt *row = NULL;
	int got = SQLITE_ERROR;

	*out = NULL;
	if (sql == NULL)
		return error_no_memory(hiding->error);
	if (sqlite3_prepare_v2(hiding->atlas, sql, -1, &row, NULL) ==
	    SQLITE_OK) {
		sqlite3_bind_text(row, 1, id, -1, SQLITE_STATIC);
		got = sqlite3_step(row);
	}
	if (got == SQLITE_ROW) {
		*out = strdup((const char *)sqlite3_column_text(row, 0));
		if (*out == NULL)
			status = error_no_memory(hiding->error);
	} else if (got != SQLITE_DONE) {
		status = sql_failed(hiding);
	}
	sqlite3_finalize(row);
	sqlite3_free(sql);
	return status;
}

/* Removes the rows for which `where` is true, with what belongs to them. */
static enum rungs_status remove_rows(struct hiding *hiding,
				     const struct table *table,
				     const char *where, const char *id)
{
	enum rungs_status status = RUNGS_OK;
	char *next = NULL;

	if (column_find(table, "id") == NULL)
		return run(hiding,
			   sqlite3_mprintf("DELETE FROM \"%w\" WHERE %s",
					   table->name, where),
			   id);
	do {
		free(next);
		status = first_id(hiding,
				  sqlite3_mprintf("SELECT id FROM \"%w\" "
						  "WHERE %s LIMIT 1",
						  table->name, where),
				  id, &next);
		if (status == RUNGS_OK && next != NULL)
			status = hide_id(hiding, table, next);
	} while (status == RUNGS_OK && next != NULL);
	free(next);
	return status;
}

/* Takes the id out of lists; a row whose list must not be empty goes. */
static enum rungs_status strip_lists(struct hiding *hiding,
				     const struct table *table,
				     const struct column *column,
				     const char *id)
{
	enum rungs_status status = run(
		hiding,
		sqlite3_mprintf(
			"UPDATE \"%w\" SET \"%w\" = trim(replace(';' || \"%w\" "
			"|| ';', ';' || ?1 || ';', ';'), ';') WHERE "
			"instr(';' || \"%w\" || ';', ';' || ?1 || ';')",
			table->name, column->name, column->name, column->name),
		id);
	char where[64];

	if (status != RUNGS_OK)
		return status;
	snprintf(where, sizeof(where), "\"%s\" = '' AND ?1 = ?1", column->name);
	if (column->required)
		return remove_rows(hiding, table, where, id);
	return run(hiding,
		   sqlite3_mprintf("UPDATE \"%w\" SET \"%w\" = NULL WHERE %s",
				   table->name, column->name, where),
		   id);
}

static enum rungs_status hide_references(struct hiding *hiding,
					 const struct table *table,
					 const char *target, const char *id)
{
	enum rungs_status status = RUNGS_OK;
	char where[64];

	for (size_t i = 0; i < table->count && status == RUNGS_OK; i++) {
		const struct column *column = &table->columns[i];

		if (column->target == NULL ||
		    strcmp(column->target, target) != 0)
			continue;
		snprintf(where, sizeof(where), "\"%s\" = ?1", column->name);
		status = column->kind == COLUMN_REFERENCES
				 ? strip_lists(hiding, table, column, id)
				 : remove_rows(hiding, table, where, id);
	}
	return status;
}

static enum rungs_status hide_id(struct hiding *hiding,
				 const struct table *table, const char *id)
{
	enum rungs_status status;

	status = run(hiding,
		     sqlite3_mprintf("DELETE FROM \"%w\" WHERE id = ?1",
				     table->name),
		     id);
	for (size_t i = 0; i < table_count && status == RUNGS_OK; i++)
		status = hide_references(hiding, &tables[i], table->name, id);
	for (size_t i = 0; kinds[i] != NULL && status == RUNGS_OK; i++)
		if (strcmp(kind_tables[i], table->name) == 0)
			status = run(hiding,
				     sqlite3_mprintf("DELETE FROM "
						     "statement_links WHERE "
						     "kind = %Q AND thing = ?1",
						     kinds[i]),
				     id);
	if (status == RUNGS_OK && strcmp(table->name, "roles") == 0)
		status = run(hiding,
			     sqlite3_mprintf("DELETE FROM about WHERE "
					     "key = 'root' AND value = ?1"),
			     id);
	return status;
}

/* Every part of the key but the last ends at a '/'. */
static enum rungs_status hide_between(struct hiding *hiding,
				      const struct table *table, const char *id)
{
	sqlite3_str *sql = sqlite3_str_new(hiding->atlas);
	size_t left = 0;

	for (size_t i = 0; i < table->count; i++)
		left += table->columns[i].key;
	sqlite3_str_appendf(sql, "DELETE FROM \"%w\" WHERE ?1 = ?1",
			    table->name);
	for (size_t i = 0; i < table->count; i++) {
		size_t size = strcspn(id, left > 1 ? "/" : "");

		if (!table->columns[i].key)
			continue;
		sqlite3_str_appendf(sql, " AND \"%w\" = '%.*q'",
				    table->columns[i].name, (int)size, id);
		id += size + (id[size] == '/');
		left--;
	}
	return run(hiding, sqlite3_str_finish(sql), id);
}

static const struct table *table_of(const char *kind)
{
	for (size_t i = 0; kinds[i] != NULL; i++)
		if (strcmp(kinds[i], kind) == 0)
			return table_find(kind_tables[i],
					  strlen(kind_tables[i]));
	return NULL;
}

static enum rungs_status hide(struct hiding *hiding, const struct table *table,
			      const char *id, bool *done)
{
	int before = sqlite3_total_changes(hiding->atlas);
	enum rungs_status status = column_find(table, "id") != NULL
					   ? hide_id(hiding, table, id)
					   : hide_between(hiding, table, id);

	*done = sqlite3_total_changes(hiding->atlas) != before;
	return status;
}

enum rungs_status hide_row(sqlite3 *atlas, const struct table *table,
			   const char *id, struct rungs_error *error)
{
	struct hiding hiding = {atlas, error};

	return hide_id(&hiding, table, id);
}

static void report_unknown(struct findings *findings, long line, const char *id)
{
	findings_add(findings,
		     &(struct finding){
			     .severity = SEVERITY_ERROR,
			     .file = "hidden.csv",
			     .line = line,
			     .column = "id",
			     .message = "is nothing of that kind in the atlas",
			     .mend = "Mend the kind or the id, or remove the "
				     "row.",
		     },
		     id, strlen(id));
}

enum rungs_status hide_rows(sqlite3 *overlay, sqlite3 *atlas,
			    struct findings *findings,
			    struct rungs_error *error)
{
	struct hiding hiding = {atlas, error};
	enum rungs_status status = RUNGS_OK;
	sqlite3_stmt *rows = NULL;

	if (sqlite3_prepare_v2(overlay,
			       "SELECT rowid, kind, id FROM hidden "
			       "ORDER BY rowid",
			       -1, &rows, NULL) != SQLITE_OK)
		return error_no_memory(error);
	while (status == RUNGS_OK && sqlite3_step(rows) == SQLITE_ROW) {
		const char *kind = (const char *)sqlite3_column_text(rows, 1);
		const char *id = (const char *)sqlite3_column_text(rows, 2);
		const struct table *table = table_of(kind);
		bool done = true;

		/* What does not fit has been told. */
		if (table != NULL && *id != '\0')
			status = hide(&hiding, table, id, &done);
		if (status == RUNGS_OK && !done)
			report_unknown(findings,
				       (long)sqlite3_column_int64(rows, 0), id);
	}
	sqlite3_finalize(rows);
	return status;
}
