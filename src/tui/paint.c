#include "paint.h"

#include <stdlib.h>
#include <string.h>

#include "../core/text.h"

#define GAP_MOST 6 /* columns that cost less to send again than to pass over */
#define ERASE_LEAST 4 /* columns from which erasing costs less than blanks */
#define CODE_BYTES 4  /* of a code point as UTF-8 */

/* Where so many bytes can be added; NULL without memory. */
static char *room_for(struct paint *paint, size_t size)
{
	if (paint->length + size > paint->room) {
		size_t room = 2 * (paint->length + size) + 1024;
		char *more = realloc(paint->bytes, room);

		if (!more)
			return NULL;
		paint->bytes = more;
		paint->room = room;
	}
	return paint->bytes + paint->length;
}

bool paint_send(struct paint *paint, const char *sequence)
{
	size_t size = strlen(sequence);
	char *out = room_for(paint, size);

	if (!out)
		return false;
	memcpy(out, sequence, size);
	paint->length += size;
	return true;
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
	return memcmp(a, b, sizeof *a) == 0;
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

/* Printable ASCII, which is its own byte whatever the terminal. */
static bool is_plain(const struct cell *cell)
{
	return cell->code >= ' ' && cell->code <= 0x7e && cell->marks[0] == 0;
}

static bool draw_plain(struct paint *paint, const struct cell *cells, int count)
{
	char *out = room_for(paint, (size_t)count);

	if (!out)
		return false;
	for (int i = 0; i < count; i++)
		out[i] = (char)cells[i].code;
	paint->length += (size_t)count;
	paint->col += count;
	return true;
}

/* What stands for a cell where only ASCII may be sent. */
static size_t write_ascii(const struct cell *cell, int width, char *out)
{
	out[0] = text_ascii(cell->code);
	if (width == 2)
		out[1] = ' ';
	return (size_t)width;
}

static size_t write_utf8(const struct cell *cell, char *out)
{
	size_t length = text_encode(cell->code, out);

	for (int i = 0; i < CELL_MARKS && cell->marks[i]; i++)
		length += text_encode(cell->marks[i], out + length);
	return length;
}

/* Only characters on whose width every terminal agrees leave its cursor where
 * we think it is. */
static bool draw_other(struct paint *paint, const struct cell *cell, int width)
{
	char *out = room_for(paint, CODE_BYTES * (1 + CELL_MARKS));

	if (!out)
		return false;
	paint->col += width;
	if (paint->codes.ascii) {
		paint->length += write_ascii(cell, width, out);
		return true;
	}
	paint->length += write_utf8(cell, out);
	if (width == 2 || cell->marks[0])
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
		if ((int)line[i].style != paint->style || !is_plain(&line[i]))
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
	return draw_plain(paint, line + paint->col, col - paint->col);
}

/* A row that differs from what is shown. */
struct line {
	const struct cell *new, *old;
	int row, cols;
	int end; /* behind the last column that is drawn */
};

/* How many changed cells from col on are plain and of one style. */
static int plain_run(const struct line *line, int col)
{
	enum style style = line->new[col].style;
	int at = col;

	while (at < line->end &&
	       line->new[at].style == style &&is_plain(&line->new[at]) &&
	       !same(&line->new[at], &line->old[at]))
		at++;
	return at - col;
}

/* Draws what changed from col on: plain cells together, or another with its
 * right half if it has one.  Returns how many columns, 0 without memory. */
static int draw(struct paint *paint, const struct line *line, int col)
{
	const struct cell *cell = &line->new[col];
	int count = plain_run(line, col);
	int width = col + 1 < line->end && is_half(cell + 1) ? 2 : 1;

	if (!reach(paint, line->new, line->row, col) ||
	    !set_style(paint, cell->style))
		return 0;
	if (count > 0)
		return draw_plain(paint, cell, count) ? count : 0;
	return draw_other(paint, cell, width) ? width : 0;
}

static bool draw_changes(struct paint *paint, const struct line *line)
{
	int count;

	for (int col = 0; col < line->end; col += count) {
		count = 1;
		if (is_half(&line->new[col]) ||
		    same(&line->new[col], &line->old[col]))
			continue;
		count = draw(paint, line, col);
		if (count == 0)
			return false;
	}
	if (paint->col >= line->cols)
		paint->row = -1;
	return true;
}

/* The first column of the row's blank end, if it changed so much that erasing
 * is worth it; otherwise the number of columns. */
static int blank_end(const struct paint *paint, const struct line *line)
{
	int end = line->cols, changed = 0;

	if (!paint->codes.erase[0])
		return end;
	while (end > 0 && is_blank(&line->new[end - 1])) {
		end--;
		changed += !same(&line->new[end], &line->old[end]);
	}
	return changed >= ERASE_LEAST ? end : line->cols;
}

/* Leaves out the last character of a line, wide or not. */
static int before_corner(const struct line *line)
{
	int last = line->cols - 1;

	return last > 0 && is_half(&line->new[last]) ? last - 1 : last;
}

static bool paint_row(struct paint *paint, const struct cells *grid, int row)
{
	size_t begin = (size_t)row * (size_t)grid->cols;
	size_t size = (size_t)grid->cols * sizeof *grid->at;
	struct cell *shown = paint->shown.at + begin;
	struct line line = {.new = grid->at + begin,
			    .old = shown,
			    .row = row,
			    .cols = grid->cols};
	bool erase;

	if (memcmp(line.new, shown, size) == 0)
		return true;
	line.end = blank_end(paint, &line);
	erase = line.end < line.cols;
	if (!erase && row + 1 >= grid->rows && !paint->codes.corner)
		line.end = before_corner(&line);
	if (!draw_changes(paint, &line))
		return false;
	if (erase && !(reach(paint, line.new, row, line.end) &&
		       set_style(paint, STYLE_NORMAL) &&
		       paint_send(paint, paint->codes.erase)))
		return false;
	memcpy(shown, line.new, size);
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
