/* One thing wrong with the tables at a time: the finding names file, line,
 * column and value, and nothing is written. */
#include <check.h>
#include <fcntl.h>
#include <stdbool.h>

#include "import/compile.h"
#include "scratch.h"
#include "suite.h"

enum breach {
	EDIT,  /* `from` becomes `to` on the line */
	WHOLE, /* `to` is the file */
	REMOVE,
	FOLDER, /* in the place of the file */
	PIPE,
	LOOP,       /* a link to itself */
	HUGE_FIELD, /* in the place of `from` */
	HUGE_FILE
};

#define BYTES(text) text, sizeof(text) - 1

static const struct broken {
	const char *file;
	enum breach breach;
	long line;
	const char *from;
	const char *to;
	size_t to_size;
	const char *finding;
	size_t more; /* findings that follow from it */
} cases[] = {
	/* Bytes. */
	{"tracks.csv", EDIT, 2, "work", BYTES("wo\0rk"),
	 "tracks.csv:2: column summary: holds a NUL byte "
	 "(\"doing the wo\xEF\xBF\xBDrk that clients ask for\")",
	 0},
	{"role_titles.csv", EDIT, 6, "\xC3\xA9", BYTES("\xE9"),
	 "role_titles.csv:6: column title: is not valid UTF-8 "
	 "(\"Analyste de donn\xEF\xBF\xBD"
	 "es\")",
	 0},
	{"tracks.csv", EDIT, 3, "Management", BYTES("\xED\xA0\x80"),
	 "tracks.csv:3: column name: is not valid UTF-8 "
	 "(\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\")",
	 0},
	{"tracks.csv", EDIT, 3, "Management", BYTES("Manage\xE2\x82"),
	 "tracks.csv:3: column name: is not valid UTF-8 "
	 "(\"Manage\xEF\xBF\xBD\xEF\xBF\xBD\")",
	 0},
	{"tracks.csv", EDIT, 3, "Management", BYTES("Man\x1B[2J"),
	 "tracks.csv:3: column name: holds the control character U+001B "
	 "(\"Man^[[2J\")",
	 0},
	{"tracks.csv", EDIT, 3, "Management",
	 BYTES("Man\xC2\x9B"
	       "2J"),
	 "tracks.csv:3: column name: holds the control character U+009B "
	 "(\"Man<U+009B>2J\")",
	 0},
	{"tracks.csv", EDIT, 3, "Management", BYTES("Man\ragement"),
	 "tracks.csv:3: column name: holds a carriage return "
	 "(\"Man^Magement\")",
	 0},
	{"terms.csv", WHOLE, 0, NULL, BYTES("\xFF\xFEi\0d\0,\0"),
	 "terms.csv: the file is UTF-16", 0},
	{"terms.csv", EDIT, 1, "topic", BYTES("t\xFFpic"),
	 "terms.csv:1: is not valid UTF-8 (\"t\xEF\xBF\xBDpic\")", 1},
	/* Rows. */
	{"facts.csv", EDIT, 3, "\"small sample\"", BYTES("\"small sample"),
	 "facts.csv:3: column quality: opens a quote that is not closed "
	 "(\"small sample,,published,handbook^J\")",
	 0},
	{"facts.csv", EDIT, 2, "seats in", BYTES("\"seats\" in"),
	 "facts.csv:2: column statement: has text after its closing quote "
	 "(\"seats\"\")",
	 0},
	{"facts.csv", EDIT, 2, "good", BYTES("\"good\"\"\"x"),
	 "facts.csv:2: column quality: has text after its closing quote "
	 "(\"good\"\"\")",
	 0},
	{"facts.csv", EDIT, 2, "seats in", BYTES("seats \"in"),
	 "facts.csv:2: column statement: has a quote inside an unquoted "
	 "field (\"seats \")",
	 0},
	{"facts.csv", EDIT, 1, "topic", BYTES("\"topic"),
	 "facts.csv:1: field 2 opens a quote that is not closed "
	 "(\"topic,statement,value,unit,place,year,statistic,survey,quality,"
	 "note,evidence,so…\")",
	 0},
	{"facts.csv", EDIT, 2, ",published,handbook", BYTES(",published"),
	 "facts.csv:2: column sources: row has 12 fields instead of 13", 0},
	{"facts.csv", EDIT, 2, "handbook", BYTES("handbook,survey"),
	 "facts.csv:2: row has 14 fields instead of 13 (\"survey\")", 0},
	{"facts.csv", EDIT, 2, "12000", BYTES("12,000"),
	 "facts.csv:2: row has 14 fields instead of 13 (\"handbook\")", 2},
	{"facts.csv", HUGE_FIELD, 2, "good", NULL, 0,
	 "facts.csv:2: column quality: is longer than 1 MB", 0},
	/* Headers. */
	{"synonyms.csv", WHOLE, 0, NULL, BYTES("word\nbi\n"),
	 "synonyms.csv:1: column means: is missing", 0},
	{"facts.csv", EDIT, 1, "quality", BYTES("qualty"),
	 "facts.csv:1: the table has no such column (\"qualty\")", 0},
	{"facts.csv", EDIT, 1, "quality", BYTES("note"),
	 "facts.csv:1: column note: stands here twice", 0},
	{"facts.csv", EDIT, 1, "topic", BYTES("Topic"),
	 "facts.csv:1: the table has no such column (\"Topic\")", 1},
	/* Keys. */
	{"tracks.csv", EDIT, 3, "management", BYTES("delivery"),
	 "tracks.csv:3: column id: stands on line 2 already (\"delivery\")", 2},
	{"requirements.csv", EDIT, 3, "english", BYTES("privilege"),
	 "requirements.csv:3: column role, skill: stands on line 2 already "
	 "(\"document-reviewer, privilege\")",
	 0},
	{"skill_levels.csv", EDIT, 6, "5", BYTES("3"),
	 "skill_levels.csv:6: column id: stands on line 4 already (\"3\")", 0},
	{"tracks.csv", EDIT, 0, "", BYTES("New_Track,New,new,handbook\n"),
	 "tracks.csv:4: column id: is not an id (\"New_Track\")", 0},
	{"tracks.csv", EDIT, 0, "", BYTES("a--b,New,new,handbook\n"),
	 "tracks.csv:4: column id: is not an id (\"a--b\")", 0},
	{"tracks.csv", EDIT, 0, "", BYTES("a.b,New,new,handbook\n"),
	 "tracks.csv:4: column id: is not an id (\"a.b\")", 0},
	{"tracks.csv", EDIT, 0, "", BYTES(",New,new,handbook\n"),
	 "tracks.csv:4: column id: is empty", 0},
	/* References. */
	{"roles.csv", EDIT, 2, ",entry,", BYTES(",entree,"),
	 "roles.csv:2: column level: is no id of levels.csv (\"entree\")", 0},
	{"roles.csv", EDIT, 2, ",entry,", BYTES(", entry,"),
	 "roles.csv:2: column level: has a space at its start or end "
	 "(\" entry\")",
	 0},
	{"specializations.csv", EDIT, 3, "numbers;law", BYTES("numbers;lore"),
	 "specializations.csv:3: column areas: is no id of study_areas.csv "
	 "(\"lore\")",
	 0},
	{"specializations.csv", EDIT, 3, "numbers;law", BYTES("numbers;;law"),
	 "specializations.csv:3: column areas: has an empty place in its "
	 "list (\"numbers;;law\")",
	 0},
	{"specializations.csv", EDIT, 3, "numbers;law", BYTES("numbers; law"),
	 "specializations.csv:3: column areas: has a space beside an id "
	 "(\"numbers; law\")",
	 1},
	{"occupations.csv", EDIT, 2, ",4,", BYTES(",3,"),
	 "occupations.csv:2: column job_zone: is no id of job_zones.csv "
	 "(\"3\")",
	 0},
	{"job_zones.csv", EDIT, 3, "30.1,survey", BYTES("30.1,poll"),
	 "job_zones.csv:3: column sources: is no id of sources.csv "
	 "(\"poll\")",
	 0},
	{"tracks.csv", EDIT, 3, "it,handbook", BYTES("it,"),
	 "tracks.csv:3: column sources: is empty", 0},
	{"terms.csv", EDIT, 2, "legal", BYTES("\"le\"\"gal\""),
	 "terms.csv:2: column specialization: is no id of "
	 "specializations.csv (\"le\"gal\")",
	 0},
	/* Values. */
	{"moves.csv", EDIT, 2, "advancement", BYTES("promotion"),
	 "moves.csv:2: column kind: is none of advancement, lateral, "
	 "lateral-advancement, cross-track, cross-specialization, similar "
	 "(\"promotion\")",
	 0},
	{"moves.csv", EDIT, 2, "published", BYTES("proven"),
	 "moves.csv:2: column evidence: is none of observed, published, "
	 "derived, editorial (\"proven\")",
	 0},
	{"moves.csv", EDIT, 2, ",1,2,", BYTES(",one,2,"),
	 "moves.csv:2: column years_min: is not a whole number (\"one\")", 0},
	{"moves.csv", EDIT, 2, ",1,2,", BYTES(",1.5,2,"),
	 "moves.csv:2: column years_min: is not a whole number (\"1.5\")", 0},
	{"moves.csv", EDIT, 2, ",1,2,", BYTES(",1,99999999999999999999,"),
	 "moves.csv:2: column years_max: is not a whole number "
	 "(\"99999999999999999999\")",
	 0},
	{"moves.csv", EDIT, 2, ",1,2,", BYTES(",-1,2,"),
	 "moves.csv:2: column years_min: is less than 0 (\"-1\")", 0},
	{"role_conditions.csv", EDIT, 2, ",2,", BYTES(",4,"),
	 "role_conditions.csv:2: column value: is more than 3 (\"4\")", 0},
	{"requirements.csv", EDIT, 2, ",2,", BYTES(",6,"),
	 "requirements.csv:2: column level: is more than 5 (\"6\")", 0},
	{"pay.csv", EDIT, 2, "39710", BYTES("\"39,710\""),
	 "pay.csv:2: column p10: is not a number (\"39,710\")", 0},
	{"pay.csv", EDIT, 2, "39710", BYTES("1e9"),
	 "pay.csv:2: column p10: is not a number (\"1e9\")", 0},
	{"pay.csv", EDIT, 2, "39710", BYTES("nan"),
	 "pay.csv:2: column p10: is not a number (\"nan\")", 0},
	{"pay.csv", EDIT, 2, "39710", BYTES("#"),
	 "pay.csv:2: column p10: is not a number (\"#\")", 0},
	{"tracks.csv", EDIT, 3, "Management", BYTES(""),
	 "tracks.csv:3: column name: is empty", 0},
	{"tracks.csv", EDIT, 3, "Management", BYTES("  "),
	 "tracks.csv:3: column name: has a space at its start or end "
	 "(\"  \")",
	 0},
	/* Files. */
	{"roles.csv", REMOVE, 0, NULL, NULL, 0,
	 "roles.csv: the file is missing", 0},
	{"terms.csv", WHOLE, 0, NULL, BYTES(""), "terms.csv: the file is empty",
	 0},
	{"terms.csv", WHOLE, 0, NULL, BYTES("\n\r\n\n"),
	 "terms.csv: the file is empty", 0},
	{"level_scales.csv", WHOLE, 0, NULL, BYTES("id,name,release,sources\n"),
	 "level_scales.csv: the table has no row but its header", 0},
	{"role.csv", WHOLE, 0, NULL, BYTES("id\n"),
	 "role.csv: an atlas has no table of this name", 0},
	{"a\x1B[2J.csv", WHOLE, 0, NULL, BYTES("id\n"),
	 "a^[[2J.csv: an atlas has no table of this name", 0},
	{"terms.csv", FOLDER, 0, NULL, NULL, 0,
	 "terms.csv: this is not a regular file", 0},
	{"terms.csv", PIPE, 0, NULL, NULL, 0,
	 "terms.csv: this is not a regular file", 0},
	{"terms.csv", LOOP, 0, NULL, NULL, 0,
	 "terms.csv: Too many levels of symbolic links", 0},
	{"terms.csv", HUGE_FILE, 0, NULL, NULL, 0,
	 "terms.csv: the file is larger than 256 MB", 0},
};

static char *folder, *target;

static void setup(void)
{
	folder = scratch_new();
	target = scratch_new();
	scratch_copy(SOURCE_DIR "/tests/fixture", folder);
	scratch_write(scratch_path(target, "old.atlas"), BYTES("old"));
}

static void teardown(void)
{
	scratch_delete(folder);
	scratch_delete(target);
}

static void break_table(const struct broken *broken)
{
	const char *path = scratch_path(folder, broken->file);
	char *huge;

	if (broken->breach != EDIT && broken->breach != WHOLE &&
	    broken->breach != HUGE_FIELD && broken->breach != HUGE_FILE)
		ck_assert_int_eq(unlink(path), 0);
	switch (broken->breach) {
	case EDIT:
		scratch_edit(path, broken->line, broken->from, broken->to,
			     broken->to_size);
		break;
	case WHOLE:
		scratch_write(path, broken->to, broken->to_size);
		break;
	case REMOVE:
		break;
	case FOLDER:
		ck_assert_int_eq(mkdir(path, 0777), 0);
		break;
	case PIPE:
		ck_assert_int_eq(mkfifo(path, 0666), 0);
		break;
	case LOOP:
		ck_assert_int_eq(symlink(broken->file, path), 0);
		break;
	case HUGE_FIELD:
		huge = malloc(1000001);
		ck_assert_ptr_nonnull(huge);
		memset(huge, 'x', 1000001);
		scratch_edit(path, broken->line, broken->from, huge, 1000001);
		free(huge);
		break;
	case HUGE_FILE:
		ck_assert_int_eq(truncate(path, ((off_t)256 << 20) + 1), 0);
		break;
	}
}

START_TEST(is_found)
{
	const struct broken *broken = &cases[_i];
	struct findings findings = {0};
	struct rungs_error error;
	char line[FINDING_SIZE + 300], *all = NULL, *old;
	size_t all_size, old_size;
	FILE *list = open_memstream(&all, &all_size);
	bool found = false;

	break_table(broken);
	ck_assert_int_eq(compile_folder(folder,
					scratch_path(target, "old.atlas"),
					&findings, &error),
			 RUNGS_BAD_INPUT);
	for (size_t i = 0; i < findings.count; i++) {
		finding_line(&findings.at[i], line, sizeof(line));
		fprintf(list, "%s\n", line);
		if (strcmp(line, broken->finding) == 0)
			found = true;
	}
	fclose(list);
	ck_assert_msg(found, "no %s among\n%s", broken->finding, all);
	ck_assert_msg(findings.count == 1 + broken->more, "%s", all);
	ck_assert_uint_eq(findings.errors, findings.count);
	free(all);
	findings_release(&findings);
	old = scratch_read(scratch_path(target, "old.atlas"), &old_size);
	ck_assert_str_eq(old, "old");
	free(old);
	ck_assert_int_eq(scratch_count(target), 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("broken");
	TCase *tcase = tcase_create("broken");

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, is_found, 0,
			    (int)(sizeof(cases) / sizeof(cases[0])));
	suite_add_tcase(suite, tcase);
	return suite_run(suite);
}
