#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "page/builder.h"
#include "page/layout.h"
#include "suite.h"

/* The layout as text, a line a line. */
static const char *drawn(const struct page *page, int width)
{
	static char out[8192];
	struct layout layout;

	out[0] = '\0';
	ck_assert_int_eq(layout_make(&layout, page, width, NULL), RUNGS_OK);
	for (size_t i = 0; i < layout.count; i++) {
		int column = 0;

		for (size_t k = 0; k < layout.lines[i].count; k++) {
			struct layout_span *span = &layout.lines[i].spans[k];

			for (; column < span->column; column++)
				strcat(out, " ");
			strcat(out, span->text);
			column += text_columns(span->text);
		}
		strcat(out, "\n");
	}
	layout_release(&layout);
	return out;
}

static struct page_row rows[] = {
	{.kind = PAGE_TEXT, .text = "Reads documents and tags them."},
	{.kind = PAGE_FIELD,
	 .label = "Asks",
	 .text = "SQL",
	 .picture = "***oo",
	 .detail = "3 of 5"},
	{.kind = PAGE_FIELD,
	 .text = "Statistics",
	 .picture = "**ooo",
	 .detail = "2 of 5"},
	{.kind = PAGE_FIELD, .label = "Study", .text = "Bachelor's degree"},
	{.kind = PAGE_HEADING, .text = "Leads to", .detail = "editorial"},
	{.kind = PAGE_ITEM,
	 .mark = "^",
	 .text = "Senior Reviewer",
	 .detail = "2 years",
	 .note = "steady quality counts"},
	{.kind = PAGE_ITEM, .mark = ">", .text = "Analyst", .detail = "1 year"},
};

static const struct page page = {
	.title = "Document Reviewer",
	.subtitle = "Entry",
	.count = sizeof(rows) / sizeof(*rows),
	.rows = rows,
};

START_TEST(stands_in_columns_where_there_is_room)
{
	ck_assert_str_eq(drawn(&page, 60), "Document Reviewer\n"
					   "Entry\n"
					   "\n"
					   "Reads documents and tags them.\n"
					   "\n"
					   "Asks   SQL         ***oo  3 of 5\n"
					   "       Statistics  **ooo  2 of 5\n"
					   "Study  Bachelor's degree\n"
					   "\n"
					   "Leads to  editorial\n"
					   "^ Senior Reviewer  2 years\n"
					   "  steady quality counts\n"
					   "> Analyst          1 year\n");
}
END_TEST

START_TEST(stands_below_each_other_where_it_is_narrow)
{
	ck_assert_str_eq(drawn(&page, 20), "Document Reviewer\n"
					   "Entry\n"
					   "\n"
					   "Reads documents and\n"
					   "tags them.\n"
					   "\n"
					   "Asks\n"
					   "  SQL         ***oo\n"
					   "  3 of 5\n"
					   "  Statistics  **ooo\n"
					   "  2 of 5\n"
					   "Study\n"
					   "  Bachelor's degree\n"
					   "\n"
					   "Leads to  editorial\n"
					   "^ Senior Reviewer\n"
					   "  2 years\n"
					   "  steady quality\n"
					   "  counts\n"
					   "> Analyst\n"
					   "  1 year\n");
}
END_TEST

START_TEST(says_which_lines_belong_to_which_row)
{
	struct layout layout;
	size_t first = 0;

	ck_assert_int_eq(layout_make(&layout, &page, 20, NULL), RUNGS_OK);
	ck_assert_uint_eq(layout.lines[0].row, LAYOUT_NO_ROW);
	for (size_t i = 0; i < layout.count; i++)
		first += layout.lines[i].first;
	ck_assert_uint_eq(first, page.count);
	for (size_t i = 15; i < 19; i++) {
		ck_assert_uint_eq(layout.lines[i].row, 5);
		ck_assert_int_eq(layout.lines[i].first, i == 15);
	}
	layout_release(&layout);
}
END_TEST

static void fits(const struct page *any, int width)
{
	struct layout layout;

	ck_assert_int_eq(layout_make(&layout, any, width, NULL), RUNGS_OK);
	for (size_t i = 0; i < layout.count; i++) {
		int column = 0;

		for (size_t k = 0; k < layout.lines[i].count; k++) {
			struct layout_span *span = &layout.lines[i].spans[k];

			ck_assert_int_ge(span->column, column);
			column = span->column + text_columns(span->text);
			ck_assert_int_le(column, width);
		}
	}
	layout_release(&layout);
}

static const char *const hostile[] = {
	"",
	" ",
	"\n",
	"\x1b[31mred\x1b[0m\a\b",
	"\xff\xfe broken \xe2\x82",
	"\xe2\x80\xae"
	"desrever\xe2\x80\xac",
	"数据分析师数据分析师数据分析师",
	"e\xcc\x81\xcc\x81\xcc\x81 marks",
	"a word-that-is-much-too-long-for-any-narrow-line and more",
	"%s%n; DROP TABLE roles;",
};

enum { HOSTILE = sizeof(hostile) / sizeof(*hostile) };

START_TEST(keeps_hostile_text_within_every_width)
{
	struct builder builder;
	struct page out;

	builder_begin(&builder, RUNGS_ROLE, "\x1b[2J");
	builder_title(&builder, hostile[3], hostile[4]);
	for (size_t i = 0; i < HOSTILE; i++)
		for (int kind = PAGE_HEADING; kind <= PAGE_ITEM; kind++)
			builder_row(
				&builder,
				&(struct page_row){
					.kind = (enum page_row_kind)kind,
					.label = hostile[(i + 1) % HOSTILE],
					.mark = hostile[(i + 2) % HOSTILE],
					.text = hostile[i],
					.picture = hostile[(i + 3) % HOSTILE],
					.detail = hostile[(i + 4) % HOSTILE],
					.note = hostile[(i + 5) % HOSTILE],
					.link = builder_link(RUNGS_ROLE,
							     hostile[i])});
	ck_assert_int_eq(builder_finish(&builder, &out, RUNGS_OK, NULL),
			 RUNGS_OK);
	for (int width = 1; width <= 200; width++)
		fits(&out, width);
	page_release(&out);
}
END_TEST

START_TEST(holds_a_page_without_anything)
{
	const struct page empty = {.count = 0};
	struct layout layout;

	ck_assert_int_eq(layout_make(&layout, &empty, 0, NULL), RUNGS_OK);
	ck_assert_uint_eq(layout.count, 0);
	ck_assert_int_eq(layout.width, 1);
	layout_release(&layout);
	layout_release(&layout);
	layout_release(NULL);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("layout");
	TCase *tests = tcase_create("layout");

	tcase_add_test(tests, stands_in_columns_where_there_is_room);
	tcase_add_test(tests, stands_below_each_other_where_it_is_narrow);
	tcase_add_test(tests, says_which_lines_belong_to_which_row);
	tcase_add_test(tests, keeps_hostile_text_within_every_width);
	tcase_add_test(tests, holds_a_page_without_anything);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
