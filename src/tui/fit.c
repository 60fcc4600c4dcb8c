#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rungs/fit.h>

#include "../core/error.h"
#include "../core/text.h"
#include "../page/page_fit.h"
#include "field.h"
#include "list_view.h"
#include "profile_page.h"
#include "sheet.h"
#include "tabs.h"

enum {
	BANDS = RUNGS_FAR + 1,
	FIELD_ROWS = 1,
	ROWS_FOR_TABS = 8 /* in fewer a rule alone parts field and list */
};

struct fit {
	struct list_view view;
	struct field field; /* words that narrow the list */
	bool typing;
	char *before; /* what stood there before typing */
	bool stale; /* the list is not of these words, or not of the profile */
	bool typed; /* since it was: its first role is what is looked for */
	struct rungs_fits fits;
	size_t of_band[BANDS];
	struct rungs_error problem; /* in reading, or RUNGS_OK */
};

static void detail(const void *of, const struct list_row *row, char *out,
		   size_t size)
{
	const struct fit *fit = of;

	page_fit_short(&fit->fits.at[row->value], out, size);
}

static bool add_roles(struct fit *fit)
{
	int last = -1;

	memset(fit->of_band, 0, sizeof fit->of_band);
	for (size_t i = 0; i < fit->fits.count; i++) {
		const struct rungs_fit_brief *brief = &fit->fits.at[i];
		struct list_row heading = {
			.kind = LIST_HEADING,
			.text = rungs_band_word(brief->band)};

		fit->of_band[brief->band]++;
		if ((int)brief->band != last &&
		    !list_add(&fit->view.list, heading))
			return false;
		last = (int)brief->band;
		if (!list_add(&fit->view.list,
			      (struct list_row){
				      .text = brief->role.title,
				      .link = {RUNGS_ROLE, brief->role.id},
				      .value = i}))
			return false;
	}
	return true;
}

/* Words that make no sense leave the list as it is. */
static void find(struct fit *fit)
{
	struct rungs_fits fits;
	struct rungs_hits told = {.count = 0};
	const struct list_row *row = list_current(&fit->view.list);
	char before[128] = "";

	fit->stale = false;
	fit->problem.status = rungs_fits_get(
		fit->view.session->atlas, &fit->view.session->person.records,
		fit->field.text, fit->typing ? fit->field.cursor : 0, &fits,
		&fit->problem);
	if (fit->problem.status == RUNGS_OK) {
		if (row)
			snprintf(before, sizeof before, "%s", row->link.id);
		list_clear(&fit->view.list);
		rungs_fits_release(&fit->fits);
		fit->fits = fits;
		if (!add_roles(fit))
			error_no_memory(&fit->problem);
		if (!fit->typed)
			list_select(&fit->view.list, RUNGS_ROLE, before);
		fit->typed = false;
		told.note = fits.note;
	}
	search_hint_make(&fit->view.hint, fit->view.session->atlas, &fit->field,
			 &told, &fit->problem);
	if (!fit->view.hint.text[0] && !fit->field.length &&
	    !profile_page_has_ground(&fit->view.session->person))
		snprintf(fit->view.hint.text, sizeof fit->view.hint.text, "%s",
			 profile_page_groundless);
}

static const struct rungs_fit_brief *current(const struct fit *fit)
{
	const struct list_row *row = list_current(&fit->view.list);

	return row ? &fit->fits.at[row->value] : NULL;
}

static bool fit_current(const void *state, struct place *out)
{
	return list_view_place(state, &screen_why, out);
}

/* The words, and the role that the cursor is on. */
static void fit_place(const void *state, struct place *out)
{
	const struct fit *fit = state;
	const struct rungs_fit_brief *brief = current(fit);

	if (fit->field.length < sizeof out->id)
		snprintf(out->id, sizeof out->id, "%.127s", fit->field.text);
	if (brief && strlen(brief->role.id) < sizeof out->spot)
		snprintf(out->spot, sizeof out->spot, "%.63s", brief->role.id);
}

static enum rungs_status fit_write(const void *state, const char *ending,
				   FILE *out, struct rungs_error *error)
{
	const struct fit *fit = state;
	struct page page;
	enum rungs_status status =
		page_open_fits(&page, &fit->fits, fit->field.text, error);

	(void)ending;
	return status == RUNGS_OK ? sheet_write_made(out, &page, error)
				  : status;
}

static int head_rows(int rows)
{
	return FIELD_ROWS + (rows < ROWS_FOR_TABS ? 1 : TABS_ROWS);
}

static enum rungs_status fit_open(void *state, struct session *session,
				  const struct place *place,
				  struct rungs_error *error)
{
	struct fit *fit = state;

	(void)error;
	list_view_open(&fit->view, &screen_fit, session);
	fit->view.list.details_first = true;
	fit->view.list.detail = detail;
	fit->view.list.detail_of = fit;
	if (place)
		field_set(&fit->field, place->id);
	find(fit);
	if (place)
		list_select(&fit->view.list, RUNGS_ROLE, place->spot);
	return RUNGS_OK;
}

static void fit_close(void *state)
{
	struct fit *fit = state;

	list_view_close(&fit->view);
	rungs_fits_release(&fit->fits);
	free(fit->before);
}

/* Moves to the first role of the next band that has one, or the one before. */
static void turn_band(struct fit *fit, int by)
{
	const struct rungs_fit_brief *brief = current(fit);
	unsigned band = brief ? brief->band : 0;

	for (int i = 0; brief && i < BANDS; i++) {
		band = (band + (unsigned)(BANDS + by)) % BANDS;
		if (fit->of_band[band] > 0)
			break;
	}
	for (size_t i = 0; i < fit->fits.count; i++) {
		if (fit->fits.at[i].band == band) {
			list_select(&fit->view.list, RUNGS_ROLE,
				    fit->fits.at[i].role.id);
			return;
		}
	}
}

static void begin_typing(struct fit *fit)
{
	free(fit->before);
	fit->before = strdup(fit->field.text);
	fit->typing = true;
	fit->stale = true;
}

/* Leaves the words as they are now, or as they were. */
static void end_typing(struct fit *fit, bool keep)
{
	if (!keep) {
		field_set(&fit->field, fit->before ? fit->before : "");
		fit->typed = false;
	}
	fit->typing = false;
	fit->stale = true;
}

static void act_typing(struct fit *fit, enum action_id action)
{
	size_t cursor = fit->field.cursor;
	bool changed;

	if (action == ACTION_TAKE)
		end_typing(fit, true);
	else if (action == ACTION_LEAVE)
		end_typing(fit, false);
	else if (action == ACTION_NEXT_SECTION) {
		if (search_hint_complete(&fit->view.hint, &fit->field))
			fit->typed = true;
		else
			end_typing(fit, true);
		fit->stale = true;
	} else if (field_act(&fit->field, action, &changed)) {
		fit->typed |= changed;
		fit->stale |= changed || cursor != fit->field.cursor;
	} else
		list_act(&fit->view.list, action, &changed);
}

static struct effect act(struct fit *fit, enum action_id action)
{
	if (action == ACTION_FILTER)
		begin_typing(fit);
	else if (action == ACTION_NEXT_SECTION)
		turn_band(fit, 1);
	else if (action == ACTION_PREVIOUS_SECTION)
		turn_band(fit, -1);
	else
		return list_view_act(&fit->view, action);
	return (struct effect){.kind = EFFECT_STAY};
}

static struct effect fit_update(void *state, const struct event *event)
{
	struct fit *fit = state;
	struct effect effect = {.kind = EFFECT_STAY};
	int head = head_rows(event->rows);

	switch (event->kind) {
	case EVENT_ACTION:
		if (fit->typing)
			act_typing(fit, event->action);
		else
			effect = act(fit, event->action);
		break;
	case EVENT_TEXT:
		fit->typed |= field_insert(&fit->field, event->text);
		fit->stale |= fit->typed;
		break;
	case EVENT_PROFILE:
		fit->stale = true;
		break;
	case EVENT_SETTLE:
		if (fit->stale)
			find(fit);
		list_view_settle(&fit->view, head, event);
		break;
	case EVENT_RESIZE:
		break;
	}
	list_view_resize(&fit->view, head, event);
	return effect;
}

/* The bands with how many roles each has, that of the cursor's role open. */
static void render_bands(const struct fit *fit, struct cells *grid,
			 struct area area)
{
	const struct rungs_fit_brief *brief = current(fit);
	const char *names[BANDS];
	char room[BANDS][40], count[TEXT_COUNT];

	for (unsigned band = 0; band < BANDS; band++) {
		names[band] = room[band];
		snprintf(room[band], sizeof room[band], "%s %s",
			 rungs_band_word((enum rungs_band)band),
			 text_count(count, fit->of_band[band]));
	}
	tabs_render(names, BANDS, brief ? brief->band : 0, grid, area, false);
}

static void render_head(const struct fit *fit, struct cells *grid,
			struct area area)
{
	int room = area.cols - 4;
	char count[40], roles[TEXT_COUNT];
	int columns = snprintf(count, sizeof count, "%s role%s",
			       text_count(roles, fit->fits.count),
			       fit->fits.count == 1 ? "" : "s");

	if (room > columns + 20) {
		cells_put(grid, area, 0, area.cols - columns - 1, STYLE_DIM,
			  count);
		room -= columns + 2;
	}
	cells_put(grid, area, 0, 1, STYLE_LABEL, "f");
	if (fit->typing)
		field_render(&fit->field, grid, area, 0, 3, room);
	else
		cells_put_clipped(grid, area, 0, 3, room,
				  fit->field.length ? STYLE_NORMAL : STYLE_DIM,
				  fit->field.length
					  ? fit->field.text
					  : "all roles, by how they fit you");
	area.row += FIELD_ROWS;
	area.rows -= FIELD_ROWS;
	if (area.rows + FIELD_ROWS >= ROWS_FOR_TABS)
		render_bands(fit, grid, area);
	else if (area.rows > 0)
		cells_fill(grid,
			   (struct area){area.row, area.col, 1, area.cols},
			   0x2500, STYLE_RULE);
}

static void fit_render(const void *state, struct cells *grid, struct area area)
{
	const struct fit *fit = state;

	render_head(fit, grid, area);
	list_view_render(&fit->view, head_rows(area.rows),
			 "No role is like that; f changes the words.",
			 !fit->typing, grid, area);
}

static enum action_context fit_keys(const void *state)
{
	const struct fit *fit = state;

	return fit->typing ? IN_FILTER : IN_FIT;
}

static const char *fit_title(const void *state)
{
	(void)state;
	return "Fit";
}

const struct screen screen_fit = {
	.name = "fit",
	.context = IN_FIT,
	.keys = fit_keys,
	.state_size = sizeof(struct fit),
	.open = fit_open,
	.update = fit_update,
	.render = fit_render,
	.title = fit_title,
	.current = fit_current,
	.finds = list_view_finds,
	.place = fit_place,
	.endings = "txt",
	.write = fit_write,
	.close = fit_close,
};
