#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "page/wrap.h"
#include "suite.h"

/* The lines of a text, joined with '|'. */
static const char *wrapped(const char *text, int width)
{
	static char out[512];
	struct wrap wrap = wrap_begin(text, width);
	const char *line;
	size_t size;

	out[0] = '\0';
	while (wrap_next(&wrap, &line, &size)) {
		if (*out)
			strcat(out, "|");
		strncat(out, line, size);
	}
	return out;
}

START_TEST(breaks_at_spaces)
{
	ck_assert_str_eq(wrapped("reads and tags", 9), "reads and|tags");
	ck_assert_str_eq(wrapped("reads and tags", 8), "reads|and tags");
	ck_assert_str_eq(wrapped("reads and tags", 80), "reads and tags");
	ck_assert_str_eq(wrapped("a   b", 2), "a|b");
	ck_assert_str_eq(wrapped("a b   ", 3), "a b");
}
END_TEST

START_TEST(breaks_a_word_that_is_too_long)
{
	ck_assert_str_eq(wrapped("spreadsheet", 6), "spread|sheet");
	ck_assert_str_eq(wrapped("a spreadsheet", 6), "a|spread|sheet");
	ck_assert_str_eq(wrapped("abc", 1), "a|b|c");
}
END_TEST

START_TEST(breaks_a_long_word_where_it_is_joined)
{
	ck_assert_str_eq(wrapped("Adaptability/Flexibility", 23),
			 "Adaptability/|Flexibility");
	ck_assert_str_eq(wrapped("on cross-specialization", 15),
			 "on|cross-|specialization");
	ck_assert_str_eq(wrapped("a/b", 2), "a/|b");
	ck_assert_str_eq(wrapped("well-known words", 10), "well-known|words");
}
END_TEST

START_TEST(counts_columns_and_not_bytes)
{
	ck_assert_str_eq(wrapped("né ré", 5), "né ré");
	ck_assert_str_eq(wrapped("数据分析", 4), "数据|分析");
	ck_assert_str_eq(wrapped("数据分析", 5), "数据|分析");
	ck_assert_str_eq(wrapped("数据", 1), "数|据");
	ck_assert_str_eq(wrapped("e\xcc\x81t", 1), "e\xcc\x81|t");
}
END_TEST

START_TEST(keeps_paragraphs)
{
	ck_assert_str_eq(wrapped("one\ntwo", 80), "one|two");
	ck_assert_str_eq(wrapped("one two\nthree", 5), "one|two|three");
	ck_assert_str_eq(wrapped("one   \ntwo", 3), "one|two");
}
END_TEST

START_TEST(keeps_spaces_that_align_a_figure)
{
	ck_assert_str_eq(wrapped("  $63,650", 9), "  $63,650");
	ck_assert_str_eq(wrapped("  $63,650", 8), "$63,650");
}
END_TEST

START_TEST(ends)
{
	struct wrap none = wrap_begin(NULL, 10);
	const char *line;
	size_t size;

	ck_assert(!wrap_next(&none, &line, &size));
	ck_assert_str_eq(wrapped("", 10), "");
	ck_assert_str_eq(wrapped("   ", 2), "");
	ck_assert_str_eq(wrapped("ab", -3), "a|b");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("wrap");
	TCase *tests = tcase_create("wrap");

	tcase_add_test(tests, breaks_at_spaces);
	tcase_add_test(tests, breaks_a_word_that_is_too_long);
	tcase_add_test(tests, breaks_a_long_word_where_it_is_joined);
	tcase_add_test(tests, counts_columns_and_not_bytes);
	tcase_add_test(tests, keeps_paragraphs);
	tcase_add_test(tests, keeps_spaces_that_align_a_figure);
	tcase_add_test(tests, ends);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
