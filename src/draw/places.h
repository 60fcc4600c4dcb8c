/* Where the nodes of a drawing's layers stand from left to right. */
#ifndef RUNGS_PLACES_H
#define RUNGS_PLACES_H

#include "layers.h"

/* A column of the ladder: its first cell and how many it has. */
struct span {
	int x, width;
};

/* Sets the x of every node, whose widths are known, and the spans of the
 * ladder's columns, from left on.  A column without nodes is as wide as asked
 * for at least, as any other.  False without memory. */
bool places_set(struct layers *layers, int left, const int *least,
		struct span *columns);

/* How far to the right a layer's node may go, and to the left. */
void places_room(const struct layers *layers, size_t layer, size_t place,
		 const struct span *columns, int *low, int *high);

#endif
