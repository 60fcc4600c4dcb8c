#include "paint.h"

#include <stdlib.h>
#include <string.h>

#include "../core/text.h"

#define GAP_MOST 6 /* columns that cost less to send again than to pass over */
#define ERASE_LEAST 4 /* columns from which erasing costs less than blanks */

static bool add(struct paint *paint, const char *bytes, size_t size)
{
	if (size == 0)
		return true;
	if (paint->length + size > paint->room) {
		size_t room = 2 * (paint->length + size) + 1024;
		char *more = realloc(paint->bytes, room);

		if (!more)
			return false;
		paint->bytes = more;
		paint->room = room;
	}
	memcpy(paint->bytes + paint->length, bytes, size);
	paint->length += size;
	return true;
}

bool paint_send(struct paint *paint, const char *sequence)
{
	return add(paint, sequence, strlen(sequence));
}

void paint_forget(struct paint *paint)
{
	paint->stale = true;
	paint->row = -1;
	paint->style = -1;
}

void paint_release(struct paint *paint)
{
	cells_release(&paint->shown);
	free(paint->bytes);
	paint->bytes = NULL;
	paint->length = paint->room = 0;
}

static bool set_style(struct paint *paint, enum style style)
{
	if (paint->style == (int)style)
		return true;
	paint->style = (int)style;
	return paint_send(paint, paint->codes.style[style]);
}

static bool same(const struct cell *a, const struct cell *b)
{
	return a->code == b->code && a->style == b->style &&
	       memcmp(a->marks, b->marks, sizeof a->marks) == 0;
}

static bool is_blank(const struct cell *cell)
{
	return cell->code == ' ' && cell->style == STYLE_NORMAL &&
	       cell->marks[0] == 0;
}

static bool is_half(const struct cell *cell)
{
	return cell->code == 0;
}

/* Only characters on whose width every terminal agrees leave its cursor where
 * we think it is. */
static bool is_certain(const struct cell *cell, const struct cell *next)
{
	return cell->marks[0] == 0 && !(next && is_half(next));
}

static bool draw_code(struct paint *paint, uint32_t code)
{
	char bytes[4];

	return add(paint, bytes, text_encode(code, bytes));
}

static bool draw_cell(struct paint *paint, const struct cell *cell,
		      const struct cell *next)
{
	int width = next && is_half(next) ? 2 : 1;

	if (!set_style(paint, cell->style))
		return false;
	paint->col += width;
	if (paint->codes.ascii) {
		char text[2] = {text_ascii(cell->code), ' '};

		return add(paint, text, (size_t)width);
	}
	if (!draw_code(paint, cell->code))
		return false;
	for (int i = 0; i < CELL_MARKS && cell->marks[i]; i++)
		if (!draw_code(paint, cell->marks[i]))
			return false;
	if (!is_certain(cell, next))
		paint->row = -1;
	return true;
}

/* Whether all from the cursor to col can be sent again as cheaply as passed
 * over. */
static bool is_small_gap(const struct paint *paint, const struct cell *line,
			 int row, int col)
{
	if (paint->row != row || paint->col > col ||
	    col - paint->col > GAP_MOST)
		return false;
	for (int i = paint->col; i < col; i++)
		if ((int)line[i].style != paint->style || line[i].code > 0x7e ||
		    line[i].code < ' ' || line[i].marks[0])
			return false;
	return true;
}

static bool go(struct paint *paint, int row, int col)
{
	char sequence[PAINT_SEQUENCE];

	if (paint->row == row && paint->col == col)
		return true;
	paint->codes.go(sequence, row, col);
	paint->row = row;
	paint->col = col;
	return paint_send(paint, sequence);
}

static bool reach(struct paint *paint, const struct cell *line, int row,
		  int col)
{
	if (!is_small_gap(paint, line, row, col))
		return go(paint, row, col);
	while (paint->col < col)
		if (!draw_cell(paint, &line[paint->col], NULL))
			return false;
	return true;
}

/* Draws the cell at col, with its right half if it has one. */
static bool draw(struct paint *paint, const struct cells *grid,
		 const struct cell *line, int row, int col)
{
	const struct cell *next = col + 1 < grid->cols ? &line[col + 1] : NULL;
	int end = col + (next && is_half(next) ? 2 : 1);

	if (end >= grid->cols && row + 1 >= grid->rows && !paint->codes.corner)
		return true;
	if (!reach(paint, line, row, col) ||
	    !draw_cell(paint, &line[col], next))
		return false;
	if (end >= grid->cols)
		paint->row = -1;
	return true;
}

/* The first column of the row's blank end, if it changed so much that erasing
 * is worth it; otherwise the number of columns. */
static int blank_end(const struct paint *paint, const struct cells *grid,
		     const struct cell *new, const struct cell *old)
{
	int end = grid->cols, changed = 0;

	if (!paint->codes.erase[0])
		return end;
	while (end > 0 && is_blank(&new[end - 1])) {
		end--;
		changed += !same(&new[end], &old[end]);
	}
	return changed >= ERASE_LEAST ? end : grid->cols;
}

static bool paint_row(struct paint *paint, const struct cells *grid, int row)
{
	size_t begin = (size_t)row * (size_t)grid->cols;
	const struct cell *new = grid->at + begin;
	struct cell *old = paint->shown.at + begin;
	size_t size = (size_t)grid->cols * sizeof *new;
	int end;

	if (memcmp(new, old, size) == 0)
		return true;
	end = blank_end(paint, grid, new, old);
	for (int col = 0; col < end; col++) {
		if (is_half(&new[col]) || same(&new[col], &old[col]))
			continue;
		if (!draw(paint, grid, new, row, col))
			return false;
	}
	if (end < grid->cols &&
	    !(reach(paint, new, row, end) && set_style(paint, STYLE_NORMAL) &&
	      paint_send(paint, paint->codes.erase)))
		return false;
	memcpy(old, new, size);
	return true;
}

static bool begin(struct paint *paint, const struct cells *grid)
{
	if (paint->shown.rows != grid->rows ||
	    paint->shown.cols != grid->cols) {
		cells_release(&paint->shown);
		paint_forget(paint);
		if (!cells_init(&paint->shown, grid->rows, grid->cols))
			return false;
	}
	if (!paint->stale)
		return true;
	paint_forget(paint);
	cells_clear(&paint->shown);
	paint->stale = false;
	return set_style(paint, STYLE_NORMAL) &&
	       paint_send(paint, paint->codes.clear);
}

bool paint_grid(struct paint *paint, const struct cells *grid)
{
	bool done = begin(paint, grid);

	for (int row = 0; done && row < grid->rows; row++)
		done = paint_row(paint, grid, row);
	done = done && go(paint, grid->cursor_row, grid->cursor_col);
	if (!done)
		paint_forget(paint);
	return done;
}
