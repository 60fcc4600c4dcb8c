/* The words of an atlas's texts, as the search index keeps them. */
#ifndef RUNGS_VOCABULARY_H
#define RUNGS_VOCABULARY_H

#include "rows.h"

#define VOCABULARY_WORD 256 /* bytes with the NUL; longer words are not found */

/* A statement that reads the range ?1 to ?2 of words: the word alone, or all
 * that begin with it.  NULL after a failure.  Valid until the statement is
 * asked for again. */
sqlite3_stmt *vocabulary_range(struct reader *reader, enum statement which,
			       const char *word, size_t size, bool beginning);

/* Lets the range go on at the first word that is not before this one. */
void vocabulary_leap(struct reader *reader, sqlite3_stmt *statement,
		     const char *word, size_t size);

/* One row on; false at the end and after a failure. */
bool vocabulary_step(struct reader *reader, sqlite3_stmt *statement);

/* Whether the atlas has the word, or one that begins with it. */
bool vocabulary_has(struct reader *reader, const char *word, size_t size,
		    bool beginning);

/* What a word means, at most VOCABULARY_SYNONYMS words of the atlas, in its
 * order. */
#define VOCABULARY_SYNONYMS 8
const char **vocabulary_synonyms(struct reader *reader, const char *word,
				 size_t *count);

#endif
