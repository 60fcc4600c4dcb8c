/* A set of things, by their numbers: a bit for each. */
#ifndef RUNGS_THING_SET_H
#define RUNGS_THING_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <rungs/thing.h>

#include "arena.h"

/* Starts zeroed, which is the empty set. */
struct thing_set {
	struct {
		size_t words;
		uint64_t *bits;
	} of[RUNGS_KIND_COUNT];
};

/* Memory comes from the arena; false without it.  A number that no thing can
 * have, as in an index that lies, is left out. */
bool thing_set_add(struct thing_set *set, struct arena *arena, int64_t thing);

bool thing_set_has(const struct thing_set *set, int64_t thing);

/* Adds what the other has; false without memory. */
bool thing_set_join(struct thing_set *set, struct arena *arena,
		    const struct thing_set *other);

/* Leaves only what the other has too. */
void thing_set_keep(struct thing_set *set, const struct thing_set *other);

#endif
