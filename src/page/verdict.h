/* How columns differ, in words: 'same', 'differs: most in B, least in A and
 * C'. */
#ifndef RUNGS_VERDICT_H
#define RUNGS_VERDICT_H

#include "builder.h"

enum { VERDICT_MOST = 4 }; /* columns */

/* By what columns may differ, and how that is said: each has a range of it,
 * NaN if that is not known. */
struct verdict_measure {
	const char *more, *most, *least; /* 'higher', 'highest', 'lowest' */
	double low[VERDICT_MOST], high[VERDICT_MOST];
};

/* What there is to compare. */
struct verdict {
	size_t columns;
	const char *const *cells; /* equal ones are the same */
	bool has[VERDICT_MOST];   /* columns that the row concerns at all */
	const char *only;         /* says of them 'asked only in'; NULL where
				   * the others are not known */
	size_t measure_count;     /* the first by which they differ is told */
	const struct verdict_measure *measures;
};

/* NULL for fewer than two columns.  *differs tells whether they do. */
const char *verdict_words(struct builder *builder,
			  const struct verdict *verdict, bool *differs);

#endif
