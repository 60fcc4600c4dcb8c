#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/error.h"
#include "../core/text.h"
#include "../draw/canvas.h"
#include "../draw/ladder_format.h"
#include "ladder_ways.h"
#include "screen.h"

enum {
	STATUS_ROWS = 1,
	NARROW_COLS = 60, /* narrower windows get narrow boxes */
	NARROW_BOX = 14
};

struct ladder {
	struct rungs_ladder ladder;
	struct drawing drawing;
	bool *folded;  /* by column */
	size_t chosen; /* role, or CANVAS_NO_ROLE */
	size_t way;    /* move of it that is picked, or NO_WAY */
	int x, y;      /* of the drawing, in the upper left corner */
	int rows, cols, box_width;
	struct rungs_error problem; /* in drawing, or RUNGS_OK */
	char title[200];
};

static struct effect say(const char *text)
{
	struct effect effect = {.kind = EFFECT_STAY};

	text_show(effect.message, sizeof effect.message, text);
	return effect;
}

static struct effect stay(void)
{
	return (struct effect){.kind = EFFECT_STAY};
}

static bool is_drawn(const struct ladder *state, size_t role)
{
	return state->drawing.boxes && state->drawing.boxes[role].width > 0;
}

static int middle(const struct drawing_box *box)
{
	return box->x + box->width / 2;
}

static int between(int value, int low, int high)
{
	return value > high  ? (high > low ? high : low)
	       : value < low ? low
			     : value;
}

/* Scrolls along one axis so that what lies from `from` to `to` is seen behind
 * the labels, with what is around it if there is room. */
static int scrolled(int at, int from, int to, int label, int window, int whole)
{
	int around = between((window - label - (to - from)) / 2, 0, 3);

	if (at + window < to + around)
		at = to + around - window;
	if (at + label > from - around)
		at = from - around - label;
	return between(at, 0, whole - window);
}

static void show(struct ladder *state, size_t role)
{
	const struct drawing *drawing = &state->drawing;
	const struct drawing_box *box;

	if (role == CANVAS_NO_ROLE || !is_drawn(state, role))
		return;
	box = &drawing->boxes[role];
	state->x = scrolled(state->x, box->x, box->x + box->width,
			    drawing->margin, state->cols, drawing->width);
	state->y =
		scrolled(state->y, box->y, box->y + box->height, drawing->head,
			 state->rows - STATUS_ROWS, drawing->height);
}

/* The drawn role whose box is best: lowest cost, none if it is negative. */
static size_t best_role(const struct ladder *state,
			long (*cost)(const struct ladder *state, size_t role))
{
	size_t best = CANVAS_NO_ROLE;
	long least = -1;

	for (size_t i = 0; i < state->ladder.role_count; i++) {
		long found = is_drawn(state, i) ? cost(state, i) : -1;

		if (found < 0 || (least >= 0 && found >= least))
			continue;
		least = found;
		best = i;
	}
	return best;
}

/* The first box of the lowest level: where a ladder begins. */
static long from_bottom(const struct ladder *state, size_t role)
{
	const struct drawing_box *box = &state->drawing.boxes[role];
	long under = state->drawing.height - box->y;

	return under * 100000 + box->x;
}

static void draw_again(struct ladder *state)
{
	struct drawing_options options = {.box_width = state->box_width,
					  .folded = state->folded};

	drawing_release(&state->drawing);
	state->problem.status = drawing_make(&state->drawing, &state->ladder,
					     &options, &state->problem);
	if (state->chosen == CANVAS_NO_ROLE ||
	    !is_drawn(state, state->chosen)) {
		state->way = NO_WAY;
		state->chosen = best_role(state, from_bottom);
	}
	show(state, state->chosen);
}

/*
 * Over the grid
 */

/* The box above or below that is nearest: rows count more than columns. */
static long distance(const struct ladder *state, size_t role, int direction)
{
	const struct drawing_box *from = &state->drawing.boxes[state->chosen];
	const struct drawing_box *to = &state->drawing.boxes[role];
	size_t level = state->ladder.roles[state->chosen].level;
	size_t other = state->ladder.roles[role].level;
	long rows = direction * ((long)other - (long)level);

	return rows > 0 ? rows * 100000 + labs((long)middle(to) - middle(from))
			: -1;
}

static long above(const struct ladder *state, size_t role)
{
	return distance(state, role, -1);
}

static long below(const struct ladder *state, size_t role)
{
	return distance(state, role, 1);
}

static bool beside(const struct ladder *state, size_t role)
{
	return state->ladder.roles[role].level ==
	       state->ladder.roles[state->chosen].level;
}

static long leftwards(const struct ladder *state, size_t role)
{
	long cols = (long)state->drawing.boxes[state->chosen].x -
		    state->drawing.boxes[role].x;

	return beside(state, role) && cols > 0 ? cols : -1;
}

static long rightwards(const struct ladder *state, size_t role)
{
	long cols = (long)state->drawing.boxes[role].x -
		    state->drawing.boxes[state->chosen].x;

	return beside(state, role) && cols > 0 ? cols : -1;
}

static bool choose(struct ladder *state, size_t role)
{
	if (role == CANVAS_NO_ROLE)
		return false;
	state->chosen = role;
	state->way = NO_WAY;
	show(state, state->chosen);
	return true;
}

static bool step(struct ladder *state,
		 long (*cost)(const struct ladder *state, size_t role))
{
	return choose(state, best_role(state, cost));
}

/* Goes on by so many rows of cells, or as far as there are boxes. */
static void step_rows(struct ladder *state, int rows,
		      long (*cost)(const struct ladder *state, size_t role))
{
	int from = state->drawing.boxes[state->chosen].y;

	do {
		if (!step(state, cost))
			return;
	} while (abs(state->drawing.boxes[state->chosen].y - from) < rows);
}

/*
 * Along moves
 */

static struct ladder_ways ways_of(const struct ladder *state)
{
	return ladder_ways(&state->drawing, &state->ladder, state->chosen,
			   state->way);
}

static struct effect pick(struct ladder *state, bool next)
{
	struct ladder_ways ways = ways_of(state);
	size_t at = ways.picked, count = ways.count;

	if (count == 0)
		return say("No move on this ladder touches the role.");
	if (next)
		at = at % count;
	else
		at = at > 1 ? at - 2 : count - 1;
	state->way =
		ladder_way(&state->drawing, &state->ladder, state->chosen, at);
	return stay();
}

static struct effect follow(struct ladder *state)
{
	size_t way = state->way;

	if (way == NO_WAY)
		way = ladder_way(&state->drawing, &state->ladder, state->chosen,
				 0);

	if (way == NO_WAY)
		return say("No move on this ladder touches the role.");
	choose(state, ladder_way_end(&state->ladder, state->chosen, way));
	return stay();
}

/*
 * Folding
 */

static struct effect fold(struct ladder *state)
{
	size_t column = state->ladder.roles[state->chosen].column, open = 0;

	for (size_t i = 0; i < state->ladder.column_count; i++)
		open += !state->folded[i];
	if (open < 2)
		return say("The last column stays unfolded.");
	state->folded[column] = true;
	draw_again(state);
	return stay();
}

static struct effect unfold(struct ladder *state)
{
	bool any = false;

	for (size_t i = 0; i < state->ladder.column_count; i++) {
		any |= state->folded[i];
		state->folded[i] = false;
	}
	if (!any)
		return say("Nothing is folded; z folds a column.");
	draw_again(state);
	return stay();
}

/*
 * The screen
 */

static bool ladder_current(const void *data, struct place *out)
{
	const struct ladder *state = data;

	*out = (struct place){.screen = &screen_page, .kind = RUNGS_ROLE};
	if (state->chosen == CANVAS_NO_ROLE)
		return false;
	snprintf(out->id, sizeof out->id, "%s",
		 state->ladder.roles[state->chosen].brief.id);
	return true;
}

static bool ladder_subject(const void *data, struct place *out)
{
	const struct ladder *state = data;

	*out = (struct place){.screen = &screen_page,
			      .kind = state->ladder.kind};
	if (!state->ladder.id)
		return false;
	snprintf(out->id, sizeof out->id, "%s", state->ladder.id);
	return true;
}

static enum rungs_status ladder_open(void *data, struct session *session,
				     const struct place *place,
				     struct rungs_error *error)
{
	struct ladder *state = data;
	enum rungs_status status;

	state->chosen = CANVAS_NO_ROLE;
	state->way = NO_WAY;
	status = rungs_ladder_get(session->atlas, place->kind, place->id,
				  &state->ladder, error);
	if (status != RUNGS_OK)
		return status;
	state->folded =
		calloc(state->ladder.column_count + 1, sizeof *state->folded);
	if (!state->folded)
		return error_no_memory(error);
	for (size_t i = 0; i < state->ladder.role_count; i++)
		if (strcmp(state->ladder.roles[i].brief.id, place->id) == 0)
			state->chosen = i;
	snprintf(state->title, sizeof state->title, "Ladder of %s",
		 state->ladder.id ? state->ladder.name : "everything");
	return RUNGS_OK;
}

static void ladder_close(void *data)
{
	struct ladder *state = data;

	drawing_release(&state->drawing);
	rungs_ladder_release(&state->ladder);
	free(state->folded);
}

static struct effect resize(struct ladder *state, int rows, int cols)
{
	int box_width = cols < NARROW_COLS ? NARROW_BOX : 0;
	bool first = !state->drawing.memory;

	state->rows = rows;
	state->cols = cols;
	if (first || box_width != state->box_width) {
		state->box_width = box_width;
		draw_again(state);
	}
	show(state, state->chosen);
	return stay();
}

static struct effect open_chosen(const struct ladder *state)
{
	struct effect effect = {.kind = EFFECT_GO};

	if (!ladder_current(state, &effect.place))
		return say("No role stands on this ladder.");
	return effect;
}

static struct effect act(struct ladder *state, enum action_id action)
{
	if (action == ACTION_BACK)
		return (struct effect){.kind = EFFECT_BACK};
	if (action == ACTION_OPEN || state->chosen == CANVAS_NO_ROLE)
		return open_chosen(state);
	switch (action) {
	case ACTION_UP:
		step(state, above);
		break;
	case ACTION_DOWN:
		step(state, below);
		break;
	case ACTION_LEFT:
		step(state, leftwards);
		break;
	case ACTION_RIGHT:
		return step(state, rightwards) ? stay() : open_chosen(state);
	case ACTION_FIRST:
		step_rows(state, state->drawing.height, above);
		break;
	case ACTION_LAST:
		step_rows(state, state->drawing.height, below);
		break;
	case ACTION_HALF_UP:
		step_rows(state, state->rows / 2, above);
		break;
	case ACTION_HALF_DOWN:
		step_rows(state, state->rows / 2, below);
		break;
	case ACTION_NEXT_WAY:
		return pick(state, true);
	case ACTION_PREVIOUS_WAY:
		return pick(state, false);
	case ACTION_FOLLOW:
		return follow(state);
	case ACTION_FOLD:
		return fold(state);
	case ACTION_UNFOLD:
		return unfold(state);
	default:
		break;
	}
	return stay();
}

static struct effect ladder_update(void *data, const struct event *event)
{
	struct ladder *state = data;

	if (event->kind == EVENT_RESIZE)
		return resize(state, event->rows, event->cols);
	if (event->kind == EVENT_ACTION && state->problem.status == RUNGS_OK)
		return act(state, event->action);
	if (event->kind == EVENT_ACTION && event->action == ACTION_BACK)
		return (struct effect){.kind = EFFECT_BACK};
	return stay();
}

static enum style style_of(enum canvas_style style)
{
	static const enum style styles[] = {
		[CANVAS_NORMAL] = STYLE_NORMAL,   [CANVAS_LABEL] = STYLE_LABEL,
		[CANVAS_LINE] = STYLE_RULE,       [CANVAS_BOX] = STYLE_RULE,
		[CANVAS_CHOSEN] = STYLE_SELECTED, [CANVAS_WAY] = STYLE_HEADING,
	};

	return styles[style];
}

static void render_canvas(const struct canvas *canvas, struct cells *grid,
			  struct area area)
{
	const struct canvas_cell *cell = canvas->at;

	for (int row = 0; row < canvas->height; row++)
		for (int col = 0; col < canvas->width; col++, cell++)
			if (cell->code != 0 &&
			    (cell->code != ' ' || cell->style != CANVAS_NORMAL))
				cells_put_code(grid, area, row, col,
					       style_of(cell->style),
					       cell->code);
}

/* Brings out the role that the picked way leads to or comes from. */
static void render_end(const struct ladder *state, struct cells *grid,
		       struct area area)
{
	const struct drawing *drawing = &state->drawing;
	const struct drawing_box *box;
	int left, right;

	if (state->way == NO_WAY)
		return;
	box = &drawing->boxes[ladder_way_end(&state->ladder, state->chosen,
					     state->way)];
	left = between(box->x - state->x, drawing->margin, area.cols);
	right = between(box->x + box->width - state->x, left, area.cols);
	for (int y = box->y; y < box->y + box->height; y++)
		if (y - state->y >= drawing->head && y - state->y < area.rows)
			cells_restyle(grid, area, y - state->y, left,
				      right - left, STYLE_INACTIVE);
}

static void ladder_render(const void *data, struct cells *grid,
			  struct area area)
{
	const struct ladder *state = data;
	struct canvas_options options = {.chosen = state->chosen,
					 .pinned = true};
	struct area status = area;
	struct canvas canvas;
	char text[400];

	status.row += area.rows - STATUS_ROWS;
	status.rows = STATUS_ROWS;
	area.rows -= STATUS_ROWS;
	if (state->problem.status != RUNGS_OK) {
		cells_put_clipped(grid, area, 0, 1, area.cols - 1,
				  STYLE_WARNING, state->problem.text);
		return;
	}
	if (!canvas_make(&canvas, &state->drawing, &state->ladder, &options,
			 state->x, state->y, area.cols, area.rows)) {
		cells_put_clipped(grid, area, 0, 1, area.cols - 1,
				  STYLE_WARNING, "Out of memory.");
		return;
	}
	render_canvas(&canvas, grid, area);
	canvas_release(&canvas);
	render_end(state, grid, area);
	ladder_ways_describe(&state->drawing, &state->ladder, state->chosen,
			     state->way, text, sizeof text);
	cells_put_clipped(grid, status, 0, 1, status.cols - 1, STYLE_HEADING,
			  text);
	if (state->chosen != CANVAS_NO_ROLE) {
		const struct drawing_box *box =
			&state->drawing.boxes[state->chosen];

		cells_cursor(grid, area,
			     between(box->y - state->y, 0, area.rows - 1),
			     between(box->x - state->x, 0, area.cols - 1));
	}
}

static const char *ladder_title(const void *data)
{
	return ((const struct ladder *)data)->title;
}

static enum rungs_status ladder_write(const void *data, const char *ending,
				      FILE *out, struct rungs_error *error)
{
	const struct ladder *state = data;

	return ladder_format(out, ending, &state->ladder, state->chosen, error);
}

const struct screen screen_ladder = {
	.name = "ladder",
	.context = IN_LADDER,
	.state_size = sizeof(struct ladder),
	.open = ladder_open,
	.update = ladder_update,
	.render = ladder_render,
	.title = ladder_title,
	.current = ladder_current,
	.subject = ladder_subject,
	.endings = "html svg dot",
	.write = ladder_write,
	.close = ladder_close,
};
