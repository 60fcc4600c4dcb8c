/* An atlas with a company's own changes, made again from a new release. */
#include "answer.h"
#include "core/connection.h"
#include "import/diff.h"
#include "import/oews.h"
#include "import/overlay.h"
#include "import/upgrade.h"
#include "round_trip.h"
#include "suite.h"

#define FIXTURE SOURCE_DIR "/tests/fixture"

static char *folder, *release, *ours, *edited, *out;
static struct findings findings;
static struct rungs_error error;

static void write_to(const char *into, const char *name, const char *text)
{
	scratch_write(scratch_path(into, name), text, strlen(text));
}

/* What the company says over the fixture. */
static void lay(void)
{
	struct overlay_base base = {.folder = FIXTURE};

	write_to(ours, "sources.csv",
		 "id,title,publisher,kind,licence\n"
		 "acme,Ladder of Acme,Acme,ladder,own\n");
	write_to(ours, "roles.csv",
		 "id,specialization,track,level,title,summary\n"
		 "auditor,legal,delivery,analyst,Tag Auditor,Samples tags.\n"
		 "data-analyst,analytics,delivery,analyst,Number Analyst,"
		 "\"Turns business questions into queries, tables and "
		 "charts.\"\n");
	write_to(ours, "requirements.csv",
		 "role,skill,level,importance\n"
		 "auditor,sql,2,core\n"
		 "junior-analyst,sql,3,useful\n");
	write_to(ours, "moves.csv",
		 "from_role,to_role,kind\n"
		 "document-reviewer,auditor,advancement\n"
		 "auditor,review-lead,advancement\n");
	write_to(ours, "role_texts.csv",
		 "role,aspect,text\n"
		 "document-reviewer,why-leave,We pay too little.\n");
	write_to(ours, "hidden.csv",
		 "kind,id,why\n"
		 "title,document-reviewer/Contract Reviewer,nobody says so\n"
		 "certification,old-cert,retired\n");
	ck_assert_msg(overlay_compile(&base, ours, edited, &findings, &error) ==
			      RUNGS_OK,
		      "%s", error.text);
	findings_release(&findings);
	findings = (struct findings){0};
}

static void setup(void)
{
	folder = scratch_new();
	release = scratch_new();
	ours = scratch_new();
	edited = strdup(scratch_path(folder, "edited.atlas"));
	out = strdup(scratch_path(folder, "out.atlas"));
	scratch_copy(FIXTURE, release);
	lay();
}

static void teardown(void)
{
	findings_release(&findings);
	scratch_delete(folder);
	scratch_delete(release);
	scratch_delete(ours);
	free(edited);
	free(out);
}

static enum rungs_status upgrade(const char *path)
{
	const struct upgrade_release new = {.path = release};
	struct rungs_atlas *atlas;
	enum rungs_status status;

	findings_release(&findings);
	findings = (struct findings){0};
	ck_assert_msg(rungs_atlas_open(&atlas, path, &error) == RUNGS_OK, "%s",
		      error.text);
	status = upgrade_atlas(atlas, &new, out, &findings, &error);
	rungs_atlas_close(atlas);
	return status;
}

/* Of what the release by itself is warned of, nothing is expected here. */
static void upgrade_well(void)
{
	char line[FINDING_SIZE + 300] = "";
	enum rungs_status status = upgrade(edited);

	for (size_t i = 0; i < findings.count; i++)
		if (findings.at[i].severity == SEVERITY_ERROR)
			finding_line(&findings.at[i], line, sizeof(line));
	ck_assert_msg(status == RUNGS_OK, "%s %s", error.text, line);
}

static void expect(const char *sql, const char *answer)
{
	expect_answer(out, sql, "|", answer);
}

static void expect_finding(const char *text)
{
	expect_among(&findings, text);
}

static void edit(const char *name, long line, const char *from, const char *to)
{
	scratch_edit(scratch_path(release, name), line, from, to, strlen(to));
}

static size_t differences(const char *one, const char *other)
{
	struct rungs_atlas *before, *after;
	struct diff diff = {0};
	size_t count;

	ck_assert_int_eq(rungs_atlas_open(&before, one, &error), RUNGS_OK);
	ck_assert_int_eq(rungs_atlas_open(&after, other, &error), RUNGS_OK);
	ck_assert_int_eq(diff_atlases(before->db, after->db, &diff, &error),
			 RUNGS_OK);
	count = diff.count;
	diff_release(&diff);
	rungs_atlas_close(before);
	rungs_atlas_close(after);
	return count;
}

/* -------------------------------------------------------------------------- */

/* From the release it was made from, the atlas is what it was, and its edits
 * are the same, through an export too. */
START_TEST(the_same_release_changes_nothing)
{
	const char *tables = strdup(scratch_path(folder, "tables"));
	const char *again = strdup(scratch_path(folder, "again.atlas"));

	upgrade_well();
	ck_assert_uint_eq(differences(edited, out), 0);
	expect("SELECT name || key FROM local_edits WHERE name NOT GLOB"
	       " 'role_*' ORDER BY name, key",
	       "certifications[\"old-cert\"]|moves[\"auditor\",\"review-lead\"]"
	       "|moves[\"document-reviewer\",\"auditor\"]"
	       "|requirements[\"auditor\",\"sql\"]"
	       "|requirements[\"junior-analyst\",\"sql\"]|roles[\"auditor\"]"
	       "|roles[\"data-analyst\"]|sources[\"acme\"]");
	expect("SELECT sources FROM roles WHERE id = 'data-analyst'",
	       "handbook;acme");
	expect_round_trip(out, tables, again);
	free((void *)(uintptr_t)tables);
	free((void *)(uintptr_t)again);
}
END_TEST

/* What was not changed here is the new release's, what was stays. */
START_TEST(both_have_changed)
{
	edit("about.csv", 3, ",1", ",2");
	edit("roles.csv", 6, ",Data Analyst,", ",Data Analyst II,");
	edit("roles.csv", 6, ",master,", ",law,");
	edit("roles.csv", 2, ",Document Reviewer,", ",Reader,");
	edit("role_texts.csv", 6, "The work repeats itself.", "It is dull.");
	edit("role_texts.csv", 2, "Read each", "Read every");
	upgrade_well();
	expect("SELECT value FROM about WHERE key = 'release'", "2");
	expect("SELECT title FROM roles ORDER BY id LIMIT 4",
	       "Analytics Lead|Tag Auditor|Number Analyst|Reader");
	expect("SELECT education_preferred FROM roles"
	       " WHERE id = 'data-analyst'",
	       "law");
	expect("SELECT text FROM role_texts WHERE aspect = 'why-leave'",
	       "We pay too little.");
	expect("SELECT text FROM role_texts WHERE aspect = 'task' LIMIT 1",
	       "Read every document and tag it.");
	expect("SELECT count(*) FROM certifications WHERE id = 'old-cert'",
	       "0");
	expect("SELECT group_concat(title) FROM role_titles"
	       " WHERE role = 'document-reviewer'",
	       "First-Level Reviewer");
	expect("SELECT level FROM requirements WHERE role = 'junior-analyst'"
	       " AND skill = 'sql'",
	       "3");
	expect_finding("roles.csv: column title: was changed in the release "
		       "too, from \"Data Analyst\" to \"Data Analyst II\"; "
		       "here it stays \"Number Analyst\" (\"data-analyst\")");
	expect_finding(
		"role_texts.csv: was changed in the release too; the "
		"texts from here stay (\"document-reviewer/why-leave\")");
	/* What the next upgrade compares with is this release. */
	expect("SELECT json_extract(before, '$[4]') FROM local_edits"
	       " WHERE key = '[\"data-analyst\"]'",
	       "Data Analyst II");
}
END_TEST

START_TEST(the_release_lacks_what_was_changed)
{
	edit("requirements.csv", 9,
	     "junior-analyst,sql,2,useful,published,"
	     "handbook\n",
	     "");
	edit("certifications.csv", 4,
	     "old-cert,Report Master,Institute of Analysis,analytics,analyst,,,"
	     "yes,retired,analyst-cert,,published,handbook\n",
	     "");
	upgrade_well();
	expect("SELECT count(*) FROM requirements WHERE"
	       " role = 'junior-analyst' AND skill = 'sql'",
	       "0");
	expect("SELECT count(*) FROM roles WHERE id = 'auditor'", "1");
	expect_finding("requirements.csv: is no longer in the release; what "
		       "was changed of it here is left out "
		       "(\"junior-analyst/sql\")");
	expect_finding("certifications.csv: was hidden here and is no longer "
		       "in the release (\"old-cert\")");
	expect("SELECT count(*) FROM local_edits WHERE key LIKE '%old-cert%'"
	       " OR key LIKE '%junior%'",
	       "0");
}
END_TEST

/* A row from here that names what the release has no longer. */
START_TEST(names_nobody_has)
{
	static const long lines[] = {9, 10, 13};

	edit("skills.csv", 4, "sql,", "queries,");
	edit("interests.csv", 3, ",sql;", ",queries;");
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		edit("requirements.csv", lines[i], ",sql,", ",queries,");
	upgrade_well();
	expect("SELECT role FROM requirements WHERE skill = 'queries'",
	       "junior-analyst|data-analyst|analytics-lead");
	expect_finding("requirements.csv: column skill: names \"sql\", which "
		       "the release no longer has; the row is left out "
		       "(\"auditor/sql\")");
	expect_finding("requirements.csv: is no longer in the release; what "
		       "was changed of it here is left out "
		       "(\"junior-analyst/sql\")");
}
END_TEST

/* Whoever it is of. */
START_TEST(another_atlas_is_refused)
{
	struct findings found = {0};
	char *other = strdup(scratch_path(folder, "other.atlas"));

	edit("about.csv", 2, "Fixture careers", "Other careers");
	scratch_write(out, "old", 3);
	ck_assert_int_eq(upgrade(edited), RUNGS_BAD_INPUT);
	ck_assert_str_eq(error.text,
			 "The atlas is of \"Fixture careers\" and the release "
			 "of \"Other careers\": one does not follow the "
			 "other.");
	size_t size;
	char *bytes = scratch_read(out, &size);
	ck_assert_uint_eq(size, 3);
	free(bytes);
	findings_release(&found);
	free(other);
}
END_TEST

/* Figures that were taken in stay beside those of the release. */
START_TEST(figures_stay)
{
	char *table = strdup(scratch_path(folder, "national_M2019.csv"));
	static const char text[] =
		"AREA,AREA_TITLE,AREA_TYPE,I_GROUP,OWN_CODE,OCC_CODE,OCC_TITLE,"
		"O_GROUP,TOT_EMP,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,"
		"A_PCT90,HOURLY\n"
		"99,U.S.,1,cross-industry,1235,23-2011,Paralegals,detailed,10,"
		"5,1,2,3,4,5,\n";

	scratch_write(table, text, strlen(text));
	ck_assert_msg(oews_import(table, edited, 0, &findings, &error) ==
			      RUNGS_OK,
		      "%s", error.text);
	edit("pay.csv", 2, "61010", "62020");
	upgrade_well();
	expect("SELECT year || ' ' || median FROM pay WHERE soc = '23-2011'"
	       " AND place = 'US' ORDER BY year",
	       "2019 (May) 3.0|2024 (May) 62020.0");
	expect("SELECT id FROM sources WHERE id LIKE 'bls-%'", "bls-oews-2019");
	expect("SELECT count(*) FROM roles WHERE id = 'auditor'", "1");
	free(table);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("upgrade");
	TCase *tcase = tcase_create("upgrade");

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, the_same_release_changes_nothing);
	tcase_add_test(tcase, both_have_changed);
	tcase_add_test(tcase, the_release_lacks_what_was_changed);
	tcase_add_test(tcase, names_nobody_has);
	tcase_add_test(tcase, another_atlas_is_refused);
	tcase_add_test(tcase, figures_stay);
	suite_add_tcase(suite, tcase);
	return suite_run(suite);
}
