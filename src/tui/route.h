/* Routes on the screen: both ends, limits, the routes as timelines, and the
 * steps of the one that is chosen. */
#ifndef RUNGS_TUI_ROUTE_H
#define RUNGS_TUI_ROUTE_H

#include <rungs/route.h>

#include "page_view.h"
#include "picker.h"
#include "route_board.h"
#include "route_end.h"
#include "route_offers.h"
#include "route_switches.h"
#include "screen.h"

/* Where the cursor is. */
enum route_part { AT_FROM, AT_TO, AT_LIMITS, AT_ROUTES, AT_STEPS };

/* What is seen under the header. */
enum route_mode { SHOW, PICK, SWITCH };

struct route {
	struct page_view steps; /* first: it is what is handed out */
	struct rungs_atlas *atlas;
	struct session *session;
	enum route_part part;
	enum route_mode mode;
	struct route_end from, to;
	struct picker pick;
	enum route_picked picked;
	enum route_mode before; /* the picking */
	struct route_switches switches;
	struct rungs_routes routes;
	struct route_board board;
	size_t chosen;
	struct rungs_error problem; /* why there is no answer, or RUNGS_OK */
	int rows, cols;
};

/* Where the routes and the steps are, in the screen's area. */
struct area route_body(const struct route *route);
struct area route_steps_area(const struct route *route);

void route_render(const void *state, struct cells *grid, struct area area);

#endif
