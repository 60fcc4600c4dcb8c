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

void ranking_add(struct ranking *ranking, size_t word, float quality,
		 const struct posting *posting)
{
	struct ranking_best *best;
	uint32_t *slot;

	if (ranking->count == ranking->room && !grow(ranking)) {
		ranking->failed = true;
		return;
	}
	slot = slot_of(ranking, posting->thing);
	if (*slot == 0) {
		ranking->things[ranking->count++] = posting->thing;
		*slot = (uint32_t)ranking->count;
	}
	best = &ranking->best[(*slot - 1) * ranking->words + word];
	best->exact |= quality >= RANKING_EXACT;
	if (quality * posting->body > best->body) {
		best->body = quality * posting->body;
		best->body_text = posting->body_text;
	}
	if (quality * posting->head > best->head)
		best->head = quality * posting->head;
	if (quality * posting->name > best->name) {
		best->name = quality * posting->name;
		best->name_text = posting->name_text;
		best->alone = posting->alone;
	}
}
