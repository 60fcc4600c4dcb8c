/* What a step of learning pays. */
#ifndef RUNGS_NEXT_PAY_H
#define RUNGS_NEXT_PAY_H

#include <rungs/next.h>

#include "rows.h"

/* What people with each of two degrees earn, where one source tells both;
 * before is NULL for none. */
struct rungs_degree_pay next_degree_pay(struct reader *reader,
					const char *before, const char *after);

/* Of a role the newest pay of a place, of any place if that is NULL; NULL for
 * none. */
const struct rungs_pay *next_pay(struct reader *reader, const char *role,
				 const char *place);

/* From one pay to another, both NULL for none; a difference only where place,
 * year and currency are the same. */
struct rungs_pay_change next_pay_change(const struct rungs_pay *before,
					const struct rungs_pay *after);

#endif
