/* What anybody's text becomes inside the files of other programs. */
#include <check.h>
#include <stdlib.h>

#include "page/escape.h"
#include "suite.h"

static char *text;
static size_t size;
static FILE *out;

static void begin(void)
{
	out = open_memstream(&text, &size);
	ck_assert_ptr_nonnull(out);
}

static void assert_written(const char *expected)
{
	ck_assert_int_eq(fclose(out), 0);
	ck_assert_str_eq(text, expected);
	free(text);
}

START_TEST(xml_has_its_entities)
{
	begin();
	escape_xml(out, "<a href=\"x\">'&\n\x1b");
	assert_written("&lt;a href=&quot;x&quot;&gt;&#39;&amp;^J^[");
	begin();
	escape_html(out, "a\n<b>");
	assert_written("a<br>&lt;b&gt;");
}
END_TEST

START_TEST(a_style_is_not_left)
{
	begin();
	escape_css(out, "\"}</style>\\");
	assert_written("\\22 }\\3c /style>\\5c ");
}
END_TEST

START_TEST(markdown_is_words_alone)
{
	begin();
	escape_markdown(out, "- *x* 2026-11-26 [a](b) --\n# | <i>", "<br>");
	assert_written("\\- \\*x\\* 2026-11-26 \\[a\\](b) \\-\\-<br>\\# \\| "
		       "\\<i\\>");
}
END_TEST

START_TEST(no_field_is_a_formula)
{
	begin();
	escape_csv_field(out, "=1+1 \"x\"\nnext", "; ");
	assert_written("\"'=1+1 \"\"x\"\"; next\"");
	begin();
	escape_csv_field(out, NULL, "; ");
	assert_written("\"\"");
	begin();
	escape_csv_field(out, "1-1", "; ");
	assert_written("\"1-1\"");
}
END_TEST

START_TEST(calendars_have_their_commas)
{
	begin();
	escape_calendar(out, "a,b;c\\d\ne:\xe2\x80\xae");
	assert_written("a\\,b\\;c\\\\d\\ne:<U+202E>");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("escape");
	TCase *tests = tcase_create("escape");

	tcase_add_test(tests, xml_has_its_entities);
	tcase_add_test(tests, a_style_is_not_left);
	tcase_add_test(tests, markdown_is_words_alone);
	tcase_add_test(tests, no_field_is_a_formula);
	tcase_add_test(tests, calendars_have_their_commas);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
