/* A ladder cut down to a route and some roles beside it, small enough for a
 * sheet of paper. */
#ifndef RUNGS_LADDER_CUT_H
#define RUNGS_LADDER_CUT_H

#include "ladder_write.h"

struct ladder_cut {
	struct rungs_ladder ladder;
	struct ladder_route route; /* on it */
	void *memory;
};

/* Keeps the roles of those ids, in their order the route; in their columns also
 * roles that they lead to, common moves first, while a level has at most three
 * roles of a column, or two if there are several columns; and all moves among
 * what is kept.  Ids that the ladder does not have are passed over.  The whole
 * ladder must outlive the cut.  False without memory. */
bool ladder_cut_make(struct ladder_cut *out, const struct rungs_ladder *whole,
		     const char *const *ids, size_t count);
void ladder_cut_release(struct ladder_cut *cut);

#endif
