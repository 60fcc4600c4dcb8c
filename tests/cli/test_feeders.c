/* What `feeders` answers about a small atlas. */
#include "run.h"
#include "suite.h"

#define FIXTURE "--atlas=" BINARY_DIR "/fixture.atlas"

START_TEST(feeders_are_told_line_by_line)
{
	struct ran ran = RUN("feeders", "data-analyst", FIXTURE);

	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_str_eq(ran.err, "");
	ck_assert_ptr_nonnull(strstr(ran.out, "Feeders of Data Analyst\n"));
	ck_assert_ptr_nonnull(strstr(ran.out, "\n1 step back; 2 roles\n"));
	ck_assert_ptr_nonnull(strstr(
		ran.out, "\nJunior Data Analyst; Entry · Business intelligence "
			 "(role/junior-analyst)\n  up · 1–3 years · common\n"
			 "  Takes SQL.\n"));
	ck_assert_ptr_nonnull(strstr(ran.out, "\n  Helps: "));
	ck_assert_ptr_nonnull(strstr(ran.out, "published · handbook\n"));
	ck_assert_ptr_null(strstr(ran.out, "2 steps"));
	ran_release(&ran);
}
END_TEST

START_TEST(steps_look_further_back)
{
	struct ran ran =
		RUN("feeders", "analytics-lead", "--steps", "9", FIXTURE);
	const char *start;

	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_ptr_nonnull(strstr(ran.out, "\n3 steps back; 1 role\n"));
	ck_assert_ptr_nonnull(strstr(
		ran.out, "  To Junior Data Analyst: another line · 1–3 years · "
			 "rare · doubtful\n"));
	start = strstr(ran.out, "\nStart: straight from study\n");
	ck_assert_ptr_nonnull(start);
	ck_assert_ptr_nonnull(strstr(start, "To Junior Data Analyst"));
	ck_assert_ptr_nonnull(strstr(ran.out,
				     "\nSimilar work, not known as a step\n"
				     "Review Team Lead; "));
	ran_release(&ran);
}
END_TEST

START_TEST(feeders_for_programs)
{
	json_t *answer = assert_json(RUN("feeders", "analytics-lead", "--steps",
					 "3", "--json", FIXTURE),
				     EXIT_DONE, "feeders");

	ck_assert_str_eq(json_text_at(answer, "role.id"), "analytics-lead");
	ck_assert_uint_eq(json_array_size(json_at(answer, "feeders")), 4);
	ck_assert_str_eq(json_text_at(answer, "feeders.3.id"),
			 "document-reviewer");
	ck_assert_int_eq(json_integer_value(json_at(answer, "feeders.3.step")),
			 3);
	ck_assert_str_eq(json_text_at(answer, "feeders.3.moves.0.to"),
			 "review-analyst");
	ck_assert_str_eq(json_text_at(answer, "feeders.3.moves.0.evidence"),
			 "published");
	ck_assert_str_eq(json_text_at(answer, "feeders.3.moves.0.source.0"),
			 "handbook");
	ck_assert_str_eq(json_text_at(answer, "start.moves.0.from"), "start");
	ck_assert_str_eq(json_text_at(answer, "similar.0.from"), "review-lead");
	json_decref(answer);
	answer =
		assert_json(RUN("feeders", "analytics-lead", "--json", FIXTURE),
			    EXIT_DONE, "feeders");
	ck_assert(json_is_null(json_at(answer, "start")));
	ck_assert_uint_eq(json_array_size(json_at(answer, "feeders")), 1);
	json_decref(answer);
}
END_TEST

START_TEST(mistakes_get_a_sentence)
{
	assert_refused(RUN("feeders", FIXTURE), EXIT_USAGE, "feeders ROLE");
	assert_refused(RUN("feeders", "data-analist", FIXTURE), EXIT_NOTHING,
		       "the nearest: role/data-analyst");
	assert_refused(RUN("feeders", "sqll", FIXTURE), EXIT_NOTHING,
		       "Nothing is called 'sqll'; there are document-rev");
	assert_refused(RUN("feeders", "sql", FIXTURE), EXIT_USAGE,
		       "'sql' is a skill; feeders takes a role.");
	assert_refused(RUN("feeders", "data-analyst", "--steps", "0", FIXTURE),
		       EXIT_USAGE, "--steps takes a whole number");
}
END_TEST

/* Recruiters and sellers become client partners, in two steps at most. */
START_TEST(who_becomes_a_client_partner)
{
	json_t *answer = assert_json(
		RUN("feeders", "client-partner", "--steps=2", "--json"),
		EXIT_DONE, "feeders");
	bool recruiting[3] = {false}, sales[3] = {false};
	json_t *feeder, *move;
	size_t i, j;

	json_array_foreach(json_at(answer, "feeders"), i, feeder)
	{
		const char *track = json_text_at(feeder, "track.id");
		json_int_t step =
			json_integer_value(json_object_get(feeder, "step"));

		ck_assert_int_ge(step, 1);
		ck_assert_int_le(step, 2);
		recruiting[step] |= strcmp(track, "recruiting") == 0;
		sales[step] |= strcmp(track, "sales") == 0;
		json_array_foreach(json_object_get(feeder, "moves"), j, move)
		{
			ck_assert_str_ne(json_text_at(move, "evidence"),
					 "(none)");
			ck_assert_str_ne(json_text_at(move, "source.0"),
					 "(none)");
		}
	}
	ck_assert(recruiting[1] && recruiting[2] && sales[1] && sales[2]);
	json_decref(answer);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("feeders");
	TCase *one = tcase_create("feeders");

	tcase_add_test(one, feeders_are_told_line_by_line);
	tcase_add_test(one, steps_look_further_back);
	tcase_add_test(one, feeders_for_programs);
	tcase_add_test(one, mistakes_get_a_sentence);
	tcase_add_test(one, who_becomes_a_client_partner);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
