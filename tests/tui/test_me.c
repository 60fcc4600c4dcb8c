/* The Me screen: everything in the profile, changed where it stands. */
#include "suite.h"

enum { ROWS = 30, COLS = 80 };

#include "somebody.h"

static void begin(void)
{
	setup();
	ck_assert_int_eq(
		rungs_atlas_open(&atlas, BINARY_DIR "/fixture.atlas", NULL),
		RUNGS_OK);
	start(ROWS, COLS);
	press(app, "M");
}

/* The profile as another program reads it. */
static const char *kept(void)
{
	struct rungs_profile *profile;
	const char *text;

	app_refresh(app);
	profile = opened(RUNGS_PROFILE_READ);
	text = said(profile);

	rungs_profile_close(profile);
	return text;
}

static void is_kept(const char *text)
{
	const char *all = kept();

	ck_assert_msg(strstr(all, text) != NULL, "no '%s' in %s", text, all);
}

START_TEST(a_skill_is_found_added_and_raised)
{
	press(app, "Tab Tab Tab Enter \"privil\" Enter");
	sees("Now: skill Privilege review, level 3.");
	is_kept("skill privilege 3;");
	press(app, "+");
	is_kept("skill privilege 4;");
	press(app, "2");
	is_kept("skill privilege 2;");
	press(app, "- -");
	sees("Taken out: skill Privilege review");
	ck_assert_str_eq(kept(), "");
	press(app, "u");
	is_kept("skill privilege 1;");
}
END_TEST

START_TEST(a_language_is_read_with_its_level)
{
	press(app, "Tab Tab Tab Tab Tab Enter \"English c1\" Enter");
	sees("C1");
	is_kept("language english 5;");
	press(app, "+ +");
	sees("native");
	press(app, "+");
	sees("There is no more than that.");
	press(app, "e Ctrl-U \"Deutsch b2\" Enter");
	is_kept("language deutsch 4;");
	ck_assert_ptr_null(strstr(kept(), "english"));
	press(app, "u");
	is_kept("language english 7;");
}
END_TEST

START_TEST(a_job_of_ones_own_has_years)
{
	press(app, "Tab Tab Enter Space");
	ck_assert(!is_shown("as you typed it"));
	press(app, "Ctrl-U \"Night porter\" Up Enter");
	sees("Night porter");
	press(app, "e Ctrl-U \"0.5\" Esc");
	sees("0.5 years");
	press(app, "e Ctrl-U \"2.5\" Esc");
	sees("2.5 years");
	press(app, "e Ctrl-U \"many\" Enter");
	sees("Years are a number");
	sees("2.5 years");
	is_kept("experience Night porter");
}
END_TEST

START_TEST(what_is_half_typed_is_kept_however_it_is_left)
{
	press(app, "G k k a \"Lisb\"");
	sees("Where you are:");
	app_free(app);
	start(ROWS, COLS);
	press(app, "M");
	sees("Lisb");
	is_kept("place Lisb");
}
END_TEST

START_TEST(nothing_of_a_pasted_text_is_added_unasked)
{
	ck_assert(app_paste(app, "Business English and privilege review\r"
				 "Certified Reviewer\r\n"));
	app_settle(app);
	sees("What the text names");
	sees("[ ] Business English");
	sees("line 1: Business English and privilege review");
	sees("line 2: Certified Reviewer");
	ck_assert_int_ne(access(path, F_OK), 0);
	press(app, "g Enter");
	sees("Nothing is ticked");
	press(app, "j Enter g Enter");
	sees("Taken over: 1 from the text.");
	press(app, "u");
	ck_assert_str_eq(kept(), "");
	ck_assert(app_paste(app, "nothing that it knows"));
	sees("The text names nothing");
}
END_TEST

START_TEST(a_record_is_opened_or_taken_out)
{
	struct rungs_profile *other = opened(RUNGS_PROFILE_WRITE);

	put(other, "privilege", 3);
	rungs_profile_close(other);
	ck_assert(app_refresh(app));
	press(app, "Tab Tab Tab Enter");
	sees("✓ have level 3");
	press(app, "Esc x");
	sees("Taken out: skill privilege");
	press(app, "Ctrl-R");
	sees("nothing to redo");
	press(app, "u");
	is_kept("skill privilege 3;");
}
END_TEST

/* Whatever is pressed, nothing breaks. */
START_TEST(random_use_breaks_nothing)
{
	static const char *const keys[] = {
		"j",     "k", "Tab", "Shift-Tab", "Enter",  "Enter",
		"a",     "x", "m",   "+",         "-",      "1",
		"3",     "e", "Esc", "u",         "b",      "B",
		"M",     "G", "g",   "o",         "Ctrl-R", "Ctrl-U",
		"Space", "l", "h",   "Up",        "Down"};
	unsigned seed = (unsigned)_i + 1;
	struct key key;

	for (int i = 0; i < 250; i++) {
		size_t which =
			(size_t)rand_r(&seed) % (sizeof keys / sizeof *keys);

		ck_assert(key_parse(keys[which], &key));
		ck_assert(app_key(app, key));
		if (i % 60 == 59)
			ck_assert(app_paste(app,
					    "Business English, a\x1b[2J "
					    "Certified Reviewer\n2 years"));
		app_settle(app);
		free(shown(app, ROWS, COLS));
		app_refresh(app);
	}
	ck_assert_ptr_nonnull(kept());
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("me");
	TCase *tests = tcase_create("me");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, a_skill_is_found_added_and_raised);
	tcase_add_test(tests, a_language_is_read_with_its_level);
	tcase_add_test(tests, a_job_of_ones_own_has_years);
	tcase_add_test(tests, what_is_half_typed_is_kept_however_it_is_left);
	tcase_add_test(tests, nothing_of_a_pasted_text_is_added_unasked);
	tcase_add_test(tests, a_record_is_opened_or_taken_out);
	tcase_add_loop_test(tests, random_use_breaks_nothing, 0, 6);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
