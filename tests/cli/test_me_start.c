/* What 'rungs me start' asks and answers. */
#include "../import/scratch.h"
#include "run.h"
#include "suite.h"

#define FIXTURE "--atlas=" BINARY_DIR "/fixture.atlas"

static char *folder, profile[300];

static void setup(void)
{
	folder = scratch_new();
	snprintf(profile, sizeof(profile), "--profile=%s/me.db", folder);
}

static void teardown(void)
{
	scratch_delete(folder);
}

#define RUNGS(...) RUN(__VA_ARGS__, profile)

static struct ran typed(const char *input)
{
	struct around person = {
		.terminal = true, .term = "xterm", .input = input};

	return RUN_AT(&person, "me", "start", profile);
}

START_TEST(asks_and_resumes)
{
	assert_said(typed("6\nlaw\nq\n"), EXIT_DONE, "3 of 12. What work");
	/* Law is what was studied: it is on the list by then. */
	assert_said(RUNGS("me"), EXIT_DONE, "Law & paralegal studies");
	assert_said(typed("q\n"), EXIT_DONE, "3 of 12. What work");
	assert_said(typed("b\nq\n"), EXIT_DONE, "*  3  Law & paralegal");
	assert_said(typed(""), EXIT_DONE, "2 of 12. What did you study");
}
END_TEST

START_TEST(a_title_is_looked_up)
{
	assert_said(typed("6\n\nhelp desk\n4\n\nq\n"), EXIT_DONE, "Which?");
	assert_said(RUNGS("me"), EXIT_DONE, "Experience");
}
END_TEST

START_TEST(all_skipped_ends_with_a_list)
{
	assert_said(typed("\n\n\n\n\n\n\n\n\n\n\n\n"), EXIT_DONE,
		    "Nothing was told yet");
}
END_TEST

START_TEST(what_is_no_answer_is_asked_again)
{
	assert_said(typed("99\n6\nq\n"), EXIT_DONE, "2 of 12.");
}
END_TEST

START_TEST(words_answer_too)
{
	json_t *answer, *roles, *role;
	size_t i;

	assert_said(RUNGS("me", "start", "education=professional-law",
			  "study=law", "likes=finding,writing",
			  "limits=night-shift", "work="),
		    EXIT_DONE, "Legal Research Associate");
	answer = assert_json(RUNGS("me", "start", "--json"), EXIT_DONE, "me");
	ck_assert_str_eq(json_text_at(answer, "assessment.next"), "skills");
	roles = json_at(answer, "shortlist.roles");
	ck_assert_uint_eq(json_array_size(roles), 5);
	json_array_foreach(roles, i, role) ck_assert_uint_gt(
		json_array_size(json_object_get(role, "reasons")), 0);
	ck_assert(json_is_object(json_at(answer, "shortlist.surprise")));
	json_decref(answer);
	/* A command is one change. */
	assert_said(RUNGS("me", "start", "skills=sql", "direction="), EXIT_DONE,
		    "Legal Research Associate");
	assert_said(RUNGS("me", "undo"), EXIT_DONE, "Undone");
	answer = assert_json(RUNGS("me", "start", "--json"), EXIT_DONE, "me");
	ck_assert_str_eq(json_text_at(answer, "assessment.next"), "skills");
	json_decref(answer);
}
END_TEST

START_TEST(answers_are_kept_all_or_none)
{
	json_t *answer;

	assert_refused(RUNGS("me", "start", "education=bachelor",
			     "likes=nonsense", "study=law"),
		       EXIT_USAGE, "has no answer 'nonsense'");
	answer = assert_json(RUNGS("me", "start", "--json"), EXIT_DONE, "me");
	ck_assert_str_eq(json_text_at(answer, "assessment.next"), "education");
	json_decref(answer);
	assert_refused(RUNGS("me", "undo"), EXIT_NOTHING, "");
}
END_TEST

START_TEST(a_title_that_a_role_goes_by_is_that_role)
{
	assert_said(RUNGS("me", "start", "work=Sales Executive", "years=3"),
		    EXIT_DONE, "Business Development Executive");
	assert_said(RUNGS("me"), EXIT_DONE, "3 years");
}
END_TEST

START_TEST(nonsense_is_told)
{
	assert_refused(RUNGS("me", "start", "education=nonsense"), EXIT_USAGE,
		       "has no answer 'nonsense'; there are none, secondary");
	assert_refused(RUNGS("me", "start", "nonsense=1"), EXIT_USAGE,
		       "QUESTION=ANSWER");
	assert_refused(RUNGS("me", "start", "education"), EXIT_USAGE,
		       "QUESTION=ANSWER");
	assert_refused(RUNGS("me", "start", "years=3"), EXIT_USAGE,
		       "no work was named");
	assert_refused(RUN("me", "start", "direction=x", profile, FIXTURE),
		       EXIT_USAGE, "has no answer 'x'");
}
END_TEST

/* An atlas of six roles asks as well. */
START_TEST(a_small_atlas_has_a_list_too)
{
	assert_said(RUN("me", "start", "education=bachelor",
			"likes=writing,numbers", profile, FIXTURE),
		    EXIT_DONE, "Document Reviewer");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("me start");
	TCase *tests = tcase_create("start");

	tcase_set_timeout(tests, 60);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, asks_and_resumes);
	tcase_add_test(tests, a_title_is_looked_up);
	tcase_add_test(tests, all_skipped_ends_with_a_list);
	tcase_add_test(tests, what_is_no_answer_is_asked_again);
	tcase_add_test(tests, words_answer_too);
	tcase_add_test(tests, answers_are_kept_all_or_none);
	tcase_add_test(tests, a_title_that_a_role_goes_by_is_that_role);
	tcase_add_test(tests, nonsense_is_told);
	tcase_add_test(tests, a_small_atlas_has_a_list_too);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
