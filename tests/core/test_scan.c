/* What a text names of the KPO atlas. */
#include <check.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <rungs/scan.h>

#include "core/text.h"
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
	read_text("1.5 years, 3-4 years, 8+ years, 2020 2 years, 0 years");
	ck_assert_uint_eq(scan.count, 4);
	ck_assert_int_eq(scan.at[0].years, 1);
	ck_assert_int_eq(scan.at[1].years, 3);
	ck_assert_int_eq(scan.at[2].years, 8);
	ck_assert_int_eq(scan.at[3].years, 2);
}
END_TEST

START_TEST(degrees_are_found_by_their_usual_names)
{
	static const char *const said[][2] = {
		{"B.Com, Pune", "bachelor"},
		{"B.Tech. (Hons)", "bachelor"},
		{"Bachelors in arts", "bachelor"},
		{"an MBA", "master"},
		{"Master of Laws", "master"},
		{"LL.B., Leeds", "professional-law"},
		{"Ph.D.", "doctorate"},
		{"high-school diploma", "secondary"},
	};

	for (size_t i = 0; i < sizeof(said) / sizeof(*said); i++) {
		read_text(said[i][0]);
		ck_assert_msg(hit(RUNGS_EDUCATION, said[i][1]) != NULL, "%s",
			      said[i][0]);
	}
	read_text("Scrum master, M&A, secondary market research, BA and MS "
		  "Office, J.D. Edwards");
	for (size_t i = 0; i < scan.count; i++)
		ck_assert_int_ne(scan.at[i].kind, RUNGS_EDUCATION);
}
END_TEST

/* Opens another atlas, which the teardown closes. */
static void open_onet(void)
{
	rungs_atlas_close(atlas);
	ck_assert_int_eq(rungs_atlas_open(&atlas,
					  BINARY_DIR "/fixture_onet.atlas",
					  NULL),
			 RUNGS_OK);
}

static void assert_tools(const char *text, const char *ids)
{
	char found[200] = "";

	read_text(text);
	for (size_t i = 0; i < scan.count; i++) {
		if (scan.at[i].kind == RUNGS_SKILL) {
			strcat(found, found[0] != '\0' ? " " : "");
			strcat(found, scan.at[i].thing.id);
		}
	}
	ck_assert_str_eq(found, ids);
}

START_TEST(tools_are_found_without_their_makers)
{
	open_onet();
	assert_tools("Microsoft Excel", "microsoft-excel");
	assert_tools("microsoft excel", "microsoft-excel");
	assert_tools("good at Excel and SAP", "microsoft-excel sap-software");
	assert_tools("EXCEL, macOS", "microsoft-excel apple-macos");
	assert_tools("ms office; Microsoft office",
		     "microsoft-office-software");
	assert_tools("I excel, and sap", "");
	assert_tools("CATIA", "ibm-catia");
	assert_tools("IBM Catia", "ibm-catia");
}
END_TEST

START_TEST(initials_are_found_in_capitals)
{
	open_onet();
	assert_tools("SQL and AWS", "structured-query-language-sql "
				    "amazon-web-services-aws-software");
	assert_tools("Structured Query Language (SQL)",
		     "structured-query-language-sql");
	assert_tools("Sql, aws, PM", "");
}
END_TEST

START_TEST(ordinary_words_are_tools_among_tools)
{
	open_onet();
	assert_tools("Word, Excel and Access (Project)",
		     "microsoft-word microsoft-excel microsoft-access "
		     "microsoft-project");
	assert_tools("- Word/Access", "microsoft-word microsoft-access");
	assert_tools("MS Word", "microsoft-word");
	assert_tools("MS Office (Word, Excel)",
		     "microsoft-office-software microsoft-word "
		     "microsoft-excel");
	assert_tools("Word", "");
	assert_tools("word, access, project", "");
	assert_tools("Project manager, Excel", "microsoft-excel");
	assert_tools("Access to the office, Excel", "microsoft-excel");
	assert_tools("Excel; kept Word", "microsoft-excel");
	rungs_atlas_close(atlas);
	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, NULL), RUNGS_OK);
	assert_tools("I wrote every word of it, in SQL", "sql");
	assert_tools("Word, SQL", "word sql");
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

/* Against the obvious way: every name is held against every place ---------- */

enum { NAMES_MOST = 20000, NAME_SIZE = 400, WORDS = 3000 };

struct name {
	enum rungs_kind kind;
	char id[NAME_SIZE], folded[NAME_SIZE];
};

static struct name names[NAMES_MOST];
static size_t name_count;

/* Those are found in lists only, which the texts here have none of. */
static bool is_ordinary(const char *folded)
{
	static const char *const words[] = {
#define MAKER(name, short_name)
#define ORDINARY(word) word,
#include "core/makers.def"
#undef MAKER
#undef ORDINARY
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (strcmp(folded, words[i]) == 0)
			return true;
	}
	return false;
}

static void name_add(enum rungs_kind kind, const char *id, const char *text,
		     size_t size)
{
	struct name *name = &names[name_count++];
	char copy[NAME_SIZE];

	ck_assert_uint_lt(name_count, NAMES_MOST);
	snprintf(copy, sizeof(copy), "%.*s", (int)size, text);
	snprintf(name->id, sizeof(name->id), "%s", id);
	name->kind = kind;
	if (text_fold(name->folded, sizeof(name->folded), copy, NULL) < 2 ||
	    (kind == RUNGS_SKILL && is_ordinary(name->folded)))
		name_count--;
}

static void degree_add(const char *id, const char *name)
{
	static const char *const degrees[][2] = {
#define DEGREE(beginning, words) {beginning, words},
#include "core/degrees.def"
#undef DEGREE
	};

	for (size_t i = 0; i < sizeof(degrees) / sizeof(*degrees); i++) {
		if (strncasecmp(name, degrees[i][0], strlen(degrees[i][0])) ==
		    0)
			name_add(RUNGS_EDUCATION, id, degrees[i][1],
				 strlen(degrees[i][1]));
	}
}

static void names_read(void)
{
	static const char sql[] =
		"SELECT 4, id, name FROM skills"
		" UNION ALL SELECT 4, id, id FROM skills"
		" UNION ALL SELECT 5, id, name FROM certifications"
		" UNION ALL SELECT 5, id, id FROM certifications"
		" UNION ALL SELECT 6, id, name FROM education WHERE rank > 0"
		" UNION ALL SELECT 3, id, title FROM (SELECT id, title, rowid"
		" AS place FROM roles UNION ALL SELECT t.role, t.title, r.rowid"
		" FROM role_titles t JOIN roles r ON r.id = t.role"
		" ORDER BY place)";
	sqlite3 *db;
	sqlite3_stmt *rows;

	name_count = 0;
	sqlite3_open_v2(BINARY_DIR "/kpo.atlas", &db, SQLITE_OPEN_READONLY,
			NULL);
	ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &rows, NULL),
			 SQLITE_OK);
	while (sqlite3_step(rows) == SQLITE_ROW) {
		enum rungs_kind kind =
			(enum rungs_kind)sqlite3_column_int(rows, 0);
		const char *id = (const char *)sqlite3_column_text(rows, 1);
		const char *name = (const char *)sqlite3_column_text(rows, 2);
		const char *open = strchr(name, '('), *end;

		name_add(kind, id, name, strlen(name));
		if (kind == RUNGS_EDUCATION)
			degree_add(id, name);
		if (open == NULL || open == name)
			continue;
		name_add(kind, id, name, (size_t)(open - name));
		end = strchr(open, ')');
		if (end != NULL && end > open + 3)
			name_add(kind, id, open + 1, (size_t)(end - open - 1));
	}
	sqlite3_finalize(rows);
	sqlite3_close(db);
}

static const struct name *longest_at(const char *at, size_t *size)
{
	const struct name *best = NULL;

	*size = 0;
	for (size_t i = 0; i < name_count; i++) {
		size_t length = strlen(names[i].folded);

		if (length <= *size ||
		    strncmp(at, names[i].folded, length) != 0 ||
		    (at[length] != ' ' && at[length] != '\0'))
			continue;
		best = &names[i];
		*size = length;
	}
	return best;
}

/* Takes off the count of each thing how often a line names it. */
static void take_off(const char *line)
{
	static char folded[4 * WORDS * 20];
	const char *at = folded;

	text_fold(folded, sizeof(folded), line, NULL);
	while (*at != '\0') {
		size_t size;
		const struct name *name = longest_at(at, &size);

		if (name != NULL) {
			const struct rungs_scan_hit *found =
				hit(name->kind, name->id);

			ck_assert_msg(found != NULL, "no %s", name->id);
			((struct rungs_scan_hit *)found)->count--;
		} else {
			size = strcspn(at, " ");
		}
		at += size + (at[size] == ' ');
	}
}

/* Names and pieces of them, in no order. */
static void make_text(char *text)
{
	uint64_t seed = 20261126;

	text[0] = '\0';
	for (int i = 0; i < WORDS / 10; i++) {
		const char *name;
		size_t size;

		seed = seed * 6364136223846793005u + 1442695040888963407u;
		name = names[(size_t)(seed >> 33) % name_count].folded;
		size = strlen(name);
		if (seed >> 20 & 1)
			size = strcspn(name, " ");
		strncat(text, name, size);
		strcat(text, (seed >> 21 & 7) == 0 ? "\n" : " ");
	}
}

START_TEST(all_that_stands_there_is_found_and_no_more)
{
	static char text[WORDS * 20], *line;

	names_read();
	make_text(text);
	read_text(text);
	ck_assert_uint_gt(scan.count, 100);
	for (line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n"))
		take_off(line);
	for (size_t i = 0; i < scan.count; i++)
		ck_assert_msg(scan.at[i].count == 0, "%d more of %s",
			      scan.at[i].count, scan.at[i].thing.id);
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
	tcase_add_test(tests, degrees_are_found_by_their_usual_names);
	tcase_add_test(tests, tools_are_found_without_their_makers);
	tcase_add_test(tests, initials_are_found_in_capitals);
	tcase_add_test(tests, ordinary_words_are_tools_among_tools);
	tcase_add_test(tests, a_long_line_is_cut);
	tcase_add_test(tests, anything_may_be_read);
	tcase_add_test(tests, all_that_stands_there_is_found_and_no_more);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
