#include "drawing.h"

#include <string.h>

#include "../core/error.h"
#include "../core/text.h"
#include "../page/wrap.h"
#include "lanes.h"

enum {
	BOX_WIDTH = 20,
	MARGIN = 12, /* columns for the names of levels, at least */
	COLUMN_LEAST = 12
};

struct maker {
	struct drawing *out;
	struct layers layers;
	struct arena *arena;
	const struct rungs_ladder *ladder;
	int box_width, margin;
	struct span *columns; /* of the ladder */
	int *leaves;          /* by move */
	int *lanes;           /* by channel: how many */
	int *layer_y;         /* by layer: its first row */
	int *channel_y;       /* by channel: the row of its first lane */
	int height;           /* of every box */
};

static void *room(struct maker *maker, size_t count, size_t size)
{
	return arena_alloc(maker->arena, (count + 1) * size);
}

/* A text as lines of at most so many columns, but no word is cut. */
static bool lines_make(struct maker *maker, const char *text, int width,
		       size_t *count, const char ***lines)
{
	struct wrap wrap;
	const char *line;
	size_t size;

	if (!text || !*text)
		text = "?";
	*count = 0;
	for (wrap = wrap_begin(text, width); wrap_next(&wrap, &line, &size);)
		++*count;
	*lines = room(maker, *count, sizeof **lines);
	if (!*lines)
		return false;
	*count = 0;
	for (wrap = wrap_begin(text, width); wrap_next(&wrap, &line, &size);) {
		(*lines)[*count] = arena_copy(maker->arena, line, size);
		if (!(*lines)[(*count)++])
			return false;
	}
	return true;
}

/* Columns of the widest word. */
static int widest_word(const char *text)
{
	int most = 0, columns = 0;
	uint32_t code;

	while (text && *text) {
		size_t size = text_decode(text, strlen(text), &code);

		columns = code == ' ' ? 0 : columns + text_columns_of(code);
		if (columns > most)
			most = columns;
		text += size;
	}
	return most;
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static bool boxes_measure(struct maker *maker)
{
	const struct rungs_ladder *ladder = maker->ladder;

	maker->out->boxes =
		room(maker, ladder->role_count, sizeof *maker->out->boxes);
	if (!maker->out->boxes)
		return false;
	maker->height = 3;
	for (size_t i = 0; i < ladder->role_count; i++) {
		const char *title = ladder->roles[i].brief.title;
		struct drawing_box *box = &maker->out->boxes[i];
		int width = maker->box_width;

		if (!maker->layers.shown[i])
			continue;
		width = larger(width, widest_word(title) + 4);
		width = larger(width, ports_width(&maker->layers, i));
		if (!lines_make(maker, title, width - 4, &box->line_count,
				&box->lines))
			return false;
		box->width = width;
		maker->layers.nodes[i].width = width;
		maker->height = larger(maker->height, (int)box->line_count + 2);
	}
	return true;
}

static bool columns_place(struct maker *maker)
{
	const struct rungs_ladder *ladder = maker->ladder;
	int *least = room(maker, ladder->column_count, sizeof *least);

	maker->columns =
		room(maker, ladder->column_count, sizeof *maker->columns);
	if (!least || !maker->columns)
		return false;
	for (size_t i = 0; i < ladder->column_count; i++)
		least[i] = larger(COLUMN_LEAST,
				  widest_word(ladder->columns[i].name) + 2);
	return places_set(&maker->layers, maker->margin, least, maker->columns);
}

static bool columns_label(struct maker *maker)
{
	const struct rungs_ladder *ladder = maker->ladder;
	struct drawing *out = maker->out;

	out->columns = room(maker, ladder->column_count, sizeof *out->columns);
	if (!out->columns)
		return false;
	for (size_t i = 0; i < ladder->column_count; i++) {
		struct drawing_label *label = &out->columns[i];

		*label = (struct drawing_label){
			.x = maker->columns[i].x + 1,
			.width = maker->columns[i].width - 1};
		if (!lines_make(maker, ladder->columns[i].name, label->width,
				&label->line_count, &label->lines))
			return false;
		out->head = larger(out->head, (int)label->line_count + 1);
		out->width = larger(out->width, label->x + label->width + 1);
	}
	return true;
}

static bool levels_label(struct maker *maker)
{
	const struct rungs_ladder *ladder = maker->ladder;
	struct drawing *out = maker->out;

	for (size_t i = 0; i < ladder->level_count; i++)
		maker->margin = larger(maker->margin,
				       widest_word(ladder->levels[i].name) + 1);
	out->margin = maker->margin;
	out->levels = room(maker, ladder->level_count, sizeof *out->levels);
	if (!out->levels)
		return false;
	for (size_t i = 0; i < ladder->level_count; i++) {
		struct drawing_label *label = &out->levels[i];

		*label = (struct drawing_label){.width = maker->margin - 1};
		if (!lines_make(maker, ladder->levels[i].name, label->width,
				&label->line_count, &label->lines))
			return false;
		maker->height = larger(maker->height, (int)label->line_count);
	}
	return true;
}

/* Whether a tree comes down to a box of the layer. */
static bool comes_down(const struct layers *layers, size_t layer)
{
	for (size_t i = 0; i < layers->tree_count; i++)
		if (!layers->trees[i].up &&
		    layers_of_role(layers, layers->trees[i].to) == layer)
			return true;
	return false;
}

/* Rows, from the top: for each layer its boxes, then the channel below it with a
 * row for arrowheads at its upper end, and at its lower where any come down. */
static bool rows_place(struct maker *maker)
{
	struct drawing *out = maker->out;
	size_t count = maker->layers.count;
	int y = out->head;

	maker->layer_y = room(maker, count, sizeof *maker->layer_y);
	maker->channel_y = room(maker, count, sizeof *maker->channel_y);
	if (!maker->layer_y || !maker->channel_y)
		return false;
	for (size_t l = count; l-- > 0;) {
		struct drawing_label *label = &out->levels[count - 1 - l];

		maker->layer_y[l] = y;
		label->y = y + (maker->height - (int)label->line_count) / 2;
		y += maker->height;
		if (l == 0 && maker->lanes[0] == 0)
			continue;
		maker->channel_y[l] = y + 1;
		y += maker->lanes[l] + 1;
		if (l > 0 &&
		    (comes_down(&maker->layers, l - 1) || maker->lanes[l] > 0))
			y++;
	}
	out->height = y;
	return true;
}

/* A line as it grows. */
static void point_add(struct drawing_line *line, int x, int y)
{
	struct drawing_point *last = line->points + line->count;

	if (line->count > 0 && last[-1].x == x && last[-1].y == y)
		return;
	*last = (struct drawing_point){x, y};
	line->count++;
}

/* Through a channel, from the cell at which the line stands to another. */
static void channel_cross(const struct maker *maker, const struct tree *tree,
			  size_t channel, int to, struct drawing_line *line)
{
	int from = line->points[line->count - 1].x;
	int lane = tree->lanes[channel - tree->first];

	if (from == to || lane < 0)
		return;
	point_add(line, from, maker->channel_y[channel] + lane);
	point_add(line, to, maker->channel_y[channel] + lane);
}

static bool line_make(struct maker *maker, size_t move)
{
	const struct layers *layers = &maker->layers;
	struct drawing_line *line = &maker->out->lines[move];
	const struct tree *tree = &layers->trees[layers->tree_of[move]];
	size_t channel = ports_channel(layers, move);
	size_t from = layers_of_role(layers, maker->ladder->moves[move].from);
	int x = maker->leaves[move], bottom = maker->height;
	size_t node;

	line->points = room(maker, 2 + 5 * (tree->last - tree->first + 1),
			    sizeof *line->points);
	if (!line->points)
		return false;
	line->tree = layers->tree_of[move];
	line->up = tree->up;
	point_add(line, x,
		  channel > from ? maker->layer_y[from] - 1
				 : maker->layer_y[from] + bottom);
	for (;;) {
		const struct node *at;
		int in, on, y;

		node = ports_beyond(layers, tree, channel);
		at = &layers->nodes[node];
		in = tree->up ? at->port_below : at->port_above;
		on = tree->up ? at->port_above : at->port_below;
		channel_cross(maker, tree, channel, in, line);
		y = maker->layer_y[at->layer];
		if (at->role != NONE) {
			point_add(line, in, tree->up ? y + bottom : y - 1);
			return true;
		}
		if (in != on) {
			point_add(line, in, y + bottom / 2);
			point_add(line, on, y + bottom / 2);
		}
		/* where the next channel is entered */
		point_add(line, on, tree->up ? y - 1 : y + bottom);
		channel = tree->up ? channel + 1 : channel - 1;
	}
}

static bool lines_draw(struct maker *maker)
{
	size_t count = maker->ladder->move_count;

	maker->out->lines = room(maker, count, sizeof *maker->out->lines);
	if (!maker->out->lines)
		return false;
	for (size_t i = 0; i < count; i++)
		if (maker->layers.tree_of[i] != NONE && !line_make(maker, i))
			return false;
	return true;
}

static void boxes_place(struct maker *maker)
{
	for (size_t i = 0; i < maker->ladder->role_count; i++) {
		struct drawing_box *box = &maker->out->boxes[i];

		if (box->width == 0)
			continue;
		box->x = maker->layers.nodes[i].x;
		box->y = maker->layer_y[maker->layers.nodes[i].layer];
		box->height = maker->height;
	}
}

static bool make(struct maker *maker, const bool *folded)
{
	const struct rungs_ladder *ladder = maker->ladder;
	struct layers *layers = &maker->layers;

	maker->leaves = room(maker, ladder->move_count, sizeof(int));
	maker->lanes = room(maker, ladder->level_count, sizeof(int));
	if (!maker->leaves || !maker->lanes ||
	    !layers_make(layers, maker->arena, ladder, folded) ||
	    !boxes_measure(maker) || !levels_label(maker) ||
	    !layers_order(layers) || !columns_place(maker) ||
	    !columns_label(maker) ||
	    !ports_set(layers, maker->columns, maker->leaves) ||
	    !lanes_set(layers, maker->leaves, maker->lanes) ||
	    !rows_place(maker) || !lines_draw(maker))
		return false;
	boxes_place(maker);
	return true;
}

enum rungs_status drawing_make(struct drawing *out,
			       const struct rungs_ladder *ladder,
			       const struct drawing_options *options,
			       struct rungs_error *error)
{
	static const struct drawing_options none;
	struct maker maker = {.out = out, .ladder = ladder};

	*out = (struct drawing){0};
	if (!options)
		options = &none;
	maker.arena = arena_new();
	maker.box_width = options->box_width ? options->box_width : BOX_WIDTH;
	maker.margin = MARGIN;
	out->memory = maker.arena;
	if (maker.arena && make(&maker, options->folded))
		return RUNGS_OK;
	drawing_release(out);
	return error_no_memory(error);
}

void drawing_release(struct drawing *drawing)
{
	arena_free(drawing->memory);
	*drawing = (struct drawing){0};
}
