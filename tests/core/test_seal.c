/* What becomes of a sealed atlas whose bytes are not those that were sealed:
 * at its opening, when they are read, and while it is open. */
#include <check.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <rungs/atlas.h>
#include <rungs/role.h>

#include "core/connection.h"
#include "core/vfs.h"
#include "sealed.h"
#include "suite.h"

#define SUMMARY "Reads documents and tags them"
#define HEAD 24 /* of a seal, before its table */

static char path[] = "/tmp/rungs-XXXXXX";
static struct sealed large;
static struct rungs_error error;

static void setup(void)
{
	int fd = mkstemp(path);

	ck_assert_int_ge(fd, 0);
	close(fd);
	large = sealed_large(path);
	ck_assert_uint_gt(large.size, 16u << 20);
}

static void teardown(void)
{
	sealed_release(&large);
	unlink(path);
	memcpy(path + strlen(path) - 6, "XXXXXX", 6);
}

static struct rungs_atlas *opened(void)
{
	struct rungs_atlas *atlas;

	ck_assert_msg(rungs_atlas_open(&atlas, path, &error) == RUNGS_OK, "%s",
		      error.text);
	return atlas;
}

static void is_damaged(enum rungs_status status)
{
	ck_assert_int_eq(status, RUNGS_DAMAGED);
	ck_assert_ptr_nonnull(strstr(error.text, path));
	ck_assert_ptr_nonnull(
		strstr(error.text, "is damaged: it is not what was compiled."));
}

static void is_refused(void)
{
	struct rungs_atlas *atlas;

	is_damaged(rungs_atlas_open(&atlas, path, &error));
	ck_assert_ptr_null(atlas);
}

static enum rungs_status ask(struct rungs_atlas *atlas, const char *id)
{
	struct rungs_role role;
	enum rungs_status status = rungs_role_get(atlas, id, &role, &error);

	if (status == RUNGS_OK)
		rungs_role_release(&role);
	return status;
}

/* The rest still answers. */
START_TEST(damage_is_told_where_it_is_read)
{
	struct rungs_atlas *atlas;

	*sealed_find(&large, SUMMARY) ^= 1;
	sealed_write(&large, path);
	atlas = opened();
	for (int i = 0; i < 2; i++) {
		is_damaged(ask(atlas, "document-reviewer"));
		ck_assert_int_eq(ask(atlas, "no-such"), RUNGS_NOT_FOUND);
		rungs_atlas_rest(atlas);
	}
	is_damaged(rungs_atlas_verify(atlas, &error));
	rungs_atlas_close(atlas);
}
END_TEST

START_TEST(an_intact_one_is_whole)
{
	struct rungs_atlas *atlas = opened();

	ck_assert(vfs_is_sealed(atlas->db));
	ck_assert_int_eq(ask(atlas, "document-reviewer"), RUNGS_OK);
	ck_assert_int_eq(rungs_atlas_verify(atlas, &error), RUNGS_OK);
	rungs_atlas_close(atlas);
	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, &error), RUNGS_OK);
	ck_assert_int_eq(rungs_atlas_verify(atlas, &error), RUNGS_OK);
	rungs_atlas_close(atlas);
}
END_TEST

START_TEST(a_damaged_seal_is_refused)
{
	const size_t at[] = {HEAD - 8, HEAD - 1, HEAD, HEAD + 1000,
			     large.size - large.database - 1};

	for (size_t i = 0; i < sizeof(at) / sizeof(*at); i++) {
		large.bytes[large.database + at[i]] ^= 0x10;
		sealed_write(&large, path);
		is_refused();
		large.bytes[large.database + at[i]] ^= 0x10;
	}
	sealed_write(&large, path);
	rungs_atlas_close(opened());
}
END_TEST

/* What does not say that it is a seal is none: the file is looked through. */
START_TEST(without_its_mark_a_seal_is_none)
{
	static const char former[] = "RungSeal";
	struct rungs_atlas *atlas;

	memcpy(large.bytes + large.database, former, 8);
	sealed_write(&large, path);
	atlas = opened();
	ck_assert(!vfs_is_sealed(atlas->db));
	ck_assert_int_eq(ask(atlas, "document-reviewer"), RUNGS_OK);
	ck_assert_int_eq(rungs_atlas_verify(atlas, &error), RUNGS_OK);
	/* It is barred as before. */
	ck_assert_int_ne(
		sqlite3_exec(atlas->db, "PRAGMA quick_check", NULL, NULL, NULL),
		SQLITE_OK);
	rungs_atlas_close(atlas);
	memset(large.bytes + large.database / 2, 0xff, SEAL_BLOCK);
	memset(large.bytes + SEAL_BLOCK * 9, 0xff, SEAL_BLOCK);
	sealed_write(&large, path);
	ck_assert_int_eq(rungs_atlas_open(&atlas, path, &error), RUNGS_DAMAGED);
}
END_TEST

START_TEST(one_that_is_cut_or_longer_is_refused)
{
	struct sealed other = large;
	const size_t cuts[] = {1, 8, large.size - large.database - HEAD};

	for (size_t i = 0; i < sizeof(cuts) / sizeof(*cuts); i++) {
		other.size = large.size - cuts[i];
		sealed_write(&other, path);
		is_refused();
	}
	for (size_t i = 1; i < 5; i++) {
		struct rungs_atlas *atlas;

		other.size = large.database / 5 * i;
		sealed_write(&other, path);
		ck_assert_int_eq(rungs_atlas_open(&atlas, path, &error),
				 RUNGS_DAMAGED);
	}
	other.size = large.size + 1;
	other.bytes = calloc(other.size, 1);
	memcpy(other.bytes, large.bytes, large.size);
	sealed_write(&other, path);
	sealed_release(&other);
	is_refused();
}
END_TEST

START_TEST(one_that_shrinks_while_it_is_open_is_damaged)
{
	struct rungs_atlas *atlas = opened();

	ck_assert_int_eq(ask(atlas, "document-reviewer"), RUNGS_OK);
	ck_assert_int_eq(truncate(path, SEAL_BLOCK + 100), 0);
	rungs_atlas_rest(atlas);
	is_damaged(ask(atlas, "document-reviewer"));
	ck_assert_int_eq(rungs_atlas_verify(atlas, &error), RUNGS_DAMAGED);
	rungs_atlas_close(atlas);
}
END_TEST

/* Also where it was read, and found intact, before. */
START_TEST(one_that_changes_while_it_is_open_is_damaged)
{
	struct rungs_atlas *atlas = opened();
	int fd = open(path, O_WRONLY);

	ck_assert_int_eq(ask(atlas, "document-reviewer"), RUNGS_OK);
	ck_assert_int_eq(
		pwrite(fd, "W", 1, sealed_find(&large, SUMMARY) - large.bytes),
		1);
	close(fd);
	rungs_atlas_rest(atlas);
	is_damaged(ask(atlas, "document-reviewer"));
	rungs_atlas_close(atlas);
}
END_TEST

START_TEST(who_replaces_the_file_leaves_the_open_one_alone)
{
	struct rungs_atlas *atlas = opened();

	ck_assert_int_eq(unlink(path), 0);
	large.size = 10;
	sealed_write(&large, path);
	ck_assert_int_eq(ask(atlas, "document-reviewer"), RUNGS_OK);
	ck_assert_int_eq(rungs_atlas_verify(atlas, &error), RUNGS_OK);
	rungs_atlas_close(atlas);
}
END_TEST

/* Edited in place, grown over the seal, and made smaller than it was. */
START_TEST(an_edited_one_is_unsealed)
{
	static const char *const edits[] = {
		"UPDATE roles SET summary = 'Mine.'"
		" WHERE id = 'document-reviewer'",
		"INSERT INTO sources SELECT 'more-' || id, title, publisher,"
		" address, year, place, kind, licence, read,"
		" hex(zeroblob(99999)), attribution FROM sources",
		"DELETE FROM sources WHERE id LIKE '%9'; VACUUM",
		"PRAGMA journal_mode = WAL; UPDATE roles SET summary = 'His.'"};

	for (size_t i = 0; i < sizeof(edits) / sizeof(*edits); i++) {
		struct rungs_atlas *atlas;

		sealed_edit(path, edits[i]);
		atlas = opened();
		ck_assert(!vfs_is_sealed(atlas->db));
		ck_assert_int_eq(ask(atlas, "document-reviewer"), RUNGS_OK);
		rungs_atlas_close(atlas);
	}
}
END_TEST

/* Sizes that a file claims are not believed. */
START_TEST(a_seal_that_lies_is_refused)
{
	static const unsigned counts[] = {
		0, 1, 2, 0x1000, 0x7fffffff, 0x80000000, 0xffffffff};
	struct rungs_atlas *atlas;

	for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++) {
		unsigned count = counts[i];

		for (size_t j = 0; j < 4; j++)
			large.bytes[28 + j] =
				(unsigned char)(count >> (24 - 8 * j));
		if ((size_t)count * SEAL_BLOCK + HEAD < large.database)
			seal_put(large.bytes, (size_t)count * SEAL_BLOCK);
		sealed_write(&large, path);
		ck_assert_int_ne(rungs_atlas_open(&atlas, path, &error),
				 RUNGS_OK);
	}
}
END_TEST

/* Each bit of a block counts. */
START_TEST(a_block_with_another_bit_is_another)
{
	uint64_t *table = malloc(8 * large.database / SEAL_BLOCK);
	struct seal seal = {large.database / SEAL_BLOCK, table};
	unsigned char *block = large.bytes + SEAL_BLOCK;

	memcpy(table, large.bytes + large.database + HEAD, 8 * seal.count);
	ck_assert(seal_holds(&seal, 1, block));
	for (size_t i = 0; i < 8 * SEAL_BLOCK; i++) {
		block[i / 8] ^= (unsigned char)(1u << i % 8);
		ck_assert(!seal_holds(&seal, 1, block));
		block[i / 8] ^= (unsigned char)(1u << i % 8);
	}
	seal_release(&seal);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("seal");
	TCase *tests = tcase_create("seal");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, an_intact_one_is_whole);
	tcase_add_test(tests, damage_is_told_where_it_is_read);
	tcase_add_test(tests, a_damaged_seal_is_refused);
	tcase_add_test(tests, without_its_mark_a_seal_is_none);
	tcase_add_test(tests, one_that_is_cut_or_longer_is_refused);
	tcase_add_test(tests, one_that_shrinks_while_it_is_open_is_damaged);
	tcase_add_test(tests, one_that_changes_while_it_is_open_is_damaged);
	tcase_add_test(tests, who_replaces_the_file_leaves_the_open_one_alone);
	tcase_add_test(tests, an_edited_one_is_unsealed);
	tcase_add_test(tests, a_seal_that_lies_is_refused);
	tcase_add_test(tests, a_block_with_another_bit_is_another);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
