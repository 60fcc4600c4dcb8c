#include <rungs/flow.h>

#include "shapes.h"

static const struct field fields[] = {
	REF(rungs_flow, from),    REF(rungs_flow, to),
	TEXT(rungs_flow, place),  INT(rungs_flow, year_from),
	INT(rungs_flow, year_to), REAL(rungs_flow, movers),
	REAL(rungs_flow, share),  BASIS(rungs_flow),
};
static const struct shape shape = SHAPE(rungs_flow, fields);

struct rungs_flow *flows_read(struct reader *reader, const char *specialization,
			      size_t *count)
{
	return ROWS(reader, STATEMENT_FLOWS, &shape, count, specialization);
}
