#include "preview.h"

#include <string.h>

#include "../core/text.h"
#include "../page/own.h"
#include "page_draw.h"
#include "profile_page.h"

void preview_clear(struct preview *preview)
{
	layout_release(&preview->layout);
	page_release(&preview->page);
	*preview = (struct preview){.person = preview->person};
}

static unsigned long generation_of(const struct person *person)
{
	return person ? person->generation : 0;
}

static bool same(const struct preview *preview, const struct place *place,
		 int rows, int width)
{
	return preview->shown && preview->rows == rows &&
	       preview->generation == generation_of(preview->person) &&
	       preview->width == width &&
	       preview->place.screen == place->screen &&
	       preview->place.kind == place->kind &&
	       strcmp(preview->place.id, place->id) == 0;
}

void preview_show(struct preview *preview, struct rungs_atlas *atlas,
		  const struct place *place, int rows, int width)
{
	static const struct rungs_records nothing;
	const struct rungs_records *has =
		preview->person ? &preview->person->records : &nothing;
	struct page visible = {.count = 0};
	enum rungs_status status;

	if (same(preview, place, rows, width))
		return;
	preview_clear(preview);
	preview->shown = true;
	preview->place = *place;
	preview->rows = rows;
	preview->width = width;
	preview->generation = generation_of(preview->person);
	if (rows < 1 || width < 1)
		return;
	if (place->screen == &screen_start)
		status = page_open_start(&preview->page, atlas,
					 &preview->problem);
	else if (profile_page_is(place->screen))
		status = profile_page_make(&preview->page, atlas,
					   preview->person, place,
					   &preview->problem);
	else
		status = page_open_head(&preview->page, atlas, place->kind,
					place->id, (size_t)rows,
					&preview->problem);
	if (preview->page.count > (size_t)rows)
		preview->page.count = (size_t)rows;
	if (status == RUNGS_OK)
		status = own_page(&visible, &preview->page, has,
				  &preview->problem);
	if (visible.count > (size_t)rows)
		visible.count = (size_t)rows;
	if (status == RUNGS_OK)
		status = layout_make(&preview->layout, &visible, width,
				     &preview->problem);
	page_release(&visible);
	preview->problem.status = status;
}

const char *preview_title(const struct preview *preview)
{
	const char *title = preview->page.title;

	return title && text_columns(title) <= preview->width ? title : NULL;
}

void preview_render(const struct preview *preview, struct cells *grid,
		    struct area area, bool untitled)
{
	size_t first = untitled && preview_title(preview) ? 1 : 0;

	if (preview->problem.status)
		cells_put_clipped(grid, area, 0, 0, area.cols, STYLE_WARNING,
				  preview->problem.text);
	else
		page_draw(grid, area, &preview->layout, first, LAYOUT_NO_ROW,
			  0);
}

int preview_list_columns(int cols)
{
	return cols >= 72 ? cols * 23 / 40 : cols;
}

/* Without the line at its left and a margin on both sides. */
static int columns_beside(int cols)
{
	return cols - preview_list_columns(cols) - 3;
}

void preview_show_beside(struct preview *preview, struct rungs_atlas *atlas,
			 const struct place *place, int rows, int cols)
{
	int width = columns_beside(cols);

	if (place && width > 0)
		preview_show(preview, atlas, place, rows, width);
	else
		preview_clear(preview);
}

void preview_render_beside(const struct preview *preview, struct cells *grid,
			   struct area area, int head)
{
	int width = columns_beside(area.cols);
	int line = preview_list_columns(area.cols);
	struct area part = {area.row + head, area.col + line, area.rows - head,
			    1};

	if (width <= 0)
		return;
	cells_put(grid, area, head - 1, line, STYLE_RULE, "┬");
	cells_fill(grid, part, 0x2502, STYLE_RULE);
	part.col += 2;
	part.cols = width;
	preview_render(preview, grid, part, false);
}
