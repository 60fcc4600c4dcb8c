/* What `ladder` answers: the picture, and the same in words. */
#include "golden/golden.h"
#include "run.h"
#include "suite.h"

#define FIXTURE "--atlas=" BINARY_DIR "/fixture.atlas"

static void assert_golden(const char *name, struct ran ran)
{
	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_str_eq(ran.err, "");
	golden_check("cli", name, ran.out);
	ran_release(&ran);
}

START_TEST(a_picture_of_boxes_and_lines)
{
	assert_golden("ladder", RUN("ladder", "analytics", FIXTURE));
	assert_golden("ladder-all", RUN("ladder", FIXTURE));
	assert_golden("ladder-track",
		      RUN("ladder", "track/management", FIXTURE));
}
END_TEST

START_TEST(a_role_is_brought_out)
{
	const struct around ascii = {.ascii = true};

	assert_golden("ladder-role", RUN("ladder", "analytics", "--role",
					 "data-analyst", FIXTURE));
	assert_golden("ladder-role-ascii",
		      run_words(&ascii,
				(const char *const[]){"ladder", "analytics",
						      "--role", "data-analyst",
						      FIXTURE, NULL}));
}
END_TEST

START_TEST(the_same_in_words)
{
	assert_golden("ladder-plain",
		      RUN("ladder", "analytics", "--plain", FIXTURE));
}
END_TEST

START_TEST(ladders_as_files)
{
	assert_golden("ladder-svg",
		      RUN("ladder", "analytics", "--role", "data-analyst",
			  "--format", "svg", FIXTURE));
	assert_golden("ladder-html",
		      RUN("ladder", "analytics", "--format", "html", FIXTURE));
	assert_golden("ladder-dot",
		      RUN("ladder", "analytics", "--format", "dot", FIXTURE));
	assert_refused(RUN("ladder", "analytics", "--format", "csv", FIXTURE),
		       EXIT_USAGE, "'csv'; there are text, svg, html, dot.");
	assert_refused(RUN("ladder", "analytics", "--format", "svg", "--json",
			   FIXTURE),
		       EXIT_USAGE, "ask for two answers");
}
END_TEST

START_TEST(a_ladder_for_programs)
{
	json_t *answer =
		assert_json(RUN("ladder", "analytics", "--json", FIXTURE),
			    EXIT_DONE, "ladder");

	ck_assert_str_eq(json_text_at(answer, "of.id"), "analytics");
	ck_assert_str_eq(json_text_at(answer, "levels.0.id"), "lead");
	ck_assert_uint_eq(json_array_size(json_at(answer, "roles")), 3);
	ck_assert_str_eq(json_text_at(answer, "moves.0.from"),
			 "junior-analyst");
	ck_assert_str_eq(json_text_at(answer, "moves.0.to"), "data-analyst");
	json_decref(answer);
}
END_TEST

START_TEST(what_is_no_ladder_is_refused)
{
	assert_refused(RUN("ladder", "data-analyst", FIXTURE), EXIT_USAGE,
		       "ladder takes a specialization or track");
	assert_refused(RUN("ladder", "analytcs", FIXTURE), EXIT_NOTHING,
		       "analytics");
	assert_refused(RUN("ladder", "analytics", "--role", "document-reviewer",
			   FIXTURE),
		       EXIT_USAGE, "is not on this ladder");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("ladder");
	TCase *tests = tcase_create("ladder");

	tcase_add_test(tests, a_picture_of_boxes_and_lines);
	tcase_add_test(tests, a_role_is_brought_out);
	tcase_add_test(tests, the_same_in_words);
	tcase_add_test(tests, ladders_as_files);
	tcase_add_test(tests, a_ladder_for_programs);
	tcase_add_test(tests, what_is_no_ladder_is_refused);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
