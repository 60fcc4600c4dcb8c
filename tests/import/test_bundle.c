/* Releases in ZIPs, good ones and others. */
#include <errno.h>
#include <fcntl.h>
#include <zip.h>

#include "import/bundle.h"
#include "onet_stage.h"
#include "suite.h"

#define FILES (COUNT(names) + COUNT(optional))

static char *box;

static void stage(void)
{
	setup();
	box = strdup(scratch_path(folder, "release.zip"));
}

static void unstage(void)
{
	free(box);
	teardown();
}

/* Making ZIPs ------------------------------------------------------------ */

static zip_t *begin(void)
{
	int code;
	zip_t *zip = zip_open(box, ZIP_CREATE | ZIP_TRUNCATE, &code);

	ck_assert_ptr_nonnull(zip);
	return zip;
}

/* bytes last until the ZIP is written. */
static zip_uint64_t put(zip_t *zip, const char *name, const char *bytes,
			size_t size)
{
	zip_source_t *source = zip_source_buffer(zip, bytes, size, 0);
	zip_int64_t at = zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8);

	ck_assert_msg(at >= 0, "%s", name);
	return (zip_uint64_t)at;
}

static void end(zip_t *zip)
{
	ck_assert_msg(zip_close(zip) == 0, "%s", zip_strerror(zip));
}

/* A file of the release, whose bytes the caller frees. */
static char *put_file(zip_t *zip, const char *around, const char *name)
{
	char whole[256];
	size_t size;
	char *bytes = scratch_read(scratch_path(ONET_RELEASE, name), &size);

	snprintf(whole, sizeof(whole), "%s%s", around, name);
	put(zip, whole, bytes, size);
	return bytes;
}

/* The release, each file with its folder before it; one more, if named. */
static void zip_release(const char *around, const char *more)
{
	char *bytes[FILES];
	zip_t *zip = begin();

	for (size_t i = 0; i < FILES; i++)
		bytes[i] =
			put_file(zip, around,
				 i < COUNT(names) ? names[i]
						  : optional[i - COUNT(names)]);
	if (more != NULL)
		put(zip, more, BYTES("more"));
	end(zip);
	for (size_t i = 0; i < FILES; i++)
		free(bytes[i]);
}

/* One with a single file, of so many zeros. */
static void zip_zeros(const char *name, size_t size)
{
	char *zeros = calloc(1, size);
	zip_t *zip = begin();

	put(zip, name, zeros, size);
	end(zip);
	free(zeros);
}

/* Puts other bytes in the place of some, wherever they stand. */
static void forge(const char *from, const char *to, size_t count)
{
	size_t size, found = 0;
	char *bytes = scratch_read(box, &size);

	for (size_t i = 0; i + count <= size; i++)
		if (memcmp(bytes + i, from, count) == 0) {
			memcpy(bytes + i, to, count);
			found++;
		}
	ck_assert_uint_gt(found, 0);
	scratch_write(box, bytes, size);
	free(bytes);
}

static void expect_no_zip(const char *why)
{
	char text[FINDING_SIZE];

	findings_release(&findings);
	ck_assert_int_eq(import_release(box, out), RUNGS_IO);
	snprintf(text, sizeof(text), "The ZIP \"%s\" %s.", box, why);
	ck_assert_str_eq(error.text, text);
	ck_assert_int_eq(scratch_count(target), 0);
}

static void expect_no_file(const char *name, const char *why)
{
	char text[FINDING_SIZE];

	findings_release(&findings);
	ck_assert_int_eq(import_release(box, out), RUNGS_IO);
	snprintf(text, sizeof(text),
		 "The file \"%s\" of the ZIP \"%s\" cannot be read: %s.", name,
		 box, why);
	ck_assert_str_eq(error.text, text);
	ck_assert_int_eq(scratch_count(target), 0);
}

/* What is read ----------------------------------------------------------- */

static void expect_same_as_folder(void)
{
	char *unpacked = strdup(scratch_path(target, "folder.atlas"));

	remove(scratch_path(folder, "Read Me.txt"));
	import_to(folder, unpacked);
	import_to(box, out);
	expect_same_bytes(unpacked, out);
	free(unpacked);
}

START_TEST(zip_is_as_good_as_a_folder)
{
	static const char *const around[] = {"", "db_99_1_text/",
					     "O*NET/db_99_1_text/"};

	zip_release(around[_i], NULL);
	expect_same_as_folder();
}
END_TEST

START_TEST(other_files_are_named)
{
	zip_release("db/", "db/more/Notes.txt");
	import_to(box, out);
	expect_finding("note: more/Notes.txt: the file is not read");
	expect_finding("warning: Read Me.txt: the file is missing");
}
END_TEST

/* Both are of the system that zipped, and nobody put them there. */
START_TEST(what_systems_add_is_not_named)
{
	zip_release("db/", "__MACOSX/db/._Skills.txt");
	expect_same_as_folder();
	for (size_t i = 0; i < findings.count; i++)
		ck_assert_ptr_null(strstr(line_of(i), "._Skills"));
}
END_TEST

/* As programs wrote them that knew of no UTF-8. */
START_TEST(names_in_old_character_sets)
{
	zip_release("", "Lexique_te.txt");
	forge("Lexique_te.txt", "Lexique\xE9te.txt", strlen("Lexique_te.txt"));
	expect_same_as_folder();
	/* The byte is é in Latin-1, but a ZIP's are of code page 437. */
	expect_finding("note: LexiqueΘte.txt: the file is not read");
}
END_TEST

/* A folder outside holds the working one; nothing else may be touched. */
START_TEST(reading_writes_nothing)
{
	struct bundle bundle;
	struct slurp slurp;
	const char *name;
	int before, count = 0;

	zip_release("db/", NULL);
	before = scratch_count(folder);
	ck_assert_int_eq(bundle_open(&bundle, box, &error), RUNGS_OK);
	ck_assert_str_eq(bundle.what, "ZIP");
	for (; (name = bundle_next(&bundle)) != NULL; count++) {
		ck_assert(bundle_has(&bundle, name));
		ck_assert_int_eq(bundle_slurp(&bundle, &slurp, name),
				 SLURP_READ);
		slurp_release(&slurp);
	}
	ck_assert_int_eq(count, FILES);
	ck_assert(!bundle_has(&bundle, "db"));
	ck_assert_int_eq(bundle_slurp(&bundle, &slurp, "db"), SLURP_MISSING);
	bundle_close(&bundle);
	ck_assert_int_eq(scratch_count(folder), before);
}
END_TEST

START_TEST(empty_files_are_files)
{
	struct bundle bundle;
	struct slurp slurp;
	zip_t *zip = begin();

	put(zip, "empty.txt", "", 0);
	end(zip);
	ck_assert_int_eq(bundle_open(&bundle, box, &error), RUNGS_OK);
	ck_assert_int_eq(bundle_slurp(&bundle, &slurp, "empty.txt"),
			 SLURP_READ);
	ck_assert_uint_eq(slurp.size, 0);
	slurp_release(&slurp);
	bundle_close(&bundle);
}
END_TEST

/* What is refused -------------------------------------------------------- */

START_TEST(names_that_lead_out)
{
	static const char *const leading[] = {
		"../x",  "db/../../x", "/etc/x", "..\\x",
		"C:\\x", "db/..",      "\\x",
	};
	char why[200];

	zip_release("", leading[_i]);
	snprintf(why, sizeof(why),
		 "is not read: the name \"%s\" in it leads out of it",
		 leading[_i]);
	expect_no_zip(why);
}
END_TEST

START_TEST(dots_are_no_way_out)
{
	static const char *const names_with_dots[] = {"..x", "a..b", "x../y"};

	zip_release("", names_with_dots[_i]);
	import_to(box, out);
}
END_TEST

START_TEST(a_name_that_stands_there_twice)
{
	zip_release("", "Bkills.txt");
	forge("Bkills.txt", "Skills.txt", strlen("Bkills.txt"));
	expect_no_zip("cannot be read: a name stands in it twice");
}
END_TEST

START_TEST(what_unpacks_to_far_too_much)
{
	zip_zeros("Occupation Data.txt", (size_t)8 << 20);
	expect_no_file("Occupation Data.txt",
		       "it unpacks to more than a hundred times its size");
	zip_zeros("Occupation Data.txt", SLURP_MAX + 1);
	expect_no_file("Occupation Data.txt", "it is too large");
}
END_TEST

/* One that says it is smaller is not believed. */
START_TEST(sizes_that_are_not_true)
{
	static const char whole[] = {0x00, 0x10, 0x00, 0x00}; /* 4096 */
	static const char less[] = {0x10, 0x00, 0x00, 0x00};
	static const char more[] = {0x00, 0x20, 0x00, 0x00};

	zip_zeros("Occupation Data.txt", 4096);
	forge(whole, _i == 0 ? less : more, sizeof(whole));
	expect_no_file("Occupation Data.txt", "the ZIP is damaged");
}
END_TEST

START_TEST(encrypted_files)
{
	zip_t *zip = begin();
	zip_uint64_t at = put(zip, "Occupation Data.txt", BYTES("secret"));

	if (zip_file_set_encryption(zip, at, ZIP_EM_AES_256, "key") != 0) {
		zip_discard(zip);
		return;
	}
	end(zip);
	expect_no_file("Occupation Data.txt", "it is encrypted");
}
END_TEST

START_TEST(zip_that_is_cut_short)
{
	size_t size;
	char *bytes;

	zip_release("", NULL);
	bytes = scratch_read(box, &size);
	for (size_t part = 0; part < 8; part++) {
		scratch_write(box, bytes, size * part / 8);
		expect_no_zip("cannot be read: it is no ZIP, or not the whole "
			      "of one");
	}
	free(bytes);
}
END_TEST

START_TEST(damaged_files)
{
	size_t size;
	char *bytes;

	zip_release("", NULL);
	bytes = scratch_read(box, &size);
	/* The first file's bytes begin behind its name. */
	bytes[30 + strlen(names[0]) + 20] ^= 0x55;
	scratch_write(box, bytes, size);
	free(bytes);
	expect_no_file(names[0], "the ZIP is damaged");
}
END_TEST

START_TEST(what_is_neither_folder_nor_zip)
{
	char *pipe = strdup(scratch_path(folder, "pipe"));
	char text[FINDING_SIZE];

	scratch_write(box, BYTES("O*NET-SOC Code\tTitle\n"));
	expect_no_zip("cannot be read: it is no ZIP, or not the whole of one");
	ck_assert_int_eq(mkfifo(pipe, 0600), 0);
	ck_assert_int_eq(import_release(pipe, out), RUNGS_IO);
	snprintf(text, sizeof(text), "The folder \"%s\" cannot be read: %s.",
		 pipe, strerror(ENOTDIR));
	ck_assert_str_eq(error.text, text);
	free(pipe);
}
END_TEST

START_TEST(zip_without_what_must_be_there)
{
	char text[FINDING_SIZE];
	zip_t *zip = begin();

	put(zip, "Notes.txt", BYTES("nothing"));
	end(zip);
	ck_assert_int_eq(import_release(box, out), RUNGS_BAD_INPUT);
	snprintf(text, sizeof(text),
		 "The ZIP \"%s\" has no file \"Occupation Data.txt\".", box);
	ck_assert_str_eq(error.text, text);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("bundle");
	TCase *one = tcase_create("bundle");

	tcase_add_checked_fixture(one, stage, unstage);
	tcase_add_loop_test(one, zip_is_as_good_as_a_folder, 0, 3);
	tcase_add_test(one, other_files_are_named);
	tcase_add_test(one, what_systems_add_is_not_named);
	tcase_add_test(one, names_in_old_character_sets);
	tcase_add_test(one, reading_writes_nothing);
	tcase_add_test(one, empty_files_are_files);
	tcase_add_loop_test(one, names_that_lead_out, 0, 7);
	tcase_add_loop_test(one, dots_are_no_way_out, 0, 3);
	tcase_add_test(one, a_name_that_stands_there_twice);
	tcase_add_test(one, what_unpacks_to_far_too_much);
	tcase_add_loop_test(one, sizes_that_are_not_true, 0, 2);
	tcase_add_test(one, encrypted_files);
	tcase_add_test(one, zip_that_is_cut_short);
	tcase_add_test(one, damaged_files);
	tcase_add_test(one, what_is_neither_folder_nor_zip);
	tcase_add_test(one, zip_without_what_must_be_there);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
