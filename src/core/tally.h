/* How many paths there are of which cost, of those that matter: the cheapest
 * ones.  Some have been found, up to a bound; beyond it some are known to lie
 * ahead, at least if no role stands in their way. */
#ifndef RUNGS_TALLY_H
#define RUNGS_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"

struct tally_level {
	uint64_t cost;
	size_t count;
};

struct tally {
	size_t most;          /* paths that are wanted */
	uint64_t bound;       /* up to which paths are found */
	uint64_t limit;       /* dearer ones are not wanted any more; the bound
			    * until most are found, then falling */
	size_t found, all;    /* counted, and with those ahead */
	size_t before, aimed; /* found under the last bound; then ahead */
	size_t level_count;
	struct tally_level *levels; /* cheapest first */
};

/* In the arena; false without memory. */
bool tally_make(struct tally *out, struct arena *arena, size_t most);

/* Counts nothing any more, and has another bound. */
void tally_begin(struct tally *tally, uint64_t bound);

/* Counts a path; one that is not wanted is left out. */
void tally_add(struct tally *tally, uint64_t cost);

/* A bound under which there are likely enough paths, or a few times as many as
 * now; the last one if nothing is ahead. */
uint64_t tally_next_bound(struct tally *tally, uint64_t last);

/* The level of a cost; NULL if there is none. */
struct tally_level *tally_level(const struct tally *tally, uint64_t cost);

#endif
