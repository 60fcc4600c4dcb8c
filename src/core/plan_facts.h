/* What an atlas tells now of the roles of a route and of the moves between
 * them, and what of it a profile lacks. */
#ifndef RUNGS_PLAN_FACTS_H
#define RUNGS_PLAN_FACTS_H

#include "plan_holding.h"
#include "plan_told.h"
#include "route_facts.h"

/* The id of no job yet. */
#define PLAN_START "start"

struct plan_fact {
	bool known;             /* the atlas has the role, or it is the start */
	bool moves;             /* and the move to it */
	struct rungs_role role; /* if it is known; not of the start */
	/* Of the start none; of what is gone only ids and names.  Its gaps are
	 * those that profile and roles before leave. */
	struct rungs_route_step step;
	int effort; /* of the move whoever makes it, in levels */
};

struct plan_facts {
	struct reader *reader;
	const struct holding *holding;
	struct route_facts route;
	size_t count;
	struct plan_fact *at; /* the first is where it sets out */
	struct told told;     /* the same as it is kept */
};

/* Reads the roles in order.  Their names are for what the atlas does not
 * know. */
void plan_facts_read(struct reader *reader, const struct holding *holding,
		     const struct rungs_ref *roles, size_t count,
		     struct plan_facts *out);

/* The degree to have for a role: what it asks at least or, where that opens no
 * first job of those that the atlas knows, what its most usual way in asks.  Its
 * id is NULL for none. */
const struct rungs_ref *plan_facts_degree(const struct plan_facts *facts,
					  size_t at);

/* Whether that is a degree that neither the profile nor a role before
 * stands for. */
bool plan_facts_lack_degree(const struct plan_facts *facts, size_t at);

/* The whole as a route. */
void plan_facts_route(const struct plan_facts *facts, struct rungs_route *out);

/* What it all rests on. */
struct rungs_refs plan_facts_sources(const struct plan_facts *facts);

/* How much a role names a certification: 'often asked', 'helpful', or NULL. */
const char *plan_fact_usefulness(const struct plan_fact *fact,
				 const char *certification);

#endif
