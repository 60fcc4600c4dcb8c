#include "bar.h"

#include <stdio.h>
#include <string.h>

#include "../core/text.h"

#define GAP_COLS 60 /* narrower, the keys of the footer stand closer */

void bar_header(const struct rungs_about *about, const char *title,
		struct cells *grid, int cols)
{
	struct area line = {.rows = 1, .cols = cols - 1};
	char path[512], right[256];
	int path_cols, right_cols;

	snprintf(path, sizeof path, "rungs ▸ %s%s%s", about->name,
		 title ? " ▸ " : "", title ? title : "");
	snprintf(right, sizeof right, "%zu roles · %s", about->roles,
		 about->release);
	path_cols = text_columns(path);
	right_cols = text_columns(right);
	cells_put_clipped(grid, line, 0, 1, line.cols - 1, STYLE_TITLE, path);
	if (1 + path_cols + 2 + right_cols <= line.cols)
		cells_put(grid, line, 0, line.cols - right_cols, STYLE_BAR,
			  right);
}

void bar_keys(enum action_context context, struct cells *grid, struct area line)
{
	int gap = line.cols < GAP_COLS ? 2 : 3;
	int col = 1;

	for (enum action_id id = ACTION_NONE + 1; id < ACTION_COUNT; id++) {
		const char *keys = action_keys(id, context);
		const char *hint = actions[id].hint;
		int length = (int)strcspn(keys, " ");
		char key[24];

		if (!hint || length == 0)
			continue;
		snprintf(key, sizeof key, "%.*s", length, keys);
		if (col + length + 1 + text_columns(hint) > line.cols)
			break;
		col += cells_put(grid, line, 0, col, STYLE_KEY, key) + 1;
		col += cells_put(grid, line, 0, col, STYLE_BAR, hint) + gap;
	}
}
