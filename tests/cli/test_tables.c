/* What the commands that write and read tables do, end to end. */
#include "run.h"
#include "suite.h"

static char *folder;

/* A path in the folder of the test; lasts until the sixth call after. */
static const char *in(const char *name)
{
	static char paths[6][160];
	static size_t next;
	char *path = paths[next++ % 6];

	snprintf(path, sizeof(paths[0]), "%s/%s", folder, name);
	return path;
}

static void setup(void)
{
	folder = strdup("/tmp/rungs-test-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void teardown(void)
{
	char command[256];

	snprintf(command, sizeof(command), "rm -r %s", folder);
	ck_assert_int_eq(system(command), 0);
	free(folder);
}

/* Export ------------------------------------------------------------------ */

START_TEST(export_makes_tables)
{
	const char *tables = in("tables");

	assert_said(RUN("export", "-o", tables), EXIT_DONE, "/tables.\n");
	assert_said(RUN("check", tables), EXIT_DONE, "Nothing is wrong");
	assert_refused(RUN("export", "-o", tables), EXIT_TROUBLE,
		       "is there already");
	tables = in("again");
	json_t *answer = assert_json(RUN("export", BINARY_DIR "/fixture.atlas",
					 "-o", tables, "--json"),
				     EXIT_DONE, "export");
	ck_assert_str_eq(json_text_at(answer, "folder"), tables);
	json_decref(answer);
	assert_refused(RUN("export"), EXIT_USAGE, "-o FOLDER");
	assert_refused(RUN("export", "/no/such", "-o", tables), EXIT_TROUBLE,
		       "/no/such");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("tables");
	TCase *one = tcase_create("tables");

	tcase_add_checked_fixture(one, setup, teardown);
	tcase_add_test(one, export_makes_tables);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
