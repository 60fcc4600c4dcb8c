#include "route_board.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"
#include "../page/moves.h"
#include "../page/routes.h"
#include "../page/words.h"

enum {
	WIDE_ROWS = 30,   /* from which timelines have room to stand upright */
	WIDE_COLUMN = 24, /* that each of them needs at least, */
	WIDEST = 40,      /* and at most */
	BAR_COLS = 70,    /* from which a timeline lies beside its names */
	BAR = 17,
	CARD_ROWS = 3 /* above an upright timeline, and the gap under it */
};

struct route_card {
	const char *years, *brief, *figures, *middle, *start;
	const char **steps; /* how long and what sort each is */
};

/* The roles between both ends, which the window's head names. */
static const char *middle(struct builder *builder,
			  const struct rungs_route *route)
{
	const char *text = NULL;

	for (size_t i = 0; i + 1 < route->step_count; i++)
		text = builder_and(builder, text, " → ",
				   route->steps[i].to.title);
	if (text)
		return text;
	return builder_format(builder, "directly%s%s", WORDS_BETWEEN,
			      route->steps[0].to.title);
}

static void card_make(struct builder *builder, struct route_card *card,
		      const struct rungs_route *route)
{
	card->years = routes_years(builder, route);
	card->brief = routes_years_brief(builder, route);
	card->figures = builder_format(
		builder, "%s%s%s",
		builder_format(builder, "%d to learn", route->effort),
		WORDS_BETWEEN, routes_pay(builder, &route->pay));
	card->middle = middle(builder, route);
	card->start =
		route->steps[0].from.id ? route->steps[0].from.title : "Start";
	card->steps = calloc(route->step_count, sizeof *card->steps);
	for (size_t i = 0; card->steps && i < route->step_count; i++)
		card->steps[i] = moves_brief(builder, &route->steps[i].move);
}

bool route_board_make(struct route_board *board,
		      const struct rungs_routes *routes)
{
	struct builder builder;
	bool whole = true;

	route_board_release(board);
	board->routes = routes;
	board->cards = calloc(routes->count + 1, sizeof *board->cards);
	if (!board->cards)
		return false;
	builder_begin(&builder, RUNGS_ROLE, NULL);
	for (size_t i = 0; i < routes->count; i++) {
		card_make(&builder, &board->cards[i], &routes->at[i]);
		whole = whole && board->cards[i].steps;
	}
	if (builder_finish(&builder, &board->words, RUNGS_OK, NULL) ==
		    RUNGS_OK &&
	    whole)
		return true;
	route_board_release(board);
	return false;
}

void route_board_release(struct route_board *board)
{
	size_t count = board->cards ? board->routes->count : 0;

	for (size_t i = 0; i < count; i++)
		free(board->cards[i].steps);
	free(board->cards);
	page_release(&board->words);
	*board = (struct route_board){.routes = NULL};
}

static size_t count_of(const struct route_board *board)
{
	return board->cards ? board->routes->count : 0;
}

static int most_steps(const struct route_board *board)
{
	size_t most = 0;

	for (size_t i = 0; i < count_of(board); i++)
		if (board->routes->at[i].step_count > most)
			most = board->routes->at[i].step_count;
	return (int)most;
}

static int wide_rows(const struct route_board *board)
{
	return CARD_ROWS + 2 * most_steps(board) + 1;
}

bool route_board_is_wide(const struct route_board *board, int rows, int cols)
{
	int count = (int)count_of(board);

	return count > 0 && rows >= WIDE_ROWS && cols >= count * WIDE_COLUMN &&
	       wide_rows(board) <= rows / 2;
}

int route_board_rows(const struct route_board *board, int rows, int cols)
{
	int count = (int)count_of(board);

	if (route_board_is_wide(board, rows, cols))
		return wide_rows(board);
	return count;
}

/* Years lie from left to right; a dot is a role. */
static void bar_draw(const struct rungs_route *route, double most,
		     struct cells *grid, struct area area, int row, int col)
{
	double years = 0;
	int end = most > 0 ? (int)lround(route->years / most * (BAR - 1)) : 0;

	for (int i = 1; i < end; i++)
		cells_put(grid, area, row, col + i, STYLE_RULE, "─");
	if (route->steps[0].from.id)
		cells_put(grid, area, row, col, STYLE_NORMAL, "○");
	for (size_t i = 0; i < route->step_count; i++) {
		const struct rungs_move *move = &route->steps[i].move;
		int least = move->years_min, last = move->years_max, at;

		least = least == RUNGS_UNKNOWN ? last : least;
		last = last == RUNGS_UNKNOWN ? least : last;
		if (least > 0 || last > 0)
			years += (least + last) / 2.0;
		at = most > 0 ? (int)lround(years / most * (BAR - 1)) : 0;
		at = at < 0 ? 0 : at > BAR - 1 ? BAR - 1 : at;
		cells_put(grid, area, row, col + at, STYLE_NORMAL, "●");
	}
}

static double longest(const struct rungs_routes *routes)
{
	double most = 0;

	for (size_t i = 0; i < routes->count; i++)
		most = fmax(most, routes->at[i].years);
	return most;
}

static int brief_columns(const struct route_board *board)
{
	int most = 0;

	for (size_t i = 0; i < count_of(board); i++) {
		int columns = text_columns(board->cards[i].brief);

		most = columns > most ? columns : most;
	}
	return most;
}

static void line_draw(const struct route_board *board, size_t which,
		      struct cells *grid, struct area area)
{
	const struct rungs_route *route = &board->routes->at[which];
	const struct route_card *card = &board->cards[which];
	int col = 3;
	char number[24];

	snprintf(number, sizeof number, "%zu", which + 1);
	cells_put(grid, area, 0, 1, STYLE_KEY, number);
	cells_put(grid, area, 0, col, STYLE_NORMAL, card->brief);
	col += brief_columns(board) + 2;
	if (area.cols >= BAR_COLS) {
		bar_draw(route, longest(board->routes), grid, area, 0, col);
		col += BAR + 2;
	}
	cells_put_clipped(grid, area, 0, col, area.cols - col - 1, STYLE_NORMAL,
			  card->middle);
}

/* An upright timeline. */
static void column_draw(const struct route_board *board, size_t which,
			struct cells *grid, struct area area)
{
	const struct rungs_route *route = &board->routes->at[which];
	const struct route_card *card = &board->cards[which];
	int room = area.cols - 4;
	char title[80];
	int row = 0;

	snprintf(title, sizeof title, "%zu  %s", which + 1, card->years);
	cells_put_clipped(grid, area, row++, 1, area.cols - 2, STYLE_HEADING,
			  title);
	cells_put_clipped(grid, area, row++, 1, area.cols - 2, STYLE_DIM,
			  card->figures);
	cells_put(grid, area, row, 1, STYLE_NORMAL, "○");
	cells_put_clipped(grid, area, row++, 3, room, STYLE_NORMAL,
			  card->start);
	for (size_t i = 0; i < route->step_count; i++) {
		cells_put(grid, area, row, 1, STYLE_RULE, "│");
		cells_put_clipped(grid, area, row++, 3, room, STYLE_DIM,
				  card->steps[i]);
		cells_put(grid, area, row, 1, STYLE_NORMAL, "●");
		cells_put_clipped(grid, area, row++, 3, room,
				  route->steps[i].move.doubtful ? STYLE_WARNING
								: STYLE_NORMAL,
				  route->steps[i].to.title);
	}
}

static void mark_chosen(struct cells *grid, struct area area, int cols,
			bool active)
{
	cells_restyle(grid, area, 0, 0, cols,
		      active ? STYLE_SELECTED : STYLE_INACTIVE);
	if (active)
		cells_cursor(grid, area, 0, 1);
}

void route_board_render(const struct route_board *board, size_t chosen,
			bool active, int rows, struct cells *grid,
			struct area area)
{
	bool wide = route_board_is_wide(board, rows, area.cols);
	int count = (int)count_of(board), at = (int)chosen;
	int width = count > 0 ? area.cols / count : 0;
	int first = at >= area.rows ? at - area.rows + 1 : 0;

	if (width > WIDEST)
		width = WIDEST;
	for (int i = 0; i < count; i++) {
		struct area place = area;

		if (wide) {
			place.col += i * width;
			place.cols = width;
			column_draw(board, (size_t)i, grid, place);
		} else if (i >= first && i - first < area.rows) {
			place.row += i - first;
			place.rows = 1;
			line_draw(board, (size_t)i, grid, place);
		}
		if (i == at)
			mark_chosen(grid, place, wide ? width - 1 : area.cols,
				    active);
	}
}
