/* What the commands that write and read tables do, end to end. */
#include <sys/stat.h>
#include <unistd.h>

#include "run.h"
#include "suite.h"

static char *folder;

/* A path in the folder of the test; lasts until the sixteenth call after. */
static const char *in(const char *name)
{
	static char paths[16][160];
	static size_t next;
	char *path = paths[next++ % 16];

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

/* Who checks or compiles an overlay as if it were an atlas is told so. */
START_TEST(an_overlay_is_not_taken_for_an_atlas)
{
	const char *ours = in("ours"), *sum = in("sum.atlas");

	assert_said(RUN("init", ours), EXIT_DONE, "Wrote");
	for (int i = 0; i < 2; i++) {
		struct ran ran = i == 0 ? RUN("check", ours)
					: RUN("compile", ours, "-o", sum);

		ck_assert_int_eq(ran.status, EXIT_TROUBLE);
		ck_assert_msg(strstr(ran.err, "rungs check --overlay ") != NULL,
			      "%s", ran.err);
		ran_release(&ran);
	}
	ck_assert_int_ne(access(sum, F_OK), 0);
}
END_TEST

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

/* An overlay over the program's own atlas, and the program's next one. */
START_TEST(an_atlas_is_upgraded)
{
	const char *ours = strdup(in("ours"));
	char *file = strdup(in("ours.atlas")), *other = strdup(in("new.atlas"));

	ck_assert_int_eq(mkdir(ours, 0700), 0);
	append(in("ours/sources.csv"), "id,title,publisher,kind,licence\n"
				       "acme,Ladder,Acme,ladder,none\n");
	append(in("ours/role_titles.csv"), "role,title\n"
					   "data-analyst,Number Cruncher\n");
	append(in("ours/hidden.csv"), "kind,id,why\n"
				      "term,kpo,everybody knows\n");
	assert_said(RUN("compile", "--base", BINARY_DIR "/kpo.atlas", ours,
			"-o", file),
		    EXIT_DONE, "ours.atlas.\n");
	assert_said(RUN("upgrade", file, "-o", other), EXIT_DONE,
		    "new.atlas.\n");
	assert_said(RUN("diff", file, other), EXIT_DONE, "are the same.\n");
	assert_said(RUN("upgrade", other), EXIT_DONE, "new.atlas.\n");
	assert_said(RUN("show", "role/data-analyst", "--atlas", other),
		    EXIT_DONE, "Number Cruncher");
	assert_refused(RUN("show", "term/kpo", "--atlas", other), EXIT_NOTHING,
		       "kpo");
	assert_refused(RUN("upgrade", other, SOURCE_DIR "/tests/import/onet"),
		       EXIT_TROUBLE, "\"O*NET\"");
	assert_refused(RUN("upgrade", other, SOURCE_DIR "/tests"), EXIT_TROUBLE,
		       "no release");
	assert_refused(RUN("upgrade", "/no/such"), EXIT_TROUBLE, "/no/such");
	assert_refused(RUN("upgrade", other, "--language", "E N"), EXIT_USAGE,
		       "--language");
	free((void *)(uintptr_t)ours);
	free(file);
	free(other);
}
END_TEST

/* Differences ------------------------------------------------------------- */

#define KPO BINARY_DIR "/kpo.atlas"

START_TEST(the_same_atlas_is_no_different)
{
	assert_said(RUN("diff", KPO), EXIT_DONE, "are the same.\n");
	assert_said(RUN("diff", "built-in", KPO), EXIT_DONE, "are the same.\n");
	json_t *answer =
		assert_json(RUN("diff", KPO, KPO, "--json"), EXIT_DONE, "diff");
	ck_assert_uint_eq(json_array_size(json_at(answer, "changes")), 0);
	ck_assert_str_eq(json_text_at(answer, "old.name"), "KPO careers");
	json_decref(answer);
	assert_refused(RUN("diff", "/no/such"), EXIT_TROUBLE, "/no/such");
	assert_refused(RUN("diff", KPO, "/no/such"), EXIT_TROUBLE, "/no/such");
}
END_TEST

/* The fixture, changed. */
static void lay_changes(const char *ours)
{
	ck_assert_int_eq(mkdir(ours, 0700), 0);
	append(in("ours/sources.csv"), "id,title,publisher,kind,licence\n"
				       "acme,Ladder,Acme,ladder,none\n");
	append(in("ours/roles.csv"),
	       "id,title,specialization,track,level,summary\n"
	       "review-analyst,Second Reader,analytics,management,lead,Reads "
	       "all that is hard.\n"
	       "auditor,Tag Auditor,legal,delivery,analyst,Counts errors.\n");
	append(in("ours/role_titles.csv"), "role,title\n"
					   "data-analyst,Number Cruncher\n");
	append(in("ours/requirements.csv"), "role,skill,level,importance\n"
					    "auditor,sql,2,core\n"
					    "data-analyst,sql,5,useful\n"
					    "data-analyst,english,2,core\n");
	append(in("ours/moves.csv"),
	       "from_role,to_role,kind,years_min,years_max\n"
	       "auditor,analytics-lead,advancement,3,4\n"
	       "document-reviewer,review-analyst,advancement,4,6\n"
	       "document-reviewer,data-analyst,cross-specialization,2,3\n");
	append(in("ours/pay.csv"), "soc,place,year,median,p75,p90\n"
				   "23-2011,US,2024 (May),70000,,\n");
	append(in("ours/hidden.csv"),
	       "kind,id,why\n"
	       "role,review-lead,None here\n"
	       "move,document-reviewer/junior-analyst,None here\n"
	       "requirement,data-analyst/excel,None here\n");
}

START_TEST(differences_are_told)
{
	static const char *const lines[] = {
		"\nRoles added: 1\nTag Auditor (auditor)\n",
		"\nRoles gone: 1\nReview Team Lead (review-lead)\n",
		"\nTitles changed: 1\nSecond Reader: Review Analyst → Second "
		"Reader (review-analyst)\n",
		"\nOther titles added: 1\nData Analyst: Number Cruncher "
		"(data-analyst)\n",
		"\nSpecializations changed: 1\nSecond Reader: ",
		"\nTracks changed: 1\nSecond Reader: Delivery → Management ",
		"\nLevels changed: 1\nSecond Reader: Analyst → Lead ",
		"\nRequirements added: 1\nData Analyst, Business English: ",
		"\nRequirements gone: 1\nData Analyst, Excel: ",
		"\nRequirements changed: 1\nData Analyst, SQL: ",
		"; core → ",
		"\nMoves added: 1\nDocument Reviewer → Data Analyst: "
		"cross-specialization; 2–3 y (document-reviewer → "
		"data-analyst)\n",
		"\nMoves gone: 1\nDocument Reviewer → Junior Data Analyst: ",
		"\nMoves changed: 1\nDocument Reviewer → Second Reader: "
		"advancement; 1–2 y; common → advancement; 4–6 y",
		"\nPay changed: 1\nParalegals and Legal Assistants, US: 61,010 "
		"USD; 2024 (May) → 70,000 USD; 2024 (May) (23-2011, US)\n",
	};
	const char *ours = in("ours"), *fixture = BINARY_DIR "/fixture.atlas";

	lay_changes(ours);
	struct ran ran =
		RUN("diff", fixture, "--atlas", fixture, "--overlay", ours);

	ck_assert_msg(ran.status == EXIT_DONE, "%s", ran.err);
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
		ck_assert_msg(strstr(ran.out, lines[i]) != NULL, "%s not in %s",
			      lines[i], ran.out);
	ran_release(&ran);
	json_t *answer = assert_json(RUN("diff", fixture, "--atlas", fixture,
					 "--overlay", ours, "--json"),
				     EXIT_DONE, "diff");
	ck_assert_str_eq(json_text_at(answer, "changes.0.subject"), "role");
	ck_assert_str_eq(json_text_at(answer, "changes.0.change"), "added");
	ck_assert_str_eq(json_text_at(answer, "changes.0.id"), "auditor");
	ck_assert_uint_eq(json_array_size(json_at(answer, "changes")), 14);
	json_decref(answer);
}
END_TEST

/* Of what the profile names: roles on the way of a plan, those that are noted
 * or marked, skills, and what occupations pay. */
START_TEST(what_concerns_the_profile_comes_first)
{
	static const char *const records[][5] = {
		{"add", "skill", "excel", "2"},
		{"add", "experience", "document-reviewer", "2"},
		{"mark", "junior-analyst"},
		{"bookmark", "role/review-lead"},
		{"note", "review-lead", "ask Ann"},
	};
	const char *ours = strdup(in("ours")), *me = strdup(in("me.db"));
	const char *fixture = BINARY_DIR "/fixture.atlas";
	struct ran ran;

	lay_changes(ours);
	for (size_t i = 0; i < sizeof(records) / sizeof(*records); i++) {
		const char *words[12] = {"--atlas", fixture, "--profile", me,
					 "me"};

		memcpy(words + 5, records[i], sizeof(records[i]));
		ran = run_words(&(struct around){0}, words);
		ck_assert_msg(ran.status == EXIT_DONE, "%zu: %s", i, ran.err);
		ran_release(&ran);
	}
	ran = RUN("diff", fixture, "--atlas", fixture, "--overlay", ours,
		  "--profile", me);
	ck_assert_msg(
		strstr(ran.out,
		       "\n\nConcerns you: 6\n"
		       "Role gone: Review Team Lead (review-lead) · bookmark, "
		       "note\n"
		       "Requirement gone: Data Analyst, Excel: ") != NULL,
		"%s", ran.out);
	ck_assert_ptr_nonnull(strstr(ran.out, "excel) · skill\n"));
	ck_assert_ptr_nonnull(
		strstr(ran.out, "\nMove gone: Document Reviewer → Junior Data "
				"Analyst: "));
	ck_assert_ptr_nonnull(
		strstr(ran.out, "junior-analyst) · experience, marked\n"));
	ck_assert_msg(strstr(ran.out, "(23-2011, US) · experience, bookmark, "
				      "note\n\nRoles added: 1\n") != NULL,
		      "%s", ran.out);
	ran_release(&ran);
	json_t *answer =
		assert_json(RUN("diff", fixture, "--atlas", fixture,
				"--overlay", ours, "--profile", me, "--json"),
			    EXIT_DONE, "diff");
	ck_assert_uint_eq(json_array_size(json_at(answer, "concerns")), 6);
	ck_assert_str_eq(json_text_at(answer, "concerns.0.id"), "review-lead");
	ck_assert_str_eq(json_text_at(answer, "concerns.0.why.1"), "note");
	ck_assert_uint_eq(json_array_size(json_at(answer, "changes")), 14);
	json_decref(answer);
	free((void *)(uintptr_t)ours);
	free((void *)(uintptr_t)me);
}
END_TEST

/* The shelf --------------------------------------------------------------- */

static struct ran on_shelf(const char *const *words)
{
	return run_words(&(struct around){.own = folder}, words);
}

#define SHELF(...) on_shelf((const char *const[]){__VA_ARGS__, NULL})

START_TEST(an_atlas_of_the_shelf_is_used)
{
	const char *kept = in("atlases/small.atlas");

	ck_assert_int_eq(mkdir(in("atlases"), 0700), 0);
	assert_said(SHELF("compile", SOURCE_DIR "/tests/fixture", "-o", kept),
		    EXIT_DONE, "Wrote");
	append(in("atlases/bad.atlas"), "no atlas\n");
	append(in("atlases/notes.txt"), "no atlas\n");
	assert_said(SHELF("atlas", "list"), EXIT_DONE,
		    "built-in: KPO careers, release 2026.11; 243 roles; in "
		    "use\nbad: ");
	assert_said(SHELF("info", "--atlas", "small"), EXIT_DONE,
		    "Atlas: Fixture careers\n");
	assert_said(SHELF("info"), EXIT_DONE, "Atlas: KPO careers\n");
	assert_said(SHELF("atlas", "use", "small"), EXIT_DONE, "small.atlas.");
	assert_said(SHELF("info"), EXIT_DONE, "Atlas: Fixture careers\n");
	assert_said(SHELF("atlas", "verify"), EXIT_DONE,
		    "small.atlas is whole");
	assert_said(SHELF("info", "--atlas", "built-in"), EXIT_DONE,
		    "File: part of the program\n");
	json_t *answer = assert_json(SHELF("atlas", "list", "--json"),
				     EXIT_DONE, "atlas");
	ck_assert_uint_eq(json_array_size(json_at(answer, "atlases")), 3);
	ck_assert_str_eq(json_text_at(answer, "atlases.2.name"), "small");
	ck_assert(json_is_true(json_at(answer, "atlases.2.in_use")));
	ck_assert(json_is_false(json_at(answer, "atlases.1.whole")));
	json_decref(answer);
	assert_refused(SHELF("atlas", "use", "bad"), EXIT_TROUBLE, "bad.atlas");
	assert_refused(SHELF("atlas", "verify", "bad"), EXIT_TROUBLE,
		       "bad.atlas");
	assert_said(SHELF("info"), EXIT_DONE, "Atlas: Fixture careers\n");
	ck_assert_int_eq(remove(kept), 0);
	assert_refused(SHELF("info"), EXIT_TROUBLE, "atlas use built-in");
	assert_said(SHELF("atlas", "use", "built-in"), EXIT_DONE, "built-in");
	assert_said(SHELF("info"), EXIT_DONE, "Atlas: KPO careers\n");
	assert_said(SHELF("atlas", "info", KPO), EXIT_DONE, "kpo.atlas\n");
	assert_refused(SHELF("atlas", "use"), EXIT_USAGE, "needs the name");
	assert_refused(SHELF("atlas", "list", "x"), EXIT_USAGE, "takes no");
	assert_refused(SHELF("atlas", "walk"), EXIT_USAGE, "verify");
	assert_refused(RUN("atlas", "use", KPO), EXIT_TROUBLE,
		       "no place for settings");
}
END_TEST

/* Nothing but the code is known until an atlas of O*NET is kept. */
START_TEST(a_role_names_its_occupation_elsewhere)
{
#define REVIEWER                                                               \
	"--atlas", BINARY_DIR "/fixture.atlas", "show", "document-reviewer"
	json_t *answer =
		assert_json(SHELF(REVIEWER, "--json"), EXIT_DONE, "show");

	ck_assert_ptr_null(json_at(answer, "role.occupation.role"));
	json_decref(answer);
	ck_assert_int_eq(mkdir(in("atlases"), 0700), 0);
	append(in("atlases/bad.atlas"), "no atlas\n");
	assert_said(SHELF("compile", SOURCE_DIR "/tests/fixture_onet", "-o",
			  in("atlases/mine.atlas")),
		    EXIT_DONE, "Wrote");
	answer = assert_json(SHELF(REVIEWER, "--json"), EXIT_DONE, "show");
	ck_assert_str_eq(json_text_at(answer, "role.occupation.role.atlas"),
			 "mine");
	ck_assert_str_eq(json_text_at(answer, "role.occupation.role.release"),
			 "O*NET 99.0");
	ck_assert_str_eq(json_text_at(answer, "role.occupation.role.id"),
			 "23-2011.00");
	ck_assert_str_eq(json_text_at(answer, "role.occupation.role.fit"),
			 "close");
	ck_assert_str_eq(json_text_at(answer, "role.occupation.role.evidence"),
			 "published");
	json_decref(answer);
	assert_said(SHELF(REVIEWER), EXIT_DONE,
		    "Paralegals; in O*NET 99.0, kept as mine "
		    "(role/23-2011.00)");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("tables");
	TCase *one = tcase_create("tables");

	tcase_add_checked_fixture(one, setup, teardown);
	tcase_add_test(one, export_makes_tables);
	tcase_add_test(one, a_company_begins_its_own_tables);
	tcase_add_test(one, an_overlay_is_not_taken_for_an_atlas);
	tcase_add_test(one, what_is_wrong_with_a_ladder_is_found);
	tcase_add_test(one, the_same_atlas_is_no_different);
	tcase_add_test(one, an_atlas_is_upgraded);
	tcase_add_test(one, differences_are_told);
	tcase_add_test(one, what_concerns_the_profile_comes_first);
	tcase_add_test(one, an_atlas_of_the_shelf_is_used);
	tcase_add_test(one, a_role_names_its_occupation_elsewhere);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
