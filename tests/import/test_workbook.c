/* Workbooks as the tables in them. */
#include "import/oews.h"
#include "import/workbook.h"
#include "release_stage.h"
#include "suite.h"

#define BOOKS SOURCE_DIR "/tests/import/workbooks/"
#define FIXTURE BINARY_DIR "/fixture.atlas"

static const char *const release_folder = BOOKS;

static enum rungs_status import_release(const char *from, const char *to)
{
	return oews_import(from, to, 0, &findings, &error);
}

static void begin(void)
{
	setup_atlas(FIXTURE);
}

/* Every row on its line, with the texts that are elsewhere, and as wide as the
 * widest. */
START_TEST(sheets_are_tables)
{
	static const char *const sheets[] = {
		"\"About\",\n\"nothing\",\"here\"\n",
		"\"99\",\"U.S.\",\"1\",\"cross-industry\",\"1235\",\"15-2051\","
		"\"Data \"\"Scientists\"\" of <all> kinds\",\"detailed\","
		"\"233440\",\"124590\",\"63650\",\"82630\",\"112590\","
		"\"155810\",\"#\",\n\n\"99\",\"U.S.\",\"1\",\"cross-industry\","
		"\"1235\",\"23-2011\",\"Paralegals, all\",\"detailed\",\"**\","
		"\"66510\",\"*\",\"48190.5\",\"61010\",\"78280\",\"98990\",\n",
	};
	struct workbook *workbook;

	ck_assert_int_eq(workbook_open(&workbook,
				       BOOKS "national_M2024_dl.xlsx", &error),
			 RUNGS_OK);
	for (size_t i = 0; i < COUNT(sheets); i++) {
		struct slurp sheet = {0};
		const char *rows;

		ck_assert_int_eq(workbook_sheet(workbook, i, &sheet, &error),
				 RUNGS_OK);
		/* The second has a header above. */
		rows = i == 0 ? sheet.bytes : strchr(sheet.bytes, '\n') + 1;
		ck_assert_str_eq(rows, sheets[i]);
		slurp_release(&sheet);
	}
	struct slurp none = {0};
	ck_assert_int_eq(workbook_sheet(workbook, 2, &none, &error),
			 RUNGS_NOT_FOUND);
	workbook_close(workbook);
}
END_TEST

/* The sheet that is a table of wages is found among others. */
START_TEST(wages_come_from_a_workbook)
{
	import_to(BOOKS "national_M2024_dl.xlsx", out);
	expect_finding(
		"note: national_M2024_dl.xlsx: 2 rows, 2 kept and 0 left out");
	expect("SELECT soc, title, employment, p10, p25, p90, note FROM pay",
	       "15-2051|Data \"Scientists\" of <all> kinds|233440|63650.0|"
	       "82630.0|-|-;"
	       "23-2011|Paralegals, all|-|-|48190.5|98990.0|not available: "
	       "employment, 10 %");
}
END_TEST

static const struct {
	const char *name, *reason;
	enum rungs_status status;
} broken[] = {
	{"M2024_cells.xlsx",
	 "cannot be read: xl/worksheets/sheet1.xml, line 1, column 48: its "
	 "cells are not in order, or too many.",
	 RUNGS_BAD_INPUT},
	{"M2024_cut.xlsx",
	 "cannot be read: xl/worksheets/sheet1.xml, line 2, column 34: no "
	 "element found.",
	 RUNGS_BAD_INPUT},
	{"M2024_doctype.xlsx",
	 "cannot be read: xl/worksheets/sheet1.xml, line 2, column 13: it has "
	 "a document type.",
	 RUNGS_BAD_INPUT},
	{"M2024_nostrings.xlsx",
	 "cannot be read: xl/worksheets/sheet1.xml, line 2, column 128: it "
	 "names a text that is not there.",
	 RUNGS_BAD_INPUT},
	{"M2024_rows.xlsx",
	 "cannot be read: xl/worksheets/sheet1.xml, line 1, column 47: its "
	 "rows are not in order.",
	 RUNGS_BAD_INPUT},
	{"M2024_nosheet.xlsx", "has no sheet 1.", RUNGS_NOT_FOUND},
};

START_TEST(what_is_no_workbook)
{
	char path[300], sentence[600];

	snprintf(path, sizeof(path), BOOKS "%s", broken[_i].name);
	snprintf(sentence, sizeof(sentence), "The workbook \"%s\" %s", path,
		 broken[_i].reason);
	ck_assert_int_eq(import_release(path, out), broken[_i].status);
	ck_assert_str_eq(error.text, sentence);
	expect_same_bytes(out, FIXTURE);
}
END_TEST

START_TEST(a_workbook_that_is_cut_short)
{
	size_t size;
	char *bytes = scratch_read(BOOKS "national_M2024_dl.xlsx", &size);
	const char *path = scratch_path(folder, "M2024.xlsx");

	scratch_write(path, bytes, size / 2);
	free(bytes);
	ck_assert_int_eq(
		import_release(scratch_path(folder, "M2024.xlsx"), out),
		RUNGS_IO);
	expect_same_bytes(out, FIXTURE);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("workbook");
	TCase *one = tcase_create("workbook");

	tcase_add_checked_fixture(one, begin, teardown);
	tcase_add_test(one, sheets_are_tables);
	tcase_add_test(one, wages_come_from_a_workbook);
	tcase_add_loop_test(one, what_is_no_workbook, 0, COUNT(broken));
	tcase_add_test(one, a_workbook_that_is_cut_short);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
