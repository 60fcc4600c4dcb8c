#include "texts.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "cell.h"
#include "core/arena.h"

enum { FIRST_ROOM = 1024 };

/* By hash; slots are twice the room, a power of two, and hold numbers. */
struct texts {
	struct arena *arena;
	struct cell *at;
	uint32_t *slots;
	size_t count, room;
};

static uint64_t hash(const struct cell *text)
{
	uint64_t value = 0xCBF29CE484222325u;

	for (size_t i = 0; i < text->size; i++)
		value = (value ^ (unsigned char)text->text[i]) * 0x100000001B3u;
	return value;
}

/* Where the number of a text is, or 0 in its place. */
static uint32_t *slot_of(const struct texts *texts, const struct cell *text)
{
	size_t mask = 2 * texts->room - 1;

	for (size_t at = (size_t)hash(text);; at++) {
		uint32_t *slot = &texts->slots[at & mask];

		if (*slot == 0 || cell_is_same(&texts->at[*slot - 1], text))
			return slot;
	}
}

static bool grow(struct texts *texts)
{
	size_t room = texts->room > 0 ? 2 * texts->room : FIRST_ROOM;
	struct cell *at = realloc(texts->at, room * sizeof(*at));
	uint32_t *slots = calloc(2 * room, sizeof(*slots));

	if (at != NULL)
		texts->at = at;
	if (at == NULL || slots == NULL) {
		free(slots);
		return false;
	}
	free(texts->slots);
	texts->slots = slots;
	texts->room = room;
	for (size_t i = 0; i < texts->count; i++)
		*slot_of(texts, &at[i]) = (uint32_t)i + 1;
	return true;
}

struct texts *texts_new(void)
{
	struct texts *texts = calloc(1, sizeof(*texts));

	if (texts == NULL)
		return NULL;
	texts->arena = arena_new();
	if (texts->arena == NULL || !grow(texts)) {
		texts_free(texts);
		return NULL;
	}
	return texts;
}

void texts_free(struct texts *texts)
{
	if (texts == NULL)
		return;
	arena_free(texts->arena);
	free(texts->at);
	free(texts->slots);
	free(texts);
}

uint32_t texts_put(struct texts *texts, const char *text, size_t size)
{
	struct cell cell = {text, size};
	uint32_t *slot;

	if (texts->count == texts->room && !grow(texts))
		return 0;
	slot = slot_of(texts, &cell);
	if (*slot != 0)
		return *slot;
	cell.text = arena_copy(texts->arena, text, size);
	if (cell.text == NULL)
		return 0;
	texts->at[texts->count++] = cell;
	*slot = (uint32_t)texts->count;
	return *slot;
}

uint32_t texts_find(const struct texts *texts, const char *text, size_t size)
{
	const struct cell cell = {text, size};

	return *slot_of(texts, &cell);
}

size_t texts_count(const struct texts *texts)
{
	return texts->count;
}

const char *texts_at(const struct texts *texts, uint32_t number)
{
	return texts->at[number - 1].text;
}
