#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rungs/next.h>

#include "../core/error.h"
#include "../page/page_next.h"
#include "list_view.h"
#include "profile_page.h"
#include "sheet.h"
#include "tabs.h"

enum {
	STEPS_MOST = 20, /* of each kind */
	NOTE = 100,
	SPOT_HEAD = 5 /* bytes before an id, with the NUL */
};

static const char *const scopes[] = {"everything", "skills", "degrees",
				     "certifications"};
static const unsigned scope_kinds[] = {~0u, 1u << RUNGS_SKILL,
				       1u << RUNGS_EDUCATION,
				       1u << RUNGS_CERTIFICATION};

#define SCOPE_COUNT (sizeof scopes / sizeof *scopes)

struct next {
	struct list_view view;
	size_t scope;
	bool stale; /* the steps are of another profile */
	struct rungs_next next;
	enum rungs_kind kind; /* of the step that the cursor was on last */
	char id[128];
	char (*notes)[NOTE]; /* of each step */
};

static bool add_step(struct next *next, size_t at)
{
	const struct rungs_next_step *step = &next->next.at[at];

	page_step_short(step, next->notes[at], sizeof *next->notes);
	return list_add(&next->view.list,
			(struct list_row){.text = step->thing.name,
					  .link = {step->kind, step->thing.id},
					  .value = at}) &&
	       list_add(&next->view.list,
			(struct list_row){.kind = LIST_NOTE,
					  .text = next->notes[at]});
}

/* Keeps which step the reader put the cursor on. */
static void remember(struct next *next)
{
	const struct list_row *row = list_current(&next->view.list);

	if (!row)
		return;
	next->kind = row->link.kind;
	snprintf(next->id, sizeof next->id, "%s", row->link.id);
}

/* Of everything, only what leads nearer to something. */
static bool is_listed(const struct next *next,
		      const struct rungs_next_step *step)
{
	return (scope_kinds[next->scope] >> step->kind & 1) &&
	       (next->scope > 0 || !page_step_is_idle(step));
}

/* The steps of the kind that is open, the cursor where the reader put it if
 * that is still there. */
static void list_steps(struct next *next)
{
	list_clear(&next->view.list);
	free(next->notes);
	next->notes = calloc(next->next.count + 1, sizeof *next->notes);
	if (!next->notes)
		error_no_memory(&next->view.problem);
	for (size_t i = 0; next->notes && i < next->next.count; i++)
		if (is_listed(next, &next->next.at[i]) && !add_step(next, i))
			error_no_memory(&next->view.problem);
	list_select(&next->view.list, next->kind, next->id);
}

static void find(struct next *next)
{
	const struct person *person = &next->view.session->person;

	next->stale = false;
	list_clear(&next->view.list);
	rungs_next_release(&next->next);
	next->view.problem.status =
		rungs_next_head(next->view.session->atlas, &person->records,
				STEPS_MOST, &next->next, &next->view.problem);
	list_steps(next);
	next->view.hint.text[0] = '\0';
	if (!profile_page_has_ground(person))
		snprintf(next->view.hint.text, sizeof next->view.hint.text,
			 "%s", profile_page_groundless);
}

static bool next_current(const void *state, struct place *out)
{
	const struct next *next = state;

	if (!list_view_place(&next->view, &screen_step, out))
		return false;
	if (out->kind == RUNGS_SKILL)
		out->asks =
			next->next.at[list_current(&next->view.list)->value].to;
	return true;
}

/* Which kind of steps is open, and the step. */
static void next_place(const void *state, struct place *out)
{
	const struct next *next = state;
	struct place step = {.kind = RUNGS_KIND_COUNT};

	if (next->scope > 0)
		snprintf(out->id, sizeof out->id, "%s", scopes[next->scope]);
	next_current(next, &step);
	if (strlen(step.id) < sizeof out->spot - SPOT_HEAD)
		snprintf(out->spot, sizeof out->spot, "%u %u %.59s",
			 (unsigned)next->scope, (unsigned)step.kind, step.id);
}

static void go_to_spot(struct next *next, const char *spot)
{
	unsigned scope = 0, kind = RUNGS_KIND_COUNT;

	sscanf(spot, "%u %u %127s", &scope, &kind, next->id);
	next->scope = scope % SCOPE_COUNT;
	next->kind = (enum rungs_kind)kind;
}

static enum rungs_status next_open(void *state, struct session *session,
				   const struct place *place,
				   struct rungs_error *error)
{
	struct next *next = state;

	(void)error;
	list_view_open(&next->view, &screen_next, session);
	go_to_spot(next, place->spot);
	find(next);
	return RUNGS_OK;
}

/* The steps that are listed, each with what it opens. */
static enum rungs_status next_write(const void *state, const char *ending,
				    FILE *out, struct rungs_error *error)
{
	const struct next *next = state;
	const struct session *session = next->view.session;
	struct rungs_next all;
	struct page page;
	size_t listed = 0;
	enum rungs_status status =
		rungs_next_get(session->atlas, &session->person.records,
			       STEPS_MOST, &all, error);

	(void)ending;
	if (status != RUNGS_OK)
		return status;
	for (size_t i = 0; i < all.count; i++)
		if (is_listed(next, &all.at[i]))
			all.at[listed++] = all.at[i];
	all.count = listed;
	status = page_open_next(&page, &all, error);
	rungs_next_release(&all);
	return status == RUNGS_OK ? sheet_write_made(out, &page, error)
				  : status;
}

static void next_close(void *state)
{
	struct next *next = state;

	list_view_close(&next->view);
	rungs_next_release(&next->next);
	free(next->notes);
}

/* Opens the next kind of steps, or by one less than all the one before. */
static void turn(struct next *next, size_t by)
{
	next->scope = (next->scope + by) % SCOPE_COUNT;
	list_steps(next);
}

static struct effect act(struct next *next, enum action_id action)
{
	struct effect effect = {.kind = EFFECT_STAY};

	if (action == ACTION_NEXT_SECTION)
		turn(next, 1);
	else if (action == ACTION_PREVIOUS_SECTION)
		turn(next, SCOPE_COUNT - 1);
	else
		effect = list_view_act(&next->view, action);
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
	else if (event->kind == EVENT_SETTLE) {
		if (next->stale)
			find(next);
		list_view_settle(&next->view, TABS_ROWS, event);
	}
	list_view_resize(&next->view, TABS_ROWS, event);
	return effect;
}

static void next_render(const void *state, struct cells *grid, struct area area)
{
	const struct next *next = state;

	tabs_render(scopes, SCOPE_COUNT, next->scope, grid, area, false);
	list_view_render(&next->view, TABS_ROWS,
			 "No single step of this kind opens anything.", true,
			 grid, area);
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
	.finds = list_view_finds,
	.place = next_place,
	.endings = "txt",
	.write = next_write,
	.close = next_close,
};
