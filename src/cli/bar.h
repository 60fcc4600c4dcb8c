/* A bar on a terminal that says how far a long work is and how long it will
 * still take; nothing where no person sees it.
 *
 *	findings.progress = bar_begin(&bar, call);
 *	…
 *	bar_end(&bar);
 */
#ifndef RUNGS_BAR_H
#define RUNGS_BAR_H

#include <time.h>

#include "../import/progress.h"
#include "invocation.h"

struct bar {
	struct progress progress;
	struct output *out;
	int columns; /* of the terminal */
	struct timespec begun;
	double drawn;     /* how many seconds after that it was drawn last */
	const char *what; /* that was drawn last */
	int width;        /* of what stands on the line */
};

/* What is to be told; NULL if nobody sees it.  bar and call must last. */
const struct progress *bar_begin(struct bar *bar, struct invocation *call);

/* Clears the line. */
void bar_end(struct bar *bar);

#endif
