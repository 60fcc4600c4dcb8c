#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tui/cells.h"
#include "suite.h"

static struct cells grid;

static void setup(void)
{
	ck_assert(cells_init(&grid, 4, 10));
}

static void teardown(void)
{
	cells_release(&grid);
}

static void shows(const char *expected)
{
	char *text = cells_dump(&grid);

	ck_assert_str_eq(text, expected);
	free(text);
}

START_TEST(text_is_clipped_at_the_edge)
{
	struct area all = cells_whole(&grid);

	ck_assert_int_eq(cells_put(&grid, all, 0, 7, STYLE_NORMAL, "abcdef"),
			 3);
	ck_assert_int_eq(cells_put(&grid, all, 1, 9, STYLE_NORMAL, "語"), 0);
	ck_assert_int_eq(cells_put(&grid, all, 2, 8, STYLE_NORMAL, "語x"), 2);
	shows("       abc\n\n        語\n\ncursor 0 0\n");
}
END_TEST

START_TEST(outside_the_area_nothing_is_drawn)
{
	struct area part = {.row = 1, .col = 2, .rows = 1, .cols = 3};

	ck_assert_int_eq(cells_put(&grid, part, 0, 0, STYLE_NORMAL, "abcdef"),
			 3);
	ck_assert_int_eq(cells_put(&grid, part, 1, 0, STYLE_NORMAL, "x"), 0);
	ck_assert_int_eq(cells_put(&grid, part, 0, 3, STYLE_NORMAL, "x"), 0);
	ck_assert_int_eq(cells_put(&grid, part, -1, 0, STYLE_NORMAL, "x"), 0);
	ck_assert_int_eq(cells_put(&grid, part, 0, -1, STYLE_NORMAL, "x"), 0);
	cells_cursor(&grid, part, 0, 1);
	cells_cursor(&grid, part, 5, 5);
	shows("\n  abc\n\n\ncursor 1 3\n");
}
END_TEST

START_TEST(an_area_may_lie_off_the_grid)
{
	struct area far = {.row = 3, .col = 8, .rows = 99, .cols = 99};
	struct area gone = {.row = -1, .col = -1, .rows = 99, .cols = 99};
	struct area none = {.row = 0, .col = 0, .rows = -2, .cols = -2};

	cells_fill(&grid, far, '#', STYLE_RULE);
	cells_fill(&grid, gone, '!', STYLE_RULE);
	cells_fill(&grid, none, '!', STYLE_RULE);
	cells_put(&grid, gone, 0, 0, STYLE_NORMAL, "!");
	cells_restyle(&grid, far, 0, 1, 99, STYLE_TITLE);
	shows("\n\n\n        ##\ncursor 0 0\n3: 8-8 rule, 9-9 title\n");
}
END_TEST

START_TEST(what_does_not_fit_ends_in_an_ellipsis)
{
	struct area all = cells_whole(&grid);

	ck_assert_int_eq(
		cells_put_clipped(&grid, all, 0, 0, 5, STYLE_NORMAL, "abcde"),
		5);
	ck_assert_int_eq(
		cells_put_clipped(&grid, all, 1, 0, 5, STYLE_NORMAL, "abcdef"),
		5);
	ck_assert_int_eq(
		cells_put_clipped(&grid, all, 2, 0, 4, STYLE_NORMAL, "a語語"),
		4);
	ck_assert_int_eq(
		cells_put_clipped(&grid, all, 3, 9, 5, STYLE_NORMAL, "abc"), 1);
	ck_assert_int_eq(
		cells_put_clipped(&grid, all, 3, 0, 0, STYLE_NORMAL, "abc"), 0);
	shows("abcde\nabcd…\na語…\n         …\ncursor 0 0\n");
}
END_TEST

START_TEST(hostile_text_is_made_visible)
{
	struct area all = cells_whole(&grid);

	cells_put(&grid, all, 0, 0, STYLE_NORMAL, "a\x1b[2J\r\nb");
	cells_put(&grid, all, 1, 0, STYLE_NORMAL, "\xe2\x80\xae|");
	cells_put(&grid, all, 2, 0, STYLE_NORMAL, "\xff\xc3|");
	shows("a^[[2J^M^J\n<U+202E>|\n��|\n\ncursor 0 0\n");
}
END_TEST

START_TEST(marks_stay_with_their_character)
{
	struct area all = cells_whole(&grid);

	ck_assert_int_eq(cells_put(&grid, all, 0, 0, STYLE_NORMAL, "e\u0301x"),
			 2);
	cells_put(&grid, all, 1, 0, STYLE_NORMAL, "\u0301x");
	cells_put(&grid, all, 2, 0, STYLE_NORMAL, "e\u0301\u0302\u0303\u0304x");
	shows("e\u0301x\nx\ne\u0301\u0302x\n\ncursor 0 0\n");
}
END_TEST

START_TEST(half_of_a_wide_character_is_never_left)
{
	struct area all = cells_whole(&grid);

	for (int row = 0; row < 3; row++)
		cells_put(&grid, all, row, 2, STYLE_NORMAL, "語|");
	cells_put(&grid, all, 0, 2, STYLE_NORMAL, "x");
	cells_put(&grid, all, 1, 3, STYLE_NORMAL, "x");
	cells_put(&grid, all, 2, 1, STYLE_NORMAL, "語");
	shows("  x |\n   x|\n 語 |\n\ncursor 0 0\n");
}
END_TEST

START_TEST(styles_are_told_as_runs)
{
	struct area all = cells_whole(&grid);

	cells_put(&grid, all, 0, 1, STYLE_TITLE, "ab");
	cells_put(&grid, all, 0, 3, STYLE_DIM, "c");
	cells_restyle(&grid, all, 2, 0, 10, STYLE_SELECTED);
	shows(" abc\n\n\n\ncursor 0 0\n0: 1-2 title, 3-3 dim\n"
	      "2: 0-9 selected\n");
	cells_clear(&grid);
	shows("\n\n\n\ncursor 0 0\n");
}
END_TEST

START_TEST(an_empty_grid_takes_everything)
{
	static const int sizes[][2] = {{0, 0}, {-1, 5}, {5, -1}, {0, 7}};
	struct cells empty;

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct area all;
		char *text;

		ck_assert(cells_init(&empty, sizes[i][0], sizes[i][1]));
		all = cells_whole(&empty);
		cells_clear(&empty);
		cells_put(&empty, all, 0, 0, STYLE_NORMAL, "x");
		cells_put_clipped(&empty, all, 0, 0, 5, STYLE_NORMAL, "x");
		cells_fill(&empty, all, '#', STYLE_NORMAL);
		cells_cursor(&empty, all, 0, 0);
		text = cells_dump(&empty);
		ck_assert_str_eq(text, "cursor 0 0\n");
		free(text);
		cells_release(&empty);
		cells_release(&empty);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("cells");
	TCase *tests = tcase_create("cells");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, text_is_clipped_at_the_edge);
	tcase_add_test(tests, outside_the_area_nothing_is_drawn);
	tcase_add_test(tests, an_area_may_lie_off_the_grid);
	tcase_add_test(tests, what_does_not_fit_ends_in_an_ellipsis);
	tcase_add_test(tests, hostile_text_is_made_visible);
	tcase_add_test(tests, marks_stay_with_their_character);
	tcase_add_test(tests, half_of_a_wide_character_is_never_left);
	tcase_add_test(tests, styles_are_told_as_runs);
	tcase_add_test(tests, an_empty_grid_takes_everything);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
