/* Every rule finds the defect that is planted for it, in a folder and in an
 * atlas file, and nothing else. */
#include <check.h>
#include <sqlite3.h>
#include <stdbool.h>

#include <rungs/thing.h>

#include "import/compile.h"
#include "import/lint.h"
#include "import/lint_rules.h"
#include "scratch.h"
#include "suite.h"

/* One edit of the fixture's tables and the one finding it brings. */
static const struct planted {
	const char *rule;
	const char *file;
	long line; /* 0: a line is added */
	const char *from;
	const char *to;
	const char *finding;
} planted[] = {
	{"evidence-too-strong", "moves.csv", 3, ",editorial,", ",derived,",
	 "moves.csv:3: column evidence: is stronger than an editorial source "
	 "allows (\"derived\")"},
	{"evidence-too-strong", "certifications.csv", 2, ",handbook",
	 ",handbook;editorial",
	 "certifications.csv:2: column evidence: is stronger than an "
	 "editorial source allows (\"published\")"},
	{"years-turned", "moves.csv", 2, ",1,2,", ",3,2,",
	 "moves.csv:2: column years_min: is more than years_max (\"3\")"},
	{"years-turned", "roles.csv", 3, ",1,4,", ",5,4,",
	 "roles.csv:3: column years_min: is more than years_max (\"5\")"},
	{"about-name", "about.csv", 2, "name,", "title,",
	 "about.csv:2: the atlas has no name"},
	{"about-release", "about.csv", 3, "release,", "date,",
	 "about.csv:2: the atlas has no release"},
	{"about-root", "about.csv", 0, "", "root,data-analyst\n", NULL},
	{"about-root", "about.csv", 0, "", "root,nobody\n",
	 "about.csv:6: column value: is no id of roles.csv (\"nobody\")"},
	{"level-rank-twice", "levels.csv", 0, "",
	 "chief,three,3,Chief,,,,leads all,editorial,editorial\n",
	 "levels.csv:5: column rank: is the rank of another level of the "
	 "scale (\"3\")"},
	{"role-asks-nothing", "requirements.csv", 8, "junior-analyst,excel",
	 "data-analyst,english", NULL},
	{"role-asks-nothing", "roles.csv", 0, "",
	 "clerk,legal,delivery,entry,Clerk,files,,,,,,,none yet,editorial,"
	 "editorial\n",
	 "roles.csv:8: column id: has no requirement (\"clerk\")"},
	{"role-asks-unknown", "roles.csv", 0, "",
	 "clerk,legal,delivery,entry,Clerk,files,,,,,,,none yet,published,"
	 "handbook\n",
	 "roles.csv:8: column id: has no requirement: its sources publish "
	 "none (\"clerk\")"},
	{"role-unlinked", "roles.csv", 7, "analytics-lead", "chief-analyst",
	 "roles.csv:7: column id: has nothing that leads to it or from it "
	 "(\"chief-analyst\")"},
	{"role-linked-after-all", "roles.csv", 5, "loose,,", "loose,new,",
	 "roles.csv:5: column unlinked: is set, but a move or an entry route "
	 "is there (\"new\")"},
	{"role-out-of-reach", "moves.csv", 3, "review-lead", "analytics-lead",
	 "roles.csv:4: column id: is out of reach: no way in leads to it "
	 "(\"review-lead\")"},
	{"role-out-of-reach", "entry_routes.csv", 2,
	 "bachelor,any,,document-reviewer,common,with a reading test,published,"
	 "handbook\nlaw,law,law,document-reviewer,possible,,editorial,"
	 "editorial\n",
	 "",
	 "roles.csv:2: column id: is out of reach: no way in leads to it "
	 "(\"document-reviewer\")"},
	{"role-dead-end", "moves.csv", 4,
	 "junior-analyst,data-analyst,advancement,1,3,common,,Takes "
	 "SQL.,,published,handbook",
	 "",
	 "roles.csv:5: column id: is a dead end below the highest roles "
	 "of its specialization: nothing leads on from it "
	 "(\"junior-analyst\")"},
	{"role-hired-too-early", "roles.csv", 2, ",0,2,", ",1,2,",
	 "roles.csv:2: column years_min: asks for working years, but only "
	 "study leads to the role (\"1\")"},
	{"role-reached-too-late", "roles.csv", 3, ",1,4,", ",0,0,",
	 "roles.csv:3: column years_max: is less than any way to the role "
	 "takes, so that nobody could have it (\"0\")"},
	{"role-title-twice", "roles.csv", 6, "Data Analyst",
	 "Junior data analyst",
	 "roles.csv:6: column title: is the title of another role of the "
	 "specialization (\"Junior data analyst\")"},
	{"role-education-turned", "roles.csv", 5, "secondary,bachelor",
	 "bachelor,secondary",
	 "roles.csv:5: column education_preferred: is below education_min "
	 "(\"secondary\")"},
	/* A degree that names a field is not compared. */
	{"role-education-turned", "roles.csv", 3, "bachelor,law",
	 "law,bachelor", NULL},
	{"role-occupation-half", "roles.csv", 3, ",close,", ",,",
	 "roles.csv:3: column occupation: and occupation_fit go together "
	 "(\"23-2011.00\")"},
	{"role-title-repeated", "role_titles.csv", 5, "Reporting Analyst",
	 "Data Analyst",
	 "role_titles.csv:5: column title: is the title of the role itself "
	 "(\"Data Analyst\")"},
	{"listed-title-unknown", "role_listed_titles.csv", 2, "Review Analyst",
	 "Reviewer",
	 "role_listed_titles.csv:2: column title: is no title of the role "
	 "(\"Reviewer\")"},
	{"requirement-below-baseline", "requirements.csv", 3, ",3,", ",2,",
	 "requirements.csv:3: column level: is less than everybody on the "
	 "role's level needs (\"2\")"},
	{"move-to-itself", "moves.csv", 0, "",
	 "data-analyst,data-analyst,lateral,,,,,,,editorial,editorial\n",
	 "moves.csv:9: column to_role: is where the move comes from "
	 "(\"data-analyst\")"},
	{"advancement-without-gain", "moves.csv", 7, "cross-specialization",
	 "advancement",
	 "moves.csv:7: column kind: does not lead to a higher level "
	 "(\"advancement\")"},
	{"advancement-in-circle", "moves.csv", 0, "",
	 "analytics-lead,junior-analyst,advancement,1,2,,,,,editorial,"
	 "editorial\n",
	 "moves.csv:9: column to_role: leads back by advancement to where the "
	 "move comes from (\"junior-analyst\")"},
	{"advancement-skips-level", "moves.csv", 0, "",
	 "junior-analyst,analytics-lead,advancement,5,6,,,,,editorial,"
	 "editorial\n",
	 "moves.csv:9: column to_role: is more than one level up "
	 "(\"analytics-lead\")"},
	/* A note that is held to a standard argues for it. */
	{"advancement-skips-level", "moves.csv", 0, "",
	 "junior-analyst,analytics-lead,advancement,5,6,,,Some make it.,,"
	 "editorial,editorial\n",
	 NULL},
	{"advancement-pays-less", "roles.csv", 7, "master,,,,",
	 "master,23-2011.00,loose,,",
	 "moves.csv:5: column to_role: is a promotion to less pay, in the "
	 "median of the nearest occupations (\"analytics-lead\")"},
	{"lateral-with-gain", "moves.csv", 2, "advancement", "lateral",
	 "moves.csv:2: column kind: leads to a higher level (\"lateral\")"},
	{"entry-below-minimum", "entry_routes.csv", 2, "bachelor", "secondary",
	 "entry_routes.csv:2: column education: is below the education_min "
	 "of the role (\"secondary\")"},
	{"retired-advised-to-role", "role_certifications.csv", 3,
	 "analyst-cert", "old-cert",
	 "role_certifications.csv:3: column certification: is retired "
	 "(\"old-cert\")"},
	{"retired-advised-for-move", "moves.csv", 7, "analyst-cert",
	 "analyst-cert;old-cert",
	 "moves.csv:7: column certifications: holds a retired one "
	 "(\"analyst-cert;old-cert\")"},
	{"replaced-by-retired", "certifications.csv", 4, ",analyst-cert,",
	 ",old-cert,",
	 "certifications.csv:4: column replaced_by: holds a retired one "
	 "(\"old-cert\")"},
	{"replaced-but-not-retired", "certifications.csv", 4, "retired",
	 "current",
	 "certifications.csv:4: column status: is not what something "
	 "replaced is (\"current\")"},
	{"pay-out-of-order", "pay.csv", 2, "48190", "38190",
	 "pay.csv:2: column soc: has percentiles that do not rise "
	 "(\"23-2011\")"},
	{"pay-out-of-order", "pay.csv", 3, ",112590,155810,", ",,82000,",
	 "pay.csv:3: column soc: has percentiles that do not rise "
	 "(\"15-2051\")"},
	{"pay-stale", "about.csv", 3, "1", "2030.1",
	 "pay.csv:2: column year: is more than three years before the release "
	 "of the atlas (\"2024 (May)\")"},
	{"pay-stale", "about.csv", 3, "1", "2027.1", NULL},
	{"outlook-past", "about.csv", 3, "1", "2035",
	 "outlook.csv:2: column year_to: is before the release of the atlas "
	 "(\"2034\")"},
	{"source-superseded", "sources.csv", 0, "",
	 "new,Survey of Wages,Office of Statistics,,2025,,official statistics,"
	 "public domain,,,\n",
	 "sources.csv:2: column year: is that of an edition of which a newer "
	 "one is here (\"2024\")"},
	{"pay-of-nobody", "pay.csv", 2, "23-2011", "23-2012",
	 "pay.csv:2: column soc: is the code of no occupation "
	 "(\"23-2012\")"},
	{"outlook-of-nobody", "outlook.csv", 2, "23-2011", "23-2012",
	 "outlook.csv:2: column soc: is the code of no occupation "
	 "(\"23-2012\")"},
	{"outlook-turned", "outlook.csv", 2, "2024,2034", "2034,2024",
	 "outlook.csv:2: column year_to: is not after year_from "
	 "(\"2024\")"},
	{"relation-to-itself", "occupation_relations.csv", 2, "15-2051.00",
	 "23-2011.00",
	 "occupation_relations.csv:2: column related: is the occupation "
	 "itself (\"23-2011.00\")"},
	{"skill-nobody-asks", "skills.csv", 0, "",
	 "juggling,communication,Juggling,three balls,editorial\n",
	 "skills.csv:7: column id: is asked by no role (\"juggling\")"},
	{"term-twice", "terms.csv", 0, "",
	 "sql-2,sql,,a language,analytics,tools,handbook\n",
	 "terms.csv:5: column term: is explained on an earlier line already "
	 "(\"sql\")"},
	{"synonym-of-itself", "synonyms.csv", 2, "analytics", "bi",
	 "synonyms.csv:2: column word: means itself (\"bi\")"},
	{"synonym-not-one-word", "synonyms.csv", 2, "analytics",
	 "business analytics",
	 "synonyms.csv:2: column word: and its meaning are not one "
	 "lower-case word each (\"bi\")"},
	{"synonym-not-one-word", "synonyms.csv", 2, "bi", "BI",
	 "synonyms.csv:2: column word: and its meaning are not one "
	 "lower-case word each (\"BI\")"},
	{"link-to-nothing", "statement_links.csv", 2, ",legal,", ",leagal,",
	 "statement_links.csv:2: column thing: is nothing of that kind "
	 "(\"leagal\")"},
	{"link-to-nothing", "statement_links.csv", 2, "specialization", "roles",
	 "statement_links.csv:2: column thing: is nothing of that kind "
	 "(\"legal\")"},
	{"statement-without-proof", "statement_links.csv", 2, "what-kpo-does",
	 "start-at-entry",
	 "statements.csv:2: column id: is proved by nothing "
	 "(\"what-kpo-does\")"},
	{"requirement-falls", "requirements.csv", 4, ",3,", ",1,",
	 "requirements.csv:4: column level: is less than a role below it "
	 "asks on its ladder (\"1\")"},
	{"move-too-fast", "moves.csv", 3, ",3,4,", ",2,4,",
	 "moves.csv:3: column years_min: is less than lies between the two "
	 "roles (\"2\")"},
	{"tasks-out-of-number", "standards.csv", 0, "", "tasks,3,9\n",
	 "roles.csv:2: column id: has fewer or more tasks than standards.csv "
	 "says (\"document-reviewer\")"},
	{"role-text-missing", "standards.csv", 0, "", "tasks,,9\n",
	 "roles.csv:3: column id: lacks a text that its page has a place for "
	 "(\"review-analyst\")"},
	{"specialization-text-missing", "standards.csv", 0, "", "tasks,,9\n",
	 "specializations.csv:2: column id: lacks a text that its page has a "
	 "place for (\"legal\")"},
	{"requirements-too-few", "standards.csv", 2, ",1,", ",2,",
	 "roles.csv:2: column id: asks fewer or more skills of its own than "
	 "standards.csv says (\"document-reviewer\")"},
	{"role-too-short", "standards.csv", 3, ",20,", ",200,",
	 "roles.csv:3: column id: has less or more text than standards.csv "
	 "says (\"review-analyst\")"},
	{"summary-length", "standards.csv", 4, ",200", ",57",
	 "roles.csv:5: column summary: is shorter or longer than "
	 "standards.csv says (\"Prepares tables and checks the figures of "
	 "standing reports.\")"},
	{"role-text-length", "standards.csv", 5, ",10,", ",26,",
	 "role_texts.csv:6: column text: is shorter or longer than "
	 "standards.csv says (\"The work repeats itself.\")"},
	{"note-length", "standards.csv", 6, ",0,", ",1,",
	 "moves.csv:5: column note: is shorter or longer than standards.csv "
	 "says"},
	/* Not rules of the table: prose. */
	{"", "role_texts.csv", 6, "The work repeats itself.",
	 "Responsible for monotony.",
	 "role_texts.csv:6: column text: says nothing with a filler "
	 "(\"responsible for \")"},
	{"", "role_texts.csv", 6, "The work repeats itself.",
	 "Ears are underutilized.", ""},
	{"", "role_texts.csv", 6, "The work repeats itself.",
	 "One Utilizes one's eyes.",
	 "role_texts.csv:6: column text: says nothing with a filler "
	 "(\"utiliz\")"},
	{"", "role_texts.csv", 6, "itself.", "itself",
	 "role_texts.csv:6: column text: has no full stop at its end (\"The "
	 "work repeats itself\")"},
	{"", "role_texts.csv", 6, "The work repeats itself.",
	 "\"A third of 4,000 go each year.\"",
	 "role_texts.csv:6: column text: tells a figure without a source "
	 "(\"4,000\")"},
	/* Names are no figures, and a source may tell one. */
	{"", "role_texts.csv", 6, "The work repeats itself.",
	 "\"It is ICD-10, ISO 27001 and L2 all day.\"", ""},
	{"", "role_texts.csv", 2, "Read each document and tag it.",
	 "Read 400 documents a day.", ""},
	{"", "role_texts.csv", 0, "",
	 "data-analyst,task,\"Then, learn the protocol; then reach the pace "
	 "of work.\",editorial,editorial\n"
	 "junior-analyst,task,Learn the protocol then reach the pace of "
	 "others.,editorial,editorial\n",
	 "role_texts.csv:10: column text: shares 8 words in a row with the "
	 "role data-analyst"},
	{"", "role_texts.csv", 0, "",
	 "data-analyst,task,Sits beside the Review Analyst to ask about one "
	 "tag.,editorial,editorial\n"
	 "junior-analyst,task,Sits beside the Review Team Leads to ask about "
	 "one.,editorial,editorial\n",
	 ""},
	{"", "spellings.csv", 0, "", "KPO\n",
	 "spellings.csv: column word: cannot be checked: there is no "
	 "Hunspell's dictionary of the language (\"en\")"},
	/* Without a table of fillers an atlas has no style to keep. */
	{"", "fillers.csv", 1, "phrase\nresponsible for\nutiliz*\n", "phrase\n",
	 ""},
	/* Not rules of the table. */
	{"", "roles.csv", 6, "Data Analyst", "\"Analist, Junior Data\"",
	 "roles.csv:6: column title: reads like \"Junior Data Analyst\" "
	 "(\"Analist, Junior Data\")"},
	{"", "roles.csv", 6, "Data Analyst", "Junior Data Analyst II", ""},
	{"", "skills.csv", 5, ",Excel,", ",\"SQL,\",",
	 "skills.csv:5: column name: reads like \"SQL\" (\"SQL,\")"},
	{"", "tracks.csv", 3, "Management", "Manage\xE2\x80\xAEment",
	 "tracks.csv:3: column name: holds a character that nobody sees "
	 "(\"Manage<U+202E>ment\")"},
};

#define PLANTED (sizeof(planted) / sizeof(planted[0]))

static char *folder;
static struct findings findings;
static struct rungs_error error;

static void setup(void)
{
	folder = scratch_new();
	scratch_copy(SOURCE_DIR "/tests/fixture", folder);
}

static void teardown(void)
{
	findings_release(&findings);
	scratch_delete(folder);
}

/* NULL: whatever there is; "": there is none. */
static void expect_finding(const char *expected)
{
	char line[FINDING_SIZE + 300] = "";
	bool found = false;

	if (expected != NULL && expected[0] == '\0') {
		ck_assert_msg(findings.count == 0, "%s",
			      findings.count > 0
				      ? finding_line(&findings.at[0], line,
						     sizeof(line))
				      : "");
		return;
	}

	for (size_t i = 0; i < findings.count; i++) {
		finding_line(&findings.at[i], line, sizeof(line));
		if (expected != NULL && strcmp(line, expected) == 0)
			found = true;
	}
	ck_assert_msg(found == (expected != NULL), "%s\nnot %s", line,
		      expected);
}

/* NULL if there is no such rule. */
static const struct lint_rule *find_rule(const struct lint_rule *rule,
					 const char *name)
{
	while (rule->name != NULL && strcmp(rule->name, name) != 0)
		rule++;
	return rule->name != NULL ? rule : NULL;
}

static enum severity severity_of(const char *name)
{
	const struct lint_rule *rule = find_rule(lint_rules, name);

	if (rule == NULL)
		rule = find_rule(lint_ladder_rules, name);
	if (rule != NULL)
		return rule->severity;
	ck_assert_str_eq(name, "");
	return SEVERITY_WARNING;
}

START_TEST(defect_is_found_in_a_folder)
{
	const struct planted *defect = &planted[_i];
	size_t count = 0;

	scratch_edit(scratch_path(folder, defect->file), defect->line,
		     defect->from, defect->to, strlen(defect->to));
	ck_assert_int_eq(check_folder(folder, &findings, &error), RUNGS_OK);
	expect_finding(defect->finding);
	if (defect->finding == NULL || defect->finding[0] == '\0')
		return;
	for (size_t i = 0; i < findings.count; i++)
		count += findings.at[i].severity == severity_of(defect->rule);
	ck_assert_uint_gt(count, 0);
	ck_assert_ptr_nonnull(findings.at[0].mend);
}
END_TEST

/* A word of the list passes, and so do names with a digit or a capital in
 * them. */
START_TEST(misspelled_words_are_found)
{
	static const char *const expected[] = {
		"roles.csv:6: column summary: has a word that no dictionary "
		"knows (\"buisness\")",
		"role_texts.csv:6: column text: has a word that no dictionary "
		"knows (\"r\xC3\xA9pe\xC3\xA5ts\")",
	};
	const char *words = "word\nSQL\nKPO\nRelativity\n";

	scratch_write(scratch_path(folder, "spellings.csv"), words,
		      strlen(words));
	scratch_edit(scratch_path(folder, "about.csv"), 5, ",en", ",en-GB",
		     strlen(",en-GB"));
	scratch_edit(scratch_path(folder, "roles.csv"), 6, "business",
		     "buisness", strlen("buisness"));
	scratch_edit(scratch_path(folder, "role_texts.csv"), 6, "repeats",
		     "r\xC3\xA9pe\xC3\xA5ts xls2csv ServiceNow Relativity's",
		     strlen("r\xC3\xA9pe\xC3\xA5ts xls2csv ServiceNow "
			    "Relativity's"));
	ck_assert_int_eq(check_folder(folder, &findings, &error), RUNGS_OK);
	for (size_t i = 0; i < 2; i++)
		expect_finding(expected[i]);
	ck_assert_uint_eq(findings.count, 2);
}
END_TEST

static void expect_planted(const struct lint_rule *rule)
{
	for (; rule->name != NULL; rule++) {
		bool planted_for_it = false;

		for (size_t i = 0; i < PLANTED; i++)
			if (strcmp(planted[i].rule, rule->name) == 0 &&
			    planted[i].finding != NULL)
				planted_for_it = true;
		ck_assert_msg(planted_for_it, "%s", rule->name);
	}
}

START_TEST(every_rule_has_its_defect)
{
	expect_planted(lint_rules);
	expect_planted(lint_ladder_rules);
}
END_TEST

START_TEST(the_id_that_was_meant_is_named)
{
	scratch_edit(scratch_path(folder, "requirements.csv"), 8, ",excel,",
		     ",exel,", strlen(",exel,"));
	ck_assert_int_eq(check_folder(folder, &findings, &error), RUNGS_OK);
	ck_assert_uint_eq(findings.count, 1);
	ck_assert_str_eq(findings.at[0].mend,
			 "Write excel, or add the row that it names.");
}
END_TEST

/* Whatever kind the library knows may be linked to. */
START_TEST(every_kind_can_be_linked)
{
	const struct lint_rule *rule = find_rule(lint_rules, "link-to-nothing");
	char when[80];

	for (int kind = 0; kind < RUNGS_KIND_COUNT; kind++) {
		snprintf(when, sizeof(when), "WHEN '%s' THEN",
			 rungs_kind_singular((enum rungs_kind)kind));
		ck_assert_msg(strstr(rule->where, when) != NULL, "%s", when);
	}
}
END_TEST

/* Atlas files ------------------------------------------------------------ */

/* The compiled fixture, open for writing; checks of ours do not bind a
 * stranger. */
static sqlite3 *open_fixture(void)
{
	const char *path = scratch_path(folder, "a.atlas");
	size_t size;
	char *bytes = scratch_read(BINARY_DIR "/fixture.atlas", &size);
	sqlite3 *db;

	scratch_write(path, bytes, size);
	free(bytes);
	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, "PRAGMA ignore_check_constraints=1",
				      NULL, NULL, NULL),
			 SQLITE_OK);
	return db;
}

static const struct {
	const char *sql;
	const char *finding;
} tampered[] = {
	{"SELECT 1", NULL},
	{"UPDATE moves SET kind = 'lateral' WHERE rowid = 2",
	 "moves.csv:2: column kind: leads to a higher level (\"lateral\")"},
	{"DELETE FROM skills WHERE id = 'sql'",
	 "requirements.csv:9: column skill: is no id of skills.csv "
	 "(\"sql\")"},
	{"UPDATE moves SET certifications = 'analyst-cert;none' "
	 "WHERE rowid = 7",
	 "moves.csv:7: column certifications: is no id of "
	 "certifications.csv (\"none\")"},
	{"UPDATE moves SET kind = 'leap' WHERE rowid = 2",
	 "moves.csv:2: column kind: is none of advancement, lateral, "
	 "lateral-advancement, cross-track, cross-specialization, similar "
	 "(\"leap\")"},
	{"UPDATE roles SET title = CAST(x'41ff1b' AS TEXT) WHERE rowid = 2",
	 "roles.csv:2: column title: is not valid UTF-8 "
	 "(\"A\xEF\xBF\xBD^[\")"},
	{"UPDATE roles SET years_min = -1 WHERE rowid = 2",
	 "roles.csv:2: column years_min: is less than 0 (\"-1\")"},
	{"UPDATE roles SET id = 'Nobody' WHERE rowid = 2",
	 "roles.csv:2: column id: is not an id (\"Nobody\")"},
	{"UPDATE roles SET title = '' WHERE rowid = 2",
	 "roles.csv:2: column title: is empty"},
	{"UPDATE skill_levels SET sources = 'nowhere' WHERE id = 3",
	 "skill_levels.csv: column sources: is no id of sources.csv "
	 "(\"nowhere\")"},
	{"UPDATE pay SET p10 = 9e999 WHERE rowid = 2",
	 "pay.csv:2: column p10: is not a number (\"Inf\")"},
};

START_TEST(defect_is_found_in_an_atlas)
{
	sqlite3 *db = open_fixture();

	ck_assert_msg(sqlite3_exec(db, tampered[_i].sql, NULL, NULL, NULL) ==
			      SQLITE_OK,
		      "%s", sqlite3_errmsg(db));
	ck_assert_int_eq(lint_atlas(db, &findings, &error), RUNGS_OK);
	if (tampered[_i].finding == NULL)
		ck_assert_uint_eq(findings.count, 0);
	expect_finding(tampered[_i].finding);
	sqlite3_close(db);
}
END_TEST

/* A skill that nobody asks is but a warning. */
START_TEST(errors_are_found_alone)
{
	static const char sql[] =
		"UPDATE moves SET kind = 'lateral' WHERE rowid = 2;"
		"INSERT INTO skills SELECT 'spare', \"group\", 'Spare',"
		" summary, sources FROM skills LIMIT 1;";
	sqlite3 *db = open_fixture();

	ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	ck_assert_int_eq(lint_errors(db, &findings, &error), RUNGS_OK);
	ck_assert_uint_eq(findings.count, 1);
	ck_assert_uint_eq(findings.errors, 1);
	findings_release(&findings);
	findings = (struct findings){0};
	ck_assert_int_eq(lint_atlas(db, &findings, &error), RUNGS_OK);
	ck_assert_uint_eq(findings.count, 2);
	sqlite3_close(db);
}
END_TEST

START_TEST(damage_is_an_error)
{
	sqlite3 *db = open_fixture();

	ck_assert_int_eq(sqlite3_exec(db, "DROP TABLE moves", NULL, NULL, NULL),
			 SQLITE_OK);
	ck_assert_int_eq(lint_atlas(db, &findings, &error), RUNGS_DAMAGED);
	ck_assert_ptr_nonnull(strstr(error.text, "cannot be checked"));
	sqlite3_close(db);
}
END_TEST

/* Every figure against every source: the rules must not take for ever. */
START_TEST(made_to_mislead)
{
	sqlite3 *db = open_fixture();
	const char *sql =
		"CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (SELECT 1 "
		"UNION ALL SELECT i + 1 FROM n LIMIT 20000) SELECT i FROM n;"
		"INSERT INTO sources (id, title, publisher, kind, licence) "
		"SELECT 's' || i, 't', 'p', 'editorial', 'l' FROM n;"
		"INSERT INTO facts (id, topic, statement, value, unit, "
		"evidence, sources) SELECT 'f' || i, 't', 's', '1', 'u', "
		"'derived', 'survey' FROM n";

	ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK,
		      "%s", sqlite3_errmsg(db));
	ck_assert_int_eq(lint_atlas(db, &findings, &error), RUNGS_DAMAGED);
	ck_assert_ptr_nonnull(strstr(error.text, "too long"));
	sqlite3_close(db);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("lint");
	TCase *tcase = tcase_create("lint");

	tcase_set_timeout(tcase, 100);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, defect_is_found_in_a_folder, 0,
			    (int)PLANTED);
	tcase_add_test(tcase, misspelled_words_are_found);
	tcase_add_test(tcase, every_rule_has_its_defect);
	tcase_add_test(tcase, the_id_that_was_meant_is_named);
	tcase_add_test(tcase, every_kind_can_be_linked);
	tcase_add_loop_test(tcase, defect_is_found_in_an_atlas, 0,
			    (int)(sizeof(tampered) / sizeof(tampered[0])));
	tcase_add_test(tcase, errors_are_found_alone);
	tcase_add_test(tcase, damage_is_an_error);
	tcase_add_test(tcase, made_to_mislead);
	suite_add_tcase(suite, tcase);
	return suite_run(suite);
}
