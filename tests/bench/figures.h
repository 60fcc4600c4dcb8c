/* Figures taken again and again, and what they come to. */
#ifndef BENCH_FIGURES_H
#define BENCH_FIGURES_H

#include <stddef.h>

struct figures {
	double *at;
	size_t count, room;
};

/* Without memory the figure is lost, and the count tells. */
void figures_add(struct figures *figures, double figure);

/* The figure that this share (0 to 1) of all are not above; NaN of none. */
double figures_quantile(const struct figures *figures, double share);

void figures_release(struct figures *figures);

#endif
