#include "posting_cache.h"

#include <stdlib.h>
#include <string.h>

/* Bytes: of all; of the least that pays. */
enum { SLOTS = 64, ROOM = 3 << 20, LEAST = 2048, BEGINNING = 16 };

struct slot {
	int64_t term;
	char beginning[BEGINNING];
	size_t size; /* of that */
	struct postings postings;
	unsigned char *bytes;
	uint64_t turn; /* that used it last */
};

struct posting_cache {
	uint64_t turn;
	size_t count, used; /* slots; bytes */
	struct slot slots[SLOTS];
};

struct posting_cache *posting_cache_new(void)
{
	return calloc(1, sizeof(struct posting_cache));
}

void posting_cache_free(struct posting_cache *cache)
{
	for (size_t i = 0; cache != NULL && i < cache->count; i++)
		free(cache->slots[i].bytes);
	free(cache);
}

void posting_cache_turn(struct posting_cache *cache)
{
	if (cache != NULL)
		cache->turn++;
}

static bool is_of(const struct slot *slot, struct posting_key key)
{
	return slot->term == key.term && slot->size == key.size &&
	       (key.size == 0 ||
		memcmp(slot->beginning, key.beginning, key.size) == 0);
}

bool posting_cache_find(struct posting_cache *cache, struct posting_key key,
			struct postings *out)
{
	for (size_t i = 0; cache != NULL && i < cache->count; i++)
		if (is_of(&cache->slots[i], key)) {
			cache->slots[i].turn = cache->turn;
			*out = cache->slots[i].postings;
			return true;
		}
	return false;
}

/* Drops what was not used for longest; false if all is in use. */
static bool drop(struct posting_cache *cache)
{
	struct slot *oldest = &cache->slots[0];

	for (size_t i = 1; i < cache->count; i++)
		if (cache->slots[i].turn < oldest->turn)
			oldest = &cache->slots[i];
	if (cache->count == 0 || oldest->turn == cache->turn)
		return false;
	cache->used -= oldest->postings.size;
	free(oldest->bytes);
	*oldest = cache->slots[--cache->count];
	return true;
}

bool posting_cache_keep(struct posting_cache *cache, struct posting_key key,
			struct postings *postings)
{
	struct slot slot = {
		.term = key.term, .size = key.size, .postings = *postings};

	if (cache == NULL || key.size > BEGINNING || postings->size < LEAST ||
	    postings->size > ROOM)
		return false;
	while (cache->count == SLOTS || cache->used + postings->size > ROOM)
		if (!drop(cache))
			return false;
	slot.bytes = malloc(postings->size);
	if (slot.bytes == NULL)
		return false;
	memcpy(slot.bytes, postings->bytes, postings->size);
	if (key.size > 0)
		memcpy(slot.beginning, key.beginning, key.size);
	slot.postings.bytes = slot.bytes;
	slot.turn = cache->turn;
	cache->slots[cache->count++] = slot;
	cache->used += postings->size;
	postings->bytes = slot.bytes;
	return true;
}
