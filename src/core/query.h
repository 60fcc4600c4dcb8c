/* What a query asks for: its words, and the forms in which each of them may
 * stand in a text. */
#ifndef RUNGS_QUERY_H
#define RUNGS_QUERY_H

#include <stdint.h>

#include "rows.h"
#include "search_term.h"

enum {
	QUERY_BYTES = 4096, /* of the text; the rest is not read */
	QUERY_WORDS = 16,   /* likewise */
	QUERY_FORMS = 40
};

struct query_form {
	const char *text; /* folded */
	size_t size;
	const char *term; /* that it comes down to */
	int64_t number;   /* of the term in the atlas; 0 if it has none */
	float quality;    /* 1 for what was typed, less for what may be meant */
	float longer;     /* for a longer word that begins so; 0: not meant */
};

struct query_word {
	const char *text; /* folded and mended; size bytes */
	size_t size;
	bool optional; /* 'of', 'the', 'jobs': a text may do without */
	unsigned part; /* of an advert, from 0 */
	size_t form_count;
	struct query_form forms[QUERY_FORMS];
};

struct query {
	size_t count;
	struct query_word words[QUERY_WORDS];
	bool is_advert;        /* see advert.h: more than a title */
	const char *corrected; /* NULL if nothing was mended; in the arena */
};

/* Any bytes; never syntax.  Texts land in the reader's arena. */
void query_read(struct reader *reader, const char *text, struct query *out);

/* How well a word of a text, and the term it comes down to, match a form: 0 to
 * 1. */
float query_form_match(const struct query_form *form, const char *word,
		       size_t size, const char *term);

#endif
