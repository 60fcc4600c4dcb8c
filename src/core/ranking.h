/* Things that a query's words were found in, and what each word says of
 * them. */
#ifndef RUNGS_RANKING_H
#define RUNGS_RANKING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "posting.h"

#define RANKING_EXACT 0.99f /* the quality of what was typed */

/* What a word of the query says of a thing; all 0 for nothing. */
struct ranking_best {
	float body, name,
		head; /* like a posting's, by how well the word matches */
	uint32_t body_text, name_text;
	bool exact; /* as it was typed */
	bool alone; /* name_text is the word and nothing else */
};

/* Starts with arena and words set, all else zeroed. */
struct ranking {
	struct arena *arena; /* for its own use */
	size_t words;        /* of the query */
	size_t count;        /* of things */
	int64_t *things;
	struct ranking_best *best; /* words for each thing */
	size_t room;
	uint32_t *slots; /* by hash: place in things, from 1 */
	bool failed;     /* memory ran out */
};

/* Notes what a word says of a thing; of several forms of the word the one that
 * says most counts. */
void ranking_add(struct ranking *ranking, size_t word, float quality,
		 const struct posting *posting);

#endif
