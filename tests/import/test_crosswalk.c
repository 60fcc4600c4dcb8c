/* The crosswalk that gives an atlas of ESCO what one of O*NET has. */
#include <rungs/role.h>

#include "import/crosswalk.h"
#include "import/esco.h"
#include "import/oews.h"
#include "import/onet.h"
#include "import/tables.h"
#include "release_stage.h"
#include "suite.h"

#define ESCO "http://data.europa.eu/esco/occupation/00000000-0000-4000-8000-"
#define READER ESCO "000000000001"
#define COLOUR ESCO "000000000002"
#define KEEPER ESCO "000000000003"
#define WARDEN ESCO "000000000004"
#define HEAD                                                                   \
	"O*NET Id,O*NET Title,ESCO or ISCO URI,ESCO or ISCO Title,"            \
	"Type of Match\n"
#define WAGES                                                                  \
	"AREA_TITLE,AREA_TYPE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,A_MEAN,"      \
	"A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90\n"                           \
	"U.S.,1,15-9001,Lamp Readers,detailed,10,9,1,2,3,4,5\n"

static const char *const release_folder = SOURCE_DIR "/tests/import/esco";
static char *before, *onet;

static enum rungs_status import_release(const char *from, const char *to)
{
	struct rungs_atlas *atlas;
	enum rungs_status status = rungs_atlas_open(&atlas, onet, &error);

	if (status == RUNGS_OK)
		status = crosswalk_import(from, to, atlas, &findings, &error);
	rungs_atlas_close(atlas);
	return status;
}

/* The atlases of the two small releases, with pay of an occupation. */
static void begin(void)
{
	char *wages;
	size_t size;

	setup();
	before = strdup(scratch_path(folder, "before.atlas"));
	onet = strdup(scratch_path(folder, "onet.atlas"));
	wages = strdup(scratch_path(folder, "M2024.csv"));
	ck_assert_int_eq(
		esco_import(release_folder, NULL, before, &findings, &error),
		RUNGS_OK);
	ck_assert_int_eq(onet_import(SOURCE_DIR "/tests/import/onet", onet,
				     &findings, &error),
			 RUNGS_OK);
	scratch_write(wages, BYTES(WAGES));
	ck_assert_int_eq(oews_import(wages, onet, 0, &findings, &error),
			 RUNGS_OK);
	findings_release(&findings);
	free(wages);
	wages = scratch_read(before, &size);
	scratch_write(out, wages, size);
	free(wages);
}

static void end(void)
{
	free(before);
	free(onet);
	teardown();
}

static const char *file_of(const char *text)
{
	scratch_write(scratch_path(folder, "walk.csv"), text, strlen(text));
	return scratch_path(folder, "walk.csv");
}

static void take(const char *text)
{
	import_to(file_of(text), out);
}

static void expect_refused(const char *text, const char *sentence)
{
	char *kept = strdup(scratch_path(folder, "kept.atlas")), *bytes;
	const char *path = strdup(file_of(text));
	size_t size;

	bytes = scratch_read(out, &size);
	scratch_write(kept, bytes, size);
	free(bytes);
	findings_release(&findings);
	ck_assert_int_eq(import_release(path, out), RUNGS_BAD_INPUT);
	ck_assert_str_eq(error.text, sentence);
	expect_same_bytes(out, kept);
	ck_assert_int_eq(scratch_count(target), 1);
	free((char *)path);
	free(kept);
}

#define ROLES                                                                  \
	"SELECT title, level, occupation, occupation_fit, evidence, sources"   \
	" FROM roles ORDER BY title"

START_TEST(the_nearest_occupation_gives_level_and_pay)
{
	struct rungs_atlas *atlas;
	struct rungs_role role;

	take(HEAD "15-9001.00,Lamp Readers," READER ",x,exactMatch\n"
		  "15-9002.00,Lamp Keepers," READER ",x,closeMatch\n"
		  "15-9002.00,Lamp Keepers," KEEPER ",x,broadMatch\n");
	expect_no_warning();
	expect(ROLES, "Lamp keeper|zone-1|15-9002.00|loose|derived|"
		      "esco;esco-onet-crosswalk;onet;"
		      "colour reader|no-level|9812|listed|published|esco;"
		      "lamp reader|zone-2|15-9001.00|close|derived|"
		      "esco;esco-onet-crosswalk;onet;"
		      "moon warden|no-level|1234|listed|published|esco");
	expect("SELECT id FROM level_scales ORDER BY rowid",
	       "job-zones;no-level");
	expect("PRAGMA integrity_check", "ok");
	expect("PRAGMA foreign_key_check", "");

	atlas = open_atlas();
	ck_assert_int_eq(rungs_role_get(atlas, "9812.1", &role, &error),
			 RUNGS_OK);
	ck_assert_str_eq(role.brief.level.name, "Job zone 2");
	ck_assert_str_eq(role.address, READER);
	ck_assert_uint_eq(role.pay_count, 1);
	ck_assert_double_eq(role.pay[0].median, 3);
	ck_assert_str_eq(role.pay[0].place, "US");
	ck_assert_str_eq(role.pay[0].year, "2024 (May)");
	/* Pay of O*NET's occupation that ESCO's is said to match. */
	ck_assert_str_eq(role.pay[0].basis.evidence, "derived");
	ck_assert_str_eq(role.pay[0].basis.sources,
			 "bls-oews-2024;esco-onet-crosswalk;onet");
	ck_assert_uint_eq(role.match_count, 3);
	ck_assert_str_eq(role.matches[0].match, "exact");
	ck_assert_str_eq(role.matches[0].basis.evidence, "published");
	ck_assert_int_eq(role.matches[0].job_zone, 2);
	ck_assert_str_eq(role.matches[1].occupation.id, "15-9002.00");
	ck_assert_str_eq(role.matches[2].match, "group");
	ck_assert_str_eq(role.matches[2].occupation.id, "9812");
	ck_assert_uint_eq(role.source_count, 4);
	rungs_role_release(&role);
	rungs_atlas_close(atlas);
}
END_TEST

/* Of several that are as near none is picked; what they agree on is taken. */
START_TEST(several_as_near_give_only_what_they_share)
{
	take(HEAD "15-9001.00,a," READER ",x,closeMatch\n"
		  "15-9002.00,a," READER ",x,closeMatch\n"
		  "15-9002.00,a," KEEPER ",x,broadMatch\n"
		  "43-9001.00,a," KEEPER ",x,broadMatch\n"
		  "15-9001.00,a," KEEPER ",x,narrowMatch\n"
		  "98-9001.00,a," WARDEN ",x,exactMatch\n"
		  "98-9001.00,a," COLOUR ",x,broadMatch\n"
		  "15-9001.00,a," COLOUR ",x,broadMatch\n");
	expect(ROLES, "Lamp keeper|zone-1|9811|listed|derived|"
		      "esco;esco-onet-crosswalk;onet;"
		      "colour reader|no-level|9812|listed|published|esco;"
		      "lamp reader|no-level|9812|listed|published|esco;"
		      "moon warden|no-level|98-9001.00|close|derived|"
		      "esco;esco-onet-crosswalk;onet");
	expect("SELECT count(*) FROM role_occupations WHERE match <> 'group'",
	       "8");
	expect_finding("note: walk.csv: 1 roles get a level; 1 get the pay of "
		       "the one occupation that is nearest, and 3 none, of "
		       "which several are as near");
}
END_TEST

/* Rows in are rows kept or named. */
START_TEST(what_is_left_out_is_named)
{
	static const char *const lines[] = {
		"note: walk.csv: 10 rows, 1 kept and 9 left out",
		"note: walk.csv:1: columns not read: O*NET Title, ESCO or "
		"ISCO Title",
		"note: walk.csv:3: 1 row left out: of ISCO groups, which say "
		"nothing of a role",
		"note: walk.csv:4: 2 rows left out: of roles that the atlas "
		"does not have",
		"note: walk.csv:5: 1 row left out: of occupations that the "
		"atlas of O*NET does not have",
		"warning: walk.csv:6: column Type of Match: is none of exact, "
		"close, broad and narrow (\"relatedMatch\")",
		"warning: walk.csv:7: column ESCO or ISCO URI: stands on an "
		"earlier line already (\"" READER "\")",
		"warning: walk.csv:8: row has 2 fields instead of 5",
		"warning: walk.csv:10: column O*NET Id: is empty",
	};

	take(HEAD "15-9001.00,a," READER ",x,exactMatch\n"
		  "15-9002.00,a,http://data.europa.eu/esco/isco/C9811,x,"
		  "exactISCO\n"
		  "15-9002.00,a," ESCO "999999999999,x,exactMatch\n"
		  "11-1011.00,a," READER ",x,exactMatch\n"
		  "15-9002.00,a," READER ",x,relatedMatch\n"
		  "15-9001.00,a," READER ",x,closeMatch\n"
		  "15-9001.00,a\n"
		  "15-9002.00,a,lamps,x,exactMatch\n"
		  ",a," READER ",x,exactMatch\n"
		  "A note at the end,,,,\n");
	for (size_t i = 0; i < COUNT(lines); i++)
		expect_finding(lines[i]);
	expect_finding("note: walk.csv:11: 1 row left out: remarks below the "
		       "table");
	expect("SELECT count(*) FROM role_occupations WHERE match <> 'group'",
	       "1");
}
END_TEST

/* As the Commission publishes it, with a mark and remarks before the table;
 * as others write matches and addresses. */
START_TEST(it_is_read_however_it_is_written)
{
	take("\xEF\xBB\xBFMapping project name,Lamp walk,,,\r\n"
	     "Mapping project author,\"Lamps, and Co\",,,\r\n"
	     "Mapping project version,7,,,\r\n"
	     "Mapping project version date,Sep-31,,,\r\n"
	     "Classification 1 Version,O*NET-SOC 2029,,,\r\n"
	     "Classification 2 Version,v9.1,,,\r\n"
	     ",,,,\r\n"
	     "Type of Match,\"ESCO or ISCO URI\",O*NET Id,,\r\n"
	     "skos:exactMatch,\"https://data.europa.eu/esco/occupation/"
	     "00000000-0000-4000-8000-000000000001\",15-9001.00,,\r\n"
	     "http://www.w3.org/2004/02/skos/core#closeMatch," KEEPER
	     ",15-9002.00,,\r\n"
	     "Broad match," WARDEN ",98-9001.00,,\r\n"
	     "narrow," COLOUR ",43-9001.00,,");
	expect_no_warning();
	expect("SELECT x.role, x.match FROM role_occupations AS x"
	       " WHERE x.match <> 'group' ORDER BY x.rowid",
	       "9812.1|exact;9811.1|close;1234.10|broad;9812.1.1|narrow");
	expect("SELECT title, publisher, year FROM sources"
	       " WHERE id = 'esco-onet-crosswalk'",
	       "Lamp walk, version 7 (Sep-31): O*NET-SOC 2029, ESCO v9.1|"
	       "Lamps, and Co|2031");
}
END_TEST

#define ROW HEAD "15-9001.00,a," READER ",x,exactMatch\n"

START_TEST(what_is_no_crosswalk_changes_nothing)
{
	expect_refused("a,b\n1,2\n",
		       "The file \"walk.csv\" has no column \"O*NET Id\".");
	expect_refused(HEAD "11-1011.00,a," READER ",x,exactMatch\n",
		       "The file \"walk.csv\" has no row that can be used "
		       "about roles of the one atlas and occupations of the "
		       "other.");
}
END_TEST

static int by_text(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

/* All rows of all tables, in an order of their own; the caller frees each, and
 * the list. */
static char **rows_of_all(size_t *count)
{
	char **rows = NULL;
	sqlite3 *db;

	*count = 0;
	ck_assert_int_eq(sqlite3_open_v2(out, &db, SQLITE_OPEN_READONLY, NULL),
			 SQLITE_OK);
	for (size_t i = 0; i < table_count; i++) {
		char *sql =
			sqlite3_mprintf("SELECT * FROM \"%w\"", tables[i].name);
		sqlite3_stmt *row;

		ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &row, NULL),
				 SQLITE_OK);
		while (sqlite3_step(row) == SQLITE_ROW) {
			size_t size;
			FILE *to;

			rows = realloc(rows, (*count + 1) * sizeof(*rows));
			to = open_memstream(&rows[(*count)++], &size);
			fprintf(to, "%s", tables[i].name);
			for (int c = 0; c < sqlite3_column_count(row); c++)
				fprintf(to, "|%s",
					(const char *)sqlite3_column_text(row,
									  c));
			fclose(to);
		}
		sqlite3_finalize(row);
		sqlite3_free(sql);
	}
	sqlite3_close(db);
	qsort(rows, *count, sizeof(*rows), by_text);
	return rows;
}

static void expect_rows(char **expected, size_t expected_count)
{
	size_t count;
	char **rows = rows_of_all(&count);

	for (size_t i = 0; i < count && i < expected_count; i++) {
		ck_assert_str_eq(rows[i], expected[i]);
		free(rows[i]);
	}
	ck_assert_uint_eq(count, expected_count);
	free(rows);
}

#define OLDER                                                                  \
	HEAD "15-9001.00,a," READER ",x,exactMatch\n"                          \
	     "15-9002.00,a," KEEPER ",x,closeMatch\n"                          \
	     "43-9001.00,a," KEEPER ",x,closeMatch\n"                          \
	     "98-9001.00,a," WARDEN ",x,broadMatch\n"
#define NEWER                                                                  \
	HEAD "15-9002.00,a," READER ",x,broadMatch\n"                          \
	     "43-9001.00,a," COLOUR ",x,exactMatch\n"

/* Nothing is left of what came by the older one. */
START_TEST(a_newer_one_takes_its_place)
{
	size_t size, count;
	char *bytes = scratch_read(before, &size), **rows;

	take(NEWER);
	rows = rows_of_all(&count);
	take(NEWER);
	expect_rows(rows, count);
	scratch_write(out, bytes, size);
	take(OLDER);
	take(NEWER);
	expect_rows(rows, count);
	for (size_t i = 0; i < count; i++)
		free(rows[i]);
	free(rows);
	free(bytes);
}
END_TEST

START_TEST(both_atlases_must_be_such)
{
	char *one = onet, *other = out;

	onet = before;
	expect_refused(ROW, "The atlas that job zones come from is none of "
			    "O*NET.");
	onet = one;
	out = one;
	findings_release(&findings);
	ck_assert_int_eq(import_release(file_of(ROW), out), RUNGS_BAD_INPUT);
	ck_assert_str_eq(error.text,
			 "The atlas that the crosswalk goes into has no role "
			 "with an address of ESCO; make it with rungs import "
			 "esco.");
	out = other;
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("crosswalk");
	TCase *one = tcase_create("crosswalk");

	tcase_add_checked_fixture(one, begin, end);
	tcase_add_test(one, the_nearest_occupation_gives_level_and_pay);
	tcase_add_test(one, several_as_near_give_only_what_they_share);
	tcase_add_test(one, what_is_left_out_is_named);
	tcase_add_test(one, it_is_read_however_it_is_written);
	tcase_add_test(one, what_is_no_crosswalk_changes_nothing);
	tcase_add_test(one, a_newer_one_takes_its_place);
	tcase_add_test(one, both_atlases_must_be_such);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
