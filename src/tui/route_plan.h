/* Keeping a route as a plan. */
#ifndef RUNGS_ROUTE_PLAN_H
#define RUNGS_ROUTE_PLAN_H

#include <rungs/route.h>

#include "screen.h"

/* Makes a plan of the route in the profile and leads to it, or tells why not. */
struct effect route_plan(struct session *session,
			 const struct rungs_route *route);

#endif
