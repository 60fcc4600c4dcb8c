/* Routes beside each other as timelines, or below each other where it is
 * narrow. */
#ifndef RUNGS_ROUTE_BOARD_H
#define RUNGS_ROUTE_BOARD_H

#include <rungs/route.h>

#include "../page/page.h"
#include "cells.h"

struct route_board {
	const struct rungs_routes *routes; /* the caller's */
	struct page words;                 /* owns the strings of cards */
	struct route_card *cards;
};

/* False without memory. */
bool route_board_make(struct route_board *board,
		      const struct rungs_routes *routes);
void route_board_release(struct route_board *board);

/* Whether the routes stand side by side in a window of this size, and the rows
 * that they then take. */
bool route_board_is_wide(const struct route_board *board, int rows, int cols);
int route_board_rows(const struct route_board *board, int rows, int cols);

/* rows: of the whole window.  Lines below each other begin with the first that
 * leaves the chosen one in the area; it has the cursor if active. */
void route_board_render(const struct route_board *board, size_t chosen,
			bool active, int rows, struct cells *grid,
			struct area area);

#endif
