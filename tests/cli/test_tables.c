/* What the commands that write and read tables do, end to end. */
#include <unistd.h>

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

/* Overlays ---------------------------------------------------------------- */

START_TEST(a_company_begins_its_own_tables)
{
	const char *ours = in("ours"), *sum = in("sum.atlas");
	const char *roles = in("ours/roles.csv");

	assert_said(RUN("init", ours), EXIT_DONE, "/ours.\n");
	assert_refused(RUN("init", ours), EXIT_TROUBLE, "is there already");
	assert_said(RUN("check", "--overlay", ours), EXIT_DONE,
		    "Nothing is wrong");
	assert_said(RUN("show", "our-associate", "--overlay", ours), EXIT_DONE,
		    "Associate at Our Company");
	assert_said(
		RUN("compile", "--base", SOURCE_DIR "/db/kpo", ours, "-o", sum),
		EXIT_DONE, "/sum.atlas.\n");
	assert_said(RUN("info", "--atlas", sum), EXIT_DONE,
		    "KPO careers, with Our Company");
	assert_said(RUN("compile", "--base", BINARY_DIR "/kpo.atlas", ours,
			"-o", sum),
		    EXIT_DONE, "/sum.atlas.\n");
	ck_assert_int_eq(truncate(roles, 10), 0);
	assert_refused(RUN("show", "our-associate", "--overlay", ours),
		       EXIT_TROUBLE, "/ours/roles.csv:1: ");
	json_t *answer = assert_json(RUN("check", "--overlay", ours, "--json"),
				     EXIT_TROUBLE, "check");
	ck_assert_str_eq(json_text_at(answer, "findings.0.file"), roles);
	json_decref(answer);
	assert_refused(RUN("show", "sql", "--overlay", "/no/such"),
		       EXIT_TROUBLE, "/no/such");
	assert_refused(RUN("compile", "--base", "/no/such", ours, "-o", sum),
		       EXIT_TROUBLE, "/no/such");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("tables");
	TCase *one = tcase_create("tables");

	tcase_add_checked_fixture(one, setup, teardown);
	tcase_add_test(one, export_makes_tables);
	tcase_add_test(one, a_company_begins_its_own_tables);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
