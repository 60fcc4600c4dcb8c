/* Where lines leave boxes and enter them, and where trunks pass: a cell of its
 * own for each in every channel between two layers.  Channel c lies below layer
 * c.  What comes from below stands in even cells, what comes from above in any
 * that is free: so no two ever meet but those that run straight on. */
#ifndef RUNGS_PORTS_H
#define RUNGS_PORTS_H

#include "places.h"

/* Sets the ports of all nodes, may shift trunks, and sets by move the cell at
 * which it leaves its box.  False without memory. */
bool ports_set(struct layers *layers, const struct span *columns, int *leaves);

/* How wide a box must be for its ports. */
int ports_width(const struct layers *layers, size_t role);

/* The channel that a move enters as it leaves its box. */
size_t ports_channel(const struct layers *layers, size_t move);

/* The node that a tree reaches beyond a channel, on its way. */
size_t ports_beyond(const struct layers *layers, const struct tree *tree,
		    size_t channel);

#endif
