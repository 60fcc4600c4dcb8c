/* A question about routes, as a question about paths: every limit by itself, so
 * that one can be left out. */
#ifndef RUNGS_ROUTE_LIMITS_H
#define RUNGS_ROUTE_LIMITS_H

#include <rungs/route.h>

#include "paths.h"

enum limit_kind {
	LIMIT_YEARS,
	LIMIT_DEGREE,
	LIMIT_SOURCED,
	LIMIT_COMMON,
	LIMIT_EDUCATION, /* first steps that it opens */
	LIMIT_WITHOUT,
	LIMIT_AVOID,
	LIMIT_THROUGH,
	LIMIT_IN
};

struct route_limit {
	enum limit_kind kind;
	struct rungs_ref value;
	bool *bars;    /* roles that one may not come to, of degree, without,
			* avoid and in; NULL of the others */
	uint32_t role; /* of through */
};

struct route_entries {
	size_t count;
	struct paths_entry *at;
};

struct route_limits {
	struct graph graph;
	const struct rungs_route_question *asked;
	struct rungs_role_brief from; /* id NULL for no job yet */
	struct rungs_thing to;
	struct rungs_ref education;
	uint32_t from_role;
	bool *goal;
	struct route_entries open, all; /* first steps: by education, any */
	size_t count;
	struct route_limit *limits;
};

/* Reads the graph and what the question names, all in the reader's arena; the
 * question stays where it is.  A failure is the reader's. */
void route_limits_read(struct reader *reader,
		       const struct rungs_route_question *question,
		       struct route_limits *out);

/* The question without the limits that are dropped, an item for each; NULL for
 * none.  False without memory. */
bool route_limits_question(const struct route_limits *limits,
			   struct arena *arena, const bool *dropped,
			   struct paths_question *out);

/* Whether a path breaks a limit. */
bool route_limit_broken(const struct route_limits *limits,
			const struct route_limit *limit,
			const struct path *path);

#endif
