/* What the roles of an atlas ask, packed for those who compare all of them. */
#ifndef RUNGS_IMPORT_DEMANDS_H
#define RUNGS_IMPORT_DEMANDS_H

struct sqlite3;

/* Fills the table role_demands, once SQL can tell the numbers of things.  Returns a
 * code of SQLite. */
int demands_add(struct sqlite3 *db);

#endif
