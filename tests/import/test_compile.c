/* Folders that are compiled, and atlases that are or are not written. */
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/resource.h>

#include <rungs/atlas.h>

#include "answer.h"
#include "import/compile.h"
#include "import/tables.h"
#include "spreadsheet.h"
#include "suite.h"

#define BYTES(text) text, sizeof(text) - 1
#define FIXTURE SOURCE_DIR "/tests/fixture"

static char *folder, *target, *out;
static struct findings findings;
static struct rungs_error error;

static void setup(void)
{
	folder = scratch_new();
	target = scratch_new();
	scratch_copy(FIXTURE, folder);
	out = strdup(scratch_path(target, "new.atlas"));
}

static void teardown(void)
{
	findings_release(&findings);
	scratch_delete(folder);
	scratch_delete(target);
	free(out);
}

static void expect_clean(const char *path, const char *to)
{
	char line[FINDING_SIZE + 300] = "";
	enum rungs_status status = compile_folder(path, to, &findings, &error);

	if (findings.count > 0)
		finding_line(&findings.at[0], line, sizeof(line));
	ck_assert_msg(findings.count == 0, "%s", line);
	ck_assert_msg(status == RUNGS_OK, "%s", error.text);
}

START_TEST(fixture_is_clean)
{
	struct rungs_atlas *atlas;
	struct rungs_about about;

	expect_clean(FIXTURE, out);
	ck_assert_int_eq(scratch_count(target), 1);
	ck_assert_int_eq(rungs_atlas_open(&atlas, out, &error), RUNGS_OK);
	ck_assert_int_eq(rungs_about_get(atlas, &about, &error), RUNGS_OK);
	ck_assert_str_eq(about.name, "Fixture careers");
	ck_assert_uint_eq(about.roles, 6);
	rungs_about_release(&about);
	rungs_atlas_close(atlas);
}
END_TEST

START_TEST(kpo_is_clean)
{
	expect_clean(SOURCE_DIR "/db/kpo", out);
}
END_TEST

START_TEST(same_tables_same_bytes)
{
	char *again = strdup(scratch_path(target, "again.atlas"));

	expect_clean(SOURCE_DIR "/db/kpo", out);
	expect_clean(SOURCE_DIR "/db/kpo", again);
	expect_same_bytes(out, again);
	expect_same_bytes(out, BINARY_DIR "/kpo.atlas");
	free(again);
}
END_TEST

/* How a table may be written without meaning anything else. */
static const struct {
	const char *bytes;
	size_t size;
} spellings[] = {
	{BYTES("word,means\nbi,analytics\nlawyer,legal\n")},
	{BYTES("word,means\nbi,analytics\nlawyer,legal")},
	{BYTES("\xEF\xBB\xBFword,means\nbi,analytics\nlawyer,legal\n")},
	{BYTES("word,means\r\nbi,analytics\r\nlawyer,legal\r\n")},
	{BYTES("\"word\",\"means\"\n\"bi\",\"analytics\"\nlawyer,legal\n\n")},
	{BYTES("means,word\nanalytics,bi\nlegal,lawyer\n")},
};

START_TEST(spelling_does_not_matter)
{
	scratch_write(scratch_path(folder, "synonyms.csv"), spellings[_i].bytes,
		      spellings[_i].size);
	expect_clean(folder, out);
	expect_same_bytes(out, BINARY_DIR "/fixture.atlas");
}
END_TEST

/* Whatever a spreadsheet puts between, and rows that were cleared. */
START_TEST(spreadsheets_are_read_alike)
{
	static const char cleared[] = "\xEF\xBB\xBFword;means\r\n"
				      "bi;analytics\r\nlawyer;legal\r\n;\r\n";

	for (size_t i = 0; i < table_count; i++) {
		char name[64];

		snprintf(name, sizeof(name), "%s.csv", tables[i].name);
		if (access(scratch_path(folder, name), F_OK) == 0)
			spreadsheet_save(scratch_path(folder, name));
	}
	scratch_write(scratch_path(folder, "synonyms.csv"), BYTES(cleared));
	expect_clean(folder, out);
	expect_same_bytes(out, BINARY_DIR "/fixture.atlas");
}
END_TEST

static void expect(const char *sql, const char *answer)
{
	expect_answer(out, sql, ";", answer);
}

START_TEST(rows_keep_their_lines_and_values)
{
	/* The optional columns may go, blank lines may come. */
	scratch_write(scratch_path(folder, "terms.csv"),
		      BYTES("id,term,definition,specialization,topic,sources\n"
			    "\nsql,SQL,\"a language,\n"
			    "for \"\"databases\"\"\",legal,\xC3\xA9\xE6\x97\xA5"
			    ",handbook\nkpo,KPO,x,legal,y,handbook\n"));
	scratch_edit(scratch_path(folder, "statement_links.csv"), 4, "protocol",
		     BYTES("kpo"));
	expect_clean(folder, out);
	expect("SELECT group_concat(rowid || id) FROM "
	       "(SELECT rowid, id FROM terms ORDER BY 1)",
	       "3sql,5kpo");
	expect("SELECT definition FROM terms WHERE id = 'sql'",
	       "a language,\nfor \"databases\"");
	expect("SELECT topic FROM terms WHERE id = 'sql'",
	       "\xC3\xA9\xE6\x97\xA5");
	expect("SELECT typeof(expansion) FROM terms WHERE id = 'sql'", "null");
	expect("SELECT group_concat(typeof(p10) || typeof(p90) || "
	       "typeof(employment)) FROM pay",
	       "realrealinteger,realnullinteger");
	expect("PRAGMA integrity_check", "ok");
	expect("PRAGMA page_size", "4096");
	expect("PRAGMA journal_mode", "delete");
	expect("SELECT count(*) > 0 FROM search_words", "1");
}
END_TEST

START_TEST(every_problem_is_told_in_order)
{
	static const char *const expected[] = {
		"facts.csv:2: column quality: has text after its closing quote "
		"(\"go\"\")",
		"levels.csv: the file is missing",
		"moves.csv:3: column years_min: is not a whole number (\"x\")",
		"moves.csv:3: column years_max: is less than 0 (\"-4\")",
		"moves.csv:5: column kind: is none of advancement, lateral, "
		"lateral-advancement, cross-track, cross-specialization, "
		"similar (\"up\")",
		"requirements.csv:4: column skill: is no id of skills.csv "
		"(\"privy\")",
		"terms.csv:2: column sources: is no id of sources.csv "
		"(\"me\")",
		"terms.csv:2: column sources: is no id of sources.csv "
		"(\"you\")",
	};
	size_t count = sizeof(expected) / sizeof(expected[0]);
	char line[FINDING_SIZE + 300];

	scratch_edit(scratch_path(folder, "facts.csv"), 2, "good",
		     BYTES("\"go\"od"));
	ck_assert_int_eq(unlink(scratch_path(folder, "levels.csv")), 0);
	scratch_edit(scratch_path(folder, "moves.csv"), 3, ",3,4,",
		     BYTES(",x,-4,"));
	scratch_edit(scratch_path(folder, "moves.csv"), 5, "advancement",
		     BYTES("up"));
	scratch_edit(scratch_path(folder, "requirements.csv"), 4, "privilege",
		     BYTES("privy"));
	scratch_edit(scratch_path(folder, "terms.csv"), 2, "handbook",
		     BYTES("me;you"));
	ck_assert_int_eq(compile_folder(folder, out, &findings, &error),
			 RUNGS_BAD_INPUT);
	ck_assert_uint_eq(findings.count, count);
	for (size_t i = 0; i < count; i++) {
		finding_line(&findings.at[i], line, sizeof(line));
		ck_assert_str_eq(line, expected[i]);
	}
	ck_assert_ptr_nonnull(strstr(error.text, "8 errors"));
	ck_assert_int_eq(scratch_count(target), 0);
}
END_TEST

START_TEST(thousands_of_problems_are_bounded)
{
	size_t size = 0;
	char *bytes = NULL;
	FILE *to = open_memstream(&bytes, &size);

	fputs("word,means\n", to);
	for (int i = 0; i < 20000; i++)
		fprintf(to, "w%d\n", i);
	fclose(to);
	scratch_write(scratch_path(folder, "synonyms.csv"), bytes, size);
	free(bytes);
	ck_assert_int_eq(compile_folder(folder, out, &findings, &error),
			 RUNGS_BAD_INPUT);
	ck_assert_uint_eq(findings.count, 10001);
	ck_assert_str_eq(findings.at[0].message, "there are 10000 more");
}
END_TEST

START_TEST(checking_writes_nothing)
{
	ck_assert_int_eq(check_folder(FIXTURE, &findings, &error), RUNGS_OK);
	ck_assert_uint_eq(findings.count, 0);
	ck_assert_int_eq(unlink(scratch_path(folder, "roles.csv")), 0);
	ck_assert_int_eq(check_folder(folder, &findings, &error), RUNGS_OK);
	ck_assert_uint_eq(findings.errors, 1);
}
END_TEST

static const char *const no_folders[] = {"missing", "a.file", "", "a.file/x"};

START_TEST(folder_that_is_none)
{
	char *path = strdup(scratch_path(target, no_folders[_i]));

	scratch_write(scratch_path(target, "a.file"), BYTES("x"));
	if (no_folders[_i][0] == '\0')
		path[0] = '\0';
	ck_assert_int_eq(compile_folder(path, out, &findings, &error),
			 RUNGS_IO);
	ck_assert_ptr_nonnull(strstr(error.text, "cannot be read"));
	ck_assert_ptr_nonnull(strstr(error.text, path));
	ck_assert_int_eq(scratch_count(target), 1);
	free(path);
}
END_TEST

/* Targets --------------------------------------------------------------- */

static void expect_refusal(const char *path, const char *reason)
{
	ck_assert_int_eq(compile_folder(FIXTURE, path, &findings, &error),
			 RUNGS_IO);
	ck_assert_msg(strstr(error.text, reason) != NULL, "%s", error.text);
}

START_TEST(target_that_cannot_be)
{
	expect_refusal(scratch_path(target, "no/new.atlas"),
		       "No such file or directory");
	expect_refusal(target, "Is a directory");
	expect_refusal("", "No such file or directory");
	ck_assert_int_eq(mkfifo(out, 0666), 0);
	expect_refusal(out, "File exists");
	ck_assert_int_eq(scratch_count(target), 1);
}
END_TEST

START_TEST(target_is_replaced)
{
	struct stat stat_new;

	scratch_write(out, BYTES("old"));
	ck_assert_int_eq(chmod(out, 0640), 0);
	expect_clean(FIXTURE, out);
	expect_same_bytes(out, BINARY_DIR "/fixture.atlas");
	ck_assert_int_eq(stat(out, &stat_new), 0);
	ck_assert_uint_eq(stat_new.st_mode & 0777, 0640);
	ck_assert_int_eq(scratch_count(target), 1);
}
END_TEST

START_TEST(target_behind_a_link)
{
	const char *link = scratch_path(target, "link");
	struct stat stat_link;

	scratch_write(out, BYTES("old"));
	ck_assert_int_eq(symlink("new.atlas", link), 0);
	expect_clean(FIXTURE, link);
	ck_assert_int_eq(lstat(scratch_path(target, "link"), &stat_link), 0);
	ck_assert(S_ISLNK(stat_link.st_mode));
	expect_same_bytes(out, BINARY_DIR "/fixture.atlas");
}
END_TEST

/* The disk gives out after `limit` bytes. */
START_TEST(target_survives_a_full_disk)
{
	static const rlim_t limits[] = {0, 1, 4096, 100000};
	struct rlimit limit = {.rlim_max = RLIM_INFINITY};
	size_t size;
	char *old;

	signal(SIGXFSZ, SIG_IGN);
	scratch_write(out, BYTES("old"));
	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		limit.rlim_cur = limits[i];
		ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
		ck_assert_int_eq(
			compile_folder(FIXTURE, out, &findings, &error),
			RUNGS_IO);
		limit.rlim_cur = RLIM_INFINITY;
		ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
		ck_assert_msg(strstr(error.text, "File too large") != NULL,
			      "%s", error.text);
		old = scratch_read(out, &size);
		ck_assert_str_eq(old, "old");
		free(old);
		ck_assert_int_eq(scratch_count(target), 1);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("compile");
	TCase *tcase = tcase_create("compile");

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, fixture_is_clean);
	tcase_add_test(tcase, kpo_is_clean);
	tcase_add_test(tcase, same_tables_same_bytes);
	tcase_add_loop_test(tcase, spelling_does_not_matter, 0,
			    (int)(sizeof(spellings) / sizeof(spellings[0])));
	tcase_add_test(tcase, spreadsheets_are_read_alike);
	tcase_add_test(tcase, rows_keep_their_lines_and_values);
	tcase_add_test(tcase, every_problem_is_told_in_order);
	tcase_add_test(tcase, thousands_of_problems_are_bounded);
	tcase_add_test(tcase, checking_writes_nothing);
	tcase_add_loop_test(tcase, folder_that_is_none, 0,
			    (int)(sizeof(no_folders) / sizeof(no_folders[0])));
	tcase_add_test(tcase, target_that_cannot_be);
	tcase_add_test(tcase, target_is_replaced);
	tcase_add_test(tcase, target_behind_a_link);
	tcase_add_test(tcase, target_survives_a_full_disk);
	suite_add_tcase(suite, tcase);
	return suite_run(suite);
}
