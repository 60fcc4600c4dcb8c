/* An end of a route, as it is shown. */
#ifndef RUNGS_ROUTE_END_H
#define RUNGS_ROUTE_END_H

#include <rungs/thing.h>

struct route_end {
	enum rungs_kind kind;
	char id[128]; /* empty for no job yet */
	char name[160];
	char detail[160];
	char in[128]; /* id of its line of work, or empty */
};

/* Makes it a thing; no job yet if the id is empty. */
void route_end_set(struct route_end *end, struct rungs_atlas *atlas,
		   enum rungs_kind kind, const char *id);

#endif
