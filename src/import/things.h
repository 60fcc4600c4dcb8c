/* What has a page of its own, as lists and links show it. */
#ifndef RUNGS_THINGS_H
#define RUNGS_THINGS_H

#include <stdint.h>

#include <rungs/thing.h>

struct sqlite3;
struct things; /* their numbers by kind and id, in memory */

/* Fills the table things from the tables of each kind.  Until things_free, SQL
 * may ask for the number of a thing by a function of its kind, NULL where
 * there is none: 'role_number(id)', 'skill_number(id)'.  Returns an SQLite
 * result code; *out is the caller's, and NULL after a failure. */
int things_add(struct sqlite3 *db, struct things **out);

/* 0 for what is no thing of the kind; id may be NULL. */
int64_t things_number(const struct things *things, enum rungs_kind kind,
		      const char *id);

/* NULL is fine. */
void things_free(struct things *things);

#endif
