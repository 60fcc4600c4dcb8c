#include <stdio.h>
#include <string.h>

#include "../core/text.h"
#include "../page/wrap.h"
#include "assess.h"

enum {
	HINT_ROWS = 16, /* from there on there is room for hints */
	NOTE_ROWS = 3
};

static int lines_of(const char *text, int width)
{
	struct wrap wrap = wrap_begin(text, width < 1 ? 1 : width);
	const char *line;
	size_t size;
	int count = 0;

	while (text && wrap_next(&wrap, &line, &size))
		count++;
	return count;
}

/* Rows above the list, and below it. */
static int above(const struct assess *assess, int rows, int cols)
{
	const struct rungs_asked *asked = assess_asked(assess);
	int count = 1 + lines_of(asked->text, cols - 2);

	if (rows >= HINT_ROWS)
		count += 1 + lines_of(asked->hint, cols - 2);
	return count + (assess->looking ? 1 : 0);
}

static int below(int rows)
{
	return rows >= HINT_ROWS ? NOTE_ROWS : 1;
}

int assess_height(const struct assess *assess, int rows, int cols)
{
	int height = rows - above(assess, rows, cols) - below(rows);

	return height > 0 ? height : 1;
}

/* Draws a text in lines; returns the row after it. */
static int put_lines(struct cells *grid, struct area area, int row,
		     enum style style, const char *text, int most)
{
	struct wrap wrap = wrap_begin(text, area.cols > 2 ? area.cols - 2 : 1);
	const char *line;
	size_t size;

	while (text && most-- > 0 && wrap_next(&wrap, &line, &size)) {
		char copy[1000];

		snprintf(copy, sizeof copy, "%.*s", (int)size, line);
		cells_put(grid, area, row++, 1, style, copy);
	}
	return row;
}

static void render_head(const struct assess *assess, struct cells *grid,
			struct area area)
{
	static const char leave[] = "Esc leaves, all is kept",
			  brief[] = "Esc leaves";
	const struct rungs_asked *asked = assess_asked(assess);
	const char *how = area.cols >= 60 ? leave : brief;
	char text[120];

	snprintf(text, sizeof text, "%zu of %zu · %s%s", assess->at + 1,
		 assess->assessment.count, asked->title,
		 asked->state == RUNGS_SKIPPED ? " · skipped before" : "");
	cells_put_clipped(grid, area, 0, 1, area.cols - 2, STYLE_LABEL, text);
	if (text_columns(text) + text_columns(how) + 4 < area.cols)
		cells_put(grid, area, 0, area.cols - text_columns(how) - 1,
			  STYLE_DIM, how);
}

/* What the answer that the cursor is on means. */
static const char *note_of(const struct assess *assess)
{
	const struct list_row *row = list_current(&assess->list);

	return !assess->looking && row ? assess->choices[row->value].note
				       : NULL;
}

void assess_render(const void *state, struct cells *grid, struct area area)
{
	const struct assess *assess = state;
	const struct rungs_asked *asked = assess_asked(assess);
	struct area list = area;
	int row;

	if (!asked) {
		put_lines(grid, area, 0, STYLE_NORMAL,
			  "This atlas has nothing to ask about.", 2);
		return;
	}
	render_head(assess, grid, area);
	row = put_lines(grid, area, 1, STYLE_TITLE, asked->text, 4);
	if (area.rows >= HINT_ROWS) {
		row = put_lines(grid, area, row, STYLE_DIM, asked->hint, 3);
		row++;
	}
	list.row += above(assess, area.rows, area.cols);
	list.rows = assess->list.height;
	if (list.rows > 0)
		list_render(&assess->list, grid, list, true);
	if (assess->list.top > 0)
		cells_put(grid, list, 0, list.cols - 1, STYLE_DIM, "▲");
	if (assess->list.top + (size_t)assess->list.height < assess->list.count)
		cells_put(grid, list, list.rows - 1, list.cols - 1, STYLE_DIM,
			  "▼");
	if (!assess->looking && assess->choice_count == 0) {
		cells_put(grid, list, 0, 1, STYLE_NORMAL,
			  "Enter lets you type an answer.");
		cells_cursor(grid, list, 0, 1);
	}
	if (assess->looking) {
		row = list.row - area.row - 1;
		cells_put(grid, area, row, 1, STYLE_LABEL, "Find");
		field_render(&assess->field, grid, area, row, 7, area.cols - 8);
	}
	row = area.rows - below(area.rows);
	put_lines(grid, area, row, STYLE_DIM, note_of(assess),
		  below(area.rows));
}
