/* What an overlay takes away from an atlas: the rows of its hidden.csv. */
#ifndef RUNGS_HIDE_H
#define RUNGS_HIDE_H

#include <rungs/error.h>

#include "finding.h"
#include "tables.h"

struct sqlite3;

/* kind, id and why: a role, a skill, …; of what stands between two, both ids
 * with '/' between: a move 'from/to', a requirement 'role/skill'. */
extern const struct table hidden_table;

/* Removes from the atlas what the overlay's table hidden names, and all that
 * would be left with nothing to belong to.  What names nothing is a finding of
 * hidden.csv. */
enum rungs_status hide_rows(struct sqlite3 *overlay, struct sqlite3 *atlas,
			    struct findings *findings,
			    struct rungs_error *error);

/* Removes the row of that id, and all that would be left with nothing to
 * belong to. */
enum rungs_status hide_row(struct sqlite3 *atlas, const struct table *table,
			   const char *id, struct rungs_error *error);

#endif
