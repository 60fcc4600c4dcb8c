/* Words that are one typing error away. */
#ifndef RUNGS_TYPO_H
#define RUNGS_TYPO_H

#include "rows.h"

/* Whether one byte inserted, left out, replaced or swapped with its neighbour
 * makes the one of the other; with `beginning`, of a beginning of it. */
bool typo_between(const char *word, size_t size, const char *other,
		  size_t other_size, bool beginning);

/* The word of the atlas that was most likely meant: a whole word before one
 * that only begins so (asked for with `beginning`), one with the same first
 * letter before another, the more frequent first.  In the arena; NULL if there
 * is none, if the word is too short to tell, or has a digit in it. */
const char *typo_mend(struct reader *reader, const char *word, size_t size,
		      bool beginning);

#endif
