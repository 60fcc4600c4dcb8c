#include "copy.h"

#include <string.h>

#include "core/error.h"
#include "sql.h"
#include "tables.h"

static enum rungs_status sql_failed(sqlite3 *db, struct rungs_error *error)
{
	if (sqlite3_errcode(db) == SQLITE_NOMEM)
		return error_no_memory(error);
	return error_set(error, RUNGS_DAMAGED, "The atlas cannot be read: %s.",
			 sqlite3_errmsg(db));
}

/* The columns of the table; the first is the rowid, or an id that is one. */
static void append_columns(sqlite3_str *sql, const struct table *table)
{
	sqlite3_str_appendall(sql, table->integer_key ? "id" : "rowid");
	for (size_t i = table->integer_key; i < table->count; i++)
		sqlite3_str_appendf(sql, ", \"%w\"", table->columns[i].name);
}

static enum rungs_status prepare(sqlite3 *db, sqlite3_str *sql,
				 sqlite3_stmt **out, struct rungs_error *error)
{
	int got = sql_prepare(db, sql, out);

	if (got == SQLITE_NOMEM)
		return error_no_memory(error);
	return got == SQLITE_OK ? RUNGS_OK : sql_failed(db, error);
}

static enum rungs_status prepare_read(sqlite3 *atlas, const struct table *table,
				      sqlite3_stmt **out,
				      struct rungs_error *error)
{
	sqlite3_str *sql = sqlite3_str_new(atlas);

	sqlite3_str_appendall(sql, "SELECT ");
	append_columns(sql, table);
	sqlite3_str_appendf(sql, " FROM \"%w\" ORDER BY rowid", table->name);
	return prepare(atlas, sql, out, error);
}

static enum rungs_status prepare_write(sqlite3 *draft,
				       const struct table *table,
				       const char *into, sqlite3_stmt **out,
				       struct rungs_error *error)
{
	sqlite3_str *sql = sqlite3_str_new(draft);

	sqlite3_str_appendf(sql, "INSERT INTO \"%w\" (", into);
	append_columns(sql, table);
	sqlite3_str_appendall(sql, ") VALUES (?");
	for (size_t i = table->integer_key; i < table->count; i++)
		sqlite3_str_appendall(sql, ", ?");
	sqlite3_str_appendall(sql, ")");
	return prepare(draft, sql, out, error);
}

static enum rungs_status copy_rows(sqlite3_stmt *from, sqlite3_stmt *to,
				   struct rungs_error *error)
{
	int got;

	while ((got = sqlite3_step(from)) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(from); i++)
			sqlite3_bind_value(to, i + 1,
					   sqlite3_column_value(from, i));
		sqlite3_step(to);
		if (sqlite3_reset(to) != SQLITE_OK)
			return sql_failed(sqlite3_db_handle(to), error);
	}
	return got == SQLITE_DONE ? RUNGS_OK
				  : sql_failed(sqlite3_db_handle(from), error);
}

static enum rungs_status copy_table(sqlite3 *atlas, sqlite3 *draft,
				    const struct table *table, const char *into,
				    struct rungs_error *error)
{
	sqlite3_stmt *from = NULL, *to = NULL;
	enum rungs_status status = prepare_read(atlas, table, &from, error);

	if (status == RUNGS_OK)
		status = prepare_write(draft, table, into, &to, error);
	if (status == RUNGS_OK)
		status = copy_rows(from, to, error);
	sqlite3_finalize(from);
	sqlite3_finalize(to);
	return status;
}

enum rungs_status copy_tables(sqlite3 *atlas, sqlite3 *draft,
			      struct rungs_error *error)
{
	enum rungs_status status = RUNGS_OK;

	for (size_t i = 0; i < table_count && status == RUNGS_OK; i++)
		status = copy_table(atlas, draft, &tables[i], tables[i].name,
				    error);
	return status;
}

enum rungs_status copy_table_into(sqlite3 *atlas, const char *table,
				  sqlite3 *draft, const char *into,
				  struct rungs_error *error)
{
	return copy_table(atlas, draft, table_find(table, strlen(table)), into,
			  error);
}
