/* What a text names of the KPO atlas. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <rungs/scan.h>

#include "suite.h"

static struct rungs_atlas *atlas;
static struct rungs_scan scan;

static void setup(void)
{
	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, NULL), RUNGS_OK);
}

static void teardown(void)
{
	rungs_scan_release(&scan);
	rungs_atlas_close(atlas);
}

static void read_text(const char *text)
{
	rungs_scan_release(&scan);
	ck_assert_int_eq(rungs_scan(atlas, text, strlen(text), &scan, NULL),
			 RUNGS_OK);
}

static const struct rungs_scan_hit *hit(enum rungs_kind kind, const char *id)
{
	for (size_t i = 0; i < scan.count; i++) {
		if (scan.at[i].kind == kind && scan.at[i].thing.id != NULL &&
		    strcmp(scan.at[i].thing.id, id) == 0)
			return &scan.at[i];
	}
	return NULL;
}

START_TEST(names_are_found_with_their_lines)
{
	read_text(
		"# Ann\r\n\r\nData ANALYST, **SQL**; power-bi,\nExcel/excel.\n"
		"CIPP/E\nMaster's degree");
	ck_assert_uint_eq(scan.count, 6);
	ck_assert_uint_eq(hit(RUNGS_ROLE, "data-analyst")->line, 3);
	ck_assert_uint_eq(hit(RUNGS_SKILL, "sql")->line, 3);
	ck_assert_ptr_nonnull(hit(RUNGS_SKILL, "power-bi"));
	ck_assert_int_eq(hit(RUNGS_SKILL, "excel")->count, 2);
	ck_assert_str_eq(hit(RUNGS_SKILL, "excel")->text, "Excel/excel.");
	ck_assert_uint_eq(hit(RUNGS_CERTIFICATION, "cipp-e")->line, 5);
	ck_assert_ptr_nonnull(hit(RUNGS_EDUCATION, "master"));
}
END_TEST

/* Of names within names the longest counts, and parts of words are none. */
START_TEST(the_longest_name_counts)
{
	read_text("Senior Data Analyst");
	ck_assert_ptr_nonnull(hit(RUNGS_ROLE, "senior-data-analyst"));
	ck_assert_ptr_null(hit(RUNGS_ROLE, "data-analyst"));
	read_text("sqlite excellent");
	ck_assert_uint_eq(scan.count, 0);
	read_text("data data analyst");
	ck_assert_ptr_nonnull(hit(RUNGS_ROLE, "data-analyst"));
}
END_TEST

START_TEST(names_do_not_go_over_lines)
{
	read_text("data\nanalyst");
	ck_assert_ptr_null(hit(RUNGS_ROLE, "data-analyst"));
}
END_TEST

START_TEST(years_are_found)
{
	read_text("2019 to 2024: 5 years. 12 yrs, 99 years, 5 years, year 7");
	ck_assert_uint_eq(scan.count, 2);
	ck_assert_int_eq(scan.at[0].years, 5);
	ck_assert_int_eq(scan.at[1].years, 12);
	ck_assert_ptr_null(scan.at[0].thing.id);
}
END_TEST

START_TEST(a_long_line_is_cut)
{
	char text[2001];

	for (size_t i = 0; i < 1000; i++)
		memcpy(text + 2 * i, "\xc3\xa9", 2);
	memcpy(text, " SQL ", 5);
	text[2000] = '\0';
	read_text(text);
	ck_assert_ptr_nonnull(hit(RUNGS_SKILL, "sql"));
	ck_assert_uint_le(strlen(hit(RUNGS_SKILL, "sql")->text), 210);
}
END_TEST

START_TEST(anything_may_be_read)
{
	static const char bytes[] = "\0\xff\xfe SQL \0 5 years\n\n\n\xc3";

	ck_assert_int_eq(
		rungs_scan(atlas, bytes, sizeof(bytes) - 1, &scan, NULL),
		RUNGS_OK);
	ck_assert_uint_eq(scan.count, 2);
	rungs_scan_release(&scan);
	ck_assert_int_eq(rungs_scan(atlas, "", 0, &scan, NULL), RUNGS_OK);
	ck_assert_uint_eq(scan.count, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("scan");
	TCase *tests = tcase_create("scan");

	tcase_set_timeout(tests, 60);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, names_are_found_with_their_lines);
	tcase_add_test(tests, the_longest_name_counts);
	tcase_add_test(tests, names_do_not_go_over_lines);
	tcase_add_test(tests, years_are_found);
	tcase_add_test(tests, a_long_line_is_cut);
	tcase_add_test(tests, anything_may_be_read);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
