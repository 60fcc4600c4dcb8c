/* What the person at the explorer has, is kept and told when it changes. */
#include "core/profile_stage.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <time.h>

#include "tui/person.h"
#include "suite.h"

static char said_words[160];

static struct person somebody(void)
{
	return (struct person){.path = strdup(path)};
}

static bool refreshed(struct person *person)
{
	return person_refresh(person, said_words, sizeof said_words);
}

static bool changed(struct person *person, struct rungs_edit edit)
{
	said_words[0] = '\0';
	return person_change(person, &edit, 1, said_words, sizeof said_words);
}

static void put_now(struct person *person, struct rungs_edit edit)
{
	ck_assert(person_put(person, &edit, 1, said_words, sizeof said_words));
}

START_TEST(only_a_change_makes_the_file)
{
	struct person person = somebody();

	ck_assert(!refreshed(&person));
	ck_assert_str_eq(said_words, "");
	ck_assert_int_ne(access(path, F_OK), 0);
	ck_assert(changed(&person, skill("sql", 3)));
	ck_assert_int_eq(person_has(&person, RUNGS_HAS_SKILL, "sql")->level, 3);
	ck_assert_int_eq(access(path, F_OK), 0);
	person_release(&person);
}
END_TEST

START_TEST(undo_and_redo_say_what_they_touched)
{
	struct person person = somebody();
	unsigned long before;

	ck_assert(changed(&person, skill("sql", 3)));
	before = person.generation;
	ck_assert(person_undo(&person, said_words, sizeof said_words));
	ck_assert_str_eq(said_words, "Undone: skill sql, level 3. Ctrl-R does "
				     "it again.");
	ck_assert_ptr_null(person_has(&person, RUNGS_HAS_SKILL, "sql"));
	ck_assert_uint_ne(person.generation, before);
	ck_assert(person_redo(&person, said_words, sizeof said_words));
	ck_assert_ptr_nonnull(person_has(&person, RUNGS_HAS_SKILL, "sql"));
	ck_assert(!person_redo(&person, said_words, sizeof said_words));
	ck_assert_str_eq(said_words, "There is nothing to redo.");
	person_release(&person);
}
END_TEST

START_TEST(two_see_what_the_other_changes)
{
	struct person one = somebody(), two = somebody();

	ck_assert(!refreshed(&one) && !refreshed(&two));
	ck_assert(changed(&one, skill("sql", 3)));
	ck_assert(refreshed(&two));
	ck_assert(!refreshed(&two));
	ck_assert(changed(&two, skill("excel", 2)));
	ck_assert_uint_eq(two.records.count, 2);
	ck_assert(refreshed(&one));
	ck_assert_uint_eq(one.records.count, 2);
	ck_assert(!refreshed(&one));
	person_release(&one);
	person_release(&two);
}
END_TEST

START_TEST(a_file_that_goes_is_no_longer_shown)
{
	struct person one = somebody();

	ck_assert(changed(&one, skill("sql", 3)));
	ck_assert_int_eq(unlink(path), 0);
	ck_assert(refreshed(&one));
	ck_assert_uint_eq(one.records.count, 0);
	ck_assert_int_ne(access(path, F_OK), 0);
	person_release(&one);
}
END_TEST

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

START_TEST(a_held_profile_keeps_nobody_waiting)
{
	struct person person = somebody();
	sqlite3 *holder;
	double begun;

	ck_assert(changed(&person, skill("sql", 3)));
	ck_assert_int_eq(sqlite3_open(path, &holder), SQLITE_OK);
	ck_assert_int_eq(
		sqlite3_exec(holder, "BEGIN EXCLUSIVE", NULL, NULL, NULL),
		SQLITE_OK);
	begun = now();
	ck_assert(!refreshed(&person));
	ck_assert(!changed(&person, skill("excel", 2)));
	ck_assert(now() - begun < 1);
	ck_assert_ptr_nonnull(strstr(said_words, "held by another program"));
	ck_assert_uint_eq(person.records.count, 1);
	sqlite3_close(holder);
	ck_assert(changed(&person, skill("excel", 2)));
	person_release(&person);
}
END_TEST

START_TEST(what_is_put_is_seen_before_it_is_written)
{
	struct person person = somebody(), other = somebody();
	struct rungs_edit sql = skill("sql", 3),
			  gone = {.remove = true, .record = sql.record};
	unsigned long before = person.generation;

	put_now(&person, sql);
	ck_assert_ptr_nonnull(person_has(&person, RUNGS_HAS_SKILL, "sql"));
	ck_assert_uint_ne(person.generation, before);
	ck_assert_int_ne(access(path, F_OK), 0);
	ck_assert(person_settle(&person, said_words, sizeof said_words));
	ck_assert_ptr_nonnull(person_has(&person, RUNGS_HAS_SKILL, "sql"));
	ck_assert(refreshed(&other));
	ck_assert_ptr_nonnull(person_has(&other, RUNGS_HAS_SKILL, "sql"));
	put_now(&person, gone);
	put_now(&person, skill("excel", 2));
	ck_assert_ptr_null(person_has(&person, RUNGS_HAS_SKILL, "sql"));
	ck_assert(person_settle(&person, said_words, sizeof said_words));
	ck_assert(refreshed(&other));
	ck_assert_ptr_null(person_has(&other, RUNGS_HAS_SKILL, "sql"));
	ck_assert_ptr_nonnull(person_has(&other, RUNGS_HAS_SKILL, "excel"));
	person_release(&other);
	person_release(&person);
}
END_TEST

START_TEST(what_cannot_be_written_is_no_longer_seen)
{
	struct person person = somebody();
	struct rungs_edit sql = skill("sql", 3), excel = skill("excel", 2);
	sqlite3 *holder;

	ck_assert(changed(&person, sql));
	ck_assert_int_eq(sqlite3_open(path, &holder), SQLITE_OK);
	ck_assert_int_eq(
		sqlite3_exec(holder, "BEGIN EXCLUSIVE", NULL, NULL, NULL),
		SQLITE_OK);
	put_now(&person, excel);
	ck_assert(!person_settle(&person, said_words, sizeof said_words));
	ck_assert_ptr_nonnull(strstr(said_words, "held by another program"));
	ck_assert_ptr_null(person_has(&person, RUNGS_HAS_SKILL, "excel"));
	ck_assert_ptr_nonnull(person_has(&person, RUNGS_HAS_SKILL, "sql"));
	sqlite3_close(holder);
	person_release(&person);
}
END_TEST

START_TEST(a_damaged_one_is_told_once_and_moved_aside_by_a_change)
{
	struct person person = somebody();
	char *aside = NULL;
	size_t size;

	ck_assert(changed(&person, skill("sql", 3)));
	person_release(&person);
	char *bytes = scratch_read(path, &size);
	memset(bytes + 4096, 0x5a, size - 4096);
	scratch_write(path, bytes, size);
	person = somebody();
	ck_assert(!refreshed(&person));
	ck_assert_ptr_nonnull(strstr(said_words,
				     "is damaged; the next change puts it "
				     "aside, untouched, and begins an empty "
				     "one."));
	ck_assert(!refreshed(&person));
	ck_assert_str_eq(said_words, "");
	ck_assert(changed(&person, skill("excel", 2)));
	ck_assert_ptr_nonnull(strstr(said_words, ".damaged-1"));
	ck_assert(asprintf(&aside, "%s.damaged-1", path) > 0);
	size_t kept_size;
	char *kept = scratch_read(aside, &kept_size);
	ck_assert_uint_eq(kept_size, size);
	ck_assert_int_eq(memcmp(kept, bytes, size), 0);
	free(kept);
	free(bytes);
	free(aside);
	person_release(&person);
}
END_TEST

START_TEST(a_newer_one_is_left_alone)
{
	struct person person = somebody();
	sqlite3 *newer;
	size_t before_size, size;
	char *before, *after;

	ck_assert(changed(&person, skill("sql", 3)));
	person_release(&person);
	ck_assert_int_eq(sqlite3_open(path, &newer), SQLITE_OK);
	sqlite3_exec(newer, "PRAGMA user_version = 1000", NULL, NULL, NULL);
	sqlite3_close(newer);
	before = scratch_read(path, &before_size);
	person = somebody();
	ck_assert(!refreshed(&person));
	ck_assert_ptr_nonnull(strstr(said_words, "of version 1000"));
	ck_assert(!changed(&person, skill("excel", 2)));
	ck_assert_ptr_nonnull(strstr(said_words, "of version 1000"));
	after = scratch_read(path, &size);
	ck_assert_uint_eq(size, before_size);
	ck_assert_int_eq(memcmp(before, after, size), 0);
	free(before);
	free(after);
	person_release(&person);
}
END_TEST

START_TEST(without_a_place_it_says_so)
{
	struct person nobody = {0};

	ck_assert(!refreshed(&nobody));
	ck_assert(!changed(&nobody, skill("sql", 3)));
	ck_assert_ptr_nonnull(strstr(said_words, "no place for a profile"));
	ck_assert_ptr_null(person_has(NULL, RUNGS_HAS_SKILL, "sql"));
	person_release(&nobody);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("person");
	TCase *tests = tcase_create("person");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, only_a_change_makes_the_file);
	tcase_add_test(tests, undo_and_redo_say_what_they_touched);
	tcase_add_test(tests, two_see_what_the_other_changes);
	tcase_add_test(tests, a_file_that_goes_is_no_longer_shown);
	tcase_add_test(tests, a_held_profile_keeps_nobody_waiting);
	tcase_add_test(tests, what_is_put_is_seen_before_it_is_written);
	tcase_add_test(tests, what_cannot_be_written_is_no_longer_seen);
	tcase_add_test(tests,
		       a_damaged_one_is_told_once_and_moved_aside_by_a_change);
	tcase_add_test(tests, a_newer_one_is_left_alone);
	tcase_add_test(tests, without_a_place_it_says_so);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
