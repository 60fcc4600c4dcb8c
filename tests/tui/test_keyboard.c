#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/keyboard.h"
#include "suite.h"

static struct keyboard keyboard;
static char heard[1024];

static void setup(void)
{
	keyboard = (struct keyboard){0};
	heard[0] = '\0';
}

static void teardown(void)
{
	keyboard_release(&keyboard);
}

static void send(const char *bytes, size_t size)
{
	size_t room;
	char *space = keyboard_space(&keyboard, &room);

	ck_assert_uint_ge(room, size);
	memcpy(space, bytes, size);
	keyboard_add(&keyboard, size);
}

/* Takes what there is, as names separated by spaces. */
static void listen(bool complete)
{
	enum keyboard_event event;
	struct key key;
	const char *text;
	char name[24];

	while ((event = keyboard_next(&keyboard, complete, &key, &text))) {
		size_t length = strlen(heard);

		key_format(key, name, sizeof name);
		snprintf(heard + length, sizeof heard - length, "%s%s",
			 length ? " " : "",
			 event == KEYBOARD_PASTE ? text : name);
	}
}

static void hears(const char *bytes, const char *expected)
{
	heard[0] = '\0';
	send(bytes, strlen(bytes));
	listen(false);
	listen(true);
	ck_assert_str_eq(heard, expected);
}

START_TEST(characters_and_control_keys)
{
	hears("jG/ ", "j G / Space");
	hears("é語", "é 語");
	hears("\r\n\t\b\x7f", "Enter Enter Tab Backspace Backspace");
	hears("\x03\x0c\x15\x1a", "Ctrl-C Ctrl-L Ctrl-U Ctrl-Z");
	hears("\x1c\x1f", "");
}
END_TEST

START_TEST(keys_of_any_terminal_in_any_mode)
{
	hears("\x1b[A\x1b[B\x1b[C\x1b[D", "Up Down Right Left");
	hears("\x1bOA\x1bOB\x1bOC\x1bOD", "Up Down Right Left");
	hears("\x1b[H\x1b[F\x1bOH\x1bOF", "Home End Home End");
	hears("\x1b[1~\x1b[4~\x1b[7~\x1b[8~", "Home End Home End");
	hears("\x1b[5~\x1b[6~\x1b[3~\x1b[Z",
	      "PageUp PageDown Delete Shift-Tab");
	hears("\x1bOP\x1b[11~\x1b[[A", "F1 F1 F1");
	hears("\x1b[1;3D\x1b[1;3C\x1b[1;5A\x1b[1;2B",
	      "Alt-Left Alt-Right Up Down");
}
END_TEST

START_TEST(what_means_nothing_is_passed_over_whole)
{
	hears("\x1b[?62;4cj", "j");
	hears("\x1b[<0;10;10Mj\x1b[Ik", "j k");
	hears("\x1b[999999999999999999999999;99999999Xj", "j");
	hears("\x1b[12\x1b[Aj", "Up j");
	hears("\x1b[24~j", "j");
}
END_TEST

START_TEST(a_lone_esc_is_a_key_once_nothing_follows)
{
	send("\x1b", 1);
	listen(false);
	ck_assert_str_eq(heard, "");
	listen(true);
	ck_assert_str_eq(heard, "Esc");
	hears("\x1b\x1b[A", "Esc Up");
	hears("\x1b[", "Esc [");
	hears("\x1b[1;", "");
	hears("j", "j");
}
END_TEST

START_TEST(alt_is_an_esc_before_a_key)
{
	hears("\x1bj\x1b \x1b\r\x1b語", "Alt-j Alt-Space Alt-Enter Alt-語");
	hears("\x1b\x12\x1b\x1c", "Alt-Ctrl-R Esc");
	heard[0] = '\0';
	send("\x1b\xe8", 2);
	listen(false);
	ck_assert_str_eq(heard, "");
	send("\xaa\x9e", 2);
	listen(false);
	ck_assert_str_eq(heard, "Alt-語");
}
END_TEST

START_TEST(pieces_are_put_together)
{
	static const char bytes[] = "\x1b[1;3D語\x1bOA\x1b[200~a\x1b[b\x1b[201~"
				    "j\x1b[6~";

	for (size_t i = 0; i < sizeof bytes - 1; i++) {
		send(bytes + i, 1);
		listen(false);
	}
	ck_assert_str_eq(heard, "Alt-Left 語 Up a\x1b[b j PageDown");
}
END_TEST

START_TEST(a_paste_is_one_text_of_any_length)
{
	char block[1000];
	const char *text;
	struct key key;

	memset(block, 'x', sizeof block);
	send("\x1b[200~", 6);
	for (int i = 0; i < 100; i++) {
		send(block, sizeof block);
		ck_assert_int_eq(keyboard_next(&keyboard, false, &key, &text),
				 KEYBOARD_NOTHING);
	}
	send("\xff\x1b[201~j", 8);
	ck_assert_int_eq(keyboard_next(&keyboard, false, &key, &text),
			 KEYBOARD_PASTE);
	ck_assert_uint_eq(strlen(text), 100003);
	ck_assert_str_eq(text + 99999, "x\xef\xbf\xbd");
	listen(false);
	ck_assert_str_eq(heard, "j");
}
END_TEST

START_TEST(a_paste_without_an_end_ends_when_nothing_follows)
{
	hears("\x1b[200~abc", "abc");
	hears("\x1b[200~\x1b[201~", "");
	hears("j", "j");
}
END_TEST

START_TEST(any_bytes_are_taken_in_the_end)
{
	static const char alphabet[] = "\x1b[O0;~A200m\xe8\xaa\x9e\xff\r[<P";
	unsigned long state = 1;

	for (int i = 0; i < 200000; i++) {
		char byte;
		struct key key;
		const char *text;

		state = state * 6364136223846793005ul + 1442695040888963407ul;
		byte = alphabet[(state >> 33) % (sizeof alphabet - 1)];
		send(&byte, 1);
		while (keyboard_next(&keyboard, i % 17 == 0, &key, &text))
			;
		ck_assert_uint_lt(keyboard.to - keyboard.from, 128);
	}
	listen(true);
	hears("j", "j");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("keyboard");
	TCase *tests = tcase_create("keyboard");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, characters_and_control_keys);
	tcase_add_test(tests, keys_of_any_terminal_in_any_mode);
	tcase_add_test(tests, what_means_nothing_is_passed_over_whole);
	tcase_add_test(tests, a_lone_esc_is_a_key_once_nothing_follows);
	tcase_add_test(tests, alt_is_an_esc_before_a_key);
	tcase_add_test(tests, pieces_are_put_together);
	tcase_add_test(tests, a_paste_is_one_text_of_any_length);
	tcase_add_test(tests, a_paste_without_an_end_ends_when_nothing_follows);
	tcase_add_test(tests, any_bytes_are_taken_in_the_end);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
