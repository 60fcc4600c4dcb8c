/* Bounds that a person types. */
#include <check.h>
#include <math.h>

#include "core/bounds.h"
#include "suite.h"

#define NONE ((double)INFINITY)

static const struct {
	const char *text;
	double least, most;
} good[] = {
	{"60k", 60000, NONE},
	{"60000", 60000, NONE},
	{"60,000", 60000, NONE},
	{"60K+", 60000, NONE},
	{"1.5m", 1500000, NONE},
	{">60k", 60001, NONE},
	{">=60k", 60000, NONE},
	{"\u226560k", 60000, NONE},
	{"<40000", -NONE, 39999},
	{"<=40k", -NONE, 40000},
	{"=60k", 60000, 60000},
	{"60k-90k", 60000, 90000},
	{"60-90k", 60000, 90000},
	{"60k..90k", 60000, 90000},
	{"60,000-90,000", 60000, 90000},
};

static const char *const bad[] = {
	"",        ">",       "abc",     "60x",   "60k-",  "-60k",
	"90k-60k", "60kk",    "6,0",     ">>60k", "60k 1", "60k-90x",
	"..",      "1..2..3", "60k<90k", ">60k+",
};

START_TEST(bounds_are_read)
{
	struct bounds bounds;

	ck_assert_msg(bounds_read(good[_i].text, true, 1, &bounds), "%s",
		      good[_i].text);
	ck_assert_double_eq(bounds.least, good[_i].least);
	ck_assert_double_eq(bounds.most, good[_i].most);
}
END_TEST

START_TEST(nonsense_is_refused)
{
	struct bounds bounds;

	ck_assert_msg(!bounds_read(bad[_i], true, 1, &bounds), "%s", bad[_i]);
}
END_TEST

START_TEST(a_bare_amount_may_mean_just_that)
{
	struct bounds bounds;

	ck_assert(bounds_read("3", false, 1, &bounds));
	ck_assert_double_eq(bounds.least, 3);
	ck_assert_double_eq(bounds.most, 3);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("bounds");
	TCase *tests = tcase_create("bounds");

	tcase_add_loop_test(tests, bounds_are_read, 0,
			    sizeof(good) / sizeof(good[0]));
	tcase_add_loop_test(tests, nonsense_is_refused, 0,
			    sizeof(bad) / sizeof(bad[0]));
	tcase_add_test(tests, a_bare_amount_may_mean_just_that);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
