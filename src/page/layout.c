#include "layout.h"

#include <string.h>

#include "../core/arena.h"
#include "../core/error.h"
#include "../core/text.h"
#include "wrap.h"

enum {
	GAP = 2, /* between label, text, picture and detail */
	INDENT = 2,
	NARROW = 24,     /* labels stand above their text below this */
	MOST_SPANS = 5,  /* label, mark, text, picture, detail */
	LEAST_TEXT = 16, /* columns of text worth putting others beside */
};

/* Rows that share their columns: items that follow each other, or a field and
 * those that go on with it. */
struct group {
	size_t begin, end;
	struct widths *widths; /* of each row */
	int marks, picture;    /* widest of each, 0 for none */
	int left;              /* where texts start */
	int text;              /* columns for a text with something beside it */
};

struct widths {
	int text, picture, detail;
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

/* Memory that is not set. */
static void *take(struct maker *maker, size_t size)
{
	void *memory = maker->failed ? NULL : arena_take(maker->arena, size);

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
static struct layout_span *new_span(struct maker *maker,
				    struct layout_line *line)
{
	if (line->count < 2) {
		size_t room = line->count ? MOST_SPANS : 1;
		struct layout_span *spans = take(maker, room * sizeof(*spans));

		if (!spans)
			return NULL;
		if (line->count)
			spans[0] = line->spans[0];
		line->spans = spans;
	}
	return &line->spans[line->count++];
}

static void add_span(struct maker *maker, size_t at, int column,
		     enum style style, const char *text, size_t size)
{
	int room = maker->out.width - column;
	struct layout_span *span;
	char *copy;

	if (maker->failed || !size || room < 1)
		return;
	copy = arena_copy(maker->arena, text, size);
	maker->failed = !copy;
	if (!copy)
		return;
	/* A character wider than the whole line. */
	if (room < 2 && text_columns(copy) > room)
		strcpy(copy, "?");
	span = new_span(maker, &maker->out.lines[at]);
	if (span)
		*span = (struct layout_span){
			.column = column, .style = style, .text = copy};
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

/* Columns for a detail where texts take `text`; below 0 for none at all. */
static int detail_room(const struct maker *maker, const struct group *group,
		       int text)
{
	int room = maker->out.width - group->left - text - GAP;

	return group->picture ? room - group->picture - GAP : room;
}

static bool picture_is_beside(const struct maker *maker,
			      const struct group *group)
{
	return detail_room(maker, group, group->text) >= -GAP;
}

static size_t lines_of(int columns, int width)
{
	return (size_t)((columns + width - 1) / width);
}

/* About how many lines the group needs. */
static size_t lines_needed(const struct maker *maker, const struct group *group,
			   int text)
{
	int width = larger(maker->out.width - group->left, 1);
	int room = detail_room(maker, group, text);
	size_t lines = 0;

	for (size_t i = 0; i < group->end - group->begin; i++) {
		const struct widths *row = &group->widths[i];
		bool detail = row->detail && row->detail <= room;
		bool picture = row->picture && room >= -GAP;

		lines += lines_of(row->text, detail || picture ? text : width);
		if (!detail)
			lines += lines_of(row->detail, width);
		if (!picture)
			lines += lines_of(row->picture, width);
	}
	return lines;
}

/* The columns for texts that make the group shortest; of equal ones the
 * widest. */
static int best_text(const struct maker *maker, const struct group *group,
		     int widest)
{
	int best = larger(widest, 1);
	int step = larger((best - LEAST_TEXT) / 8, 1);
	size_t least = lines_needed(maker, group, best);

	for (int text = best - step; text >= LEAST_TEXT; text -= step) {
		size_t lines = lines_needed(maker, group, text);

		if (lines < least) {
			least = lines;
			best = text;
		}
	}
	return best;
}

static struct group measure(struct maker *maker, const struct page *page,
			    size_t row)
{
	struct group group = {.begin = row, .end = row + 1};
	bool field = page->rows[row].kind == PAGE_FIELD;
	int widest = 0;

	while (group.end < page->count &&
	       goes_on(&page->rows[row], &page->rows[group.end]))
		group.end++;
	group.widths = take(maker, (group.end - row) * sizeof(*group.widths));
	for (size_t i = row; i < group.end && !maker->failed; i++) {
		const struct page_row *at = &page->rows[i];
		struct widths *width = &group.widths[i - row];

		width->text = columns(at->text);
		width->picture = columns(at->picture);
		width->detail = columns(at->detail);
		group.marks = larger(group.marks, columns(at->mark));
		group.picture = larger(group.picture, width->picture);
		if (width->picture || width->detail)
			widest = larger(widest, width->text);
	}
	group.left = group.marks ? group.marks + 1 : 0;
	group.left =
		field ? group.left + maker->labels : larger(group.left, INDENT);
	group.left = smaller(group.left, maker->out.width / 2);
	if (!maker->failed)
		group.text = best_text(
			maker, &group,
			smaller(widest, maker->out.width - group.left));
	return group;
}

static void add_parts(struct maker *maker, const struct group *group,
		      const struct page_row *row, size_t at)
{
	const struct widths *widths = &group->widths[maker->row - group->begin];
	int left = group->left;
	int column = left + group->text + GAP;
	bool picture = row->picture && picture_is_beside(maker, group);
	bool detail = row->detail &&
		      widths->detail <= detail_room(maker, group, group->text);

	if (row->text)
		add_wrapped(maker, at, left,
			    picture || detail ? group->text
					      : maker->out.width - left,
			    row->style, row->text);
	if (picture)
		add_span(maker, at, column, STYLE_NORMAL, row->picture,
			 strlen(row->picture));
	if (group->picture)
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
		     const struct page_row *row, size_t at, int column)
{
	if (row->mark && column >= 0 &&
	    column + columns(row->mark) < group->left)
		add_span(maker, at, column,
			 row->style == STYLE_LINK ? STYLE_NORMAL : row->style,
			 row->mark, strlen(row->mark));
}

static void add_item(struct maker *maker, const struct group *group,
		     const struct page_row *row)
{
	size_t at = maker->out.count;

	add_line(maker);
	add_mark(maker, group, row, at, 0);
	add_parts(maker, group, row, at);
}

static void add_field(struct maker *maker, const struct group *group,
		      const struct page_row *row)
{
	size_t at = maker->out.count;
	int beside = group->left;

	if (group->marks)
		beside -= group->marks + 1;
	if (row->label && columns(row->label) >= beside) {
		add_below(maker, 0, STYLE_LABEL, row->label);
		at = maker->out.count;
		add_line(maker);
	} else {
		add_line(maker);
		if (row->label)
			add_span(maker, at, 0, STYLE_LABEL, row->label,
				 strlen(row->label));
	}
	add_mark(maker, group, row, at, beside);
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
			add_below(maker, 0, STYLE_DIM, row->note);
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
		return error_no_memory(error);
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
