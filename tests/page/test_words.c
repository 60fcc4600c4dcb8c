#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "page/words.h"
#include "suite.h"

static struct builder builder;

static void set_up(void)
{
	builder_begin(&builder, RUNGS_ROLE, "any");
}

static void tear_down(void)
{
	struct page page;

	ck_assert_int_eq(builder_finish(&builder, &page, RUNGS_OK, NULL),
			 RUNGS_OK);
	page_release(&page);
}

START_TEST(groups_the_digits_of_numbers)
{
	ck_assert_str_eq(words_number(&builder, 0), "0");
	ck_assert_str_eq(words_number(&builder, 999), "999");
	ck_assert_str_eq(words_number(&builder, 1000), "1,000");
	ck_assert_str_eq(words_number(&builder, 3584420), "3,584,420");
	ck_assert_str_eq(words_number(&builder, 4.3), "4.3");
	ck_assert_str_eq(words_number(&builder, 12345.25), "12,345.25");
	ck_assert_str_eq(words_number(&builder, -1250), "-1,250");
	ck_assert_str_eq(words_number(&builder, 100), "100");
}
END_TEST

START_TEST(never_shows_the_unknown_as_zero)
{
	ck_assert_str_eq(words_number(&builder, NAN), "no data");
	ck_assert_str_eq(words_money(&builder, NAN, "USD", NAN), "no data");
	ck_assert_ptr_null(words_years(&builder, -1, -1));
	ck_assert_ptr_null(words_skill_level(&builder, -1, NULL));
	ck_assert_ptr_null(words_dots(-1, 5));
	ck_assert_ptr_null(words_figures(&builder, NULL));
}
END_TEST

START_TEST(names_the_currency)
{
	ck_assert_str_eq(words_money(&builder, 98100, "USD", NAN), "$98,100");
	ck_assert_str_eq(words_money(&builder, 1440000, "INR", NAN),
			 "INR 1,440,000");
}
END_TEST

START_TEST(tells_what_was_not_published_because_it_is_high)
{
	ck_assert_str_eq(words_money(&builder, INFINITY, "USD", 239200),
			 "at or above $239,200");
	ck_assert_str_eq(words_money(&builder, INFINITY, "USD", NAN),
			 "above what is published");
}
END_TEST

START_TEST(words_ranges_of_years)
{
	ck_assert_str_eq(words_years(&builder, 2, 4), "2–4 years");
	ck_assert_str_eq(words_years(&builder, 1, 1), "1 year");
	ck_assert_str_eq(words_years(&builder, 0, 0), "0 years");
	ck_assert_str_eq(words_years(&builder, 14, -1), "from 14 years");
	ck_assert_str_eq(words_years(&builder, -1, 1), "up to 1 year");
}
END_TEST

START_TEST(groups_figures_in_texts)
{
	ck_assert_str_eq(words_figures(&builder, "1440000"), "1,440,000");
	ck_assert_str_eq(words_figures(&builder, "350000-500000"),
			 "350,000–500,000");
	ck_assert_str_eq(words_figures(&builder, "0.12345"), "0.12345");
	ck_assert_str_eq(words_figures(&builder, "about 21"), "about 21");
}
END_TEST

START_TEST(tells_evidence_and_sources)
{
	struct rungs_basis basis = {"published", "bls-2024;seed"};

	ck_assert_str_eq(words_basis(&builder, &basis),
			 "published · bls-2024, seed");
	basis = (struct rungs_basis){"editorial", "editorial;seed"};
	ck_assert_str_eq(words_basis(&builder, &basis), "editorial · seed");
	basis = (struct rungs_basis){"editorial", "editorial"};
	ck_assert_str_eq(words_basis(&builder, &basis), "editorial");
	basis = (struct rungs_basis){NULL, NULL};
	ck_assert_ptr_null(words_basis(&builder, &basis));
}
END_TEST

START_TEST(tells_a_shared_basis_once)
{
	const struct rungs_basis rows[] = {
		{"editorial", "editorial"},
		{"editorial", "seed"},
		{"published", "seed"},
	};
	struct words_shared shared = {.basis = NULL};

	words_share(&shared, &rows[0]);
	words_share(&shared, &rows[0]);
	ck_assert_str_eq(words_shared_heading(&builder, &shared), "editorial");
	ck_assert_ptr_null(words_shared_row(&builder, &shared, &rows[0]));
	words_share(&shared, &rows[1]);
	ck_assert_str_eq(words_shared_heading(&builder, &shared), "editorial");
	ck_assert_str_eq(words_shared_row(&builder, &shared, &rows[1]), "seed");
	words_share(&shared, &rows[2]);
	ck_assert_ptr_null(words_shared_heading(&builder, &shared));
	ck_assert_str_eq(words_shared_row(&builder, &shared, &rows[2]),
			 "published · seed");
}
END_TEST

START_TEST(draws_pay_between_its_ends)
{
	struct rungs_pay pay = {
		.currency = "USD",
		.p10 = 40000,
		.p25 = 60000,
		.median = 90000,
		.p75 = 130000,
		.p90 = 180000,
		.top_code = NAN,
	};

	ck_assert_str_eq(words_pay_bar(&builder, &pay),
			 "$40k ├─▓▓▓█▓▓▓▓────┤ $180k");
	pay.p75 = pay.p90 = INFINITY;
	pay.top_code = 239200;
	ck_assert_str_eq(words_pay_bar(&builder, &pay),
			 "$40k ├▓▓▓█▓▓▓▓▓▓▓▓▓▓ $239k+");
	pay.p10 = NAN;
	ck_assert_ptr_null(words_pay_bar(&builder, &pay));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("words");
	TCase *tests = tcase_create("words");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, groups_the_digits_of_numbers);
	tcase_add_test(tests, never_shows_the_unknown_as_zero);
	tcase_add_test(tests, names_the_currency);
	tcase_add_test(tests, tells_what_was_not_published_because_it_is_high);
	tcase_add_test(tests, words_ranges_of_years);
	tcase_add_test(tests, groups_figures_in_texts);
	tcase_add_test(tests, tells_evidence_and_sources);
	tcase_add_test(tests, tells_a_shared_basis_once);
	tcase_add_test(tests, draws_pay_between_its_ends);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
