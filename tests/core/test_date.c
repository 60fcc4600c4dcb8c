/* Days of the calendar, against the system's own. */
#include <time.h>

#include "core/date.h"
#include "suite.h"

START_TEST(every_day_comes_back)
{
	char out[DATE_SIZE], expected[DATE_SIZE + 1];

	for (int days = -200000; days < 200000; days += 7) {
		time_t seconds = (time_t)days * 86400;
		struct tm day;
		int back;

		ck_assert_ptr_nonnull(gmtime_r(&seconds, &day));
		strftime(expected, sizeof(expected), "%Y-%m-%d", &day);
		ck_assert_str_eq(date_write(days, out), expected);
		ck_assert(date_parse(out, &back));
		ck_assert_int_eq(back, days);
	}
}
END_TEST

START_TEST(what_is_no_day)
{
	static const char *const words[] = {
		"",           "2026",       "2026-02-29",  "2026-13-01",
		"2026-00-10", "2026-04-31", "2026-01-00",  "0000-01-01",
		"26-01-01",   "2026/01/01", "2026-01-010", "2026-1-1",
		"tomorrow",   "+026-01-01", "2026-01-1x"};
	int days;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		ck_assert_msg(!date_parse(words[i], &days), "%s", words[i]);
	ck_assert(!date_parse(NULL, &days));
	ck_assert(date_parse("2024-02-29", &days));
}
END_TEST

START_TEST(months_are_added)
{
	static const struct {
		const char *day;
		int months;
		const char *then;
	} sums[] = {{"2026-11-26", 24, "2028-11-26"},
		    {"2026-11-30", 3, "2027-02-28"},
		    {"2026-08-31", 6, "2027-02-28"},
		    {"2024-02-29", 12, "2025-02-28"},
		    {"2026-12-31", 1, "2027-01-31"},
		    {"2026-01-31", 0, "2026-01-31"},
		    {"2026-12-01", 11, "2027-11-01"}};
	char out[DATE_SIZE];

	for (size_t i = 0; i < sizeof(sums) / sizeof(sums[0]); i++) {
		int day;

		ck_assert(date_parse(sums[i].day, &day));
		ck_assert_str_eq(
			date_write(date_add_months(day, sums[i].months), out),
			sums[i].then);
	}
}
END_TEST

START_TEST(the_calendar_ends)
{
	char out[DATE_SIZE];

	ck_assert_str_eq(date_write(2147483647, out), "9999-12-31");
	ck_assert_str_eq(date_write(-2147483647 - 1, out), "0001-01-01");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("date");
	TCase *tests = tcase_create("date");

	tcase_add_test(tests, every_day_comes_back);
	tcase_add_test(tests, what_is_no_day);
	tcase_add_test(tests, months_are_added);
	tcase_add_test(tests, the_calendar_ends);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
