/* What was typed before. */
#include <stdio.h>

#include "suite.h"
#include "tui/recent.h"

START_TEST(the_newest_is_one_back)
{
	struct recent recent = {0};

	ck_assert_ptr_null(recent_back(&recent, 1));
	recent_add(&recent, "one");
	recent_add(&recent, "two");
	recent_add(&recent, "");
	ck_assert_str_eq(recent_back(&recent, 1), "two");
	ck_assert_str_eq(recent_back(&recent, 2), "one");
	ck_assert_ptr_null(recent_back(&recent, 3));
	ck_assert_ptr_null(recent_back(&recent, 0));
	recent_release(&recent);
}
END_TEST

START_TEST(each_is_kept_once_where_it_was_last)
{
	struct recent recent = {0};

	recent_add(&recent, "one");
	recent_add(&recent, "two");
	recent_add(&recent, "one");
	ck_assert_uint_eq(recent.count, 2);
	ck_assert_str_eq(recent_back(&recent, 1), "one");
	ck_assert_str_eq(recent_back(&recent, 2), "two");
	recent_release(&recent);
}
END_TEST

START_TEST(the_oldest_goes)
{
	struct recent recent = {0};
	char text[16];

	for (int i = 0; i <= RECENT_MOST; i++) {
		snprintf(text, sizeof text, "%d", i);
		recent_add(&recent, text);
	}
	ck_assert_uint_eq(recent.count, RECENT_MOST);
	ck_assert_str_eq(recent_back(&recent, RECENT_MOST), "1");
	ck_assert_ptr_null(recent_back(&recent, RECENT_MOST + 1));
	recent_release(&recent);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("recent");
	TCase *tests = tcase_create("recent");

	tcase_add_test(tests, the_newest_is_one_back);
	tcase_add_test(tests, each_is_kept_once_where_it_was_last);
	tcase_add_test(tests, the_oldest_goes);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
