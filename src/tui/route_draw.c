#include "route.h"

enum { HEAD_ROWS = 3, RULE_ROWS = 1 };

struct area route_body(const struct route *route)
{
	int head = HEAD_ROWS + RULE_ROWS;

	return (struct area){.row = head,
			     .rows = route->rows > head ? route->rows - head
							: 1,
			     .cols = route->cols};
}

/* Rows of the routes above the steps: all of a large window, of a small one
 * only the chosen route. */
static int board_rows(const struct route *route)
{
	struct area area = route_body(route);
	int rows = route_board_rows(&route->board, area.rows, area.cols);

	if (rows == 0)
		return 0;
	return rows + RULE_ROWS <= 2 * area.rows / 3 ? rows : 1;
}

struct area route_steps_area(const struct route *route)
{
	struct area area = route_body(route);
	int above = board_rows(route);

	above += above > 0 ? RULE_ROWS : 0;
	area.row += above;
	area.rows = area.rows > above ? area.rows - above : 1;
	return area;
}

static void head_draw(const struct route *route, struct cells *grid,
		      struct area area)
{
	bool away = route->mode == SWITCH || route->part > AT_LIMITS;
	int row = route->part > AT_LIMITS ? AT_LIMITS : (int)route->part;
	struct area rule = area;
	char limits[600];

	route_end_render(&route->from, "From", 0, grid, area);
	route_end_render(&route->to, "To", 1, grid, area);
	route_switches_words(&route->switches, limits, sizeof limits);
	cells_put(grid, area, 2, 1, STYLE_LABEL, "Limits");
	cells_put_clipped(grid, area, 2, 9, area.cols - 10, STYLE_NORMAL,
			  limits);
	rule.row += HEAD_ROWS;
	rule.rows = area.rows > HEAD_ROWS;
	cells_fill(grid, rule, 0x2500, STYLE_RULE);
	if (away && route->mode == SHOW)
		return;
	cells_restyle(grid, area, row, 0, area.cols,
		      away ? STYLE_INACTIVE : STYLE_SELECTED);
	cells_cursor(grid, area, row, 1);
}

static void board_draw(const struct route *route, struct cells *grid,
		       struct area area)
{
	int rows = board_rows(route);
	struct area board = area, rule = area;

	if (rows == 0)
		return;
	board.rows = rows;
	route_board_render(&route->board, route->chosen,
			   route->part == AT_ROUTES, area.rows, grid, board);
	rule.row += rows;
	rule.rows = area.rows > rows;
	cells_fill(grid, rule, 0x2500, STYLE_RULE);
}

static void show_draw(const struct route *route, struct cells *grid,
		      struct area area)
{
	struct area inner = route_body(route), steps = route_steps_area(route);
	struct page_view view = route->steps;
	int row = grid->cursor_row, col = grid->cursor_col;

	inner.row += area.row;
	steps.row += area.row;
	if (route->problem.status != RUNGS_OK) {
		cells_put_clipped(grid, inner, 0, 1, inner.cols - 2,
				  STYLE_WARNING, route->problem.text);
		return;
	}
	if (route->part != AT_STEPS)
		view.focus = LAYOUT_NO_ROW;
	page_view_render(&view, grid, steps);
	if (route->part == AT_STEPS) {
		row = grid->cursor_row;
		col = grid->cursor_col;
	}
	board_draw(route, grid, inner);
	if (route->part != AT_ROUTES) {
		grid->cursor_row = row;
		grid->cursor_col = col;
	}
}

void route_render(const void *state, struct cells *grid, struct area area)
{
	const struct route *route = state;
	struct area list = route_body(route);

	if (route->mode == PICK) {
		picker_render(&route->pick, grid, area);
		return;
	}
	head_draw(route, grid, area);
	list.row += area.row;
	if (route->mode == SWITCH)
		list_render(&route->switches.list, grid, list, true);
	else
		show_draw(route, grid, area);
}
