/* O*NET releases with something wrong in them. */
#include "onet_stage.h"
#include "suite.h"

static const struct {
	const char *file;
	long line;
	const char *from, *to, *finding;
} mistakes[] = {
	{"Occupation Data.txt", 2, "15-9001.00", "15-9001",
	 "warning: Occupation Data.txt:2: column O*NET-SOC Code: is no "
	 "O*NET-SOC code (\"15-9001\")"},
	{"Occupation Data.txt", 3, "15-9002.00", "15-9001.00",
	 "warning: Occupation Data.txt:3: column O*NET-SOC Code: stands on an "
	 "earlier line already (\"15-9001.00\")"},
	{"Occupation Data.txt", 3, "Lamp Keepers", "",
	 "warning: Occupation Data.txt:3: column Title: is empty"},
	{"Occupation Data.txt", 3, "Lamp Keepers", "n/a",
	 "warning: Occupation Data.txt:3: column Title: is empty"},
	{"Occupation Data.txt", 3, "Lamp Keepers", "Lamp \x1B[2J\xFF",
	 "warning: Occupation Data.txt:3: column Title: is not valid UTF-8 "
	 "(\"Lamp ^[[2J\xEF\xBF\xBD\")"},
	{"Alternate Titles.txt", 2, "\t08", "",
	 "warning: Alternate Titles.txt:2: row has 3 fields instead of 4"},
	{"Alternate Titles.txt", 2, "\t08", "\t08\t\t",
	 "warning: Alternate Titles.txt:2: row has 6 fields instead of 4"},
	{"Alternate Titles.txt", 6, "43-9001.00", "77-7777.00",
	 "warning: Alternate Titles.txt:6: column O*NET-SOC Code: is no "
	 "occupation of Occupation Data.txt (\"77-7777.00\")"},
	{"Alternate Titles.txt", 1, "Short Title", "Short \x1B[0mTi\xFFtle",
	 "note: Alternate Titles.txt:1: columns not read: Short "
	 "^[[0mTi\xEF\xBF\xBDtle, Source(s)"},
	{"Alternate Titles.txt", 1, "Short Title", "Brief Title",
	 "warning: Alternate Titles.txt:1: column Short Title: is missing"},
	{"Task Statements.txt", 3, "\t11\t", "\t12\t",
	 "warning: Task Statements.txt:3: column Task ID: stands on an "
	 "earlier line already (\"12\")"},
	{"Task Statements.txt", 3, "\t11\t", "\televen\t",
	 "warning: Task Statements.txt:3: column Task ID: is not a whole "
	 "number (\"eleven\")"},
	{"Job Zones.txt", 3, "15-9002.00", "15-9001.00",
	 "warning: Job Zones.txt:3: column O*NET-SOC Code: stands on an "
	 "earlier line already (\"15-9001.00\")"},
	{"Job Zones.txt", 3, "\t1\t", "\t0\t",
	 "warning: Job Zones.txt:3: column Job Zone: is less than 1 (\"0\")"},
	{"Job Zone Reference.txt", 3, "2", "1",
	 "warning: Job Zone Reference.txt:3: column Job Zone: stands on an "
	 "earlier line already (\"1\")"},
	{"Content Model Reference.txt", 2, "2.A", "2..A!",
	 "warning: Content Model Reference.txt:2: column Element ID: is no "
	 "element id (\"2..A!\")"},
	{"Skills.txt", 2, "\t4.00\t", "\t5.01\t",
	 "warning: Skills.txt:2: column Data Value: is no importance from 1 "
	 "to 5 (\"5.01\")"},
	{"Skills.txt", 3, "\tLV\t", "\tIM\t",
	 "warning: Skills.txt:3: column Data Value: is no importance from 1 "
	 "to 5 (\"5.25\")"},
	{"Skills.txt", 5, "2.A.1.y", "2.A.1.z",
	 "warning: Skills.txt:5: column Element ID: stands on an earlier line "
	 "already (\"2.A.1.z\")"},
	{"Skills.txt", 3, "\tLV\t", "\tZZ\t",
	 "note: Skills.txt:3: column Scale ID: 1 row left out (\"ZZ\")"},
	{"Knowledge.txt", 2, "\tN\t", "\tX\t",
	 "warning: Knowledge.txt:2: column Recommend Suppress: is none of Y, "
	 "N (\"X\")"},
	{"Education, Training, and Experience.txt", 2, "\t1\t", "\t\t",
	 "warning: Education, Training, and Experience.txt:2: column "
	 "Category: is empty"},
	{"Education, Training, and Experience.txt", 3, "\t60.00\t",
	 "\t160.00\t",
	 "warning: Education, Training, and Experience.txt:3: column Data "
	 "Value: is more than 100 (\"160.00\")"},
	{"Work Context.txt", 2, "4.33", "5.01",
	 "warning: Work Context.txt:2: column Data Value: is not on its scale "
	 "(\"5.01\")"},
	{"Work Context.txt", 4, "15-9002.00", "15-9001.00",
	 "warning: Work Context.txt:4: column Element ID: stands on an earlier "
	 "line already (\"4.C.2.a.9\")"},
	{"Work Styles.txt", 2, "1.C.1.z", "1..z",
	 "warning: Work Styles.txt:2: column Element ID: is no element id "
	 "(\"1..z\")"},
	{"Interests.txt", 2, "OI", "ZZ",
	 "note: Interests.txt:2: column Scale ID: 1 row left out (\"ZZ\")"},
	{"Tools Used.txt", 2, "Snuffers", "",
	 "warning: Tools Used.txt:2: column Commodity Title: is empty"},
	{"Related Occupations.txt", 2, "43-9001.00", "15-9001.00",
	 "warning: Related Occupations.txt:2: column Related O*NET-SOC Code: "
	 "is no other occupation of Occupation Data.txt (\"15-9001.00\")"},
	{"Related Occupations.txt", 2, "Supplemental", "Distant",
	 "warning: Related Occupations.txt:2: column Relatedness Tier: is "
	 "none of Primary-Short, Primary-Long, Supplemental (\"Distant\")"},
};

/* A line that cannot be used is told and left out; the rest is taken. */
START_TEST(mistakes_are_told)
{
	edit(mistakes[_i].file, mistakes[_i].line, mistakes[_i].from,
	     mistakes[_i].to);
	import_to(folder, out);
	expect_finding(mistakes[_i].finding);
	expect("PRAGMA integrity_check", "ok");
}
END_TEST

START_TEST(nul_is_told)
{
	scratch_edit(scratch_path(folder, "Task Statements.txt"), 3, "Read ",
		     BYTES("Re\0d "));
	import_to(folder, out);
	expect_finding("warning: Task Statements.txt:3: column Task: holds a "
		       "NUL byte (\"Re\xEF\xBF\xBD"
		       "d the lamp.\")");
	expect("SELECT count(*) FROM role_texts WHERE aspect = 'task'", "3");
}
END_TEST

/* Any file but one may be missing, which is told. */
START_TEST(file_is_missing)
{
	const char *name = names[_i];
	char text[FINDING_SIZE];

	ck_assert_int_eq(unlink(scratch_path(folder, name)), 0);
	if (_i + 1 == COUNT(names)) {
		snprintf(text, sizeof(text),
			 "The folder \"%s\" has no file \"%s\".", folder, name);
		expect_refusal(RUNGS_BAD_INPUT, text);
		return;
	}
	import_to(folder, out);
	snprintf(text, sizeof(text), "warning: %s: the file is missing", name);
	expect_finding(text);
}
END_TEST

/* A file that is there must have its columns. */
START_TEST(file_is_empty)
{
	char text[FINDING_SIZE];
	const char *first = "O*NET-SOC Code";

	if (strcmp(names[_i], "Content Model Reference.txt") == 0)
		first = "Element ID";
	else if (strstr(names[_i], "Categories") != NULL)
		first = "Scale ID";
	else if (strcmp(names[_i], "Job Zone Reference.txt") == 0)
		first = "Job Zone";
	scratch_write(scratch_path(folder, names[_i]), "", 0);
	snprintf(text, sizeof(text), "The file \"%s\" has no column \"%s\".",
		 names[_i], first);
	expect_refusal(RUNGS_BAD_INPUT, text);
}
END_TEST

START_TEST(column_is_missing)
{
	edit("Skills.txt", 1, "Data Value", "Data  Value");
	expect_refusal(RUNGS_BAD_INPUT, "The file \"Skills.txt\" has no column "
					"\"Data Value\".");
}
END_TEST

START_TEST(file_is_none)
{
	char text[512];

	ck_assert_int_eq(unlink(scratch_path(folder, "Skills.txt")), 0);
	ck_assert_int_eq(mkfifo(scratch_path(folder, "Skills.txt"), 0666), 0);
	snprintf(text, sizeof(text),
		 "The file \"Skills.txt\" of the folder \"%s\" cannot be read: "
		 "it is not a file.",
		 folder);
	expect_refusal(RUNGS_IO, text);
}
END_TEST

START_TEST(no_occupation_no_atlas)
{
	scratch_write(scratch_path(folder, "Occupation Data.txt"),
		      BYTES("O*NET-SOC Code\tTitle\tDescription\n"));
	expect_refusal(RUNGS_BAD_INPUT, "The file \"Occupation Data.txt\" has "
					"no occupation.");
}
END_TEST

START_TEST(release_that_is_not_stated)
{
	scratch_write(scratch_path(folder, "Read Me.txt"), BYTES("O*NET "));
	import_to(folder, out);
	expect("SELECT title, year FROM sources", "O*NET Database|-");
	expect("SELECT release FROM level_scales", "not stated;not stated");
	ck_assert_int_eq(unlink(scratch_path(folder, "Read Me.txt")), 0);
	import_to(folder, out);
	expect_finding("warning: Read Me.txt: the file is missing");
}
END_TEST

/* Names that want to do something else than be read. */
START_TEST(names_are_shown_as_text)
{
	scratch_write(scratch_path(folder, "a\x1B[31m\nb.txt"), "", 0);
	import_to(folder, out);
	expect_finding("note: a^[[31m^Jb.txt: the file is not read");
	edit("Job Zones.txt", 2, "\t2\t", "\t2'); DROP TABLE roles; --\t");
	edit("Technology Skills.txt", 2, "Wickware", "'); DROP TABLE roles--");
	import_to(folder, out);
	expect("SELECT count(*) FROM roles", "4");
	expect("SELECT technologies FROM occupations WHERE id = '15-9001.00'",
	       "'); DROP TABLE roles--; Abacus Pro");
}
END_TEST

START_TEST(thousands_of_mistakes_are_bounded)
{
	size_t size;
	char *bytes = NULL;
	FILE *to = open_memstream(&bytes, &size);

	fputs("O*NET-SOC Code\tReported Job Title", to);
	for (int i = 0; i < 100; i++)
		fprintf(to, "\tColumn %d", i);
	for (int i = 0; i < 20000; i++)
		fprintf(to, "\n%d", i);
	fclose(to);
	scratch_write(scratch_path(folder, "Sample of Reported Titles.txt"),
		      bytes, size);
	free(bytes);
	import_to(folder, out);
	/* One of the hundred is the note on columns. */
	expect_finding("warning: Sample of Reported Titles.txt: there are "
		       "19901 more");
	ck_assert_uint_lt(findings.count, 200);
	for (size_t i = 0; i < findings.count; i++)
		if (strstr(line_of(i), "Column 0") != NULL)
			ck_assert_ptr_nonnull(strstr(line_of(i), " more"));
}
END_TEST

/* Whatever goes wrong, what stood there stays. */
START_TEST(target_stays)
{
	size_t size;
	char *bytes;

	scratch_write(out, BYTES("old"));
	edit("Skills.txt", 1, "Data Value", "Datum");
	ck_assert_int_eq(onet_import(folder, out, &findings, &error),
			 RUNGS_BAD_INPUT);
	bytes = scratch_read(out, &size);
	ck_assert_str_eq(bytes, "old");
	free(bytes);
	ck_assert_int_eq(scratch_count(target), 1);
	ck_assert_int_eq(onet_import(ONET_RELEASE, scratch_path(target, "no/x"),
				     &findings, &error),
			 RUNGS_IO);
	ck_assert_ptr_nonnull(strstr(error.text, "No such file"));
}
END_TEST

START_TEST(folder_that_is_none)
{
	char *path = strdup(scratch_path(folder, "Skills.txt"));

	ck_assert_int_eq(onet_import(path, out, &findings, &error), RUNGS_IO);
	ck_assert_ptr_nonnull(strstr(error.text, "is no ZIP"));
	ck_assert_int_eq(onet_import("", out, &findings, &error), RUNGS_IO);
	ck_assert_int_eq(scratch_count(target), 0);
	free(path);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("onet_mistakes");
	TCase *one = tcase_create("onet_mistakes");

	tcase_add_checked_fixture(one, setup, teardown);
	tcase_add_loop_test(one, mistakes_are_told, 0, COUNT(mistakes));
	tcase_add_test(one, nul_is_told);
	tcase_add_loop_test(one, file_is_missing, 0, COUNT(names));
	tcase_add_loop_test(one, file_is_empty, 0, COUNT(names));
	tcase_add_test(one, column_is_missing);
	tcase_add_test(one, file_is_none);
	tcase_add_test(one, no_occupation_no_atlas);
	tcase_add_test(one, release_that_is_not_stated);
	tcase_add_test(one, names_are_shown_as_text);
	tcase_add_test(one, thousands_of_mistakes_are_bounded);
	tcase_add_test(one, target_stays);
	tcase_add_test(one, folder_that_is_none);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
