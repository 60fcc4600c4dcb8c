/* A route becomes a plan, and its steps are done one by one. */
#include <string.h>

#include "suite.h"

enum { ROWS = 40, COLS = 120 };

#include "somebody.h"

/* With the first route to the role that Browse has third. */
static void begin(void)
{
	setup();
	ck_assert_int_eq(
		rungs_atlas_open(&atlas, BINARY_DIR "/fixture.atlas", NULL),
		RUNGS_OK);
	ck_assert_int_eq(app_new(&app, atlas,
				 &(struct app_files){.profile = path,
						     .today = "2026-11-26"},
				 NULL, ROWS, COLS, NULL),
			 RUNGS_OK);
	press(app, "j l j j R p");
}

static size_t count_of(enum rungs_section section)
{
	struct rungs_profile *profile = opened(RUNGS_PROFILE_READ);
	struct rungs_records records;
	size_t count = 0;

	ck_assert_int_eq(rungs_profile_get(profile, &records, NULL), RUNGS_OK);
	for (size_t i = 0; i < records.count; i++)
		count += records.at[i].section == section;
	rungs_records_release(&records);
	rungs_profile_close(profile);
	return count;
}

START_TEST(a_route_is_kept_as_a_plan_that_can_be_taken_back)
{
	sees("Kept as a plan");
	sees("[ ] Apply for ");
	ck_assert_uint_eq(count_of(RUNGS_PLANNED), 1);
	press(app, "u");
	sees("No plan yet");
	ck_assert_uint_eq(count_of(RUNGS_PLANNED), 0);
	ck_assert_uint_eq(count_of(RUNGS_STEP), 0);
}
END_TEST

START_TEST(a_step_that_is_ticked_gives_the_profile_what_was_learned)
{
	press(app, "j");
	sees("▸ [ ] Learn ");
	press(app, "Space");
	sees("Done, and in your profile");
	sees("[x] Learn ");
	sees("done on 2026-11-26");
	ck_assert_uint_eq(count_of(RUNGS_HAS_SKILL), 1);
	press(app, "Space");
	sees("Open again");
	ck_assert(!is_shown("[x]"));
	ck_assert_uint_eq(count_of(RUNGS_HAS_SKILL), 0);
	press(app, "u");
	sees("[x] Learn ");
	ck_assert_uint_eq(count_of(RUNGS_HAS_SKILL), 1);
}
END_TEST

START_TEST(what_the_profile_has_is_not_ticked_but_told)
{
	press(app, "j m");
	sees("[x] Learn ");
	/* The box says so, and a tick before an open one would mislead. */
	ck_assert(!is_shown("✓▸"));
	press(app, "Space");
	sees("Your profile has it already");
}
END_TEST

/* The whole file under a name in the profile's folder. */
static char *written(const char *name)
{
	char *where = strdup(scratch_path(folder, name));
	size_t size;
	char *text = scratch_read(where, &size);

	free(where);
	return text;
}

/* Writes the plan to a file of that name in the profile's folder. */
static void write_out(const char *name)
{
	char keys[400];

	snprintf(keys, sizeof keys, "o Ctrl-U \"%s\" Enter",
		 scratch_path(folder, name));
	press(app, keys);
}

START_TEST(the_plan_is_written_to_a_file_that_is_new)
{
	char *text;

	press(app, "o");
	sees("To a file, .html .md .txt .csv .ics:");
	sees("review-lead.html");
	press(app, "Esc");
	ck_assert_int_ne(access("review-lead.html", F_OK), 0);
	write_out("one.md");
	sees("one.md is written, in ");
	text = written("one.md");
	ck_assert_ptr_nonnull(strstr(text, "- [ ] "));
	free(text);
	write_out("one.txt");
	text = written("one.txt");
	ck_assert_ptr_nonnull(strstr(text, "Review Team Lead"));
	free(text);
	write_out("one.ics");
	text = written("one.ics");
	ck_assert_ptr_nonnull(strstr(text, "BEGIN:VTODO"));
	free(text);
}
END_TEST

/* The line stays, to give another name. */
START_TEST(a_file_that_is_there_is_left_as_it_is)
{
	char *text;

	scratch_write(scratch_path(folder, "one.md"), "mine", 4);
	write_out("one.md");
	sees("is there already");
	text = written("one.md");
	ck_assert_str_eq(text, "mine");
	free(text);
	press(app, "Backspace Backspace \"pdf\" Enter");
	sees("The name has to end in one of .html .md .txt .csv .ics");
	press(app, "Backspace Backspace Backspace \"html\" Enter");
	sees("one.html is written, in ");
	text = written("one.html");
	ck_assert_ptr_nonnull(strstr(text, "<!DOCTYPE html>"));
	free(text);
}
END_TEST

START_TEST(a_date_is_written_and_a_wrong_one_is_told)
{
	press(app, "d Ctrl-U \"2031-02-03\" Enter");
	sees("by 2031-02-03");
	press(app, "g d Ctrl-U \"soon\" Enter");
	sees("'soon'");
	/* The line is still there to mend it. */
	press(app, "Ctrl-U \"2031-01-01\" Enter");
	sees("by 2031-01-01");
	press(app, "d Ctrl-U \"soon\" Esc");
	sees("by 2031-01-01");
}
END_TEST

/* As a note on any thing: in lines, kept however it is left. */
START_TEST(a_step_has_a_note_of_its_own)
{
	press(app, "j e \"evening course,\" Alt-Enter \"Tuesdays\" Enter");
	sees("Kept; u takes it back.");
	sees("Tuesdays");
	press(app, "e Backspace Esc");
	sees("evening course,");
	sees("Tuesday");
	ck_assert(!is_shown("Tuesdays"));
	ck_assert_uint_eq(count_of(RUNGS_NOTED), 0);
	press(app, "e Esc");
	press(app, "u");
	sees("Tuesdays");
	press(app, "e Ctrl-U Backspace Ctrl-U Enter");
	ck_assert(!is_shown("evening course"));
	press(app, "G e");
	sees("Put the cursor on a step.");
}
END_TEST

START_TEST(own_steps_come_and_go)
{
	press(app, "a \"Call Ana\" Esc");
	sees("[ ] Call Ana");
	press(app, "u");
	ck_assert(!is_shown("[ ] Call Ana"));
	press(app, "x");
	sees("Taken out");
	press(app, "u D");
	sees("No plan yet");
	press(app, "u");
	sees("[ ] Learn ");
}
END_TEST

START_TEST(several_plans_are_turned_through)
{
	press(app, "Esc p");
	sees("-2");
}
END_TEST

START_TEST(the_whole_plan_is_a_page)
{
	press(app, "G Enter");
	sees("Plan: ");
	sees("Made");
	press(app, "Esc");
	sees("[ ] Learn ");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("plan");
	TCase *tests = tcase_create("plan");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, a_route_is_kept_as_a_plan_that_can_be_taken_back);
	tcase_add_test(
		tests,
		a_step_that_is_ticked_gives_the_profile_what_was_learned);
	tcase_add_test(tests, what_the_profile_has_is_not_ticked_but_told);
	tcase_add_test(tests, the_plan_is_written_to_a_file_that_is_new);
	tcase_add_test(tests, a_file_that_is_there_is_left_as_it_is);
	tcase_add_test(tests, a_date_is_written_and_a_wrong_one_is_told);
	tcase_add_test(tests, a_step_has_a_note_of_its_own);
	tcase_add_test(tests, own_steps_come_and_go);
	tcase_add_test(tests, several_plans_are_turned_through);
	tcase_add_test(tests, the_whole_plan_is_a_page);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
