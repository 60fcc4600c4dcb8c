/* The same release in the shapes that O*NET has given its files: names of
 * files, columns and scales are others before 26 and from 30.3 on. */
#include "onet_stage.h"
#include "suite.h"

/* Lines of the file with the text in them, below its header, go to another. */
static void split(const char *name, const char *text, const char *to)
{
	size_t size, there = 0, here = 0;
	char *bytes = scratch_read(scratch_path(folder, name), &size);
	char *moved = NULL, *left = NULL, *line, *rest = bytes;
	FILE *out_there = open_memstream(&moved, &there);
	FILE *out_here = open_memstream(&left, &here);

	for (long at = 0; (line = strsep(&rest, "\n")) != NULL; at++) {
		bool goes = strstr(line, text) != NULL;

		if (line[0] != '\0' && (at == 0 || goes))
			fprintf(out_there, "%s\n", line);
		if (line[0] != '\0' && (at == 0 || !goes))
			fprintf(out_here, "%s\n", line);
	}
	fclose(out_there);
	fclose(out_here);
	scratch_write(scratch_path(folder, to), moved, there);
	scratch_write(scratch_path(folder, name), left, here);
	free(moved);
	free(left);
	free(bytes);
}

/* As releases from 30.3 on have it. */
static void rename_all(void)
{
	static const char answers[] = "Education, Training, and Experience.txt";
	static const char categories[] =
		"Education, Training, and Experience Categories.txt";

	edit("Alternate Titles.txt", 1, "Alternate Title", "Job Title");
	rename_to("Alternate Titles.txt", "Job Titles.txt");
	split("Skills.txt", "\tPatience\t", "Transferable Skills.txt");
	rename_to("Skills.txt", "Essential Skills.txt");
	split(answers, "\t2.D", "Education.txt");
	rename_to(answers, "Training and Experience.txt");
	split(categories, "2.D", "Education Categories.txt");
	rename_to(categories, "Training and Experience Categories.txt");
	edit("Tasks to DWAs.txt", 1, "DWA ID", "DWA Element ID");
	edit("Technology Skills.txt", 1, "Example\tCommodity Code\t",
	     "Workplace Example\tElement ID\t");
	edit("Technology Skills.txt", 1, "Commodity Title", "Element Name");
	rename_to("Technology Skills.txt", "Software Skills.txt");
	rename_to("Interests.txt", "Career Interest Types.txt");
}

START_TEST(new_names_say_the_same)
{
	rename_all();
	expect_same_atlas();
	expect_no_warning();
	expect_finding("note: Education.txt: 5 rows, 1 kept and 4 left out");
	expect_finding("note: Training and Experience.txt: 4 rows, 1 kept and "
		       "3 left out");
	expect_finding("note: Software Skills.txt:1: columns not read: Element "
		       "ID, Hot Technology");
}
END_TEST

/* The column is called what this file calls it. */
START_TEST(new_names_in_mistakes)
{
	rename_all();
	edit("Job Titles.txt", 2, "Light Reader", "Light\x01Reader");
	import_to(folder, out);
	expect_finding("warning: Job Titles.txt:2: column Job Title: holds the "
		       "control character U+0001 (\"Light^AReader\")");
	ck_assert_int_eq(unlink(out), 0);
	edit("Job Titles.txt", 1, "Job Title", "Titel");
	expect_refusal(RUNGS_BAD_INPUT,
		       "The file \"Job Titles.txt\" has no column \"Alternate "
		       "Title\".");
}
END_TEST

/* From 30 on a style may be in the way of the work; zero is neither. */
START_TEST(styles_with_an_impact)
{
	static const char styles[] =
		"O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData "
		"Value\tDate\tDomain Source\n"
		"15-9001.00\t1.D.1.z\tCalm\tWI\t2.50\t08/2031\tExpert\n"
		"15-9001.00\t1.D.1.z\tCalm\tDR\t10\t08/2031\tExpert\n"
		"15-9002.00\t1.D.1.z\tCalm\tWI\t-1.42\t08/2031\tExpert\n"
		"43-9001.00\t1.D.1.z\tCalm\tWI\t0.49\t08/2031\tExpert\n"
		"98-9001.00\t1.D.1.z\tCalm\tWI\t-3.01\t08/2031\tExpert\n";

	scratch_write(scratch_path(folder, "Work Styles.txt"), BYTES(styles));
	import_to(folder, out);
	expect("SELECT role, value, note FROM role_conditions"
	       " WHERE condition = '1-d-1-z'",
	       "15-9001.00|3|2.50 on O*NET's scale from -3 to 3;"
	       "15-9002.00|0|-1.42 on O*NET's scale from -3 to 3;"
	       "43-9001.00|0|0.49 on O*NET's scale from -3 to 3");
	expect("SELECT scale_0, scale_1, scale_2, scale_3 FROM conditions"
	       " WHERE id = '1-d-1-z'",
	       "from -3 to below 0.5 on O*NET's scale|from 0.5 to below 1.5 on "
	       "O*NET's scale|from 1.5 to below 2.5 on O*NET's scale|from 2.5 "
	       "to 3 on O*NET's scale");
	expect_finding("note: Work Styles.txt: 5 rows, 3 kept and 2 left out");
	expect_finding("note: Work Styles.txt:3: column Scale ID: 1 row left "
		       "out (\"DR\")");
	expect_finding("warning: Work Styles.txt:6: column Data Value: is not "
		       "on its scale (\"-3.01\")");
}
END_TEST

/* Interests that go into more detail. */
START_TEST(areas_of_interest)
{
	static const char areas[] =
		"O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData "
		"Value\tDate\tDomain Source\n"
		"15-9002.00\t1.B.3.zz\tLamp Repair\tOI\t5.10\t08/2031\tx\n"
		"15-9002.00\t1.B.3.zz\tLamp Repair\tDS\t97\t08/2031\tx\n";

	scratch_write(scratch_path(folder, "Specific Interest Areas.txt"),
		      BYTES(areas));
	import_to(folder, out);
	expect_no_warning();
	expect("SELECT c.name, r.value FROM role_conditions AS r"
	       " JOIN conditions AS c ON c.id = r.condition"
	       " WHERE c.id = '1-b-3-zz'",
	       "Lamp Repair|2");
}
END_TEST

/* From 30.2 on the lowest zone is called the second. */
START_TEST(four_job_zones)
{
	static const char zones[] =
		"Job Zone\tName\tExperience\tEducation\tJob "
		"Training\tExamples\tSVP Range\n"
		"2\tJob Zone 1-2: Very Little to Some\tNone.\tSome.\tA "
		"day.\tx\t(Below 6.0)\n"
		"3\tJob Zone 3: Medium\tA year.\tMore.\tA year.\tx\t(6.0 to < "
		"7.0)\n";

	scratch_write(scratch_path(folder, "Job Zone Reference.txt"),
		      BYTES(zones));
	edit("Job Zones.txt", 2, "\t2\t", "\t3\t");
	edit("Job Zones.txt", 3, "\t1\t", "\t2\t");
	edit("Job Zones.txt", 4, "\t1\t", "\t2\t");
	import_to(folder, out);
	expect_no_warning();
	expect("SELECT id, rank, name, summary FROM levels"
	       " WHERE scale = 'job-zones'",
	       "zone-2|2|Job zone 2|Job Zone 1-2: Very Little to Some. None.;"
	       "zone-3|3|Job zone 3|Job Zone 3: Medium. A year.");
	expect("SELECT id, level FROM roles ORDER BY id",
	       "15-9001.00|zone-3;15-9002.00|zone-2;43-9001.00|zone-2;"
	       "98-9001.00|zone-unknown");
}
END_TEST

/* As releases 25 and 26 have it. */
START_TEST(old_releases_say_less)
{
	static const char changers[] =
		"O*NET-SOC Code\tRelated O*NET-SOC Code\tIndex\n"
		"15-9001.00\t15-9002.00\t1\n";

	unlink(scratch_path(folder, "Related Occupations.txt"));
	scratch_write(scratch_path(folder, "Career Changers Matrix.txt"),
		      BYTES(changers));
	edit("Technology Skills.txt", 1, "\tIn Demand", "");
	for (long line = 2; line <= 3; line++)
		edit("Technology Skills.txt", line, "\tY\tY", "\tY");
	for (long line = 4; line <= 5; line++)
		edit("Technology Skills.txt", line, "\tN\tN", "\tN");
	import_to(folder, out);
	expect_finding("warning: Related Occupations.txt: the file is missing");
	expect_finding("note: Career Changers Matrix.txt: the file is not "
		       "read");
	expect_finding("warning: Technology Skills.txt:1: column In Demand: is "
		       "missing");
	expect("SELECT skill, importance FROM requirements"
	       " WHERE skill = 'wickware'",
	       "wickware|useful");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("onet_shapes");
	TCase *one = tcase_create("onet_shapes");

	tcase_add_checked_fixture(one, setup, teardown);
	tcase_add_test(one, new_names_say_the_same);
	tcase_add_test(one, new_names_in_mistakes);
	tcase_add_test(one, styles_with_an_impact);
	tcase_add_test(one, areas_of_interest);
	tcase_add_test(one, four_job_zones);
	tcase_add_test(one, old_releases_say_less);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
