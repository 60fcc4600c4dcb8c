/* Types keys into a search of so many titles, and times each answer. */
#ifndef BENCH_TYPIST_H
#define BENCH_TYPIST_H

#include <stdbool.h>
#include <stddef.h>

#include "keys.h"
#include "meter.h"
#include "stock.h"

enum typist {
	TYPIST_RUNGS,    /* the best 50 */
	TYPIST_RANKED,   /* FTS5, the best 50 by bm25 */
	TYPIST_UNRANKED, /* FTS5, any 50 */
	TYPISTS
};

enum { TURNS = 5, WANTED = 50 };

/* Shared with the processes that type. */
struct typed {
	struct timing keys[TYPISTS][TURNS][KEYS_MAX];
	size_t hits[KEYS_MAX];  /* of rungs */
	size_t roles[KEYS_MAX]; /* with all words, as FTS5 has it; to WANTED */
	double peak, sqlite;    /* memory of all and of SQLite in it, KiB */
	struct timing open;     /* the slowest */
	struct timing first;    /* query of a new process; the slowest */
};

extern const char *const typist_names[TYPISTS];

/* Everyone's turns over all keys, each in a process of its own.  NULL after
 * saying why. */
struct typed *typist_run(const struct stock *stock, const struct keys *keys);

#endif
