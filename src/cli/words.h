/* The words of a command line that are a text of one's own. */
#ifndef RUNGS_WORDS_OF_H
#define RUNGS_WORDS_OF_H

#include "invocation.h"

/* The operands from one on with a space between; of '-' alone all that the
 * input has, without the line ends behind it.  The caller frees it; NULL after
 * having complained. */
char *words_from(struct invocation *call, size_t from);

#endif
