#include "list.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "../core/text.h"
#include "sign.h"

#define MARK_COLUMN 1
#define TEXT_COLUMN 3
#define NOTE_COLUMN 5
#define DETAIL_MIN 4    /* columns */
#define DETAIL_MOST 160 /* bytes of one that is asked for or gives way */
#define LATE_MIN 8      /* columns that say something of what gives way late */
#define DATE_MOST 18    /* of 'done on 2026-11-26' */
#define FARTHEST 100 /* a detail ends from its text, so that the eye finds it */

void list_clear(struct list *list)
{
	list->count = 0;
	list->widest = 0;
	list->selected = LIST_NONE;
	list->top = 0;
}

void list_release(struct list *list)
{
	free(list->rows);
	*list = (struct list){.selected = LIST_NONE};
}

bool list_add(struct list *list, struct list_row row)
{
	if (list->count == list->room) {
		size_t room = list->room ? list->room * 2 : 64;
		struct list_row *rows;

		if (room > SIZE_MAX / sizeof *rows)
			return false;
		rows = realloc(list->rows, room * sizeof *rows);
		if (!rows)
			return false;
		list->rows = rows;
		list->room = room;
	}
	if (list->count == 0)
		list->selected = LIST_NONE;
	if (row.kind == LIST_ITEM && list->selected == LIST_NONE)
		list->selected = list->count;
	if (!row.text)
		row.text = "";
	if (!row.link.id)
		row.link.id = "";
	if (row.kind == LIST_ITEM && row.detail) {
		int columns = text_columns(row.text);

		list->widest = columns > list->widest ? columns : list->widest;
	}
	list->rows[list->count++] = row;
	return true;
}

const struct list_row *list_current(const struct list *list)
{
	return list->selected < list->count ? &list->rows[list->selected]
					    : NULL;
}

static bool is_above(enum list_row_kind kind)
{
	return kind == LIST_HEADING || kind == LIST_DIVIDER;
}

/* The first row of the selected item's block: its headings, as many as leave
 * the item in view. */
static size_t block_begin(const struct list *list, size_t height)
{
	size_t row = list->selected;

	while (row > 0 && is_above(list->rows[row - 1].kind) &&
	       list->selected - row + 1 < height)
		row--;
	return row;
}

/* The last row of its block: its notes, as many as leave it in view. */
static size_t block_end(const struct list *list, size_t height)
{
	size_t row = list->selected;

	while (row + 1 < list->count && list->rows[row + 1].kind == LIST_NOTE &&
	       row + 1 - list->selected < height)
		row++;
	return row;
}

static void bring_into_view(struct list *list)
{
	size_t height = list->height > 0 ? (size_t)list->height : 1;
	size_t begin, end;

	if (list->selected >= list->count) {
		list->top = 0;
		return;
	}
	begin = block_begin(list, height);
	end = block_end(list, height);
	if (list->top > begin)
		list->top = begin;
	if (list->top + height <= end)
		list->top = end + 1 - height;
	if (list->top > list->selected)
		list->top = list->selected;
	if (list->count <= height)
		list->top = 0;
	else if (list->top > list->count - height)
		list->top = list->count - height;
}

void list_resize(struct list *list, int height)
{
	size_t more =
		height > list->height ? (size_t)(height - list->height) : 0;

	/* What comes to be seen is first what was above. */
	list->top -= more < list->top ? more : list->top;
	list->height = height;
	bring_into_view(list);
}

bool list_select(struct list *list, enum rungs_kind kind, const char *id)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct list_row *row = &list->rows[i];

		if (row->kind == LIST_ITEM && row->link.kind == kind &&
		    strcmp(row->link.id, id) == 0) {
			list->selected = i;
			bring_into_view(list);
			return true;
		}
	}
	return false;
}

bool list_add_things(struct list *list, const struct rungs_things *things)
{
	const char *group = NULL;

	for (size_t i = 0; i < things->count; i++) {
		const struct rungs_thing *thing = &things->at[i];

		if (thing->group && (!group || strcmp(group, thing->group))) {
			group = thing->group;
			if (!list_add(list,
				      (struct list_row){.kind = LIST_HEADING,
							.text = group}))
				return false;
		}
		if (!list_add(list, (struct list_row){
					    .text = thing->name,
					    .detail = thing->detail,
					    .count = thing->roles,
					    .link = {thing->kind, thing->id},
					    .value = i}))
			return false;
	}
	return true;
}

/* Selects the item that lies `rows` rows further down, or the nearest one
 * before it. */
static void go_down(struct list *list, size_t rows)
{
	size_t from = list->selected;
	size_t to = from;

	for (size_t i = from + 1; i < list->count; i++) {
		if (list->rows[i].kind != LIST_ITEM)
			continue;
		if (to != from && i - from > rows)
			break;
		to = i;
	}
	list->selected = to;
}

static void go_up(struct list *list, size_t rows)
{
	size_t from = list->selected;
	size_t to = from;

	for (size_t i = from; i-- > 0;) {
		if (list->rows[i].kind != LIST_ITEM)
			continue;
		if (to != from && from - i > rows)
			break;
		to = i;
	}
	list->selected = to;
}

bool list_act(struct list *list, enum action_id action, bool *moved)
{
	size_t before = list->selected;
	size_t half = list->height > 3 ? (size_t)list->height / 2 : 1;

	*moved = false;
	if (before >= list->count)
		before = LIST_NONE;
	switch (action) {
	case ACTION_DOWN:
		if (before != LIST_NONE)
			go_down(list, 1);
		break;
	case ACTION_UP:
		if (before != LIST_NONE)
			go_up(list, 1);
		break;
	case ACTION_HALF_DOWN:
		if (before != LIST_NONE)
			go_down(list, half);
		break;
	case ACTION_HALF_UP:
		if (before != LIST_NONE)
			go_up(list, half);
		break;
	case ACTION_FIRST:
		if (before != LIST_NONE)
			go_up(list, list->count);
		break;
	case ACTION_LAST:
		if (before != LIST_NONE)
			go_down(list, list->count);
		break;
	default:
		return false;
	}
	*moved = list->selected != before && before != LIST_NONE;
	bring_into_view(list);
	return true;
}

/* Columns that a text takes from one of its bytes to another. */
static int columns_between(const char *text, size_t from, size_t to)
{
	size_t length = strlen(text);

	if (to > length)
		to = length;
	return from < to ? text_columns_in(text + from, to - from) : 0;
}

/* Marks what matched in a text drawn at col in at most width columns. */
static void draw_spans(const struct list_row *row, struct cells *grid,
		       struct area area, int line, int col, int width)
{
	for (size_t i = 0; i < row->span_count; i++) {
		const struct rungs_span *span = &row->spans[i];
		int from, to;

		if (span->start < row->skip)
			continue;
		from = columns_between(row->text, row->skip, span->start);
		to = from + columns_between(row->text, span->start, span->end);
		if (to > width)
			to = width;
		if (from < to)
			cells_restyle(grid, area, line, col + from, to - from,
				      STYLE_MATCH);
	}
}

/* Leaves a margin where there is room for one. */
static int right_edge(int cols)
{
	return cols > 20 ? cols - 1 : cols;
}

/* Columns that texts have before their details: what the widest needs, or
 * somewhat more than half. */
static int column_of(const struct list *list, int cols)
{
	int most = cols * 11 / 20, needed = list->widest + 2;

	return needed < most ? needed : most;
}

/* Where the detail of an item begins, and in *width the columns it has. */
static int place_detail(const struct list *list, const struct list_row *row,
			int cols, int *width)
{
	int right = right_edge(cols);
	int from = TEXT_COLUMN + column_of(list, cols - TEXT_COLUMN);
	int behind = TEXT_COLUMN + text_columns(row->text) + 2;

	*width = text_columns(row->detail);
	if (list->details_first) {
		int most = cols * 2 / 5;

		if (right > FARTHEST)
			right = FARTHEST;
		most = most < DATE_MOST ? DATE_MOST : most;
		most = most > cols / 2 ? cols / 2 : most;
		if (*width > most && *width > right - behind)
			*width = most;
		return right - *width;
	}
	if (from < behind)
		from = list->keep_details ? behind : right;
	if (right - from < DETAIL_MIN) {
		*width = 0;
		return right + 1;
	}
	if (*width > right - from)
		*width = right - from;
	return from;
}

/* As much of a detail as width columns are for. */
static void draw_detail(const struct list_row *row, struct cells *grid,
			struct area area, int line, int col, int width)
{
	char text[DETAIL_MOST];
	const char *detail = row->detail;
	size_t rest = strlen(detail) - row->late;

	if (text_columns(detail) > width) {
		int needed = columns_between(detail, row->early, rest);

		if (row->late > 0 && width - needed < LATE_MIN) {
			snprintf(text, sizeof text, "%.*s", (int)rest, detail);
			detail = text;
		}
		detail += row->early;
	}
	cells_put_clipped(grid, area, line, col, width, STYLE_DIM, detail);
}

static void draw_item(const struct list *list, const struct list_row *row,
		      struct cells *grid, struct area area, int line,
		      bool selected, bool active)
{
	struct list_row told = *row;
	int end = right_edge(area.cols);
	char detail[DETAIL_MOST];

	if (list->detail) {
		list->detail(list->detail_of, row, detail, sizeof detail);
		told.detail = detail;
	}
	if (told.detail) {
		int width;

		end = place_detail(list, &told, area.cols, &width);
		draw_detail(&told, grid, area, line, end, width);
		end--;
	} else if (row->count > 0) {
		char count[TEXT_COUNT];

		text_count(count, (size_t)row->count);
		end -= (int)strlen(count);
		cells_put(grid, area, line, end, STYLE_DIM, count);
		end--;
	}
	cells_put_clipped(grid, area, line, TEXT_COLUMN, end - TEXT_COLUMN,
			  STYLE_NORMAL, row->text);
	sign_render(list->marks, list->person, &row->link, 0, grid, area, line);
	if (selected) {
		cells_put(grid, area, line, MARK_COLUMN, STYLE_NORMAL, "▸");
		cells_restyle(grid, area, line, 0, area.cols,
			      active ? STYLE_SELECTED : STYLE_INACTIVE);
	}
	draw_spans(row, grid, area, line, TEXT_COLUMN, end - TEXT_COLUMN);
}

static void draw_heading(const struct list_row *row, struct cells *grid,
			 struct area area, int line)
{
	char capitals[256];
	size_t length = strlen(row->text), size = 0;

	for (size_t i = 0; i < length && size < sizeof capitals - 5;) {
		uint32_t code;

		i += text_decode(row->text + i, length - i, &code);
		code = (uint32_t)utf8proc_toupper((utf8proc_int32_t)code);
		size += text_encode(code, capitals + size);
	}
	capitals[size] = '\0';
	cells_put_clipped(grid, area, line, MARK_COLUMN,
			  area.cols - MARK_COLUMN, STYLE_HEADING, capitals);
}

static void draw_divider(const struct list_row *row, struct cells *grid,
			 struct area area, int line)
{
	int col = 1 + cells_put(grid, area, line, 1, STYLE_RULE, "── ");

	col += cells_put(grid, area, line, col, STYLE_DIM, row->text);
	cells_put(grid, area, line, col, STYLE_RULE, " ──");
}

static void draw_note(const struct list_row *row, struct cells *grid,
		      struct area area, int line)
{
	int col = NOTE_COLUMN;

	if (row->detail) {
		col += cells_put(grid, area, line, col, STYLE_DIM, row->detail);
		col += cells_put(grid, area, line, col, STYLE_DIM, ": ");
	}
	if (row->skip)
		col += cells_put(grid, area, line, col, STYLE_DIM, "…");
	cells_put_clipped(grid, area, line, col, right_edge(area.cols) - col,
			  STYLE_DIM, row->text + row->skip);
	draw_spans(row, grid, area, line, col, right_edge(area.cols) - col);
}

void list_render(const struct list *list, struct cells *grid, struct area area,
		 bool active)
{
	for (int line = 0; line < area.rows; line++) {
		size_t at = list->top + (size_t)line;
		const struct list_row *row;

		if (at >= list->count)
			break;
		row = &list->rows[at];
		switch (row->kind) {
		case LIST_HEADING:
			draw_heading(row, grid, area, line);
			break;
		case LIST_DIVIDER:
			draw_divider(row, grid, area, line);
			break;
		case LIST_NOTE:
			draw_note(row, grid, area, line);
			break;
		case LIST_ITEM:
			draw_item(list, row, grid, area, line,
				  at == list->selected, active);
			if (at == list->selected && active)
				cells_cursor(grid, area, line, MARK_COLUMN);
			break;
		}
	}
}
