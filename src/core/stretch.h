/* Things whose numbers lie together, and what the words of a query say of each:
 * postings are read side by side a stretch at a time, so that the work takes
 * little room however many things there are. */
#ifndef RUNGS_STRETCH_H
#define RUNGS_STRETCH_H

#include "arena.h"
#include "posting.h"

#define QUALITY_EXACT 0.99f /* the quality of what was typed */

/* What a term says of all things, read from first to last. */
struct cursor {
	size_t word; /* of the query, that the term may be */
	float quality;
	bool names_only;
	bool ended;
	struct posting_reader reader;
	struct posting now;
};

/* Things of a stretch; and how many are worked on at once. */
enum {
	STRETCH_BITS = 8,
	STRETCH_THINGS = 1 << STRETCH_BITS,
	STRETCH_LANES = 16
};

/* What a word says of things, by their slots; all 0 for nothing. */
struct said {
	float body[STRETCH_THINGS]; /* like a posting's, by how well the word */
	float head[STRETCH_THINGS]; /* matches */
	float name[STRETCH_THINGS]; /* how well in names; 0 if in none */
	uint32_t body_text[STRETCH_THINGS];
	uint8_t title[STRETCH_THINGS]; /* likewise */
	uint16_t spots[STRETCH_THINGS];
};

/* Names of a thing that have a form of a word. */
struct said_names {
	const unsigned char *at, *end;
	size_t word;
	float quality;
	uint32_t next; /* place of more, from 1; 0 for none */
};

/* Starts zeroed with arena, words, cursors and cursor_count set. */
struct stretch {
	struct arena *arena;
	size_t words;           /* of the query */
	struct cursor *cursors; /* those of a word side by side */
	size_t cursor_count;
	int64_t first;                /* thing */
	struct said *said;            /* by each word */
	uint32_t *names;              /* of each slot, place from 1 */
	struct said_names *all_names; /* those of a thing by word */
	size_t name_count, name_room;
	uint64_t has[STRETCH_THINGS / 64]; /* bits: something is said of it */
	uint8_t slots[STRETCH_THINGS];     /* of those that have the bit */
	size_t count;                      /* of slots */
	bool failed;                       /* memory ran out */
};

/* Where to end a loop over all slots: behind them, at a multiple of
 * STRETCH_LANES that the compiler sees, so that it works on several at once. */
static inline size_t stretch_lanes(size_t count)
{
	return (count + STRETCH_LANES - 1) & ~(size_t)(STRETCH_LANES - 1);
}

/* Moves on to the next things that something is said of; false at the end. */
bool stretch_next(struct stretch *stretch);

#endif
