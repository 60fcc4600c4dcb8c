/* An end of a route, as it is shown. */
#ifndef RUNGS_ROUTE_END_H
#define RUNGS_ROUTE_END_H

#include <rungs/profile.h>

#include "cells.h"

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

/* Makes it the role of the most years of one's experience, other than the one
 * with the id `not`; no job yet if there is none that the atlas has. */
void route_end_own(struct route_end *end, struct rungs_atlas *atlas,
		   const struct rungs_records *has, const char * not );

/* On a row of the area. */
void route_end_render(const struct route_end *end, const char *label, int row,
		      struct cells *grid, struct area area);

#endif
