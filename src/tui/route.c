#include "route.h"

#include <stdio.h>
#include <string.h>

#include "../core/error.h"
#include "../core/text.h"
#include "../page/routes.h"
#include "route_plan.h"

/* The answer ---------------------------------------------------------------- */

static struct effect steps_send(struct route *route, struct event event)
{
	struct area area = route_steps_area(route);

	event.rows = area.rows;
	event.cols = area.cols;
	return page_view_update(&route->steps, &event);
}

/* Shows the steps of a route, once they are fitted in. */
static void choose(struct route *route, size_t which)
{
	struct page page;

	route->chosen = which;
	page_view_close(&route->steps);
	route->steps = (struct page_view){.marks = &route->session->marks,
					  .person = &route->session->person};
	if (route->problem.status != RUNGS_OK)
		return;
	route->problem.status =
		page_open_route(&page, &route->routes, which, &route->problem);
	if (route->problem.status == RUNGS_OK)
		route->steps.plain = page;
}

static void ask(struct route *route)
{
	struct rungs_route_question question = {
		.from = *route->from.id ? route->from.id : NULL,
		.to = route->to.id,
		.kind = route->to.kind,
	};
	const char *in = *route->to.in ? route->to.in : NULL;

	route_board_release(&route->board);
	rungs_routes_release(&route->routes);
	route_switches_ask(&route->switches, in, &question);
	route->problem = (struct rungs_error){.status = RUNGS_OK};
	if (*route->to.id)
		route->problem.status =
			rungs_routes_get(route->atlas, &question,
					 &route->routes, &route->problem);
	else
		error_set(&route->problem, RUNGS_BAD_INPUT,
			  "Say where the route is to lead.");
	if (route->problem.status == RUNGS_OK &&
	    !route_board_make(&route->board, &route->routes))
		error_no_memory(&route->problem);
	choose(route, 0);
}

static enum rungs_status route_open(void *state, struct session *session,
				    const struct place *place,
				    struct rungs_error *error)
{
	const struct rungs_records *has = &session->person.records;
	struct route *route = state;
	enum rungs_status status;

	route->atlas = session->atlas;
	route->session = session;
	status = route_switches_open(&route->switches, session->atlas, error);
	if (status != RUNGS_OK)
		return status;
	route_end_set(&route->to, route->atlas, place->kind, place->id);
	/* Sets out from the person's role, with what else is theirs. */
	route_switches_own(&route->switches, has);
	route_end_own(&route->from, route->atlas, has, route->to.id);
	if (!*place->id)
		snprintf(route->to.name, sizeof route->to.name, "not said");
	route->part = *place->id ? AT_FROM : AT_TO;
	ask(route);
	return RUNGS_OK;
}

static void route_close(void *state)
{
	struct route *route = state;

	page_view_close(&route->steps);
	route_board_release(&route->board);
	rungs_routes_release(&route->routes);
	route_switches_release(&route->switches);
	picker_release(&route->pick);
}

/* Moving -------------------------------------------------------------------- */

static bool has_routes(const struct route *route)
{
	return route->board.cards && route->routes.count > 0;
}

static bool has_steps(const struct route *route)
{
	return route->steps.layout.memory != NULL;
}

static void part_down(struct route *route)
{
	if (route->part == AT_LIMITS)
		route->part = has_routes(route)  ? AT_ROUTES
			      : has_steps(route) ? AT_STEPS
						 : AT_LIMITS;
	else if (route->part < AT_LIMITS ||
		 (route->part == AT_ROUTES && has_steps(route)))
		route->part++;
}

static void part_up(struct route *route)
{
	if (route->part == AT_STEPS && !has_routes(route))
		route->part = AT_LIMITS;
	else if (route->part > AT_FROM)
		route->part--;
}

/* Along the routes; false at their end. */
static bool other_route(struct route *route, bool next)
{
	size_t count = route->routes.count;

	if (next ? route->chosen + 1 >= count : route->chosen == 0)
		return false;
	choose(route, next ? route->chosen + 1 : route->chosen - 1);
	return true;
}

static bool is_wide(const struct route *route)
{
	struct area area = route_body(route);

	return route_board_is_wide(&route->board, area.rows, area.cols);
}

static struct effect in_steps(struct route *route, enum action_id action)
{
	size_t top = route->steps.top, focus = route->steps.focus;
	struct effect effect = steps_send(
		route, (struct event){.kind = EVENT_ACTION, .action = action});

	if (action == ACTION_UP && top == route->steps.top &&
	    focus == route->steps.focus)
		part_up(route);
	return effect;
}

static void move(struct route *route, enum action_id action)
{
	bool next = action == ACTION_DOWN || action == ACTION_RIGHT;
	bool along = action == ACTION_LEFT || action == ACTION_RIGHT;

	if (along || (route->part == AT_ROUTES && !is_wide(route))) {
		if (has_routes(route) && other_route(route, next))
			return;
		if (along)
			return;
	}
	if (next)
		part_down(route);
	else
		part_up(route);
}

static void open_pick(struct route *route, enum route_picked picked)
{
	picker_open(&route->pick, route->atlas, &route_offers[picked]);
	route->picked = picked;
	route->before = route->mode;
	route->mode = PICK;
}

/* Avoids a role, or goes through it. */
static void limit_role(struct route *route, enum route_picked picked,
		       const char *id, const char *name, struct effect *effect)
{
	bool end = strcmp(id, route->to.id) == 0 ||
		   strcmp(id, route->from.id) == 0;
	bool avoids = picked == PICK_AVOID;

	if (end || !(avoids ? route_switches_avoid
			    : route_switches_pass)(&route->switches, id, name))
		text_show(effect->message, sizeof effect->message,
			  end ? "That role is an end of the route."
			      : "That role is named already, or as many as "
				"there can be are.");
	else
		ask(route);
}

/* The role of the step at the cursor; NULL if it is on none. */
static const struct rungs_role_brief *step_role(const struct route *route)
{
	const struct rungs_route *at;
	struct place place;

	if (route->part != AT_STEPS || !has_routes(route) ||
	    !page_view_current(&route->steps, &place))
		return NULL;
	at = &route->routes.at[route->chosen];
	for (size_t i = 0; i < at->step_count; i++)
		if (strcmp(at->steps[i].to.id, place.id) == 0)
			return &at->steps[i].to;
	return NULL;
}

/* The step's role, else one that is picked. */
static void limit_here(struct route *route, enum route_picked picked,
		       struct effect *effect)
{
	const struct rungs_role_brief *role = step_role(route);

	if (role)
		limit_role(route, picked, role->id, role->title, effect);
	else
		open_pick(route, picked);
}

/* Tab: on to the next part, round. */
static void next_part(struct route *route, bool back)
{
	enum route_part before = route->part;

	if (back)
		part_up(route);
	else
		part_down(route);
	if (route->part != before)
		return;
	route->part = !back ? AT_FROM : has_steps(route) ? AT_STEPS : AT_LIMITS;
}

static void choose_number(struct route *route, const char *number,
			  struct effect *effect)
{
	size_t which = number ? (size_t)(*number - '1') : SIZE_MAX;

	if (has_routes(route) && which < route->routes.count)
		choose(route, which);
	else
		text_show(effect->message, sizeof effect->message,
			  "There is no route of that number.");
}

static struct effect act_in_show(struct route *route, enum action_id action,
				 const char *text)
{
	struct effect effect = {.kind = EFFECT_STAY};

	switch (action) {
	case ACTION_BACK:
		effect.kind = EFFECT_BACK;
		return effect;
	case ACTION_AVOID:
		limit_here(route, PICK_AVOID, &effect);
		return effect;
	case ACTION_THROUGH:
		limit_here(route, PICK_THROUGH, &effect);
		return effect;
	case ACTION_KEEP_ROUTE:
		if (has_routes(route))
			return route_plan(route->session,
					  &route->routes.at[route->chosen]);
		return effect;
	case ACTION_NUMBER:
		choose_number(route, text, &effect);
		return effect;
	case ACTION_NEXT_SECTION:
	case ACTION_PREVIOUS_SECTION:
		next_part(route, action == ACTION_PREVIOUS_SECTION);
		return effect;
	case ACTION_LEFT:
	case ACTION_RIGHT:
		move(route, action);
		return effect;
	default:
		break;
	}
	if (route->part == AT_STEPS)
		return in_steps(route, action);
	if (action == ACTION_UP || action == ACTION_DOWN)
		move(route, action);
	else if (action == ACTION_FIRST)
		route->part = AT_FROM;
	else if (action == ACTION_LAST || action == ACTION_HALF_DOWN)
		route->part = has_steps(route) ? AT_STEPS : AT_LIMITS;
	else if (action == ACTION_HALF_UP)
		route->part = AT_FROM;
	else if (action == ACTION_OPEN && route->part == AT_LIMITS)
		route->mode = SWITCH;
	else if (action == ACTION_OPEN && route->part == AT_ROUTES)
		part_down(route);
	else if (action == ACTION_OPEN)
		open_pick(route, route->part == AT_FROM ? PICK_FROM : PICK_TO);
	return effect;
}

static void act_in_pick(struct route *route, enum action_id action,
			struct effect *effect)
{
	const struct page_link *link;
	const char *name;
	bool chosen;

	if (action == ACTION_LEAVE) {
		route->mode = route->before;
		return;
	}
	picker_act(&route->pick, action, &chosen);
	if (!chosen)
		return;
	link = &list_current(&route->pick.list)->link;
	name = list_current(&route->pick.list)->text;
	route->mode = route->before;
	if (route->picked == PICK_AVOID || route->picked == PICK_THROUGH) {
		limit_role(route, route->picked, link->id, name, effect);
		return;
	}
	route_end_set(route->picked == PICK_FROM ? &route->from : &route->to,
		      route->atlas, *link->id ? link->kind : RUNGS_ROLE,
		      link->id);
	ask(route);
}

/* What a limit does, where the routes are not seen. */
static void tell_count(const struct route *route, struct effect *effect)
{
	size_t count = has_routes(route) ? route->routes.count : 0;

	if (count > 0)
		snprintf(effect->message, sizeof effect->message,
			 "%zu route%s; Esc shows %s.", count,
			 count == 1 ? "" : "s", count == 1 ? "it" : "them");
	else
		text_show(effect->message, sizeof effect->message,
			  "No route; Esc tells why.");
}

static void act_in_switches(struct route *route, enum action_id action,
			    struct effect *effect)
{
	enum route_switched done;

	if (action == ACTION_BACK || action == ACTION_NEXT_SECTION ||
	    action == ACTION_PREVIOUS_SECTION) {
		route->mode = SHOW;
		return;
	}
	done = route_switches_act(&route->switches, action);
	if (done == SWITCHED) {
		ask(route);
		tell_count(route, effect);
	} else if (done == SWITCHED_ASKS_AVOID) {
		open_pick(route, PICK_AVOID);
	} else if (done == SWITCHED_ASKS_THROUGH) {
		open_pick(route, PICK_THROUGH);
	}
}

static void fit(struct route *route, int rows, int cols)
{
	struct area area;

	route->rows = rows;
	route->cols = cols;
	area = route_body(route);
	list_resize(&route->switches.list, area.rows);
	list_resize(&route->pick.list, rows > 2 ? rows - 2 : 1);
	if (route->problem.status == RUNGS_OK)
		steps_send(route, (struct event){.kind = EVENT_RESIZE});
}

static struct effect route_update(void *state, const struct event *event)
{
	struct route *route = state;
	struct effect effect = {.kind = EFFECT_STAY};

	if (event->kind == EVENT_ACTION && route->mode == SHOW)
		effect = act_in_show(route, event->action, event->text);
	else if (event->kind == EVENT_ACTION && route->mode == PICK)
		act_in_pick(route, event->action, &effect);
	else if (event->kind == EVENT_ACTION)
		act_in_switches(route, event->action, &effect);
	else if (event->kind == EVENT_TEXT && route->mode == PICK)
		picker_type(&route->pick, event->text);
	else if (event->kind == EVENT_SETTLE && route->mode == PICK)
		picker_settle(&route->pick);
	else if (event->kind == EVENT_PROFILE &&
		 route->problem.status == RUNGS_OK)
		steps_send(route, *event);
	fit(route, event->rows, event->cols);
	return effect;
}

static const char *route_title(const void *state)
{
	const struct route *route = state;

	return route->mode == PICK     ? "Routes ▸ choose"
	       : route->mode == SWITCH ? "Routes ▸ limits"
				       : "Routes";
}

static enum action_context route_keys(const void *state)
{
	const struct route *route = state;

	return route->mode == PICK     ? IN_PICK
	       : route->mode == SWITCH ? IN_SWITCHES
				       : IN_ROUTE;
}

static bool route_current(const void *state, struct place *out)
{
	const struct route *route = state;

	return route->mode == SHOW && route->part == AT_STEPS &&
	       page_view_current(&route->steps, out);
}

static bool route_subject(const void *state, struct place *out)
{
	const struct route *route = state;

	*out = (struct place){.screen = &screen_page, .kind = route->to.kind};
	memcpy(out->id, route->to.id, sizeof out->id);
	return *out->id != '\0';
}

static bool route_finds(const void *state, enum action_id action)
{
	const struct route *route = state;

	if (route->mode == PICK)
		return picker_finds(&route->pick, action);
	if (action == ACTION_OPEN && route->mode == SHOW &&
	    route->part == AT_STEPS)
		return page_view_finds(&route->steps, action);
	return action != ACTION_KEEP_ROUTE || has_routes(route);
}

const struct screen screen_route = {
	.name = "route",
	.context = IN_ROUTE,
	.keys = route_keys,
	.state_size = sizeof(struct route),
	.open = route_open,
	.update = route_update,
	.render = route_render,
	.title = route_title,
	.current = route_current,
	.subject = route_subject,
	.finds = route_finds,
	.endings = "txt",
	.write = page_view_write,
	.close = route_close,
};
