/* The moves that are steps and the first steps, packed so that all are read at
 * once: as an atlas keeps them in bytes, and as arrays. */
#ifndef RUNGS_GRAPH_H
#define RUNGS_GRAPH_H

#include <stdint.h>

#include "rows.h"

enum { GRAPH_ROLES_MOST = 1 << 20, GRAPH_YEARS_MOST = 200 };

/* Of how far a move can be trusted, the best first. */
enum graph_evidence {
	GRAPH_OBSERVED,
	GRAPH_PUBLISHED,
	GRAPH_DERIVED,
	GRAPH_EDITORIAL /* and any other word */
};

enum graph_evidence graph_evidence_of(const char *word);
const char *graph_evidence_word(enum graph_evidence evidence);

struct graph_move {
	uint32_t to;
	uint16_t years;  /* before the step, least and most added; 0 if neither
			  * is known */
	uint16_t effort; /* levels of skill that the step asks beyond the role
			  * before; a skill of no level counts one */
	uint8_t evidence;
	bool rare; /* or doubtful */
};

/* A first step: what an education opens. */
struct graph_entry {
	uint32_t role;
	uint16_t education; /* its place among things of the kind */
	uint8_t evidence;
	bool rare;
};

/* Roles are in the order of things, from 0; the moves from one lie together,
 * in the order of the roles they lead to; first steps are in order of roles. */
struct graph {
	size_t role_count, move_count, entry_count;
	const uint32_t *first; /* move of each role, and one past the last */
	const struct graph_move *moves;
	const uint16_t *asked; /* levels of skill that a role asks in all */
	const double *pay;     /* median a year, counted where and when most of
				* the atlas's is; NaN if not known */
	const struct graph_entry *entries;
};

/* The bytes of a graph, which are the caller's to free; NULL without memory. */
unsigned char *graph_write(const struct graph *graph, size_t *size);

enum graph_fault { GRAPH_WHOLE, GRAPH_NO_MEMORY, GRAPH_DAMAGED };

/* Reads bytes that may lie, into the arena. */
enum graph_fault graph_parse(struct graph *out, struct arena *arena,
			     const unsigned char *bytes, size_t size);

/* Reads the atlas's graph, which keeps it; zeroed after a failure. */
void graph_read(struct reader *reader, struct graph *out);

/* What an atlas keeps; NULL is fine. */
void graph_free(struct graph_kept *kept);

#endif
