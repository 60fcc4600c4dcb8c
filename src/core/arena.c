#include "core/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* With the address sanitizer every piece is an allocation of its own, so that
 * running over one is seen. */
#if defined(__SANITIZE_ADDRESS__)
#define SHARE_CHUNKS 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SHARE_CHUNKS 0
#endif
#endif
#ifndef SHARE_CHUNKS
#define SHARE_CHUNKS 1
#endif

enum { FIRST_CHUNK = 4096, LARGEST_CHUNK = 16 * 1024 };

struct chunk {
	struct chunk *older;
	size_t used, size;
	alignas(max_align_t) unsigned char bytes[];
};

struct held {
	struct held *next;
	struct arena *arena;
};

struct arena {
	struct chunk *newest;
	size_t next_size;
	size_t users; /* who made it, and arenas that hold it */
	struct held *held;
};

struct arena *arena_new(void)
{
	struct arena *arena = malloc(sizeof(*arena));

	if (arena != NULL)
		*arena = (struct arena){.next_size = FIRST_CHUNK, .users = 1};
	return arena;
}

void arena_free(struct arena *arena)
{
	struct chunk *chunk, *older;

	if (arena == NULL || --arena->users > 0)
		return;
	for (const struct held *one = arena->held; one != NULL; one = one->next)
		arena_free(one->arena);
	for (chunk = arena->newest; chunk != NULL; chunk = older) {
		older = chunk->older;
		free(chunk);
	}
	free(arena);
}

static struct chunk *chunk_new(size_t size)
{
	struct chunk *chunk;

	if (size > SIZE_MAX - sizeof(*chunk))
		return NULL;
	chunk = malloc(sizeof(*chunk) + size);
	if (chunk != NULL)
		*chunk = (struct chunk){.size = size};
	return chunk;
}

/* A new chunk with room for size bytes.  One made for a single large piece goes
 * behind the newest, which keeps its room for small ones. */
static struct chunk *chunk_add(struct arena *arena, size_t size)
{
	size_t room = arena->next_size - sizeof(struct chunk);
	struct chunk *chunk;

	if (!SHARE_CHUNKS || size > room / 2)
		room = size;
	chunk = chunk_new(room);
	if (chunk == NULL)
		return NULL;
	if (room == size && arena->newest != NULL) {
		chunk->older = arena->newest->older;
		arena->newest->older = chunk;
		return chunk;
	}
	chunk->older = arena->newest;
	arena->newest = chunk;
	if (room != size && arena->next_size < LARGEST_CHUNK)
		arena->next_size *= 2;
	return chunk;
}

/* Aligned to a power of two, no more than for anything; NULL without memory. */
static void *piece_of(struct arena *arena, size_t size, size_t unit)
{
	struct chunk *chunk = arena->newest;
	size_t at = 0;

	if (chunk != NULL)
		at = (chunk->used + unit - 1) & ~(unit - 1);
	if (chunk == NULL || at > chunk->size || chunk->size - at < size) {
		chunk = chunk_add(arena, size);
		at = 0;
	}
	if (chunk == NULL)
		return NULL;
	chunk->used = at + size;
	return chunk->bytes + at;
}

void *arena_take(struct arena *arena, size_t size)
{
	return piece_of(arena, size > 0 ? size : 1, alignof(max_align_t));
}

void *arena_alloc(struct arena *arena, size_t size)
{
	void *piece = arena_take(arena, size);

	return piece != NULL ? memset(piece, 0, size) : NULL;
}

bool arena_hold(struct arena *arena, struct arena *other)
{
	struct held *one = arena_alloc(arena, sizeof(*one));

	if (one == NULL)
		return false;
	*one = (struct held){arena->held, other};
	arena->held = one;
	other->users++;
	return true;
}

void *arena_grow(struct arena *arena, void *array, size_t count, size_t size)
{
	size_t room = count > 0 ? count : 1;
	char *larger;

	if ((count & (count - 1)) != 0)
		return array;
	if (count > SIZE_MAX / 2 / size)
		return NULL;
	larger = arena_take(arena, (count + room) * size);
	if (larger == NULL)
		return NULL;
	if (count > 0)
		memcpy(larger, array, count * size);
	memset(larger + count * size, 0, room * size);
	return larger;
}

char *arena_copy(struct arena *arena, const char *text, size_t size)
{
	char *copy = size < SIZE_MAX ? piece_of(arena, size + 1, 1) : NULL;

	if (copy == NULL)
		return NULL;
	if (size > 0)
		memcpy(copy, text, size);
	copy[size] = '\0';
	return copy;
}

char *arena_text(struct arena *arena, const char *text)
{
	return text != NULL ? arena_copy(arena, text, strlen(text)) : NULL;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	char *out = NULL;
	int size;

	va_start(arguments, format);
	size = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (size >= 0)
		out = arena_alloc(arena, (size_t)size + 1);
	if (out != NULL) {
		va_start(arguments, format);
		vsnprintf(out, (size_t)size + 1, format, arguments);
		va_end(arguments);
	}
	return out;
}
