/* What the commands answer about a small atlas, to people and to programs. */
#include "run.h"
#include "suite.h"

#define FIXTURE "--atlas=" BINARY_DIR "/fixture.atlas"

static const struct around on_terminal = {
	.terminal = true, .term = "xterm", .color = true};

/* List ------------------------------------------------------------------- */

START_TEST(list_is_a_line_each)
{
	struct ran ran = RUN("list", "roles", FIXTURE);

	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_str_eq(ran.err, "");
	ck_assert_str_eq(
		ran.out,
		"document-reviewer\tDocument Reviewer\tEntry\tDelivery\t"
		"Legal data services\n"
		"review-analyst\tReview Analyst\tAnalyst\tDelivery\t"
		"Legal data services\n"
		"review-lead\tReview Team Lead\tLead\tManagement\t"
		"Legal data services\n"
		"junior-analyst\tJunior Data Analyst\tEntry\tDelivery\t"
		"Business intelligence\n"
		"data-analyst\tData Analyst\tAnalyst\tDelivery\tBusiness "
		"intelligence\n"
		"analytics-lead\tAnalytics Lead\tLead\tManagement\t"
		"Business intelligence\n");
	ran_release(&ran);
}
END_TEST

START_TEST(list_has_columns_on_a_terminal)
{
	struct ran ran =
		RUN_AT(&on_terminal, "list", "roles", "in:analytics", FIXTURE);

	ck_assert_str_eq(
		ran.out,
		"\033[1mBusiness intelligence\033[0m\n"
		"  Junior Data Analyst  Entry    Delivery    junior-analyst\n"
		"  Data Analyst         Analyst  Delivery    data-analyst\n"
		"  Analytics Lead       Lead     Management  analytics-lead\n");
	ran_release(&ran);
	struct around narrow = on_terminal;
	narrow.columns = 40;
	ran = RUN_AT(&narrow, "list", "roles", "in:analytics", "--color=never",
		     FIXTURE);
	ck_assert_str_eq(ran.out, "Business intelligence\n"
				  "  Junior Data Analyst  junior-analyst\n"
				  "  Data Analyst         data-analyst\n"
				  "  Analytics Lead       analytics-lead\n");
	ran_release(&ran);
}
END_TEST

/* Names and ids stay whole, what stands between is cut. */
START_TEST(list_fits_the_window)
{
	struct around narrow = on_terminal;

	narrow.columns = 60;
	narrow.color = false;
	struct ran ran = RUN_AT(&narrow, "list", "terms", "--ascii", FIXTURE);
	ck_assert_ptr_nonnull(strstr(ran.out, "kpo\n"));
	ck_assert_ptr_nonnull(strstr(ran.out, "protocol\n"));
	for (char *line = strtok(ran.out, "\n"); line != NULL;
	     line = strtok(NULL, "\n"))
		ck_assert_msg(strlen(line) <= 60, "%s", line);
	ran_release(&ran);
}
END_TEST

START_TEST(list_counts)
{
	assert_said(RUN_AT(&on_terminal, "list", "specializations", FIXTURE),
		    EXIT_DONE, "  Legal data services    3 roles  legal\n");
	assert_said(RUN("list", "skills", FIXTURE), EXIT_DONE,
		    "english\tBusiness English\t1 role\t");
}
END_TEST

START_TEST(list_roles_for_programs)
{
	json_t *answer = assert_json(RUN("list", "roles", "--json", FIXTURE),
				     EXIT_DONE, "list");

	ck_assert_uint_eq(json_array_size(json_at(answer, "roles")), 6);
	ck_assert_str_eq(json_text_at(answer, "roles.4.id"), "data-analyst");
	ck_assert_str_eq(json_text_at(answer, "roles.4.title"), "Data Analyst");
	ck_assert_str_eq(json_text_at(answer, "roles.4.specialization.id"),
			 "analytics");
	ck_assert_str_eq(json_text_at(answer, "roles.4.track.name"),
			 "Delivery");
	ck_assert_str_eq(json_text_at(answer, "roles.4.level.id"), "analyst");
	json_decref(answer);
}
END_TEST

static const struct {
	const char *filters[3];
	const char *ids; /* of the roles that remain */
} filters[] = {
	{{"in:legal"}, "document-reviewer review-analyst review-lead "},
	{{"specialization:legal", "level:entry"}, "document-reviewer "},
	{{"track:management"}, "review-lead analytics-lead "},
	{{"skill:sql"}, "junior-analyst data-analyst analytics-lead "},
	{{"education:secondary"}, "junior-analyst "},
	{{"area:numbers"}, "document-reviewer junior-analyst "},
	{{"occupation:23-2011.00"},
	 "document-reviewer review-analyst review-lead "},
	{{"certification:analyst-cert"}, "data-analyst "},
};

START_TEST(list_narrows)
{
	char ids[256] = "";
	size_t index;
	json_t *role;
	json_t *answer =
		assert_json(RUN("list", "roles", filters[_i].filters[0],
				"--json", FIXTURE, filters[_i].filters[1]),
			    EXIT_DONE, "list");

	json_array_foreach(json_at(answer, "roles"), index, role)
	{
		strcat(ids, json_text_at(role, "id"));
		strcat(ids, " ");
	}
	ck_assert_str_eq(ids, filters[_i].ids);
	json_decref(answer);
}
END_TEST

START_TEST(list_that_is_empty)
{
	assert_refused(RUN("list", "roles", "in:legal", "education:secondary",
			   FIXTURE),
		       EXIT_NOTHING, "no such roles");
	json_t *answer = assert_json(RUN("list", "roles", "in:legal", "--json",
					 "education:secondary", FIXTURE),
				     EXIT_NOTHING, "list");
	ck_assert_uint_eq(json_array_size(json_at(answer, "roles")), 0);
	ck_assert(json_is_array(json_at(answer, "roles")));
	json_decref(answer);
	assert_refused(RUN("list", "roles", "in:legl", FIXTURE), EXIT_NOTHING,
		       "specialization/legal");
}
END_TEST

/* Every kind has a list under its plural, whose entries have id and name, and
 * every entry can be shown under its kind. */
START_TEST(every_kind_is_listed_and_shown)
{
	enum rungs_kind kind = (enum rungs_kind)_i;
	const char *plural = rungs_kind_plural(kind);
	const char *singular = rungs_kind_singular(kind);
	const char *key = kind == RUNGS_ROLE || kind == RUNGS_SOURCE ||
					  kind == RUNGS_OCCUPATION ||
					  kind == RUNGS_STATEMENT
				  ? "title"
				  : "name";
	json_t *answer = assert_json(RUN("list", plural, "--json", FIXTURE),
				     EXIT_DONE, "list");
	json_t *list = json_at(answer, plural), *entry;
	size_t index;

	ck_assert_uint_gt(json_array_size(list), 0);
	json_array_foreach(list, index, entry)
	{
		char name[128];
		const char *id = json_text_at(entry, "id");

		ck_assert(json_is_string(json_at(entry, key)));
		snprintf(name, sizeof(name), "%s/%s", singular, id);
		json_t *shown =
			assert_json(RUN("show", name, "--json", FIXTURE),
				    EXIT_DONE, "show");
		json_t *thing = json_at(shown, singular);
		ck_assert_str_eq(json_text_at(thing, "id"), id);
		ck_assert_str_eq(json_text_at(thing, key),
				 json_text_at(entry, key));
		json_decref(shown);
		struct ran ran = RUN("show", name, FIXTURE);
		ck_assert_int_eq(ran.status, EXIT_DONE);
		ck_assert_ptr_nonnull(
			strstr(ran.out, json_text_at(entry, key)));
		ran_release(&ran);
	}
	json_decref(answer);
}
END_TEST

START_TEST(list_limit)
{
	json_t *answer = assert_json(
		RUN("list", "roles", "--limit", "2", "--json", FIXTURE),
		EXIT_DONE, "list");

	ck_assert_uint_eq(json_array_size(json_at(answer, "roles")), 2);
	json_decref(answer);
	assert_said(RUN("list", "terms", "--limit=1", FIXTURE), EXIT_DONE,
		    "kpo\tKPO");
}
END_TEST

/* People read 12,000, programs what they can count with. */
START_TEST(figures_for_programs_are_plain)
{
	json_t *answer, *found;

	assert_said(RUN("list", "facts", FIXTURE), EXIT_DONE,
		    "12,000 people, IN 2023");
	answer = assert_json(RUN("list", "facts", "--json", FIXTURE), EXIT_DONE,
			     "list");
	found = json_array_get(json_at(answer, "facts"), 0);
	ck_assert_str_eq(json_text_at(found, "detail"),
			 "12000 people, IN 2023");
	json_decref(answer);
	answer = assert_json(
		RUN("search", "seats", "--json", "--kind=fact", FIXTURE),
		EXIT_DONE, "search");
	found = json_array_get(json_at(answer, "results"), 0);
	ck_assert_str_eq(json_text_at(found, "detail"),
			 "12000 people, IN 2023");
	json_decref(answer);
}
END_TEST

START_TEST(ascii_is_ascii)
{
	static const char *const lines[][3] = {
		{"show", "data-analyst"}, {"show", "data-analyst", "--json"},
		{"list", "roles"},        {"help"},
		{"help", "list"},         {"info"},
	};
	struct ran ran =
		RUN_AT(_i % 2 == 0 ? &on_terminal : &(struct around){0},
		       lines[_i / 2][0], "--ascii", FIXTURE, lines[_i / 2][1],
		       lines[_i / 2][2]);

	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_uint_gt(strlen(ran.out), 0);
	for (const char *at = ran.out; *at != '\0'; at++)
		ck_assert_msg((unsigned char)*at < 0x80, "%.40s", at);
	ran_release(&ran);
}
END_TEST

/* People get what their locale can show, programs the same everywhere. */
START_TEST(ascii_by_locale)
{
	static const struct around old = {.ascii = true};
	struct ran ran = RUN_AT(&old, "show", "data-analyst", FIXTURE);

	ck_assert_ptr_nonnull(strstr(ran.out, "Analyste de donnees"));
	ran_release(&ran);
	ran = RUN_AT(&old, "show", "data-analyst", "--json", FIXTURE);
	ck_assert_ptr_nonnull(strstr(ran.out, "\"Analyste de données\""));
	ran_release(&ran);
	ran = RUN("show", "data-analyst", "--json", "--ascii", FIXTURE);
	ck_assert_ptr_nonnull(strstr(ran.out, "donn\\u00E9es\""));
	ran_release(&ran);
}
END_TEST

/* The explorer ------------------------------------------------------------ */

START_TEST(the_explorer_opens_where_asked)
{
	struct ran ran = RUN_AT(&on_terminal, FIXTURE);

	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_int_eq(ran.explored, 1);
	ck_assert_str_eq(ran.at, "");
	ran_release(&ran);
	ran = RUN_AT(&on_terminal, "data-analyst", FIXTURE);
	ck_assert_int_eq(ran.explored, 1);
	ck_assert_str_eq(ran.at, "role/data-analyst");
	ran_release(&ran);
	ran = RUN_AT(&on_terminal, "term/sql", FIXTURE);
	ck_assert_str_eq(ran.at, "term/sql");
	ran_release(&ran);
}
END_TEST

START_TEST(the_explorer_is_refused)
{
	struct around dumb = on_terminal;

	assert_refused(RUN_AT(&on_terminal, "data-analist", FIXTURE),
		       EXIT_NOTHING, "role/data-analyst");
	assert_refused(RUN_AT(&on_terminal, "serach", FIXTURE), EXIT_USAGE,
		       "did you mean 'search'?");
	dumb.term = "dumb";
	assert_refused(RUN_AT(&dumb, FIXTURE), EXIT_USAGE, "--plain");
	dumb.term = NULL;
	assert_refused(RUN_AT(&dumb, "data-analyst", FIXTURE), EXIT_USAGE,
		       "--plain");
	dumb.term = "";
	assert_refused(RUN_AT(&dumb, FIXTURE), EXIT_USAGE, "--plain");
}
END_TEST

START_TEST(without_a_terminal_it_is_linear)
{
	struct ran ran = RUN(FIXTURE);

	ck_assert_int_eq(ran.explored, 0);
	assert_said(ran, EXIT_DONE, "legal\tLegal data services");
	assert_said(RUN("data-analyst", FIXTURE), EXIT_DONE, "Data Analyst\n");
	ran = RUN_AT(&on_terminal, "--plain", FIXTURE);
	ck_assert_int_eq(ran.explored, 0);
	assert_said(ran, EXIT_DONE, "legal\tLegal data services");
	json_decref(assert_json(RUN("--json", FIXTURE), EXIT_DONE, "list"));
	json_decref(assert_json(RUN("data-analyst", "--json", FIXTURE),
				EXIT_DONE, "show"));
}
END_TEST

/* Help, version, info ---------------------------------------------------- */

START_TEST(help_names_everything)
{
	struct ran ran = RUN("help");

	ck_assert_int_eq(ran.status, EXIT_DONE);
	for (const struct command *command = commands; command->run != NULL;
	     command++) {
		const struct option_spec *option;
		char name[64];

		snprintf(name, sizeof(name), "  rungs%s%s",
			 *command->name != '\0' ? " " : "", command->name);
		ck_assert_ptr_nonnull(strstr(ran.out, name));
		if (*command->name == '\0')
			continue;
		struct ran one = RUN("help", command->name);
		struct ran same = RUN(command->name, "--help");
		ck_assert_int_eq(one.status, EXIT_DONE);
		ck_assert_str_eq(one.out, same.out);
		for (size_t n = 0;
		     (option = command_option(command, n)) != NULL; n++) {
			snprintf(name, sizeof(name), "--%s", option->name);
			ck_assert_ptr_nonnull(strstr(one.out, name));
		}
		ran_release(&one);
		ran_release(&same);
	}
	ran_release(&ran);
	ran = RUN("--help");
	assert_said(ran, EXIT_DONE, "rungs show ID");
	assert_said(RUN("-h"), EXIT_DONE, "rungs show ID");
	assert_said(RUN("--version"), EXIT_DONE, "rungs " RUNGS_VERSION "\n");
}
END_TEST

START_TEST(help_fits_80_columns)
{
	for (const struct command *command = commands; command->run != NULL;
	     command++) {
		struct ran ran = RUN("--ascii", "help",
				     *command->name ? command->name : NULL);

		for (char *line = strtok(ran.out, "\n"); line != NULL;
		     line = strtok(NULL, "\n"))
			ck_assert_msg(strlen(line) <= 80, "%s", line);
		ran_release(&ran);
	}
}
END_TEST

START_TEST(info_tells_what_is_held)
{
	json_t *answer =
		assert_json(RUN("info", "--json", FIXTURE), EXIT_DONE, "info");

	ck_assert_str_eq(json_text_at(answer, "version"), RUNGS_VERSION);
	ck_assert_str_eq(json_text_at(answer, "atlas.name"), "Fixture careers");
	ck_assert_str_eq(json_text_at(answer, "atlas.release"), "1");
	ck_assert_int_eq(
		json_integer_value(json_at(answer, "atlas.counts.roles")), 6);
	ck_assert(json_is_false(json_at(answer, "atlas.built_in")));
	ck_assert_str_eq(json_text_at(answer, "sources.1.id"), "handbook");
	ck_assert(json_is_string(json_at(answer, "sources.0.licence")));
	json_decref(answer);
	assert_said(RUN("info", FIXTURE), EXIT_DONE, "\nroles: 6\n");
	assert_said(RUN("info"), EXIT_DONE, "Atlas: KPO careers\n");
	assert_said(RUN_AT(&on_terminal, "info", FIXTURE), EXIT_DONE,
		    "Fixture careers");
}
END_TEST

/* Compile and check ------------------------------------------------------- */

START_TEST(good_atlases_pass)
{
	assert_said(RUN("check"), EXIT_DONE,
		    "Nothing is wrong with the built-in atlas.\n");
	assert_said(RUN("check", FIXTURE), EXIT_DONE, "Nothing is wrong");
	assert_said(RUN("check", BINARY_DIR "/fixture.atlas"), EXIT_DONE,
		    "Nothing is wrong");
	json_t *answer =
		assert_json(RUN("check", SOURCE_DIR "/tests/fixture", "--json"),
			    EXIT_DONE, "check");
	ck_assert_uint_eq(json_array_size(json_at(answer, "findings")), 0);
	json_decref(answer);
}
END_TEST

/* A copy of the fixture's tables in which one has another text; the caller
 * frees its name. */
static char *broken_tables(const char *table, const char *text)
{
	char *folder = strdup("/tmp/rungs-test-XXXXXX"), command[1024];
	FILE *file;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(command, sizeof(command), "cp %s/tests/fixture/*.csv %s/",
		 SOURCE_DIR, folder);
	ck_assert_int_eq(system(command), 0);
	snprintf(command, sizeof(command), "%s/%s.csv", folder, table);
	file = fopen(command, "w");
	ck_assert_ptr_nonnull(file);
	fputs(text, file);
	fclose(file);
	return folder;
}

static void remove_tables(char *folder)
{
	char command[256];

	snprintf(command, sizeof(command), "rm -r %s", folder);
	ck_assert_int_eq(system(command), 0);
	free(folder);
}

START_TEST(mistakes_are_found)
{
	char *folder = broken_tables("role_titles",
				     "role,title\nno-such-role,Clerk\n");
	char file[128];
	json_t *answer = assert_json(RUN("check", folder, "--json"),
				     EXIT_TROUBLE, "check");
	json_t *finding = json_at(answer, "findings.0");

	ck_assert_str_eq(json_text_at(finding, "severity"), "error");
	ck_assert_str_eq(json_text_at(finding, "file"), "role_titles.csv");
	ck_assert_int_eq(json_integer_value(json_at(finding, "line")), 2);
	ck_assert_ptr_nonnull(
		strstr(json_text_at(finding, "message"), "no-such-role"));
	ck_assert_ptr_nonnull(json_at(finding, "mend"));
	json_decref(answer);

	struct ran ran = RUN("check", folder);
	ck_assert_ptr_nonnull(strstr(ran.err, "has 1 error.\n"));
	assert_said(ran, EXIT_TROUBLE, "error: role_titles.csv:2: ");

	snprintf(file, sizeof(file), "%s/out.atlas", folder);
	assert_said(RUN("compile", folder, "-o", file), EXIT_TROUBLE,
		    "role_titles.csv:2");
	ck_assert_ptr_null(fopen(file, "r"));
	answer = assert_json(RUN("compile", folder, "-o", file, "--json"),
			     EXIT_TROUBLE, "compile");
	ck_assert(json_is_null(json_at(answer, "file")));
	json_decref(answer);
	remove_tables(folder);
}
END_TEST

START_TEST(compile_makes_an_atlas)
{
	char *folder = broken_tables("synonyms", "word,means\n");
	char file[128];

	snprintf(file, sizeof(file), "%s/out.atlas", folder);
	json_t *answer =
		assert_json(RUN("compile", folder, "--json", "-o", file),
			    EXIT_DONE, "compile");
	ck_assert_str_eq(json_text_at(answer, "file"), file);
	json_decref(answer);
	assert_said(RUN("show", "data-analyst", "--atlas", file), EXIT_DONE,
		    "Data Analyst");
	assert_said(RUN("compile", folder, "-o", file), EXIT_DONE, "Wrote /");
	remove_tables(folder);
}
END_TEST

START_TEST(what_cannot_be_compiled)
{
	assert_refused(RUN("compile", "/no/such/folder", "-o", "/tmp/x"),
		       EXIT_TROUBLE, "/no/such/folder");
	assert_refused(RUN("compile", SOURCE_DIR "/tests/fixture", "-o",
			   "/no/such/folder/x"),
		       EXIT_TROUBLE, "/no/such/folder");
	assert_refused(RUN("check", "/no/such/file"), EXIT_TROUBLE,
		       "/no/such/file");
	assert_refused(RUN("check", SOURCE_DIR "/README.md"), EXIT_TROUBLE,
		       "README.md");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("commands");
	TCase *one = tcase_create("commands");

	tcase_set_timeout(one, 60);
	tcase_add_test(one, list_is_a_line_each);
	tcase_add_test(one, list_has_columns_on_a_terminal);
	tcase_add_test(one, list_fits_the_window);
	tcase_add_test(one, list_counts);
	tcase_add_test(one, list_roles_for_programs);
	tcase_add_loop_test(one, list_narrows, 0,
			    sizeof(filters) / sizeof(filters[0]));
	tcase_add_test(one, list_that_is_empty);
	tcase_add_loop_test(one, every_kind_is_listed_and_shown, 0,
			    RUNGS_KIND_COUNT);
	tcase_add_test(one, list_limit);
	tcase_add_test(one, figures_for_programs_are_plain);
	tcase_add_loop_test(one, ascii_is_ascii, 0, 12);
	tcase_add_test(one, ascii_by_locale);
	tcase_add_test(one, the_explorer_opens_where_asked);
	tcase_add_test(one, the_explorer_is_refused);
	tcase_add_test(one, without_a_terminal_it_is_linear);
	tcase_add_test(one, help_names_everything);
	tcase_add_test(one, help_fits_80_columns);
	tcase_add_test(one, info_tells_what_is_held);
	tcase_add_test(one, good_atlases_pass);
	tcase_add_test(one, mistakes_are_found);
	tcase_add_test(one, compile_makes_an_atlas);
	tcase_add_test(one, what_cannot_be_compiled);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
