#include "page_view.h"

#include <stdio.h>
#include <string.h>

#include "../core/text.h"
#include "../page/own.h"
#include "page_draw.h"
#include "page_scroll.h"
#include "sheet.h"
#include "sign.h"

enum {
	WIDEST = 100, /* columns of text that are still easy to read */
	FRAMED = 20   /* columns from which there is room beside the text */
};

static int margin_of(int cols)
{
	return cols >= FRAMED ? 1 : 0;
}

/* Text keeps clear of the last column, where it is told that more follows. */
static int text_width(int cols)
{
	int width = cols >= FRAMED ? cols - margin_of(cols) - 2 : cols;

	return width < 1 ? 1 : width > WIDEST ? WIDEST : width;
}

static bool is_at_link(const struct page_view *view)
{
	return page_scroll_is_link(view, view->focus) &&
	       page_scroll_sees(view, view->focus);
}

bool page_view_finds(const void *state, enum action_id action)
{
	return action != ACTION_OPEN || is_at_link(state);
}

static struct effect open_link(const struct page_view *view)
{
	struct effect effect = {.kind = EFFECT_STAY};

	if (is_at_link(view) && page_view_current(view, &effect.place))
		effect.kind = EFFECT_GO;
	return effect;
}

/* Goes to the first row marked with the number and opens it. */
static struct effect open_number(struct page_view *view, const char *number)
{
	struct effect effect = {.kind = EFFECT_STAY};
	char mark[8];

	if (!number) {
		text_show(effect.message, sizeof(effect.message),
			  "Press the number of a point.");
		return effect;
	}
	snprintf(mark, sizeof(mark), "%s.", number);
	for (size_t row = 0; row < view->page.count; row++) {
		const char *has = view->page.rows[row].mark;

		if (has && strcmp(has, mark) == 0 &&
		    page_scroll_is_link(view, row)) {
			view->focus = row;
			page_scroll_show(view, row);
			return open_link(view);
		}
	}
	text_show(effect.message, sizeof(effect.message),
		  "There is no point of that number here.");
	return effect;
}

/* Makes the page that is seen of the plain one; the row that the reader is at
 * stays the same. */
static enum rungs_status make_own(struct page_view *view,
				  struct rungs_error *error)
{
	static const struct rungs_records nothing;
	const struct rungs_records *has =
		view->person ? &view->person->records : &nothing;
	size_t before = view->page.own;
	struct page page;
	enum rungs_status status = own_page(&page, &view->plain, has, error);

	if (status != RUNGS_OK)
		return status;
	if (view->page.memory && view->focus >= before)
		view->focus += page.own - before;
	page_release(&view->page);
	view->page = page;
	return RUNGS_OK;
}

static enum rungs_status lay_out(struct page_view *view, int width,
				 struct rungs_error *error)
{
	struct layout layout;
	enum rungs_status status = RUNGS_OK;

	if (view->layout.memory && view->layout.width == width)
		return RUNGS_OK;
	if (!view->layout.memory)
		status = make_own(view, error);
	if (status == RUNGS_OK)
		status = layout_make(&layout, &view->page, width, error);
	if (status != RUNGS_OK)
		return status;
	layout_release(&view->layout);
	view->layout = layout;
	return RUNGS_OK;
}

void page_view_begin(struct page_view *view, struct session *session,
		     const struct place *place)
{
	view->marks = &session->marks;
	view->person = &session->person;
	snprintf(view->spot, sizeof view->spot, "%.39s", place->spot);
}

/* Begins where the reader was. */
static void go_to_spot(struct page_view *view)
{
	size_t row, offset;

	if (sscanf(view->spot, "%zu %zu", &row, &offset) != 2 ||
	    row >= view->plain.count || offset >= view->layout.count)
		return;
	view->focus = row + view->page.own;
	row = page_scroll_line(view, view->focus);
	page_scroll_to(view, row > offset ? row - offset : 0);
	page_scroll_show(view, view->focus);
}

void page_view_place(const void *state, struct place *out)
{
	const struct page_view *view = state;
	size_t line = page_scroll_line(view, view->focus);

	if (view->focus >= view->page.own && line >= view->top)
		snprintf(out->spot, sizeof(out->spot), "%zu %zu",
			 view->focus - view->page.own, line - view->top);
}

/* The row that the reader is at stays where it is in the window. */
static struct effect resize(struct page_view *view, int rows, int cols)
{
	struct effect effect = {.kind = EFFECT_STAY};
	struct rungs_error error;
	bool fresh = !view->page.memory;
	size_t offset = 0;

	if (!fresh && rows == view->rows && cols == view->cols)
		return effect;
	if (!fresh && !page_scroll_sees(view, view->focus))
		page_scroll_refocus(view, false);
	if (!fresh && page_scroll_sees(view, view->focus))
		offset = page_scroll_line(view, view->focus) - view->top;
	if (lay_out(view, text_width(cols), &error) != RUNGS_OK) {
		text_show(effect.message, sizeof(effect.message), error.text);
		return effect;
	}
	view->rows = rows;
	view->cols = cols;
	if (fresh) {
		page_scroll_end(view, false);
		go_to_spot(view);
	} else {
		size_t line = page_scroll_line(view, view->focus);
		bool moved = view->top && line > offset;

		page_scroll_to(view, moved ? line - offset : 0);
		page_scroll_show(view, view->focus);
		if (!page_scroll_is_link(view, view->focus))
			page_scroll_refocus(view, false);
	}
	return effect;
}

/* Shows what the person has of it now, with everything in its place. */
static struct effect own(struct page_view *view)
{
	struct effect effect = {.kind = EFFECT_STAY};
	size_t line, offset = page_scroll_line(view, view->focus);
	struct rungs_error error;

	offset = offset > view->top ? offset - view->top : 0;
	layout_release(&view->layout);
	if (lay_out(view, text_width(view->cols), &error) != RUNGS_OK) {
		text_show(effect.message, sizeof(effect.message), error.text);
		return effect;
	}
	line = page_scroll_line(view, view->focus);
	if (view->top || !page_scroll_sees(view, view->focus))
		page_scroll_to(view, line > offset ? line - offset : 0);
	return effect;
}

static struct effect act(struct page_view *view, enum action_id action,
			 const char *text)
{
	struct effect effect = {.kind = EFFECT_STAY};

	switch (action) {
	case ACTION_OPEN:
	case ACTION_RIGHT:
		return open_link(view);
	case ACTION_LEFT:
	case ACTION_BACK:
		effect.kind = EFFECT_BACK;
		break;
	case ACTION_NUMBER:
		return open_number(view, text);
	default:
		page_scroll_act(view, action);
		break;
	}
	return effect;
}

struct effect page_view_update(void *state, const struct event *event)
{
	struct page_view *view = state;

	switch (event->kind) {
	case EVENT_RESIZE:
		return resize(view, event->rows, event->cols);
	case EVENT_ACTION:
		return act(view, event->action, event->text);
	case EVENT_PROFILE:
		return own(view);
	case EVENT_TEXT:
	case EVENT_SETTLE:
		break;
	}
	return (struct effect){.kind = EFFECT_STAY};
}

struct effect page_view_turn(struct page_view *view, const struct page *page,
			     size_t section)
{
	struct effect effect;

	page_view_close(view);
	view->plain = *page;
	view->top = view->focus = 0;
	effect = resize(view, view->rows, view->cols);
	for (size_t row = 0; row < view->page.count; row++)
		if (page_scroll_is_heading(view, row) && --section == 0) {
			page_scroll_section(view, row);
			break;
		}
	return effect;
}

struct effect page_view_renew(struct page_view *view, const struct page *page)
{
	struct place before = {.screen = NULL};
	struct effect effect;
	size_t row = 0;

	if (page_scroll_is_link(view, view->focus))
		page_view_current(view, &before);
	page_release(&view->plain);
	view->plain = *page;
	effect = own(view);
	while (row < view->page.count &&
	       (!page_scroll_is_link(view, row) ||
		view->page.rows[row].link.kind != before.kind ||
		strcmp(view->page.rows[row].link.id, before.id) != 0))
		row++;
	if (before.screen && row < view->page.count)
		view->focus = row;
	page_scroll_to(view, view->top);
	if (view->focus >= view->page.count)
		page_scroll_refocus(view, false);
	else
		page_scroll_show(view, view->focus);
	return effect;
}

/* The signs of what is marked or the person's, where there is a margin for
 * them. */
static void render_signs(const struct page_view *view, struct cells *grid,
			 struct area area)
{
	for (int row = 0; row < area.rows; row++) {
		size_t at = view->top + (size_t)row;
		const struct layout_line *line;
		const struct page_row *at_row;

		if (at >= view->layout.count)
			break;
		line = &view->layout.lines[at];
		if (!line->first || !page_scroll_is_link(view, line->row))
			continue;
		at_row = &view->page.rows[line->row];
		sign_render(view->marks, view->person, &at_row->link,
			    at_row->asks, grid, area, row);
	}
}

void page_view_render(const void *state, struct cells *grid, struct area area)
{
	const struct page_view *view = state;
	size_t selected = page_scroll_is_link(view, view->focus)
				  ? view->focus
				  : LAYOUT_NO_ROW;
	int row = 0;

	if (page_scroll_sees(view, view->focus))
		row = (int)(page_scroll_line(view, view->focus) - view->top);
	cells_cursor(grid, area, row, 0);
	page_draw(grid, area, &view->layout, view->top, selected,
		  margin_of(area.cols));
	if (area.cols < FRAMED)
		return;
	render_signs(view, grid, area);
	if (view->top)
		cells_put(grid, area, 0, area.cols - 1, STYLE_DIM, "▲");
	if (view->top < page_scroll_last(view))
		cells_put(grid, area, area.rows - 1, area.cols - 1, STYLE_DIM,
			  "▼");
}

const char *page_view_title(const void *state)
{
	const struct page_view *view = state;

	return view->plain.title ? view->plain.title : "";
}

static bool place_of_link(const struct page_link *link, struct place *out)
{
	if (!link->id)
		return false;
	*out = (struct place){.screen = &screen_page, .kind = link->kind};
	snprintf(out->id, sizeof(out->id), "%s", link->id);
	return true;
}

bool page_view_subject(const void *state, struct place *out)
{
	const struct page_view *view = state;

	return place_of_link(&view->plain.self, out);
}

bool page_view_current(const void *state, struct place *out)
{
	const struct page_view *view = state;
	const struct page_row *row;

	if (!is_at_link(view))
		return page_view_subject(view, out);
	row = &view->page.rows[view->focus];
	place_of_link(&row->link, out);
	out->atlas = row->atlas;
	out->asks = row->asks;
	return true;
}

enum rungs_status page_view_write(const void *state, const char *ending,
				  FILE *out, struct rungs_error *error)
{
	(void)ending;
	return sheet_write(out, &((const struct page_view *)state)->page,
			   error);
}

void page_view_close(void *state)
{
	struct page_view *view = state;

	layout_release(&view->layout);
	page_release(&view->page);
	page_release(&view->plain);
}
