/* Paths through the graph of moves, best first: fewest years, then fewest
 * steps, then by the order of their roles. */
#ifndef RUNGS_PATHS_H
#define RUNGS_PATHS_H

#include "graph.h"

enum { PATHS_THROUGH = 4, PATHS_NO_MOVE = -1 };
#define PATHS_ANY_YEARS UINT32_MAX

/* Where a path begins without a move. */
struct paths_entry {
	uint32_t role;
	uint8_t evidence;
	bool rare;
};

/* What is asked of paths.  Arrays have an item for each role. */
struct paths_question {
	const struct graph *graph;
	bool starts;   /* with an entry, of these in order of roles; else */
	uint32_t from; /* from this role */
	size_t entry_count;
	const struct paths_entry *entries;
	const bool *goal;     /* a path ends at the first that it comes to */
	const bool *admitted; /* roles it may come to; NULL for all.  The one
			       * it sets out from is not asked */
	uint8_t evidence;     /* the weakest that a step may have */
	bool common;          /* no step is rare */
	uint32_t years;       /* the most, twice; PATHS_ANY_YEARS */
	size_t through_count; /* roles that it has to touch, */
	uint32_t through[PATHS_THROUGH]; /* each once */
};

struct path {
	size_t count;          /* of roles, the one it sets out from too */
	const uint32_t *roles; /* no role twice */
	const int64_t *moves;  /* that lead to each: a move of the graph, or
				* PATHS_NO_MOVE for the first */
	uint32_t years;        /* twice */
	uint32_t effort;
	uint32_t rare;    /* steps that are */
	uint8_t evidence; /* the weakest */
	double pay;       /* end minus start; NaN if not known, and for one
			   * that starts with an entry */
};

struct paths {
	size_t count;
	struct path *at;
	bool given_up; /* there may be more: looking on took too long */
};

/* The first `most` paths, in the arena.  False without memory. */
bool paths_find(struct arena *arena, const struct paths_question *question,
		size_t most, struct paths *out);

#endif
