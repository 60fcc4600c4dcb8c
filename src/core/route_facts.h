/* What the steps of a path are, with all that the atlas says of them. */
#ifndef RUNGS_ROUTE_FACTS_H
#define RUNGS_ROUTE_FACTS_H

#include "filter_hint.h"
#include "route_limits.h"
#include "shapes.h"

/* Reads routes, each role once; starts with its first group. */
struct route_facts {
	struct reader *reader;
	const struct route_limits *limits;
	struct pay_basis pay; /* by which the graph counts */

	size_t count, room;
	struct route_fact {
		uint32_t at;
		struct rungs_role role;
	} * roles;
};

/* A failure is the reader's. */
void route_facts_read(struct route_facts *facts, const struct path *path,
		      bool any_education, struct rungs_route *out);

#endif
