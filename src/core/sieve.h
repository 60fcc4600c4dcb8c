/* What was surely not seen: a set of 32-bit hashes that may have others than those
 * that were added, but lacks none. */
#ifndef RUNGS_SIEVE_H
#define RUNGS_SIEVE_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

struct sieve {
	uint64_t *bits;
	int heeded; /* bits of a hash */
};

/* In the arena; false without memory. */
static inline bool sieve_make(struct sieve *sieve, struct arena *arena,
			      int heeded)
{
	sieve->heeded = heeded;
	sieve->bits = arena_alloc(arena, ((size_t)1 << heeded) / 8);
	return sieve->bits != NULL;
}

static inline void sieve_add(const struct sieve *sieve, uint32_t hash)
{
	uint32_t at = hash >> (32 - sieve->heeded);

	sieve->bits[at / 64] |= (uint64_t)1 << at % 64;
}

static inline bool sieve_has(const struct sieve *sieve, uint32_t hash)
{
	uint32_t at = hash >> (32 - sieve->heeded);

	return (sieve->bits[at / 64] >> at % 64 & 1) != 0;
}

#endif
