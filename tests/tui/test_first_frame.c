/* The first frame is what the atlas says, and asks SQLite for none of it. */
#include <stdlib.h>
#include <string.h>

#include "core/connection.h"
#include "page/page.h"
#include "tui/shelf.h"
#include "keys.h"
#include "suite.h"

static const struct window {
	int rows, cols;
} windows[] = {{24, 80}, {12, 40}, {40, 120}, {50, 160}};

static char *first_frame(struct rungs_atlas *atlas, const struct window *window)
{
	struct app *app;
	char *text;

	ck_assert_int_eq(app_new(&app, atlas, NULL, NULL, window->rows,
				 window->cols, NULL),
			 RUNGS_OK);
	text = shown(app, window->rows, window->cols);
	app_free(app);
	return text;
}

START_TEST(asks_nothing_of_the_tables)
{
	struct rungs_atlas *atlas;

	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, NULL), RUNGS_OK);
	free(first_frame(atlas, &windows[_i]));
	for (size_t i = 0; i < STATEMENT_COUNT; i++)
		ck_assert_msg(atlas->statements[i] == NULL, "asks: %s",
			      statement_sql[i]);
	rungs_atlas_close(atlas);
}
END_TEST

START_TEST(shows_what_the_file_says)
{
	struct rungs_atlas *own, *file;
	char *known, *asked;

	ck_assert_int_eq(rungs_atlas_open_kpo(&own, NULL), RUNGS_OK);
	ck_assert_int_eq(rungs_atlas_open(&file, BINARY_DIR "/kpo.atlas", NULL),
			 RUNGS_OK);
	known = first_frame(own, &windows[_i]);
	asked = first_frame(file, &windows[_i]);
	ck_assert_str_eq(known, asked);
	free(known);
	free(asked);
	rungs_atlas_close(own);
	rungs_atlas_close(file);
}
END_TEST

/* The lists of the library, and the start page, are known likewise. */
START_TEST(what_is_one_key_away_is_known)
{
	struct rungs_atlas *atlas;
	struct page page;

	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, NULL), RUNGS_OK);
	for (size_t i = 0; i < SHELF_COUNT; i++) {
		struct rungs_things things;

		ck_assert_int_eq(
			rungs_list(atlas, shelves[i].kind, &things, NULL),
			RUNGS_OK);
		ck_assert_uint_gt(things.count, 0);
		rungs_things_release(&things);
	}
	ck_assert_int_eq(page_open_start(&page, atlas, 0, NULL), RUNGS_OK);
	page_release(&page);
	for (size_t i = 0; i < STATEMENT_COUNT; i++)
		ck_assert_msg(atlas->statements[i] == NULL, "asks: %s",
			      statement_sql[i]);
	rungs_atlas_close(atlas);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("first frame");
	TCase *test = tcase_create("answers");
	int count = (int)(sizeof windows / sizeof *windows);

	tcase_add_loop_test(test, asks_nothing_of_the_tables, 0, count);
	tcase_add_loop_test(test, shows_what_the_file_says, 0, count);
	tcase_add_test(test, what_is_one_key_away_is_known);
	suite_add_tcase(suite, test);
	return suite_run(suite);
}
