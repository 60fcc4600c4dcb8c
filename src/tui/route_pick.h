/* Choosing an end of a route: a text that is searched for as it is typed. */
#ifndef RUNGS_ROUTE_PICK_H
#define RUNGS_ROUTE_PICK_H

#include <rungs/search.h>

#include "field.h"
#include "list.h"

struct route_pick {
	struct rungs_atlas *atlas;
	bool from; /* where it sets out, which may be no job yet; else where it
		    * leads */
	struct field field;
	struct rungs_hits hits;
	struct list list;
	char (*details)[160]; /* of each hit */
	bool stale;           /* the hits are of a text that was there before */
};

/* Begins with nothing typed. */
void route_pick_open(struct route_pick *pick, struct rungs_atlas *atlas,
		     bool from);
void route_pick_release(struct route_pick *pick);

/* Types, moves; chosen tells that Enter was pressed on something, which
 * list_current then names, by an empty id no job yet. */
void route_pick_type(struct route_pick *pick, const char *text);
void route_pick_act(struct route_pick *pick, enum action_id action,
		    bool *chosen);

/* Searches for what was typed, once that is due. */
void route_pick_settle(struct route_pick *pick);

void route_pick_render(const struct route_pick *pick, struct cells *grid,
		       struct area area);

#endif
