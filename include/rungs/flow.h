/* A flow: how many people went from one line of work to another, as counted.
 * It tells nothing of the roles that they had and took. */
#ifndef RUNGS_FLOW_H
#define RUNGS_FLOW_H

#include <rungs/thing.h>

struct rungs_flow {
	struct rungs_ref from, to; /* specializations */
	const char *place;
	int year_from, year_to;
	double movers; /* people a month, on average */
	double share;  /* of all who went from there to another line, 0 to 1 */
	struct rungs_basis basis;
};

#endif
