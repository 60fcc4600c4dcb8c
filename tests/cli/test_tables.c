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

static void append(const char *path, const char *rows)
{
	FILE *file = fopen(path, "a");

	ck_assert_ptr_nonnull(file);
	fputs(rows, file);
	fclose(file);
}

/* Whether a line begins so, the folder of the tables before it, and holds the
 * rest. */
static void expect_line(const char *out, const char *severity,
			const char *begin, const char *rest)
{
	char wanted[256];
	const char *line, *end;

	snprintf(wanted, sizeof(wanted), "%s: %s/%s: ", severity, folder,
		 begin);
	for (line = strstr(out, wanted); line != NULL;
	     line = strstr(line + 1, wanted)) {
		end = strchrnul(line, '\n');
		if (memmem(line, (size_t)(end - line), rest, strlen(rest)) !=
		    NULL)
			return;
	}
	ck_abort_msg("no '%s…%s' in %s", wanted, rest, out);
}

START_TEST(what_is_wrong_with_a_ladder_is_found)
{
	const char *ours = in("ours");

	assert_said(RUN("init", ours), EXIT_DONE, "Wrote");
	append(in("ours/roles.csv"),
	       "dead-end,our-company,delivery,analyst,Clerk,Files.\n"
	       "unreachable,our-company,delivery,senior,Sage,Knows.\n"
	       "our-lead,our-company,delivery,lead,Head,Leads.\n");
	append(in("ours/requirements.csv"), "dead-end,excel,2,core\n"
					    "unreachable,excel,4,core\n"
					    "our-lead,excel,4,core\n");
	append(in("ours/moves.csv"),
	       "our-associate,dead-end,advancement,1,2,common,Step.\n"
	       "our-associate,our-lead,advancement,3,4,possible,Jump.\n"
	       "unreachable,our-lead,advancement,1,2,common,Step.\n"
	       "our-lead,our-specialist,advancement,1,2,rare,Back.\n"
	       "our-specialist,our-lead,advancement,3,4,common,On.\n");
	struct ran ran = RUN("check", "--overlay", ours);

	ck_assert_int_eq(ran.status, EXIT_TROUBLE);
	expect_line(ran.out, "warning", "ours/roles.csv:4", "dead end");
	expect_line(ran.out, "warning", "ours/roles.csv:5", "out of reach");
	expect_line(ran.out, "warning", "ours/moves.csv:4",
		    "more than one level up");
	expect_line(ran.out, "error", "ours/moves.csv:6", "leads back");
	ran_release(&ran);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("tables");
	TCase *one = tcase_create("tables");

	tcase_add_checked_fixture(one, setup, teardown);
	tcase_add_test(one, export_makes_tables);
	tcase_add_test(one, a_company_begins_its_own_tables);
	tcase_add_test(one, what_is_wrong_with_a_ladder_is_found);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
