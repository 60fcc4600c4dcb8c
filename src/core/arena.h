/* Memory that is given back all at once: what backs every struct the library
 * hands out. */
#ifndef RUNGS_ARENA_H
#define RUNGS_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* NULL when memory runs out. */
struct arena *arena_new(void);

/* NULL is fine; what holds it keeps it. */
void arena_free(struct arena *arena);

/* Keeps another arena as long as this one: that one is given back when nobody
 * has it any more.  False without memory. */
bool arena_hold(struct arena *arena, struct arena *other);

/* Zeroed and aligned for anything, or NULL; a size of 0 gives a pointer too. */
void *arena_alloc(struct arena *arena, size_t size);

/* The same, not zeroed, for what is set whole. */
void *arena_take(struct arena *arena, size_t size);

/* An array of count elements of some size with room for one more, which may be
 * another than the one given: the room doubles.  Starts as NULL and 0; NULL
 * without memory. */
void *arena_grow(struct arena *arena, void *array, size_t count, size_t size);

/* A copy of size bytes with a NUL after them, aligned for no more than bytes, or
 * NULL. */
char *arena_copy(struct arena *arena, const char *text, size_t size);

/* A copy of a NUL-terminated text; NULL of NULL. */
char *arena_text(struct arena *arena, const char *text);

/* printf into the arena, or NULL. */
char *arena_format(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
