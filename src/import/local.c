#include "local.h"

#include <string.h>

#include "sql.h"

bool local_has_key(const struct table *table)
{
	bool key = false;

	for (size_t i = 0; i < table->count; i++)
		key |= table->columns[i].key;
	return key;
}

bool local_is_key(const struct table *table, const struct column *column)
{
	return local_has_key(table) ? column->key : column->group;
}

void local_columns(sqlite3_str *sql, const struct table *table, bool keys_only)
{
	const char *before = "";

	for (size_t i = 0; i < table->count; i++) {
		if (keys_only && !local_is_key(table, &table->columns[i]))
			continue;
		sqlite3_str_appendf(sql, "%s\"%w\"", before,
				    table->columns[i].name);
		before = ", ";
	}
}

/* 'json_array("role", "skill")'. */
static void append_array(sqlite3_str *sql, const struct table *table,
			 bool keys_only)
{
	sqlite3_str_appendall(sql, "json_array(");
	local_columns(sql, table, keys_only);
	sqlite3_str_appendall(sql, ")");
}

void local_units(sqlite3_str *sql, const struct table *table,
		 const char *schema)
{
	const char *before = " ORDER BY ";

	sqlite3_str_appendall(sql, "SELECT ");
	append_array(sql, table, true);
	sqlite3_str_appendall(sql, " AS key, ");
	if (local_has_key(table)) {
		append_array(sql, table, false);
		sqlite3_str_appendf(sql, " AS value FROM \"%w\".\"%w\"", schema,
				    table->name);
		return;
	}
	sqlite3_str_appendall(sql, "json_group_array(");
	append_array(sql, table, false);
	sqlite3_str_appendf(sql, ") AS value FROM (SELECT * FROM \"%w\".\"%w\"",
			    schema, table->name);
	for (size_t i = 0; i < table->count; i++) {
		if (!table->columns[i].group)
			continue;
		sqlite3_str_appendf(sql, "%s\"%w\"", before,
				    table->columns[i].name);
		before = ", ";
	}
	sqlite3_str_appendall(sql, ", rowid) GROUP BY 1");
}

/* Edits are none themselves. */
static bool is_recorded(const struct table *table, const char *const *names)
{
	if (names == NULL)
		return strcmp(table->name, "local_edits") != 0;
	while (*names != NULL && strcmp(*names, table->name) != 0)
		names++;
	return *names != NULL;
}

int local_begin(sqlite3 *draft, const char *const *names)
{
	int got = sqlite3_exec(draft,
			       "CREATE TEMP TABLE release_units (name TEXT,"
			       " key TEXT, value TEXT, PRIMARY KEY (name, key))"
			       " WITHOUT ROWID",
			       NULL, NULL, NULL);

	for (size_t i = 0; i < table_count && got == SQLITE_OK; i++) {
		sqlite3_str *sql;

		if (!is_recorded(&tables[i], names))
			continue;
		sql = sqlite3_str_new(draft);
		sqlite3_str_appendf(sql,
				    "INSERT INTO temp.release_units SELECT %Q,"
				    " key, value FROM (",
				    tables[i].name);
		local_units(sql, &tables[i], "main");
		sqlite3_str_appendall(sql, ")");
		got = sql_run(draft, sql);
	}
	return got;
}

/* What the table has otherwise than it was, in its order, then what it no
 * longer has; what was edited before keeps what the release said. */
static const char adding[] =
	"INSERT INTO local_edits (name, key, before) SELECT %Q, n.key, r.value"
	" FROM temp.now AS n LEFT JOIN temp.release_units AS r"
	" ON r.name = %Q AND r.key = n.key WHERE r.value IS NOT n.value"
	" ORDER BY n.rowid ON CONFLICT (name, key) DO NOTHING;"
	"INSERT INTO local_edits (name, key, before) SELECT name, key, value"
	" FROM temp.release_units WHERE name = %Q"
	" AND key NOT IN (SELECT key FROM temp.now)"
	" ON CONFLICT (name, key) DO NOTHING;"
	"DELETE FROM local_edits WHERE name = %Q AND before IS"
	" (SELECT value FROM temp.now AS n WHERE n.key = local_edits.key);"
	"DELETE FROM temp.now;";

static int end_table(sqlite3 *draft, const struct table *table)
{
	sqlite3_str *sql = sqlite3_str_new(draft);

	sqlite3_str_appendall(sql, "INSERT INTO temp.now ");
	local_units(sql, table, "main");
	sqlite3_str_appendall(sql, ";");
	sqlite3_str_appendf(sql, adding, table->name, table->name, table->name,
			    table->name);
	return sql_run(draft, sql);
}

int local_end(sqlite3 *draft, const char *const *names)
{
	int got = sqlite3_exec(draft,
			       "CREATE TEMP TABLE now (key TEXT PRIMARY KEY,"
			       " value TEXT)",
			       NULL, NULL, NULL);

	for (size_t i = 0; i < table_count && got == SQLITE_OK; i++)
		if (is_recorded(&tables[i], names))
			got = end_table(draft, &tables[i]);
	if (got == SQLITE_OK)
		got = sqlite3_exec(draft,
				   "DROP TABLE temp.now;"
				   "DROP TABLE temp.release_units",
				   NULL, NULL, NULL);
	return got;
}
