/* Where the words of a query stand in a text. */
#ifndef RUNGS_MATCH_H
#define RUNGS_MATCH_H

#include <rungs/search.h>

#include "arena.h"
#include "query.h"

/* Room for folding one text after the other; starts zeroed. */
struct match_room {
	size_t size;
	char *folded;
	size_t *offsets;
	struct rungs_span *spans;
};

void match_room_release(struct match_room *room);

/* What a text has of a query. */
struct match_found {
	size_t words; /* of the query, that stand in it */
	float pairs;  /* how many stand side by side in order, and how well */
};

/* Finds the words in text, valid UTF-8, and puts the spans, in the arena, into
 * match.  False if memory runs out. */
bool match_find(struct match_room *room, struct arena *arena,
		const struct query *query, const char *text,
		struct rungs_match *match, struct match_found *found);

#endif
