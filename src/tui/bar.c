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

/* Copies the first key of an action; false if it has none there. */
static bool first_key(enum action_id id, enum action_context context,
		      char key[KEY_NAME])
{
	const char *keys = action_keys(id, context);
	size_t length = 0;

	while (keys[length] && keys[length] != ' ' && length + 1 < KEY_NAME) {
		key[length] = keys[length];
		length++;
	}
	key[length] = '\0';
	return length > 0;
}

/* The columns that an action takes in the footer; 0 if that is without it. */
static int hint_columns(enum action_id id, const struct keys *at)
{
	const char *hint = actions[id].hint;
	char key[KEY_NAME];

	if (!hint || !first_key(id, at->context, key) || !at->finds(at->of, id))
		return 0;
	return text_columns(key) + 1 + text_columns(hint);
}

/* The actions whose hints fit, in their order; returns how many, and the gap
 * between them. */
static int choose(const struct keys *at, int cols, enum action_id *chosen,
		  int *gap)
{
	int col = 1, count = 0;

	*gap = WIDE_GAP;
	for (enum action_id id = ACTION_NONE + 1; id < ACTION_COUNT; id++) {
		int columns = hint_columns(id, at);

		if (columns == 0)
			continue;
		col += columns;
		if (col + (WIDE_GAP - NARROW_GAP) * count > cols)
			*gap = NARROW_GAP;
		if (col > cols)
			break;
		col += NARROW_GAP;
		chosen[count++] = id;
	}
	return count;
}

void bar_keys(enum action_context context,
	      bool (*finds)(const void *of, enum action_id action),
	      const void *of, struct cells *grid, struct area line)
{
	struct keys at = {context, finds, of};
	enum action_id chosen[ACTION_COUNT];
	int gap, count = choose(&at, line.cols, chosen, &gap);
	int col = 1;

	for (int i = 0; i < count; i++) {
		char key[KEY_NAME];

		first_key(chosen[i], context, key);
		col += cells_put(grid, line, 0, col, STYLE_KEY, key) + 1;
		col += cells_put(grid, line, 0, col, STYLE_BAR,
				 actions[chosen[i]].hint) +
		       gap;
	}
}
