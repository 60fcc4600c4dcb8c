#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/advert.h"
#include "suite.h"

static bool parts(const char *between)
{
	return advert_parts(between, strlen(between));
}

START_TEST(signs_part_what_they_stand_between)
{
	ck_assert(parts(" - "));
	ck_assert(parts(" \u2013 "));
	ck_assert(parts("- "));
	ck_assert(parts(" / "));
	ck_assert(parts(", "));
	ck_assert(parts(" ("));
	ck_assert(parts("!!! "));
	ck_assert(parts(" \u00a3"));
	ck_assert(parts(" $"));
	ck_assert(!parts(" "));
	ck_assert(!parts("-"));
	ck_assert(!parts("/"));
	ck_assert(!parts(" & "));
	ck_assert(!parts("\" "));
	ck_assert(!parts(""));
}
END_TEST

START_TEST(a_title_alone_is_no_advert)
{
	ck_assert(advert_is(4, 2, 0, true));
	ck_assert(advert_is(4, 2, 1, false));
	ck_assert(advert_is(6, 1, 1, false));
	ck_assert(!advert_is(3, 2, 1, true));
	ck_assert(!advert_is(5, 1, 1, true));
	ck_assert(!advert_is(9, 3, 0, false));
	ck_assert(!advert_is(0, 1, 0, false));
}
END_TEST

START_TEST(capitals_are_shouted)
{
	ck_assert(advert_is_shouted("NURSE - \u00A345K!"));
	ck_assert(!advert_is_shouted("Nurse"));
	ck_assert(!advert_is_shouted("45 \u00A3"));
	ck_assert(!advert_is_shouted(""));
}
END_TEST

START_TEST(fillers_say_nothing_of_the_job)
{
	ck_assert(advert_is_filler("urgent", 6));
	ck_assert(advert_is_filler("45k", 3));
	ck_assert(advert_is_filler("k45", 3));
	ck_assert(!advert_is_filler("urgently needed", 6 + 9));
	ck_assert(!advert_is_filler("nurse", 5));
	ck_assert(!advert_is_filler("", 0));
}
END_TEST

/* 'LEEDS - STAFF NURSE NIGHTS' */
static struct query advert(void)
{
	return (struct query){.count = 4,
			      .words = {{.text = "leeds", .part = 0},
					{.text = "staff", .part = 1},
					{.text = "nurse", .part = 1},
					{.text = "nights", .part = 1}}};
}

START_TEST(the_part_with_a_head_is_the_title)
{
	struct query query = advert();
	double ends[] = {0, 0.1, 0.9, 0.2};
	double weights[] = {5, 3, 4, 2};
	uint16_t title;

	ck_assert_uint_eq(advert_weigh(&query, ends, weights, &title), 2);
	ck_assert_uint_eq(title, 1u << 1 | 1u << 2 | 1u << 3);
	ck_assert_double_lt(weights[0], 1);
	ck_assert_double_eq(weights[1], 3);
	ck_assert_double_eq(weights[2], 4);
	ck_assert_double_eq(weights[3], 2);
}
END_TEST

START_TEST(of_parts_alike_the_first_is)
{
	struct query query = advert();
	double ends[] = {0.9, 0, 0.9, 0};
	double weights[] = {1, 1, 1, 1};
	uint16_t title;

	ck_assert_uint_eq(advert_weigh(&query, ends, weights, &title), 0);
	ck_assert_double_eq(weights[0], 1);
	ck_assert_double_lt(weights[2], 1);
}
END_TEST

START_TEST(without_a_head_none_is_made_up)
{
	struct query query = advert();
	double ends[] = {0, 0.1, 0.2, 0};
	double weights[] = {1, 1, 1, 1};
	uint16_t title;

	ck_assert_uint_eq(advert_weigh(&query, ends, weights, &title),
			  QUERY_WORDS);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("advert");
	TCase *tests = tcase_create("advert");

	tcase_add_test(tests, signs_part_what_they_stand_between);
	tcase_add_test(tests, a_title_alone_is_no_advert);
	tcase_add_test(tests, capitals_are_shouted);
	tcase_add_test(tests, fillers_say_nothing_of_the_job);
	tcase_add_test(tests, the_part_with_a_head_is_the_title);
	tcase_add_test(tests, of_parts_alike_the_first_is);
	tcase_add_test(tests, without_a_head_none_is_made_up);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
