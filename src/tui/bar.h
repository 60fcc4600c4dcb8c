/* The first and the last line of the window. */
#ifndef RUNGS_BAR_H
#define RUNGS_BAR_H

#include <rungs/atlas.h>

#include "action.h"
#include "cells.h"

/* Where one is: the atlas and, unless NULL, a title; how large it is. */
void bar_header(const struct rungs_about *about, const char *title,
		struct cells *grid, int cols);

/* The keys of a context, in the table's order, as many as fit. */
void bar_keys(enum action_context context, struct cells *grid,
	      struct area line);

#endif
