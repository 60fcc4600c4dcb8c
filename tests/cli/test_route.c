/* What `route` answers about the fixture and the KPO atlas. */
#include "run.h"
#include "suite.h"

#define FIXTURE "--atlas=" BINARY_DIR "/fixture.atlas"

START_TEST(routes_for_programs)
{
	json_t *answer = assert_json(RUN("route", "document-reviewer",
					 "data-analyst", "--json", FIXTURE),
				     EXIT_DONE, "route");

	ck_assert_str_eq(json_text_at(answer, "from.id"), "document-reviewer");
	ck_assert_str_eq(json_text_at(answer, "to.kind"), "role");
	ck_assert_uint_eq(json_array_size(json_at(answer, "routes")), 2);
	ck_assert_int_eq(
		json_integer_value(json_at(answer, "routes.0.years.0")), 2);
	ck_assert_str_eq(json_text_at(answer, "routes.0.steps.1.to"),
			 "data-analyst");
	ck_assert_str_eq(json_text_at(answer, "routes.0.steps.1.kind"),
			 "cross-specialization");
	ck_assert_str_eq(json_text_at(answer, "routes.0.steps.0.evidence"),
			 "published");
	ck_assert_str_eq(json_text_at(answer, "routes.0.steps.0.source.0"),
			 "handbook");
	ck_assert(json_is_array(json_at(answer, "routes.0.steps.0.gap")));
	ck_assert_uint_eq(json_array_size(json_at(answer, "relax")), 0);
	json_decref(answer);
}
END_TEST

START_TEST(routes_for_people)
{
	struct around around = {.terminal = true, .term = "xterm"};

	assert_said(RUN("route", "document-reviewer", "data-analyst", FIXTURE),
		    EXIT_DONE, "(role/data-analyst)");
	assert_said(RUN_AT(&around, "route", "document-reviewer",
			   "data-analyst", FIXTURE),
		    EXIT_DONE,
		    "1. Document Reviewer → Review Analyst → Data Analyst");
	assert_said(RUN("route", "start", "data-analyst", FIXTURE,
			"--education=bachelor", "--routes=1"),
		    EXIT_DONE, "first job");
}
END_TEST

START_TEST(no_line_is_wider_than_the_terminal)
{
	struct around around = {
		.terminal = true, .term = "xterm", .ascii = true};
	struct ran ran =
		RUN_AT(&around, "route", "start", "legal-delivery-manager",
		       "--education=professional-law");

	ck_assert_int_eq(ran.status, EXIT_DONE);
	for (const char *line = ran.out; *line != '\0';) {
		size_t size = strcspn(line, "\n");

		ck_assert_msg(size <= 80, "%.*s", (int)size, line);
		line += size + (line[size] == '\n');
	}
	ran_release(&ran);
}
END_TEST

START_TEST(the_limit_to_relax_is_named)
{
	json_t *answer;

	assert_refused(RUN("route", "document-reviewer", "data-analyst",
			   FIXTURE, "--max-years=3"),
		       EXIT_LIMITS, "it takes 3.5 years");
	assert_refused(RUN("route", "document-reviewer", "data-analyst",
			   FIXTURE, "--in=legal"),
		       EXIT_LIMITS,
		       "leaves Legal data services for Data Analyst");
	assert_refused(RUN("route", "document-reviewer", "data-analyst",
			   FIXTURE, "--without", "night-shift"),
		       EXIT_LIMITS, "the nearest is Document Reviewer");
	answer = assert_json(RUN("route", "document-reviewer", "data-analyst",
				 FIXTURE, "--json", "--max-years=3"),
			     EXIT_LIMITS, "route");
	ck_assert_str_eq(json_text_at(answer, "relax.0.limits.0.limit"),
			 "max_years");
	ck_assert_uint_eq(json_array_size(json_at(answer, "routes")), 0);
	json_decref(answer);
}
END_TEST

START_TEST(refused)
{
	assert_refused(RUN("route", "review-lead", "analytics-lead", FIXTURE),
		       EXIT_NOTHING, "No chain of moves leads");
	assert_refused(RUN("route", "junior-analyst", "review-lead", FIXTURE),
		       EXIT_NOTHING,
		       "No chain of moves leads from Junior Data Analyst to "
		       "Review Team Lead: the feeders of Review Team Lead tell "
		       "who becomes one.");
	assert_refused(RUN("route", "data-analyst", "data-analyst", FIXTURE),
		       EXIT_USAGE, "both ends");
	assert_refused(RUN("route", "data-analist", "review-lead", FIXTURE),
		       EXIT_NOTHING, "role/data-analyst");
	assert_refused(RUN("route", "sql", "review-lead", FIXTURE), EXIT_USAGE,
		       "takes a role");
	assert_refused(RUN("route", "data-analyst", "analytics-lead", FIXTURE,
			   "--max-years=soon"),
		       EXIT_USAGE, "1.5");
	assert_refused(RUN("route", "document-reviewer", "analytics-lead",
			   FIXTURE, "--avoid=data-analyst",
			   "--through=data-analyst"),
		       EXIT_USAGE, "both avoid");
	assert_refused(RUN("route", "document-reviewer", "analytics-lead",
			   FIXTURE, "--through=data-analist"),
		       EXIT_NOTHING, "role/data-analyst");
	assert_refused(RUN("route", "document-reviewer", "analytics-lead",
			   FIXTURE, "--without=nigths"),
		       EXIT_USAGE, "night");
	assert_refused(RUN("route", "start", "data-analyst", FIXTURE,
			   "--no-new-degree"),
		       EXIT_USAGE, "education");
	assert_refused(RUN("route", "document-reviewer", FIXTURE), EXIT_USAGE,
		       "route needs more");
}
END_TEST

START_TEST(the_same_words_give_the_same_answer)
{
	struct ran first =
		RUN("route", "document-review-associate", "client-partner");
	struct ran again =
		RUN("route", "document-review-associate", "client-partner");

	ck_assert_int_eq(first.status, EXIT_DONE);
	ck_assert_str_eq(first.out, again.out);
	ran_release(&first);
	ran_release(&again);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("route");
	TCase *tests = tcase_create("route");

	tcase_add_test(tests, routes_for_programs);
	tcase_add_test(tests, routes_for_people);
	tcase_add_test(tests, no_line_is_wider_than_the_terminal);
	tcase_add_test(tests, the_limit_to_relax_is_named);
	tcase_add_test(tests, refused);
	tcase_add_test(tests, the_same_words_give_the_same_answer);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
