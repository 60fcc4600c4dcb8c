/* What has a page of its own, as lists and links show it. */
#ifndef RUNGS_THINGS_H
#define RUNGS_THINGS_H

struct sqlite3;

/* Fills the table things from the tables of each kind.  Returns an SQLite
 * result code. */
int things_add(struct sqlite3 *db);

#endif
