/* Which roles have something, kept for the next keystroke. */
#ifndef RUNGS_ROLE_SETS_H
#define RUNGS_ROLE_SETS_H

#include "rows.h"
#include "thing_set.h"

/* The roles that a filter of the table filter_roles has for a value, in degrees
 * of a range, both ends included.  The filter's name is static.  NULL after a
 * failure; valid until the next call. */
const struct thing_set *role_set(struct reader *reader, const char *filter,
				 const char *value, double least, double most);

/* NULL is fine. */
struct role_sets;
void role_sets_free(struct role_sets *sets);

#endif
