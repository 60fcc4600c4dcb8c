#include "edited.h"

#include <stdbool.h>
#include <string.h>

#include "local.h"
#include "sql.h"
#include "tables.h"

static int has_edits(sqlite3 *ours, const struct table *table, bool *has)
{
	sqlite3_stmt *row = NULL;
	int got = sqlite3_prepare_v2(
		ours, "SELECT 1 FROM local_edits WHERE name = ?1", -1, &row,
		NULL);

	*has = false;
	if (got != SQLITE_OK)
		return got;
	sqlite3_bind_text(row, 1, table->name, -1, SQLITE_STATIC);
	*has = sqlite3_step(row) == SQLITE_ROW;
	return sqlite3_finalize(row);
}

static int prepare_copy(sqlite3 *draft, sqlite3 *ours,
			const struct table *table, sqlite3_stmt **from,
			sqlite3_stmt **to)
{
	sqlite3_str *sql = sqlite3_str_new(ours);
	int got;

	*to = NULL;
	sqlite3_str_appendall(sql, "SELECT ");
	local_columns(sql, table, false);
	sqlite3_str_appendf(sql, " FROM \"%w\" ORDER BY rowid", table->name);
	got = sql_prepare(ours, sql, from);
	if (got != SQLITE_OK)
		return got;
	sql = sqlite3_str_new(draft);
	sqlite3_str_appendf(sql, "INSERT INTO ours.\"%w\" VALUES (?1",
			    table->name);
	for (size_t i = 1; i < table->count; i++)
		sqlite3_str_appendf(sql, ", ?%d", (int)i + 1);
	sqlite3_str_appendall(sql, ")");
	return sql_prepare(draft, sql, to);
}

static int copy_rows(sqlite3 *draft, sqlite3 *ours, const struct table *table)
{
	sqlite3_stmt *from, *to;
	int got = prepare_copy(draft, ours, table, &from, &to);

	while (got == SQLITE_OK && (got = sqlite3_step(from)) == SQLITE_ROW) {
		for (int i = 0; i < (int)table->count; i++)
			sqlite3_bind_value(to, i + 1,
					   sqlite3_column_value(from, i));
		sqlite3_step(to);
		got = sqlite3_reset(to);
	}
	sqlite3_finalize(from);
	sqlite3_finalize(to);
	return got == SQLITE_DONE ? SQLITE_OK : got;
}

/* Columns keep the type of each value, as none says another. */
static int copy_table(sqlite3 *draft, sqlite3 *ours, const struct table *table)
{
	sqlite3_str *sql = sqlite3_str_new(draft);
	int got;

	sqlite3_str_appendf(sql, "CREATE TABLE ours.\"%w\" (", table->name);
	local_columns(sql, table, false);
	sqlite3_str_appendf(sql,
			    "); CREATE INDEX ours.\"%w by key\" ON \"%w\" (",
			    table->name, table->name);
	local_columns(sql, table, true);
	sqlite3_str_appendall(sql, ")");
	got = sql_run(draft, sql);
	return got == SQLITE_OK ? copy_rows(draft, ours, table) : got;
}

static int find_units(sqlite3 *draft, const struct table *table)
{
	sqlite3_str *sql = sqlite3_str_new(draft);

	sqlite3_str_appendall(sql, "INSERT INTO temp.edited SELECT e.name,"
				   " e.key, e.before, o.value, u.value"
				   " FROM ours.local_edits AS e LEFT JOIN (");
	local_units(sql, table, "ours");
	sqlite3_str_appendall(sql, ") AS o ON o.key = e.key LEFT JOIN (");
	local_units(sql, table, "main");
	sqlite3_str_appendf(sql,
			    ") AS u ON u.key = e.key WHERE e.name = %Q"
			    " ORDER BY e.rowid",
			    table->name);
	return sql_run(draft, sql);
}

int edited_find(sqlite3 *draft, sqlite3 *ours)
{
	const struct table *edits =
		table_find("local_edits", strlen("local_edits"));
	int got = sqlite3_exec(draft,
			       "CREATE TEMP TABLE edited (name TEXT, key TEXT,"
			       " before TEXT, now TEXT, upstream TEXT);"
			       "CREATE INDEX temp.edited_by_key"
			       " ON edited (name, key)",
			       NULL, NULL, NULL);

	if (got == SQLITE_OK)
		got = copy_table(draft, ours, edits);
	for (size_t i = 0; i < table_count && got == SQLITE_OK; i++) {
		bool has = false;

		if (&tables[i] != edits)
			got = has_edits(ours, &tables[i], &has);
		if (got == SQLITE_OK && has)
			got = copy_table(draft, ours, &tables[i]);
		if (got == SQLITE_OK && has)
			got = find_units(draft, &tables[i]);
	}
	return got;
}
