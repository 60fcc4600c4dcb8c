/* So many made-up titles as an atlas and as an FTS5 index, and what it took to
 * make either. */
#ifndef BENCH_STOCK_H
#define BENCH_STOCK_H

#include <stdbool.h>
#include <stddef.h>

#include "meter.h"

/* Shared with the processes that take them. */
struct stock_costs {
	struct timing compile; /* the tables into an atlas file */
	struct timing index;   /* of it, deriving what is searched */
	struct timing fts5;
	double search_bytes, fts5_bytes; /* pages of either index */
};

struct stock {
	size_t titles;
	char tables[256], atlas[256], fts5[256]; /* paths */
	struct stock_costs *costs;
};

/* Makes both in the folder, FTS5 with prefix='1 2 3' and merged into one piece
 * at last.  False after saying why. */
bool stock_make(struct stock *out, size_t titles, const char *folder);

#endif
