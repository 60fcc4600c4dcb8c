/* What the steps of a path are, with all that the atlas says of them. */
#ifndef RUNGS_ROUTE_FACTS_H
#define RUNGS_ROUTE_FACTS_H

#include "role_facts.h"
#include "route_limits.h"
#include "shapes.h"

/* Reads routes, each role and each move once; starts with its first group. */
struct route_facts {
	struct reader *reader;
	const struct route_limits *limits;
	struct pay_basis pay; /* by which the graph counts */

	const struct rungs_role **roles; /* of every role of the graph: NULL if
					  * it was not read */
	size_t step_count;
	struct route_step_fact {
		uint32_t from, to;
		struct rungs_route_step step;
	} * steps;
};

/* The routes that paths are, an item for each.  A failure is the reader's. */
void route_facts_read(struct route_facts *facts,
		      const struct path *const *paths, size_t count,
		      bool any_education, struct rungs_route *out);

/* The step from a role, or from no job if it is NULL, to another, which gets
 * its requirements if it is the first; false if there is no such move. */
bool route_step_read(struct route_facts *facts, const struct rungs_role *from,
		     struct rungs_role *to, bool any_education,
		     struct rungs_route_step *step);

/* What the two pay where and when the graph counts; from as above. */
struct rungs_pay_change route_pay_change(const struct route_facts *facts,
					 const struct rungs_role *from,
					 const struct rungs_role *to);

/* Adds the years of a move to those of a route. */
void route_years_add(struct rungs_route *route, const struct rungs_move *move);

#endif
