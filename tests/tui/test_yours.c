/* What is the person's shows through everywhere, and changes by keys. */
#include <sqlite3.h>
#include <unistd.h>

#include "suite.h"

enum { ROWS = 40, COLS = 100 };

#include "somebody.h"

static void begin(void)
{
	setup();
	ck_assert_int_eq(
		rungs_atlas_open(&atlas, BINARY_DIR "/fixture.atlas", NULL),
		RUNGS_OK);
	ck_assert_int_eq(app_new(&app, atlas,
				 &(struct app_files){.profile = path}, NULL,
				 ROWS, COLS, NULL),
			 RUNGS_OK);
}

START_TEST(a_bookmark_comes_and_goes_and_is_seen_in_lists)
{
	press(app, "j l b");
	sees("Now: bookmark ");
	sees("★▸");
	press(app, "b");
	sees("Taken out: bookmark ");
	ck_assert(!is_shown("★"));
	press(app, "u");
	sees("Undone: bookmark ");
	press(app, "Enter");
	sees("★ bookmarked");
}
END_TEST

START_TEST(a_skill_one_has_is_told_wherever_it_is_asked)
{
	press(app, "j l Enter ] ] j m");
	sees("Now: skill ");
	sees("have 2 of 2");
	sees("\n✓");
	press(app, "-");
	sees("have 1 of 2");
	sees("\n~");
	press(app, "-");
	sees("Taken out: skill ");
	ck_assert(!is_shown("have "));
	press(app, "u u");
	sees("have 2 of 2");
	press(app, "Ctrl-R");
	sees("have 1 of 2");
}
END_TEST

START_TEST(a_note_is_kept_however_it_is_left)
{
	press(app, "j l e \"ask Ana\" Esc");
	sees("Now: note ");
	press(app, "Enter");
	sees("ask Ana");
	press(app, "e \" again\"");
	app_free(app);
	ck_assert_int_eq(app_new(&app, atlas,
				 &(struct app_files){.profile = path}, NULL,
				 ROWS, COLS, NULL),
			 RUNGS_OK);
	press(app, "j l Enter");
	sees("ask Ana again");
}
END_TEST

/* In lines, as they were written and pasted. */
START_TEST(a_note_has_as_many_lines_as_it_needs)
{
	press(app, "j l e \"ask Ana\" Ctrl-O \"and Bo\" Up End \" first\"");
	ck_assert(app_paste(app, "\r\nthen\r\nwait"));
	press(app, "Enter Enter");
	sees("Note     ask Ana first\n");
	sees("          then\n");
	sees("          wait\n");
	sees("          and Bo\n");
	/* Looking at it changes nothing. */
	press(app, "e Down Esc u");
	sees("Undone: note ");
}
END_TEST

/* Esc and a key typed fast are no key with Alt where there is none. */
START_TEST(haste_is_no_alt)
{
	press(app, "j l e \"one\" Alt-Enter \"two\" Alt-b");
	sees("Now: bookmark Document Reviewer");
	press(app, "Enter");
	sees("Note     one\n");
	sees("         two\n");
}
END_TEST

/* Marks are the profile's: they are there in the next run, and undone. */
START_TEST(what_is_marked_stays_marked)
{
	press(app, "j l j Space k Space");
	sees("B is Document Reviewer. c compares the 2.");
	app_free(app);
	ck_assert_int_eq(app_new(&app, atlas,
				 &(struct app_files){.profile = path}, NULL,
				 ROWS, COLS, NULL),
			 RUNGS_OK);
	press(app, "c");
	sees("A Review Analyst");
	sees("B Document Reviewer");
	press(app, "M Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab");
	sees("MARKED TO COMPARE");
	press(app, "Esc u");
	sees("Undone: mark Document Reviewer");
	sees("A Review Analyst");
	press(app, "u");
	sees("Nothing is marked");
}
END_TEST

/* The profile, held by another program until that closes it. */
static sqlite3 *held(void)
{
	sqlite3 *holder;

	ck_assert_int_eq(sqlite3_open(path, &holder), SQLITE_OK);
	ck_assert_int_eq(
		sqlite3_exec(holder, "BEGIN EXCLUSIVE", NULL, NULL, NULL),
		SQLITE_OK);
	return holder;
}

/* The disk comes behind the frame; where it fails, that is told, and the mark
 * stays. */
START_TEST(no_mark_waits_for_the_disk)
{
	sqlite3 *holder;

	press(app, "j l j Space");
	ck_assert_int_ne(access(path, F_OK), 0);
	sees("A is Review Analyst.");
	ck_assert(app_refresh(app));
	ck_assert_int_eq(access(path, F_OK), 0);
	holder = held();
	press(app, "k Space");
	sees("B is Document Reviewer. c compares the 2.");
	ck_assert(app_refresh(app));
	sees("is held by another program");
	sqlite3_close(holder);
	press(app, "c");
	sees("A Review Analyst");
	sees("B Document Reviewer");
}
END_TEST

START_TEST(what_could_not_be_kept_is_told)
{
	sqlite3 *holder;

	press(app, "j l b");
	ck_assert(app_refresh(app));
	holder = held();
	press(app, "b");
	sees("Taken out: bookmark Document Reviewer");
	ck_assert(!is_shown("★"));
	ck_assert(app_refresh(app));
	ck_assert(!is_shown("Taken out"));
	sees("is held by another program");
	sees("★");
	sqlite3_close(holder);
}
END_TEST

/* Without a profile they last as long as the explorer runs. */
START_TEST(marks_need_no_profile)
{
	app_free(app);
	ck_assert_int_eq(app_new(&app, atlas, NULL, NULL, ROWS, COLS, NULL),
			 RUNGS_OK);
	press(app, "j l j Space k Space c");
	sees("A Review Analyst");
	sees("B Document Reviewer");
}
END_TEST

/* Of what was in the profile before, the list has nothing to say any more. */
START_TEST(the_way_back_to_me_shows_what_is_in_it_now)
{
	press(app, "j l b B Enter");
	app_resize(app, ROWS - 10, COLS);
	press(app, "e \"a note\" Enter Esc");
	sees("BOOKMARKS");
	sees("a note");
}
END_TEST

START_TEST(what_another_program_changes_is_seen)
{
	struct rungs_profile *other = opened(RUNGS_PROFILE_WRITE);
	struct rungs_edit edit = {.record = {.section = RUNGS_BOOKMARKED,
					     .id = "role/review-analyst",
					     .name = "Review Analyst"}};

	press(app, "j l");
	ck_assert_int_eq(rungs_profile_change(other, &edit, 1, false, NULL),
			 RUNGS_OK);
	rungs_profile_close(other);
	ck_assert(app_refresh(app));
	sees("★");
	ck_assert(!app_refresh(app));
}
END_TEST

START_TEST(routes_set_out_from_my_role_with_my_limits)
{
	struct rungs_profile *mine = opened(RUNGS_PROFILE_WRITE);
	struct rungs_edit edits[] = {
		{.record = {.section = RUNGS_HAS_EXPERIENCE,
			    .id = "role/document-reviewer",
			    .name = "Document Reviewer",
			    .years = 2}},
		{.record = {.section = RUNGS_HAS_EXPERIENCE,
			    .id = "role/nowhere",
			    .name = "Nowhere",
			    .years = 9}},
		{.record = {.section = RUNGS_HAS_EDUCATION,
			    .id = "bachelor",
			    .name = "Bachelor's degree"}},
	};

	ck_assert_int_eq(rungs_profile_change(mine, edits, 3, false, NULL),
			 RUNGS_OK);
	rungs_profile_close(mine);
	ck_assert(app_refresh(app));
	press(app, "j l j j R");
	sees("From    Document Reviewer  yours");
	sees("with Bachelor's degree");
}
END_TEST

START_TEST(a_comparison_tells_what_one_has)
{
	press(app, "j l Space j Space k Enter ] ] j m c");
	press(app, "Ctrl-D Ctrl-D");
	sees("✓ Privilege review,");
	press(app, "u Ctrl-R u");
	ck_assert(!is_shown("have level"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("yours");
	TCase *tests = tcase_create("yours");

	tcase_add_checked_fixture(tests, begin, end);
	tcase_add_test(tests, a_bookmark_comes_and_goes_and_is_seen_in_lists);
	tcase_add_test(tests, a_skill_one_has_is_told_wherever_it_is_asked);
	tcase_add_test(tests, a_note_is_kept_however_it_is_left);
	tcase_add_test(tests, what_is_marked_stays_marked);
	tcase_add_test(tests, no_mark_waits_for_the_disk);
	tcase_add_test(tests, what_could_not_be_kept_is_told);
	tcase_add_test(tests, marks_need_no_profile);
	tcase_add_test(tests, haste_is_no_alt);
	tcase_add_test(tests, a_note_has_as_many_lines_as_it_needs);
	tcase_add_test(tests, what_another_program_changes_is_seen);
	tcase_add_test(tests, the_way_back_to_me_shows_what_is_in_it_now);
	tcase_add_test(tests, routes_set_out_from_my_role_with_my_limits);
	tcase_add_test(tests, a_comparison_tells_what_one_has);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
