/* What to say of a filter that makes no sense, and what could be typed. */
#ifndef RUNGS_FILTER_HINT_H
#define RUNGS_FILTER_HINT_H

#include "filter_name.h"
#include "rows.h"

/* The sentence for a value; RUNGS_BAD_INPUT, or what failed. */
enum rungs_status filter_hint_bad(struct reader *reader, enum filter_name name,
				  const char *value, struct rungs_error *error);

/* What most pay of the atlas is counted in.  All NULL if it has none. */
struct pay_basis {
	const char *place, *currency, *year;
};

struct pay_basis pay_basis_read(struct reader *reader);

#endif
