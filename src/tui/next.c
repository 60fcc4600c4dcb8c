#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rungs/next.h>

#include "../core/error.h"
#include "../page/page_next.h"
#include "list.h"
#include "preview.h"
#include "profile_page.h"
#include "screen.h"
#include "search_hint.h"
#include "tabs.h"

enum { STEPS_MOST = 20, /* of each kind */ NOTE = 100 };

static const char *const scopes[] = {"everything", "skills", "degrees",
				     "certifications"};
static const unsigned scope_kinds[] = {~0u, 1u << RUNGS_SKILL,
				       1u << RUNGS_EDUCATION,
				       1u << RUNGS_CERTIFICATION};

#define SCOPE_COUNT (sizeof scopes / sizeof *scopes)

struct next {
	struct session *session;
	size_t scope;
	bool stale; /* the steps are of another profile */
	struct rungs_next next;
	struct list list;
	enum rungs_kind kind; /* of the step that the cursor was on last */
	char id[128];
	char (*notes)[NOTE];        /* of each step */
	struct rungs_error problem; /* in reading, or RUNGS_OK */
	struct search_hint hint;
	struct preview preview;
};

static bool add_step(struct next *next, size_t at)
{
	const struct rungs_next_step *step = &next->next.at[at];

	page_step_short(step, next->notes[at], sizeof *next->notes);
	return list_add(&next->list,
			(struct list_row){.text = step->thing.name,
					  .link = {step->kind, step->thing.id},
					  .value = at}) &&
	       list_add(&next->list,
			(struct list_row){.kind = LIST_NOTE,
					  .text = next->notes[at]});
}

/* Keeps which step the reader put the cursor on. */
static void remember(struct next *next)
{
	const struct list_row *row = list_current(&next->list);

	if (!row)
		return;
	next->kind = row->link.kind;
	snprintf(next->id, sizeof next->id, "%s", row->link.id);
}

/* The steps of the kind that is open, the cursor where the reader put it if
 * that is still there. */
static void list_steps(struct next *next)
{
	list_clear(&next->list);
	free(next->notes);
	next->notes = calloc(next->next.count + 1, sizeof *next->notes);
	if (!next->notes)
		error_no_memory(&next->problem);
	for (size_t i = 0; next->notes && i < next->next.count; i++)
		if ((scope_kinds[next->scope] >> next->next.at[i].kind & 1) &&
		    !add_step(next, i))
			error_no_memory(&next->problem);
	list_select(&next->list, next->kind, next->id);
}

static void find(struct next *next)
{
	const struct person *person = &next->session->person;

	next->stale = false;
	list_clear(&next->list);
	rungs_next_release(&next->next);
	next->problem.status =
		rungs_next_get(next->session->atlas, &person->records,
			       STEPS_MOST, &next->next, &next->problem);
	list_steps(next);
	next->hint.text[0] = '\0';
	if (!profile_page_has_ground(person))
		snprintf(next->hint.text, sizeof next->hint.text, "%s",
			 profile_page_groundless);
}

static bool next_current(const void *state, struct place *out)
{
	const struct next *next = state;
	const struct list_row *row = list_current(&next->list);

	*out = (struct place){.screen = &screen_step};
	if (!row)
		return false;
	out->kind = row->link.kind;
	snprintf(out->id, sizeof out->id, "%s", row->link.id);
	if (out->kind == RUNGS_SKILL)
		out->asks = next->next.at[row->value].to;
	return true;
}

/* The step, and which kind of them is open. */
static void next_place(const void *state, struct place *out)
{
	const struct next *next = state;

	next_current(next, out);
	snprintf(out->spot, sizeof out->spot, "%u", (unsigned)next->scope);
}

static int hint_rows(const struct next *next, int rows, int cols)
{
	return search_hint_rows(&next->hint, rows - TABS_ROWS,
				preview_list_columns(cols));
}

static void settle(struct next *next, int rows, int cols)
{
	struct place place;

	if (next->stale)
		find(next);
	preview_show_beside(&next->preview, next->session->atlas,
			    next_current(next, &place) ? &place : NULL,
			    rows - TABS_ROWS, cols);
}

static enum rungs_status next_open(void *state, struct session *session,
				   const struct place *place,
				   struct rungs_error *error)
{
	struct next *next = state;

	(void)error;
	next->session = session;
	next->list.marks = &session->marks;
	next->list.person = &session->person;
	next->preview.person = &session->person;
	next->kind = place->kind;
	snprintf(next->id, sizeof next->id, "%s", place->id);
	next->scope = (unsigned)atoi(place->spot) % SCOPE_COUNT;
	find(next);
	return RUNGS_OK;
}

static void next_close(void *state)
{
	struct next *next = state;

	preview_clear(&next->preview);
	search_hint_release(&next->hint);
	list_release(&next->list);
	rungs_next_release(&next->next);
	free(next->notes);
}

static struct effect act(struct next *next, enum action_id action)
{
	struct effect effect = {.kind = EFFECT_STAY};
	bool moved;

	switch (action) {
	case ACTION_OPEN:
	case ACTION_RIGHT:
		if (next_current(next, &effect.place))
			effect.kind = EFFECT_GO;
		break;
	case ACTION_BACK:
	case ACTION_LEFT:
		effect.kind = EFFECT_BACK;
		break;
	case ACTION_NEXT_SECTION:
		next->scope = (next->scope + 1) % SCOPE_COUNT;
		list_steps(next);
		break;
	case ACTION_PREVIOUS_SECTION:
		next->scope = (next->scope + SCOPE_COUNT - 1) % SCOPE_COUNT;
		list_steps(next);
		break;
	default:
		list_act(&next->list, action, &moved);
		break;
	}
	remember(next);
	return effect;
}

static struct effect next_update(void *state, const struct event *event)
{
	struct next *next = state;
	struct effect effect = {.kind = EFFECT_STAY};

	if (event->kind == EVENT_ACTION)
		effect = act(next, event->action);
	else if (event->kind == EVENT_PROFILE)
		next->stale = true;
	else if (event->kind == EVENT_SETTLE)
		settle(next, event->rows, event->cols);
	list_resize(&next->list,
		    event->rows - TABS_ROWS -
			    hint_rows(next, event->rows, event->cols));
	return effect;
}

static void next_render(const void *state, struct cells *grid, struct area area)
{
	const struct next *next = state;
	struct area list = area, hint = area;

	tabs_render(scopes, SCOPE_COUNT, next->scope, grid, area, false);
	hint.row += TABS_ROWS;
	hint.rows = hint_rows(next, area.rows, area.cols);
	hint.cols = list.cols = preview_list_columns(area.cols);
	list.row += TABS_ROWS + hint.rows;
	list.rows -= TABS_ROWS + hint.rows;
	search_hint_render(&next->hint, grid, hint);
	if (next->problem.status)
		cells_put_clipped(grid, list, 0, 1, list.cols - 1,
				  STYLE_WARNING, next->problem.text);
	else if (next->list.count == 0)
		cells_put_clipped(grid, list, 0, 1, list.cols - 1, STYLE_DIM,
				  "No single step of this kind opens "
				  "anything.");
	list_render(&next->list, grid, list, true);
	preview_render_beside(&next->preview, grid, area, TABS_ROWS);
}

static const char *next_title(const void *state)
{
	(void)state;
	return "What to learn next";
}

const struct screen screen_next = {
	.name = "next",
	.context = IN_NEXT,
	.state_size = sizeof(struct next),
	.open = next_open,
	.update = next_update,
	.render = next_render,
	.title = next_title,
	.current = next_current,
	.place = next_place,
	.close = next_close,
};
