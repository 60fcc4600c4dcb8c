/* How roles fit the person at the explorer, why, and what to learn next. */
#include "suite.h"

enum { ROWS = 40, COLS = 100 };

#include "somebody.h"

static void begin(void)
{
	const struct rungs_edit edits[] = {
		{.record = {.section = RUNGS_HAS_EDUCATION,
			    .id = "bachelor",
			    .name = "Bachelor's degree"}},
		{.record = {.section = RUNGS_HAS_EXPERIENCE,
			    .id = "role/reporting-analyst",
			    .name = "Reporting Analyst",
			    .years = 2}},
		skill("sql", 3),
	};
	struct rungs_profile *profile;

	setup();
	profile = opened(RUNGS_PROFILE_WRITE);
	ck_assert_int_eq(rungs_profile_change(profile, edits, 3, false, NULL),
			 RUNGS_OK);
	rungs_profile_close(profile);
	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, NULL), RUNGS_OK);
	start(ROWS, COLS);
}

START_TEST(roles_are_listed_by_band)
{
	press(app, "w");
	sees("▸ Reporting Analyst");
	sees("strong 2");
	press(app, "Tab");
	sees("▸ Junior Data Analyst");
	sees("2 of 12 missing");
	press(app, "Shift-Tab Shift-Tab");
	ck_assert(!is_shown("▸ Reporting Analyst"));
	press(app, "Tab");
	sees("▸ Reporting Analyst");
}
END_TEST

START_TEST(words_narrow_the_list)
{
	press(app, "w f \"level:entry\" Enter");
	sees("f level:entry");
	ck_assert(!is_shown("243 roles\n"));
	ck_assert(!is_shown("Reporting Analyst  "));
	press(app, "f \" zzqq\"");
	sees("0 roles");
	press(app, "Esc");
	sees("f level:entry");
	ck_assert(!is_shown("0 roles"));
	press(app, "f \" in:nowhere \"");
	sees("No specialization is called 'nowhere'");
	press(app, "Ctrl-U \"level:ent\" Tab Tab j Enter");
	sees("Fit of ");
}
END_TEST

/* As in a search; the profile and leaving the words keep the role instead. */
START_TEST(what_is_typed_leads_to_its_first_role)
{
	char *typed, *first;

	press(app, "w f \"a\" Down Down \"n\" Enter");
	typed = shown(app, ROWS, COLS);
	press(app, "g");
	first = shown(app, ROWS, COLS);
	ck_assert(strcmp(typed, first) == 0);
	free(typed);
	free(first);
	press(app, "G");
	typed = shown(app, ROWS, COLS);
	press(app, "f Enter");
	first = shown(app, ROWS, COLS);
	ck_assert(strcmp(typed, first) == 0);
	free(typed);
	free(first);
}
END_TEST

START_TEST(every_row_leads_to_its_thing_and_can_be_had)
{
	press(app, "w Tab Enter");
	sees("Fit of Junior Data Analyst");
	sees("near · 63 of 76 points");
	sees("needs level 2, has 0");
	press(app, "m");
	sees("Now: skill Data cleaning, level 2");
	sees("strong · 67 of 76 points");
	sees("Nothing is needed.");
	press(app, "u");
	sees("near · 63 of 76 points");
	press(app, "g Enter");
	sees("▸ Data cleaning");
	press(app, "Esc Esc");
	sees("▸ Junior Data Analyst");
}
END_TEST

START_TEST(why_answers_from_anywhere)
{
	press(app, "W");
	sees("W tells why a role fits or not");
	press(app, "j j l j W");
	sees("▸ Fit of ");
	press(app, "Esc / \"data scientist\" Down Alt-w");
	sees("▸ Fit of ");
	press(app, "Esc Esc Enter W");
	sees("What would change it");
	press(app, "Enter R");
	ck_assert(!is_shown("What would change it"));
}
END_TEST

START_TEST(a_step_opens_into_its_roles_and_is_taken)
{
	press(app, "n");
	sees("▸ Data entry accuracy");
	sees("opens 3 roles, 1 closer · level 0 to 3");
	press(app, "Enter");
	sees("Come into reach");
	sees("stretch, then near");
	sees("US, 2024");
	press(app, "Esc m");
	sees("Now: skill Data entry accuracy, level 3");
	ck_assert(!is_shown("▸ Data entry accuracy"));
	press(app, "u Tab Tab");
	sees("Master's degree");
	ck_assert(!is_shown("opens 3 roles"));
	press(app, "j");
	sees("People with it: median weekly");
}
END_TEST

/* What is written under a name in the profile's folder; the caller frees it. */
static char *written(const char *name)
{
	char keys[400], *where = strdup(scratch_path(folder, name));
	size_t size;
	char *text;

	snprintf(keys, sizeof keys, "o Ctrl-U \"%s\" Enter", where);
	press(app, keys);
	text = scratch_read(where, &size);
	free(where);
	return text;
}

START_TEST(the_lists_are_written_as_they_are_seen)
{
	char *text;

	press(app, "w f \"in:legal\" Enter o");
	sees("in-legal.txt");
	press(app, "Esc");
	text = written("fit.txt");
	ck_assert_msg(strstr(text, "How roles fit you") != NULL, "%s", text);
	ck_assert_ptr_nonnull(strstr(text, "in:legal"));
	ck_assert_ptr_nonnull(strstr(text, "Contract Analyst"));
	ck_assert_ptr_nonnull(strstr(text, " missing"));
	ck_assert_ptr_null(strstr(text, "Reporting Analyst"));
	free(text);
	press(app, "n Tab o");
	sees("skills.txt");
	press(app, "Esc");
	text = written("next.txt");
	ck_assert_ptr_nonnull(strstr(text, "opens "));
	ck_assert_ptr_null(strstr(text, "degree"));
	free(text);
}
END_TEST

START_TEST(what_is_not_known_is_no_data)
{
	press(app, "n Tab Tab Enter");
	sees("no data");
	press(app, "Esc Tab j Enter");
	sees("it changes no fit");
	sees("Roles in reach that name it");
	sees("time: no data");
}
END_TEST

START_TEST(nothing_in_the_profile_says_what_to_do)
{
	unlink(path);
	app_refresh(app);
	press(app, "w");
	sees("Your profile says nothing yet");
	press(app, "n");
	sees("Your profile says nothing yet");
	press(app, "s");
	sees("How do I start?");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("fit");
	TCase *tests = tcase_create("fit");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, roles_are_listed_by_band);
	tcase_add_test(tests, words_narrow_the_list);
	tcase_add_test(tests, what_is_typed_leads_to_its_first_role);
	tcase_add_test(tests, every_row_leads_to_its_thing_and_can_be_had);
	tcase_add_test(tests, why_answers_from_anywhere);
	tcase_add_test(tests, a_step_opens_into_its_roles_and_is_taken);
	tcase_add_test(tests, the_lists_are_written_as_they_are_seen);
	tcase_add_test(tests, what_is_not_known_is_no_data);
	tcase_add_test(tests, nothing_in_the_profile_says_what_to_do);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
