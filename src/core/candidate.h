/* The things that a query may be after, and the best of them. */
#ifndef RUNGS_CANDIDATE_H
#define RUNGS_CANDIDATE_H

#include "meaning.h"

struct candidate {
	int64_t thing;
	const struct ranking_best *best;
	double covered; /* weight of the words that it has */
	double share;   /* of what it is worth, by these */
	double sure;    /* what is known of it without its names */
	double hope;    /* the most that it can be worth */
	double worth;   /* with its names */
	uint32_t name_text;
};

/* The best candidates in order, at most `most`, in the ranking's arena; NULL
 * without memory or after a failure.  Exact: a name is looked at as long as it
 * may bring its thing among the best. */
const struct candidate **candidates_best(struct meaning *meaning, size_t most,
					 size_t *count);

#endif
