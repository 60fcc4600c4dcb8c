/* A line of names of which one is open, and the rule under it. */
#ifndef RUNGS_TABS_H
#define RUNGS_TABS_H

#include <stddef.h>

#include "cells.h"

#define TABS_ROWS 2

/* Draws at the top of the area, as many names as fit around the open one,
 * which has the cursor if the tabs are active. */
void tabs_render(const char *const *names, size_t count, size_t open,
		 struct cells *grid, struct area area, bool active);

#endif
