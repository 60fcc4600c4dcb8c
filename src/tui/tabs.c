#include "tabs.h"

#include "../core/text.h"

/* The first name shown, so that the open one is in view. */
static size_t first_shown(const char *const *names, size_t open, int cols)
{
	int columns = text_columns(names[open]) + 2;
	size_t first = open;

	while (first > 0) {
		columns += text_columns(names[first - 1]) + 2;
		if (columns > cols - 4)
			break;
		first--;
	}
	return first;
}

void tabs_render(const char *const *names, size_t count, size_t open,
		 struct cells *grid, struct area area, bool active)
{
	size_t first = first_shown(names, open, area.cols);
	struct area rule = {area.row + 1, area.col, area.rows > 1, area.cols};
	int col = 1;

	cells_fill(grid, rule, 0x2500, STYLE_RULE);
	if (first > 0)
		cells_put(grid, area, 0, 0, STYLE_DIM, "‹");
	for (size_t i = first; i < count; i++) {
		int width = text_columns(names[i]) + 2;

		if (i != open && col + width > area.cols - 1) {
			cells_put(grid, area, 0, area.cols - 1, STYLE_DIM, "›");
			break;
		}
		cells_put(grid, area, 0, col + 1, STYLE_NORMAL, names[i]);
		if (i == open)
			cells_restyle(grid, area, 0, col, width,
				      active ? STYLE_SELECTED : STYLE_INACTIVE);
		if (i == open && active)
			cells_cursor(grid, area, 0, col);
		col += width;
	}
}
