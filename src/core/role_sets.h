/* Which roles have something, kept for the next keystroke. */
#ifndef RUNGS_ROLE_SETS_H
#define RUNGS_ROLE_SETS_H

#include "rows.h"
#include "thing_set.h"

/* The roles that a statement gives for an id and a range, both ends included.
 * NULL after a failure; valid until the next call. */
const struct thing_set *role_set(struct reader *reader, enum statement which,
				 const char *id, double least, double most);

/* NULL is fine. */
struct role_sets;
void role_sets_free(struct role_sets *sets);

#endif
