/* What becomes of O*NET releases. */
#include <rungs/atlas.h>
#include <rungs/role.h>

#include "onet_stage.h"
#include "suite.h"

/* What becomes of a release -------------------------------------------- */

static const struct {
	const char *sql, *answer;
} answers[] = {
	{"SELECT key, value FROM about WHERE key IN ('name', 'release')",
	 "name|O*NET;release|99.1"},
	{"SELECT title, year, licence FROM sources",
	 "O*NET 99.1 Database|2031|CC BY 4.0 (attribution required)"},
	{"SELECT attribution LIKE '%O*NET 99.1 Database by the U.S. Department "
	 "of Labor, Employment and Training Administration (USDOL/ETA). Used "
	 "under the CC BY 4.0 license.%' FROM sources",
	 "1"},
	{"SELECT id, name, also_called FROM specializations",
	 "15-0000|Computer and Mathematical|Computer and Mathematical "
	 "Occupations;43-0000|Office and Administrative Support|Office and "
	 "Administrative Support Occupations;98-0000|Major group 98-0000|-"},
	{"SELECT id, specialization, level, title, occupation FROM roles",
	 "15-9001.00|15-0000|zone-2|Lamp Readers|15-9001.00;"
	 "15-9002.00|15-0000|zone-1|Lamp Keepers|15-9002.00;"
	 "43-9001.00|43-0000|zone-1|Signal Clerks|43-9001.00;"
	 "98-9001.00|98-0000|zone-unknown|Moon Wardens|98-9001.00"},
	{"SELECT summary FROM roles WHERE id = '15-9001.00'",
	 "Read lamps and write down \"what\" they show."},
	{"SELECT levels.id, scale, rank, release FROM levels JOIN level_scales "
	 "AS s"
	 " ON s.id = scale",
	 "zone-1|job-zones|1|99.1;zone-2|job-zones|2|99.1;"
	 "zone-unknown|no-job-zone|1|99.1"},
	{"SELECT id, education, training, svp_range FROM job_zones",
	 "1|Some schooling.|A few days.|(Below 4.0);"
	 "2|A diploma.|A year.|(4.0 to < 6.0)"},
	/* Each once in whatever case; the main title is none of them. */
	{"SELECT role, title FROM role_titles",
	 "15-9001.00|Light Reader;15-9001.00|Certified Lamp Reader (CLR);"
	 "15-9001.00|CLR;43-9001.00|Light Reader;15-9001.00|Glow Analyst"},
	{"SELECT text FROM role_texts WHERE aspect = 'task'",
	 "Compare lamps.;Read the lamp.;Polish the lens.;Write a report."},
	{"SELECT text FROM role_texts WHERE aspect = 'how-in'",
	 "Education, the commonest answer: Lamp school - for lights (60 "
	 "percent);"
	 "Experience, the commonest answer: None (70.5 percent)"},
	{"SELECT id, rank, name, summary FROM education",
	 "rl-1|1|No school|No school;"
	 "rl-2|2|Lamp school|Lamp school - for lights"},
	{"SELECT id, \"group\", name, summary FROM skills",
	 "2-a-1-z|skills|Lamp Lore|Knowing what lamps mean.;"
	 "2-a-1-y|skills|Patience|Patience;"
	 "2-c-9-a|knowledge|Optics|How light goes.;"
	 "1-a-1-a-9|abilities|Night Sight|Night Sight;"
	 "4-a-1-a-9|work-activities|Watching Flames|Watching Flames;"
	 "abacus-pro|technology|Abacus Pro|Counting software;"
	 "oil-ledger|technology|Oil Ledger|Counting software;"
	 "wickware|technology|Wickware|Lamp software;"
	 "snuffers|tools|Snuffers|Brass snuffers; Long snuffers"},
	/* Suppressed and irrelevant rows ask nothing, nor do unimportant. */
	{"SELECT role, skill, level, importance, evidence FROM requirements"
	 " WHERE evidence = 'derived'",
	 "15-9001.00|1-a-1-a-9|3|core|derived;"
	 "15-9001.00|2-a-1-z|4|core|derived;"
	 "15-9001.00|2-c-9-a|2|useful|derived;"
	 "15-9001.00|2-a-1-y|1|useful|derived;"
	 "15-9002.00|2-a-1-y|5|useful|derived;"
	 "15-9002.00|4-a-1-a-9|5|useful|derived"},
	/* What is in demand is core. */
	{"SELECT role, skill, level, importance, evidence FROM requirements"
	 " WHERE evidence <> 'derived'",
	 "15-9001.00|wickware|-|core|published;"
	 "15-9001.00|abacus-pro|-|core|published;"
	 "15-9001.00|oil-ledger|-|useful|published;"
	 "15-9002.00|oil-ledger|-|useful|published;"
	 "15-9001.00|snuffers|-|useful|published;"
	 "15-9002.00|snuffers|-|useful|published"},
	/* In O*NET's words where it has some. */
	{"SELECT id, name, scale_0, scale_1, scale_2, scale_3 FROM conditions"
	 " WHERE id IN ('4-c-2-a-9', '4-c-3-d-9', '1-b-1-z') ORDER BY rowid",
	 "4-c-2-a-9|Outdoors at Night|Never|Once a year|Once a month / Once a "
	 "week|Every night;"
	 "4-c-3-d-9|Lamp Schedules|Regular|from 1.33 to below 2 on O*NET's "
	 "scale|Irregular|Seasonal;"
	 "1-b-1-z|Luminous|from 1 to below 2 on O*NET's scale|from 2 to below "
	 "4 on O*NET's scale|from 4 to below 6 on O*NET's scale|from 6 to 7 on "
	 "O*NET's scale"},
	{"SELECT role, condition, value, note, evidence FROM role_conditions",
	 "15-9001.00|4-c-2-a-9|2|4.33 on O*NET's scale from 1 to 5|derived;"
	 "15-9002.00|4-c-2-a-9|3|4.34 on O*NET's scale from 1 to 5|derived;"
	 "15-9002.00|4-c-3-d-9|2|2.00 on O*NET's scale from 1 to 3|derived;"
	 "15-9001.00|1-c-1-z|3|4.69 on O*NET's scale from 1 to 5|derived;"
	 "15-9001.00|1-b-1-z|3|6.00 on O*NET's scale from 1 to 7|derived;"
	 "15-9001.00|1-b-2-z|0|1.99 on O*NET's scale from 1 to 7|derived"},
	{"SELECT id, job_zone, education, education_as_asked, education_share,"
	 " experience_as_asked, asked_date, technologies FROM occupations",
	 "15-9001.00|2|rl-2|Lamp school - for lights|60.0|None|05/2031|Abacus "
	 "Pro; Wickware;"
	 "15-9002.00|1|-|-|-|-|-|-;43-9001.00|1|-|-|-|-|-|-;"
	 "98-9001.00|-|-|-|-|-|-|-"},
	{"SELECT from_role, to_role, kind, moves.evidence, tier FROM moves"
	 " JOIN occupation_relations ON occupation = from_role"
	 " AND related = to_role ORDER BY moves.rowid",
	 "15-9001.00|15-9002.00|similar|published|primary-short;"
	 "15-9001.00|43-9001.00|similar|published|supplemental;"
	 "43-9001.00|15-9001.00|similar|published|primary-long"},
	{"SELECT id FROM roles WHERE unlinked IS NOT NULL", "98-9001.00"},
	{"SELECT means FROM synonyms WHERE word = 'mgr'", "manager"},
	{"PRAGMA integrity_check", "ok"},
};

START_TEST(release_becomes_an_atlas)
{
	import_to(ONET_RELEASE, out);
	for (size_t i = 0; i < COUNT(answers); i++)
		expect(answers[i].sql, answers[i].answer);
}
END_TEST

/* What is left aside, all of it and nothing else. */
START_TEST(what_is_not_read_is_named)
{
	static const char *const lines[] = {
		"note: Abilities.txt: 2 rows, 2 kept and 0 left out",
		"note: Abilities.txt:1: columns not read: N, Date, Domain "
		"Source",
		"note: Alternate Titles.txt: 5 rows, 3 kept and 2 left out",
		"note: Alternate Titles.txt:1: column not read: Source(s)",
		"note: Alternate Titles.txt:3: 2 rows left out: titles that "
		"the occupation has already",
		"note: Content Model Reference.txt: 3 rows, 2 kept and 1 left "
		"out",
		"note: Content Model Reference.txt:1: column not read: Element "
		"Name",
		"note: Content Model Reference.txt:2: 1 row left out: of "
		"elements that no occupation has",
		"note: Education, Training, and Experience Categories.txt: 4 "
		"rows, 4 kept and 0 left out",
		"note: Education, Training, and Experience Categories.txt:1: "
		"columns not read: Element ID, Element Name",
		"note: Education, Training, and Experience.txt: 9 rows, 2 kept "
		"and 7 left out",
		"note: Education, Training, and Experience.txt: 5 rows left "
		"out: answers that are not the commonest, or suppressed",
		"note: Education, Training, and Experience.txt:1: columns not "
		"read: Element ID, Element Name, N, Standard Error, Lower CI "
		"Bound, Upper CI Bound, Domain Source",
		"note: Education, Training, and Experience.txt:6: column Scale "
		"ID: 2 rows left out (\"PT\")",
		"note: Interests.txt: 2 rows, 1 kept and 1 left out",
		"note: Interests.txt:1: columns not read: Date, Domain Source",
		"note: Interests.txt:3: column Scale ID: 1 row left out "
		"(\"IH\")",
		"note: Job Zone Reference.txt: 2 rows, 2 kept and 0 left out",
		"note: Job Zone Reference.txt:1: column not read: Examples",
		"note: Job Zones.txt: 3 rows, 3 kept and 0 left out",
		"note: Job Zones.txt:1: column not read: Domain Source",
		"note: Knowledge.txt: 2 rows, 2 kept and 0 left out",
		"note: Knowledge.txt:1: columns not read: N, Standard Error, "
		"Lower CI Bound, Upper CI Bound, Date, Domain Source",
		"note: Lamp Colors.txt: the file is not read",
		"note: Occupation Data.txt: 4 rows, 4 kept and 0 left out",
		"note: Related Occupations.txt: 3 rows, 3 kept and 0 left out",
		"note: Sample of Reported Titles.txt: 2 rows, 1 kept and 1 "
		"left out",
		"note: Sample of Reported Titles.txt:1: column not read: Shown "
		"in My Next Move",
		"note: Sample of Reported Titles.txt:2: 1 row left out: titles "
		"that the occupation has already",
		"note: Skills.txt: 12 rows, 6 kept and 6 left out",
		"note: Skills.txt: 2 rows left out: an importance or a level "
		"without the other",
		"note: Skills.txt:1: columns not read: N, Standard Error, "
		"Lower CI Bound, Upper CI Bound, Date, Domain Source",
		"note: Skills.txt:6: 2 rows left out: of an importance below "
		"what is useful",
		"note: Skills.txt:10: column Recommend Suppress: 1 row left "
		"out (\"Y\")",
		"note: Skills.txt:13: column Not Relevant: 1 row left out "
		"(\"Y\")",
		"note: Task Statements.txt: 4 rows, 4 kept and 0 left out",
		"note: Task Statements.txt:1: columns not read: Incumbents "
		"Responding, Date, Domain Source",
		"note: Tasks to DWAs.txt: 3 rows, 3 kept and 0 left out",
		"note: Tasks to DWAs.txt:1: columns not read: Task ID, Date, "
		"Domain Source",
		"note: Technology Skills.txt: 4 rows, 4 kept and 0 left out",
		"note: Technology Skills.txt:1: columns not read: Commodity "
		"Code, Hot Technology",
		"note: Tools Used.txt: 4 rows, 3 kept and 1 left out",
		"note: Tools Used.txt:1: column not read: Commodity Code",
		"note: Tools Used.txt:5: 1 row left out: what an earlier "
		"row says already",
		"note: Work Activities.txt: 2 rows, 2 kept and 0 left out",
		"note: Work Activities.txt:1: columns not read: N, Date, "
		"Domain Source",
		"note: Work Context Categories.txt: 8 rows, 8 kept and 0 left "
		"out",
		"note: Work Context Categories.txt:1: column not read: Element "
		"Name",
		"note: Work Context.txt: 5 rows, 3 kept and 2 left out",
		"note: Work Context.txt:1: columns not read: Category, N, "
		"Date, Domain Source",
		"note: Work Context.txt:3: column Scale ID: 1 row left out "
		"(\"CXP\")",
		"note: Work Context.txt:6: column Recommend Suppress: 1 row "
		"left out (\"Y\")",
		"note: Work Styles.txt: 2 rows, 1 kept and 1 left out",
		"note: Work Styles.txt:1: columns not read: Date, Domain "
		"Source",
		"note: Work Styles.txt:3: column Recommend Suppress: 1 row "
		"left out (\"Y\")",
		"note: Work Values.txt: 1 row, 1 kept and 0 left out",
		"note: Work Values.txt:1: columns not read: Date, Domain "
		"Source",
	};

	import_to(ONET_RELEASE, out);
	for (size_t i = 0; i < findings.count && i < COUNT(lines); i++)
		ck_assert_str_eq(line_of(i), lines[i]);
	ck_assert_uint_eq(findings.count, COUNT(lines));
}
END_TEST

/* Every row of every file is kept or left out, and said to be. */
START_TEST(rows_add_up)
{
	long rows, kept, out_of, told = 0, refused = 0;

	edit("Alternate Titles.txt", 6, "43-9001.00", "77-7777.00");
	edit("Skills.txt", 3, "\tLV\t", "\tZZ\t");
	import_to(folder, out);
	for (size_t i = findings.count; i-- > 0;) {
		const struct finding *finding = &findings.at[i];

		if (finding->severity == SEVERITY_WARNING)
			refused++;
		else if (sscanf(finding->message,
				"%ld row%*[s,] %ld kept and %ld left out",
				&rows, &kept, &out_of) == 3) {
			ck_assert_int_eq(rows, kept + out_of);
			ck_assert_int_eq(told + refused, out_of);
			told = refused = 0;
		} else if (sscanf(finding->message, "%ld row%*[s] left",
				  &rows) ||
			   sscanf(finding->message, "%ld row left", &rows))
			told += rows;
	}
	ck_assert_int_eq(told + refused, 0);
}
END_TEST

/* Names that make the same id are told apart, whatever their order. */
START_TEST(tools_with_names_alike)
{
	edit("Technology Skills.txt", 2, "Wickware", "C++");
	edit("Technology Skills.txt", 3, "Abacus Pro", "C");
	edit("Technology Skills.txt", 4, "Oil Ledger", "C#");
	edit("Technology Skills.txt", 5, "Oil Ledger", "c++");
	edit("Tools Used.txt", 2, "Snuffers", "\"C \"");
	import_to(folder, out);
	expect("SELECT name, id FROM skills WHERE id LIKE 'c%' ORDER BY name",
	       "\"C \"|c-6ae4541c;C|c;C#|c-sharp;C++|c-plus-plus");
	expect("SELECT role FROM requirements WHERE skill = 'c-plus-plus'",
	       "15-9001.00;15-9002.00");
}
END_TEST

/* Not every release has these files. */
START_TEST(files_that_may_be_missing)
{
	for (size_t i = 0; i < COUNT(optional); i++)
		ck_assert_int_eq(unlink(scratch_path(folder, optional[i])), 0);
	import_to(folder, out);
	expect_no_warning();
	expect("SELECT count(*) FROM conditions", "0");
	expect("SELECT DISTINCT \"group\" FROM skills ORDER BY 1",
	       "knowledge;skills;technology");
}
END_TEST

/* How a release may be written without meaning anything else -------------- */

START_TEST(same_release_same_bytes)
{
	expect_same_atlas();
}
END_TEST

START_TEST(line_ends_do_not_matter)
{
	static const char *const ends[] = {"\r\n", "\n\n", "\r\n\r\n"};

	for (size_t i = 0; i < COUNT(names); i++)
		rewrite(names[i], ends[_i], i % 2 == 0);
	expect_same_atlas();
	expect_no_warning();
}
END_TEST

START_TEST(order_of_columns_does_not_matter)
{
	static const char zones[] =
		"Colour\tDate\tJob Zone\tO*NET-SOC Code\n"
		"red\t05/2031\t2\t15-9001.00\n\t05/2031\t 1 \t15-9002.00\n"
		"n/a\t05/2031\t1\t43-9001.00";

	scratch_write(scratch_path(folder, "Job Zones.txt"), BYTES(zones));
	expect_same_atlas();
	expect_no_warning();
	expect_finding("note: Job Zones.txt:1: column not read: Colour");
}
END_TEST

/* Other scales of other releases. */
START_TEST(zones_are_what_the_release_says)
{
	edit("Job Zones.txt", 2, "\t2\t", "\t4\t");
	edit("Read Me.txt", 1, "99.1", "30.2");
	import_to(folder, out);
	expect("SELECT l.id, l.rank, l.summary, s.release FROM levels AS l"
	       " JOIN level_scales AS s ON s.id = l.scale"
	       " WHERE s.id = 'job-zones' AND l.rank > 1",
	       "zone-2|2|Zone Two: Some Preparation. A year with lamps.|30.2;"
	       "zone-4|4|Job Zone 4.|30.2");
	expect("SELECT level FROM roles WHERE id = '15-9001.00'", "zone-4");
}
END_TEST

/* How the library reads it ------------------------------------------------ */

START_TEST(roles_without_a_zone_come_last)
{
	static const char *const ids[] = {"15-9002.00", "15-9001.00",
					  "15-8001.00"};
	struct rungs_role_filter filter = {.specialization = "15-0000"};
	struct rungs_role_briefs roles;
	struct rungs_atlas *atlas;

	edit("Occupation Data.txt", 5, "98-9001.00", "15-8001.00");
	import_to(folder, out);
	atlas = open_atlas();
	ck_assert_int_eq(rungs_roles(atlas, &filter, &roles, &error), RUNGS_OK);
	ck_assert_uint_eq(roles.count, COUNT(ids));
	for (size_t i = 0; i < COUNT(ids); i++)
		ck_assert_str_eq(roles.at[i].id, ids[i]);
	rungs_role_briefs_release(&roles);
	rungs_atlas_close(atlas);
}
END_TEST

/* O*NET's own order, whatever the zones. */
START_TEST(the_most_alike_come_first)
{
	struct rungs_atlas *atlas;
	struct rungs_role role;

	edit("Job Zones.txt", 4, "\t1\t", "\t2\t");
	import_to(folder, out);
	atlas = open_atlas();
	ck_assert_int_eq(rungs_role_get(atlas, "15-9001.00", &role, &error),
			 RUNGS_OK);
	ck_assert_uint_eq(role.leads_count, 2);
	ck_assert_str_eq(role.leads_to[0].to.id, "15-9002.00");
	ck_assert_str_eq(role.leads_to[1].to.id, "43-9001.00");
	ck_assert_str_eq(role.occupation_education.name, "Lamp school");
	ck_assert_str_eq(role.occupation_experience, "None");
	ck_assert_str_eq(role.zone_education, "A diploma.");
	ck_assert_ptr_null(role.education_min.id);
	rungs_role_release(&role);
	rungs_atlas_close(atlas);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("onet");
	TCase *one = tcase_create("onet");

	tcase_add_checked_fixture(one, setup, teardown);
	tcase_add_test(one, release_becomes_an_atlas);
	tcase_add_test(one, what_is_not_read_is_named);
	tcase_add_test(one, rows_add_up);
	tcase_add_test(one, tools_with_names_alike);
	tcase_add_test(one, files_that_may_be_missing);
	tcase_add_test(one, same_release_same_bytes);
	tcase_add_loop_test(one, line_ends_do_not_matter, 0, 3);
	tcase_add_test(one, order_of_columns_does_not_matter);
	tcase_add_test(one, zones_are_what_the_release_says);
	tcase_add_test(one, roles_without_a_zone_come_last);
	tcase_add_test(one, the_most_alike_come_first);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
