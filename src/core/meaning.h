/* What a query means in an atlas: the terms of its words, what these say of
 * things, and how much each word tells. */
#ifndef RUNGS_MEANING_H
#define RUNGS_MEANING_H

#include "query.h"
#include "ranking.h"

/* Terms that a word of the query may mean, by their numbers. */
struct meant {
	int64_t first, last;
	size_t word;
	float quality;
	const char *beginning; /* of a letter or two, that all begin with */
};

struct meaning {
	struct reader *reader;
	struct query query;
	struct ranking ranking;     /* the things */
	unsigned kinds;             /* that are asked for, bits 1 << kind */
	double names, name_words;   /* of the atlas: how many; words of each */
	double bodies;              /* things that have one */
	double weight[QUERY_WORDS]; /* by how rare the word is */
	double total;               /* of them */
	bool has_head;              /* of more than one that is not optional */
	size_t head;                /* the last */
	size_t meant_count;
	struct meant meant[QUERY_WORDS * (QUERY_FORMS + 1)];
};

/* Starts zeroed with reader, kinds and the ranking's arena set. */
void meaning_read(struct meaning *meaning, const char *query);

/* The word of the query that a term of a name is; quality 0 for none. */
struct meant meaning_of(const struct meaning *meaning, uint32_t term);

#endif
