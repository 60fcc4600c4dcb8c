#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/edit.h"
#include "core/fuzzy.h"
#include "suite.h"

/* All words of up to so many letters, in their order. */
enum { LONGEST = 5, LETTERS = 3, WORDS = 3 + 9 + 27 + 81 + 243 };
static char words[WORDS][LONGEST + 1];
static size_t word_count;

static void words_add(const char *beginning)
{
	for (char letter = 'a'; letter < 'a' + LETTERS; letter++) {
		char *word = words[word_count++];
		size_t size = strlen(beginning);

		memcpy(word, beginning, size);
		word[size] = letter;
		if (size + 1 < LONGEST)
			words_add(word);
	}
}

static void set_up(void)
{
	word_count = 0;
	words_add("");
	ck_assert_uint_eq(word_count, WORDS);
}

/* The plain definition. */
static bool is_near(const struct fuzzy *fuzzy, const char *text)
{
	char part[LONGEST + 1];

	strcpy(part, text);
	for (size_t size = strlen(text); size > 0; size--) {
		part[size] = '\0';
		if (edit_distance(fuzzy->word, part) <= (int)fuzzy->edits)
			return true;
		if (!fuzzy->beginning)
			break;
	}
	return false;
}

/* Goes through the words that begin alike, and checks what it passes over. */
static void check_all(const char *word, unsigned edits, bool beginning)
{
	struct fuzzy fuzzy = {.word = word,
			      .size = strlen(word),
			      .edits = edits,
			      .beginning = beginning};
	char next[FUZZY_TEXT + 1] = "";

	for (size_t i = 0; i < word_count; i++) {
		bool near = is_near(&fuzzy, words[i]);

		if (words[i][0] != word[0])
			continue;
		if (strcmp(words[i], next) < 0) {
			if (near)
				ck_abort_msg("'%s' of '%s' before '%s'",
					     words[i], word, next);
			continue;
		}
		if (fuzzy_is(&fuzzy, words[i], strlen(words[i])) != near)
			ck_abort_msg("'%s' of '%s'", words[i], word);
		memcpy(next, fuzzy.text, fuzzy.depth);
		next[near ? 0 : fuzzy.depth] = '\0';
		if (!near && fuzzy.depth == 0)
			strcpy(next, "~");
		ck_assert(near || strcmp(next, words[i]) > 0);
	}
}

START_TEST(no_word_is_passed_over)
{
	for (size_t i = 0; i < word_count; i++)
		for (unsigned edits = 1; edits <= FUZZY_EDITS; edits++) {
			check_all(words[i], edits, false);
			check_all(words[i], edits, true);
		}
}
END_TEST

START_TEST(most_words_are_passed_over)
{
	struct fuzzy fuzzy = {
		.word = "analist", .size = strlen("analist"), .edits = 1};

	ck_assert(!fuzzy_is(&fuzzy, "abandon", 7));
	ck_assert_uint_eq(fuzzy.depth, strlen("abnalist"));
	ck_assert_mem_eq(fuzzy.text, "abnalist", fuzzy.depth);
	ck_assert(!fuzzy_is(&fuzzy, "action", 6));
	ck_assert(fuzzy_is(&fuzzy, "analyst", 7));
	ck_assert(!fuzzy_is(&fuzzy, "azure", 5));
	ck_assert_mem_eq(fuzzy.text, "a{alist", fuzzy.depth);
	ck_assert(!fuzzy_is(&fuzzy, "banal", 5));
	ck_assert_uint_eq(fuzzy.depth, 0);
}
END_TEST

START_TEST(a_long_word_has_room)
{
	char word[FUZZY_WORD], text[2 * FUZZY_WORD];
	struct fuzzy fuzzy = {
		.word = word, .size = sizeof(word) - 1, .edits = FUZZY_EDITS};

	memset(word, 'a', sizeof(word));
	memset(text, 'a', sizeof(text));
	ck_assert(fuzzy_is(&fuzzy, text, sizeof(word) + 1));
	ck_assert(!fuzzy_is(&fuzzy, text, sizeof(word) + 2));
	ck_assert(!fuzzy_is(&fuzzy, text, sizeof(text)));
	ck_assert(fuzzy_is(&fuzzy, text, sizeof(word) - 3));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("fuzzy");
	TCase *tests = tcase_create("fuzzy");

	tcase_add_checked_fixture(tests, set_up, NULL);
	tcase_add_test(tests, no_word_is_passed_over);
	tcase_add_test(tests, most_words_are_passed_over);
	tcase_add_test(tests, a_long_word_has_room);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
