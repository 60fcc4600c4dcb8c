/* A query as search by its definition understands it. */
#ifndef RUNGS_SLOW_ASKED_H
#define RUNGS_SLOW_ASKED_H

#include "core/query.h"
#include "slow_atlas.h"

/* How well a term is a word of the query: in things that have it in a name, and
 * in others. */
struct likeness {
	float named, bare;
};

struct asked {
	const struct slow_atlas *atlas;
	const struct query *query;
	struct likeness *like[QUERY_WORDS]; /* by term */
	double weight[QUERY_WORDS], total, norm;
	struct embedding embedding;
	uint16_t title; /* words that it is of: bits */
	bool has_head;
	size_t head;
};

/* Weighs the words; starts zeroed with atlas and query set. */
void slow_ask(struct asked *asked, struct arena *arena);

#endif
