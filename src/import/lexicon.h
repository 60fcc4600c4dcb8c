/* The words of all texts while an index is made: each with its term. */
#ifndef RUNGS_LEXICON_H
#define RUNGS_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lexicon_entry {
	const char *text;
	uint32_t term; /* of a word: its term; numbers count from 1 */
	uint32_t uses;
};

struct lexicon; /* words and terms, each text once */

/* NULL without memory. */
struct lexicon *lexicon_new(void);
void lexicon_free(struct lexicon *lexicon);

/* Counts a use of a folded word and returns the number of its term; 0 without
 * memory. */
uint32_t lexicon_use(struct lexicon *lexicon, const char *word, size_t size);

/* Numbers the terms anew, in the order of their bytes, so that those that begin
 * alike lie together.  Returns for each old number, from 1, the new one, to be
 * freed; NULL without memory. */
uint32_t *lexicon_sort(struct lexicon *lexicon);

/* Words as they came; terms by number, from 1, index 0 being the first. */
const struct lexicon_entry *lexicon_words(const struct lexicon *lexicon,
					  size_t *count);
const struct lexicon_entry *lexicon_terms(const struct lexicon *lexicon,
					  size_t *count);

#endif
