#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/match.h"
#include "suite.h"

static struct match_room room;
static struct arena *arena;
static struct rungs_match match;
static struct match_found found;

static void setup(void)
{
	arena = arena_new();
}

static void teardown(void)
{
	match_room_release(&room);
	arena_free(arena);
}

/* Looks for two beginnings in a text. */
static void find(const char *first, const char *second, const char *text)
{
	struct query query = {.count = 2};
	const char *words[] = {first, second};
	char terms[2][SEARCH_TERM_SIZE];

	for (size_t i = 0; i < 2; i++) {
		search_term(terms[i], words[i], strlen(words[i]));
		query.words[i].form_count = 1;
		query.words[i].forms[0] = (struct query_form){
			.text = words[i],
			.size = strlen(words[i]),
			.term = terms[i],
			.quality = 1,
			.longer = 0.5f,
		};
	}
	ck_assert(match_find(&room, arena, &query, text, &match, &found));
}

static void span_is(size_t span, size_t start, size_t end)
{
	ck_assert_uint_lt(span, match.span_count);
	ck_assert_uint_eq(match.spans[span].start, start);
	ck_assert_uint_eq(match.spans[span].end, end);
}

START_TEST(a_first_letter_may_be_mute)
{
	find("oestrogens", "x", "The estrogen");
	ck_assert_uint_eq(match.span_count, 1);
	span_is(0, 4, 12);
	find("estrogen", "x", "The oestrogens");
	ck_assert_uint_eq(match.span_count, 1);
	span_is(0, 4, 14);
}
END_TEST

START_TEST(spans_count_bytes_of_the_original)
{
	find("ecole", "data", "L'\u00C9cole of (Data).");
	ck_assert_uint_eq(match.span_count, 2);
	span_is(0, 2, 8);
	span_is(1, 13, 17);
	find("re", "b", "re\u0301sume\u0301 b\u0301, c");
	span_is(0, 0, 4);
	span_is(1, 11, 14);
}
END_TEST

START_TEST(a_letter_that_folds_to_several_is_whole)
{
	find("stras", "f", "Stra\u00DFe \uFB01le");
	span_is(0, 0, 6);
	span_is(1, 8, 11);
}
END_TEST

START_TEST(words_side_by_side_are_told)
{
	find("data", "analyst", "Data Analyst");
	ck_assert_uint_eq(found.words, 2);
	ck_assert(found.pairs > 0.9f);
	find("data", "analyst", "Analyst, Data");
	ck_assert_uint_eq(found.words, 2);
	ck_assert(found.pairs <= 0);
	find("data", "analyst", "Senior Data Analyst");
	ck_assert(found.pairs > 0.9f);
	find("data", "analys", "Data Analyst");
	ck_assert(found.pairs < 0.9f && found.pairs > 0);
	find("data", "analyst", "Data Architect");
	ck_assert_uint_eq(found.words, 1);
	find("data", "analyst", "");
	ck_assert_uint_eq(found.words, 0);
	ck_assert_uint_eq(match.span_count, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("match");
	TCase *tests = tcase_create("match");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, a_first_letter_may_be_mute);
	tcase_add_test(tests, spans_count_bytes_of_the_original);
	tcase_add_test(tests, a_letter_that_folds_to_several_is_whole);
	tcase_add_test(tests, words_side_by_side_are_told);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
