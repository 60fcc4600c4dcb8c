#include "stretch.h"

#include <string.h>

enum { FIRST_ROOM = 1024 };

/* Makes room for what one more cursor may say. */
static bool grow(struct stretch *stretch)
{
	size_t room = 2 * stretch->name_room + FIRST_ROOM;
	struct said_names *names =
		arena_alloc(stretch->arena, room * sizeof(*names));

	if (names == NULL) {
		stretch->failed = true;
		return false;
	}
	if (stretch->name_count > 0)
		memcpy(names, stretch->all_names,
		       stretch->name_count * sizeof(*names));
	stretch->all_names = names;
	stretch->name_room = room;
	return true;
}

static void names_add(struct stretch *stretch, size_t slot,
		      const struct cursor *cursor)
{
	struct said_names *names;

	if (stretch->name_count == stretch->name_room && !grow(stretch))
		return;
	names = &stretch->all_names[stretch->name_count++];
	*names = (struct said_names){.at = cursor->now.names,
				     .end = cursor->now.names +
					    cursor->now.names_size,
				     .word = cursor->word,
				     .quality = cursor->quality,
				     .next = stretch->names[slot]};
	stretch->names[slot] = (uint32_t)stretch->name_count;
}

/* The slot of a thing. */
static size_t slot_of(struct stretch *stretch, size_t place)
{
	uint64_t *has = &stretch->has[place / 64];
	uint64_t bit = (uint64_t)1 << place % 64;

	if ((*has & bit) == 0) {
		*has |= bit;
		stretch->slots[place] = (uint8_t)stretch->count++;
	}
	return stretch->slots[place];
}

/* Notes what the cursor says of the thing it is at; of several forms of a word
 * the one that says most counts, of texts that say as much the first. */
static void said_add(struct stretch *stretch, const struct cursor *cursor)
{
	const struct posting *now = &cursor->now;
	struct said *said = &stretch->said[cursor->word];
	float body = cursor->quality * now->body;
	size_t slot;

	if (cursor->names_only && now->names_size == 0)
		return;
	slot = slot_of(stretch, (size_t)(now->thing - stretch->first));
	if (body > said->body[slot] ||
	    (body >= said->body[slot] &&
	     now->body_text < said->body_text[slot])) {
		said->body[slot] = body;
		said->body_text[slot] = now->body_text;
	}
	if (cursor->quality * now->head > said->head[slot])
		said->head[slot] = cursor->quality * now->head;
	if (now->names_size == 0)
		return;
	said->title[slot] |= (uint8_t)now->title;
	said->spots[slot] |= (uint16_t)now->spots;
	if (cursor->quality > said->name[slot])
		said->name[slot] = cursor->quality;
	names_add(stretch, slot, cursor);
}

static void cursor_move(struct cursor *cursor)
{
	cursor->ended = !posting_next(&cursor->reader, &cursor->now);
}

/* Forgets the things before. */
static void clear(struct stretch *stretch)
{
	size_t count = stretch->count;

	for (size_t i = 0; i < stretch->words; i++) {
		struct said *said = &stretch->said[i];

		memset(said->body, 0, count * sizeof(*said->body));
		memset(said->head, 0, count * sizeof(*said->head));
		memset(said->name, 0, count * sizeof(*said->name));
		memset(said->body_text, 0, count * sizeof(*said->body_text));
		memset(said->title, 0, count * sizeof(*said->title));
		memset(said->spots, 0, count * sizeof(*said->spots));
	}
	memset(stretch->names, 0, count * sizeof(*stretch->names));
	memset(stretch->has, 0, sizeof(stretch->has));
	stretch->count = 0;
	stretch->name_count = 0;
}

/* Room for a stretch, and every cursor at its first thing. */
static void begin(struct stretch *stretch)
{
	stretch->said = arena_alloc(stretch->arena,
				    stretch->words * sizeof(*stretch->said));
	stretch->names = arena_alloc(stretch->arena,
				     STRETCH_THINGS * sizeof(*stretch->names));
	stretch->failed = stretch->said == NULL || stretch->names == NULL;
	for (size_t i = 0; i < stretch->cursor_count; i++)
		cursor_move(&stretch->cursors[i]);
}

bool stretch_next(struct stretch *stretch)
{
	int64_t least = INT64_MAX, end;

	if (stretch->said == NULL)
		begin(stretch);
	else
		clear(stretch);
	for (size_t i = 0; i < stretch->cursor_count; i++)
		if (!stretch->cursors[i].ended &&
		    stretch->cursors[i].now.thing < least)
			least = stretch->cursors[i].now.thing;
	if (least == INT64_MAX || stretch->failed)
		return false;
	stretch->first = least & ~(int64_t)(STRETCH_THINGS - 1);
	end = stretch->first + STRETCH_THINGS;
	/* What is added last comes first in a thing's list. */
	for (size_t i = stretch->cursor_count; i-- > 0;) {
		struct cursor *cursor = &stretch->cursors[i];

		while (!cursor->ended && cursor->now.thing < end) {
			said_add(stretch, cursor);
			cursor_move(cursor);
		}
	}
	return !stretch->failed;
}
