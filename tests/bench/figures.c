#include "figures.h"

#include <math.h>
#include <stdlib.h>

void figures_add(struct figures *figures, double figure)
{
	if (figures->count == figures->room) {
		size_t room = figures->room * 2 + 64;
		double *at = realloc(figures->at, room * sizeof(*at));

		if (at == NULL)
			return;
		figures->at = at;
		figures->room = room;
	}
	figures->at[figures->count++] = figure;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double figures_quantile(const struct figures *figures, double share)
{
	size_t rank;

	if (figures->count == 0)
		return NAN;
	qsort(figures->at, figures->count, sizeof(*figures->at), by_size);
	rank = (size_t)ceil(share * (double)figures->count);
	return figures->at[rank > 0 ? rank - 1 : 0];
}

void figures_release(struct figures *figures)
{
	free(figures->at);
	*figures = (struct figures){0};
}
