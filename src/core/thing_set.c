#include "thing_set.h"

#include <string.h>

#include "search_fields.h"

/* More things of a kind than any atlas has, so that a lying number cannot
 * claim memory; and how many 64-bit words a kind starts with. */
enum { PLACES = 1 << 24, FIRST_WORDS = 8 };

/* The kind of a thing and its place in it; false if there is no such. */
static bool split(int64_t thing, size_t *kind, size_t *place)
{
	if (thing < 0 || search_kind_of(thing) >= RUNGS_KIND_COUNT)
		return false;
	*kind = (size_t)search_kind_of(thing);
	*place = (size_t)(thing & ((INT64_C(1) << SEARCH_KIND_BITS) - 1));
	return *place < PLACES;
}

static bool grow(struct thing_set *set, struct arena *arena, size_t kind,
		 size_t least)
{
	size_t words =
		set->of[kind].words > 0 ? set->of[kind].words : FIRST_WORDS;
	uint64_t *bits;

	while (words < least)
		words *= 2;
	bits = arena_alloc(arena, words * sizeof(*bits));
	if (bits == NULL)
		return false;
	if (set->of[kind].words > 0)
		memcpy(bits, set->of[kind].bits,
		       set->of[kind].words * sizeof(*bits));
	set->of[kind].bits = bits;
	set->of[kind].words = words;
	return true;
}

bool thing_set_add(struct thing_set *set, struct arena *arena, int64_t thing)
{
	size_t kind, place;

	if (!split(thing, &kind, &place))
		return true;
	if (place / 64 >= set->of[kind].words &&
	    !grow(set, arena, kind, place / 64 + 1))
		return false;
	set->of[kind].bits[place / 64] |= UINT64_C(1) << place % 64;
	return true;
}

bool thing_set_has(const struct thing_set *set, int64_t thing)
{
	size_t kind, place;

	return split(thing, &kind, &place) &&
	       place / 64 < set->of[kind].words &&
	       (set->of[kind].bits[place / 64] >> place % 64 & 1) != 0;
}

bool thing_set_join(struct thing_set *set, struct arena *arena,
		    const struct thing_set *other)
{
	for (size_t kind = 0; kind < RUNGS_KIND_COUNT; kind++) {
		size_t words = other->of[kind].words;

		if (words > set->of[kind].words &&
		    !grow(set, arena, kind, words))
			return false;
		for (size_t i = 0; i < words; i++)
			set->of[kind].bits[i] |= other->of[kind].bits[i];
	}
	return true;
}

void thing_set_keep(struct thing_set *set, const struct thing_set *other)
{
	for (size_t kind = 0; kind < RUNGS_KIND_COUNT; kind++)
		for (size_t i = 0; i < set->of[kind].words; i++)
			set->of[kind].bits[i] &=
				i < other->of[kind].words
					? other->of[kind].bits[i]
					: 0;
}
