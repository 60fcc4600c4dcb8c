/* The guided start on the screen: one question at a time, left and resumed
 * anywhere, and at its end the shortlist. */
#include "golden/golden.h"

#include "suite.h"

enum { ROWS = 24, COLS = 80 };

#include "somebody.h"

static void begin(void)
{
	setup();
	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, NULL), RUNGS_OK);
	start(ROWS, COLS);
}

START_TEST(three_answers_then_the_fourth)
{
	press(app, "S");
	sees("1 of 12 · Education");
	press(app, "j j j j j Enter");
	sees("2 of 12 · Field of study");
	press(app, "j j Space Enter");
	sees("3 of 12 · Work");
	press(app, "/ \"sales executive\" Enter");
	sees("4 of 12 · Working years");
	/* Nothing is said to the program: it is gone. */
	app_free(app);
	start(ROWS, COLS);
	press(app, "S");
	sees("4 of 12 · Working years");
	press(app, "b");
	sees("(*) Business Development Executive");
	press(app, "b");
	sees("[x] Law & paralegal studies");
	sees("[ ] Computing & IT");
	/* Who goes back and leaves goes on there. */
	press(app, "Esc S");
	sees("2 of 12 · Field of study");
}
END_TEST

/* Who does not know the key finds it where the explorer begins. */
START_TEST(the_first_screen_leads_to_it)
{
	sees("Questions: which roles suit me?");
	press(app, "l");
	sees("Enter asks; each can be skipped");
	press(app, "Enter");
	sees("1 of 12 · Education");
	press(app, "Esc");
	sees("Enter asks; each can be skipped");
}
END_TEST

START_TEST(an_answer_is_undone_with_one_key)
{
	press(app, "S j j j j j Enter");
	sees("2 of 12");
	press(app, "u");
	sees("1 of 12");
	sees("( ) Bachelor's degree");
	press(app, "Ctrl-R");
	sees("2 of 12");
}
END_TEST

START_TEST(all_skipped_there_is_still_a_list)
{
	press(app, "S");
	/* Without studies and work two questions do not arise. */
	for (int i = 0; i < 10; i++)
		press(app, "Tab");
	sees("Your shortlist");
	sees("Nothing was told yet");
	/* One press too many stays. */
	press(app, "Tab");
	sees("Your shortlist");
	press(app, "Shift-Tab Enter");
	sees("Asks");
	press(app, "Esc");
	sees("Your shortlist");
	/* Once more from the beginning, and from anywhere to its end. */
	press(app, "S");
	sees("1 of 12 · Education · skipped before");
	press(app, "Esc");
	sees("Your shortlist");
	press(app, "H S");
	sees("Your shortlist");
}
END_TEST

START_TEST(nothing_marked_is_no_answer)
{
	press(app, "S j j j j j Enter Enter");
	sees("2 of 12 · Field of study");
	sees("None marked. Space marks, Tab skips.");
	press(app, "Space Enter");
	sees("3 of 12 · Work");
	/* What was marked is taken back. */
	press(app, "b Space Enter");
	sees("3 of 12 · Work");
	press(app, "b");
	sees("[ ] Business");
}
END_TEST

START_TEST(more_answers_are_looked_up)
{
	press(app, "S j j j j j Enter / \"nursing\" Enter");
	sees("[x] nursing");
	press(app, "/ \"basket weaving\" Enter");
	sees("[x] basket weaving");
	press(app, "Enter b");
	sees("[x] nursing");
	sees("[x] basket weaving");
	press(app, "Enter Enter \"x\" Esc");
	sees("3 of 12 · Work");
	press(app, "b b /");
	sees("All answers to this question are listed.");
}
END_TEST

/* What is answered and shown, by name, at each size. */
static const struct look {
	const char *name, *keys;
} looks[] = {
	{"assess", "S"},
	{"assess-many", "S j j j j j Enter j j Space"},
	{"assess-find", "S j j j j j Enter Tab Enter \"medi\" Down"},
	{"assess-likes", "S Tab Tab Tab j Space j j Space"},
	{"shortlist",
	 "S j j j j j Enter Space Enter Tab Tab j Space j Space Enter "
	 "Tab Tab Tab Tab Tab Tab"},
};
static const struct {
	int rows, cols;
} sizes[] = {{24, 80}, {12, 40}, {40, 120}};

#define SIZES (sizeof sizes / sizeof *sizes)
#define LOOKS (sizeof looks / sizeof *looks)

START_TEST(looks_as_agreed)
{
	const struct look *look = &looks[(size_t)_i / SIZES];
	int rows = sizes[(size_t)_i % SIZES].rows,
	    cols = sizes[(size_t)_i % SIZES].cols;
	char name[64], *text;

	app_free(app);
	start(rows, cols);
	press(app, look->keys);
	text = shown(app, rows, cols);
	snprintf(name, sizeof name, "%s-%dx%d", look->name, cols, rows);
	golden_check("tui", name, text);
	free(text);
}
END_TEST

START_TEST(any_size_does)
{
	press(app, "S j j j j j Enter / \"a\"");
	for (int rows = 1; rows < 30; rows += 3) {
		for (int cols = 1; cols < 90; cols += 7) {
			app_resize(app, rows, cols);
			free(shown(app, rows, cols));
		}
	}
	app_resize(app, ROWS, COLS);
	sees("2 of 12");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("assess");
	TCase *tests = tcase_create("screen");

	tcase_set_timeout(tests, 60);
	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, three_answers_then_the_fourth);
	tcase_add_test(tests, the_first_screen_leads_to_it);
	tcase_add_test(tests, an_answer_is_undone_with_one_key);
	tcase_add_test(tests, all_skipped_there_is_still_a_list);
	tcase_add_test(tests, nothing_marked_is_no_answer);
	tcase_add_test(tests, more_answers_are_looked_up);
	tcase_add_test(tests, any_size_does);
	tcase_add_loop_test(tests, looks_as_agreed, 0, (int)(LOOKS * SIZES));
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
