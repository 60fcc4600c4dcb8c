/* A binary heap that knows where each place stands in it. */
#include "frontier.h"

enum { NOWHERE = UINT32_MAX };

bool frontier_make(struct frontier *out, struct arena *arena, size_t places)
{
	*out = (struct frontier){
		.cost = arena_alloc(arena, places * sizeof(*out->cost)),
		.heap = arena_alloc(arena, places * sizeof(*out->heap)),
		.spot = arena_alloc(arena, places * sizeof(*out->spot)),
		.offered = arena_alloc(arena, places * sizeof(*out->offered)),
	};
	if (out->cost == NULL || out->heap == NULL || out->spot == NULL ||
	    out->offered == NULL)
		return false;
	for (size_t i = 0; i < places; i++)
		out->cost[i] = FRONTIER_NEVER;
	return true;
}

static void stand(struct frontier *frontier, size_t spot, uint32_t place)
{
	frontier->heap[spot] = place;
	frontier->spot[place] = (uint32_t)spot;
}

static void rise(struct frontier *frontier, size_t spot)
{
	uint32_t place = frontier->heap[spot];
	uint64_t cost = frontier->cost[place];

	for (; spot > 0; spot = (spot - 1) / 2) {
		uint32_t above = frontier->heap[(spot - 1) / 2];

		if (frontier->cost[above] <= cost)
			break;
		stand(frontier, spot, above);
	}
	stand(frontier, spot, place);
}

static void sink(struct frontier *frontier, size_t spot)
{
	const uint64_t *cost = frontier->cost;
	const uint32_t *heap = frontier->heap;
	uint32_t place = heap[spot];

	for (size_t child; (child = 2 * spot + 1) < frontier->count;
	     spot = child) {
		if (child + 1 < frontier->count &&
		    cost[heap[child + 1]] < cost[heap[child]])
			child++;
		if (cost[heap[child]] >= cost[place])
			break;
		stand(frontier, spot, heap[child]);
	}
	stand(frontier, spot, place);
}

bool frontier_offer(struct frontier *frontier, uint32_t place, uint64_t cost)
{
	uint64_t before = frontier->cost[place];

	if (cost >= before)
		return false;
	frontier->cost[place] = cost;
	if (before == FRONTIER_NEVER)
		frontier->offered[frontier->offered_count++] = place;
	if (before == FRONTIER_NEVER || frontier->spot[place] == NOWHERE)
		stand(frontier, frontier->count++, place);
	rise(frontier, frontier->spot[place]);
	return true;
}

uint32_t frontier_take(struct frontier *frontier)
{
	uint32_t first = frontier->heap[0];
	uint32_t last = frontier->heap[--frontier->count];

	frontier->spot[first] = NOWHERE;
	if (frontier->count > 0) {
		stand(frontier, 0, last);
		sink(frontier, 0);
	}
	return first;
}

void frontier_clear(struct frontier *frontier)
{
	for (size_t i = 0; i < frontier->offered_count; i++)
		frontier->cost[frontier->offered[i]] = FRONTIER_NEVER;
	frontier->offered_count = 0;
	frontier->count = 0;
}
