/* Postings while an index is made: those of a term from its uses, and those of
 * many terms put together. */
#ifndef RUNGS_POSTING_LIST_H
#define RUNGS_POSTING_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/posting.h"

/* A use of a term in a text. */
struct term_use {
	int64_t thing;
	uint16_t text;  /* ordinal in it */
	uint16_t words; /* of the text */
	uint8_t field;
	uint8_t name_field; /* of a name, as search_name_field tells */
	uint8_t place;      /* in the text; 255 for all beyond */
	bool last;          /* word of the text */
};

/* Bytes of postings, and what they count; starts zeroed.  The bytes are used
 * again for the next term and freed at the end. */
struct posting_list {
	unsigned char *bytes;
	size_t size, room;
	size_t names, things; /* that have the term */
	size_t heads;         /* titles of roles that end with it */
	bool failed;          /* memory ran out; nothing is added any more */
};

void posting_list_free(struct posting_list *list);

/* Makes the postings of a term from its uses, in order of things and texts. */
void posting_list_of_term(struct posting_list *list,
			  const struct term_use *uses, size_t count);

/* Makes one posting for each thing from those of several terms, which it
 * sorts: the most that any says, and the names of all.  Names and
 * heads are not counted. */
void posting_list_of_many(struct posting_list *list, struct posting *postings,
			  size_t count);

#endif
