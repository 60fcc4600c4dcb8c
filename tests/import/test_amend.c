/* Tables of pay and outlook that are taken into an atlas. */
#include <rungs/role.h>
#include <rungs/specialization.h>

#include "import/flows.h"
#include "import/oews.h"
#include "import/projections.h"
#include "release_stage.h"
#include "suite.h"

#define FIXTURE BINARY_DIR "/fixture.atlas"
#define HEAD                                                                   \
	"AREA,AREA_TITLE,AREA_TYPE,I_GROUP,OWN_CODE,OCC_CODE,OCC_TITLE,"       \
	"O_GROUP,TOT_EMP,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,"     \
	"HOURLY\n"
#define US "99,U.S.,1,cross-industry,1235,"
#define DATA US "15-2051,Data Scientists,detailed,"
#define LAW US "23-2011,Paralegals,detailed,"

static const char *const release_folder = SOURCE_DIR "/tests/fixture";

static enum rungs_status import_release(const char *from, const char *to)
{
	return oews_import(from, to, 0, &findings, &error);
}

static void begin(void)
{
	setup_atlas(FIXTURE);
}

/* A file of this name with this text; its path, until the next. */
static const char *file_of(const char *name, const char *text)
{
	scratch_write(scratch_path(folder, name), text, strlen(text));
	return scratch_path(folder, name);
}

static void take(const char *name, const char *text)
{
	import_to(file_of(name, text), out);
}

static void expect_refused(const char *name, const char *text,
			   enum rungs_status status, const char *sentence)
{
	const char *path = strdup(file_of(name, text));

	findings_release(&findings);
	ck_assert_int_eq(import_release(path, out), status);
	ck_assert_str_eq(error.text, sentence);
	expect_same_bytes(out, FIXTURE);
	ck_assert_int_eq(scratch_count(target), 1);
	free((char *)path);
}

#define PAY                                                                    \
	"SELECT soc, place, year, p10, p25, median, p75, p90, mean, top_code," \
	" employment, note, sources FROM pay ORDER BY rowid"

/* As it is published, with what it does not tell. */
START_TEST(wages_become_pay)
{
	take("national_M2024_dl.csv",
	     HEAD DATA "\"233,440\",124590,63650,82630,112590,155810,#,\n" LAW
		       "**,*,*,*,*,*,*,TRUE\n");
	expect(PAY, "15-2051|US|2024 (May)|63650.0|82630.0|112590.0|155810.0|-|"
		    "124590.0|239200.0|233440|-|"
		    "bls-oews-2024;"
		    "23-2011|US|2024 (May)|-|-|-|-|-|-|-|-|not available: "
		    "employment, 10 %, 25 %, median, 75 %, 90 %, mean, for "
		    "it is paid by the hour|bls-oews-2024");
	expect("SELECT title, year FROM sources WHERE id = 'bls-oews-2024'",
	       "Occupational Employment and Wage Statistics, national "
	       "cross-industry estimates, May 2024|2025");
	/* What a query can be narrowed by follows. */
	expect("SELECT DISTINCT degree FROM filter_roles"
	       " WHERE filter = 'pay' ORDER BY 1",
	       "112590.0");
	expect("PRAGMA integrity_check", "ok");
	rungs_atlas_close(open_atlas());
}
END_TEST

/* Rows in are rows kept or named. */
START_TEST(what_is_left_out_is_named)
{
	static const char *const lines[] = {
		"note: oews_2024.csv: 10 rows, 1 kept and 9 left out",
		"note: oews_2024.csv:1: column not read: AREA",
		"note: oews_2024.csv:3: column O_GROUP: 1 row left out "
		"(\"broad\")",
		"note: oews_2024.csv:4: column I_GROUP: 1 row left out "
		"(\"sector\")",
		"note: oews_2024.csv:5: column OWN_CODE: 1 row left out "
		"(\"57\")",
		"note: oews_2024.csv:6: 1 row left out: of occupations that "
		"the atlas does not have",
		"warning: oews_2024.csv:7: column A_MEDIAN: is no figure, and "
		"none of *, ** and # (\"lots\")",
		"warning: oews_2024.csv:8: column OCC_CODE: stands on an "
		"earlier line already (\"15-2051\")",
		"warning: oews_2024.csv:9: row has 3 fields instead of 16",
		"warning: oews_2024.csv:10: column AREA_TITLE: is empty",
		"warning: oews_2024.csv:11: column A_PCT25: is no figure, and "
		"none of *, ** and # (\"1,23\")",
	};

	take("oews_2024.csv", HEAD DATA
	     "1,2,3,4,5,6,7,\n" US "15-2050,Math,broad,1,2,3,4,5,6,7,\n"
	     "99,U.S.,1,sector,1235,15-2051,D,detailed,1,2,3,4,5,6,"
	     "7,\n"
	     "99,U.S.,1,cross-industry,57,15-2051,D,detailed,1,2,3,4,"
	     "5,6,7,\n" US "11-1011,Chiefs,detailed,1,2,3,4,5,6,7,\n" LAW
	     "1,2,3,4,lots,6,7,\n" DATA "1,2,3,4,5,6,7,\n"
	     "99,U.S.,1\n"
	     "99,,1,cross-industry,1235,23-2011,P,detailed,1,2,3,4,5,"
	     "6,7,\n" LAW "1,2,3,\"1,23\",5,6,7,\n");
	for (size_t i = 0; i < findings.count && i < COUNT(lines); i++)
		ck_assert_str_eq(line_of(i), lines[i]);
	ck_assert_uint_eq(findings.count, COUNT(lines));
	expect("SELECT soc, median FROM pay", "15-2051|5.0");
}
END_TEST

/* Places and years stand side by side; the same again replaces itself. */
START_TEST(places_and_years_live_side_by_side)
{
	char *once = strdup(scratch_path(folder, "once.atlas"));
	char *bytes;
	size_t size;

	take("M2023.csv", HEAD DATA "1,2,3,4,5,6,7,\n");
	take("state_M2024.csv",
	     HEAD "48,Texas,2,cross-industry,1235,15-2051,Data "
		  "Scientists,detailed,1,2,3,4,55,66,77,\n");
	expect("SELECT soc, place, year, median, sources FROM pay",
	       "23-2011|US|2024 (May)|61010.0|survey;"
	       "15-2051|US|2024 (May)|112590.0|survey;"
	       "15-2051|US|2023 (May)|5.0|bls-oews-2023;"
	       "15-2051|Texas, US|2024 (May)|55.0|bls-oews-2024-areas");
	bytes = scratch_read(out, &size);
	scratch_write(once, bytes, size);
	free(bytes);
	take("state_M2024.csv",
	     HEAD "48,Texas,2,cross-industry,1235,15-2051,Data "
		  "Scientists,detailed,1,2,3,4,55,66,77,\n");
	expect_same_bytes(once, out);
	free(once);
}
END_TEST

/* A top code that is not known is not made up. */
START_TEST(an_unknown_top_code_is_none)
{
	take("M2031.csv", HEAD DATA "1,2,3,4,5,6,#,\n");
	expect("SELECT p90, top_code, note FROM pay WHERE year = '2031 (May)'",
	       "-|-|at or above the survey's top code: 90 %");
}
END_TEST

/* One code for several occupations is the pay of each without its own. */
START_TEST(a_code_may_stand_for_several)
{
	take("M2024.csv", HEAD US "15-2050,Data,detailed,1,2,3,4,5,6,7,\n" US
				  "23-2010,Law,detailed,1,2,3,4,8,9,9,\n" LAW
				  "1,2,3,4,61,66,77,\n");
	expect("SELECT soc, title, median, note FROM pay",
	       "23-2011|Paralegals|61.0|-;"
	       "15-2051|Data|5.0|of all of 15-2050, which this occupation is "
	       "one of");
}
END_TEST

START_TEST(what_is_no_table_of_wages)
{
	char text[400];

	expect_refused("M2024.csv", "a,b\n1,2\n", RUNGS_BAD_INPUT,
		       "The file \"M2024.csv\" has no column \"AREA_TITLE\".");
	expect_refused("M2024.csv", "", RUNGS_BAD_INPUT,
		       "The file \"M2024.csv\" has no column \"AREA_TITLE\".");
	expect_refused("wages.csv", HEAD DATA "1,2,3,4,5,6,7,\n",
		       RUNGS_BAD_INPUT,
		       "The file \"wages.csv\" does not say its year, as "
		       "national_M2024.csv would; say --year.");
	expect_refused("M2024.csv", HEAD, RUNGS_BAD_INPUT,
		       "The file \"M2024.csv\" has no row that can be used "
		       "about an occupation of the atlas.");
	ck_assert_int_eq(import_release("/no/such/M2024.csv", out), RUNGS_IO);
	ck_assert_str_eq(error.text, "The file \"/no/such/M2024.csv\" cannot "
				     "be read: there is none.");
	snprintf(text, sizeof(text), "%s",
		 file_of("M2024.csv", HEAD DATA "1,2,3,4,5,6,7,\n"));
	ck_assert_int_eq(import_release(text, text), RUNGS_NOT_ATLAS);
	ck_assert_int_eq(import_release(text, "/no/such.atlas"), RUNGS_IO);
}
END_TEST

/* An explorer that has it open goes on with what it had. */
START_TEST(a_reader_keeps_the_old_one)
{
	struct rungs_atlas *atlas = open_atlas();
	struct rungs_role role;

	take("M2024.csv", HEAD DATA "1,2,3,4,5,6,7,\n");
	ck_assert_int_eq(rungs_role_get(atlas, "data-analyst", &role, &error),
			 RUNGS_OK);
	ck_assert_uint_eq(role.pay_count, 1);
	ck_assert_double_eq(role.pay[0].median, 112590);
	rungs_role_release(&role);
	rungs_atlas_close(atlas);
	atlas = open_atlas();
	ck_assert_int_eq(rungs_role_get(atlas, "data-analyst", &role, &error),
			 RUNGS_OK);
	ck_assert_double_eq(role.pay[0].median, 5);
	rungs_role_release(&role);
	rungs_atlas_close(atlas);
}
END_TEST

/* Projections ------------------------------------------------------------ */

#define CAPTION "\"Table 1.2 Projections, 2031–2041\",,,,,,,,,\n"
#define EP_HEAD                                                                \
	"2031 National Employment Matrix title,2031 National Employment "      \
	"Matrix code,Occupation type,\"Employment, 2031\",\"Employment, "      \
	"2041\",\"Employment change, percent, 2031–41\",\"Occupational "     \
	"openings, 2031–41 annual average\",Typical education needed for "   \
	"entry,Work experience in a related occupation,Typical on-the-job "    \
	"training needed to attain competency in the occupation\n"

static void take_projections(const char *text)
{
	const char *path = file_of("ep.csv", text);

	findings_release(&findings);
	ck_assert_msg(projections_import(path, out, &findings, &error) ==
			      RUNGS_OK,
		      "%s", error.text);
}

START_TEST(projections_become_outlook)
{
	static const char *const lines[] = {
		"note: ep.csv: 6 rows, 1 kept and 5 left out",
		"note: ep.csv:2: column not read: 2031 National Employment "
		"Matrix title",
		"note: ep.csv:3: column Occupation type: 1 row left out "
		"(\"Summary\")",
		"note: ep.csv:5: 1 row left out: of occupations that the atlas "
		"does not have",
		"warning: ep.csv:6: column Employment, 2041: is no figure "
		"(\"—\")",
		"note: ep.csv:7: 2 rows left out: remarks below the table",
	};

	take_projections(CAPTION EP_HEAD
			 "All,00-0000,Summary,1,2,3,4,—,—,—\n"
			 "  Data,15-2051,Line item,\"1,245.9\",328.3,-0.5,23.4,"
			 "Bachelor's degree,—,None\n"
			 "Kings,11-1011,Line item,1,2,3,4,—,—,—\n"
			 "Law,23-2011,Line item,1,—,3,4,—,—,—\n"
			 "Footnotes:,,,,,,,,,\n[1] Some more words.\n");
	for (size_t i = 0; i < findings.count && i < COUNT(lines); i++)
		ck_assert_str_eq(line_of(i), lines[i]);
	ck_assert_uint_eq(findings.count, COUNT(lines));
	expect("SELECT soc, place, year_from, year_to, employment_from,"
	       " employment_to, change_percent, openings, education_as_asked,"
	       " experience_as_asked, training_as_asked, sources FROM outlook"
	       " WHERE year_from > 2030",
	       "15-2051|US|2031|2041|1245.9|328.3|-0.5|23.4|Bachelor's degree|"
	       "-|None|bls-ep-2031");
	expect("SELECT count(*) FROM outlook", "3");
	expect("SELECT title FROM sources WHERE id = 'bls-ep-2031'",
	       "Employment Projections 2031-41: table 1.2");
}
END_TEST

START_TEST(what_is_no_table_of_projections)
{
	const char *path = file_of("ep.csv", "a,b\n1,2\n");

	ck_assert_int_eq(projections_import(path, out, &findings, &error),
			 RUNGS_BAD_INPUT);
	ck_assert_str_eq(error.text,
			 "The file \"ep.csv\" has no column \"#### National "
			 "Employment Matrix code\".");
	expect_same_bytes(out, FIXTURE);
}
END_TEST

/* Flows ------------------------------------------------------------------ */

#define FLOWS                                                                  \
	"from_soc,from_title,to_soc,to_title,mean_monthly_movers,"             \
	"share_of_occupation_changers\n"

static enum rungs_status take_flows(const char *name, const char *text)
{
	findings_release(&findings);
	return flows_import(file_of(name, text), out, &findings, &error);
}

/* At the level of lines of work and at no other. */
START_TEST(flows_are_of_lines_of_work)
{
	struct rungs_specialization line;
	struct rungs_atlas *atlas;
	struct rungs_role role;

	ck_assert_int_eq(take_flows("moves_2023_2025.csv",
				    FLOWS "analytics,B,legal,L,480,0.25\n"
					  "legal,L,analytics,B,7.5,1\n"),
			 RUNGS_OK);
	atlas = open_atlas();
	ck_assert_int_eq(
		rungs_specialization_get(atlas, "analytics", &line, &error),
		RUNGS_OK);
	ck_assert_uint_eq(line.flow_count, 1);
	ck_assert_str_eq(line.flows[0].to.id, "legal");
	ck_assert_str_eq(line.flows[0].place, "US");
	ck_assert_int_eq(line.flows[0].year_from, 2023);
	ck_assert_int_eq(line.flows[0].year_to, 2025);
	ck_assert_double_eq(line.flows[0].movers, 480);
	ck_assert_double_eq(line.flows[0].share, 0.25);
	ck_assert_str_eq(line.flows[0].basis.evidence, "observed");
	ck_assert_str_eq(line.sources.at[line.sources.count - 1].id,
			 "cps-flows-2025");
	rungs_specialization_release(&line);
	ck_assert_int_eq(rungs_role_get(atlas, "data-analyst", &role, &error),
			 RUNGS_OK);
	ck_assert_uint_eq(role.flow_count, 1);
	ck_assert_str_eq(role.sources[role.source_count - 1].id,
			 "cps-flows-2025");
	rungs_role_release(&role);
	rungs_atlas_close(atlas);
	expect("SELECT count(*) FROM moves WHERE evidence = 'observed'", "0");
}
END_TEST

START_TEST(bad_flows_are_named)
{
	static const char *const lines[] = {
		"note: f_2023_2025.csv: 5 rows, 1 kept and 4 left out",
		"note: f_2023_2025.csv:1: columns not read: from_title, "
		"to_title",
		"note: f_2023_2025.csv:3: 1 row left out: of people who stayed "
		"in their line",
		"warning: f_2023_2025.csv:4: column to_soc: is no "
		"specialization of the atlas (\"11-0000\")",
		"warning: f_2023_2025.csv:5: column to_soc: stands on an "
		"earlier line already (\"legal\")",
		"warning: f_2023_2025.csv:6: column "
		"share_of_occupation_changers: is more than 1 (\"25\")",
	};

	ck_assert_int_eq(take_flows("f_2023_2025.csv",
				    FLOWS "analytics,B,legal,L,480,0.25\n"
					  "legal,L,legal,L,1,0.5\n"
					  "legal,L,11-0000,M,1,0.5\n"
					  "analytics,B,legal,L,4,0.5\n"
					  "legal,L,analytics,B,1,25\n"),
			 RUNGS_OK);
	for (size_t i = 0; i < findings.count && i < COUNT(lines); i++)
		ck_assert_str_eq(line_of(i), lines[i]);
	ck_assert_uint_eq(findings.count, COUNT(lines));
}
END_TEST

START_TEST(what_is_no_table_of_flows)
{
	ck_assert_int_eq(take_flows("moves.csv", FLOWS), RUNGS_BAD_INPUT);
	ck_assert_str_eq(error.text, "The name \"moves.csv\" does not say the "
				     "years, as moves_2023_2025.csv would.");
	ck_assert_int_eq(take_flows("f_2023_2025.csv", FLOWS), RUNGS_BAD_INPUT);
	ck_assert_int_eq(take_flows("f_2023_2025.csv", "from_soc\n"),
			 RUNGS_BAD_INPUT);
	ck_assert_str_eq(error.text,
			 "The file \"f_2023_2025.csv\" has no column "
			 "\"to_soc\".");
	expect_same_bytes(out, FIXTURE);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("amend");
	TCase *one = tcase_create("amend");

	tcase_add_checked_fixture(one, begin, teardown);
	tcase_add_test(one, wages_become_pay);
	tcase_add_test(one, what_is_left_out_is_named);
	tcase_add_test(one, places_and_years_live_side_by_side);
	tcase_add_test(one, an_unknown_top_code_is_none);
	tcase_add_test(one, a_code_may_stand_for_several);
	tcase_add_test(one, what_is_no_table_of_wages);
	tcase_add_test(one, a_reader_keeps_the_old_one);
	tcase_add_test(one, projections_become_outlook);
	tcase_add_test(one, what_is_no_table_of_projections);
	tcase_add_test(one, flows_are_of_lines_of_work);
	tcase_add_test(one, bad_flows_are_named);
	tcase_add_test(one, what_is_no_table_of_flows);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
