#include "layout.h"

#include <stdio.h>
#include <string.h>

#include "../core/arena.h"
#include "../core/text.h"
#include "wrap.h"

enum {
	GAP = 2, /* between label, text, picture and detail */
	INDENT = 2,
	NARROW = 24, /* labels stand above their text below this */
	LEAST_TEXT = 16, /* columns of text worth putting others beside */
};

/* Rows that share their columns: items that follow each other, or a field and
 * those that go on with it. */
struct group {
	size_t end;
	int marks; /* widest mark */
	int left; /* where texts start */
	int text; /* widest text that has something beside it */
	int picture, detail; /* widest of each; 0 for none */
	bool picture_beside; /* there is room for it beside the text */
	bool detail_beside; /* and for this too */
};

struct maker {
	struct arena *arena;
	struct layout out;
	size_t capacity;
	size_t row;
	bool first;
	bool failed;
	int labels; /* columns for labels with their gap */
};

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static int columns(const char *text)
{
	return text ? text_columns(text) : 0;
}

static void *take(struct maker *maker, size_t size)
{
	void *memory = maker->failed ? NULL : arena_alloc(maker->arena, size);

	maker->failed = !memory;
	return memory;
}

static struct layout_line *add_line(struct maker *maker)
{
	struct layout *out = &maker->out;
	struct layout_line *line;

	if (out->count == maker->capacity) {
		size_t more = maker->capacity ? 2 * maker->capacity : 128;
		struct layout_line *lines = take(maker, more * sizeof(*lines));

		if (!lines)
			return NULL;
		if (out->count)
			memcpy(lines, out->lines, out->count * sizeof(*lines));
		out->lines = lines;
		maker->capacity = more;
	}
	line = &out->lines[out->count++];
	*line = (struct layout_line){.row = maker->row, .first = maker->first};
	maker->first = false;
	return line;
}

static void add_blank(struct maker *maker)
{
	size_t row = maker->row;
	bool first = maker->first;

	maker->row = LAYOUT_NO_ROW;
	maker->first = false;
	add_line(maker);
	maker->row = row;
	maker->first = first;
}

/* Spans of a line come from left to right. */
static void add_span(struct maker *maker, size_t at, int column,
		     enum style style, const char *text, size_t size)
{
	struct layout_line *line;
	struct layout_span *spans;
	char *copy;

	if (maker->failed || !size || column >= maker->out.width)
		return;
	line = &maker->out.lines[at];
	spans = take(maker, (line->count + 1) * sizeof(*spans));
	copy = take(maker, size + 1);
	if (!spans || !copy)
		return;
	memcpy(copy, text, size);
	copy[size] = '\0';
	/* A character wider than the whole line. */
	if (text_columns(copy) > maker->out.width - column)
		strcpy(copy, "?");
	if (line->count)
		memcpy(spans, line->spans, line->count * sizeof(*spans));
	spans[line->count++] = (struct layout_span){
		.column = column, .style = style, .text = copy};
	line->spans = spans;
}

/* Adds text in lines from line `at` on, making those that are missing. */
static void add_wrapped(struct maker *maker, size_t at, int column, int width,
			enum style style, const char *text)
{
	struct wrap wrap = wrap_begin(text, width);
	const char *line;
	size_t size;

	while (!maker->failed && wrap_next(&wrap, &line, &size)) {
		if (at == maker->out.count)
			add_line(maker);
		add_span(maker, at++, column, style, line, size);
	}
}

static void add_below(struct maker *maker, int column, enum style style,
		      const char *text)
{
	column = smaller(column, maker->out.width / 2);
	if (text)
		add_wrapped(maker, maker->out.count, column,
			    maker->out.width - column, style, text);
}

static bool goes_on(const struct page_row *row, const struct page_row *next)
{
	if (row->kind != next->kind)
		return false;
	return row->kind == PAGE_ITEM || !next->label;
}

static bool is_room(const struct group *group, int room)
{
	return room >= smaller(group->text, LEAST_TEXT) && room > 0;
}

static struct group measure(const struct maker *maker, const struct page *page,
			    size_t row)
{
	struct group group = {.end = row};
	int marks = 0, room;

	do {
		const struct page_row *at = &page->rows[group.end];

		marks = larger(marks, columns(at->mark));
		group.picture = larger(group.picture, columns(at->picture));
		group.detail = larger(group.detail, columns(at->detail));
		if (at->picture || at->detail)
			group.text = larger(group.text, columns(at->text));
		group.end++;
	} while (group.end < page->count &&
		 goes_on(&page->rows[row], &page->rows[group.end]));
	group.left = marks ? marks + 1 : 0;
	if (page->rows[row].kind == PAGE_FIELD)
		group.left += maker->labels;
	else
		group.left = larger(group.left, INDENT);
	group.marks = marks;
	group.left = smaller(group.left, maker->out.width / 2);
	room = maker->out.width - group.left;
	if (group.picture && is_room(&group, room - group.picture - GAP)) {
		group.picture_beside = true;
		room -= group.picture + GAP;
	}
	if (group.detail && (!group.picture || group.picture_beside) &&
	    is_room(&group, room - group.detail - GAP)) {
		group.detail_beside = true;
		room -= group.detail + GAP;
	}
	group.text = smaller(group.text, room);
	return group;
}

static void add_parts(struct maker *maker, const struct group *group,
		      const struct page_row *row, size_t at)
{
	int left = group->left;
	int width = maker->out.width - left;
	int column = left + group->text + GAP;
	bool picture = row->picture && group->picture_beside;
	bool detail = row->detail && group->detail_beside;

	if (row->text)
		add_wrapped(maker, at, left,
			    picture || detail ? group->text : width, row->style,
			    row->text);
	if (picture)
		add_span(maker, at, column, STYLE_NORMAL, row->picture,
			 strlen(row->picture));
	if (group->picture_beside)
		column += group->picture + GAP;
	if (detail)
		add_span(maker, at, column, STYLE_DIM, row->detail,
			 strlen(row->detail));
	if (!picture)
		add_below(maker, left, STYLE_NORMAL, row->picture);
	if (!detail)
		add_below(maker, left, STYLE_DIM, row->detail);
	add_below(maker, left, STYLE_DIM, row->note);
}

static void add_mark(struct maker *maker, const struct group *group,
		     const struct page_row *row, size_t at)
{
	int column = group->left - group->marks - 1;

	if (row->kind == PAGE_ITEM)
		column = 0;
	if (row->mark && column >= 0 &&
	    column + columns(row->mark) < group->left)
		add_span(maker, at, column, row->style, row->mark,
			 strlen(row->mark));
}

static void add_item(struct maker *maker, const struct group *group,
		     const struct page_row *row)
{
	size_t at = maker->out.count;

	add_line(maker);
	add_mark(maker, group, row, at);
	add_parts(maker, group, row, at);
}

static void add_field(struct maker *maker, const struct group *group,
		      const struct page_row *row)
{
	size_t at = maker->out.count;

	if (row->label && columns(row->label) >= maker->labels) {
		add_below(maker, 0, STYLE_LABEL, row->label);
		at = maker->out.count;
		add_line(maker);
	} else {
		add_line(maker);
		if (row->label)
			add_span(maker, at, 0, STYLE_LABEL, row->label,
				 strlen(row->label));
	}
	add_mark(maker, group, row, at);
	add_parts(maker, group, row, at);
}

static void add_heading(struct maker *maker, const struct page_row *row)
{
	size_t at = maker->out.count;
	int column = columns(row->text) + GAP;

	add_line(maker);
	if (row->text)
		add_wrapped(maker, at, 0, maker->out.width, row->style,
			    row->text);
	if (row->detail && !maker->failed &&
	    column + columns(row->detail) <= maker->out.width)
		add_span(maker, at, column, STYLE_DIM, row->detail,
			 strlen(row->detail));
	else
		add_below(maker, 0, STYLE_DIM, row->detail);
}

/* Labels of a section stand in one column. */
static int label_columns(const struct page *page, size_t row, int width)
{
	int widest = 0;

	if (width < NARROW)
		return INDENT;
	do {
		int label = columns(page->rows[row].label);

		if (label <= width / 3)
			widest = larger(widest, label);
	} while (++row < page->count && page->rows[row].kind != PAGE_HEADING);
	return widest + GAP;
}

static void add_title(struct maker *maker, const struct page *page)
{
	maker->row = LAYOUT_NO_ROW;
	add_below(maker, 0, STYLE_TITLE, page->title);
	add_below(maker, 0, STYLE_DIM, page->subtitle);
	if (page->count && page->rows[0].kind != PAGE_HEADING)
		add_blank(maker);
}

static bool wants_blank(const struct page *page, size_t row)
{
	enum page_row_kind kind = page->rows[row].kind;

	if (kind == PAGE_HEADING)
		return true;
	if (!row || page->rows[row - 1].kind == PAGE_HEADING)
		return false;
	return (kind == PAGE_TEXT) != (page->rows[row - 1].kind == PAGE_TEXT) &&
	       !(kind == PAGE_ITEM);
}

static void add_rows(struct maker *maker, const struct page *page)
{
	struct group group = {.end = 0};

	for (size_t i = 0; i < page->count && !maker->failed; i++) {
		const struct page_row *row = &page->rows[i];

		if (wants_blank(page, i))
			add_blank(maker);
		maker->row = i;
		maker->first = true;
		if (!i || row->kind == PAGE_HEADING)
			maker->labels =
				label_columns(page, i, maker->out.width);
		switch (row->kind) {
		case PAGE_HEADING:
			add_heading(maker, row);
			break;
		case PAGE_TEXT:
			add_below(maker, 0, row->style, row->text);
			break;
		case PAGE_FIELD:
		case PAGE_ITEM:
			if (i >= group.end)
				group = measure(maker, page, i);
			if (row->kind == PAGE_FIELD)
				add_field(maker, &group, row);
			else
				add_item(maker, &group, row);
			break;
		}
	}
}

enum rungs_status layout_make(struct layout *out, const struct page *page,
			      int width, struct rungs_error *error)
{
	struct maker maker = {.arena = arena_new()};

	maker.failed = !maker.arena;
	maker.out.width = larger(width, 1);
	add_title(&maker, page);
	add_rows(&maker, page);
	if (maker.failed) {
		arena_free(maker.arena);
		*out = (struct layout){.width = 0};
		if (error) {
			error->status = RUNGS_NO_MEMORY;
			snprintf(error->text, sizeof(error->text),
				 "There is not enough memory.");
		}
		return RUNGS_NO_MEMORY;
	}
	*out = maker.out;
	out->memory = maker.arena;
	return RUNGS_OK;
}

void layout_release(struct layout *layout)
{
	if (!layout)
		return;
	arena_free(layout->memory);
	*layout = (struct layout){.width = 0};
}
