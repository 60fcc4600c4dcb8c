/* A list with the page of what its cursor is on at its right, where the window
 * has the columns for both, and a hint above it.  Belongs to the screens that
 * are such a list, in whose state it stands first. */
#ifndef RUNGS_LIST_VIEW_H
#define RUNGS_LIST_VIEW_H

#include "list.h"
#include "preview.h"
#include "screen.h"
#include "search_hint.h"

struct list_view {
	const struct screen *screen; /* whose it is */
	struct session *session;
	struct list list;
	struct rungs_error problem; /* why the list is empty, or RUNGS_OK */
	struct search_hint hint;    /* shown if it has a text */
	struct preview preview;
};

void list_view_open(struct list_view *view, const struct screen *screen,
		    struct session *session);
void list_view_close(struct list_view *view);

/* The thing that the cursor is on, as a place of the screen `to`; false if it
 * is on none. */
bool list_view_place(const struct list_view *view, const struct screen *to,
		     struct place *out);

/* Shared by the screens as their finds. */
bool list_view_finds(const void *state, enum action_id action);

/* Opens what the screen has as its current place, goes back, or moves. */
struct effect list_view_act(struct list_view *view, enum action_id action);

/* The rest is about an area whose first `head` rows are the screen's own, the
 * last of them a rule. */

/* Gives the list the rows that the hint leaves. */
void list_view_resize(struct list_view *view, int head,
		      const struct event *event);

/* Shows the screen's current place. */
void list_view_settle(struct list_view *view, int head,
		      const struct event *event);

/* Where the list is; the hint is between that and the head. */
struct area list_view_area(const struct list_view *view, int head,
			   struct area area);

/* nothing: what an empty list says that has no problem.  active: the list has
 * the cursor. */
void list_view_render(const struct list_view *view, int head,
		      const char *nothing, bool active, struct cells *grid,
		      struct area area);

#endif
