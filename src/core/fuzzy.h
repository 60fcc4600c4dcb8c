/* Where in a sorted list the words lie that are a few edits from another, so
 * that one who looks for them can leave out what lies between. */
#ifndef RUNGS_FUZZY_H
#define RUNGS_FUZZY_H

#include <stdbool.h>
#include <stddef.h>

enum {
	FUZZY_WORD = 256, /* bytes with the NUL */
	FUZZY_EDITS = 2,
	FUZZY_ROW = 2 * FUZZY_EDITS + 2,
	FUZZY_TEXT = FUZZY_WORD + FUZZY_EDITS
};

/* Words that begin with the same byte and are at most `edits` from it; with
 * `beginning`, also those that go on behind such a word.  Starts zeroed but for
 * these. */
struct fuzzy {
	const char *word;
	size_t size;    /* 1 to FUZZY_WORD - 1 */
	unsigned edits; /* 1 to FUZZY_EDITS */
	bool beginning;
	size_t depth; /* bytes of the text, which goes on to words, */
	size_t known; /* and of them those after which a row is known */
	char text[FUZZY_TEXT];
	unsigned char rows[FUZZY_TEXT + 1][FUZZY_ROW];
};

/* Whether the text is such a word.  If not, none lies between it and the text of
 * `depth` bytes that fuzzy has then, in the order of bytes; none lies behind it
 * if that is empty. */
bool fuzzy_is(struct fuzzy *fuzzy, const char *text, size_t size);

#endif
