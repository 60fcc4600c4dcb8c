#include <check.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "core/text.h"
#include "suite.h"

/* Random numbers that are the same in every run. */
static unsigned next_random(void)
{
	static unsigned long state = 1;

	state = state * 6364136223846793005ul + 1442695040888963407ul;
	return (unsigned)(state >> 33);
}

/* Bytes from a small alphabet in which broken and whole sequences abound. */
static size_t random_text(char *out, size_t most)
{
	static const unsigned char alphabet[] = {
		'a',  'Z',  ' ',  '.',  0xC3, 0xA9, 0xE2, 0x80, 0xAE, 0xF0,
		0x9F, 0x98, 0x80, 0xED, 0xA0, 0xC0, 0xFF, 0xCC, 0x81, 0xB7};
	size_t length = next_random() % most, i;

	for (i = 0; i < length; i++)
		out[i] = (char)alphabet[next_random() % sizeof(alphabet)];
	out[length] = '\0';
	return length;
}

static const char *fold(const char *text)
{
	static char out[512];

	text_fold(out, sizeof(out), text, NULL);
	return out;
}

/* Every byte at every place, in words of eight and behind them. */
START_TEST(plain_text_is_printable_ascii)
{
	char text[19];

	for (int byte = 0; byte < 256; byte++)
		for (size_t at = 0; at < sizeof(text); at++) {
			bool plain = byte >= ' ' && byte < 0x7F;

			memset(text, 'a', sizeof(text));
			text[at] = (char)byte;
			ck_assert_uint_eq(text_plain(text, sizeof(text)),
					  plain ? sizeof(text) : at);
		}
	ck_assert_uint_eq(text_plain("", 0), 0);
}
END_TEST

START_TEST(every_code_point_survives_encoding)
{
	uint32_t code, back;
	char bytes[4];

	for (code = 0; code <= 0x10FFFF; code++) {
		size_t length = text_encode(code, bytes);
		bool whole = code < 0xD800 || code > 0xDFFF;

		if (!text_is_valid(bytes, length) ||
		    text_decode(bytes, length, &back) != length ||
		    back != (whole ? code : TEXT_REPLACEMENT))
			ck_abort_msg("U+%04X", (unsigned)code);
	}
}
END_TEST

START_TEST(letters_are_counted_not_bytes)
{
	ck_assert_uint_eq(text_letters("", 0), 0);
	ck_assert_uint_eq(text_letters("abc", 3), 3);
	ck_assert_uint_eq(text_letters("é日\U0001F600", 9), 3);
}
END_TEST

START_TEST(broken_bytes_decode_one_at_a_time)
{
	static const char *const broken[] = {"\x80",
					     "\xBF\xBF",
					     "\xC0\xAF",
					     "\xC1\xBF",
					     "\xC3",
					     "\xC3(",
					     "\xE0\x9F\xBF",
					     "\xE2\x82",
					     "\xED\xA0\x80",
					     "\xF0\x8F\xBF\xBF",
					     "\xF4\x90\x80\x80",
					     "\xF5\x80\x80\x80",
					     "\xFE",
					     "\xFF"};
	size_t i;

	for (i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		uint32_t code = 0;

		ck_assert(!text_is_valid(broken[i], strlen(broken[i])));
		ck_assert_uint_eq(
			text_decode(broken[i], strlen(broken[i]), &code), 1);
		ck_assert_uint_eq(code, TEXT_REPLACEMENT);
	}
}
END_TEST

START_TEST(cleaning_gives_valid_text)
{
	char out[64];

	ck_assert_uint_eq(text_clean(out, "a\xFF\0b\xC3\xA9", 6), 10);
	ck_assert_str_eq(out, "a\uFFFD\uFFFDb\u00E9");
	ck_assert_uint_eq(text_clean(out, "", 0), 0);
	ck_assert_str_eq(out, "");
	ck_assert(text_is_valid("a\0\0b\xC3\xA9\0", 7));
	ck_assert(!text_is_valid("a\0b\xC3", 4));
}
END_TEST

START_TEST(what_is_shown_is_cut_between_characters)
{
	static const struct {
		const char *text, *shown;
		size_t size;
	} cuts[] = {
		{"abcdef", "abc", 4},  {"abc", "abc", 4},
		{"abc", "", 1},        {"ab\xC3\xA9", "ab", 4},
		{"ab\x1B", "ab", 4},   {"ab\x1B", "ab^[", 5},
		{"\xC3\xA9z", "é", 3}, {"é\x1Bzz", "é^[z", 6},
	};
	char out[16];

	for (size_t i = 0; i < sizeof(cuts) / sizeof(*cuts); i++) {
		text_show(out, cuts[i].size, cuts[i].text);
		ck_assert_str_eq(out, cuts[i].shown);
	}
}
END_TEST

START_TEST(any_bytes_can_be_cleaned_shown_and_folded)
{
	char text[64], out[16 * 64 + 1];
	size_t offsets[sizeof(out)], round;

	for (round = 0; round < 2000; round++) {
		size_t length = random_text(text, sizeof(text)), folded, i;

		ck_assert(text_is_valid(out, text_clean(out, text, length)));
		text_show(out, sizeof(out), text);
		ck_assert(text_is_valid(out, strlen(out)));
		ck_assert_int_eq(text_columns(out), text_columns(text));
		folded = text_fold(out, 4 * length + 1, text, offsets);
		ck_assert(text_is_valid(out, folded));
		ck_assert_uint_eq(strlen(out), folded);
		for (i = 0; i < folded; i++)
			if (offsets[i] > offsets[i + 1])
				ck_abort_msg("offset %zu goes back", i);
		ck_assert_uint_le(offsets[folded], length);
	}
}
END_TEST

/* What differs from the C library, and why: hidden characters are not drawn
 * as themselves, so they have no columns; and a library older than our tables
 * does not know the newest characters. */
START_TEST(columns_agree_with_the_c_library)
{
	uint32_t code;

	ck_assert_ptr_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
	for (code = 0; code <= 0x10FFFF; code++) {
		int theirs = wcwidth((wchar_t)code);
		int ours = text_columns_of(code);

		if (text_is_hidden(code))
			theirs = 0;
		if (theirs >= 0 ? ours != theirs : ours < 0)
			ck_abort_msg("U+%04X has %d columns, not %d",
				     (unsigned)code, ours, theirs);
	}
}
END_TEST

START_TEST(columns_of_well_known_characters)
{
	ck_assert_int_eq(text_columns_of('a'), 1);
	ck_assert_int_eq(text_columns_of(0x4E2D), 2);
	ck_assert_int_eq(text_columns_of(0x1F600), 2);
	ck_assert_int_eq(text_columns_of(0x0301), 0);
	ck_assert_int_eq(text_columns("re\u0301sume\u0301 \u4E2D"), 9);
	ck_assert_int_eq(text_columns("\x1B[31m"), 6);
	ck_assert_int_eq(text_columns("\u202E"), 8);
	ck_assert_int_eq(text_columns("\xFF"), 1);
}
END_TEST

START_TEST(hidden_characters_are_made_visible)
{
	static const uint32_t hidden[] = {
		0x00,   0x07,   0x0A,   0x1B,   0x7F,    0x85,
		0x9B,   0xAD,   0x61C,  0x115F, 0x180E,  0x200B,
		0x200D, 0x200E, 0x200F, 0x2028, 0x202A,  0x202E,
		0x2066, 0x2069, 0xFEFF, 0xFE0F, 0xE0001, 0xFFFF};
	char out[64];
	size_t i;

	for (i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++) {
		ck_assert_msg(text_is_hidden(hidden[i]), "U+%04X",
			      (unsigned)hidden[i]);
		ck_assert_uint_ge(text_visible(hidden[i], out), 2);
	}
	text_show(out, sizeof(out),
		  "a\x1B[2J\r\n\u202E"
		  "b\x7F\xC2\x85");
	ck_assert_str_eq(out, "a^[[2J^M^J<U+202E>b^?<U+0085>");
	text_show(out, sizeof(out), "\u0639\u0631\u0628\u064A \u05E9 \u0600");
	ck_assert_str_eq(out, "\u0639\u0631\u0628\u064A \u05E9 \u0600");
}
END_TEST

START_TEST(showing_never_splits_a_character)
{
	char out[16];

	text_show(out, 4, "ab\u00E9");
	ck_assert_str_eq(out, "ab");
	text_show(out, 5, "ab\u00E9");
	ck_assert_str_eq(out, "ab\u00E9");
	text_show(out, 8, "\u202E");
	ck_assert_str_eq(out, "");
	text_show(out, 1, "a");
	ck_assert_str_eq(out, "");
	text_show(NULL, 0, "a");
}
END_TEST

START_TEST(figures_are_read_in_groups_of_three)
{
	char out[TEXT_COUNT], little[5];

	ck_assert_str_eq(text_count(out, 0), "0");
	ck_assert_str_eq(text_count(out, 999), "999");
	ck_assert_str_eq(text_count(out, 1016), "1,016");
	ck_assert_str_eq(text_count(out, SIZE_MAX),
			 "18,446,744,073,709,551,615");
	text_group(little, sizeof(little), "1234567");
	ck_assert_str_eq(little, "1,2");
	text_group(out, sizeof(out), "12345.6789");
	ck_assert_str_eq(out, "12,345.6789");
}
END_TEST

START_TEST(folding_ignores_case_accents_and_punctuation)
{
	ck_assert_str_eq(fold("R\u00C9SUM\u00C9"), "resume");
	ck_assert_str_eq(fold("re\u0301sume\u0301"), "resume");
	ck_assert_str_eq(fold("  E-Discovery / Review (US). "),
			 "e discovery review us");
	ck_assert_str_eq(fold("C++, C# & .NET"), "c++ c# net");
	ck_assert_str_eq(fold("Stra\u00DFe"), "strasse");
	ck_assert_str_eq(fold("\uFB01le \uFF33\uFF31\uFF2C"), "file sql");
	ck_assert_str_eq(fold("\u0130\u0391\u03A3"), "i\u03B1\u03C3");
	ck_assert_str_eq(fold("co\u00ADop"), "coop");
	ck_assert_str_eq(fold("... !?"), "");
	ck_assert_str_eq(fold(""), "");
	ck_assert_str_eq(fold("a\xFF"
			      "b"),
			 "a b");
}
END_TEST

START_TEST(folding_tells_where_each_byte_came_from)
{
	const char *text = "(\u00C9cole, Be\u0301b\u00DF!)";
	static const size_t expected[] = {1, 3,  4,  5,  6,  7,
					  9, 10, 13, 14, 14, 16};
	size_t offsets[128], i;
	char out[128];

	ck_assert_uint_eq(text_fold(out, sizeof(out), text, offsets), 11);
	ck_assert_str_eq(out, "ecole bebss");
	for (i = 0; i < 12; i++)
		ck_assert_uint_eq(offsets[i], expected[i]);
}
END_TEST

START_TEST(folding_refuses_what_does_not_fit)
{
	char out[8] = "before";

	ck_assert_uint_eq(text_fold(out, 7, "abc def", NULL), 0);
	ck_assert_str_eq(out, "");
	ck_assert_uint_eq(text_fold(out, 8, "abc def", NULL), 7);
	ck_assert_str_eq(out, "abc def");
	ck_assert_uint_eq(text_fold(NULL, 0, "abc", NULL), 0);
}
END_TEST

/* Folds the next word, and compares it. */
static uint64_t next_word(struct text_words *words, const char *expected)
{
	ck_assert(text_next_word(words));
	ck_assert_uint_eq(words->used - words->begin, strlen(expected));
	ck_assert_mem_eq(words->out + words->begin, expected, strlen(expected));
	return words->hash;
}

START_TEST(words_are_folded_one_by_one)
{
	char out[32];
	struct text_words words = {.text = " Zw\u00F6lf, \u00BD ZWO\u0308LF++!",
				   .out = out,
				   .room = sizeof(out)};
	uint64_t hash = next_word(&words, "zwolf");

	ck_assert_uint_ne(next_word(&words, "1"), hash);
	next_word(&words, "2");
	ck_assert_uint_ne(next_word(&words, "zwolf++"), hash);
	ck_assert(!text_next_word(&words) && !words.full);
	ck_assert_uint_eq(words.used, strlen("zwolf 1 2 zwolf++"));

	words = (struct text_words){.text = "a zwolf b", .out = out, .room = 8};
	next_word(&words, "a");
	ck_assert_uint_eq(next_word(&words, "zwolf"), hash);
	ck_assert(!text_next_word(&words) && words.full);
	ck_assert_mem_eq(out, "a zwolf", words.used);
}
END_TEST

START_TEST(no_character_folds_beyond_the_promise)
{
	char text[5], wide[256], out[4 * 4 + 1];
	uint32_t code;

	for (code = 1; code <= 0x10FFFF; code++) {
		size_t length = text_encode(code, text), folded;

		text[length] = '\0';
		folded = text_fold(wide, sizeof(wide), text, NULL);
		if (text_fold(out, 4 * length + 1, text, NULL) != folded)
			ck_abort_msg("U+%04X", (unsigned)code);
	}
}
END_TEST

START_TEST(ascii_stands_in_for_drawing_and_accents)
{
	ck_assert_int_eq(text_ascii('a'), 'a');
	ck_assert_int_eq(text_ascii(0x2500), '-');
	ck_assert_int_eq(text_ascii(0x2502), '|');
	ck_assert_int_eq(text_ascii(0x2501), '=');
	ck_assert_int_eq(text_ascii(0x2503), '#');
	ck_assert_int_eq(text_ascii(0x253C), '+');
	ck_assert_int_eq(text_ascii(0x25B8), '>');
	ck_assert_int_eq(text_ascii(0x2026), '.');
	ck_assert_int_eq(text_ascii(0x2013), '-');
	ck_assert_int_eq(text_ascii(0xE9), 'e');
	ck_assert_int_eq(text_ascii(0x141), 'L');
	ck_assert_int_eq(text_ascii(0x4E2D), '?');
	ck_assert_int_eq(text_ascii(0x1B), '?');
	ck_assert_int_eq(text_ascii(0xFFFFFFFF), '?');
}
END_TEST

START_TEST(ascii_is_always_printable)
{
	uint32_t code;

	for (code = 0; code <= 0x10FFFF; code++) {
		char ascii = text_ascii(code);

		if (ascii < 0x20 || ascii > 0x7E)
			ck_abort_msg("U+%04X", (unsigned)code);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("text");
	TCase *tests = tcase_create("text");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, plain_text_is_printable_ascii);
	tcase_add_test(tests, every_code_point_survives_encoding);
	tcase_add_test(tests, letters_are_counted_not_bytes);
	tcase_add_test(tests, broken_bytes_decode_one_at_a_time);
	tcase_add_test(tests, cleaning_gives_valid_text);
	tcase_add_test(tests, what_is_shown_is_cut_between_characters);
	tcase_add_test(tests, any_bytes_can_be_cleaned_shown_and_folded);
	tcase_add_test(tests, columns_agree_with_the_c_library);
	tcase_add_test(tests, columns_of_well_known_characters);
	tcase_add_test(tests, hidden_characters_are_made_visible);
	tcase_add_test(tests, showing_never_splits_a_character);
	tcase_add_test(tests, figures_are_read_in_groups_of_three);
	tcase_add_test(tests, folding_ignores_case_accents_and_punctuation);
	tcase_add_test(tests, folding_tells_where_each_byte_came_from);
	tcase_add_test(tests, folding_refuses_what_does_not_fit);
	tcase_add_test(tests, words_are_folded_one_by_one);
	tcase_add_test(tests, no_character_folds_beyond_the_promise);
	tcase_add_test(tests, ascii_stands_in_for_drawing_and_accents);
	tcase_add_test(tests, ascii_is_always_printable);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
