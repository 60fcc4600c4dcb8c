#include "canvas.h"

#include <stdlib.h>
#include <string.h>

#include "../core/text.h"

enum { NORTH = 1, EAST = 2, SOUTH = 4, WEST = 8 };

struct painter {
	struct canvas *out;
	const struct drawing *drawing;
	const struct rungs_ladder *ladder;
	const struct canvas_options *options;
};

/* The cell at a place of the drawing; NULL outside the part shown. */
static struct canvas_cell *cell(struct canvas *canvas, int x, int y)
{
	x -= canvas->x;
	y -= canvas->y;
	if (x < 0 || y < 0 || x >= canvas->width || y >= canvas->height)
		return NULL;
	return &canvas->at[(size_t)y * (size_t)canvas->width + (size_t)x];
}

static void put(struct canvas *canvas, int x, int y, uint32_t code,
		enum canvas_style style)
{
	struct canvas_cell *at = cell(canvas, x, y);

	if (!at)
		return;
	*at = (struct canvas_cell){.code = code, .style = style};
}

/* A text of at most so many columns; returns those it took. */
static int put_text(struct canvas *canvas, int x, int y, int width,
		    enum canvas_style style, const char *text)
{
	size_t left = strlen(text);
	int begin = x;

	while (left > 0) {
		uint32_t code;
		size_t size = text_decode(text, left, &code);
		int columns = text_columns_of(code);

		text += size;
		left -= size;
		if (text_is_hidden(code))
			code = '?', columns = 1;
		if (columns < 1)
			continue;
		if (x - begin + columns > width)
			break;
		put(canvas, x, y, code, style);
		if (columns == 2)
			put(canvas, x + 1, y, 0, style);
		x += columns;
	}
	return x - begin;
}

/*
 * Lines
 */

/* Lets a tree have arms in a cell.  What crosses it keeps its own. */
static void arm(struct canvas *canvas, int x, int y, unsigned bits, size_t tree,
		bool heavy)
{
	struct canvas_cell *at = cell(canvas, x, y);

	if (!at)
		return;
	if (bits & (EAST | WEST))
		at->across = (uint32_t)tree;
	if (bits & (NORTH | SOUTH))
		at->along = (uint32_t)tree;
	at->arms |= (unsigned char)bits;
	if (heavy)
		at->heavy |= (unsigned char)bits;
	at->style = heavy                     ? CANVAS_WAY
		    : at->style == CANVAS_WAY ? CANVAS_WAY
					      : CANVAS_LINE;
}

/* To the part that is shown, and one cell beyond. */
static struct drawing_point clamp(const struct canvas *canvas,
				  struct drawing_point point)
{
	int left = canvas->x - 1, right = canvas->x + canvas->width;
	int top = canvas->y - 1, bottom = canvas->y + canvas->height;

	return (struct drawing_point){
		.x = point.x < left    ? left
		     : point.x > right ? right
				       : point.x,
		.y = point.y < top      ? top
		     : point.y > bottom ? bottom
					: point.y,
	};
}

static void piece_draw(struct canvas *canvas, struct drawing_point from,
		       struct drawing_point to, size_t tree, bool heavy)
{
	int dx = (to.x > from.x) - (to.x < from.x);
	int dy = (to.y > from.y) - (to.y < from.y);
	unsigned out = dx > 0 ? EAST : dx < 0 ? WEST : dy > 0 ? SOUTH : NORTH;
	unsigned in = dx > 0 ? WEST : dx < 0 ? EAST : dy > 0 ? NORTH : SOUTH;

	from = clamp(canvas, from);
	to = clamp(canvas, to);
	/* Beside it, along an edge. */
	if ((dy == 0 &&
	     (from.y < canvas->y || from.y >= canvas->y + canvas->height)) ||
	    (dx == 0 &&
	     (from.x < canvas->x || from.x >= canvas->x + canvas->width)))
		return;
	while (from.x != to.x || from.y != to.y) {
		arm(canvas, from.x, from.y, out, tree, heavy);
		from.x += dx;
		from.y += dy;
		arm(canvas, from.x, from.y, in, tree, heavy);
	}
}

static void line_draw(struct painter *painter, size_t move, bool heavy)
{
	const struct drawing_line *line = &painter->drawing->lines[move];
	struct canvas *out = painter->out;
	unsigned towards = line->up ? NORTH : SOUTH;

	if (line->count == 0)
		return;
	/* A line of one cell, and its arms to the boxes at both ends. */
	arm(out, line->points[0].x, line->points[0].y,
	    line->points[0].y > line->points[line->count - 1].y ||
			    (line->count == 1 && line->up)
		    ? SOUTH
		    : NORTH,
	    line->tree, heavy);
	for (size_t i = 1; i < line->count; i++)
		piece_draw(out, line->points[i - 1], line->points[i],
			   line->tree, heavy);
	arm(out, line->points[line->count - 1].x,
	    line->points[line->count - 1].y, towards, line->tree, heavy);
}

/* By bits of NORTH, EAST, SOUTH, WEST. */
static const uint32_t light_glyphs[16] = {
	' ',    0x2502, 0x2500, 0x2514, 0x2502, 0x2502, 0x250c, 0x251c,
	0x2500, 0x2518, 0x2500, 0x2534, 0x2510, 0x2524, 0x252c, 0x253c};
static const uint32_t heavy_glyphs[16] = {
	' ',    0x2503, 0x2501, 0x2517, 0x2503, 0x2503, 0x250f, 0x2523,
	0x2501, 0x251b, 0x2501, 0x253b, 0x2513, 0x252b, 0x2533, 0x254b};

static uint32_t ascii_glyph(unsigned arms)
{
	if ((arms & (EAST | WEST)) == 0)
		return '|';
	if ((arms & (NORTH | SOUTH)) == 0)
		return '-';
	return '+';
}

/* Where two trees cross, the one that goes up and down passes over. */
static unsigned seen_arms(const struct canvas_cell *at, unsigned arms)
{
	bool both = (at->arms & (EAST | WEST)) && (at->arms & (NORTH | SOUTH));

	if (both && at->across != at->along)
		arms &= arms & (NORTH | SOUTH) ? NORTH | SOUTH : EAST | WEST;
	return arms;
}

static void glyphs_set(struct painter *painter)
{
	struct canvas *out = painter->out;
	size_t count = (size_t)out->width * (size_t)out->height;

	for (size_t i = 0; i < count; i++) {
		struct canvas_cell *at = &out->at[i];
		unsigned arms = at->heavy ? at->heavy : at->arms;

		if (at->arms == 0)
			continue;
		arms = seen_arms(at, arms);
		if (painter->options->ascii)
			at->code = at->heavy && ascii_glyph(arms) == '-'
					   ? '='
					   : ascii_glyph(arms);
		else
			at->code = at->heavy ? heavy_glyphs[arms]
					     : light_glyphs[arms];
	}
}

static void arrowhead_draw(struct painter *painter, size_t move, bool heavy)
{
	const struct drawing_line *line = &painter->drawing->lines[move];
	const struct drawing_point *end;
	uint32_t code;

	if (line->count == 0)
		return;
	end = &line->points[line->count - 1];
	if (painter->options->ascii)
		code = line->up ? '^' : 'v';
	else
		code = line->up ? 0x25b2 : 0x25bc;
	put(painter->out, end->x, end->y, code,
	    heavy ? CANVAS_WAY : CANVAS_LINE);
}

static bool is_way(const struct painter *painter, size_t move)
{
	const struct rungs_ladder_move *m = &painter->ladder->moves[move];

	return m->from == painter->options->chosen ||
	       m->to == painter->options->chosen;
}

static void lines_draw(struct painter *painter)
{
	size_t count = painter->ladder->move_count;

	for (size_t i = 0; i < count; i++)
		line_draw(painter, i, is_way(painter, i));
	glyphs_set(painter);
	for (int heavy = 0; heavy < 2; heavy++)
		for (size_t i = 0; i < count; i++)
			if (is_way(painter, i) == (heavy != 0))
				arrowhead_draw(painter, i, heavy != 0);
}

/*
 * Boxes
 */

struct border {
	uint32_t across, along, corner[4]; /* from the upper left clockwise */
};

static const struct border borders[2][2] = {
	{{0x2500, 0x2502, {0x250c, 0x2510, 0x2518, 0x2514}},
	 {0x2550, 0x2551, {0x2554, 0x2557, 0x255d, 0x255a}}},
	{{'-', '|', {'+', '+', '+', '+'}}, {'=', '#', {'#', '#', '#', '#'}}},
};

static void border_draw(struct painter *painter, const struct drawing_box *box,
			enum canvas_style style)
{
	const struct border *border =
		&borders[painter->options->ascii][style == CANVAS_CHOSEN];
	struct canvas *out = painter->out;
	int right = box->x + box->width - 1, bottom = box->y + box->height - 1;

	for (int x = box->x + 1; x < right; x++) {
		put(out, x, box->y, border->across, style);
		put(out, x, bottom, border->across, style);
		for (int y = box->y + 1; y < bottom; y++)
			put(out, x, y, ' ', style);
	}
	for (int y = box->y + 1; y < bottom; y++) {
		put(out, box->x, y, border->along, style);
		put(out, right, y, border->along, style);
	}
	put(out, box->x, box->y, border->corner[0], style);
	put(out, right, box->y, border->corner[1], style);
	put(out, right, bottom, border->corner[2], style);
	put(out, box->x, bottom, border->corner[3], style);
}

/* How the chosen role is joined to another: 'in', 'out' or both. */
static const char *way_word(const struct painter *painter, size_t role)
{
	size_t chosen = painter->options->chosen;
	bool in = false, out = false;

	for (size_t i = 0; i < painter->ladder->move_count; i++) {
		const struct rungs_ladder_move *move =
			&painter->ladder->moves[i];

		in |= move->to == chosen && move->from == role;
		out |= move->from == chosen && move->to == role;
	}
	return in && out ? " in, out " : in ? " in " : out ? " out " : NULL;
}

static void box_draw(struct painter *painter, size_t role)
{
	const struct drawing_box *box = &painter->drawing->boxes[role];
	const char *word = NULL;
	enum canvas_style style = CANVAS_BOX;
	int y = box->y + (box->height - (int)box->line_count) / 2;

	if (box->width == 0)
		return;
	if (painter->options->chosen != CANVAS_NO_ROLE)
		word = way_word(painter, role);
	if (role == painter->options->chosen)
		style = CANVAS_CHOSEN;
	else if (word)
		style = CANVAS_WAY;
	border_draw(painter, box, style);
	for (size_t i = 0; i < box->line_count; i++)
		put_text(painter->out,
			 box->x +
				 (box->width - text_columns(box->lines[i])) / 2,
			 y + (int)i, box->width - 2,
			 style == CANVAS_BOX ? CANVAS_NORMAL : style,
			 box->lines[i]);
	if (word && style == CANVAS_WAY)
		put_text(painter->out, box->x + 2, box->y, box->width - 4,
			 style, word);
}

/*
 * Labels
 */

/* Blanks a part of the window, in cells of the drawing. */
static void blank(struct canvas *canvas, int x, int y, int width, int height)
{
	for (int row = y; row < y + height; row++)
		for (int col = x; col < x + width; col++)
			put(canvas, col, row, ' ', CANVAS_NORMAL);
}

static void label_draw(struct painter *painter,
		       const struct drawing_label *label, int x, int y,
		       int width)
{
	for (size_t i = 0; i < label->line_count; i++)
		put_text(painter->out, x, y + (int)i, width, CANVAS_LABEL,
			 label->lines[i]);
}

static void labels_draw(struct painter *painter)
{
	const struct drawing *drawing = painter->drawing;
	struct canvas *out = painter->out;
	int left = painter->options->pinned ? out->x : 0;
	int top = painter->options->pinned ? out->y : 0;

	if (painter->options->pinned) {
		blank(out, left, top, drawing->margin - 1, out->height);
		blank(out, left, top, out->width, drawing->head - 1);
	}
	for (size_t i = 0; i < painter->ladder->level_count; i++) {
		const struct drawing_label *label = &drawing->levels[i];

		if (label->y >= top + drawing->head - 1)
			label_draw(painter, label, left, label->y,
				   label->width);
	}
	for (size_t i = 0; i < painter->ladder->column_count; i++) {
		const struct drawing_label *label = &drawing->columns[i];
		int x = label->x, end = label->x + label->width;

		/* A column in part stays named. */
		if (painter->options->pinned && x < left + drawing->margin)
			x = left + drawing->margin;
		if (x < end)
			label_draw(painter, label, x, top, end - x);
	}
}

bool canvas_make(struct canvas *out, const struct drawing *drawing,
		 const struct rungs_ladder *ladder,
		 const struct canvas_options *options, int x, int y, int width,
		 int height)
{
	struct painter painter = {out, drawing, ladder, options};
	size_t count =
		width > 0 && height > 0 ? (size_t)width * (size_t)height : 0;

	*out = (struct canvas){.x = x, .y = y};
	out->at = malloc((count + 1) * sizeof *out->at);
	if (!out->at)
		return false;
	if (count > 0) {
		out->width = width;
		out->height = height;
	}
	for (size_t i = 0; i < count; i++)
		out->at[i] = (struct canvas_cell){.code = ' '};
	lines_draw(&painter);
	for (size_t i = 0; i < ladder->role_count; i++)
		box_draw(&painter, i);
	labels_draw(&painter);
	return true;
}

void canvas_release(struct canvas *canvas)
{
	free(canvas->at);
	*canvas = (struct canvas){0};
}
