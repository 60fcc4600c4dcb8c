/* A profile as it stood on a day, and changes that are worked out from what it
 * has while others write. */
#include <sqlite3.h>
#include <sys/wait.h>

#include "profile_stage.h"
#include "suite.h"

static const char *words_of(const struct rungs_records *records)
{
	static char text[400];
	size_t used = 0;

	text[0] = '\0';
	for (size_t i = 0; i < records->count; i++)
		used += (size_t)snprintf(text + used, sizeof(text) - used,
					 "%s %d;", records->at[i].id,
					 records->at[i].level);
	return text;
}

static void assert_before(struct rungs_profile *profile, const char *date,
			  const char *expected)
{
	struct rungs_records records;

	ck_assert_int_eq(rungs_profile_before(profile, date, &records, NULL),
			 RUNGS_OK);
	ck_assert_str_eq(words_of(&records), expected);
	rungs_records_release(&records);
}

START_TEST(it_tells_what_was_there_before_a_day)
{
	struct rungs_profile *profile = opened(RUNGS_PROFILE_WRITE);
	struct rungs_edit gone = {
		.remove = true,
		.record = {.section = RUNGS_HAS_SKILL, .id = "excel"}};
	struct rungs_records touched;

	put(profile, "excel", 1);
	rungs_profile_today(profile, "2026-01-10");
	put(profile, "sql", 2);
	put(profile, "excel", 2);
	rungs_profile_today(profile, "2026-02-20");
	put(profile, "sql", 3);
	rungs_profile_change(profile, &gone, 1, false, NULL);
	put(profile, "word", 1);
	rungs_profile_undo(profile, &touched, NULL);
	rungs_records_release(&touched);
	assert_before(profile, "2026-03-01", "sql 3;");
	assert_before(profile, "2026-02-20", "excel 2;sql 2;");
	assert_before(profile, "2026-01-11", "excel 2;sql 2;");
	assert_before(profile, "2026-01-10", "excel 1;");
	assert_before(profile, "0000-00-00", "excel 1;");
	rungs_profile_close(profile);
	profile = opened(RUNGS_PROFILE_READ);
	assert_before(profile, "2026-02-20", "excel 2;sql 2;");
	rungs_profile_close(profile);
}
END_TEST

/* As when the oldest changes are no longer kept. */
START_TEST(it_does_not_tell_what_it_has_forgotten)
{
	struct rungs_profile *profile = opened(RUNGS_PROFILE_WRITE);
	struct rungs_records records;
	struct rungs_error error;
	sqlite3 *db;

	rungs_profile_today(profile, "2026-01-10");
	for (int i = 1; i < 5; i++)
		put(profile, "sql", i);
	rungs_profile_today(profile, "2026-01-11");
	put(profile, "sql", 5);
	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, "DELETE FROM changes WHERE step < 3",
				      NULL, NULL, NULL),
			 SQLITE_OK);
	sqlite3_close(db);
	assert_before(profile, "2026-01-11", "sql 4;");
	ck_assert_int_eq(
		rungs_profile_before(profile, "2026-01-10", &records, &error),
		RUNGS_NOT_FOUND);
	ck_assert_ptr_nonnull(strstr(error.text, "2026-01-10"));
	ck_assert_uint_eq(records.count, 0);
	rungs_profile_close(profile);
}
END_TEST

/* One more than what there is. */
static enum rungs_status count_up(const struct rungs_records *now,
				  void *context, struct rungs_edits *out,
				  struct rungs_error *error)
{
	static struct rungs_edit edit;
	const struct rungs_record *was =
		rungs_records_find(now, RUNGS_HAS_SKILL, "n");

	(void)error;
	edit = skill("n", was != NULL ? was->level + 1 : 1);
	*out = (struct rungs_edits){1, &edit, NULL};
	return context != NULL ? *(enum rungs_status *)context : RUNGS_OK;
}

START_TEST(many_writers_lose_no_count)
{
	enum { WRITERS = 4, EACH = 15 };
	struct rungs_profile *profile = opened(RUNGS_PROFILE_WRITE);
	int how;

	rungs_profile_close(profile);
	for (int i = 0; i < WRITERS; i++) {
		pid_t child = fork();

		ck_assert_int_ge(child, 0);
		for (int n = 0; child == 0 && n < EACH; n++) {
			struct rungs_edits done;

			profile = opened(RUNGS_PROFILE_WRITE);
			if (rungs_profile_decide(profile, count_up, NULL, &done,
						 NULL) != RUNGS_OK)
				_exit(1);
			rungs_profile_close(profile);
		}
		if (child == 0)
			_exit(0);
	}
	for (int i = 0; i < WRITERS; i++) {
		ck_assert_int_ge(wait(&how), 0);
		ck_assert_int_eq(how, 0);
	}
	profile = opened(RUNGS_PROFILE_READ);
	ck_assert_str_eq(said(profile), "skill n 60;");
	rungs_profile_close(profile);
}
END_TEST

START_TEST(what_is_not_decided_is_not_done)
{
	struct rungs_profile *profile = opened(RUNGS_PROFILE_WRITE);
	enum rungs_status refusal = RUNGS_BAD_INPUT;
	struct rungs_edits done;

	ck_assert_int_eq(
		rungs_profile_decide(profile, count_up, &refusal, &done, NULL),
		refusal);
	ck_assert_uint_eq(done.count, 0);
	ck_assert_str_eq(said(profile), "");
	put(profile, "sql", 1);
	rungs_profile_close(profile);
}
END_TEST

/* As the profile itself would have them. */
START_TEST(records_with_edits_are_what_a_change_makes)
{
	struct rungs_profile *profile = opened(RUNGS_PROFILE_WRITE);
	struct rungs_edit edits[] = {
		skill("b", 2),
		{.record = {.section = RUNGS_HAS_EDUCATION,
			    .id = "master",
			    .name = "M"}},
		{.remove = true,
		 .record = {.section = RUNGS_HAS_SKILL, .id = "a"}},
		skill("c", 4)};
	struct rungs_edit school = {.record = {.section = RUNGS_HAS_EDUCATION,
					       .id = "bachelor",
					       .name = "B"}};
	struct rungs_edits all = {4, edits, NULL};
	struct rungs_records before, after;
	char expected[400];

	put(profile, "a", 1);
	put(profile, "c", 1);
	rungs_profile_change(profile, &school, 1, false, NULL);
	ck_assert_int_eq(rungs_profile_get(profile, &before, NULL), RUNGS_OK);
	ck_assert_int_eq(rungs_records_with(&before, &all, &after, NULL),
			 RUNGS_OK);
	snprintf(expected, sizeof(expected), "%s", words_of(&after));
	rungs_records_release(&after);
	rungs_records_release(&before);
	rungs_profile_change(profile, edits, 4, false, NULL);
	ck_assert_int_eq(rungs_profile_get(profile, &after, NULL), RUNGS_OK);
	ck_assert_str_eq(words_of(&after), expected);
	ck_assert_str_eq(expected, "master -1;b 2;c 4;");
	rungs_records_release(&after);
	rungs_profile_close(profile);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("profile past");
	TCase *tests = tcase_create("profile past");

	tcase_set_timeout(tests, 120);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, it_tells_what_was_there_before_a_day);
	tcase_add_test(tests, it_does_not_tell_what_it_has_forgotten);
	tcase_add_test(tests, many_writers_lose_no_count);
	tcase_add_test(tests, what_is_not_decided_is_not_done);
	tcase_add_test(tests, records_with_edits_are_what_a_change_makes);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
