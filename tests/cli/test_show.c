/* What `show` answers about a small atlas, member by member. */
#include "run.h"
#include "suite.h"

#define FIXTURE "--atlas=" BINARY_DIR "/fixture.atlas"

/* The row of a list of objects whose member has that text. */
static json_t *row_with(json_t *rows, const char *key, const char *text)
{
	size_t index;
	json_t *row;

	json_array_foreach(rows, index, row)
	{
		if (strcmp(json_text_at(row, key), text) == 0)
			return row;
	}
	ck_abort_msg("no %s %s", key, text);
	return NULL;
}

START_TEST(show_role_for_programs)
{
	json_t *answer =
		assert_json(RUN("show", "document-reviewer", "--json", FIXTURE),
			    EXIT_DONE, "show");
	json_t *role = json_at(answer, "role");

	ck_assert_str_eq(json_text_at(role, "title"), "Document Reviewer");
	ck_assert_uint_eq(json_array_size(json_at(role, "titles")), 2);
	ck_assert_str_eq(json_text_at(role, "level.id"), "entry");
	ck_assert_int_eq(json_integer_value(json_at(role, "level.rank")), 1);
	ck_assert_int_eq(json_integer_value(json_at(role, "years.1")), 2);
	ck_assert_str_eq(json_text_at(role, "tasks.1.text"),
			 "Ask when the protocol is silent.");
	ck_assert_str_eq(json_text_at(role, "tasks.1.source.0"), "handbook");
	ck_assert_str_eq(json_text_at(role, "works_with.0.evidence"),
			 "editorial");
	ck_assert_uint_eq(json_array_size(json_at(role, "good_work")), 1);
	ck_assert_uint_eq(json_array_size(json_at(role, "why_leave")), 1);
	ck_assert_uint_eq(json_array_size(json_at(role, "how_in")), 1);
	ck_assert_uint_eq(json_array_size(json_at(role, "first_90_days")), 1);
	ck_assert_str_eq(json_text_at(role, "occupation.fit"), "close");
	json_t *row = row_with(json_at(role, "conditions"), "id", "routine");
	ck_assert_int_eq(json_integer_value(json_at(row, "value")), 3);
	ck_assert(json_is_string(json_at(row, "word")));
	ck_assert(json_is_null(json_at(row, "note")));
	ck_assert_str_eq(json_text_at(role, "pay.0.place"), "US");
	ck_assert_int_eq(json_integer_value(json_at(role, "pay.0.median")),
			 61010);
	ck_assert_str_eq(json_text_at(role, "pay.0.source.0"), "survey");
	ck_assert(json_real_value(json_at(role, "outlook.0.employment_to")) >
		  376.7);
	ck_assert_uint_gt(json_array_size(json_at(role, "sources")), 1);
	json_decref(answer);
}
END_TEST

START_TEST(show_role_requirements)
{
	json_t *answer =
		assert_json(RUN("show", "document-reviewer", "--json", FIXTURE),
			    EXIT_DONE, "show");
	json_t *rows = json_at(answer, "role.requirements");
	json_t *row = row_with(rows, "id", "privilege");

	ck_assert_int_eq(json_integer_value(json_at(row, "level")), 2);
	ck_assert_str_eq(json_text_at(row, "importance"), "core");
	ck_assert_str_eq(json_text_at(row, "kind"), "knowledge");
	ck_assert_str_eq(json_text_at(row, "evidence"), "published");
	ck_assert_str_eq(json_text_at(row, "source.0"), "handbook");
	ck_assert_ptr_null(json_at(row, "baseline"));
	row = row_with(rows, "importance", "minimum");
	ck_assert_str_eq(json_text_at(row, "kind"), "education");
	ck_assert_str_eq(json_text_at(row, "id"), "bachelor");
	row = row_with(rows, "importance", "preferred");
	ck_assert_str_eq(json_text_at(row, "id"), "law");
	row = row_with(rows, "kind", "certification");
	ck_assert_str_eq(json_text_at(row, "id"), "reviewer-cert");
	ck_assert(json_is_null(json_at(row, "level")));
	json_decref(answer);
}
END_TEST

START_TEST(show_role_baseline)
{
	json_t *answer =
		assert_json(RUN("show", "data-analyst", "--json", FIXTURE),
			    EXIT_DONE, "show");
	json_t *rows = json_at(answer, "role.requirements");
	json_t *row = row_with(rows, "id", "english");

	ck_assert(json_is_true(json_at(row, "baseline")));
	ck_assert_ptr_null(json_at(row_with(rows, "id", "sql"), "baseline"));
	json_decref(answer);
}
END_TEST

START_TEST(show_role_moves)
{
	json_t *answer =
		assert_json(RUN("show", "junior-analyst", "--json", FIXTURE),
			    EXIT_DONE, "show");
	json_t *move = json_at(answer, "role.leads_to.0");

	ck_assert_str_eq(json_text_at(move, "from"), "junior-analyst");
	ck_assert_str_eq(json_text_at(move, "to"), "data-analyst");
	ck_assert_str_eq(json_text_at(move, "kind"), "advancement");
	ck_assert_int_eq(json_integer_value(json_at(move, "years.0")), 1);
	ck_assert_int_eq(json_integer_value(json_at(move, "years.1")), 3);
	ck_assert_str_eq(json_text_at(move, "commonness"), "common");
	ck_assert_str_eq(json_text_at(move, "note"), "Takes SQL.");
	ck_assert(json_is_null(json_at(move, "doubtful")));
	ck_assert_str_eq(json_text_at(move, "gap.0.id"), "report-writing");
	ck_assert_str_eq(json_text_at(move, "source.0"), "handbook");

	json_t *rows = json_at(answer, "role.comes_from");
	move = row_with(rows, "from", "document-reviewer");
	ck_assert_str_eq(json_text_at(move, "doubtful"), "seen once only");
	ck_assert_str_eq(json_text_at(move, "gap.0.id"), "excel");
	move = row_with(rows, "from", "start");
	ck_assert_str_eq(json_text_at(move, "to"), "junior-analyst");
	ck_assert_str_eq(json_text_at(move, "kind"), "entry");
	ck_assert(json_is_null(json_at(move, "years")));
	ck_assert(json_is_string(json_at(move, "education.id")));
	json_decref(answer);
}
END_TEST

START_TEST(unknown_and_top_coded_figures_are_null)
{
	json_t *answer =
		assert_json(RUN("show", "data-analyst", "--json", FIXTURE),
			    EXIT_DONE, "show");

	ck_assert(json_is_null(json_at(answer, "role.pay.0.p90")));
	ck_assert_int_eq(
		json_integer_value(json_at(answer, "role.pay.0.top_code")),
		239200);
	json_decref(answer);
	answer = assert_json(RUN("show", "review-lead", "--json", FIXTURE),
			     EXIT_DONE, "show");
	ck_assert_int_eq(json_integer_value(json_at(answer, "role.years.0")),
			 4);
	ck_assert(json_is_null(json_at(answer, "role.years.1")));
	ck_assert(json_is_null(json_at(answer, "role.pay.0.top_code")));
	json_decref(answer);
}
END_TEST

START_TEST(show_a_shared_id)
{
	json_t *answer = assert_json(RUN("show", "sql", "--json", FIXTURE),
				     EXIT_DONE, "show");

	ck_assert_str_eq(json_text_at(answer, "skill.id"), "sql");
	ck_assert_str_eq(json_text_at(answer, "also.0.kind"), "term");
	ck_assert_str_eq(json_text_at(answer, "also.0.id"), "sql");
	json_decref(answer);
	assert_said(RUN("show", "sql", FIXTURE), EXIT_DONE,
		    "\nAlso: term/sql\n");
	answer = assert_json(RUN("show", "term/sql", "--json", FIXTURE),
			     EXIT_DONE, "show");
	ck_assert_str_eq(json_text_at(answer, "term.expansion"),
			 "structured query language");
	ck_assert_uint_eq(json_array_size(json_at(answer, "also")), 0);
	json_decref(answer);
}
END_TEST

START_TEST(a_long_name_is_told_in_part)
{
	char name[10241];

	memset(name, 'q', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	const char *const lines[][5] = {
		{"show", name},
		{"show", "x", name},
		{"list", name},
		{"list", "roles", name},
		{"help", name},
		{"search", "x", "--kind", name},
		{"search", "x", "--limit", name},
		{"info", "--color", name},
		{name},
	};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct ran ran = run_words(&(struct around){0}, lines[i]);

		ck_assert_int_ne(ran.status, EXIT_DONE);
		ck_assert_uint_lt(strlen(ran.err), 600);
		ck_assert_ptr_nonnull(strstr(ran.err, "qqqqq"));
		ran_release(&ran);
	}
}
END_TEST

START_TEST(show_what_is_not_there)
{
	assert_refused(RUN("show", "data-analist", FIXTURE), EXIT_NOTHING,
		       "role/data-analyst");
	assert_refused(RUN("show", "level/zzzz", FIXTURE), EXIT_NOTHING,
		       "there are entry, analyst and lead.");
	assert_refused(RUN("show", "zzzzzzzzzzzzzzzz", FIXTURE), EXIT_NOTHING,
		       "Nothing is called 'zzzzzzzzzzzzzzzz'");
	assert_refused(RUN("show", "", FIXTURE), EXIT_NOTHING,
		       "Nothing is called ''");
	assert_refused(RUN("show", "x\033[31m\n'\"; DROP", FIXTURE),
		       EXIT_NOTHING, "x^[[31m^J'\"; DROP");
	assert_refused(RUN("show", "\xff\xfe", FIXTURE), EXIT_NOTHING,
		       "'\xEF\xBF\xBD\xEF\xBF\xBD'");
}
END_TEST

/* Memory ------------------------------------------------------------------- */

static int allocations, last_allocation;

static void *scarce(size_t size)
{
	return allocations++ == last_allocation ? NULL : malloc(size);
}

/* Whichever allocation of the answer fails, it is told, and nothing is
 * written. */
START_TEST(memory_that_runs_out_is_told)
{
	static const char *const names[] = {"document-reviewer", "sql", "kpo",
					    "specialization/legal"};
	int failures = 0;

	json_set_alloc_funcs(scarce, free);
	for (last_allocation = 0;; last_allocation += 1 + failures / 20) {
		allocations = 0;
		struct ran ran = RUN("show", names[_i], "--json", FIXTURE);
		if (allocations <= last_allocation) {
			ck_assert_int_eq(ran.status, EXIT_DONE);
			ran_release(&ran);
			break;
		}
		assert_refused(ran, EXIT_TROUBLE, "Memory ran out.");
		failures++;
	}
	json_set_alloc_funcs(malloc, free);
	ck_assert_int_gt(failures, 40);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("show");
	TCase *one = tcase_create("show");

	tcase_add_test(one, show_role_for_programs);
	tcase_add_test(one, show_role_requirements);
	tcase_add_test(one, show_role_baseline);
	tcase_add_test(one, show_role_moves);
	tcase_add_test(one, unknown_and_top_coded_figures_are_null);
	tcase_add_test(one, show_a_shared_id);
	tcase_add_test(one, show_what_is_not_there);
	tcase_add_test(one, a_long_name_is_told_in_part);
	tcase_add_loop_test(one, memory_that_runs_out_is_told, 0, 4);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
