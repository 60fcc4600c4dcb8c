#include <check.h>
#include <stdlib.h>

#include "tui/key.h"
#include "suite.h"

START_TEST(names_are_read_as_they_are_written)
{
	static const char *const names[] = {
		"j",         "G",         "/",        "?",      ":",
		"[",         "]",         "<",        ">",      "é",
		"Space",     "Enter",     "Esc",      "Tab",    "Up",
		"Down",      "Left",      "Right",    "Home",   "End",
		"F1",        "Ctrl-D",    "Alt-Left", "PageUp", "Delete",
		"Backspace", "Shift-Tab", "PageDown", "Alt-x"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct key key;
		char name[24];

		ck_assert_msg(key_parse(names[i], &key), "%s", names[i]);
		key_format(key, name, sizeof name);
		ck_assert_str_eq(name, names[i]);
	}
}
END_TEST

START_TEST(keys_mean_what_their_names_say)
{
	struct key key;

	ck_assert(key_parse("Ctrl-C", &key));
	ck_assert(key_equal(key, (struct key){.code = 'c', .ctrl = true}));
	ck_assert(key_parse("Alt-Left", &key));
	ck_assert(key_equal(key,
			    (struct key){.code = KEY_CODE_LEFT, .alt = true}));
	ck_assert(key_parse("Space", &key));
	ck_assert(key_equal(key, (struct key){.code = ' '}));
	ck_assert(key_parse("G", &key));
	ck_assert(!key_equal(key, (struct key){.code = 'g'}));
}
END_TEST

START_TEST(what_is_no_key_is_refused)
{
	static const char *const names[] = {
		"",        " ",    "jj",   "enter", "Ctrl-",   "Ctrl-c",
		"Ctrl-CC", "\x1b", "\xff", "Alt-",  "Ctrl-Up", "Ctrl-["};
	struct key key;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		ck_assert_msg(!key_parse(names[i], &key), "'%s'", names[i]);
}
END_TEST

START_TEST(any_key_has_a_name_that_can_be_shown)
{
	char name[24];

	key_format((struct key){.code = 0x202E, .ctrl = true, .alt = true},
		   name, sizeof name);
	ck_assert_str_eq(name, "Alt-Ctrl-<U+202E>");
	key_format((struct key){.code = KEY_CODE_FIRST + 999}, name,
		   sizeof name);
	key_format((struct key){.code = KEY_CODE_PAGE_DOWN, .alt = true}, name,
		   4);
	ck_assert_str_eq(name, "Alt");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("key");
	TCase *tests = tcase_create("key");

	tcase_add_test(tests, names_are_read_as_they_are_written);
	tcase_add_test(tests, keys_mean_what_their_names_say);
	tcase_add_test(tests, what_is_no_key_is_refused);
	tcase_add_test(tests, any_key_has_a_name_that_can_be_shown);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
