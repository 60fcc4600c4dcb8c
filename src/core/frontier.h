/* Places to look at, the one of least cost first. */
#ifndef RUNGS_FRONTIER_H
#define RUNGS_FRONTIER_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

#define FRONTIER_NEVER UINT64_MAX

struct frontier {
	uint64_t *cost; /* of every place: the least that was offered, or
			 * FRONTIER_NEVER */
	size_t count;   /* to look at */
	uint32_t *heap, *spot;
	size_t offered_count; /* places since the last clearing */
	uint32_t *offered;
};

/* In the arena; false without memory. */
bool frontier_make(struct frontier *out, struct arena *arena, size_t places);

/* False if the place has been offered at as low a cost before. */
bool frontier_offer(struct frontier *frontier, uint32_t place, uint64_t cost);

/* Takes the place of least cost off one that has any. */
uint32_t frontier_take(struct frontier *frontier);

void frontier_clear(struct frontier *frontier);

#endif
