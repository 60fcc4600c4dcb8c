/* The first and the last line of the window. */
#ifndef RUNGS_BAR_H
#define RUNGS_BAR_H

#include <rungs/atlas.h>

#include "action.h"
#include "cells.h"

/* Where one is: the atlas and, unless NULL, a title; how large it is. */
void bar_header(const struct rungs_about *about, const char *title,
		struct cells *grid, int cols);

/* The keys of a context, in the table's order, as many as fit: of actions that
 * `finds`, given `of`, says find something to act on. */
void bar_keys(enum action_context context,
	      bool (*finds)(const void *of, enum action_id action),
	      const void *of, struct cells *grid, struct area line);

#endif
