/* What a person types, taken apart. */
#include <check.h>
#include <string.h>

#include "core/query_syntax.h"
#include "suite.h"

static struct reader reader;
static struct query_syntax syntax;

static void setup(void)
{
	reader_init(&reader, NULL, NULL);
}

static void teardown(void)
{
	arena_free(reader.arena);
}

static void read(const char *text)
{
	query_syntax_read(&reader, text, &syntax);
	ck_assert_int_eq(reader.status, RUNGS_OK);
}

/* A query, and what is left of it as words. */
static const struct {
	const char *query, *words;
} left[] = {
	{"", ""},
	{" \t ", " \t "},
	{"contract analyst", "contract analyst"},
	{"sql level:senior bi", "sql              bi"},
	{"\"power bi\" x", " power bi  x"},
	{"-senior x", "        x"},
	{"-\"team lead\" x", "             x"},
	{"a \u201Cpower bi\u201D", "a    power bi   "},
	/* No syntax at all. */
	{"e-discovery", "e-discovery"},
	{"-", "-"},
	{"- x", "- x"},
	{"--x", "--x"},
	{"5\" pipe", "5\" pipe"},
	{"Manager: Sales", "Manager: Sales"},
	{"3:1", "3:1"},
	{"http://x", "http://x"},
	{"c++:", "c++:"},
	{"c++:x", "c++:x"},
	{"std::move", "std::move"},
	{"foo:bar", "foo:bar"},
	{"nível:senior", "nível:senior"},
	{"contract AND (NOT analyst) NEAR/2 x* ^y",
	 "contract AND (NOT analyst) NEAR/2 x* ^y"},
};

START_TEST(words_stay_where_they_are)
{
	read(left[_i].query);
	ck_assert_str_eq(syntax.words, left[_i].words);
}
END_TEST

/* A query with one phrase. */
static const struct {
	const char *query, *text;
	bool excluded, open;
} phrases[] = {
	{"\"power bi\"", "power bi", false, false},
	{"\"power b", "power b", false, true},
	{"x \"", "", false, true},
	{"-senior", "senior", true, false},
	{"-e-discovery x", "e-discovery", true, false},
	{"-\"team lead\"", "team lead", true, false},
	{"-\"team", "team", true, true},
	{"-foo:bar", "foo:bar", true, false},
	{"\"level:senior\"", "level:senior", false, false},
	{"\u201Epower bi\u201C", "power bi", false, false},
};

START_TEST(quotes_and_dashes_make_phrases)
{
	read(phrases[_i].query);
	ck_assert_uint_eq(syntax.phrase_count, 1);
	ck_assert_uint_eq(syntax.filter_count, 0);
	ck_assert_str_eq(syntax.phrases[0].text, phrases[_i].text);
	ck_assert_int_eq(syntax.phrases[0].excluded, phrases[_i].excluded);
	ck_assert_int_eq(syntax.phrases[0].open, phrases[_i].open);
}
END_TEST

/* A query with one filter, its values joined by '|'. */
static const struct {
	const char *query;
	enum filter_name name;
	bool excluded;
	const char *values;
	size_t last, end;
} filters[] = {
	{"level:senior", FILTER_LEVEL, false, "senior", 6, 12},
	{"sql LEVEL:Senior", FILTER_LEVEL, false, "Senior", 10, 16},
	{"-level:senior x", FILTER_LEVEL, true, "senior", 7, 13},
	{"level:senior,lead", FILTER_LEVEL, false, "senior|lead", 13, 17},
	{"level:senior, lead", FILTER_LEVEL, false, "senior", 13, 13},
	{"level:", FILTER_LEVEL, false, "", 6, 6},
	{"level: senior", FILTER_LEVEL, false, "", 6, 6},
	{"level:,,a,,", FILTER_LEVEL, false, "a", 11, 11},
	{"in:\"it support\" x", FILTER_IN, false, "it support", 3, 15},
	{"in:\"a, b\",c", FILTER_IN, false, "a, b|c", 10, 11},
	{"in:\"open end", FILTER_IN, false, "open end", 3, 12},
	{"skill:sql>=3", FILTER_SKILL, false, "sql>=3", 6, 12},
	{"certification:cipp", FILTER_CERT, false, "cipp", 14, 18},
	{"education:master", FILTER_EDU, false, "master", 10, 16},
	{"pay:>60k", FILTER_PAY, false, ">60k", 4, 8},
	{"without:nights", FILTER_WITHOUT, false, "nights", 8, 14},
	{"kind:http://x", FILTER_KIND, false, "http://x", 5, 13},
};

START_TEST(a_known_name_makes_a_filter)
{
	const struct syntax_filter *filter = &syntax.filters[0];
	char values[64] = "";

	read(filters[_i].query);
	ck_assert_uint_eq(syntax.filter_count, 1);
	ck_assert_uint_eq(syntax.phrase_count, 0);
	ck_assert_int_eq(filter->name, filters[_i].name);
	ck_assert_int_eq(filter->excluded, filters[_i].excluded);
	for (size_t i = 0; i < filter->value_count; i++) {
		strcat(values, i > 0 ? "|" : "");
		strcat(values, filter->values[i]);
	}
	ck_assert_str_eq(values, filters[_i].values);
	ck_assert_uint_eq(filter->last, filters[_i].last);
	ck_assert_uint_eq(filter->end, filters[_i].end);
}
END_TEST

START_TEST(an_unknown_name_is_noted)
{
	static const char *const text[] = {
		"Manager: Sales", "3:1", "http://x", "c++:x", "x:y",
		"std::move",      "foo:"};

	read("a foo:bar baz:x");
	ck_assert_str_eq(syntax.unknown, "foo");
	read("-foo:bar");
	ck_assert_str_eq(syntax.unknown, "foo");
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		read(text[i]);
		ck_assert_ptr_null(syntax.unknown);
	}
}
END_TEST

START_TEST(there_is_an_end_to_filters_and_phrases)
{
	static char query[8192];

	for (size_t i = 0; i < 16; i++)
		strcat(query, "in:a -b ");
	read(query);
	ck_assert_uint_eq(syntax.filter_count, 16);
	ck_assert_uint_eq(syntax.phrase_count, 16);
	ck_assert(!syntax.too_many);
	strcat(query, "in:a");
	read(query);
	ck_assert_uint_eq(syntax.filter_count, 16);
	ck_assert(syntax.too_many);
}
END_TEST

START_TEST(what_is_too_long_is_not_read)
{
	static char query[10241];

	memset(query, '"', sizeof(query) - 1);
	read(query);
	ck_assert_uint_eq(strlen(syntax.words), 4096);
	memset(query, 'x', sizeof(query) - 1);
	read(query);
	ck_assert_uint_eq(strlen(syntax.words), 4096);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("query syntax");
	TCase *tests = tcase_create("query syntax");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, words_stay_where_they_are, 0,
			    sizeof(left) / sizeof(left[0]));
	tcase_add_loop_test(tests, quotes_and_dashes_make_phrases, 0,
			    sizeof(phrases) / sizeof(phrases[0]));
	tcase_add_loop_test(tests, a_known_name_makes_a_filter, 0,
			    sizeof(filters) / sizeof(filters[0]));
	tcase_add_test(tests, an_unknown_name_is_noted);
	tcase_add_test(tests, there_is_an_end_to_filters_and_phrases);
	tcase_add_test(tests, what_is_too_long_is_not_read);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
