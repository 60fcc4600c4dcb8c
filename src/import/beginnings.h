/* What a few letters find, put together beforehand: many words begin so, and
 * nobody waits for all of them. */
#ifndef RUNGS_BEGINNINGS_H
#define RUNGS_BEGINNINGS_H

struct sqlite3;

/* Fills search_beginnings from search_terms.  Returns an SQLite result code. */
int beginnings_add(struct sqlite3 *db);

#endif
