/* Tables of a made-up atlas: as many roles and moves as one likes, of a shape. */
#ifndef BENCH_WORLD_H
#define BENCH_WORLD_H

#include <stdbool.h>
#include <stddef.h>

enum world_shape {
	WORLD_RANDOM,   /* moves lead anywhere */
	WORLD_LOOPS,    /* likewise, and some take no time at all */
	WORLD_CLUSTERS, /* nearly all to the few roles of the same cluster, the
			 * others anywhere */
	WORLD_CHAIN,    /* clusters, the others to the next two */
	WORLD_LAYERS,   /* nearly all to the layer above */
	WORLD_LEVEL,    /* one level holds all roles; random otherwise */
	WORLD_SHAPES
};

extern const char *const world_names[WORLD_SHAPES];

/* The id of a role, by its number from 0; overwritten by the next call. */
const char *world_role(size_t number);

/* Writes CSV tables that can be compiled into the folder, which is there; the
 * same shape, numbers and seed give the same tables.  False after saying why. */
bool world_tables(enum world_shape shape, size_t roles, size_t moves,
		  size_t seed, const char *folder);

#endif
