/* What was changed of a release that an atlas was made from, by an overlay or
 * by tables taken in: the rows of local_edits, which upgrade.h does again on
 * the next release.
 *
 * What is changed is a unit: a row, by its key, or all rows of one aspect of a
 * thing in tables without one.  Key and content are JSON: '["data-analyst",
 * "sql"]'. */
#ifndef RUNGS_LOCAL_H
#define RUNGS_LOCAL_H

#include <stdbool.h>

#include "tables.h"

struct sqlite3;
struct sqlite3_str;

/* Whether the table's units are rows, by their key. */
bool local_has_key(const struct table *table);

/* Whether the column is part of what units go by. */
bool local_is_key(const struct table *table, const struct column *column);

/* Writes the columns' names, quoted, with commas between; or only those that
 * units go by. */
void local_columns(struct sqlite3_str *sql, const struct table *table,
		   bool keys_only);

/* Writes SQL for all units of the table in the database called `schema`: a
 * query of the columns key and value. */
void local_units(struct sqlite3_str *sql, const struct table *table,
		 const char *schema);

/* Remembers the rows of the draft as they are now, and then adds to its
 * local_edits what is otherwise.  Of what was edited before already the
 * release's rows stay known, and what is again as it was in the release is no
 * edit.  Of the tables of these names alone, NULL-terminated, where nothing
 * else changes; NULL for all.  Both return an SQLite result code. */
int local_begin(struct sqlite3 *draft, const char *const *names);
int local_end(struct sqlite3 *draft, const char *const *names);

#endif
