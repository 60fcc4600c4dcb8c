/* Roles of a column of a comparison with what it tells of them: each statement
 * is asked once for all. */
#ifndef RUNGS_COMPARE_ROLES_H
#define RUNGS_COMPARE_ROLES_H

#include <rungs/role.h>

#include "rows.h"

/* The roles of some briefs, in their order: with years, education, basis, what
 * they ask, certifications, conditions, pay, and the moves that lead out of
 * these roles, without what is only similar.  No texts that nobody compares, no
 * gaps; skills without their names, as many roles ask the same.  NULL after a
 * failure. */
struct rungs_role *compare_roles_read(struct reader *reader,
				      const struct rungs_role_brief *briefs,
				      size_t count);

#endif
