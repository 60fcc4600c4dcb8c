/* Briefs of many roles without a join for each: the few lines of work, tracks
 * and levels are read once. */
#ifndef RUNGS_ROLE_WORDS_H
#define RUNGS_ROLE_WORDS_H

#include <rungs/role.h>

#include "rows.h"

/* What a row of roles begins with. */
struct worded {
	struct rungs_role_brief role; /* the ids in it are read, */
	int number;
	int line, scale; /* and these are filled in, as its names and rank */
};

/* The columns of WORDED in statements.def. */
#define WORDED_FIELDS(type, of)                                                \
	TEXT(type, of role.id), TEXT(type, of role.title),                     \
		TEXT(type, of role.specialization.id),                         \
		TEXT(type, of role.track.id), TEXT(type, of role.level.id),    \
		INT(type, of number)

/* Fills rows in, of some size each, and puts them in an order that ends with
 * worded_compare.  Returns how many of them are roles of known lines, tracks and
 * levels: the others are dropped. */
size_t worded_fill(struct reader *reader, void *rows, size_t count, size_t size,
		   int (*compare)(const void *, const void *));

/* The order of all lists of roles: by line, scale, rank, and as the atlas has
 * them. */
int worded_compare(const void *left, const void *right);

/* Reads what specializations, tracks and levels are called, which worded_fill
 * does by itself. */
void role_words_read(struct reader *reader);

#endif
