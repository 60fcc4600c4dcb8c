#include "page_draw.h"

void page_draw(struct cells *grid, struct area area,
	       const struct layout *layout, size_t top, size_t selected,
	       int margin)
{
	for (int row = 0; row < area.rows; row++) {
		const struct layout_line *line;

		if (top + (size_t)row >= layout->count)
			return;
		line = &layout->lines[top + (size_t)row];
		for (size_t i = 0; i < line->count; i++)
			cells_put(grid, area, row,
				  margin + line->spans[i].column,
				  line->spans[i].style, line->spans[i].text);
		if (line->first && line->row == selected) {
			cells_restyle(grid, area, row, 0, area.cols,
				      STYLE_SELECTED);
			cells_cursor(grid, area, row, margin);
		}
	}
}
