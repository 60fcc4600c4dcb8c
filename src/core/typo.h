/* Words that are one typing error away. */
#ifndef RUNGS_TYPO_H
#define RUNGS_TYPO_H

#include <stdint.h>

#include "rows.h"

/* Whether one byte inserted, left out, replaced or swapped with its neighbour
 * makes the one of the other; with `beginning`, of a beginning of it. */
bool typo_between(const char *word, size_t size, const char *other,
		  size_t other_size, bool beginning);

/* A word of the atlas, or of its synonyms, that may have been meant.  Its
 * likelihood is the logarithm of how often names, and less so other texts, have
 * it, less what errors cost: those in the first letter, second ones, and an end
 * that is missing. */
struct typo {
	const char *word; /* in the arena */
	size_t size;
	int64_t term;   /* that it comes down to; 0 if it is a synonym alone */
	unsigned edits; /* 1, or 2 in a long word if no other has 1 */
	bool near;      /* one edit, the whole word, and some name has it */
	double likelihood;
};

enum { TYPOS_MOST = 6 };

/* The words that were most likely meant, the likeliest first; with `beginning`
 * also longer ones.  Returns how many; none for a word that is too short to
 * tell or has a digit in it. */
size_t typos_find(struct reader *reader, const char *word, size_t size,
		  bool beginning, struct typo out[TYPOS_MOST]);

#endif
