/* A move of a ladder in words. */
#ifndef RUNGS_MOVE_WORDS_H
#define RUNGS_MOVE_WORDS_H

#include <rungs/ladder.h>

enum { MOVE_WORDS_SIZE = 256 };

/* 'advancement · 1–2 years · common · editorial', what is not known left out;
 * doubtful last.  Cut to fit. */
void move_words(const struct rungs_ladder_move *move, char *out, size_t size);

/* The same with the kind in plain words, as pages have it: 'up · 1–2 years'. */
void move_plain_words(const struct rungs_ladder_move *move, char *out,
		      size_t size);

/* The letter of a kind of move, '?' for one that has none. */
char move_letter(const char *kind);

/* The kind as people write it, 'lateral advancement'; one that is not known as it
 * is. */
const char *move_term(const char *kind);

/* The n-th kind that has a letter, or NULL after the last. */
const char *move_kind(size_t n);

#endif
