#include "page_scroll.h"

static size_t height(const struct page_view *view)
{
	return view->rows < 1 ? 1 : (size_t)view->rows;
}

size_t page_scroll_last(const struct page_view *view)
{
	size_t rows = height(view);

	return view->layout.count > rows ? view->layout.count - rows : 0;
}

bool page_scroll_is_link(const struct page_view *view, size_t row)
{
	return row < view->page.count && view->page.rows[row].link.id;
}

bool page_scroll_is_heading(const struct page_view *view, size_t row)
{
	return view->page.rows[row].kind == PAGE_HEADING;
}

size_t page_scroll_line(const struct page_view *view, size_t row)
{
	const struct layout *layout = &view->layout;

	for (size_t i = 0; i < layout->count; i++)
		if (layout->lines[i].row == row && layout->lines[i].first)
			return i;
	return 0;
}

static size_t line_after(const struct page_view *view, size_t row)
{
	size_t line = page_scroll_line(view, row);

	while (line < view->layout.count && view->layout.lines[line].row == row)
		line++;
	return line;
}

bool page_scroll_sees(const struct page_view *view, size_t row)
{
	size_t line = page_scroll_line(view, row);

	return line >= view->top && line < view->top + height(view);
}

void page_scroll_show(struct page_view *view, size_t row)
{
	size_t first = page_scroll_line(view, row);
	size_t after = line_after(view, row);

	if (after > view->top + height(view))
		view->top = after - height(view);
	if (first < view->top)
		view->top = first;
}

/* The first or last link that begins in view, else any row that does. */
static size_t stop_in_view(const struct page_view *view, bool last)
{
	const struct layout *layout = &view->layout;
	size_t row = LAYOUT_NO_ROW, link = LAYOUT_NO_ROW;
	size_t end = view->top + height(view);

	for (size_t i = view->top; i < end && i < layout->count; i++) {
		const struct layout_line *line = &layout->lines[i];

		if (!line->first)
			continue;
		if (row == LAYOUT_NO_ROW || last)
			row = line->row;
		if (page_scroll_is_link(view, line->row) &&
		    (link == LAYOUT_NO_ROW || last))
			link = line->row;
	}
	return link != LAYOUT_NO_ROW ? link : row;
}

void page_scroll_refocus(struct page_view *view, bool last)
{
	size_t row = stop_in_view(view, last);

	if (row != LAYOUT_NO_ROW)
		view->focus = row;
}

void page_scroll_to(struct page_view *view, size_t top)
{
	size_t most = page_scroll_last(view);

	view->top = top > most ? most : top;
}

/* To the next link if it begins in view; else by a line, so that everything
 * can be read. */
static void go_down(struct page_view *view)
{
	size_t next = view->focus + 1;

	while (next < view->page.count && !page_scroll_is_link(view, next))
		next++;
	if (next < view->page.count && page_scroll_sees(view, next)) {
		view->focus = next;
		page_scroll_show(view, next);
	} else {
		page_scroll_to(view, view->top + 1);
	}
}

static void go_up(struct page_view *view)
{
	size_t previous = view->focus;

	do
		previous--;
	while (previous < view->page.count &&
	       !page_scroll_is_link(view, previous));
	if (previous < view->page.count && page_scroll_sees(view, previous)) {
		view->focus = previous;
		page_scroll_show(view, previous);
	} else if (view->top) {
		view->top--;
	}
}

static void go_half(struct page_view *view, bool down)
{
	size_t half = height(view) > 1 ? height(view) / 2 : 1;
	size_t before = view->top;

	if (down)
		page_scroll_to(view, view->top + half);
	else
		view->top = view->top > half ? view->top - half : 0;
	if (view->top == before || !page_scroll_sees(view, view->focus))
		page_scroll_refocus(view, view->top == before ? down : !down);
}

void page_scroll_end(struct page_view *view, bool last)
{
	view->top = last ? page_scroll_last(view) : 0;
	page_scroll_refocus(view, last);
}

void page_scroll_section(struct page_view *view, size_t heading)
{
	size_t link = heading + 1;

	page_scroll_to(view, page_scroll_line(view, heading));
	while (link < view->page.count && !page_scroll_is_link(view, link) &&
	       !page_scroll_is_heading(view, link))
		link++;
	view->focus =
		page_scroll_is_link(view, link) && page_scroll_sees(view, link)
			? link
			: heading;
}

static size_t place_of(const struct page_view *view)
{
	size_t row = stop_in_view(view, false);

	return page_scroll_sees(view, view->focus) || row == LAYOUT_NO_ROW
		       ? view->focus
		       : row;
}

static void next_section(struct page_view *view)
{
	size_t row = place_of(view) + 1;

	while (row < view->page.count && !page_scroll_is_heading(view, row))
		row++;
	if (row < view->page.count)
		page_scroll_section(view, row);
	else
		page_scroll_end(view, true);
}

static void previous_section(struct page_view *view)
{
	size_t row = place_of(view);
	bool own = true;

	if (row >= view->page.count)
		return;
	for (row++; row-- > 0;) {
		if (!page_scroll_is_heading(view, row))
			continue;
		if (!own) {
			page_scroll_section(view, row);
			return;
		}
		own = false;
	}
	page_scroll_end(view, false);
}

bool page_scroll_act(struct page_view *view, enum action_id action)
{
	switch (action) {
	case ACTION_DOWN:
		go_down(view);
		break;
	case ACTION_UP:
		go_up(view);
		break;
	case ACTION_HALF_DOWN:
		go_half(view, true);
		break;
	case ACTION_HALF_UP:
		go_half(view, false);
		break;
	case ACTION_FIRST:
		page_scroll_end(view, false);
		break;
	case ACTION_LAST:
		page_scroll_end(view, true);
		break;
	case ACTION_NEXT_SECTION:
		next_section(view);
		break;
	case ACTION_PREVIOUS_SECTION:
		previous_section(view);
		break;
	default:
		return false;
	}
	return true;
}
