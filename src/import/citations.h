/* Which things rest on which source. */
#ifndef RUNGS_CITATIONS_H
#define RUNGS_CITATIONS_H

struct sqlite3;

/* Fills the table citations from every table with a column `sources`: a thing
 * cites what its own row and the rows about it name.  SQL can tell the
 * numbers of things by then.  Returns an SQLite result code. */
int citations_add(struct sqlite3 *db);

#endif
