#include "bar.h"

#include <stdio.h>
#include <string.h>

#include "../core/text.h"

/* Between the keys of the footer: where all fit, and else. */
enum { WIDE_GAP = 3, NARROW_GAP = 2 };

void bar_header(const struct rungs_about *about, const char *title,
		struct cells *grid, int cols)
{
	struct area line = {.rows = 1, .cols = cols - 1};
	char path[512], right[256], roles[TEXT_COUNT];
	int path_cols, right_cols;

	snprintf(path, sizeof path, "rungs ▸ %s%s%s", about->name,
		 title ? " ▸ " : "", title ? title : "");
	snprintf(right, sizeof right, "%s roles · %s",
		 text_count(roles, about->roles), about->release);
	path_cols = text_columns(path);
	right_cols = text_columns(right);
	cells_put_clipped(grid, line, 0, 1, line.cols - 1, STYLE_TITLE, path);
	if (1 + path_cols + 2 + right_cols <= line.cols)
		cells_put(grid, line, 0, line.cols - right_cols, STYLE_BAR,
			  right);
}

/* What of the footer depends on where one is. */
struct keys {
	enum action_context context;
	bool (*finds)(const void *of, enum action_id action);
	const void *of;
};

/* The first key and the hint of an action; false if the footer is without it. */
static bool key_hint(enum action_id id, const struct keys *at, char *key,
		     size_t size, const char **hint)
{
	const char *keys = action_keys(id, at->context);
	size_t length = strcspn(keys, " ");

	*hint = actions[id].hint;
	if (!*hint || length == 0 || length >= size || !at->finds(at->of, id))
		return false;
	memcpy(key, keys, length);
	key[length] = '\0';
	return true;
}

static bool fits(const struct keys *at, int gap, int cols)
{
	int col = 1 - gap;
	const char *hint;
	char key[24];

	for (enum action_id id = ACTION_NONE + 1;
	     id < ACTION_COUNT && col <= cols; id++)
		if (key_hint(id, at, key, sizeof key, &hint))
			col += gap + text_columns(key) + 1 + text_columns(hint);
	return col <= cols;
}

void bar_keys(enum action_context context,
	      bool (*finds)(const void *of, enum action_id action),
	      const void *of, struct cells *grid, struct area line)
{
	struct keys at = {context, finds, of};
	int gap = fits(&at, WIDE_GAP, line.cols) ? WIDE_GAP : NARROW_GAP;
	int col = 1;
	const char *hint;
	char key[24];

	for (enum action_id id = ACTION_NONE + 1; id < ACTION_COUNT; id++) {
		if (!key_hint(id, &at, key, sizeof key, &hint))
			continue;
		if (col + text_columns(key) + 1 + text_columns(hint) >
		    line.cols)
			break;
		col += cells_put(grid, line, 0, col, STYLE_KEY, key) + 1;
		col += cells_put(grid, line, 0, col, STYLE_BAR, hint) + gap;
	}
}
