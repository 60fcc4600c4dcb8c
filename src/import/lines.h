/* The line of its table's file that each row stands on, which is its rowid. */
#ifndef RUNGS_LINES_H
#define RUNGS_LINES_H

#include <stddef.h>

#include "tables.h"

struct sqlite3;
struct sqlite3_str;

/* SQL for how many lines a row of the table takes, written to sql; columns go
 * by their own names. */
void lines_taken(struct sqlite3_str *sql, const struct table *table);

/* From here on the first row of a table stands on the line after the header,
 * and those that come after it, without a line of their own, on the lines
 * below.  Returns an SQLite result code. */
int lines_begin(struct sqlite3 *db);

/* Moves rows that do not fit the line they stand on down to the next one that
 * is free: rows that came from no file begin after the header, and a text of
 * several lines takes as many.  Returns an SQLite result code. */
int lines_settle(struct sqlite3 *db);

#endif
