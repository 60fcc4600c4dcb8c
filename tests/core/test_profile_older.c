/* A profile of an older version: brought up to date whole or not at all, and
 * not touched by who only reads it. */

#include "../../src/core/profile.h"
#include "fault_stage.h"
#include "profile_stage.h"
#include "suite.h"

/* As version 1 left it: a bookmark, and a skill that was changed once and
 * undone once. */
static const char old_rows[] =
	"INSERT INTO records VALUES ('skill', 'sql', 'SQL', 3, NULL, NULL,"
	" NULL, 0), ('bookmark', 'role/x', 'X', NULL, NULL, NULL, NULL, 0),"
	" ('plan', 'x', 'X', NULL, NULL, 'a;x', NULL, 0),"
	" ('step', 'x/1', 'Learn', NULL, NULL, 'learn', '2026-01-31', 1);"
	"INSERT INTO changes VALUES"
	" (1, 0, 'skill', 'sql', 'SQL', 2, NULL, NULL, NULL, 0),"
	" (2, 0, 'skill', 'sql', 'SQL', 5, NULL, NULL, NULL, 0);"
	"UPDATE state SET applied = 1";
static const char whole[] = "skill sql 3;bookmark role/x -1;plan x -1;"
			    "step x/1 -1;";

static void make_old(void)
{
	sqlite3 *db;

	unlink(path);
	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	ck_assert_int_eq(
		sqlite3_exec(db, profile_migrations[0], NULL, NULL, NULL),
		SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, old_rows, NULL, NULL, NULL),
			 SQLITE_OK);
	sqlite3_close(db);
}

static int version(void)
{
	sqlite3 *db;
	sqlite3_stmt *row;
	int out;

	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &row, NULL);
	ck_assert_int_eq(sqlite3_step(row), SQLITE_ROW);
	out = sqlite3_column_int(row, 0);
	sqlite3_finalize(row);
	sqlite3_close(db);
	return out;
}

static void assert_said(enum rungs_profile_use use, const char *expected)
{
	struct rungs_profile *profile = opened(use);

	ck_assert_str_eq(said(profile), expected);
	rungs_profile_close(profile);
}

/* With what can still be undone and redone. */
START_TEST(it_comes_over_whole)
{
	struct rungs_profile *profile;
	struct rungs_records touched;

	make_old();
	assert_said(RUNGS_PROFILE_WRITE, whole);
	ck_assert_int_eq(version(), (int)profile_version);
	profile = opened(RUNGS_PROFILE_WRITE);
	ck_assert_int_eq(rungs_profile_undo(profile, &touched, NULL), RUNGS_OK);
	rungs_records_release(&touched);
	ck_assert_ptr_eq(strstr(said(profile), "skill sql 2"), said(profile));
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(rungs_profile_redo(profile, &touched, NULL),
				 RUNGS_OK);
		rungs_records_release(&touched);
	}
	ck_assert_ptr_eq(strstr(said(profile), "skill sql 5"), said(profile));
	rungs_profile_close(profile);
}
END_TEST

START_TEST(reading_leaves_the_file_as_it_is)
{
	size_t size, now_size;
	char *bytes, *now;

	make_old();
	bytes = scratch_read(path, &size);
	assert_said(RUNGS_PROFILE_READ, whole);
	now = scratch_read(path, &now_size);
	ck_assert_uint_eq(now_size, size);
	ck_assert_mem_eq(now, bytes, size);
	ck_assert_int_eq(version(), 1);
	free(bytes);
	free(now);
}
END_TEST

/* As the explorer opens it: read briskly, it sees that another program has
 * brought it up to date. */
START_TEST(a_copy_becomes_stale)
{
	struct rungs_profile *brisk, *other;

	make_old();
	brisk = opened(RUNGS_PROFILE_READ | RUNGS_PROFILE_BRISK);
	ck_assert_str_eq(said(brisk), whole);
	ck_assert_int_eq(version(), 1);
	ck_assert(!rungs_profile_is_stale(brisk));
	other = opened(RUNGS_PROFILE_WRITE);
	put(other, "excel", 1);
	rungs_profile_close(other);
	ck_assert(rungs_profile_is_stale(brisk));
	rungs_profile_close(brisk);
}
END_TEST

static enum rungs_status upgrade(void)
{
	struct rungs_profile *profile;

	return rungs_profile_open(&profile, path, RUNGS_PROFILE_WRITE, NULL,
				  NULL);
}

START_TEST(every_call_in_turn)
{
	int at = 0, ended, after;

	do {
		make_old();
		ended = with_fault(++at, errors[_i], upgrade);
		assert_said(RUNGS_PROFILE_READ, whole);
		after = version();
		ck_assert(after == 1 || after == (int)profile_version);
		if (ended == REFUSED)
			ck_assert_int_eq(after, 1);
		else if (ended != -1)
			ck_assert_int_eq(after, (int)profile_version);
		assert_said(RUNGS_PROFILE_WRITE, whole);
		if (errors[_i] != 0)
			ck_assert_int_eq(scratch_count(folder), 1);
	} while (ended != NEVER_REACHED);
	ck_assert_int_gt(at, 5);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("profile older");
	TCase *tests = tcase_create("profile older");

	tcase_set_timeout(tests, 120);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, it_comes_over_whole);
	tcase_add_test(tests, reading_leaves_the_file_as_it_is);
	tcase_add_test(tests, a_copy_becomes_stale);
	tcase_add_loop_test(tests, every_call_in_turn, 0, 3);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
