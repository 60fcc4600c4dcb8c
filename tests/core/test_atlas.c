/* Opening atlases: the embedded one, files that are fine, and everything that
 * a file can be instead. */
#include <check.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <rungs/role.h>
#include <rungs/select.h>

#include "sealed.h"
#include "suite.h"

static char folder[64];
static char path[128];
static struct sealed kpo;

static void setup(void)
{
	kpo = sealed_read(BINARY_DIR "/kpo.atlas");
	strcpy(folder, "/tmp/rungs-test-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/some.atlas", folder);
}

static void teardown(void)
{
	char journal[160];

	snprintf(journal, sizeof(journal), "%s-journal", path);
	unlink(journal);
	unlink(path);
	rmdir(path);
	rmdir(folder);
	sealed_release(&kpo);
}

static void write_file(const char *name, const void *bytes, size_t size)
{
	FILE *file = fopen(name, "wb");

	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(bytes, 1, size, file), size);
	ck_assert_int_eq(fclose(file), 0);
}

static void refused(enum rungs_status status, const char *says)
{
	struct rungs_atlas *atlas = (struct rungs_atlas *)folder;
	struct rungs_error error = {0};

	ck_assert_int_eq(rungs_atlas_open(&atlas, path, &error), status);
	ck_assert_ptr_null(atlas);
	ck_assert_int_eq(error.status, status);
	ck_assert_msg(strstr(error.text, says) != NULL, "'%s' lacks '%s'",
		      error.text, says);
	ck_assert_int_eq(error.text[strlen(error.text) - 1], '.');
}

static void opens(void)
{
	struct rungs_atlas *atlas;
	struct rungs_error error = {0};
	struct rungs_role role;

	ck_assert_msg(rungs_atlas_open(&atlas, path, &error) == RUNGS_OK, "%s",
		      error.text);
	ck_assert_int_eq(rungs_role_get(atlas, "data-analyst", &role, &error),
			 RUNGS_OK);
	ck_assert_str_eq(role.brief.title, "Data Analyst");
	rungs_atlas_close(atlas);
	/* What the library handed out outlives the atlas. */
	ck_assert_str_eq(role.brief.id, "data-analyst");
	rungs_role_release(&role);
	rungs_role_release(&role);
}

START_TEST(embedded)
{
	struct rungs_atlas *atlas;
	struct rungs_error error;
	struct rungs_about about;

	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, &error), RUNGS_OK);
	ck_assert_int_eq(rungs_about_get(atlas, &about, &error), RUNGS_OK);
	ck_assert_str_eq(about.name, "KPO careers");
	ck_assert_uint_eq(about.roles, 243);
	rungs_about_release(&about);
	rungs_atlas_close(atlas);
	rungs_atlas_close(NULL);
}
END_TEST

/* Of this process, in pages; 0 where the system does not tell. */
static long resident(void)
{
	FILE *file = fopen("/proc/self/statm", "r");
	long pages = 0;

	if (file == NULL)
		return 0;
	if (fscanf(file, "%*d %ld", &pages) != 1)
		pages = 0;
	fclose(file);
	return pages;
}

START_TEST(paged_out_and_read_again)
{
	struct rungs_atlas *atlas;
	struct rungs_role before, after;
	long whole, page = sysconf(_SC_PAGESIZE);

	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, NULL), RUNGS_OK);
	ck_assert_int_eq(rungs_role_get(atlas, "recruiter", &before, NULL),
			 RUNGS_OK);
	ck_assert_int_eq(rungs_atlas_verify(atlas, NULL), RUNGS_OK);
	whole = resident();
	rungs_atlas_page_out(atlas);
	ck_assert(whole == 0 ||
		  resident() <= whole - (long)kpo.size / page / 2);
	ck_assert_int_eq(rungs_atlas_verify(atlas, NULL), RUNGS_OK);
	ck_assert_int_eq(rungs_role_get(atlas, "recruiter", &after, NULL),
			 RUNGS_OK);
	ck_assert_str_eq(after.summary, before.summary);
	rungs_role_release(&before);
	rungs_role_release(&after);
	rungs_atlas_close(atlas);
}
END_TEST

/* Only what can be read again from a file is let go of. */
START_TEST(page_out_leaves_what_is_in_memory)
{
	struct rungs_atlas *atlas;
	struct rungs_role role;

	ck_assert_int_eq(
		rungs_atlas_open_image(&atlas, kpo.bytes, kpo.size, NULL),
		RUNGS_OK);
	rungs_atlas_page_out(atlas);
	ck_assert_int_eq(rungs_role_get(atlas, "recruiter", &role, NULL),
			 RUNGS_OK);
	rungs_role_release(&role);
	rungs_atlas_close(atlas);
}
END_TEST

START_TEST(good_file)
{
	sealed_write(&kpo, path);
	opens();
}
END_TEST

START_TEST(good_file_in_wal_mode)
{
	kpo.size = kpo.database; /* unsealed */
	kpo.bytes[18] = kpo.bytes[19] = 2;
	sealed_write(&kpo, path);
	opens();
}
END_TEST

START_TEST(missing)
{
	refused(RUNGS_IO, "No such file");
}
END_TEST

START_TEST(empty)
{
	write_file(path, kpo.bytes, 0);
	refused(RUNGS_NOT_ATLAS, "is empty");
}
END_TEST

START_TEST(text_file)
{
	write_file(path, "id,title\n", 9);
	refused(RUNGS_NOT_ATLAS, "not an atlas");
}
END_TEST

START_TEST(truncated_header)
{
	write_file(path, kpo.bytes, 300);
	refused(RUNGS_DAMAGED, "cut short");
}
END_TEST

START_TEST(truncated)
{
	write_file(path, kpo.bytes, kpo.size / 2);
	refused(RUNGS_DAMAGED, "damaged");
}
END_TEST

START_TEST(foreign)
{
	sealed_edit(path, "CREATE TABLE roles (id TEXT)");
	refused(RUNGS_NOT_ATLAS, "another program's");
}
END_TEST

START_TEST(newer)
{
	char version[24];

	kpo.bytes[63]++;
	sealed_write(&kpo, path);
	snprintf(version, sizeof(version), "version %d", kpo.bytes[63]);
	refused(RUNGS_NEWER, version);
}
END_TEST

START_TEST(older)
{
	kpo.bytes[63]--;
	sealed_write(&kpo, path);
	refused(RUNGS_DAMAGED, "rungs compile");
}
END_TEST

/* One changed letter in the middle of a text harms no structure. */
START_TEST(changed_letter)
{
	*sealed_find(&kpo, "Data Analyst") = 'B';
	sealed_write(&kpo, path);
	refused(RUNGS_DAMAGED, "not what was compiled");
}
END_TEST

/* Who edits an atlas with SQLite means to. */
START_TEST(edited)
{
	sealed_write(&kpo, path);
	sealed_edit(path, "UPDATE roles SET summary = 'Mine.'"
			  " WHERE id = 'data-analyst'");
	opens();
}
END_TEST

START_TEST(other_tables)
{
	sealed_write(&kpo, path);
	sealed_edit(path, "ALTER TABLE roles RENAME TO jobs;"
			  "CREATE VIEW roles AS WITH RECURSIVE n(i) AS"
			  " (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
			  " SELECT * FROM jobs, n");
	refused(RUNGS_DAMAGED, "does not have the tables");
}
END_TEST

START_TEST(half_written)
{
	char journal[160];

	sealed_write(&kpo, path);
	snprintf(journal, sizeof(journal), "%s-journal", path);
	write_file(journal, "journal", 7);
	refused(RUNGS_DAMAGED, "half-written");
}
END_TEST

START_TEST(directory)
{
	ck_assert_int_eq(mkdir(path, 0700), 0);
	refused(RUNGS_NOT_ATLAS, "is a folder");
}
END_TEST

START_TEST(fifo)
{
	ck_assert_int_eq(mkfifo(path, 0600), 0);
	refused(RUNGS_NOT_ATLAS, "not a regular file");
}
END_TEST

START_TEST(hostile_name)
{
	struct rungs_atlas *atlas;
	struct rungs_error error;

	ck_assert_int_eq(
		rungs_atlas_open(&atlas, "/no\x1b[31m\n.atlas", &error),
		RUNGS_IO);
	ck_assert_ptr_null(strchr(error.text, '\x1b'));
	ck_assert_ptr_null(strchr(error.text, '\n'));
}
END_TEST

/* A URI is a file name like any other. */
START_TEST(uri_name)
{
	struct rungs_atlas *atlas;

	ck_assert_int_eq(rungs_atlas_open(&atlas, "file:x?mode=memory", NULL),
			 RUNGS_IO);
}
END_TEST

/* Asks an atlas a little of much. */
static void ask(struct rungs_atlas *atlas)
{
	struct rungs_role_filter any = {0};
	struct rungs_role_briefs briefs;
	struct rungs_result result;
	struct rungs_error error;

	if (rungs_roles(atlas, &any, &briefs, &error) == RUNGS_OK) {
		for (size_t j = 0; j < briefs.count && j < 3; j++) {
			struct rungs_role role;

			if (briefs.at[j].id != NULL &&
			    rungs_role_get(atlas, briefs.at[j].id, &role,
					   &error) == RUNGS_OK)
				rungs_role_release(&role);
		}
		rungs_role_briefs_release(&briefs);
	}
	if (rungs_select(atlas, "SELECT sum(length(bytes)) FROM role_demands",
			 &result, &error) == RUNGS_OK)
		rungs_result_release(&result);
}

/* Flipped bytes are refused or answered, never a crash: 400 of them, spread
 * over the file by a fixed rule.  Half are sealed over, as if by somebody who
 * means harm, or none of those would get further; half have no seal. */
START_TEST(mutants)
{
	unsigned seed = 12345;

	for (int i = 0; i < 400; i++) {
		struct rungs_atlas *atlas;
		unsigned char kept[8];
		size_t at;

		seed = seed * 1103515245u + 12345u;
		at = (seed >> 4) % (kpo.database - sizeof(kept));
		memcpy(kept, kpo.bytes + at, sizeof(kept));
		for (size_t j = 0; j < sizeof(kept); j++)
			kpo.bytes[at + j] ^= (unsigned char)(seed >> j);
		if (i % 2)
			seal_put(kpo.bytes, kpo.database);
		write_file(path, kpo.bytes, i % 2 ? kpo.size : kpo.database);
		memcpy(kpo.bytes + at, kept, sizeof(kept));
		if (rungs_atlas_open(&atlas, path, NULL) == RUNGS_OK)
			ask(atlas);
		rungs_atlas_close(atlas);
	}
}
END_TEST

START_TEST(rest)
{
	struct rungs_atlas *atlas;
	struct rungs_role role;

	sealed_write(&kpo, path);
	ck_assert_int_eq(rungs_atlas_open(&atlas, path, NULL), RUNGS_OK);
	for (int i = 0; i < 3; i++) {
		ck_assert_int_eq(
			rungs_role_get(atlas, "data-analyst", &role, NULL),
			RUNGS_OK);
		rungs_role_release(&role);
		rungs_atlas_rest(atlas);
	}
	ck_assert(rungs_atlas_warm(atlas));
	rungs_atlas_close(atlas);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("atlas");
	TCase *test = tcase_create("open");

	tcase_set_timeout(test, 100);
	tcase_add_checked_fixture(test, setup, teardown);
	tcase_add_test(test, embedded);
	tcase_add_test(test, paged_out_and_read_again);
	tcase_add_test(test, page_out_leaves_what_is_in_memory);
	tcase_add_test(test, good_file);
	tcase_add_test(test, good_file_in_wal_mode);
	tcase_add_test(test, missing);
	tcase_add_test(test, empty);
	tcase_add_test(test, text_file);
	tcase_add_test(test, truncated_header);
	tcase_add_test(test, truncated);
	tcase_add_test(test, foreign);
	tcase_add_test(test, newer);
	tcase_add_test(test, older);
	tcase_add_test(test, changed_letter);
	tcase_add_test(test, edited);
	tcase_add_test(test, other_tables);
	tcase_add_test(test, half_written);
	tcase_add_test(test, directory);
	tcase_add_test(test, fifo);
	tcase_add_test(test, hostile_name);
	tcase_add_test(test, uri_name);
	tcase_add_test(test, rest);
	tcase_add_test(test, mutants);
	suite_add_tcase(suite, test);
	return suite_run(suite);
}
