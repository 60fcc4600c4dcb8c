#include "tally.h"

#include <string.h>

/* Ahead are counted so many times more than are wanted: some lead nowhere. */
enum { AHEAD = 2 };

bool tally_make(struct tally *out, struct arena *arena, size_t most)
{
	/* Each level but the last has a path of those that are counted. */
	*out = (struct tally){
		.most = most,
		.levels = arena_alloc(arena, (AHEAD * most + 2) *
						     sizeof(*out->levels))};
	return out->levels != NULL;
}

void tally_begin(struct tally *tally, uint64_t bound)
{
	tally->bound = tally->limit = bound;
	tally->found = tally->all = tally->level_count = 0;
}

/* Where a cost stands, or would.  Halves without branching on what cannot be
 * foreseen. */
static size_t place_of(const struct tally *tally, uint64_t cost)
{
	size_t low = 0;

	for (size_t left = tally->level_count; left > 0; left /= 2) {
		size_t more = left - left / 2;

		low += (tally->levels[low + more - 1].cost < cost) * more;
	}
	return low;
}

struct tally_level *tally_level(const struct tally *tally, uint64_t cost)
{
	size_t place = place_of(tally, cost);

	return place < tally->level_count && tally->levels[place].cost == cost
		       ? &tally->levels[place]
		       : NULL;
}

static bool is_full(const struct tally *tally)
{
	return tally->found >= tally->most || tally->all >= AHEAD * tally->most;
}

/* Whether there are enough without the dearest. */
static bool has_spare(const struct tally *tally)
{
	const struct tally_level *last = &tally->levels[tally->level_count - 1];

	if (last->cost > tally->bound)
		return tally->found >= tally->most ||
		       tally->all - last->count >= AHEAD * tally->most;
	return tally->found - last->count >= tally->most;
}

static void last_drop(struct tally *tally)
{
	struct tally_level *last = &tally->levels[--tally->level_count];

	tally->all -= last->count;
	if (last->cost <= tally->bound)
		tally->found -= last->count;
}

void tally_add(struct tally *tally, uint64_t cost)
{
	struct tally_level *levels = tally->levels;
	size_t place;

	if (is_full(tally) && cost >= levels[tally->level_count - 1].cost)
		return;
	place = place_of(tally, cost);
	if (place == tally->level_count || levels[place].cost != cost) {
		memmove(levels + place + 1, levels + place,
			(tally->level_count++ - place) * sizeof(*levels));
		levels[place] = (struct tally_level){cost, 0};
	}
	levels[place].count++;
	tally->all++;
	tally->found += cost <= tally->bound;
	while (has_spare(tally))
		last_drop(tally);
	/* Of the dearest cost there are enough, too. */
	if (tally->found >= tally->most)
		tally->limit = levels[tally->level_count - 1].cost - 1;
}

/* How many of those ahead to go for, if they bring as many more as they did
 * the last time. */
static size_t wanted_ahead(const struct tally *tally)
{
	size_t ahead = tally->all - tally->found;
	size_t gained = tally->found - tally->before, wanted;

	if (gained == 0)
		return ahead;
	/* Nearly enough of them is no better than too many. */
	wanted = 3 * tally->found;
	if (4 * tally->found >= tally->most)
		wanted = tally->most + tally->most / 4;
	wanted = (wanted - tally->found) * tally->aimed / gained;
	/* The farthest are far: with what they bring there would be too many. */
	if (gained > tally->aimed)
		ahead /= 2;
	return wanted < ahead ? wanted : ahead;
}

uint64_t tally_next_bound(struct tally *tally, uint64_t last)
{
	size_t place = place_of(tally, tally->bound + 1);
	size_t wanted = wanted_ahead(tally);
	size_t gained = tally->found - tally->before;
	/* Where many are found, what is much farther brings far too many. */
	uint64_t farthest = 4 * tally->found < tally->most
				    ? UINT64_MAX
				    : tally->bound + tally->bound / 4;
	uint64_t bound, next;

	if (place == tally->level_count)
		return last;
	next = tally->levels[place].cost;
	tally->before = tally->found;
	tally->aimed = tally->levels[place].count;
	while (tally->aimed < wanted)
		tally->aimed += tally->levels[++place].count;
	bound = tally->levels[place].cost;
	if (gained == 0 && bound < 2 * tally->bound)
		bound = 2 * tally->bound;
	if (bound > farthest)
		bound = next > farthest ? next : farthest;
	return bound < last ? bound : last;
}
