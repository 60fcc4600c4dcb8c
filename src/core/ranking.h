/* Things that a query's words were found in, and the best of them. */
#ifndef RUNGS_RANKING_H
#define RUNGS_RANKING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"

/* Where a word of the query counts most in a thing; value 0 if nowhere. */
struct ranking_best {
	float value;
	float hope; /* the most that a closer look may make of it */
	int64_t text;
	int64_t hope_text; /* where to look */
};

/* Starts with arena and words set, all else zeroed. */
struct ranking {
	struct arena *arena; /* for its own use */
	size_t words;        /* of the query */
	size_t count;        /* of things */
	int64_t *things;
	struct ranking_best *best; /* words for each thing */
	size_t room;
	uint32_t *slots; /* by hash: place in things, from 1 */
	bool failed;     /* memory ran out */
};

/* Notes that a word was found in a text of a thing. */
void ranking_add(struct ranking *ranking, int64_t thing, size_t word,
		 int64_t text, float value, float hope);

struct ranked {
	int64_t thing;
	const struct ranking_best *best; /* words of them */
	double hope;  /* sum of hopes, by which they are ordered */
	double score; /* sum of values */
};

/* Fills out with the best things, best first, at most `most`: of those with as
 * many of the needed words (bits 1 << word) as any has.  Returns the count. */
size_t ranking_top(const struct ranking *ranking, unsigned needed,
		   struct ranked *out, size_t most);

#endif
