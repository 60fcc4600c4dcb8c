/* SQL that is put together from the columns of a table.  What runs it gives it
 * back and returns SQLite's code, SQLITE_NOMEM where it could not be built. */
#ifndef RUNGS_SQL_H
#define RUNGS_SQL_H

#include <sqlite3.h>

struct table;

/* *out is the caller's to finalize, NULL on failure. */
int sql_prepare(sqlite3 *db, sqlite3_str *sql, sqlite3_stmt **out);

/* One or more statements without parameters. */
int sql_run(sqlite3 *db, sqlite3_str *sql);

/* '"role", "skill", "level"'. */
void sql_columns(sqlite3_str *sql, const struct table *table);

/* ' WHERE "role" = ?2 AND "skill" = ?3': the columns of the key, of which the
 * n-th of the table, from 0, is parameter n + 2. */
void sql_where_key(sqlite3_str *sql, const struct table *table);

/* 'INSERT OR REPLACE INTO "requirements" (rowid, "role", …) VALUES (?1, ?2,
 * …)': parameter 1 is the rowid, which an id that is a number takes the place
 * of; the rest as above. */
void sql_replace(sqlite3_str *sql, const struct table *table);

#endif
