/* The file of a profile: with every system call failing in turn, damaged, newer,
 * something else, not allowed. */
#include <sys/resource.h>

#include "core/profile_image.h"
#include "fault_stage.h"
#include "profile_stage.h"
#include "suite.h"

/* What SQL tells of the file, row by row. */
static char *told(const char *sql)
{
	sqlite3_stmt *rows;
	char *text = NULL;
	size_t size;
	sqlite3 *db;
	FILE *out = open_memstream(&text, &size);

	ck_assert_int_eq(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL),
			 SQLITE_OK);
	ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &rows, NULL),
			 SQLITE_OK);
	while (sqlite3_step(rows) == SQLITE_ROW)
		fprintf(out, "%s\n", sqlite3_column_text(rows, 0));
	sqlite3_finalize(rows);
	sqlite3_close(db);
	fclose(out);
	return text;
}

static const char *const everything[] = {
	"SELECT type || name || tbl_name || rootpage || coalesce(sql, '')"
	" FROM sqlite_schema ORDER BY name",
	"SELECT only || ' ' || applied FROM state",
	"SELECT count(*) FROM records",
	"SELECT count(*) FROM changes",
	"PRAGMA application_id",
	"PRAGMA user_version",
	"PRAGMA page_size",
	"PRAGMA page_count",
	"PRAGMA freelist_count",
	"PRAGMA auto_vacuum",
	"PRAGMA encoding",
	"PRAGMA journal_mode",
	"PRAGMA integrity_check",
};

/* Where there is nothing a file is put that is ready, an empty one is filled by
 * the scripts. */
START_TEST(a_new_one_is_what_the_scripts_make)
{
	enum { COUNT = sizeof(everything) / sizeof(*everything) };
	struct stat file, other;
	char *ready[COUNT];

	ck_assert(profile_image_place(path)); /* and nothing mends it */
	ck_assert_int_eq(stat(path, &file), 0);
	for (size_t i = 0; i < COUNT; i++)
		ready[i] = told(everything[i]);
	unlink(path);
	fclose(fopen(path, "w"));
	rungs_profile_close(opened(RUNGS_PROFILE_WRITE));
	ck_assert_int_eq(stat(path, &other), 0);
	ck_assert_int_eq(file.st_size, other.st_size);
	for (size_t i = 0; i < COUNT; i++) {
		char *made = told(everything[i]);

		ck_assert_str_eq(ready[i], made);
		free(ready[i]);
		free(made);
	}
}
END_TEST

static mode_t mode_of(void)
{
	struct stat found;

	ck_assert_int_eq(stat(path, &found), 0);
	return found.st_mode & 07777;
}

START_TEST(a_new_one_is_private)
{
	static const mode_t masks[] = {0, 022, 077, 0777};
	mode_t before = umask(masks[_i]);

	ck_assert(profile_image_place(path));
	umask(before);
	ck_assert_uint_eq(mode_of(), 0600);
	ck_assert_int_eq(scratch_count(folder), 1);
}
END_TEST

START_TEST(what_stands_there_is_no_new_one)
{
	scratch_write(path, "mine", 4);
	ck_assert(!profile_image_place(path));
	ck_assert_int_eq(scratch_count(folder), 1);
	unlink(path);
	ck_assert_int_eq(symlink("nowhere", path), 0);
	ck_assert(!profile_image_place(path));
	ck_assert_int_eq(scratch_count(folder), 1);
}
END_TEST

/* A full disk leaves nothing behind. */
START_TEST(a_new_one_is_whole_or_not_there)
{
	struct rlimit before, none;

	signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
	none = before;
	none.rlim_cur = 3000;
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &none), 0);
	ck_assert(!profile_image_place(path));
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &before), 0);
	ck_assert_int_eq(scratch_count(folder), 0);
}
END_TEST

/* Changes three records and undoes nothing. */
static enum rungs_status change(void)
{
	struct rungs_edit edits[] = {skill("sql", 5), skill("word", 1),
				     skill("zeal", 1)};
	struct rungs_profile *profile;
	enum rungs_status status = rungs_profile_open(
		&profile, path, RUNGS_PROFILE_WRITE, NULL, NULL);

	if (status == RUNGS_OK)
		status = rungs_profile_change(profile, edits, 3, false, NULL);
	return status;
}

START_TEST(every_call_in_turn)
{
	static const char old[] = "skill excel 2;skill sql 3;";
	static const char new[] = "skill excel 2;skill sql 5;skill word 1;"
				  "skill zeal 1;";
	int at = 0, ended;

	do {
		struct rungs_profile *profile = opened(RUNGS_PROFILE_WRITE);
		struct rungs_edit edits[] = {skill("excel", 2),
					     skill("sql", 3)};

		ck_assert_int_eq(
			rungs_profile_change(profile, edits, 2, true, NULL),
			RUNGS_OK);
		rungs_profile_close(profile);
		ended = with_fault(++at, errors[_i], change);
		profile = opened(RUNGS_PROFILE_WRITE);
		const char *now = said(profile);
		if (ended == DONE || ended == NEVER_REACHED)
			ck_assert_str_eq(now, new);
		else if (ended == REFUSED)
			ck_assert_str_eq(now, old);
		else
			ck_assert(strcmp(now, old) == 0 ||
				  strcmp(now, new) == 0);
		rungs_profile_close(profile);
		if (errors[_i] != 0)
			ck_assert_int_eq(scratch_count(folder), 1);
	} while (ended != NEVER_REACHED);
	ck_assert_int_gt(at, 8);
}
END_TEST

static enum rungs_status opens(enum rungs_profile_use use, char **aside)
{
	struct rungs_profile *profile;
	struct rungs_error error = {0};
	enum rungs_status status =
		rungs_profile_open(&profile, path, use, aside, &error);

	ck_assert(status == RUNGS_OK || strlen(error.text) > 10);
	rungs_profile_close(profile);
	return status;
}

static void assert_same(const char *name, const char *bytes, size_t size)
{
	size_t now_size;
	char *now = scratch_read(name, &now_size);

	ck_assert_uint_eq(now_size, size);
	ck_assert_mem_eq(now, bytes, size);
	free(now);
}

/* Whatever byte is wrong: refused or harmless when read, and kept as it is,
 * aside, when a new one is begun. */
START_TEST(a_damaged_one_is_kept)
{
	struct rungs_profile *profile = opened(RUNGS_PROFILE_WRITE);
	unsigned random = 7;
	size_t size, refused = 0;
	char *bytes;

	for (int i = 0; i < 20; i++)
		put(profile, (char[]){'s', (char)('0' + i), '\0'}, 3);
	rungs_profile_close(profile);
	bytes = scratch_read(path, &size);
	for (int i = 0; i < 200; i++) {
		char *aside = NULL;
		size_t at, length;

		random = random * 1103515245u + 12345u;
		at = (random >> 8) % size;
		length = 1 + (random >> 4) % 64;
		char *mutant = malloc(size);
		ck_assert_ptr_nonnull(mutant);
		memcpy(mutant, bytes, size);
		for (size_t n = at; n < at + length && n < size; n++)
			mutant[n] =
				(char)(mutant[n] ^ (char)(random >> 16 | 1));
		scratch_write(path, mutant, i % 3 == 0 ? at : size);
		enum rungs_status status = opens(RUNGS_PROFILE_READ, NULL);
		if (status != RUNGS_OK) {
			refused++;
			assert_same(path, mutant, i % 3 == 0 ? at : size);
			status = opens(RUNGS_PROFILE_WRITE, &aside);
			assert_same(aside != NULL ? aside : path, mutant,
				    i % 3 == 0 ? at : size);
			ck_assert(status != RUNGS_OK || aside != NULL);
		}
		if (aside != NULL)
			unlink(aside);
		free(aside);
		free(mutant);
	}
	ck_assert_uint_gt(refused, 70);
	free(bytes);
}
END_TEST

static void break_tables(void)
{
	static const char sql[] = "CREATE TABLE records";
	size_t size;
	char *bytes = scratch_read(path, &size);
	char *at = memmem(bytes, size, sql, strlen(sql));

	ck_assert_ptr_nonnull(at);
	*at = 'K';
	scratch_write(path, bytes, size);
	free(bytes);
}

START_TEST(what_was_kept_is_never_overwritten)
{
	char *first, *second;

	for (int i = 0; i < 2; i++) {
		struct rungs_profile *profile = opened(RUNGS_PROFILE_WRITE);

		put(profile, "sql", 3);
		rungs_profile_close(profile);
		break_tables();
		ck_assert_int_eq(
			opens(RUNGS_PROFILE_WRITE, i == 0 ? &first : &second),
			RUNGS_OK);
	}
	ck_assert_str_ne(first, second);
	ck_assert_int_eq(access(first, F_OK), 0);
	ck_assert_int_eq(access(second, F_OK), 0);
	free(first);
	free(second);
}
END_TEST

START_TEST(a_newer_one_is_left_alone)
{
	sqlite3 *db;
	struct rungs_profile *profile;
	struct rungs_error error;
	size_t size;
	char *bytes, *aside;

	rungs_profile_close(opened(RUNGS_PROFILE_WRITE));
	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	sqlite3_exec(db, "PRAGMA user_version = 1000", NULL, NULL, NULL);
	sqlite3_close(db);
	bytes = scratch_read(path, &size);
	ck_assert_int_eq(rungs_profile_open(&profile, path, RUNGS_PROFILE_WRITE,
					    &aside, &error),
			 RUNGS_NEWER);
	ck_assert_ptr_nonnull(strstr(error.text, "1000"));
	ck_assert_ptr_nonnull(strstr(error.text, "up to 2"));
	ck_assert_ptr_null(aside);
	assert_same(path, bytes, size);
	ck_assert_int_eq(scratch_count(folder), 1);
	free(bytes);
}
END_TEST

START_TEST(what_is_no_profile_is_left_alone)
{
	char *aside;

	scratch_write(path, "My curriculum vitae, at some length: one page.",
		      46);
	ck_assert_int_eq(opens(RUNGS_PROFILE_WRITE, &aside), RUNGS_NOT_ATLAS);
	ck_assert_ptr_null(aside);
	assert_same(path, "My curriculum vitae, at some length: one page.", 46);
	unlink(path);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	ck_assert_int_eq(opens(RUNGS_PROFILE_READ, NULL), RUNGS_NOT_ATLAS);
	rmdir(path);
	ck_assert_int_eq(mkfifo(path, 0600), 0);
	ck_assert_int_eq(opens(RUNGS_PROFILE_READ, NULL), RUNGS_NOT_ATLAS);
	ck_assert_int_eq(opens(RUNGS_PROFILE_WRITE, NULL), RUNGS_NOT_ATLAS);
}
END_TEST

/* One with a trigger, which would run when it is changed. */
START_TEST(code_in_a_profile_does_not_run)
{
	sqlite3 *db;

	rungs_profile_close(opened(RUNGS_PROFILE_WRITE));
	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	sqlite3_exec(db,
		     "CREATE TRIGGER t AFTER INSERT ON records BEGIN"
		     " DELETE FROM records; END",
		     NULL, NULL, NULL);
	sqlite3_close(db);
	ck_assert_int_eq(opens(RUNGS_PROFILE_WRITE, NULL), RUNGS_DAMAGED);
}
END_TEST

START_TEST(no_place_for_it)
{
	char *inner = strdup(scratch_path(folder, "file/rungs/profile.db"));
	char *swapped = path;

	scratch_write(scratch_path(folder, "file"), "", 0);
	path = inner;
	ck_assert_int_eq(opens(RUNGS_PROFILE_WRITE, NULL), RUNGS_IO);
	path = swapped;
	free(inner);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("profile file");
	TCase *tests = tcase_create("profile file");

	tcase_set_timeout(tests, 120);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, a_new_one_is_what_the_scripts_make);
	tcase_add_loop_test(tests, a_new_one_is_private, 0, 4);
	tcase_add_test(tests, what_stands_there_is_no_new_one);
	tcase_add_test(tests, a_new_one_is_whole_or_not_there);
	tcase_add_loop_test(tests, every_call_in_turn, 0, 3);
	tcase_add_test(tests, a_damaged_one_is_kept);
	tcase_add_test(tests, what_was_kept_is_never_overwritten);
	tcase_add_test(tests, a_newer_one_is_left_alone);
	tcase_add_test(tests, what_is_no_profile_is_left_alone);
	tcase_add_test(tests, code_in_a_profile_does_not_run);
	tcase_add_test(tests, no_place_for_it);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
