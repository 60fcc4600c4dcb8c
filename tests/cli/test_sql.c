/* SQL over an atlas: scripts get its tables, and nobody changes them. */
#include <unistd.h>

#include "run.h"
#include "suite.h"

#define FIXTURE "--atlas", BINARY_DIR "/fixture.atlas"

START_TEST(rows_are_lines_with_tabs_between)
{
	struct ran ran = RUN("sql",
			     "SELECT id, years_min, NULL AS n, 2.5 AS x"
			     " FROM roles WHERE id IN ('junior-analyst', "
			     "'review-analyst') ORDER BY id"
			     " LIMIT 2 -- some",
			     FIXTURE);

	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_str_eq(ran.out, "id\tyears_min\tn\tx\n"
				  "junior-analyst\t0\t\t2.5\n"
				  "review-analyst\t1\t\t2.5\n");
	ran_release(&ran);
}
END_TEST

START_TEST(programs_get_numbers_and_nulls)
{
	json_t *answer = assert_json(
		RUN("sql", "SELECT 'a', 1, 2.5, NULL, x'00ff', char(27)",
		    "--json", FIXTURE),
		EXIT_DONE, "sql");
	json_t *row = json_array_get(json_object_get(answer, "rows"), 0);

	ck_assert_uint_eq(json_array_size(json_object_get(answer, "columns")),
			  6);
	ck_assert_str_eq(json_string_value(json_array_get(row, 0)), "a");
	ck_assert(json_is_integer(json_array_get(row, 1)));
	ck_assert(json_is_real(json_array_get(row, 2)));
	ck_assert(json_is_null(json_array_get(row, 3)));
	ck_assert_str_eq(json_string_value(json_array_get(row, 4)), "00ff");
	ck_assert_str_eq(json_string_value(json_array_get(row, 5)), "\x1b");
	json_decref(answer);
}
END_TEST

/* The tables of the program's own atlas too, with what they mean. */
START_TEST(the_tables_tell_themselves)
{
	assert_said(RUN("sql", "SELECT sql FROM sqlite_schema WHERE name = "
			       "'roles'"),
		    EXIT_DONE, "CREATE TABLE roles");
	assert_said(RUN("sql", "SELECT count(*) FROM moves, json_each('[1]')"),
		    EXIT_DONE, "count(*)");
}
END_TEST

START_TEST(what_reaches_a_terminal_is_harmless)
{
	struct ran ran = RUN("sql", "SELECT char(27) || '[2J' AS a", FIXTURE);

	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_ptr_null(strchr(ran.out, '\x1b'));
	ran_release(&ran);
}
END_TEST

static const struct {
	const char *query, *said;
} refusals[] = {
	{"", "says nothing"},
	{" ; ", "says nothing"},
	{"SELEC 1", "not understood: near \"SELEC\""},
	{"SELECT 1; SELECT 2", "One query"},
	{"SELECT 1; DROP TABLE roles", "One query"},
	{"DROP TABLE roles", "only read"},
	{"DELETE FROM roles", "only read"},
	{"UPDATE roles SET title = ''", "only read"},
	{"PRAGMA query_only = OFF", "only read"},
	{"CREATE TEMP TABLE t (a)", "only read"},
	{"ATTACH 'made.db' AS made", "only read"},
	{"COMMIT", "only read"},
	{"SELECT load_extension('x')", "not"},
	{"SELECT * FROM pragma_table_info('roles')", "not"},
	{"SELECT hex(zeroblob(1000000000))", "too big"},
	{"SELECT * FROM skills a, skills b, skills c", "LIMIT"},
	{"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
	 " SELECT count(*) FROM n",
	 "too long"},
};

START_TEST(an_atlas_is_only_read)
{
	assert_refused(RUN("sql", refusals[_i].query), EXIT_USAGE,
		       refusals[_i].said);
	ck_assert_int_ne(access("made.db", F_OK), 0);
}
END_TEST

START_TEST(nothing_found_is_told_by_the_status)
{
	assert_said(RUN("sql", "SELECT id FROM roles WHERE 0", FIXTURE),
		    EXIT_NOTHING, "id\n");
	assert_refused(RUN("sql", FIXTURE), EXIT_USAGE, "sql");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("sql");
	TCase *tests = tcase_create("sql");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, rows_are_lines_with_tabs_between);
	tcase_add_test(tests, programs_get_numbers_and_nulls);
	tcase_add_test(tests, the_tables_tell_themselves);
	tcase_add_test(tests, what_reaches_a_terminal_is_harmless);
	tcase_add_loop_test(tests, an_atlas_is_only_read, 0,
			    sizeof(refusals) / sizeof(*refusals));
	tcase_add_test(tests, nothing_found_is_told_by_the_status);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
