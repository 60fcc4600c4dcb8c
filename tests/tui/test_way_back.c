/* Coming back from anywhere shows what was there before. */
#include <stdlib.h>

#include "keys.h"
#include "suite.h"

static const struct trip {
	const char *here;
	const char *there;
	const char *back;
} trips[] = {
	{"j j l j j j", "Enter", "Esc"},
	{"j j l Ctrl-D j", "Enter j j Enter Enter", "Esc Esc Esc"},
	{"j j j", "Enter", "Backspace"},
	{"G k", "Enter j Tab j Enter", "Esc Esc"},
	{"i Tab Ctrl-D Ctrl-D", "Enter", "Esc"},
	{"/ \"data\" Down Down", "Enter Enter", "Esc Esc"},
	{"j l j", "/ \"sql\" Enter", "Esc Esc"},
	{"j l j", "?", "Esc"},
	{"j l j", ":", "Esc"},
	{"j l j", "s", "Esc"},
	{"j l Enter", "i", "Esc"},
	{"Enter j j j j", "5", "Esc"},
};

static struct rungs_atlas *atlas;

static void setup(void)
{
	struct rungs_error error;

	ck_assert_msg(rungs_atlas_open_kpo(&atlas, &error) == RUNGS_OK, "%s",
		      error.text);
}

static void teardown(void)
{
	rungs_atlas_close(atlas);
}

START_TEST(the_way_back_leads_where_one_was)
{
	const struct trip *trip = &trips[_i];
	struct rungs_error error;
	struct app *app;
	char *before, *away, *after;

	ck_assert_int_eq(app_new(&app, atlas, NULL, NULL, 24, 80, &error),
			 RUNGS_OK);
	press(app, trip->here);
	before = shown(app, 24, 80);
	press(app, trip->there);
	away = shown(app, 24, 80);
	ck_assert_str_ne(before, away);
	press(app, trip->back);
	after = shown(app, 24, 80);
	ck_assert_str_eq(before, after);
	free(before);
	free(away);
	free(after);
	app_free(app);
}
END_TEST

START_TEST(a_resize_in_between_changes_nothing)
{
	struct rungs_error error;
	struct app *app;
	char *before, *after;

	ck_assert_int_eq(app_new(&app, atlas, NULL, NULL, 24, 80, &error),
			 RUNGS_OK);
	press(app, "j j l Ctrl-D j");
	before = shown(app, 24, 80);
	app_resize(app, 5, 20);
	app_resize(app, 0, 0);
	app_resize(app, 60, 200);
	app_resize(app, 24, 80);
	after = shown(app, 24, 80);
	ck_assert_str_eq(before, after);
	free(before);
	free(after);
	app_free(app);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("way back");
	TCase *tests = tcase_create("way back");

	tcase_add_unchecked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, the_way_back_leads_where_one_was, 0,
			    (int)(sizeof trips / sizeof *trips));
	tcase_add_test(tests, a_resize_in_between_changes_nothing);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
