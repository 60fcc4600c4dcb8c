/* Search by its definition: for every query every text of every thing is looked
 * at, and all things are sorted. */
#ifndef RUNGS_SLOW_SEARCH_H
#define RUNGS_SLOW_SEARCH_H

#include "core/query.h"
#include "slow_atlas.h"

struct slow_hit {
	const struct slow_thing *thing;
	double worth;   /* at first sight */
	double score;   /* looked at closely */
	double covered; /* weight of the words that it has */
	bool is_unlike; /* a text may have no word that can be shown for it */
};

struct slow_hits {
	size_t count;
	bool is_close; /* rounding may have decided what is among them */
	struct slow_hit *at;
};

/* The best of the kinds, bits 1 << kind or 0 for all, in order: those up to the
 * limit are the hits.  In the arena. */
struct slow_hits slow_search(const struct slow_atlas *atlas,
			     const struct query *query, unsigned kinds,
			     size_t limit, struct arena *arena);

/* Whether rounding may be all that tells them apart. */
bool slow_near(double a, double b);

#endif
