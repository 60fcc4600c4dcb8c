/* The ways out of a role of a ladder and into it, as one walks along them. */
#ifndef RUNGS_LADDER_WAYS_H
#define RUNGS_LADDER_WAYS_H

#include "../draw/drawing.h"

#define NO_WAY ((size_t)-1)

struct ladder_ways {
	size_t count, out; /* in all, and those that lead out */
	size_t picked;     /* place of the one picked, from 1; 0 for none */
};

/* Of the moves that are drawn.  way is the move that is picked, or NO_WAY. */
struct ladder_ways ladder_ways(const struct drawing *drawing,
			       const struct rungs_ladder *ladder, size_t role,
			       size_t way);

/* The move that is the n-th way, those out before those in and each in the
 * ladder's order; NO_WAY after the last. */
size_t ladder_way(const struct drawing *drawing,
		  const struct rungs_ladder *ladder, size_t role, size_t n);

/* The role at the other end of a move. */
size_t ladder_way_end(const struct rungs_ladder *ladder, size_t role,
		      size_t way);

/* The role in words with how many ways it has, or the way that is picked with
 * its kind, years, commonness and evidence.  role may be CANVAS_NO_ROLE. */
void ladder_ways_describe(const struct drawing *drawing,
			  const struct rungs_ladder *ladder, size_t role,
			  size_t way, char *out, size_t size);

#endif
