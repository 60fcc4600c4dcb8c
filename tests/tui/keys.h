/* The explorer driven by keys as a person writes them down. */
#ifndef RUNGS_TEST_KEYS_H
#define RUNGS_TEST_KEYS_H

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "tui/app.h"

static inline void press_one(struct app *app, struct key key)
{
	ck_assert(app_key(app, key));
	app_settle(app);
}

/* Keys as key_parse reads them, separated by spaces; what stands between
 * quotes is typed character by character. */
static inline void press(struct app *app, const char *keys)
{
	while (*(keys += strspn(keys, " "))) {
		char name[32];
		struct key key;
		size_t size = strcspn(keys, " ");

		if (*keys == '"') {
			while (*++keys != '"') {
				key = (struct key){.code = (uint32_t)*keys};
				press_one(app, key);
			}
			keys++;
			continue;
		}
		ck_assert_uint_lt(size, sizeof name);
		snprintf(name, sizeof name, "%.*s", (int)size, keys);
		keys += size;
		ck_assert_msg(key_parse(name, &key), "no key: %s", name);
		press_one(app, key);
	}
}

/* What the window shows; the caller frees it. */
static inline char *shown(const struct app *app, int rows, int cols)
{
	struct cells grid;
	char *text;

	ck_assert(cells_init(&grid, rows, cols));
	app_render(app, &grid);
	text = cells_dump(&grid);
	ck_assert_ptr_nonnull(text);
	cells_release(&grid);
	return text;
}

#endif
