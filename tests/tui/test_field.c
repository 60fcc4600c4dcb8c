#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "tui/field.h"
#include "suite.h"

static bool act(struct field *field, enum action_id action)
{
	bool changed;

	ck_assert(field_act(field, action, &changed));
	return changed;
}

START_TEST(typing_inserts_at_the_cursor)
{
	struct field field = {.length = 0};

	ck_assert(field_insert(&field, "analst"));
	act(&field, ACTION_LEFT);
	act(&field, ACTION_LEFT);
	ck_assert(field_insert(&field, "y"));
	ck_assert_str_eq(field.text, "analyst");
	ck_assert_uint_eq(field.cursor, 5);
	ck_assert(!field_insert(&field, ""));
}
END_TEST

START_TEST(erasing_takes_whole_characters)
{
	struct field field = {.length = 0};

	/* e with an acute as a combining mark, then a wide character */
	field_set(&field, "cafe\xcc\x81\xe8\x81\xb7");
	ck_assert(act(&field, ACTION_ERASE));
	ck_assert_str_eq(field.text, "cafe\xcc\x81");
	ck_assert(act(&field, ACTION_ERASE));
	ck_assert_str_eq(field.text, "caf");
	act(&field, ACTION_LINE_START);
	ck_assert(!act(&field, ACTION_ERASE));
	ck_assert(act(&field, ACTION_ERASE_NEXT));
	ck_assert_str_eq(field.text, "af");
	act(&field, ACTION_LINE_END);
	ck_assert(!act(&field, ACTION_ERASE_NEXT));
}
END_TEST

START_TEST(words_and_the_whole_line_are_erased)
{
	struct field field = {.length = 0};

	field_set(&field, "power bi  analyst ");
	ck_assert(act(&field, ACTION_ERASE_WORD));
	ck_assert_str_eq(field.text, "power bi  ");
	ck_assert(act(&field, ACTION_ERASE_WORD));
	ck_assert_str_eq(field.text, "power ");
	field_insert(&field, "bi");
	act(&field, ACTION_LEFT);
	ck_assert(act(&field, ACTION_ERASE_LINE));
	ck_assert_str_eq(field.text, "i");
	ck_assert_uint_eq(field.cursor, 0);
}
END_TEST

START_TEST(a_paste_becomes_one_clean_line)
{
	struct field field = {.length = 0};

	field_set(&field, "one\r\n\ttwo\x1b[31m\xff three\x7f");
	ck_assert_str_eq(field.text, "one two [31m\xef\xbf\xbd three ");
	ck_assert(text_is_valid(field.text, field.length));
}
END_TEST

START_TEST(a_paste_larger_than_the_field_is_cut_between_characters)
{
	struct field field = {.length = 0};
	char *long_text = malloc(3 * 4000 + 1);

	ck_assert_ptr_nonnull(long_text);
	for (size_t i = 0; i < 4000; i++)
		memcpy(long_text + 3 * i, "\xe8\x81\xb7", 4);
	field_set(&field, long_text);
	ck_assert_uint_eq(field.length, FIELD_MAX / 3 * 3);
	ck_assert(text_is_valid(field.text, field.length));
	field_insert(&field, "x");
	ck_assert_uint_eq(field.length, FIELD_MAX);
	ck_assert(!field_insert(&field, "x"));
	free(long_text);
}
END_TEST

START_TEST(the_part_around_the_cursor_is_drawn)
{
	struct field field = {.length = 0};
	struct cells grid;
	char *dump;

	ck_assert(cells_init(&grid, 1, 12));
	field_set(&field, "contract data analyst");
	field_render(&field, &grid, cells_whole(&grid), 0, 2, 8);
	ck_assert_int_eq(grid.cursor_col, 9);
	dump = cells_dump(&grid);
	ck_assert_ptr_nonnull(dump);
	ck_assert_msg(strncmp(dump, "  analyst\n", 10) == 0, "%s", dump);
	free(dump);
	cells_clear(&grid);
	act(&field, ACTION_LINE_START);
	field_render(&field, &grid, cells_whole(&grid), 0, 2, 8);
	ck_assert_int_eq(grid.cursor_col, 2);
	dump = cells_dump(&grid);
	ck_assert_ptr_nonnull(dump);
	ck_assert_msg(strncmp(dump, "  contract\n", 11) == 0, "%s", dump);
	free(dump);
	cells_release(&grid);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("field");
	TCase *tests = tcase_create("field");

	tcase_add_test(tests, typing_inserts_at_the_cursor);
	tcase_add_test(tests, erasing_takes_whole_characters);
	tcase_add_test(tests, words_and_the_whole_line_are_erased);
	tcase_add_test(tests, a_paste_becomes_one_clean_line);
	tcase_add_test(tests,
		       a_paste_larger_than_the_field_is_cut_between_characters);
	tcase_add_test(tests, the_part_around_the_cursor_is_drawn);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
