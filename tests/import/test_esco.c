/* What becomes of ESCO releases. */
#include <rungs/role.h>
#include <rungs/route.h>

#include "esco_stage.h"
#include "spreadsheet.h"
#include "suite.h"

#define ADDRESS "http://data.europa.eu/esco/"
#define OCCUPATION_URI ADDRESS "occupation/00000000-0000-4000-8000-00000000000"
#define SKILL_URI ADDRESS "skill/00000000-0000-4000-8000-00000000000"

#define SKILL(letter) "00000000-0000-4000-8000-00000000000" letter

static const struct {
	const char *sql, *answer;
} answers[] = {
	{"SELECT key, value FROM about WHERE key <> 'summary'",
	 "name|ESCO;release|2031-02-03;language|en"},
	{"SELECT title, publisher, year, licence FROM sources",
	 "ESCO classification, last changed "
	 "2031-02-03|European Commission|2031"
	 "|Decision 2011/833/EU (reuse with acknowledgement)"},
	{"SELECT attribution LIKE 'This service uses the ESCO "
	 "classification "
	 "of the European Commission.%' FROM sources",
	 "1"},
	{"SELECT id, name, summary FROM specializations",
	 "12|ISCO-08 group 12|ISCO-08 sub-major group 12.;"
	 "98|Lamp workers|They work with lamps.\n981 Lamp "
	 "Keepers\n982 \"Lamp\""
	 " Readers"},
	{"SELECT id, title FROM occupations",
	 "1234|ISCO-08 group 1234;9811|Lamp keepers;9812|Lamp "
	 "readers"},
	/* By title, whatever its case; proposed ones are none. */
	{"SELECT id, specialization, level, title, occupation "
	 "FROM roles",
	 "9812.1.1|98|no-level|colour reader|9812;"
	 "9811.1|98|no-level|Lamp keeper|9811;"
	 "9812.1|98|no-level|lamp reader|9812;"
	 "1234.10|12|no-level|moon warden|1234"},
	{"SELECT summary FROM roles WHERE id IN ('9811.1', "
	 "'9812.1')",
	 "No description.;Lamp readers read lamps, and write "
	 "down \"what\" they "
	 "show.\n\nThey sit."},
	/* One level tells roles apart as little as none. */
	{"SELECT DISTINCT detail, \"group\" FROM things WHERE kind = 'role' "
	 "AND id LIKE '98%'",
	 "-|Lamp workers"},
	{"SELECT l.id, s.id, s.release FROM levels AS l JOIN "
	 "level_scales AS s"
	 " ON s.id = l.scale",
	 "no-level|no-level|2031-02-03"},
	/* Each once in whatever case; the main title is none of them. */
	{"SELECT role, title FROM role_titles",
	 "9812.1|light reader;9812.1|reader of "
	 "lamps;9812.1|lampreader;"
	 "9812.1.1|colorist of lamps, and such;9811.1|light "
	 "reader"},
	{"SELECT id, \"group\", name, summary FROM skills",
	 SKILL("a") "|skills|be patient|Wait for lamps.;" SKILL(
		 "d") "|skills|blow out lamps|Nobody needs "
		      "it.;" SKILL("b") "|knowledge|optics|How "
					"light goes.;" SKILL(
						"c") "|skills|read lamps|read "
						     "lamps"},
	/* Those of the trade first. */
	{"SELECT role, substr(skill, -1), level, importance, "
	 "evidence"
	 " FROM requirements",
	 "9812.1.1|b|-|core|published;9812.1.1|d|-|core|"
	 "published;"
	 "9811.1|a|-|useful|published;"
	 "9812.1|c|-|core|published;9812.1|a|-|core|published;"
	 "9812.1|b|-|useful|published"},
	{"SELECT from_role, to_role, kind, evidence FROM moves",
	 "9812.1|9812.1.1|similar|derived"},
	{"SELECT id FROM roles WHERE unlinked IS NOT NULL", "9811.1;1234.10"},
	{"SELECT means FROM synonyms WHERE word = 'mgr'", "manager"},
	{"PRAGMA integrity_check", "ok"},
};

START_TEST(release_becomes_an_atlas)
{
	import_to(release_folder, out);
	for (size_t i = 0; i < COUNT(answers); i++)
		expect(answers[i].sql, answers[i].answer);
}
END_TEST

/* What is left aside, all of it and nothing else. */
START_TEST(what_is_not_read_is_named)
{
	static const char *const lines[] = {
		"note: ISCOGroups_en.csv: 5 rows, 3 kept and 2 left out",
		"note: ISCOGroups_en.csv:1: columns not read: conceptType, "
		"conceptUri, status, altLabels, inScheme",
		"note: ISCOGroups_en.csv:2: 2 rows left out: major and minor "
		"groups",
		"note: broaderRelationsOccPillar_en.csv: 3 rows, 1 kept and 2 "
		"left out",
		"note: broaderRelationsOccPillar_en.csv:1: column not read: "
		"conceptLabel",
		"note: broaderRelationsOccPillar_en.csv:2: column conceptType: "
		"1 row left out (\"ISCOGroup\")",
		"note: broaderRelationsOccPillar_en.csv:3: column broaderType: "
		"1 row left out (\"ISCOGroup\")",
		"note: lampColours_en.csv: the file is not read",
		"note: occupationSkillRelations.csv: 6 rows, 6 kept and 0 left "
		"out",
		"note: occupationSkillRelations.csv:1: column not read: "
		"skillType",
		"note: occupations_en.csv: 5 rows, 4 kept and 1 left out",
		"note: occupations_en.csv:1: columns not read: conceptType, "
		"scopeNote, inScheme",
		"note: occupations_en.csv:14: column status: 1 row left out "
		"(\"proposed\")",
		"note: skills_en.csv: 4 rows, 4 kept and 0 left out",
		"note: skills_en.csv:1: columns not read: conceptType, "
		"altLabels, hiddenLabels",
	};

	import_to(release_folder, out);
	for (size_t i = 0; i < findings.count && i < COUNT(lines); i++)
		ck_assert_str_eq(line_of(i), lines[i]);
	ck_assert_uint_eq(findings.count, COUNT(lines));
}
END_TEST

/* How a release may be written without meaning anything else -------------- */

START_TEST(same_release_same_bytes)
{
	expect_same_atlas();
}
END_TEST

START_TEST(line_ends_do_not_matter)
{
	for (size_t i = 0; i < COUNT(names); i++)
		rewrite(names[i], "\r\n", i % 2 == 0);
	expect_same_atlas();
	expect_no_warning();
}
END_TEST

START_TEST(order_of_columns_does_not_matter)
{
	static const char groups[] =
		"colour,preferredLabel,description,code\n"
		"red,\" Lamp readers\",\" \",9812\n\n"
		",Lamp keepers,Kept.,9811\n,\"Lamp workers\","
		"\"They work with lamps.\r\n981 Lamp Keepers\n"
		"982 \"\"Lamp\"\" Readers\",98";

	scratch_write(scratch_path(folder, names[0]), BYTES(groups));
	expect_same_atlas();
	expect_no_warning();
	expect_finding("note: ISCOGroups_en.csv:1: column not read: colour");
}
END_TEST

/* Some releases name the language in all files, some only in those with
 * words. */
START_TEST(language_in_all_names)
{
	rename_to("occupationSkillRelations.csv",
		  "occupationSkillRelations_en.csv");
	rename_to("broaderRelationsOccPillar_en.csv",
		  "broaderRelationsOccPillar.csv");
	expect_same_atlas();
	expect_no_warning();
}
END_TEST

START_TEST(language_in_no_name)
{
	char text[FINDING_SIZE];

	rename_to("ISCOGroups_en.csv", "ISCOGroups.csv");
	rename_to("occupations_en.csv", "occupations.csv");
	rename_to("skills_en.csv", "skills.csv");
	rename_to("broaderRelationsOccPillar_en.csv",
		  "broaderRelationsOccPillar.csv");
	snprintf(text, sizeof(text),
		 "Say with --language which language \"occupations.csv\" of "
		 "the folder \"%s\" is in.",
		 folder);
	expect_refusal(RUNGS_BAD_INPUT, text);
	language = "en";
	expect_same_atlas();
	language = NULL;
}
END_TEST

/* As a spreadsheet leaves the files where semicolons stand between fields. */
START_TEST(semicolons_are_read_alike)
{
	for (size_t i = 0; i < COUNT(names); i++)
		spreadsheet_save(scratch_path(folder, names[i]));
	expect_same_atlas();
	expect_no_warning();
}
END_TEST

/* What 1.2 adds: labels beside addresses, the code of an industry, and rows
 * that are out of force under the code of another. */
START_TEST(columns_of_later_releases)
{
	static const char relations[] =
		"occupationUri,occupationLabel,relationType,skillType,"
		"skillUri,skillLabel\n" OCCUPATION_URI
		"1,lamp reader,essential,," SKILL_URI "a,be patient\n";
	static const char occupations[] =
		"conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,"
		"hiddenLabels,status,modifiedDate,regulatedProfessionNote,"
		"scopeNote,definition,inScheme,description,code,naceCode\n"
		"Occupation," OCCUPATION_URI
		"9,9812,lamp reader,,,obsolete,2029-01-01,,,,,Gone.,9812.1,\n"
		"Occupation," OCCUPATION_URI
		"1,9812,lamp reader,\"light reader\n\nlamp man\",,released,"
		"2031-01-02,,,,,\"They read\nlamps.\",9812.1,"
		"http://data.europa.eu/ux2/nace2.1/9812\n";

	unlink(scratch_path(folder, "occupationSkillRelations.csv"));
	scratch_write(scratch_path(folder, "occupationSkillRelations_en.csv"),
		      BYTES(relations));
	scratch_write(scratch_path(folder, "occupations_en.csv"),
		      BYTES(occupations));
	scratch_write(scratch_path(folder, "greenShareOcc_en.csv"),
		      BYTES("conceptType,conceptUri,code,preferredLabel,"
			    "greenShare\n"));
	import_to(folder, out);
	expect("SELECT id, title, summary FROM roles",
	       "9812.1|lamp reader|They read\nlamps.");
	expect("SELECT title FROM role_titles", "light reader;lamp man");
	expect("SELECT skill, importance FROM requirements",
	       "00000000-0000-4000-8000-00000000000a|core");
	expect_finding("note: occupations_en.csv: 2 rows, 1 kept and 1 left "
		       "out");
	expect_finding("note: occupations_en.csv:2: column status: 1 row left "
		       "out (\"obsolete\")");
	expect_finding("note: occupations_en.csv:1: columns not read: "
		       "conceptType, regulatedProfessionNote, scopeNote, "
		       "definition, inScheme, naceCode");
	expect_finding("note: occupationSkillRelations_en.csv:1: columns not "
		       "read: occupationLabel, skillType, skillLabel");
	expect_finding("note: greenShareOcc_en.csv: the file is not read");
}
END_TEST

START_TEST(only_language_is_taken)
{
	rename_to("ISCOGroups_en.csv", "ISCOGroups_de.csv");
	rename_to("occupations_en.csv", "occupations_de.csv");
	rename_to("skills_en.csv", "skills_de.csv");
	import_to(folder, out);
	expect("SELECT value FROM about WHERE key = 'language'", "de");
	expect("SELECT read FROM sources", "the CSV release, language de");
	expect("SELECT count(*) FROM requirements", "6");
	expect("SELECT count(*) FROM synonyms", "0");
}
END_TEST

static void add_german(void)
{
	char *from = strdup(scratch_path(folder, "occupations_en.csv"));
	size_t size;
	char *bytes = scratch_read(from, &size);

	scratch_write(scratch_path(folder, "occupations_de.csv"), bytes, size);
	free(bytes);
	free(from);
	edit("occupations_de.csv", 2, "lamp reader", "Lampenleserin");
}

START_TEST(one_language_of_two)
{
	char text[FINDING_SIZE];

	add_german();
	snprintf(text, sizeof(text),
		 "Say which language to read with --language, for the folder "
		 "\"%s\" has de, en.",
		 folder);
	expect_refusal(RUNGS_BAD_INPUT, text);
	language = "de";
	import_to(folder, out);
	expect("SELECT title FROM roles WHERE id = '9812.1'", "Lampenleserin");
	expect_finding("note: occupations_en.csv: the file is not read");
	expect_finding("warning: skills_de.csv: the file is missing");
	language = "en";
	expect_same_atlas();
	language = NULL;
}
END_TEST

START_TEST(language_that_is_not_there)
{
	char text[FINDING_SIZE];

	language = "fr";
	snprintf(text, sizeof(text),
		 "The folder \"%s\" has no file \"occupations_fr.csv\".",
		 folder);
	expect_refusal(RUNGS_BAD_INPUT, text);
	language = NULL;
}
END_TEST

/* How the library reads it ------------------------------------------------ */

START_TEST(levels_are_unknown)
{
	struct rungs_atlas *atlas;
	struct rungs_role role;

	import_to(release_folder, out);
	atlas = open_atlas();
	ck_assert_int_eq(rungs_role_get(atlas, "9812.1", &role, &error),
			 RUNGS_OK);
	ck_assert_uint_eq(role.requirement_count, 3);
	ck_assert_str_eq(role.requirements[0].name, "read lamps");
	ck_assert_int_eq(role.requirements[0].level, RUNGS_UNKNOWN);
	ck_assert_ptr_null(role.requirements[0].level_name);
	/* Optics are asked before, too. */
	ck_assert_uint_eq(role.leads_count, 1);
	ck_assert_uint_eq(role.leads_to[0].gap_count, 1);
	ck_assert_str_eq(role.leads_to[0].gaps[0].skill.name, "blow out lamps");
	ck_assert_int_eq(role.leads_to[0].gaps[0].needs, RUNGS_UNKNOWN);
	rungs_role_release(&role);
	rungs_atlas_close(atlas);
}
END_TEST

/* Addresses of ESCO, whole or their last part; a '%' is none. */
static const struct {
	const char *name, *kind, *id;
} addresses[] = {
	{OCCUPATION_URI "1", "role", "9812.1"},
	{"00000000-0000-4000-8000-000000000001", "role", "9812.1"},
	{"role/00000000-0000-4000-8000-000000000001", "role", "9812.1"},
	{SKILL_URI "a", "skill", SKILL("a")},
	{"9812.1", "role", "9812.1"},
	{"skill/00000000-0000-4000-8000-000000000001", NULL, NULL},
	{"0001", NULL, NULL},
	{"%", NULL, NULL},
	{"occupation/", NULL, NULL},
	{"/", NULL, NULL},
};

START_TEST(things_go_by_their_address)
{
	struct rungs_things found;
	struct rungs_atlas *atlas;

	import_to(release_folder, out);
	atlas = open_atlas();
	for (size_t i = 0; i < COUNT(addresses); i++) {
		enum rungs_status status =
			rungs_find(atlas, addresses[i].name, &found, &error);

		if (addresses[i].id == NULL) {
			ck_assert_int_eq(status, RUNGS_NOT_FOUND);
		} else {
			ck_assert_msg(status == RUNGS_OK, "%s", error.text);
			ck_assert_uint_eq(found.count, 1);
			ck_assert_str_eq(found.at[0].id, addresses[i].id);
			ck_assert_str_eq(rungs_kind_singular(found.at[0].kind),
					 addresses[i].kind);
		}
		rungs_things_release(&found);
	}
	rungs_atlas_close(atlas);
}
END_TEST

/* ESCO tells what is alike; who asks for a way is told that this is all. */
START_TEST(there_are_no_routes)
{
	const struct rungs_route_question question = {
		.kind = RUNGS_ROLE, .from = "9812.1", .to = "9812.1.1"};
	struct rungs_atlas *atlas;
	struct rungs_routes routes;

	import_to(release_folder, out);
	atlas = open_atlas();
	ck_assert_int_eq(rungs_routes_get(atlas, &question, &routes, &error),
			 RUNGS_OK);
	ck_assert_uint_eq(routes.count, 0);
	ck_assert_int_eq(routes.known, RUNGS_WAYS_SIMILAR);
	rungs_routes_release(&routes);
	rungs_atlas_close(atlas);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("esco");
	TCase *one = tcase_create("esco");

	tcase_add_checked_fixture(one, setup, teardown);
	tcase_add_test(one, release_becomes_an_atlas);
	tcase_add_test(one, what_is_not_read_is_named);
	tcase_add_test(one, same_release_same_bytes);
	tcase_add_test(one, line_ends_do_not_matter);
	tcase_add_test(one, order_of_columns_does_not_matter);
	tcase_add_test(one, language_in_all_names);
	tcase_add_test(one, language_in_no_name);
	tcase_add_test(one, semicolons_are_read_alike);
	tcase_add_test(one, columns_of_later_releases);
	tcase_add_test(one, only_language_is_taken);
	tcase_add_test(one, one_language_of_two);
	tcase_add_test(one, language_that_is_not_there);
	tcase_add_test(one, levels_are_unknown);
	tcase_add_test(one, things_go_by_their_address);
	tcase_add_test(one, there_are_no_routes);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
