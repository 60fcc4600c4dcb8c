/* Filters of roles, as list and fit take them. */
#ifndef RUNGS_ROLE_FILTER_H
#define RUNGS_ROLE_FILTER_H

#include <rungs/role.h>

#include "invocation.h"

/* Reads the operands from one on, such as level:entry, into a zeroed filter
 * that borrows them.  EXIT_DONE, or what to exit with after having
 * complained. */
int read_role_filter(struct invocation *call, struct rungs_atlas *atlas,
		     size_t from, struct rungs_role_filter *out);

#endif
