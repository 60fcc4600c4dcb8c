/* How tables are written: what is in them never becomes markup, a formula or
 * another cell. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "page/table_layout.h"
#include "page/table_write.h"
#include "suite.h"

static struct table_row rows[] = {
	{.kind = TABLE_HEADING, .label = "Pay", .cells = {"published"}},
	{.kind = TABLE_ROW,
	 .label = "=1+1",
	 .verdict = "differs",
	 .differs = true,
	 .has = {true, true},
	 .cells = {"+cmd|' /C calc'!A0", "say \"hi\", then\n-go"}},
	{.kind = TABLE_ROW,
	 .label = "a | b",
	 .verdict = "same",
	 .has = {true, false},
	 .cells = {"*<b>_x_[y](z)", "@SUM(A1)"}},
	{.kind = TABLE_NOTE, .label = "Mind", .cells = {"of all # of it"}},
};

static const struct table table = {
	.title = "Side by side",
	.columns = 2,
	.column = {{"A", "First, of them", "Entry", {RUNGS_ROLE, "first"}},
		   {"B",
		    "Second",
		    NULL,
		    {RUNGS_TRACK, "se\x1b"
				  "cond"}}},
	.count = 4,
	.rows = rows,
};

static char *text;
static size_t size;

static FILE *begin(void)
{
	FILE *out = open_memstream(&text, &size);

	ck_assert_ptr_nonnull(out);
	return out;
}

START_TEST(csv_is_that_of_the_standard)
{
	FILE *out = begin();

	table_write_csv(out, &table);
	fclose(out);
	ck_assert_str_eq(
		text,
		"\"Section\",\"Compared\",\"A: First, of them, Entry\","
		"\"B: Second\",\"Difference\"\r\n"
		"\"Pay\",\"\",\"published\",\"\",\"\"\r\n"
		"\"Pay\",\"'=1+1\",\"'+cmd|' /C calc'!A0\","
		"\"say \"\"hi\"\", then; -go\",\"differs\"\r\n"
		"\"Pay\",\"a | b\",\"*<b>_x_[y](z)\",\"'@SUM(A1)\",\"same\"\r\n"
		"\"Pay\",\"Mind\",\"of all # of it\",\"\",\"\"\r\n");
	free(text);
}
END_TEST

START_TEST(every_formula_is_put_out_of_action)
{
	static const char *const begins[] = {"=", "+", "-", "@", "\t", "\r"};
	static const char *const shown[] = {"=", "+", "-", "@", "^I", "^M"};

	for (size_t i = 0; i < 6; i++) {
		struct table_row row = {.kind = TABLE_NOTE,
					.cells = {begins[i]}};
		struct table one = table;
		char field[16];
		FILE *out = begin();

		one.count = 1;
		one.rows = &row;
		table_write_csv(out, &one);
		fclose(out);
		snprintf(field, sizeof(field), "\"'%s\"", shown[i]);
		ck_assert_ptr_nonnull(strstr(text, field));
		free(text);
	}
}
END_TEST

START_TEST(markdown_escapes_what_is_markup)
{
	FILE *out = begin();

	table_write_markdown(out, &table);
	fclose(out);
	ck_assert_str_eq(
		text, "# Side by side\n\n## Pay\n\npublished\n\n"
		      "| Compared | A: First, of them, Entry | B: Second |"
		      " Difference |\n| --- | --- | --- | --- |\n"
		      "| \\=1\\+1 | \\+cmd\\|' /C calc'\\!A0 |"
		      " say \"hi\", then<br>\\-go | differs |\n"
		      "| a \\| b | \\*\\<b\\>\\_x\\_\\[y\\](z) | \\@SUM(A1) |"
		      " same |\n"
		      "\nMind: of all \\# of it\n");
	free(text);
}
END_TEST

START_TEST(plain_is_a_fact_a_line)
{
	FILE *out = begin();

	table_write_plain(out, &table);
	fclose(out);
	ck_assert_str_eq(text, "Side by side\n"
			       "A: First, of them; Entry (role/first)\n"
			       "B: Second (track/se^[cond)\n\n"
			       "Pay; published\n"
			       "=1+1: differs\n"
			       "  A: +cmd|' /C calc'!A0\n"
			       "  B: say \"hi\", then; -go\n"
			       "a | b: same\n"
			       "  A: *<b>_x_[y](z)\n"
			       "  B: @SUM(A1)\n"
			       "Mind: of all # of it\n");
	free(text);
}
END_TEST

START_TEST(columns_stand_side_by_side_where_there_is_room)
{
	FILE *out = begin();

	ck_assert_int_eq(table_write_text(out, &table, 52, NULL), RUNGS_OK);
	fclose(out);
	ck_assert_str_eq(
		text, "              A First, of them    B Second\n"
		      "                Entry\n\n"
		      "Pay  published\n"
		      "=1+1          +cmd|' /C calc'!A0  - say \"hi\", then\n"
		      "differs                           - -go\n"
		      "a | b         *<b>_x_[y](z)       @SUM(A1)\n"
		      "same\n"
		      "Mind          of all # of it\n");
	free(text);
}
END_TEST

START_TEST(columns_stand_below_each_other_where_there_is_none)
{
	FILE *out = begin();

	ck_assert_int_eq(table_write_text(out, &table, 40, NULL), RUNGS_OK);
	fclose(out);
	ck_assert_str_eq(text, "A First, of them\n"
			       "  Entry\n"
			       "B Second\n\n"
			       "Pay  published\n"
			       "=1+1\n"
			       "  differs\n"
			       "  A +cmd|' /C calc'!A0\n"
			       "  B - say \"hi\", then\n"
			       "    - -go\n"
			       "a | b\n"
			       "  same\n"
			       "  A *<b>_x_[y](z)\n"
			       "  B @SUM(A1)\n"
			       "Mind\n"
			       "    of all # of it\n");
	free(text);
}
END_TEST

START_TEST(what_all_say_is_said_once)
{
	struct table_row row = {.kind = TABLE_ROW,
				.label = "Track",
				.verdict = "same",
				.has = {true, true},
				.cells = {"Delivery", "Delivery"}};
	struct table one = table;
	FILE *out = begin();

	one.count = 1;
	one.rows = &row;
	ck_assert_int_eq(table_write_text(out, &one, 40, NULL), RUNGS_OK);
	fclose(out);
	ck_assert_ptr_nonnull(strstr(text, "Track\n  same\n  Delivery\n"));
	ck_assert_ptr_null(strstr(text, "A Delivery"));
	free(text);
}
END_TEST

/* At any width no line is wider, and spans do not overlap. */
START_TEST(nothing_is_wider_than_the_width)
{
	struct table_layout made;

	ck_assert_int_eq(table_layout_make(&made, &table, _i, NULL), RUNGS_OK);
	for (size_t i = 0; i < made.layout.count; i++) {
		const struct layout_line *line = &made.layout.lines[i];
		int end = 0;

		for (size_t j = 0; j < line->count; j++) {
			ck_assert_int_ge(line->spans[j].column, end);
			end = line->spans[j].column +
			      text_columns(line->spans[j].text);
		}
		ck_assert_int_le(end, _i);
	}
	table_layout_release(&made);
}
END_TEST

static const struct table_row *row_called(const struct table *of,
					  const char *label)
{
	for (size_t i = 0; i < of->count; i++)
		if (of->rows[i].label && strcmp(of->rows[i].label, label) == 0)
			return &of->rows[i];
	ck_abort_msg("no row %s", label);
}

/* Two roles of which one asks nothing that is known. */
START_TEST(what_is_not_known_is_not_what_is_not_asked)
{
	struct rungs_role_brief briefs[] = {{.id = "a", .title = "Role \x1b A"},
					    {.id = "b", .title = "Role B"}};
	struct rungs_compare_row sql = {
		.thing = {"sql", "SQL"},
		.columns = 1,
		.cells = {{.least = RUNGS_UNKNOWN, .most = RUNGS_UNKNOWN},
			  {.roles = 1,
			   .core = 1,
			   .least = 3,
			   .most = 3,
			   .least_word = "Independent",
			   .basis = {"published", "survey"}}},
	};
	struct rungs_compare compare = {
		.count = 2,
		.of[RUNGS_COMPARE_SKILL] = {.count = 1, .at = &sql},
	};
	struct table made;
	const struct table_row *row;

	for (size_t i = 0; i < 2; i++)
		compare.columns[i] = (struct rungs_compare_column){
			.kind = RUNGS_ROLE,
			.thing = {briefs[i].id, briefs[i].title},
			.role_count = 1,
			.roles = &briefs[i],
			.years_min = RUNGS_UNKNOWN,
			.years_max = RUNGS_UNKNOWN,
		};
	ck_assert_int_eq(table_make(&made, &compare, NULL), RUNGS_OK);
	ck_assert_str_eq(made.column[0].name, "Role ^[ A");
	row = row_called(&made, "SQL");
	ck_assert_str_eq(row->cells[0], "no data");
	ck_assert_str_eq(row->cells[1], "3 Independent, core");
	ck_assert_str_eq(row->verdict, "differs: no data in A");
	ck_assert_str_eq(row_called(&made, "Skills of B")->cells[0],
			 "1 of 1 · published · survey");
	ck_assert_str_eq(row_called(&made, "Median a year")->verdict,
			 "no data");
	table_release(&made);
	compare.columns[0].kind = RUNGS_TRACK;
	sql.cells[0] = sql.cells[1];
	sql.columns = 2;
	ck_assert_int_eq(table_make(&made, &compare, NULL), RUNGS_OK);
	ck_assert_str_eq(row_called(&made, "SQL")->verdict, "same");
	ck_assert_ptr_nonnull(row_called(&made, "Shared skills"));
	table_release(&made);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("table");
	TCase *tests = tcase_create("table");

	tcase_add_test(tests, csv_is_that_of_the_standard);
	tcase_add_test(tests, every_formula_is_put_out_of_action);
	tcase_add_test(tests, markdown_escapes_what_is_markup);
	tcase_add_test(tests, plain_is_a_fact_a_line);
	tcase_add_test(tests, columns_stand_side_by_side_where_there_is_room);
	tcase_add_test(tests,
		       columns_stand_below_each_other_where_there_is_none);
	tcase_add_test(tests, what_is_not_known_is_not_what_is_not_asked);
	tcase_add_test(tests, what_all_say_is_said_once);
	tcase_add_loop_test(tests, nothing_is_wider_than_the_width, 1, 100);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
