/* Which line of cells each tree has to itself in a channel, where it does not
 * run straight through. */
#ifndef RUNGS_LANES_H
#define RUNGS_LANES_H

#include "ports.h"

/* Sets the lanes of all trees, 0 the highest, and by channel how many there
 * are.  False without memory. */
bool lanes_set(struct layers *layers, const int *leaves, int *counts);

#endif
