/* Where one was is where one comes back to, whatever the file holds. */
#include "tui/app.h"
#include "tui/keys.h"
#include "tui/place.h"
#include "tui/trail.h"

#include "core/profile_stage.h"
#include "suite.h"

enum { ROWS = 24, COLS = 80 };

static struct rungs_atlas *atlas;

static void begin(void)
{
	setup();
	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, NULL), RUNGS_OK);
}

static void end(void)
{
	rungs_atlas_close(atlas);
	teardown();
}

static struct app *app_at(const struct place *place,
			  const struct app_files *files)
{
	struct app *app;

	ck_assert_int_eq(app_new(&app, atlas, files, place, ROWS, COLS, NULL),
			 RUNGS_OK);
	app_settle(app);
	return app;
}

static const char *const walks[] = {
	"",
	"j j j l j j j",
	"G l j j",
	"j l j Enter ] j",
	"j l j Enter Ctrl-D Ctrl-D j j",
	"s j j",
	"i ] ] j j j",
	"/ \"power bi\"",
	"j l j F",
	"j l j R",
	"j L",
	"M Tab Tab",
	"S",
	"w j j Tab",
	"w f \"level:entry\" Enter j",
	"w j j Enter",
	"n j",
	"n ] j",
};

START_TEST(one_comes_back_to_the_same_screen)
{
	struct app *app = app_at(NULL, NULL);
	char text[PLACE_TEXT], *before, *after;
	struct place place;

	press(app, walks[_i]);
	before = shown(app, ROWS, COLS);
	app_place(app, &place);
	place_write(&place, "an atlas", text);
	app_free(app);
	ck_assert_msg(place_read(&place, "an atlas", text), "%s", text);
	app = app_at(&place, NULL);
	after = shown(app, ROWS, COLS);
	ck_assert_msg(strcmp(before, after) == 0,
		      "%s: was\n%.1500s\nis\n%.1500s", walks[_i], before,
		      after);
	press(app, "Esc Esc Esc");
	free(before);
	free(after);
	app_free(app);
}
END_TEST

static const char *const own_walks[] = {
	"j l j Space j Space c ] j",
	"j Space j Space c + Right Ctrl-D",
	"j l j R p G Enter",
	"j l j R p G Enter Ctrl-D Ctrl-D",
	"j l j W Ctrl-D",
	"Enter Enter Enter",
};

/* The first frame shows it. */
START_TEST(one_comes_back_to_what_is_ones_own)
{
	const struct app_files files = {.profile = path, .today = "2026-11-26"};
	struct app *app = app_at(NULL, &files);
	char text[PLACE_TEXT], *before, *after;
	struct place place;

	press(app, own_walks[_i]);
	press(app, "Ctrl-L"); /* takes the message away */
	before = shown(app, ROWS, COLS);
	app_place(app, &place);
	place_write(&place, "an atlas", text);
	app_free(app);
	ck_assert_msg(place_read(&place, "an atlas", text), "%s", text);
	app = app_at(&place, &files);
	after = shown(app, ROWS, COLS);
	ck_assert_msg(strcmp(before, after) == 0,
		      "%s: was\n%.1900s\nis\n%.1900s", own_walks[_i], before,
		      after);
	free(before);
	free(after);
	app_free(app);
}
END_TEST

START_TEST(nothing_else_is_taken_for_a_place)
{
	struct place place = {.screen = &screen_page,
			      .kind = RUNGS_ROLE,
			      .id = "data-analyst"};
	char text[PLACE_TEXT], broken[PLACE_TEXT];

	place_write(&place, "an atlas", text);
	ck_assert(place_read(&place, "an atlas", text));
	ck_assert(!place_read(&place, "another", text));
	ck_assert(!place_read(&place, "an atlas", ""));
	for (size_t i = 0; text[i]; i++) {
		memcpy(broken, text, sizeof text);
		broken[i] = '\0';
		ck_assert(!place_read(&place, "an atlas", broken));
		memcpy(broken, text, sizeof text);
		broken[i] = '\xff';
		ck_assert(!place_read(&place, "an atlas", broken));
	}
}
END_TEST

START_TEST(what_was_marked_last_is_read_by_the_next_run)
{
	char *file, text[100];
	struct stat found;

	ck_assert(asprintf(&file, "%s/state/rungs/place", folder) > 0);
	trail_open(file);
	ck_assert(!trail_read(text, sizeof text));
	trail_leave();
	ck_assert_int_ne(access(file, F_OK), 0);
	trail_mark("one");
	trail_mark("two");
	trail_leave();
	ck_assert(trail_read(text, sizeof text));
	ck_assert_str_eq(text, "two");
	ck_assert_int_eq(stat(file, &found), 0);
	ck_assert_int_eq(found.st_mode & 0777, 0600);
	ck_assert(!trail_read(text, 3));
	unlink(file);
	for (int i = 0; i < 2; i++) {
		*strrchr(file, '/') = '\0';
		rmdir(file);
	}
	free(file);
	trail_open(NULL);
	trail_mark("three");
	trail_leave();
	ck_assert(!trail_read(text, sizeof text));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("place");
	TCase *tests = tcase_create("place");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_loop_test(tests, one_comes_back_to_the_same_screen, 0,
			    (int)(sizeof walks / sizeof *walks));
	tcase_add_loop_test(tests, one_comes_back_to_what_is_ones_own, 0,
			    (int)(sizeof own_walks / sizeof *own_walks));
	tcase_add_test(tests, nothing_else_is_taken_for_a_place);
	tcase_add_test(tests, what_was_marked_last_is_read_by_the_next_run);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
