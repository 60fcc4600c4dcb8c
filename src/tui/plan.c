/* Plans: what to do by when, ticked and changed where it stands. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rungs/plan.h>

#include "../core/text.h"
#include "../page/plan_words.h"
#include "../page/words.h"
#include "list.h"
#include "plan_line.h"
#include "plan_out.h"
#include "preview.h"
#include "screen.h"
#include "tabs.h"

enum { WIDE = 100 }; /* columns for steps and a preview */

/* What a row stands for; a step has the number of its stage before its own. */
enum { STAGE_BITS = 16, ROW_CHANGE = 0, ROW_WHOLE = 1, ROW_STEPS = 2 };

struct plan {
	struct session *session;
	struct rungs_plans plans;
	size_t open;        /* of them */
	char id[128];       /* of the one that is open, or should be */
	const char **names; /* of all, in words */
	struct page words;  /* owns what the rows say */
	struct list list;
	struct rungs_error problem; /* in reading, or RUNGS_OK */
	struct preview preview;
	struct plan_line line;
};

#define SAID sizeof(((struct effect *)NULL)->message)

static const struct rungs_plan *opened(const struct plan *plan)
{
	return plan->open < plan->plans.count ? &plan->plans.at[plan->open]
					      : NULL;
}

/* The step that the cursor is on, or NULL; *stage is where it belongs, also for
 * NULL. */
static const struct rungs_plan_step *step_at(const struct plan *plan,
					     size_t *stage)
{
	const struct list_row *row = list_current(&plan->list);
	const struct rungs_plan *open = opened(plan);
	size_t at = row && row->value >= ROW_STEPS ? row->value - ROW_STEPS : 0;

	*stage = at >> STAGE_BITS;
	if (!row || !open || row->value < ROW_STEPS)
		return NULL;
	return &open->stages[*stage].steps[at & ((1u << STAGE_BITS) - 1)];
}

/* Filling the list ----------------------------------------------------------- */

static bool add_changes(struct plan *plan, struct builder *words,
			const struct rungs_plan *open)
{
	struct list_row row = {.kind = LIST_HEADING,
			       .text = "Changed since it was made"};

	if (open->change_count > 0 && !list_add(&plan->list, row))
		return false;
	for (size_t i = 0; i < open->change_count; i++) {
		const struct rungs_plan_change *change = &open->changes[i];

		row = (struct list_row){
			.text = builder_format(words, "! %s", change->text),
			.link = {change->thing.kind, change->thing.id},
			.value = ROW_CHANGE};
		if (!list_add(&plan->list, row))
			return false;
	}
	return true;
}

/* A row for each line that says something. */
static bool add_note(struct plan *plan, struct builder *words, const char *text)
{
	struct list_row row = {.kind = LIST_NOTE};

	while (text && *text) {
		size_t size = strcspn(text, "\n");

		row.text = builder_keep(
			words, builder_format(words, "%.*s", (int)size, text),
			false);
		if (row.text && !list_add(&plan->list, row))
			return false;
		text += size + (text[size] == '\n');
	}
	return true;
}

static bool add_step(struct plan *plan, struct builder *words, size_t stage,
		     size_t at)
{
	const struct rungs_plan_step *step =
		&opened(plan)->stages[stage].steps[at];
	const char *what =
		builder_format(words, "[%c] %s", step->done ? 'x' : ' ',
			       plan_words_step(words, step));
	struct list_row row = {.text = builder_keep(words, what, false),
			       .detail = plan_words_when(words, step),
			       .link = {step->thing.kind,
					step->vanished ? NULL : step->thing.id},
			       .value = (stage << STAGE_BITS | at) + ROW_STEPS};

	return list_add(&plan->list, row) && add_note(plan, words, step->note);
}

static bool add_stage(struct plan *plan, struct builder *words, size_t at)
{
	const struct rungs_plan_stage *stage = &opened(plan)->stages[at];
	const char *role =
		builder_format(words, "%zu. %s", at + 1, stage->move.to.title);
	struct list_row heading = {
		.kind = LIST_HEADING,
		.text = builder_keep(words,
				     builder_and(words, role, WORDS_BETWEEN,
						 plan_words_time(words, stage)),
				     false)};

	if (!list_add(&plan->list, heading))
		return false;
	for (size_t i = 0; i < stage->step_count; i++)
		if (!add_step(plan, words, at, i))
			return false;
	return true;
}

static bool add_rows(struct plan *plan, struct builder *words)
{
	const struct rungs_plan *open = opened(plan);
	struct list_row whole = {.text = "The whole plan: pay, time, evidence, "
					 "sources",
				 .value = ROW_WHOLE};
	struct list_row paper = {.kind = LIST_NOTE,
				 .text = "On paper, in a calendar: o writes a "
					 "file."};

	plan->names = calloc(plan->plans.count + 1, sizeof *plan->names);
	if (!plan->names)
		return false;
	for (size_t i = 0; i < plan->plans.count; i++)
		plan->names[i] =
			builder_keep(words,
				     builder_format(words, "%s %zu/%zu",
						    plan->plans.at[i].name,
						    plan->plans.at[i].done,
						    plan->plans.at[i].steps),
				     false);
	if (!open)
		return true;
	if (!add_changes(plan, words, open))
		return false;
	for (size_t i = 0; i < open->stage_count; i++)
		if (!add_stage(plan, words, i))
			return false;
	return list_add(&plan->list, (struct list_row){.kind = LIST_HEADING,
						       .text = "To read"}) &&
	       list_add(&plan->list, whole) && list_add(&plan->list, paper);
}

static void clear(struct plan *plan)
{
	list_clear(&plan->list);
	free(plan->names);
	plan->names = NULL;
	page_release(&plan->words);
	rungs_plans_release(&plan->plans);
}

/* The plan that was open, or the first, the cursor where it was. */
static void fill(struct plan *plan)
{
	const struct list_row *row = list_current(&plan->list);
	size_t before = row ? row->value : ROW_STEPS;
	struct builder words;
	bool added;

	clear(plan);
	plan->open = 0;
	plan->problem.status = rungs_plans_get(plan->session->atlas,
					       &plan->session->person.records,
					       &plan->plans, &plan->problem);
	for (size_t i = 0; i < plan->plans.count; i++)
		if (strcmp(plan->plans.at[i].id, plan->id) == 0)
			plan->open = i;
	if (opened(plan))
		snprintf(plan->id, sizeof plan->id, "%s", opened(plan)->id);
	builder_begin(&words, RUNGS_KIND_COUNT, NULL);
	added = add_rows(plan, &words);
	if (builder_finish(&words, &plan->words,
			   added ? RUNGS_OK : RUNGS_NO_MEMORY,
			   &plan->problem) != RUNGS_OK) {
		list_clear(&plan->list);
		return;
	}
	for (size_t i = 0; i < plan->list.count; i++)
		if (plan->list.rows[i].kind == LIST_ITEM &&
		    plan->list.rows[i].value == before)
			plan->list.selected = i;
}

/* Changing ------------------------------------------------------------------- */

/* Puts into the profile what was worked out, and says so. */
static void change(struct plan *plan, enum rungs_status status,
		   struct rungs_edits *edits, const struct rungs_error *error,
		   const char *done, char *said)
{
	if (status != RUNGS_OK)
		text_show(said, SAID, error->text);
	else if (person_change(&plan->session->person, edits->at, edits->count,
			       said, SAID) &&
		 !said[0])
		text_show(said, SAID, done);
	rungs_edits_release(edits);
}

static void tick(struct plan *plan, char *said)
{
	const struct person *person = &plan->session->person;
	struct rungs_edits edits = {0};
	struct rungs_error error = {0};
	enum rungs_status status;
	size_t stage;
	const struct rungs_plan_step *step = step_at(plan, &stage);

	if (!step) {
		text_show(said, SAID, "Put the cursor on a step.");
		return;
	}
	if (step->had) {
		text_show(said, SAID,
			  "Your profile has it already; M changes that.");
		return;
	}
	if (step->done) {
		status = rungs_plan_untick(&person->records, plan->id,
					   step->number, &edits, &error);
		change(plan, status, &edits, &error,
		       "Open again; u takes that back.", said);
		return;
	}
	status = rungs_plan_tick(plan->session->atlas, &person->records,
				 plan->id, step->number, person->today, &edits,
				 &error);
	change(plan, status, &edits, &error,
	       edits.count > 1 ? "Done, and in your profile; u takes it back."
			       : "Done; u takes it back.",
	       said);
}

static void take_out(struct plan *plan, bool all, char *said)
{
	const struct person *person = &plan->session->person;
	struct rungs_edits edits = {0};
	struct rungs_error error = {0};
	enum rungs_status status;
	size_t stage;
	const struct rungs_plan_step *step = step_at(plan, &stage);

	if (!opened(plan) || (!all && !step)) {
		text_show(said, SAID, "Put the cursor on a step.");
		return;
	}
	status = all ? rungs_plan_delete(&person->records, plan->id, &edits,
					 &error)
		     : rungs_plan_drop(&person->records, plan->id, step->number,
				       &edits, &error);
	change(plan, status, &edits, &error,
	       all ? "The plan is gone; u brings it back."
		   : "Taken out; u brings it back.",
	       said);
}

static void ask(struct plan *plan, enum plan_line_kind kind, char *said)
{
	size_t stage;
	const struct rungs_plan_step *step = step_at(plan, &stage);

	plan_line_open(&plan->line, kind, opened(plan), step, stage, said,
		       SAID);
}

static void end_line(struct plan *plan, bool taken, char *said)
{
	struct rungs_edits edits;
	struct rungs_error error;
	enum rungs_status status = plan_line_end(&plan->line, taken,
						 &plan->session->person.records,
						 plan->id, &edits, &error);

	if (status != RUNGS_OK || edits.count > 0)
		change(plan, status, &edits, &error, "Kept; u takes it back.",
		       said);
}

/* The screen ----------------------------------------------------------------- */

static bool plan_current(const void *state, struct place *out)
{
	const struct plan *plan = state;
	const struct list_row *row = list_current(&plan->list);

	if (!row || !row->link.id[0] || row->link.kind >= RUNGS_KIND_COUNT)
		return false;
	*out = (struct place){.screen = &screen_page, .kind = row->link.kind};
	snprintf(out->id, sizeof out->id, "%s", row->link.id);
	return true;
}

static void settle(struct plan *plan, int rows, int cols)
{
	struct place place;

	preview_show_beside(&plan->preview, plan->session->atlas,
			    cols >= WIDE && plan_current(plan, &place) ? &place
								       : NULL,
			    rows - TABS_ROWS, cols);
}

static enum rungs_status plan_open(void *state, struct session *session,
				   const struct place *place,
				   struct rungs_error *error)
{
	struct plan *plan = state;

	(void)error;
	plan->session = session;
	plan->list.details_first = true;
	plan->preview.person = &session->person;
	snprintf(plan->id, sizeof plan->id, "%s", place->id);
	fill(plan);
	return RUNGS_OK;
}

static void plan_close(void *state)
{
	struct plan *plan = state;
	char said[SAID];

	if (plan->session && plan->line.prompt.open)
		end_line(plan, false, said);
	preview_clear(&plan->preview);
	clear(plan);
	list_release(&plan->list);
}

static void turn(struct plan *plan, size_t by)
{
	if (plan->plans.count == 0)
		return;
	plan->open = (plan->open + by) % plan->plans.count;
	snprintf(plan->id, sizeof plan->id, "%s", opened(plan)->id);
	list_clear(&plan->list);
	fill(plan);
}

static struct effect choose(struct plan *plan)
{
	struct effect effect = {.kind = EFFECT_STAY};
	const struct list_row *row = list_current(&plan->list);

	if (row && row->value == ROW_WHOLE) {
		effect.kind = EFFECT_GO;
		effect.place = (struct place){.screen = &screen_whole,
					      .kind = RUNGS_KIND_COUNT};
		snprintf(effect.place.id, sizeof effect.place.id, "%s",
			 plan->id);
	} else if (plan_current(plan, &effect.place)) {
		effect.kind = EFFECT_GO;
	}
	return effect;
}

static struct effect act(struct plan *plan, enum action_id action)
{
	struct effect effect = {.kind = EFFECT_STAY};
	bool moved;

	switch (action) {
	case ACTION_OPEN:
	case ACTION_RIGHT:
		return choose(plan);
	case ACTION_BACK:
	case ACTION_LEFT:
		effect.kind = EFFECT_BACK;
		break;
	case ACTION_TICK:
		tick(plan, effect.message);
		break;
	case ACTION_DUE:
		ask(plan, PLAN_LINE_DATE, effect.message);
		break;
	case ACTION_STEP_NOTE:
		ask(plan, PLAN_LINE_NOTE, effect.message);
		break;
	case ACTION_ADD:
		ask(plan, PLAN_LINE_OWN, effect.message);
		break;
	case ACTION_REMOVE:
	case ACTION_DISCARD:
		take_out(plan, action == ACTION_DISCARD, effect.message);
		break;
	case ACTION_NEXT_SECTION:
		turn(plan, 1);
		break;
	case ACTION_PREVIOUS_SECTION:
		turn(plan, plan->plans.count - 1);
		break;
	default:
		list_act(&plan->list, action, &moved);
		break;
	}
	return effect;
}

static struct effect plan_update(void *state, const struct event *event)
{
	struct plan *plan = state;
	struct effect effect = {.kind = EFFECT_STAY};

	if (event->kind == EVENT_TEXT)
		field_insert(&plan->line.prompt.field, event->text);
	else if (event->kind == EVENT_PROFILE)
		fill(plan);
	else if (event->kind == EVENT_SETTLE)
		settle(plan, event->rows, event->cols);
	else if (event->kind == EVENT_ACTION && !plan->line.prompt.open)
		effect = act(plan, event->action);
	else if (event->kind == EVENT_ACTION &&
		 !prompt_act(&plan->line.prompt, event->action) &&
		 (event->action == ACTION_TAKE ||
		  event->action == ACTION_LEAVE))
		end_line(plan, event->action == ACTION_TAKE, effect.message);
	list_resize(&plan->list, event->rows - TABS_ROWS);
	return effect;
}

static void render_none(struct cells *grid, struct area area)
{
	static const char *const lines[] = {
		"No plan yet.",
		"R on a role finds routes to it,",
		"and p there keeps one as a plan.",
	};

	cells_cursor(grid, area, 0, 1);
	for (int i = 0; i < (int)(sizeof lines / sizeof *lines); i++)
		cells_put_clipped(grid, area, i, 1, area.cols - 1,
				  i == 0 ? STYLE_NORMAL : STYLE_DIM, lines[i]);
}

static void plan_render(const void *state, struct cells *grid, struct area area)
{
	const struct plan *plan = state;
	struct area list = area;

	if (plan->names && plan->plans.count > 0)
		tabs_render(plan->names, plan->plans.count, plan->open, grid,
			    area, false);
	if (area.cols >= WIDE)
		list.cols = preview_list_columns(area.cols);
	list.row += TABS_ROWS;
	list.rows -= TABS_ROWS;
	if (plan->problem.status)
		cells_put_clipped(grid, list, 0, 1, list.cols - 1,
				  STYLE_WARNING, plan->problem.text);
	else if (plan->plans.count == 0)
		render_none(grid, area);
	list_render(&plan->list, grid, list, true);
	if (area.cols >= WIDE)
		preview_render_beside(&plan->preview, grid, area, TABS_ROWS);
	if (plan->line.prompt.open)
		prompt_render(&plan->line.prompt, grid, area);
}

static enum action_context plan_keys(const void *state)
{
	const struct plan *plan = state;

	return plan->line.prompt.open ? prompt_context(&plan->line.prompt)
				      : IN_PLAN;
}

static const char *plan_title(const void *state)
{
	(void)state;
	return "Plans";
}

static void plan_place(const void *state, struct place *out)
{
	const struct plan *plan = state;

	snprintf(out->id, sizeof out->id, "%s", plan->id);
}

static enum rungs_status plan_write(const void *state, const char *ending,
				    FILE *out, struct rungs_error *error)
{
	const struct plan *plan = state;

	return plan_out(out, ending, plan->session->atlas,
			&plan->session->person, plan->id, error);
}

static bool plan_finds(const void *state, enum action_id action)
{
	const struct plan *plan = state;
	const struct list_row *row = list_current(&plan->list);
	struct place place;
	size_t stage;

	switch (action) {
	case ACTION_OPEN:
		return plan_current(plan, &place) ||
		       (row && row->value == ROW_WHOLE);
	case ACTION_TICK:
	case ACTION_REMOVE:
	case ACTION_DUE:
	case ACTION_STEP_NOTE:
		return step_at(plan, &stage) != NULL;
	case ACTION_ADD:
	case ACTION_TAKE_AWAY:
		return opened(plan) != NULL;
	default:
		return true;
	}
}

const struct screen screen_plan = {
	.name = "plan",
	.context = IN_PLAN,
	.keys = plan_keys,
	.state_size = sizeof(struct plan),
	.open = plan_open,
	.update = plan_update,
	.render = plan_render,
	.title = plan_title,
	.current = plan_current,
	.finds = plan_finds,
	.place = plan_place,
	.endings = PLAN_ENDINGS,
	.write = plan_write,
	.close = plan_close,
};
