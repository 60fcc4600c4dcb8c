#include "ranking.h"

#include <string.h>

enum { FIRST_ROOM = 256 };

/* Slots are twice the room, which is a power of two. */
static uint32_t *slot_of(const struct ranking *ranking, int64_t thing)
{
	size_t mask = 2 * ranking->room - 1;
	size_t at = (size_t)((uint64_t)thing * 0x9E3779B97F4A7C15u >> 32);

	for (;; at++) {
		uint32_t *slot = &ranking->slots[at & mask];

		if (*slot == 0 || ranking->things[*slot - 1] == thing)
			return slot;
	}
}

static bool grow(struct ranking *ranking)
{
	size_t room = ranking->room > 0 ? 2 * ranking->room : FIRST_ROOM;
	size_t row = ranking->words * sizeof(*ranking->best);
	int64_t *things = arena_alloc(ranking->arena, room * sizeof(*things));
	struct ranking_best *best = arena_alloc(ranking->arena, room * row);
	uint32_t *slots =
		arena_alloc(ranking->arena, 2 * room * sizeof(*slots));

	if (things == NULL || best == NULL || slots == NULL)
		return false;
	if (ranking->count > 0) {
		memcpy(things, ranking->things,
		       ranking->count * sizeof(*things));
		memcpy(best, ranking->best, ranking->count * row);
	}
	ranking->things = things;
	ranking->best = best;
	ranking->slots = slots;
	ranking->room = room;
	for (size_t i = 0; i < ranking->count; i++)
		*slot_of(ranking, things[i]) = (uint32_t)i + 1;
	return true;
}

void ranking_add(struct ranking *ranking, int64_t thing, size_t word,
		 int64_t text, float value, float hope)
{
	struct ranking_best *best;
	uint32_t *slot;

	if (ranking->count == ranking->room && !grow(ranking)) {
		ranking->failed = true;
		return;
	}
	slot = slot_of(ranking, thing);
	if (*slot == 0) {
		ranking->things[ranking->count++] = thing;
		*slot = (uint32_t)ranking->count;
	}
	best = &ranking->best[(*slot - 1) * ranking->words + word];
	if (value > best->value) {
		best->value = value;
		best->text = text;
	}
	if (hope > best->hope) {
		best->hope = hope;
		best->hope_text = text;
	}
}

static unsigned found_words(const struct ranking *ranking, size_t at)
{
	const struct ranking_best *best = &ranking->best[at * ranking->words];
	unsigned found = 0;

	for (size_t i = 0; i < ranking->words; i++)
		if (best[i].value > 0)
			found |= 1u << i;
	return found;
}

static struct ranked sum_up(const struct ranking *ranking, size_t at)
{
	const struct ranking_best *best = &ranking->best[at * ranking->words];
	struct ranked sum = {.thing = ranking->things[at], .best = best};

	for (size_t i = 0; i < ranking->words; i++) {
		sum.score += (double)best[i].value;
		sum.hope += (double)best[i].hope;
	}
	return sum;
}

static bool is_better(const struct ranked *a, const struct ranked *b)
{
	return a->hope > b->hope || (a->hope == b->hope && a->thing < b->thing);
}

/* Puts one into the sorted few. */
static size_t insert(struct ranked *out, size_t count, size_t most,
		     const struct ranked *one)
{
	size_t at = count;

	while (at > 0 && is_better(one, &out[at - 1]))
		at--;
	if (at == most)
		return count;
	if (count < most)
		count++;
	memmove(out + at + 1, out + at, (count - at - 1) * sizeof(*out));
	out[at] = *one;
	return count;
}

size_t ranking_top(const struct ranking *ranking, unsigned needed,
		   struct ranked *out, size_t most)
{
	int fullest = 0;
	size_t count = 0;

	for (size_t i = 0; i < ranking->count; i++) {
		struct ranked one = sum_up(ranking, i);
		int found =
			__builtin_popcount(found_words(ranking, i) & needed);

		if (found < fullest || found == 0)
			continue;
		if (found > fullest)
			count = 0;
		fullest = found;
		count = insert(out, count, most, &one);
	}
	return count;
}
