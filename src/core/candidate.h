/* The things that a query may be after, and the best of them. */
#ifndef RUNGS_CANDIDATE_H
#define RUNGS_CANDIDATE_H

#include "meaning.h"

struct candidate {
	int64_t thing;
	double worth;       /* at first sight */
	double score;       /* looked at closely */
	double covered;     /* weight of the words that it has */
	double share;       /* of what it is worth, by that and by its kind */
	uint32_t name_text; /* the name that is worth most */
	uint16_t named[QUERY_WORDS]; /* names that have each word */
	/* For a word that no name has, the text that has it; 0 for none. */
	uint32_t body_text[QUERY_WORDS];
};

/* The best candidates in order, enough for `most` hits if there are as many, in
 * the meaning's arena; NULL without memory or after a failure.  The best at first
 * sight, CANDIDATES_CLOSE of them, are put in order by their score; what has too
 * little of the query is then left out, and nothing comes for it.  Exact: a thing
 * is passed over only if it cannot be among the best. */
enum { CANDIDATES_CLOSE = 64 };
struct candidate *const *candidates_best(struct meaning *meaning, size_t most,
					 size_t *count);

#endif
