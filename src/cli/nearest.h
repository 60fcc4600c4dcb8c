/* What a mistyped word may have meant. */
#ifndef RUNGS_NEAREST_H
#define RUNGS_NEAREST_H

#include <stddef.h>

/* Of the words next(context, 0), next(context, 1) … up to NULL the one that
 * word is near to: begins, or has at most one typing error in three letters.
 * NULL if none is. */
const char *nearest(const char *word,
		    const char *(*next)(const void *context, size_t n),
		    const void *context);

#endif
