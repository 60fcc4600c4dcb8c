#include <check.h>
#include <stdlib.h>

#include "page/builder.h"
#include "suite.h"

static struct page made(struct builder *builder)
{
	struct page page;

	ck_assert_int_eq(builder_finish(builder, &page, RUNGS_OK, NULL),
			 RUNGS_OK);
	return page;
}

START_TEST(makes_hidden_characters_visible)
{
	struct builder builder;
	struct page page;

	builder_begin(&builder, RUNGS_ROLE, "a\x1b");
	builder_title(&builder, "red\x1b[31m", "two\nlines");
	builder_text(&builder, "first\nsecond\tthird\xe2\x80\xae");
	builder_field(&builder, "la\rbel", "bad \xff byte");
	page = made(&builder);
	ck_assert_str_eq(page.title, "red^[[31m");
	ck_assert_str_eq(page.subtitle, "two lines");
	ck_assert_str_eq(page.rows[0].text, "first\nsecond third<U+202E>");
	ck_assert_str_eq(page.rows[1].label, "la bel");
	ck_assert_str_eq(page.rows[1].text, "bad \xef\xbf\xbd byte");
	ck_assert_str_eq(page.self.id, "a\x1b");
	page_release(&page);
}
END_TEST

START_TEST(styles_what_leads_somewhere)
{
	struct builder builder;
	struct page page;
	struct page_row row = {
		.kind = PAGE_ITEM,
		.text = "SQL",
		.link = builder_link(RUNGS_SKILL, "sql"),
	};

	builder_begin(&builder, RUNGS_ROLE, "any");
	builder_row(&builder, &row);
	row.style = STYLE_WARNING;
	builder_row(&builder, &row);
	row.style = STYLE_NORMAL;
	row.link.id = "";
	builder_row(&builder, &row);
	page = made(&builder);
	ck_assert_int_eq(page.rows[0].style, STYLE_LINK);
	ck_assert_str_eq(page.rows[0].link.id, "sql");
	ck_assert_int_eq(page.rows[1].style, STYLE_WARNING);
	ck_assert_int_eq(page.rows[2].style, STYLE_NORMAL);
	ck_assert_ptr_null(page.rows[2].link.id);
	page_release(&page);
}
END_TEST

START_TEST(leaves_out_what_is_not_there)
{
	const struct rungs_ref refs[] = {{"a", "Name"}, {"b", NULL}};
	struct builder builder;
	struct page page;

	builder_begin(&builder, RUNGS_ROLE, NULL);
	builder_title(&builder, NULL, NULL);
	builder_text(&builder, NULL);
	builder_text(&builder, "");
	builder_field(&builder, "Clients", NULL);
	builder_refs(&builder, "Sources", RUNGS_SOURCE, refs, 0);
	builder_refs(&builder, "Skills", RUNGS_SKILL, refs, 2);
	page = made(&builder);
	ck_assert_str_eq(page.title, "");
	ck_assert_ptr_null(page.self.id);
	ck_assert_uint_eq(page.count, 3);
	ck_assert_str_eq(page.rows[0].text, "Skills");
	ck_assert_str_eq(page.rows[2].text, "b");
	page_release(&page);
}
END_TEST

START_TEST(joins_what_is_there)
{
	struct builder builder;
	struct page page;

	builder_begin(&builder, RUNGS_ROLE, NULL);
	ck_assert_str_eq(builder_and(&builder, "a", " · ", "b"), "a · b");
	ck_assert_str_eq(builder_and(&builder, NULL, " · ", "b"), "b");
	ck_assert_str_eq(builder_and(&builder, "a", " · ", ""), "a");
	ck_assert_ptr_null(builder_and(&builder, NULL, " · ", NULL));
	page = made(&builder);
	page_release(&page);
}
END_TEST

START_TEST(holds_many_rows)
{
	struct builder builder;
	struct page page;

	builder_begin(&builder, RUNGS_ROLE, NULL);
	for (int i = 0; i < 1000; i++)
		builder_text(&builder, builder_format(&builder, "%d", i));
	page = made(&builder);
	ck_assert_uint_eq(page.count, 1000);
	ck_assert_str_eq(page.rows[0].text, "0");
	ck_assert_str_eq(page.rows[999].text, "999");
	page_release(&page);
	page_release(&page);
	page_release(NULL);
}
END_TEST

START_TEST(gives_everything_back_on_failure)
{
	struct builder builder;
	struct rungs_error error;
	struct page page;

	builder_begin(&builder, RUNGS_ROLE, "any");
	builder_text(&builder, "text");
	ck_assert_int_eq(
		builder_finish(&builder, &page, RUNGS_NOT_FOUND, &error),
		RUNGS_NOT_FOUND);
	ck_assert_uint_eq(page.count, 0);
	builder_begin(&builder, RUNGS_ROLE, "any");
	builder.failed = true;
	builder_text(&builder, "text");
	ck_assert_str_eq(builder_format(&builder, "%d", 1), "");
	ck_assert_int_eq(builder_finish(&builder, &page, RUNGS_OK, &error),
			 RUNGS_NO_MEMORY);
	ck_assert_int_eq(error.status, RUNGS_NO_MEMORY);
	ck_assert_ptr_null(page.memory);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("builder");
	TCase *tests = tcase_create("builder");

	tcase_add_test(tests, makes_hidden_characters_visible);
	tcase_add_test(tests, styles_what_leads_somewhere);
	tcase_add_test(tests, leaves_out_what_is_not_there);
	tcase_add_test(tests, joins_what_is_there);
	tcase_add_test(tests, holds_many_rows);
	tcase_add_test(tests, gives_everything_back_on_failure);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
