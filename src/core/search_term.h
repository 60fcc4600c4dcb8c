/* The form of a word under which the index keeps it: what index and search
 * have to agree on. */
#ifndef RUNGS_SEARCH_TERM_H
#define RUNGS_SEARCH_TERM_H

#include <stddef.h>

#define SEARCH_TERM_SIZE 256 /* bytes with the NUL; longer words are cut */

/* Writes the term of a folded word, NUL-terminated: its singular, in one
 * spelling where British and American differ.  Words that mean the same get
 * the same term; what a term looks like is nobody's business ('science' may
 * be 'sciense').  Returns its length. */
size_t search_term(char out[SEARCH_TERM_SIZE], const char *word, size_t size);

#endif
