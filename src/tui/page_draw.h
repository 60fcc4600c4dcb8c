/* Draws the lines of a page. */
#ifndef RUNGS_PAGE_DRAW_H
#define RUNGS_PAGE_DRAW_H

#include "../page/layout.h"
#include "cells.h"

/* Draws the layout from line `top` on, `margin` columns into the area, and
 * the first line of row `selected` (LAYOUT_NO_ROW for none) as the one the
 * cursor is on, as wide as the area. */
void page_draw(struct cells *grid, struct area area,
	       const struct layout *layout, size_t top, size_t selected,
	       int margin);

#endif
