/* What steps between roles change, read of many roles at once. */
#ifndef RUNGS_ROLE_FACTS_H
#define RUNGS_ROLE_FACTS_H

#include <stdint.h>

#include <rungs/role.h>

#include "filter_hint.h"
#include "rows.h"

/* The roles at some places among all, each once, in the order given: each with
 * its brief, least education, the id of its occupation, its conditions, and the
 * median of its pay where and in what the basis says.  NULL after a failure,
 * also where the atlas has no such role. */
struct rungs_role *role_facts_read(struct reader *reader,
				   const uint32_t *places, size_t count,
				   const struct pay_basis *basis);

/* Gives roles their conditions, in the order of the atlas's, by a statement that
 * is asked for a list of them. */
void conditions_give(struct reader *reader, enum statement which,
		     const char *list, struct rungs_role *roles, size_t count);

#endif
