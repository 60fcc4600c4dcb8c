#include <check.h>
#include <math.h>

#include "page/verdict.h"
#include "suite.h"

#define NONE (double)NAN

/* Columns, whether each is concerned, its range, and what is said. */
static const struct {
	size_t columns;
	const char *cells[4];
	bool has[4];
	const char *only;
	double low[4], high[4];
	const char *said;
} cases[] = {
	{1, {"x"}, {true}, NULL, {1}, {1}, NULL},
	{2, {"x", "x"}, {true, true}, NULL, {1, 2}, {1, 2}, "same"},
	{2, {"-", "-"}, {false, false}, NULL, {0}, {0}, "no data"},
	{2,
	 {"x", "y"},
	 {true, true},
	 NULL,
	 {1, 2},
	 {1, 2},
	 "differs: more in B"},
	/* Without an end. */
	{3,
	 {"x", "y", "z"},
	 {true, true, true},
	 NULL,
	 {1, 2, 2},
	 {1, 2, INFINITY},
	 "differs: most in C, least in A"},
	/* An end in common. */
	{2,
	 {"x", "y"},
	 {true, true},
	 NULL,
	 {1, 1},
	 {1, 2},
	 "differs: more in B"},
	{2,
	 {"x", "y"},
	 {true, true},
	 NULL,
	 {2, 1},
	 {3, 3},
	 "differs: more in A"},
	/* One reaches further both ways. */
	{2,
	 {"x", "y"},
	 {true, true},
	 NULL,
	 {2, 1},
	 {3, 4},
	 "differs: most in B, least in B"},
	{3,
	 {"x", "y", "z"},
	 {true, true, true},
	 NULL,
	 {1, 2, 3},
	 {1, 2, 3},
	 "differs: most in C, least in A"},
	{3,
	 {"x", "y", "y"},
	 {true, true, true},
	 NULL,
	 {1, 1, 1},
	 {1, 2, 2},
	 "differs: most in B and C"},
	{3,
	 {"x", "y", "y"},
	 {true, true, true},
	 NULL,
	 {NONE, NONE, NONE},
	 {NONE, NONE, NONE},
	 "differs: B and C alike"},
	{2, {"x", "y"}, {true, true}, NULL, {1, 1}, {1, 1}, "differs"},
	{3,
	 {"x", "-", "y"},
	 {true, false, true},
	 NULL,
	 {1, 0, 2},
	 {1, 0, 2},
	 "differs: no data in B; more in C"},
	{4,
	 {"x", "-", "x", "y"},
	 {true, false, true, true},
	 "asked only in",
	 {1, 0, 1, 2},
	 {1, 0, 1, 2},
	 "differs: asked only in A, C and D; most in D, least in A and C"},
	{2,
	 {"x", "-"},
	 {true, false},
	 "asked only in",
	 {1, 0},
	 {1, 0},
	 "differs: asked only in A"},
};

#define CASES (sizeof(cases) / sizeof(*cases))

START_TEST(says_how_columns_differ)
{
	struct verdict_measure measure = {
		.more = "more", .most = "most", .least = "least"};
	struct verdict verdict = {.columns = cases[_i].columns,
				  .cells = cases[_i].cells,
				  .only = cases[_i].only,
				  .measure_count = 1,
				  .measures = &measure};
	struct builder builder;
	struct page page;
	const char *said;
	bool differs;

	for (size_t i = 0; i < 4; i++) {
		verdict.has[i] = cases[_i].has[i];
		measure.low[i] = cases[_i].low[i];
		measure.high[i] = cases[_i].high[i];
	}
	builder_begin(&builder, RUNGS_ROLE, NULL);
	said = verdict_words(&builder, &verdict, &differs);
	if (cases[_i].said)
		ck_assert_str_eq(said, cases[_i].said);
	else
		ck_assert_ptr_null(said);
	ck_assert(differs == (said && said[0] == 'd'));
	ck_assert_int_eq(builder_finish(&builder, &page, RUNGS_OK, NULL),
			 RUNGS_OK);
	page_release(&page);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("verdict");
	TCase *tests = tcase_create("verdict");

	tcase_add_loop_test(tests, says_how_columns_differ, 0, CASES);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
