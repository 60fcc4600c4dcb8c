/* A profile: what is kept, undone and redone, by several programs at once and
 * killed at any moment. */
#include <signal.h>
#include <sys/wait.h>

#include "profile_stage.h"
#include "suite.h"

START_TEST(every_field_comes_back)
{
	struct rungs_profile *profile = opened(RUNGS_PROFILE_WRITE);
	struct rungs_edit edits[] = {
		{.record = {.section = RUNGS_STEP,
			    .id = "p/1",
			    .name = "Learn SQL",
			    .text = "learn",
			    .date = "2027-01-31",
			    .done = true,
			    .about = "skill/sql",
			    .stage = 2,
			    .done_on = "2027-01-30",
			    .gave = "2",
			    .note = "evenings",
			    .told = "all"}},
		{.record = {.section = RUNGS_HAS_EXPERIENCE,
			    .id = "role/data-analyst",
			    .name = "Data Analyst",
			    .years = 2.5}},
	};
	struct rungs_records records;

	ck_assert_int_eq(rungs_profile_change(profile, edits, 2, false, NULL),
			 RUNGS_OK);
	rungs_profile_close(profile);
	profile = opened(RUNGS_PROFILE_READ);
	ck_assert_int_eq(rungs_profile_get(profile, &records, NULL), RUNGS_OK);
	rungs_profile_close(profile);
	ck_assert_uint_eq(records.count, 2);
	ck_assert_str_eq(records.at[0].id, "role/data-analyst");
	ck_assert_double_eq(records.at[0].years, 2.5);
	ck_assert_int_eq(records.at[0].level, RUNGS_UNKNOWN);
	ck_assert_str_eq(records.at[1].text, "learn");
	ck_assert_str_eq(records.at[1].date, "2027-01-31");
	ck_assert(records.at[1].done);
	ck_assert_str_eq(records.at[1].about, "skill/sql");
	ck_assert_int_eq(records.at[1].stage, 2);
	ck_assert_str_eq(records.at[1].done_on, "2027-01-30");
	ck_assert_str_eq(records.at[1].gave, "2");
	ck_assert_str_eq(records.at[1].note, "evenings");
	ck_assert_str_eq(records.at[1].told, "all");
	ck_assert_ptr_null(
		rungs_records_find(&records, RUNGS_HAS_SKILL, "sql"));
	rungs_records_release(&records);
}
END_TEST

static void wind(enum rungs_status (*step)(struct rungs_profile *,
					   struct rungs_records *,
					   struct rungs_error *),
		 const char *expected)
{
	struct rungs_profile *profile = opened(RUNGS_PROFILE_WRITE);
	struct rungs_records touched;
	enum rungs_status status = step(profile, &touched, NULL);

	ck_assert_int_eq(status, expected != NULL ? RUNGS_OK : RUNGS_NOT_FOUND);
	if (expected != NULL)
		ck_assert_str_eq(said(profile), expected);
	rungs_records_release(&touched);
	rungs_profile_close(profile);
}

/* Each step by a connection of its own, as after a restart. */
START_TEST(undo_and_redo_outlive_a_restart)
{
	struct rungs_profile *profile = opened(RUNGS_PROFILE_WRITE);
	struct rungs_edit both[] = {
		skill("sql", 5),
		skill("sql", 4),
		{.remove = true,
		 .record = {.section = RUNGS_HAS_SKILL, .id = "excel"}}};

	put(profile, "excel", 2);
	put(profile, "sql", 3);
	put(profile, "sql", 3);
	ck_assert_int_eq(rungs_profile_change(profile, both, 3, false, NULL),
			 RUNGS_OK);
	ck_assert_str_eq(said(profile), "skill sql 4;");
	rungs_profile_close(profile);
	wind(rungs_profile_redo, NULL);
	wind(rungs_profile_undo, "skill excel 2;skill sql 3;");
	wind(rungs_profile_undo, "skill excel 2;");
	wind(rungs_profile_undo, "");
	wind(rungs_profile_undo, NULL);
	wind(rungs_profile_redo, "skill excel 2;");
	wind(rungs_profile_redo, "skill excel 2;skill sql 3;");
	wind(rungs_profile_redo, "skill sql 4;");
	wind(rungs_profile_redo, NULL);
	wind(rungs_profile_undo, "skill excel 2;skill sql 3;");
	profile = opened(RUNGS_PROFILE_WRITE);
	put(profile, "word", 1);
	rungs_profile_close(profile);
	wind(rungs_profile_redo, NULL);
	wind(rungs_profile_undo, "skill excel 2;skill sql 3;");
}
END_TEST

/* Any changes, then all taken back, one by one. */
START_TEST(undoing_goes_back_the_same_way)
{
	enum { CHANGES = 60 };
	static const char *const ids[] = {"a", "b", "c", "d"};
	struct rungs_profile *profile = opened(RUNGS_PROFILE_WRITE);
	struct rungs_records touched;
	char *states[CHANGES + 1];
	unsigned random = (unsigned)_i + 1;
	int count = 0;

	states[0] = strdup("");
	while (count < CHANGES) {
		struct rungs_edit edits[3];

		for (int i = 0; i < 3; i++) {
			random = random * 1103515245u + 12345u;
			edits[i] = skill(ids[random >> 16 & 3],
					 (int)(random >> 20 & 3) + 1);
			edits[i].remove = (random >> 24 & 3) == 0;
		}
		ck_assert_int_eq(rungs_profile_change(profile, edits, 3,
						      (random >> 28) == 0,
						      NULL),
				 RUNGS_OK);
		if (strcmp(said(profile), states[count]) != 0)
			states[++count] = strdup(said(profile));
	}
	for (int i = count; i > 0; i--) {
		ck_assert_str_eq(said(profile), states[i]);
		/* A change may come out even and be a step all the same. */
		do {
			ck_assert_int_eq(
				rungs_profile_undo(profile, &touched, NULL),
				RUNGS_OK);
			rungs_records_release(&touched);
		} while (strcmp(said(profile), states[i]) == 0);
	}
	ck_assert_str_eq(said(profile), "");
	for (int i = 0; i <= count; i++)
		free(states[i]);
	rungs_profile_close(profile);
}
END_TEST

START_TEST(there_is_one_education)
{
	struct rungs_profile *profile = opened(RUNGS_PROFILE_WRITE);
	struct rungs_edit edit = {.record = {.section = RUNGS_HAS_EDUCATION,
					     .id = "bachelor",
					     .name = "Bachelor"}};

	rungs_profile_change(profile, &edit, 1, false, NULL);
	edit.record.id = "master";
	rungs_profile_change(profile, &edit, 1, false, NULL);
	ck_assert_str_eq(said(profile), "education master -1;");
	rungs_profile_close(profile);
	wind(rungs_profile_undo, "education bachelor -1;");
}
END_TEST

START_TEST(only_its_owner_may_read_it)
{
	static const mode_t masks[] = {0, 022, 077};
	struct stat found;
	mode_t old = umask(masks[_i]);
	char *inner = strdup(scratch_path(folder, "data/rungs/profile.db"));
	char *swapped = path;

	path = inner;
	rungs_profile_close(opened(RUNGS_PROFILE_WRITE));
	umask(old);
	ck_assert_int_eq(stat(path, &found), 0);
	ck_assert_uint_eq(found.st_mode & 0777, 0600);
	ck_assert_int_eq(stat(scratch_path(folder, "data/rungs"), &found), 0);
	ck_assert_uint_eq(found.st_mode & 0777, 0700);
	ck_assert_int_eq(chmod(path, 0644), 0);
	rungs_profile_close(opened(RUNGS_PROFILE_WRITE));
	ck_assert_int_eq(stat(path, &found), 0);
	ck_assert_uint_eq(found.st_mode & 0777, 0600);
	unlink(path);
	rmdir(scratch_path(folder, "data/rungs"));
	rmdir(scratch_path(folder, "data"));
	path = swapped;
	free(inner);
}
END_TEST

START_TEST(a_missing_one_is_empty_to_read)
{
	struct rungs_profile *profile = opened(RUNGS_PROFILE_READ);
	struct rungs_edit edit = skill("sql", 3);

	ck_assert_str_eq(said(profile), "");
	ck_assert_int_eq(rungs_profile_change(profile, &edit, 1, false, NULL),
			 RUNGS_IO);
	rungs_profile_close(profile);
	ck_assert_int_eq(scratch_count(folder), 0);
}
END_TEST

START_TEST(a_relative_home_is_none)
{
	char *out;
	struct rungs_error error;

	setenv("XDG_DATA_HOME", "data", 1);
	setenv("HOME", "/somewhere", 1);
	ck_assert_int_eq(rungs_profile_path(&out, &error), RUNGS_OK);
	ck_assert_str_eq(out, "/somewhere/.local/share/rungs/profile.db");
	free(out);
	setenv("XDG_DATA_HOME", "/data", 1);
	ck_assert_int_eq(rungs_profile_path(&out, &error), RUNGS_OK);
	ck_assert_str_eq(out, "/data/rungs/profile.db");
	free(out);
	unsetenv("XDG_DATA_HOME");
	unsetenv("HOME");
	ck_assert_int_eq(rungs_profile_path(&out, &error), RUNGS_IO);
	ck_assert_ptr_null(out);
}
END_TEST

/* A child adds skills s0, s1 … and tells of each when it is done. */
static pid_t writer(const char *prefix, int count, int *tells)
{
	int ends[2];
	pid_t child;

	ck_assert_int_eq(pipe(ends), 0);
	child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0) {
		struct rungs_profile *profile;
		struct rungs_error error;

		close(ends[0]);
		if (rungs_profile_open(&profile, path, RUNGS_PROFILE_WRITE,
				       NULL, &error) != RUNGS_OK)
			_exit(2);
		for (int i = 0; i < count; i++) {
			char id[20];

			snprintf(id, sizeof(id), "%s%d", prefix, i);
			struct rungs_edit edit = skill(id, 1);
			if (rungs_profile_change(profile, &edit, 1, false,
						 &error) != RUNGS_OK)
				_exit(1);
			if (write(ends[1], "", 1) != 1)
				_exit(3);
		}
		_exit(0);
	}
	close(ends[1]);
	*tells = ends[0];
	return child;
}

static size_t skills(void)
{
	struct rungs_profile *profile = opened(RUNGS_PROFILE_READ);
	struct rungs_records records;
	size_t count;

	ck_assert_int_eq(rungs_profile_get(profile, &records, NULL), RUNGS_OK);
	count = records.count;
	rungs_records_release(&records);
	rungs_profile_close(profile);
	return count;
}

START_TEST(a_kill_takes_nothing_that_is_done)
{
	size_t before = 0;

	for (int round = 0; round < 12; round++) {
		char prefix[20], byte;
		int tells, how;
		size_t done = 0;
		ssize_t got;

		snprintf(prefix, sizeof(prefix), "r%d-", round);
		pid_t child = writer(prefix, 100000, &tells);
		while (done < (size_t)(round % 7) && read(tells, &byte, 1) == 1)
			done++;
		kill(child, SIGKILL);
		ck_assert_int_eq(waitpid(child, &how, 0), child);
		while ((got = read(tells, &byte, 1)) == 1)
			done++;
		close(tells);
		size_t now = skills();
		ck_assert_uint_ge(now, before + done);
		ck_assert_uint_le(now, before + done + 1);
		before = now;
	}
}
END_TEST

START_TEST(two_programs_lose_nothing)
{
	int tells[2], how;
	pid_t first, second;

	rungs_profile_close(opened(RUNGS_PROFILE_WRITE));
	first = writer("a", 60, &tells[0]);
	second = writer("b", 60, &tells[1]);
	ck_assert_int_eq(waitpid(first, &how, 0), first);
	ck_assert_int_eq(how, 0);
	ck_assert_int_eq(waitpid(second, &how, 0), second);
	ck_assert_int_eq(how, 0);
	close(tells[0]);
	close(tells[1]);
	ck_assert_uint_eq(skills(), 120);
	ck_assert_int_eq(scratch_count(folder), 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("profile");
	TCase *tests = tcase_create("profile");

	tcase_set_timeout(tests, 120);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, every_field_comes_back);
	tcase_add_test(tests, undo_and_redo_outlive_a_restart);
	tcase_add_loop_test(tests, undoing_goes_back_the_same_way, 0, 5);
	tcase_add_test(tests, there_is_one_education);
	tcase_add_loop_test(tests, only_its_owner_may_read_it, 0, 3);
	tcase_add_test(tests, a_missing_one_is_empty_to_read);
	tcase_add_test(tests, a_relative_home_is_none);
	tcase_add_test(tests, a_kill_takes_nothing_that_is_done);
	tcase_add_test(tests, two_programs_lose_nothing);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
