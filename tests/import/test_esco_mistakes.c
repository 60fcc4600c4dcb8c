/* ESCO releases with something wrong in them. */
#include "esco_stage.h"
#include "suite.h"

#define ESCO "http://data.europa.eu/esco/"
#define ROLE(digit) ESCO "occupation/00000000-0000-4000-8000-00000000000" digit
#define SKILL(letter) ESCO "skill/00000000-0000-4000-8000-00000000000" letter

static const struct {
	const char *file;
	long line;
	const char *from, *to, *finding;
} mistakes[] = {
	{"occupations_en.csv", 12, "9811,Lamp", "981,Lamp",
	 "warning: occupations_en.csv:12: column iscoGroup: is no ISCO-08 unit "
	 "group (\"981\")"},
	{"occupations_en.csv", 12, ",9811.1", ",9811.A",
	 "warning: occupations_en.csv:12: column code: is not an id "
	 "(\"9811.A\")"},
	{"occupations_en.csv", 12, ",9811.1", ",9812.1",
	 "warning: occupations_en.csv:12: column code: stands on an earlier "
	 "line already (\"9812.1\")"},
	{"occupations_en.csv", 12, ROLE("3"), ROLE("1"),
	 "warning: occupations_en.csv:12: column code: stands on an earlier "
	 "line already (\"9811.1\")"},
	{"occupations_en.csv", 12, "Lamp keeper", "",
	 "warning: occupations_en.csv:12: column preferredLabel: is empty"},
	{"occupations_en.csv", 12, "Lamp keeper", "Lamp \x1B[2J\xFF",
	 "warning: occupations_en.csv:12: column preferredLabel: is not valid "
	 "UTF-8 (\"Lamp ^[[2J\xEF\xBF\xBD\")"},
	{"occupations_en.csv", 12, ",9811.1", "",
	 "warning: occupations_en.csv:12: row has 11 fields instead of 12"},
	{"occupations_en.csv", 12, ",9811.1", ",9811.1,,",
	 "warning: occupations_en.csv:12: row has 14 fields instead of 12"},
	{"occupations_en.csv", 12, "Lamp keeper", "\"Lamp\" keeper",
	 "warning: occupations_en.csv:12: column preferredLabel: has text "
	 "after "
	 "its closing quote"},
	{"occupations_en.csv", 12, ",released,", ",\"released\"!,",
	 "warning: occupations_en.csv:12: column status: has text after its "
	 "closing quote"},
	{"occupations_en.csv", 12, "Occupation,", "\"Occupation\"!,",
	 "warning: occupations_en.csv:12: field 1 has text after its closing "
	 "quote"},
	{"occupations_en.csv", 2, "9812,lamp", "9812,\"lamp",
	 "warning: occupations_en.csv:2: column preferredLabel: has text after "
	 "its closing quote"},
	{"occupations_en.csv", 1, "hiddenLabels", "hidden\x1B[0mLa\xFF",
	 "warning: occupations_en.csv:1: column hiddenLabels: is missing"},
	{"occupations_en.csv", 1, "scopeNote", "scope\x1B[0mNo\xFF",
	 "note: occupations_en.csv:1: columns not read: conceptType, "
	 "scope^[[0mNo\xEF\xBF\xBD, inScheme"},
	{"ISCOGroups_en.csv", 7, ",9811,", ",9812,",
	 "warning: ISCOGroups_en.csv:8: column code: stands on an earlier line "
	 "already (\"9812\")"},
	{"skills_en.csv", 4, SKILL("b"), "optics",
	 "warning: skills_en.csv:4: column conceptUri: is no address of ESCO "
	 "(\"optics\")"},
	{"skills_en.csv", 4, SKILL("b"), SKILL("a"),
	 "warning: skills_en.csv:4: column conceptUri: stands on an earlier "
	 "line already (\"" SKILL("a") "\")"},
	{"skills_en.csv", 4, SKILL("b"), ESCO "skill/B;",
	 "warning: occupationSkillRelations.csv:3: column skillUri: is no "
	 "skill that was read (\"" SKILL("b") "\")"},
	{"occupationSkillRelations.csv", 3, "optional", "useless",
	 "warning: occupationSkillRelations.csv:3: column relationType: is "
	 "none of essential, optional (\"useless\")"},
	{"occupationSkillRelations.csv", 3, ROLE("1"), ROLE("7"),
	 "warning: occupationSkillRelations.csv:3: column occupationUri: is no "
	 "occupation that was read (\"" ROLE("7") "\")"},
	{"occupationSkillRelations.csv", 3, SKILL("b"), SKILL("a"),
	 "warning: occupationSkillRelations.csv:3: column skillUri: stands on "
	 "an earlier line already (\"" SKILL("a") "\")"},
	{"broaderRelationsOccPillar_en.csv", 4, ROLE("1"), ROLE("5"),
	 "warning: broaderRelationsOccPillar_en.csv:4: column broaderUri: is "
	 "no occupation that was read (\"" ROLE("5") "\")"},
	{"broaderRelationsOccPillar_en.csv", 4, ROLE("2"), ROLE("1"),
	 "warning: broaderRelationsOccPillar_en.csv:4: column broaderUri: is "
	 "the same as conceptUri (\"" ROLE("1") "\")"},
};

/* A line that cannot be used is told and left out; the rest is taken. */
START_TEST(mistakes_are_told)
{
	edit(mistakes[_i].file, mistakes[_i].line, mistakes[_i].from,
	     mistakes[_i].to);
	import_to(folder, out);
	expect_finding(mistakes[_i].finding);
	expect("PRAGMA integrity_check", "ok");
}
END_TEST

/* Where a role can do without a text, it loses no more than that. */
START_TEST(text_is_left_out_alone)
{
	edit("occupations_en.csv", 13, "Moon wardens", "Moon\xC2\x80 wardens");
	scratch_edit(scratch_path(folder, "occupations_en.csv"), 12,
		     "light reader", BYTES("light\0reader"));
	import_to(folder, out);
	expect_finding("warning: occupations_en.csv:13: column description: "
		       "holds the control character U+0080 (\"Moon<U+0080> "
		       "wardens ward moons.\")");
	expect_finding("warning: occupations_en.csv:12: column altLabels: "
		       "holds a NUL byte (\"light\xEF\xBF\xBDreader\")");
	expect("SELECT summary FROM roles WHERE id = '1234.10'",
	       "No description.");
	expect("SELECT count(*) FROM role_titles WHERE role = '9811.1'", "0");
}
END_TEST

/* Any file but one may be missing, which is told. */
START_TEST(file_is_missing)
{
	const char *name = names[_i];
	char text[FINDING_SIZE];

	ck_assert_int_eq(unlink(scratch_path(folder, name)), 0);
	if (_i + 1 == COUNT(names)) {
		snprintf(text, sizeof(text),
			 "The folder \"%s\" has no file \"occupations_en.csv\","
			 " nor one of another language.",
			 folder);
		expect_refusal(RUNGS_BAD_INPUT, text);
		return;
	}
	import_to(folder, out);
	snprintf(text, sizeof(text),
		 "warning: %.*s_en.csv: the file is missing",
		 (int)strcspn(name, "_."), name);
	expect_finding(text);
}
END_TEST

/* A file that is there must have its columns. */
START_TEST(file_is_empty)
{
	static const char *const first[] = {"code", "conceptType",
					    "occupationUri", "conceptUri",
					    "conceptUri"};
	char text[FINDING_SIZE];

	scratch_write(scratch_path(folder, names[_i]), "", 0);
	snprintf(text, sizeof(text), "The file \"%s\" has no column \"%s\".",
		 names[_i], first[_i]);
	expect_refusal(RUNGS_BAD_INPUT, text);
}
END_TEST

START_TEST(column_is_missing)
{
	edit("skills_en.csv", 1, "preferredLabel", "preferred Label");
	expect_refusal(RUNGS_BAD_INPUT, "The file \"skills_en.csv\" has no "
					"column \"preferredLabel\".");
}
END_TEST

/* What is in it and what not, nobody knows. */
START_TEST(quote_is_never_closed)
{
	size_t size;
	char *long_text;

	edit("occupations_en.csv", 13, "Moon wardens", "\"Moon wardens");
	expect_refusal(RUNGS_BAD_INPUT,
		       "The file \"occupations_en.csv\" opens a quote on line "
		       "13 that is never closed, in column description.");
	edit("occupations_en.csv", 13, "\"Moon wardens", "Moon wardens");
	scratch_write(scratch_path(folder, "ISCOGroups_en.csv"),
		      BYTES("\"code,preferredLabel\n98,Lamps\n"));
	expect_refusal(RUNGS_BAD_INPUT,
		       "The file \"ISCOGroups_en.csv\" opens a quote on line 1 "
		       "that is never closed, in field 1.");
	/* However much stands behind it. */
	scratch_write(scratch_path(folder, "ISCOGroups_en.csv"),
		      BYTES("code,preferredLabel\n98,\"Lamps\n"));
	size = 3000000;
	long_text = malloc(size + 1);
	memset(long_text, 'x', size);
	for (size_t i = 79; i < size; i += 80)
		long_text[i] = '\n';
	long_text[size] = '\0';
	edit("ISCOGroups_en.csv", 0, "", long_text);
	free(long_text);
	expect_refusal(RUNGS_BAD_INPUT,
		       "The file \"ISCOGroups_en.csv\" opens a quote on line 2 "
		       "that is never closed, in column preferredLabel.");
}
END_TEST

START_TEST(no_occupation_no_atlas)
{
	scratch_write(scratch_path(folder, "occupations_en.csv"),
		      BYTES("conceptUri,code,iscoGroup,preferredLabel\n"));
	expect_refusal(RUNGS_BAD_INPUT, "The file \"occupations_en.csv\" has "
					"no occupation.");
}
END_TEST

START_TEST(date_that_is_not_stated)
{
	edit("occupations_en.csv", 1, "modifiedDate", "date");
	edit("skills_en.csv", 1, "modifiedDate", "date");
	import_to(folder, out);
	expect("SELECT title, year FROM sources", "ESCO classification|-");
	expect("SELECT release FROM level_scales", "not stated");
}
END_TEST

/* Names and values that want to do something else than be read. */
START_TEST(hostile_words_are_text)
{
	scratch_write(scratch_path(folder, "a\x1B[31m\nb.csv"), "", 0);
	edit("occupations_en.csv", 12, "Lamp keeper", "'); DROP TABLE roles--");
	import_to(folder, out);
	expect_finding("note: a^[[31m^Jb.csv: the file is not read");
	expect("SELECT title FROM roles WHERE id = '9811.1'",
	       "'); DROP TABLE roles--");
}
END_TEST

/* Each kind of row that is passed over is told once, however many they are. */
START_TEST(thousands_of_groups_are_one_note)
{
	size_t size, before;
	char *bytes = NULL;
	FILE *to = open_memstream(&bytes, &size);

	import_to(folder, out);
	before = findings.count;
	fputs("conceptType,conceptUri,status,altLabels,inScheme,code,"
	      "preferredLabel,description\n",
	      to);
	for (int i = 0; i < 5000; i++)
		fprintf(to, ",,,,,%d,Group,\n", i % 900 + 100);
	fclose(to);
	scratch_write(scratch_path(folder, "ISCOGroups_en.csv"), bytes, size);
	free(bytes);
	import_to(folder, out);
	ck_assert_uint_eq(findings.count, before);
}
END_TEST

/* Whatever goes wrong, what stood there stays. */
START_TEST(target_stays)
{
	size_t size;
	char *bytes;

	scratch_write(out, BYTES("old"));
	edit("skills_en.csv", 1, "preferredLabel", "label");
	ck_assert_int_eq(import_release(folder, out), RUNGS_BAD_INPUT);
	bytes = scratch_read(out, &size);
	ck_assert_str_eq(bytes, "old");
	free(bytes);
	ck_assert_int_eq(scratch_count(target), 1);
}
END_TEST

static const struct {
	const char *code;
	bool is;
} codes[] = {
	{"en", true},     {"en-us", true}, {"e", false},
	{"", false},      {"EN", false},   {"../x", false},
	{"-e", false},    {"en_", false},  {"abcdefghijkl", false},
	{"e\xFF", false},
};

START_TEST(codes_of_languages)
{
	for (size_t i = 0; i < COUNT(codes); i++)
		ck_assert_msg(esco_is_language(codes[i].code) == codes[i].is,
			      "%s", codes[i].code);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("esco_mistakes");
	TCase *one = tcase_create("esco_mistakes");

	tcase_add_checked_fixture(one, setup, teardown);
	tcase_add_loop_test(one, mistakes_are_told, 0, COUNT(mistakes));
	tcase_add_test(one, text_is_left_out_alone);
	tcase_add_loop_test(one, file_is_missing, 0, COUNT(names));
	tcase_add_loop_test(one, file_is_empty, 0, COUNT(names));
	tcase_add_test(one, column_is_missing);
	tcase_add_test(one, quote_is_never_closed);
	tcase_add_test(one, no_occupation_no_atlas);
	tcase_add_test(one, date_that_is_not_stated);
	tcase_add_test(one, hostile_words_are_text);
	tcase_add_test(one, thousands_of_groups_are_one_note);
	tcase_add_test(one, target_stays);
	tcase_add_test(one, codes_of_languages);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
