/* Things on a line, in a given order, each as near as can be to where it wants
 * to be. */
#ifndef RUNGS_SPREAD_H
#define RUNGS_SPREAD_H

#include <stddef.h>

struct spread_item {
	double want; /* where it would begin */
	int size;    /* until the next one may begin */
	int at;      /* where it begins: the answer */
	/* of the block that begins with it, while they are being placed */
	double sum;
	size_t count;
};

/* Places them from low on, so that all end before high if there is room: the
 * least squares of what each is off (isotonic regression by pooling adjacent
 * violators). */
void spread(struct spread_item *items, size_t count, int low, int high);

#endif
