/* Which roles a filter of a query leaves. */
#ifndef RUNGS_FILTER_ROLES_H
#define RUNGS_FILTER_ROLES_H

struct sqlite3;

/* Fills the table filter_roles; SQL can tell the numbers of things by then.
 * Returns an SQLite result code. */
int filter_roles_add(struct sqlite3 *db);

#endif
