/* A phrase of a query: words that a text has side by side, or, excluded, that
 * no name may have so. */
#ifndef RUNGS_PHRASE_H
#define RUNGS_PHRASE_H

#include "query_syntax.h"
#include "search_term.h"
#include "thing_set.h"

enum { PHRASE_WORDS = 16 };

struct phrase_word {
	char term[SEARCH_TERM_SIZE];
	size_t size;    /* of term */
	bool beginning; /* of longer words too */
};

struct phrase {
	bool excluded;
	size_t count; /* 0: any text will do */
	struct phrase_word *words;
	/* Things of which a name has it, all of it in the NAME_FAR words that
	 * the index knows the places of; */
	struct thing_set named;
	/* and, unless excluded, those whose other texts have every word, in
	 * one or in several. */
	struct thing_set told;
};

/* Reads a phrase and, from the index, which things have it. */
void phrase_read(struct reader *reader, const struct syntax_phrase *syntax,
		 struct phrase *out);

/* Whether a thing may be a hit, and for one that may, whether it is so without
 * a look at its texts. */
bool phrase_admits(const struct phrase *phrase, int64_t thing);
bool phrase_is_sure(const struct phrase *phrase, int64_t thing);

/* Whether a text of the thing has the phrase: the ordinal of the first. */
bool phrase_stands(const struct phrase *phrase, struct reader *reader,
		   int64_t thing, uint32_t *text);

#endif
