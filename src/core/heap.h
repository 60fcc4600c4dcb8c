/* A binary heap of pointers: the first is the one that comes before all
 * others. */
#ifndef RUNGS_HEAP_H
#define RUNGS_HEAP_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a comes before b; an order in which no two are equal. */
typedef bool heap_before(const void *a, const void *b);

/* Takes the first off a heap that is not empty; the caller counts one less. */
void *heap_take(void **at, size_t count, heap_before *before);

/* Puts one more into a heap of count. */
void heap_put(void **at, size_t count, void *one, heap_before *before);

#endif
