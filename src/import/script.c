#include "script.h"

#include <sqlite3.h>
#include <stdlib.h>

#include "core/error.h"
#include "release.h"

static enum rungs_status sql_failed(struct script *script)
{
	if (sqlite3_errcode(script->db) == SQLITE_NOMEM)
		return error_no_memory(script->error);
	return error_set(script->error, RUNGS_IO,
			 "The release cannot be taken in: %s.",
			 sqlite3_errmsg(script->db));
}

enum rungs_status script_prepare(struct script *script, const char *begin,
				 const char *const *sql, size_t count)
{
	if (sqlite3_exec(script->db, begin, NULL, NULL, NULL) != SQLITE_OK)
		return sql_failed(script);
	script->statements = calloc(count, sizeof(*script->statements));
	if (script->statements == NULL)
		return error_no_memory(script->error);
	script->count = count;
	for (size_t i = 0; i < count; i++)
		if (sqlite3_prepare_v2(script->db, sql[i], -1,
				       &script->statements[i],
				       NULL) != SQLITE_OK)
			return sql_failed(script);
	return RUNGS_OK;
}

void script_close(struct script *script)
{
	for (size_t i = 0; i < script->count; i++)
		sqlite3_finalize(script->statements[i]);
	free(script->statements);
	script->statements = NULL;
	script->count = 0;
}

enum rungs_status script_run(struct script *script, size_t which, size_t count,
			     const struct cell *values)
{
	sqlite3_stmt *statement = script->statements[which];
	int got;

	for (size_t i = 0; i < count; i++) {
		if (values[i].size == 0)
			sqlite3_bind_null(statement, (int)i + 1);
		else
			sqlite3_bind_text(statement, (int)i + 1, values[i].text,
					  (int)values[i].size, SQLITE_STATIC);
	}
	got = sqlite3_step(statement);
	sqlite3_reset(statement);
	sqlite3_clear_bindings(statement);
	return got == SQLITE_DONE ? RUNGS_OK : sql_failed(script);
}

enum rungs_status script_run_once(struct script *script, size_t which,
				  size_t column, size_t count,
				  const struct cell *values)
{
	enum rungs_status status = script_run(script, which, count, values);

	if (status == RUNGS_OK && !script_changed(script))
		release_refuse(script->release, column,
			       "stands on an earlier line already");
	return status;
}

bool script_changed(const struct script *script)
{
	return sqlite3_changes(script->db) > 0;
}

/* The first row of a query, and its number, 0 where there is none. */
static enum rungs_status ask(struct script *script, size_t which,
			     const struct cell *value, bool *has, long *number)
{
	sqlite3_stmt *statement = script->statements[which];
	int got;

	if (value != NULL)
		sqlite3_bind_text(statement, 1, value->text, (int)value->size,
				  SQLITE_STATIC);
	got = sqlite3_step(statement);
	*has = got == SQLITE_ROW;
	*number = *has ? (long)sqlite3_column_int64(statement, 0) : 0;
	sqlite3_reset(statement);
	sqlite3_clear_bindings(statement);
	return got == SQLITE_ROW || got == SQLITE_DONE ? RUNGS_OK
						       : sql_failed(script);
}

enum rungs_status script_has(struct script *script, size_t which,
			     const struct cell *value, bool *has)
{
	long number;

	return ask(script, which, value, has, &number);
}

enum rungs_status script_count(struct script *script, size_t which,
			       const struct cell *value, long *count)
{
	bool has;

	return ask(script, which, value, &has, count);
}
