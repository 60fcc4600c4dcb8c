/* Atlases written as tables: the same atlas comes of them, all or nothing is
 * written, and nothing in them is a formula. */
#include <errno.h>
#include <signal.h>
#include <sys/resource.h>

#include "round_trip.h"
#include "suite.h"

#define FIXTURE BINARY_DIR "/fixture.atlas"

static char *target, *tables, *again;
static struct rungs_error error;

static void setup(void)
{
	target = scratch_new();
	tables = strdup(scratch_path(target, "tables"));
	again = strdup(scratch_path(target, "again.atlas"));
}

static void teardown(void)
{
	scratch_delete(target);
	free(tables);
	free(again);
}

START_TEST(the_same_atlas_comes_of_it)
{
	expect_round_trip(FIXTURE, tables, again);
	expect_round_trip(BINARY_DIR "/kpo.atlas", tables, again);
}
END_TEST

/* Fields of a spreadsheet's own kind, and what they mean. */
static const struct {
	const char *field, *value;
} fields[] = {
	{"plain", "plain"},
	{"\"a \"\"quoted\"\" word, and a comma\"",
	 "a \"quoted\" word, and a comma"},
	{"\"two\nlines\"", "two\nlines"},
	{"\"\nthree\n\"", "\nthree\n"},
	{"=1+1", "=1+1"},
	{"'=1+1", "=1+1"},
	{"''=1+1", "'=1+1"},
	{"-5 percent", "-5 percent"},
	{"@home", "@home"},
	{"+1", "+1"},
	{"\"\tTab\"", "\tTab"},
	{"'tis", "'tis"},
	{"'", "'"},
};

/* The fixture with a term a field, blank lines between; under `path`. */
static void compile_fields(const char *path)
{
	char *folder = scratch_new(), row[200];
	struct findings found = {0};
	const char *terms;

	scratch_copy(SOURCE_DIR "/tests/fixture", folder);
	terms = scratch_path(folder, "terms.csv");
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		snprintf(row, sizeof(row),
			 "\nterm-%zu,Term %zu,,%s,legal,test,editorial\n", i, i,
			 fields[i].field);
		scratch_edit(terms, 0, "", row, strlen(row));
	}
	ck_assert_msg(compile_folder(folder, path, &found, &error) == RUNGS_OK,
		      "%s: %s", error.text,
		      found.count > 0 ? found.at[0].message : "");
	findings_release(&found);
	scratch_delete(folder);
}

START_TEST(any_text_comes_back)
{
	char *atlas = strdup(scratch_path(target, "fields.atlas"));
	sqlite3_stmt *row;
	sqlite3 *db;

	compile_fields(atlas);
	expect_round_trip(atlas, tables, again);
	ck_assert_int_eq(
		sqlite3_open_v2(again, &db, SQLITE_OPEN_READONLY, NULL),
		SQLITE_OK);
	sqlite3_prepare_v2(
		db,
		"SELECT definition FROM terms WHERE id LIKE 'term-%' "
		"ORDER BY rowid",
		-1, &row, NULL);
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		ck_assert_int_eq(sqlite3_step(row), SQLITE_ROW);
		ck_assert_str_eq((const char *)sqlite3_column_text(row, 0),
				 fields[i].value);
	}
	sqlite3_finalize(row);
	sqlite3_close(db);
	free(atlas);
}
END_TEST

static enum rungs_status export_file(const char *path)
{
	struct rungs_atlas *atlas;
	enum rungs_status status;

	ck_assert_int_eq(rungs_atlas_open(&atlas, path, &error), RUNGS_OK);
	status = export_atlas(atlas->db, tables, &error);
	rungs_atlas_close(atlas);
	return status;
}

START_TEST(no_field_is_a_formula)
{
	char *atlas = strdup(scratch_path(target, "fields.atlas"));
	char *bytes;
	size_t size;

	compile_fields(atlas);
	ck_assert_int_eq(export_file(atlas), RUNGS_OK);
	bytes = scratch_read(scratch_path(tables, "terms.csv"), &size);
	for (const char *at = bytes; (at = strpbrk(at, ",\n")) != NULL; at++)
		ck_assert_ptr_null(
			memchr("=+-@\t", at[at[1] == '"' ? 2 : 1], 5));
	free(bytes);
	scratch_delete(strdup(tables));
	free(atlas);
}
END_TEST

START_TEST(an_empty_folder_is_filled)
{
	ck_assert_int_eq(mkdir(tables, 0700), 0);
	expect_round_trip(FIXTURE, tables, again);
}
END_TEST

START_TEST(what_is_there_stays)
{
	ck_assert_int_eq(mkdir(tables, 0700), 0);
	scratch_write(scratch_path(tables, "roles.csv"), "mine", 4);
	ck_assert_int_eq(export_file(FIXTURE), RUNGS_BAD_INPUT);
	ck_assert_ptr_nonnull(strstr(error.text, "is there already"));
	ck_assert_int_eq(scratch_count(tables), 1);
	ck_assert_int_eq(scratch_count(target), 1);
	scratch_delete(strdup(tables));
	scratch_write(tables, "mine", 4);
	ck_assert_int_eq(export_file(FIXTURE), RUNGS_BAD_INPUT);
	ck_assert_int_eq(scratch_count(target), 1);
}
END_TEST

START_TEST(a_failure_leaves_nothing)
{
	const struct rlimit small = {1000, RLIM_INFINITY};
	const struct rlimit large = {RLIM_INFINITY, RLIM_INFINITY};

	signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
	ck_assert_int_eq(export_file(FIXTURE), RUNGS_IO);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &large), 0);
	ck_assert_ptr_nonnull(strstr(error.text, strerror(EFBIG)));
	ck_assert_int_eq(scratch_count(target), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("export");
	TCase *one = tcase_create("export");

	tcase_add_checked_fixture(one, setup, teardown);
	tcase_add_test(one, the_same_atlas_comes_of_it);
	tcase_add_test(one, any_text_comes_back);
	tcase_add_test(one, no_field_is_a_formula);
	tcase_add_test(one, an_empty_folder_is_filled);
	tcase_add_test(one, what_is_there_stays);
	tcase_add_test(one, a_failure_leaves_nothing);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
