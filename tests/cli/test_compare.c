/* What `compare` answers. */
#include <unistd.h>

#include "golden/golden.h"
#include "run.h"
#include "suite.h"

#define FIXTURE "--atlas=" BINARY_DIR "/fixture.atlas"

START_TEST(roles_are_compared_line_by_line)
{
	struct ran ran =
		RUN("compare", "document-reviewer", "data-analyst", FIXTURE);

	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_str_eq(ran.err, "");
	golden_check("cli", "compare-plain", ran.out);
	ran_release(&ran);
}
END_TEST

START_TEST(columns_stand_side_by_side_on_a_terminal)
{
	struct around wide = {.terminal = true, .term = "xterm"};
	struct ran ran = RUN_AT(&wide, "compare", "document-reviewer",
				"data-analyst", FIXTURE);

	ck_assert_int_eq(ran.status, EXIT_DONE);
	golden_check("cli", "compare-80", ran.out);
	ran_release(&ran);
	wide.columns = 40;
	ran = RUN_AT(&wide, "compare", "legal", "analytics", "--level=entry",
		     "--ascii", FIXTURE);
	golden_check("cli", "compare-40-ascii", ran.out);
	ran_release(&ran);
}
END_TEST

START_TEST(tables_are_for_spreadsheets_and_documents)
{
	struct ran ran = RUN("compare", "legal", "analytics", "--format", "csv",
			     "--level", "entry", FIXTURE);

	ck_assert_int_eq(ran.status, EXIT_DONE);
	golden_check("cli", "compare-csv", ran.out);
	ran_release(&ran);
	ran = RUN("compare", "legal", "analytics", "--format=md", "--level",
		  "entry", FIXTURE);
	ck_assert_int_eq(ran.status, EXIT_DONE);
	golden_check("cli", "compare-md", ran.out);
	ran_release(&ran);
}
END_TEST

START_TEST(the_answer_goes_into_a_file)
{
	char folder[] = "/tmp/rungs-test-XXXXXX", path[64];
	struct ran said, written;
	char *text;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/a.csv", folder);
	said = RUN("compare", "legal", "analytics", "--format=csv", FIXTURE);
	written = RUN("compare", "legal", "analytics", "--format=csv", "-o",
		      path, FIXTURE);
	ck_assert_int_eq(written.status, EXIT_DONE);
	ck_assert_str_eq(written.out, "");
	text = golden_read(path);
	ck_assert_ptr_nonnull(text);
	ck_assert_str_eq(text, said.out);
	free(text);
	ran_release(&written);
	ran_release(&said);
	unlink(path);
	rmdir(folder);
	assert_refused(
		RUN("compare", "legal", "analytics", "-o", path, FIXTURE),
		EXIT_TROUBLE, "a.csv");
}
END_TEST

START_TEST(compare_for_programs)
{
	json_t *answer = assert_json(RUN("compare", "document-reviewer",
					 "data-analyst", "--json", FIXTURE),
				     EXIT_DONE, "compare");

	ck_assert_str_eq(json_text_at(answer, "columns.1.id"), "data-analyst");
	ck_assert_str_eq(json_text_at(answer, "columns.1.kind"), "role");
	ck_assert_str_eq(json_text_at(answer, "columns.0.pay.0.place"), "US");
	ck_assert_str_eq(json_text_at(answer, "skills.0.id"), "english");
	ck_assert(json_is_true(json_at(answer, "skills.0.shared")));
	ck_assert(json_is_false(json_at(answer, "skills.0.differs")));
	ck_assert_str_eq(json_text_at(answer, "skills.1.id"), "privilege");
	ck_assert(json_is_null(json_at(answer, "skills.1.cells.1")));
	ck_assert(json_is_true(json_at(answer, "skills.1.differs")));
	ck_assert(json_is_true(json_at(answer, "conditions.0.differs")));
	ck_assert_str_eq(json_text_at(answer, "skills.1.cells.0.evidence"),
			 "published");
	json_decref(answer);
}
END_TEST

/* Three lines of work at entry level: each row says whether they differ. */
START_TEST(three_lines_of_work_at_entry_level)
{
	struct ran ran = RUN("compare", "legal", "it-support", "bi-analytics",
			     "--level", "entry");
	static const char *const parts[] = {
		"\nMedian a year: differs: ",
		"\nPlace, year, source: same\n  A: US, 2024 (May)",
		"\nNight and shift work: differs: most in B, least in A and C",
		"\nTravel: differs: most in B",
		"\nTime to the next rung: ",
		"\nShared skills; ",
		"\nSkills of A alone; ",
		"\nSkills of C alone; ",
		"\nTeamwork: same\n",
	};

	ck_assert_int_eq(ran.status, EXIT_DONE);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		ck_assert_msg(strstr(ran.out, parts[i]) != NULL, "no '%s'",
			      parts[i]);
	ran_release(&ran);
}
END_TEST

static const struct {
	const char *words[RUN_WORDS + 1];
	int status;
	const char *part;
} refusals[] = {
	{{"compare", "data-analyst"}, EXIT_USAGE, "compare needs more"},
	{{"compare", "a", "b", "c", "d", "e"}, EXIT_USAGE, "takes no 'e'"},
	{{"compare", "legal", "role/data-analist"},
	 EXIT_NOTHING,
	 "the nearest: role/data-analyst"},
	{{"compare", "legal", "sql"},
	 EXIT_USAGE,
	 "'sql' is a skill; compare takes a specialization, track or role."},
	{{"compare", "legal", "bachelor"},
	 EXIT_USAGE,
	 "'bachelor' is an education; compare takes"},
	{{"compare", "legal", "legal"}, EXIT_USAGE, "stands there twice"},
	{{"compare", "legal", "analytics", "--level", "entri"},
	 EXIT_NOTHING,
	 "the nearest: level/entry"},
	{{"compare", "legal", "management", "--level", "entry"},
	 EXIT_NOTHING,
	 "Management has no role of the level Entry."},
	{{"compare", "data-analyst", "review-lead", "--level", "entry"},
	 EXIT_USAGE,
	 "only roles are compared"},
	{{"compare", "legal", "analytics", "--format", "cvs"},
	 EXIT_USAGE,
	 "There is no format 'cvs'; did you mean 'csv'?"},
	{{"compare", "legal", "analytics", "--format", "svg"},
	 EXIT_USAGE,
	 "There is no format 'svg'; there are text, csv, md."},
	{{"compare", "legal", "analytics", "--format", "md", "--json"},
	 EXIT_USAGE,
	 "two answers"},
};

START_TEST(mistakes_get_a_sentence)
{
	const char *words[RUN_WORDS + 1] = {FIXTURE};

	for (size_t i = 0; refusals[_i].words[i] != NULL; i++)
		words[i + 1] = refusals[_i].words[i];
	assert_refused(run_words(&(struct around){0}, words),
		       refusals[_i].status, refusals[_i].part);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("compare");
	TCase *one = tcase_create("compare");

	tcase_add_test(one, roles_are_compared_line_by_line);
	tcase_add_test(one, columns_stand_side_by_side_on_a_terminal);
	tcase_add_test(one, tables_are_for_spreadsheets_and_documents);
	tcase_add_test(one, the_answer_goes_into_a_file);
	tcase_add_test(one, compare_for_programs);
	tcase_add_test(one, three_lines_of_work_at_entry_level);
	tcase_add_loop_test(one, mistakes_get_a_sentence, 0,
			    sizeof(refusals) / sizeof(*refusals));
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
