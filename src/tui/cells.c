#include "cells.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"

static const char *const style_names[STYLE_COUNT] = {
	[STYLE_NORMAL] = "normal",     [STYLE_TITLE] = "title",
	[STYLE_HEADING] = "heading",   [STYLE_LABEL] = "label",
	[STYLE_DIM] = "dim",           [STYLE_LINK] = "link",
	[STYLE_MATCH] = "match",       [STYLE_WARNING] = "warning",
	[STYLE_SELECTED] = "selected", [STYLE_INACTIVE] = "inactive",
	[STYLE_RULE] = "rule",         [STYLE_BAR] = "bar",
	[STYLE_KEY] = "key",
};

bool cells_init(struct cells *grid, int rows, int cols)
{
	*grid = (struct cells){0};
	if (rows < 1 || cols < 1)
		return true;
	grid->at = calloc((size_t)rows * (size_t)cols, sizeof *grid->at);
	if (!grid->at)
		return false;
	grid->rows = rows;
	grid->cols = cols;
	cells_clear(grid);
	return true;
}

void cells_release(struct cells *grid)
{
	free(grid->at);
	*grid = (struct cells){0};
}

void cells_clear(struct cells *grid)
{
	size_t count = (size_t)grid->rows * (size_t)grid->cols, done = 1;

	if (count > 0)
		grid->at[0] = (struct cell){.code = ' '};
	for (size_t more; done < count; done += more) {
		more = done < count - done ? done : count - done;
		memcpy(grid->at + done, grid->at, more * sizeof *grid->at);
	}
	grid->cursor_row = grid->cursor_col = 0;
}

struct area cells_whole(const struct cells *grid)
{
	return (struct area){.rows = grid->rows, .cols = grid->cols};
}

static struct cell *row_at(const struct cells *grid, int row)
{
	return grid->at + (size_t)row * (size_t)grid->cols;
}

/* One row of the area as columns from..to of the grid; false if the grid has
 * none of it. */
static bool locate(const struct cells *grid, struct area area, int row, int col,
		   struct cell **line, int *from, int *to)
{
	if (row < 0 || row >= area.rows || col < 0 || col >= area.cols)
		return false;
	if (area.row < 0 || area.col < 0 || area.row + row >= grid->rows ||
	    area.col + col >= grid->cols)
		return false;
	*line = row_at(grid, area.row + row);
	*from = area.col + col;
	*to = area.col + area.cols < grid->cols ? area.col + area.cols
						: grid->cols;
	return true;
}

/* A wide character loses its other half when one is overwritten. */
static void part(const struct cells *grid, struct cell *line, int col)
{
	if (col <= 0 || col >= grid->cols || line[col].code != 0)
		return;
	line[col - 1].code = ' ';
	memset(line[col - 1].marks, 0, sizeof line[col - 1].marks);
	line[col].code = ' ';
}

static void set(const struct cells *grid, struct cell *line, int col, int width,
		uint32_t code, enum style style)
{
	part(grid, line, col);
	part(grid, line, col + width);
	line[col] = (struct cell){.code = code, .style = style};
	if (width == 2)
		line[col + 1] = (struct cell){.code = 0, .style = style};
}

static void add_mark(struct cell *line, int col, uint32_t code)
{
	struct cell *cell = &line[col];

	if (cell->code == 0 && col > 0)
		cell--;
	for (int i = 0; i < CELL_MARKS; i++)
		if (cell->marks[i] == 0) {
			cell->marks[i] = code;
			return;
		}
}

/* Draws printable ASCII, which is most of what there is. */
static void put_plain(const struct cells *grid, struct cell *line, int col,
		      int count, enum style style, const char *text)
{
	if (count == 0)
		return;
	part(grid, line, col);
	part(grid, line, col + count);
	for (int i = 0; i < count; i++)
		line[col + i] = (struct cell){.code = (unsigned char)text[i],
					      .style = style};
}

/* Draws a code point of so many columns, 0 if it is hidden, at *col, and moves
 * that behind it; false if it does not fit before `to`. */
static bool put_code(const struct cells *grid, struct cell *line, int *col,
		     int to, enum style style, uint32_t code, int width)
{
	char shown[16];

	if (width == 0) {
		width = (int)text_visible(code, shown);
		if (width > to - *col)
			return false;
		put_plain(grid, line, *col, width, style, shown);
	} else {
		if (width > to - *col)
			return false;
		set(grid, line, *col, width, code, style);
	}
	*col += width;
	return true;
}

/* Draws what fits in line[from..to) and returns the columns it takes. */
static int put(const struct cells *grid, struct cell *line, int from, int to,
	       enum style style, const char *text)
{
	size_t size = strlen(text);
	int col = from;

	for (size_t i = 0; i < size;) {
		size_t plain = text_plain(text + i, size - i);
		int count = plain < (size_t)(to - col) ? (int)plain : to - col;
		uint32_t code;
		int width;

		put_plain(grid, line, col, count, style, text + i);
		col += count;
		i += plain;
		if (i == size || (size_t)count < plain)
			break;
		i += text_decode(text + i, size - i, &code);
		width = text_columns_of(code);
		if (width == 0 && !text_is_hidden(code)) {
			if (col > from)
				add_mark(line, col - 1, code);
		} else if (!put_code(grid, line, &col, to, style, code,
				     width)) {
			break;
		}
	}
	return col - from;
}

int cells_put(struct cells *grid, struct area area, int row, int col,
	      enum style style, const char *text)
{
	struct cell *line;
	int from, to;

	if (!locate(grid, area, row, col, &line, &from, &to))
		return 0;
	return put(grid, line, from, to, style, text);
}

void cells_put_code(struct cells *grid, struct area area, int row, int col,
		    enum style style, uint32_t code)
{
	struct cell *line;
	int from, to;

	if (locate(grid, area, row, col, &line, &from, &to))
		put_code(grid, line, &from, to, style, code,
			 text_columns_of(code));
}

int cells_put_clipped(struct cells *grid, struct area area, int row, int col,
		      int width, enum style style, const char *text)
{
	struct cell *line;
	int from, to, used;

	if (width < 1 || !locate(grid, area, row, col, &line, &from, &to))
		return 0;
	if (to - from > width)
		to = from + width;
	if (text_columns(text) <= to - from)
		return put(grid, line, from, to, style, text);
	used = put(grid, line, from, to - 1, style, text);
	return used + put(grid, line, from + used, to, style, "…");
}

void cells_restyle(struct cells *grid, struct area area, int row, int col,
		   int cols, enum style style)
{
	struct cell *line;
	int from, to;

	if (!locate(grid, area, row, col, &line, &from, &to))
		return;
	for (int i = from; i < to && cols > 0; i++, cols--)
		line[i].style = style;
}

void cells_fill(struct cells *grid, struct area area, uint32_t code,
		enum style style)
{
	struct cell *line;
	int from, to;

	for (int row = 0; row < area.rows; row++) {
		if (!locate(grid, area, row, 0, &line, &from, &to))
			return;
		part(grid, line, from);
		part(grid, line, to);
		for (int col = from; col < to; col++)
			line[col] = (struct cell){.code = code, .style = style};
	}
}

void cells_cursor(struct cells *grid, struct area area, int row, int col)
{
	struct cell *line;
	int from, to;

	if (!locate(grid, area, row, col, &line, &from, &to))
		return;
	grid->cursor_row = area.row + row;
	grid->cursor_col = from;
}

static void dump_code(FILE *out, uint32_t code)
{
	char bytes[4];

	fwrite(bytes, 1, text_encode(code, bytes), out);
}

static void dump_row(FILE *out, const struct cells *grid, int row)
{
	const struct cell *line = row_at(grid, row);
	int end = grid->cols;

	while (end > 0 && line[end - 1].code == ' ')
		end--;
	for (int col = 0; col < end; col++) {
		if (line[col].code == 0)
			continue;
		dump_code(out, line[col].code);
		for (int i = 0; i < CELL_MARKS && line[col].marks[i]; i++)
			dump_code(out, line[col].marks[i]);
	}
	fputc('\n', out);
}

static void dump_styles(FILE *out, const struct cells *grid, int row)
{
	const struct cell *line = row_at(grid, row);
	bool any = false;

	for (int col = 0, end; col < grid->cols; col = end) {
		enum style style = line[col].style;

		for (end = col; end < grid->cols && line[end].style == style;)
			end++;
		if (style == STYLE_NORMAL)
			continue;
		if (!any)
			fprintf(out, "%d:", row);
		fprintf(out, "%s %d-%d %s", any ? "," : "", col, end - 1,
			style_names[style]);
		any = true;
	}
	if (any)
		fputc('\n', out);
}

char *cells_dump(const struct cells *grid)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (!out)
		return NULL;
	for (int row = 0; row < grid->rows; row++)
		dump_row(out, grid, row);
	fprintf(out, "cursor %d %d\n", grid->cursor_row, grid->cursor_col);
	for (int row = 0; row < grid->rows; row++)
		dump_styles(out, grid, row);
	if (fclose(out) != 0) {
		free(text);
		return NULL;
	}
	return text;
}
