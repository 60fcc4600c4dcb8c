/* A company's own tables over the fixture: rows added, changed and hidden, and
 * what is said of mistakes. */
#include "answer.h"
#include "core/connection.h"
#include "import/onet.h"
#include "import/overlay.h"
#include "import/starter.h"
#include "round_trip.h"
#include "suite.h"

#define FIXTURE SOURCE_DIR "/tests/fixture"

static char *folder, *target, *out;
static struct overlay_base base;
static struct findings findings;
static struct rungs_error error;

/* A table of the overlay. */
static void table(const char *name, const char *text)
{
	scratch_write(scratch_path(folder, name), text, strlen(text));
}

static void setup(void)
{
	folder = scratch_new();
	target = scratch_new();
	out = strdup(scratch_path(target, "sum.atlas"));
	base = (struct overlay_base){.folder = FIXTURE};
	table("sources.csv", "id,title,publisher,kind,licence\n"
			     "acme,Ladder of Acme,Acme,ladder,internal\n");
}

static void teardown(void)
{
	findings_release(&findings);
	rungs_atlas_close(base.atlas);
	scratch_delete(folder);
	scratch_delete(target);
	free(out);
}

static void compile(void)
{
	char line[FINDING_SIZE + 300] = "";
	enum rungs_status status =
		overlay_compile(&base, folder, out, &findings, &error);

	if (findings.count > 0)
		finding_line(&findings.at[0], line, sizeof(line));
	ck_assert_msg(status == RUNGS_OK, "%s %s", error.text, line);
}

/* The rows of an answer of the sum, fields joined by '|' and rows by '&'. */
static void expect(const char *sql, const char *answer)
{
	expect_answer(out, sql, "&", answer);
}

/* Some finding is this one; OVERLAY/ stands for the overlay's folder. */
static void expect_finding(const char *text)
{
	char wanted[2000];

	if (strncmp(text, "OVERLAY/", 8) == 0)
		snprintf(wanted, sizeof(wanted), "%s/%s", folder, text + 8);
	else
		snprintf(wanted, sizeof(wanted), "%s", text);
	expect_among(&findings, wanted);
}

static void check(void)
{
	findings_release(&findings);
	ck_assert_msg(overlay_check(&base, folder, &findings, &error) ==
			      RUNGS_OK,
		      "%s", error.text);
}

/* What rows do ------------------------------------------------------------- */

START_TEST(a_row_is_added)
{
	table("roles.csv", "id,specialization,track,level,title,summary\n"
			   "auditor,legal,delivery,analyst,Tag Auditor,"
			   "Samples the tags of others and counts errors.\n");
	table("requirements.csv", "role,skill,level,importance\n"
				  "auditor,sql,2,core\n");
	table("moves.csv", "from_role,to_role,kind\n"
			   "document-reviewer,auditor,advancement\n"
			   "auditor,review-lead,advancement\n");
	compile();
	ck_assert_uint_eq(findings.count, 0);
	expect("SELECT id, title, years_min, evidence, sources FROM roles "
	       "WHERE rowid >= (SELECT rowid FROM roles WHERE "
	       "id = 'analytics-lead') ORDER BY rowid",
	       "analytics-lead|Analytics Lead|4|editorial|handbook;editorial&"
	       "auditor|Tag Auditor|-|published|acme");
	expect("SELECT count(*), min(sources), min(evidence) FROM moves WHERE "
	       "'auditor' IN (from_role, to_role)",
	       "2|acme|published");
	expect("SELECT name FROM things WHERE id = 'auditor'", "Tag Auditor");
	expect("SELECT name FROM citations JOIN things ON number = thing "
	       "WHERE source = 'acme' AND id = 'auditor'",
	       "Tag Auditor");
}
END_TEST

/* Whoever gives a row an id is not to change one of the atlas unawares. */
START_TEST(a_row_that_is_changed_is_told)
{
	table("roles.csv", "id,title,level\n"
			   "review-analyst,Second Reader,analyst\n"
			   "data-analyst,Data Analyst,analyst\n");
	check();
	ck_assert_uint_eq(findings.count, 1);
	ck_assert_uint_eq(findings.errors, 0);
	expect_finding("OVERLAY/roles.csv:2: column id: is one of the atlas, "
		       "whose row this changes (\"review-analyst\")");
}
END_TEST

START_TEST(a_row_is_changed_where_it_says_so)
{
	table("roles.csv", "id,title,years_max\n"
			   "review-analyst,Second Reader,\n");
	table("moves.csv", "from_role,to_role,note,evidence,sources\n"
			   "document-reviewer,review-analyst,After a test.,,\n"
			   "junior-analyst,data-analyst,Ask.,editorial,"
			   "editorial\n");
	table("levels.csv", "id,name\nentry,Band 1\n");
	table("skill_levels.csv", "id,name\n2,Helped\n");
	compile();
	expect("SELECT title, level, years_min, years_max, evidence, sources "
	       "FROM roles WHERE id = 'review-analyst'",
	       "Second Reader|analyst|1|-|published|handbook;acme");
	expect("SELECT note, kind, certifications, evidence, sources FROM "
	       "moves ORDER BY rowid LIMIT 1",
	       "After a test.|advancement|reviewer-cert|published|"
	       "handbook;acme");
	expect("SELECT note, evidence, sources FROM moves WHERE "
	       "from_role = 'junior-analyst'",
	       "Ask.|editorial|editorial;acme");
	expect("SELECT name, rank, sources FROM levels WHERE id = 'entry'",
	       "Band 1|1|handbook;acme");
	expect("SELECT id, name FROM skill_levels WHERE id < 3 ORDER BY id",
	       "1|Aware&2|Helped");
	expect("SELECT group_concat(id) FROM (SELECT id FROM roles "
	       "ORDER BY rowid)",
	       "document-reviewer,review-analyst,review-lead,junior-analyst,"
	       "data-analyst,analytics-lead");
}
END_TEST

/* What an editorial source says is not published. */
START_TEST(evidence_is_no_stronger_than_the_source)
{
	table("sources.csv", "id,title,publisher,kind,licence\n"
			     "me,My view,Me,editorial,none\n");
	table("roles.csv", "id,title\nreview-analyst,Second Reader\n");
	compile();
	expect("SELECT evidence, sources FROM roles WHERE "
	       "id = 'review-analyst'",
	       "editorial|handbook;me");
}
END_TEST

START_TEST(texts_replace_those_of_the_aspect)
{
	table("role_texts.csv", "role,aspect,text\n"
				"document-reviewer,task,Reads for Acme.\n"
				"document-reviewer,task,Tags for Acme.\n");
	compile();
	expect("SELECT text, sources FROM role_texts WHERE "
	       "role = 'document-reviewer' AND aspect = 'task' ORDER BY rowid",
	       "Reads for Acme.|acme&Tags for Acme.|acme");
	expect("SELECT text FROM role_texts WHERE aspect = 'why-leave'",
	       "The work repeats itself.");
}
END_TEST

START_TEST(a_thing_is_hidden_with_what_hangs_on_it)
{
	table("hidden.csv", "kind,id,why\n"
			    "specialization,legal,We have no lawyers.\n");
	compile();
	expect("SELECT id FROM specializations", "analytics");
	expect("SELECT id FROM roles ORDER BY rowid",
	       "junior-analyst&data-analyst&analytics-lead");
	expect("SELECT from_role FROM moves ORDER BY rowid",
	       "junior-analyst&data-analyst");
	expect("SELECT count(*) FROM requirements WHERE role NOT IN "
	       "(SELECT id FROM roles)",
	       "0");
	expect("SELECT count(*) FROM terms WHERE "
	       "specialization = 'legal'",
	       "0");
	expect("SELECT count(*) FROM certifications WHERE "
	       "instr(specializations, 'legal') OR specializations = ''",
	       "0");
	expect("SELECT count(*) FROM statement_links WHERE "
	       "thing = 'legal' OR thing = 'document-reviewer'",
	       "0");
}
END_TEST

START_TEST(what_stands_between_is_hidden)
{
	table("hidden.csv",
	      "kind,id,why\n"
	      "move,junior-analyst/data-analyst,Nobody makes it.\n"
	      "requirement,data-analyst/sql,We use spreadsheets.\n");
	table("moves.csv", "from_role,to_role,kind\n"
			   "junior-analyst,analytics-lead,advancement\n");
	compile();
	expect("SELECT to_role FROM moves WHERE from_role = 'junior-analyst'",
	       "analytics-lead");
	expect("SELECT count(*) FROM requirements WHERE skill = 'sql' AND "
	       "role = 'data-analyst'",
	       "0");
}
END_TEST

/* The atlas's own standards are not the company's. */
START_TEST(standards_are_those_of_the_overlay)
{
	table("standards.csv", "name,least,most\ntext length,5,50\n");
	compile();
	expect("SELECT * FROM standards", "text length|5|50");
	expect("SELECT count(*) FROM fillers", "0");
}
END_TEST

/* What comes of them ------------------------------------------------------- */

START_TEST(an_atlas_is_as_good_a_base_as_its_tables)
{
	char *first = strdup(scratch_path(target, "first.atlas"));
	size_t size, again_size;
	char *bytes, *again;

	table("roles.csv", "id,title\nreview-analyst,Second Reader\n");
	compile();
	ck_assert_int_eq(rename(out, first), 0);
	base = (struct overlay_base){0};
	ck_assert_int_eq(rungs_atlas_open(&base.atlas,
					  BINARY_DIR "/fixture.atlas", &error),
			 RUNGS_OK);
	compile();
	bytes = scratch_read(first, &size);
	again = scratch_read(out, &again_size);
	ck_assert_uint_eq(size, again_size);
	ck_assert(memcmp(bytes, again, size) == 0);
	free(bytes);
	free(again);
	free(first);
}
END_TEST

START_TEST(the_sum_is_exported_and_compiled_again)
{
	char *tables = strdup(scratch_path(target, "tables"));
	char *again = strdup(scratch_path(target, "again.atlas"));

	table("role_texts.csv", "role,aspect,text\n\n\n"
				"review-analyst,task,\"Reads,\nand reads.\"\n"
				"document-reviewer,task,Tags.\n");
	compile();
	expect_round_trip(out, tables, again);
	free(again);
	free(tables);
}
END_TEST

START_TEST(the_sum_is_opened_in_memory)
{
	struct rungs_atlas *atlas;
	struct rungs_about about;

	table("about.csv", "key,value\nname,Acme careers\n");
	ck_assert_msg(overlay_open(&base, folder, &atlas, &error) == RUNGS_OK,
		      "%s", error.text);
	ck_assert_int_eq(rungs_about_get(atlas, &about, &error), RUNGS_OK);
	ck_assert_str_eq(about.name, "Acme careers");
	ck_assert_str_eq(about.release, "1");
	rungs_about_release(&about);
	rungs_atlas_close(atlas);
	table("about.csv", "key,value\nname,\n");
	ck_assert_int_eq(overlay_open(&base, folder, &atlas, &error),
			 RUNGS_BAD_INPUT);
	ck_assert_ptr_null(atlas);
	ck_assert_ptr_nonnull(
		strstr(error.text, "/about.csv:2: column value: is empty"));
}
END_TEST

/* Mistakes ----------------------------------------------------------------- */

static const struct {
	const char *name, *text, *finding;
} mistakes[] = {
	{"roles.csv", "id,title\n\nreviewer,Reader\n",
	 "OVERLAY/roles.csv:3: column summary: is missing, and the row is none "
	 "that the atlas has"},
	{"roles.csv", "title\nReader\n",
	 "OVERLAY/roles.csv:1: column id: is missing"},
	{"roles.csv", "id,level\nreview-analyst,boss\n",
	 "OVERLAY/roles.csv:2: column level: is no id of levels.csv "
	 "(\"boss\")"},
	{"roles.csv", "id,title\nreview-analyst,\n",
	 "OVERLAY/roles.csv:2: column title: is empty"},
	{"roles.csv", "id,titel\nreview-analyst,Reader\n",
	 "OVERLAY/roles.csv:1: the table has no such column (\"titel\")"},
	{"moves.csv",
	 "from_role,to_role,kind\n\nreview-lead,review-analyst,advancement\n",
	 "OVERLAY/moves.csv:3: column to_role: leads back by advancement to "
	 "where the move comes from (\"review-analyst\")"},
	{"skill_levels.csv", "id,name,summary\n\n\n9,Ninth,x\n",
	 "OVERLAY/skill_levels.csv:4: column id: is more than 5 (\"9\")"},
	{"rolls.csv", "id\nx\n",
	 "OVERLAY/rolls.csv: an atlas has no table of this name"},
	{"sources.csv", "id,title,publisher,kind,licence\n",
	 "OVERLAY/sources.csv: nothing says whose overlay this is"},
	{"hidden.csv", "kind,id,why\nskill,sequel,x\n",
	 "OVERLAY/hidden.csv:2: column id: is nothing of that kind in the "
	 "atlas (\"sequel\")"},
	{"hidden.csv", "kind,id,why\nskil,sql,x\n",
	 "OVERLAY/hidden.csv:2: column kind: is none of specialization, track, "
	 "level, role, skill, certification, condition, term, fact, area, "
	 "statement, title, requirement, move, entry (\"skil\")"},
	/* Of the atlas, whose row it is, though the overlay is why. */
	{"hidden.csv",
	 "kind,id,why\nmove,data-analyst/analytics-lead,x\n"
	 "move,review-lead/analytics-lead,x\n",
	 "roles.csv:7: column id: has nothing that leads to it or from it "
	 "(\"analytics-lead\")"},
};

START_TEST(a_mistake_is_named_where_it_stands)
{
	table(mistakes[_i].name, mistakes[_i].text);
	check();
	expect_finding(mistakes[_i].finding);
	ck_assert_uint_gt(findings.errors, 0);
	findings_release(&findings);
	ck_assert_int_eq(overlay_compile(&base, folder, out, &findings, &error),
			 RUNGS_BAD_INPUT);
	ck_assert_int_eq(scratch_count(target), 0);
}
END_TEST

START_TEST(what_was_wrong_before_is_not_told_again)
{
	char *below = strdup(scratch_path(target, "below"));

	ck_assert_int_eq(mkdir(below, 0700), 0);
	scratch_copy(FIXTURE, below);
	scratch_edit(scratch_path(below, "skills.csv"), 0, "",
		     "idle,data-tools,Idleness,Nobody asks it.,handbook\n",
		     strlen("idle,data-tools,Idleness,Nobody asks it.,"
			    "handbook\n"));
	base.folder = below;
	table("skills.csv", "id,group,name,summary\n"
			    "rest,data-tools,Rest,Nobody asks it either.\n");
	check();
	ck_assert_uint_eq(findings.count, 1);
	expect_finding("OVERLAY/skills.csv:2: column id: is asked by no role "
		       "(\"rest\")");
	scratch_delete(below);
}
END_TEST

/* A way into the company's ladder says nothing of occupations that have none. */
START_TEST(a_way_in_leaves_other_ladders_alone)
{
	char *below = strdup(scratch_path(target, "below.atlas"));

	ck_assert_int_eq(onet_import(SOURCE_DIR "/tests/import/onet", below,
				     &findings, &error),
			 RUNGS_OK);
	base = (struct overlay_base){0};
	ck_assert_int_eq(rungs_atlas_open(&base.atlas, below, &error),
			 RUNGS_OK);
	table("specializations.csv", "id,kind,name,summary\n"
				     "acme,additional,Acme,All of Acme.\n");
	table("roles.csv", "id,specialization,track,level,title,summary\n"
			   "hand,acme,occupations,zone-1,Hand,Helps.\n"
			   "head,acme,occupations,zone-2,Head,Leads.\n"
			   "sage,acme,occupations,zone-2,Sage,Knows.\n");
	table("requirements.csv", "role,skill,level,importance\n"
				  "hand,2-a-1-z,1,core\nhead,2-a-1-z,2,core\n"
				  "sage,2-a-1-z,2,core\n");
	table("moves.csv", "from_role,to_role,kind\nhand,head,advancement\n"
			   "sage,head,lateral\n");
	table("entry_routes.csv", "education,fields,role,commonness\n"
				  "rl-1,any,hand,common\n");
	check();
	ck_assert_uint_eq(findings.count, 1);
	expect_finding("OVERLAY/roles.csv:4: column id: is out of reach: no "
		       "way in leads to it (\"sage\")");
	free(below);
}
END_TEST

START_TEST(a_base_with_errors_is_none)
{
	char *below = strdup(scratch_path(target, "below"));

	ck_assert_int_eq(mkdir(below, 0700), 0);
	scratch_copy(FIXTURE, below);
	table("tracks.csv", "id,name\ndelivery,Work\n");
	ck_assert_int_eq(remove(scratch_path(below, "roles.csv")), 0);
	base.folder = below;
	check();
	expect_finding("roles.csv: the file is missing");
	base.folder = "/no/such/folder";
	ck_assert_int_eq(overlay_check(&base, folder, &findings, &error),
			 RUNGS_IO);
	scratch_delete(below);
}
END_TEST

/* Spreadsheets ------------------------------------------------------------- */

#define PAY "soc;title;place;year;currency;p10;median;p90;mean"

/* Where the comma is the decimal sign; cells beside the table were touched. */
START_TEST(a_table_is_read_as_a_spreadsheet_saves_it)
{
	table("pay.csv", "\xEF\xBB\xBF" PAY ";;\r\n"
			 "23-2011;\"Paralegals; all\";DE;2025;EUR;30000,5;"
			 "\"41000,25\";50000;45000,75;;\r\n"
			 ";;;;;;;;;;\r\n");
	compile();
	ck_assert_uint_eq(findings.count, 0);
	expect("SELECT title, p10, median, p90, mean FROM pay"
	       " WHERE place = 'DE'",
	       "Paralegals; all|30000.5|41000.25|50000.0|45000.75");
}
END_TEST

static const struct {
	const char *text, *finding;
} open_tables[] = {
	{PAY "\n23-2011;P;DE;2025;EUR;30.000;;;\n",
	 "OVERLAY/pay.csv:2: column p10: may be thousands or a fraction "
	 "(\"30.000\")"},
	{PAY "\n23-2011;P;DE;2025;EUR;1,000,5;;;\n",
	 "OVERLAY/pay.csv:2: column p10: is not a number (\"1,000,5\")"},
	{PAY "\n23-2011;P;DE;2025;EUR;30.000,5;;;\n",
	 "OVERLAY/pay.csv:2: column p10: is not a number (\"30.000,5\")"},
	{"soc,title,place,year,currency,p10\n23-2011,P,DE,2025,EUR,\"3,5\"\n",
	 "OVERLAY/pay.csv:2: column p10: is not a number (\"3,5\")"},
	{"soc;title;place;;year;currency;;\n23-2011;P;DE;;2025;EUR;;\n",
	 "OVERLAY/pay.csv:1: column 4 has no name"},
	{PAY ";;\n23-2011;P;DE;2025;EUR;1;2;3;4;;x\n",
	 "OVERLAY/pay.csv:2: row has 11 fields instead of 9 (\"x\")"},
	{"sep=;\n" PAY "\n23-2011;P;DE;2025;EUR;1;2;3;4\n",
	 "OVERLAY/pay.csv:1: the line names no column of the table "
	 "(\"sep=\")"},
	{"soc\ttitle\tplace\tyear\n23-2011\tP\tDE\t2025\n",
	 "OVERLAY/pay.csv:1: the line names no column of the table "
	 "(\"soc^Ititle^Iplace^Iyear\")"},
	{"soc,title,place,jahr\n23-2011,P,DE,1\n23-2011,P,DE,2\n",
	 "OVERLAY/pay.csv:1: column year: is missing"},
};

START_TEST(what_a_spreadsheet_leaves_open_is_asked)
{
	table("pay.csv", open_tables[_i].text);
	check();
	expect_finding(open_tables[_i].finding);
	ck_assert_uint_gt(findings.errors, 0);
	/* What follows from it is not told besides. */
	ck_assert_uint_le(findings.errors, 2);
}
END_TEST

START_TEST(a_workbook_alone_is_no_overlay)
{
	table("ladder.xlsx", "PK");
	check();
	ck_assert_uint_eq(findings.errors, 0);
	ck_assert_int_eq(remove(scratch_path(folder, "sources.csv")), 0);
	check();
	expect_finding("OVERLAY/ladder.xlsx: a workbook is not read");
	ck_assert_uint_eq(findings.errors, 1);
}
END_TEST

/* The starter -------------------------------------------------------------- */

START_TEST(a_starter_is_right_as_it_is)
{
	static const char *const atlases[] = {BINARY_DIR "/fixture.atlas",
					      BINARY_DIR "/kpo.atlas"};
	char *company = strdup(scratch_path(target, "company"));

	base = (struct overlay_base){0};
	ck_assert_int_eq(rungs_atlas_open(&base.atlas, atlases[_i], &error),
			 RUNGS_OK);
	ck_assert_int_eq(starter_write(base.atlas->db, company, &error),
			 RUNGS_OK);
	ck_assert_int_eq(
		overlay_compile(&base, company, out, &findings, &error),
		RUNGS_OK);
	ck_assert_uint_eq(findings.count, 0);
	expect("SELECT count(*) FROM roles WHERE sources = 'our-company'", "2");
	ck_assert_int_eq(starter_write(base.atlas->db, company, &error),
			 RUNGS_BAD_INPUT);
	scratch_delete(company);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("overlay");
	TCase *one = tcase_create("overlay");

	tcase_add_checked_fixture(one, setup, teardown);
	tcase_add_test(one, a_row_is_added);
	tcase_add_test(one, a_row_that_is_changed_is_told);
	tcase_add_test(one, a_row_is_changed_where_it_says_so);
	tcase_add_test(one, evidence_is_no_stronger_than_the_source);
	tcase_add_test(one, texts_replace_those_of_the_aspect);
	tcase_add_test(one, a_thing_is_hidden_with_what_hangs_on_it);
	tcase_add_test(one, what_stands_between_is_hidden);
	tcase_add_test(one, standards_are_those_of_the_overlay);
	tcase_add_test(one, an_atlas_is_as_good_a_base_as_its_tables);
	tcase_add_test(one, the_sum_is_exported_and_compiled_again);
	tcase_add_test(one, the_sum_is_opened_in_memory);
	tcase_add_loop_test(one, a_mistake_is_named_where_it_stands, 0,
			    sizeof(mistakes) / sizeof(*mistakes));
	tcase_add_test(one, what_was_wrong_before_is_not_told_again);
	tcase_add_test(one, a_way_in_leaves_other_ladders_alone);
	tcase_add_test(one, a_base_with_errors_is_none);
	tcase_add_test(one, a_table_is_read_as_a_spreadsheet_saves_it);
	tcase_add_test(one, a_workbook_alone_is_no_overlay);
	tcase_add_loop_test(one, what_a_spreadsheet_leaves_open_is_asked, 0,
			    sizeof(open_tables) / sizeof(*open_tables));
	tcase_add_loop_test(one, a_starter_is_right_as_it_is, 0, 2);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
