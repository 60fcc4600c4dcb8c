/* Hunspell, the checker of office suites and browsers, if the machine has it:
 * it is loaded when it is asked for, since nothing else needs it. */
#ifndef RUNGS_SPELLING_H
#define RUNGS_SPELLING_H

#include <stdbool.h>
#include <stddef.h>

struct spelling;

/* Opens the dictionary of a language, named like 'en-GB'.  NULL if there is no
 * Hunspell or no such dictionary; *missing, static, then says which. */
struct spelling *spelling_open(const char *language, const char **missing);
void spelling_close(struct spelling *spelling);

/* Lets a word pass from now on. */
void spelling_add(struct spelling *spelling, const char *word);

/* The next word at *rest that is misspelled, size bytes at *word, and *rest
 * behind it; 0 if there is none.  Words with digits or with capitals inside
 * are names and pass. */
size_t spelling_next(struct spelling *spelling, const char **rest,
		     const char **word);

#endif
