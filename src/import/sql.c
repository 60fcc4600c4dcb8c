#include "sql.h"

#include "tables.h"

int sql_prepare(sqlite3 *db, sqlite3_str *sql, sqlite3_stmt **out)
{
	char *text = sqlite3_str_finish(sql);
	int got = SQLITE_NOMEM;

	*out = NULL;
	if (text != NULL)
		got = sqlite3_prepare_v2(db, text, -1, out, NULL);
	sqlite3_free(text);
	return got;
}

int sql_run(sqlite3 *db, sqlite3_str *sql)
{
	char *text = sqlite3_str_finish(sql);
	int got = SQLITE_NOMEM;

	if (text != NULL)
		got = sqlite3_exec(db, text, NULL, NULL, NULL);
	sqlite3_free(text);
	return got;
}

void sql_columns(sqlite3_str *sql, const struct table *table)
{
	for (size_t i = 0; i < table->count; i++)
		sqlite3_str_appendf(sql, "%s\"%w\"", i > 0 ? ", " : "",
				    table->columns[i].name);
}

void sql_where_key(sqlite3_str *sql, const struct table *table)
{
	const char *joint = "WHERE";

	for (size_t i = 0; i < table->count; i++) {
		if (!table->columns[i].key)
			continue;
		sqlite3_str_appendf(sql, " %s \"%w\" = ?%d", joint,
				    table->columns[i].name, (int)i + 2);
		joint = "AND";
	}
}

void sql_replace(sqlite3_str *sql, const struct table *table)
{
	sqlite3_str_appendf(sql, "INSERT OR REPLACE INTO \"%w\" (",
			    table->name);
	if (!table->integer_key)
		sqlite3_str_appendall(sql, "rowid, ");
	sql_columns(sql, table);
	sqlite3_str_appendall(sql, ") VALUES (?1");
	for (size_t i = table->integer_key; i < table->count; i++)
		sqlite3_str_appendf(sql, ", ?%d", (int)i + 2);
	sqlite3_str_appendall(sql, ")");
}
