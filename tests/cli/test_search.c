/* What `search` answers about a small atlas. */
#include "run.h"
#include "suite.h"

#define FIXTURE "--atlas=" BINARY_DIR "/fixture.atlas"

static const struct around on_terminal = {
	.terminal = true, .term = "xterm", .color = true};

START_TEST(results_for_programs)
{
	json_t *answer =
		assert_json(RUN("search", "second", "level", "--json", FIXTURE),
			    EXIT_DONE, "search");
	json_t *result = json_at(answer, "results.0");
	const char *text = json_text_at(result, "matched.0.text");

	ck_assert_str_eq(json_text_at(answer, "query"), "second level");
	ck_assert_ptr_null(json_at(answer, "corrected"));
	ck_assert_str_eq(json_text_at(result, "kind"), "role");
	ck_assert_str_eq(json_text_at(result, "id"), "review-analyst");
	ck_assert_str_eq(json_text_at(result, "title"), "Review Analyst");
	ck_assert(json_is_number(json_at(result, "score")));
	ck_assert_str_eq(json_text_at(result, "matched.0.field"),
			 "alternate title");
	ck_assert_str_eq(text, "Second-Level Reviewer");
	ck_assert_int_eq(
		json_integer_value(json_at(result, "matched.0.spans.0.0")), 0);
	ck_assert_int_eq(
		json_integer_value(json_at(result, "matched.0.spans.1.1")), 12);
	json_decref(answer);
}
END_TEST

/* Spans are bytes of the text, within it and in order. */
START_TEST(spans_lie_in_the_text)
{
	static const char *const queries[] = {"donnees", "analyste de",
					      "データアナリスト", "sql", "an"};
	json_t *answer =
		assert_json(RUN("search", queries[_i], "--json", FIXTURE),
			    EXIT_DONE, "search");
	json_t *result, *match, *span;
	size_t i, j, k;

	json_array_foreach(json_at(answer, "results"), i, result)
	{
		ck_assert_uint_gt(json_array_size(json_at(result, "matched")),
				  0);
		json_array_foreach(json_at(result, "matched"), j, match)
		{
			json_int_t size =
				(json_int_t)strlen(json_text_at(match, "text"));
			json_int_t last = 0;

			json_array_foreach(json_at(match, "spans"), k, span)
			{
				json_int_t start =
					json_integer_value(json_at(span, "0"));
				json_int_t end =
					json_integer_value(json_at(span, "1"));

				ck_assert(last <= start && start < end);
				ck_assert(end <= size);
				last = end;
			}
		}
	}
	json_decref(answer);
}
END_TEST

START_TEST(a_typing_error_is_mended)
{
	json_t *answer =
		assert_json(RUN("search", "reviwer", "--json", FIXTURE),
			    EXIT_DONE, "search");

	ck_assert_str_eq(json_text_at(answer, "query"), "reviwer");
	ck_assert_str_eq(json_text_at(answer, "corrected"), "reviewer");
	ck_assert_str_eq(json_text_at(answer, "results.0.id"),
			 "document-reviewer");
	json_decref(answer);
	struct ran ran = RUN("search", "reviwer", FIXTURE);
	ck_assert_str_eq(ran.err, "rungs: Searched for 'reviewer'.\n");
	assert_said(ran, EXIT_DONE,
		    "role/document-reviewer\tDocument Reviewer\n");
}
END_TEST

START_TEST(nothing_found)
{
	assert_refused(RUN("search", "qqqqzzzz", FIXTURE), EXIT_NOTHING,
		       "Nothing matches 'qqqqzzzz'");
	json_t *answer =
		assert_json(RUN("search", "qqqqzzzz", "--json", FIXTURE),
			    EXIT_NOTHING, "search");
	ck_assert(json_is_array(json_at(answer, "results")));
	ck_assert_uint_eq(json_array_size(json_at(answer, "results")), 0);
	json_decref(answer);
}
END_TEST

START_TEST(kind_and_limit)
{
	json_t *answer = assert_json(
		RUN("search", "sql", "--kind", "term", "--json", FIXTURE),
		EXIT_DONE, "search");
	json_t *result;
	size_t i;

	json_array_foreach(json_at(answer, "results"), i, result)
		ck_assert_str_eq(json_text_at(result, "kind"), "term");
	ck_assert_uint_gt(i, 0);
	json_decref(answer);
	answer = assert_json(
		RUN("search", "analyst", "--limit=1", "--json", FIXTURE),
		EXIT_DONE, "search");
	ck_assert_uint_eq(json_array_size(json_at(answer, "results")), 1);
	json_decref(answer);
	answer = assert_json(RUN("search", "a", "--json"), EXIT_DONE, "search");
	ck_assert_uint_eq(json_array_size(json_at(answer, "results")), 20);
	json_decref(answer);
}
END_TEST

START_TEST(matches_stand_out_on_a_terminal)
{
	struct ran ran = RUN_AT(&on_terminal, "search", "second level",
				"--limit=1", FIXTURE);

	ck_assert_str_eq(ran.out, "Review Analyst  role/review-analyst\n"
				  "    alternate title: \033[1;4mSecond\033[0m-"
				  "\033[1;4mLevel\033[0m Reviewer\n");
	ran_release(&ran);
	ran = RUN_AT(&on_terminal, "search", "document reviewer", "--limit=1",
		     FIXTURE);
	ck_assert_str_eq(ran.out, "\033[1;4mDocument\033[0m "
				  "\033[1;4mReviewer\033[0m  "
				  "role/document-reviewer\n");
	ran_release(&ran);
}
END_TEST

/* NO_COLOR, --color never, --plain and a pipe each keep escapes out. */
START_TEST(nothing_stands_out_elsewhere)
{
	struct around plain = on_terminal;

	plain.color = false;
	struct ran rans[] = {
		RUN_AT(&plain, "search", "sql", FIXTURE),
		RUN_AT(&on_terminal, "search", "sql", "--color=never", FIXTURE),
		RUN_AT(&on_terminal, "search", "sql", "--plain", FIXTURE),
		RUN("search", "sql", FIXTURE),
	};
	for (size_t i = 0; i < sizeof(rans) / sizeof(rans[0]); i++) {
		ck_assert_int_eq(rans[i].status, EXIT_DONE);
		ck_assert_ptr_null(strchr(rans[i].out, '\033'));
		ran_release(&rans[i]);
	}
}
END_TEST

START_TEST(a_long_text_is_cut_around_its_match)
{
	struct around narrow = on_terminal;

	narrow.columns = 40;
	struct ran ran = RUN_AT(&narrow, "search", "busy", "--kind=skill",
				"--color=never", FIXTURE);
	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_ptr_nonnull(strstr(ran.out, "busy"));
	ck_assert_ptr_nonnull(strstr(ran.out, "…"));
	ran_release(&ran);
}
END_TEST

START_TEST(a_batch)
{
	struct around around = {.input = "sql\nqqqqzzzz\n"};
	struct ran ran =
		RUN_AT(&around, "search", "--batch", "--limit=1", FIXTURE);
	char *second = strchr(ran.out, '\n') + 1;

	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert(strncmp(ran.out, "{\"rungs\":1,\"command\":\"search\",",
			  30) == 0);
	ck_assert_str_eq(second, "{\"rungs\":1,\"command\":\"search\","
				 "\"query\":\"qqqqzzzz\",\"results\":[]}\n");
	ran_release(&ran);
	around.input = "";
	ran = RUN_AT(&around, "search", "--batch", FIXTURE);
	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_str_eq(ran.out, "");
	ran_release(&ran);
}
END_TEST

START_TEST(filters_for_programs)
{
	json_t *answer =
		assert_json(RUN("search", "analyst", "in:legal,BI",
				"-level:lead", "pay:>60k", "\"data analyst\"",
				"-junior", "--json", FIXTURE),
			    EXIT_DONE, "search");

	ck_assert_uint_eq(json_array_size(json_at(answer, "results")), 1);
	ck_assert_str_eq(json_text_at(answer, "results.0.id"), "data-analyst");
	ck_assert_str_eq(json_text_at(answer, "filters.0.name"), "in");
	ck_assert_str_eq(json_text_at(answer, "filters.0.text"), "legal,BI");
	ck_assert_str_eq(json_text_at(answer, "filters.0.values.1.id"),
			 "analytics");
	ck_assert(json_is_false(json_at(answer, "filters.0.excluded")));
	ck_assert(json_is_true(json_at(answer, "filters.1.excluded")));
	ck_assert(json_is_null(json_at(answer, "filters.2.most")));
	ck_assert_str_eq(json_text_at(answer, "filters.2.values.0.id"), "US");
	ck_assert_str_eq(json_text_at(answer, "phrases.0"), "data analyst");
	ck_assert_str_eq(json_text_at(answer, "excluded.0"), "junior");
	ck_assert_ptr_null(json_at(answer, "note"));
	json_decref(answer);
}
END_TEST

START_TEST(filters_alone_list_what_they_leave)
{
	assert_said(RUN("search", "level:entry", FIXTURE), EXIT_DONE,
		    "role/document-reviewer\tDocument Reviewer\n"
		    "role/junior-analyst\tJunior Data Analyst\n");
	assert_refused(RUN("search", "level:entry", "level:lead", FIXTURE),
		       EXIT_NOTHING, "Nothing matches");
}
END_TEST

START_TEST(wrong_filters_are_refused)
{
	assert_refused(RUN("search", "level:snior", FIXTURE), EXIT_USAGE,
		       "No level is called 'snior'; there are entry, analyst "
		       "and lead.");
	assert_refused(RUN("search", "level:snior", "--json", FIXTURE),
		       EXIT_USAGE, "No level is called 'snior'");
	assert_refused(RUN("search", "pay:much", FIXTURE), EXIT_USAGE,
		       "USD a year");
}
END_TEST

START_TEST(an_unknown_filter_is_noted)
{
	struct ran ran = RUN("search", "analyst", "foo:bar", FIXTURE);

	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_ptr_nonnull(strstr(
		ran.err, "rungs: There is no filter foo:; there are level:,"));
	ran_release(&ran);
	json_t *answer = assert_json(
		RUN("search", "analyst", "foo:bar", "--json", FIXTURE),
		EXIT_DONE, "search");
	ck_assert_ptr_nonnull(json_text_at(answer, "note"));
	json_decref(answer);
}
END_TEST

/* '-word' is no option of search, and still one of others. */
START_TEST(words_are_excluded_on_the_command_line)
{
	assert_said(RUN("search", "-junior", "data", "--kind=role", FIXTURE),
		    EXIT_DONE, "role/data-analyst\tData Analyst\n");
	assert_refused(RUN("search", "x", "--junior", FIXTURE), EXIT_USAGE,
		       "no option '--junior'");
	assert_refused(RUN("list", "roles", "-junior", FIXTURE), EXIT_USAGE,
		       "no option '-junior'");
	struct ran ran = RUN("search", "-h", FIXTURE);
	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_ptr_nonnull(strstr(ran.out, "without:nights"));
	ran_release(&ran);
}
END_TEST

START_TEST(a_batch_is_words_alone)
{
	struct around around = {.input = "level:lead -analyst \"x y\"\n"};
	struct ran ran = RUN_AT(&around, "search", "--batch", FIXTURE);

	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_ptr_null(strstr(ran.out, "\"filters\""));
	ck_assert_ptr_nonnull(strstr(ran.out, "\"data-analyst\""));
	ck_assert_str_eq(ran.err, "");
	ran_release(&ran);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("search");
	TCase *one = tcase_create("search");

	tcase_add_test(one, results_for_programs);
	tcase_add_loop_test(one, spans_lie_in_the_text, 0, 5);
	tcase_add_test(one, a_typing_error_is_mended);
	tcase_add_test(one, nothing_found);
	tcase_add_test(one, kind_and_limit);
	tcase_add_test(one, matches_stand_out_on_a_terminal);
	tcase_add_test(one, nothing_stands_out_elsewhere);
	tcase_add_test(one, a_long_text_is_cut_around_its_match);
	tcase_add_test(one, a_batch);
	tcase_add_test(one, filters_for_programs);
	tcase_add_test(one, filters_alone_list_what_they_leave);
	tcase_add_test(one, wrong_filters_are_refused);
	tcase_add_test(one, an_unknown_filter_is_noted);
	tcase_add_test(one, words_are_excluded_on_the_command_line);
	tcase_add_test(one, a_batch_is_words_alone);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
