/* What `import` makes of releases, and says of them. */
#include "import/scratch.h"
#include "run.h"
#include "suite.h"

#define RELEASE SOURCE_DIR "/tests/import/onet"
#define ESCO_RELEASE SOURCE_DIR "/tests/import/esco"

START_TEST(import_makes_an_atlas)
{
	char *folder = scratch_new();
	char *file = strdup(scratch_path(folder, "new.atlas"));
	struct ran ran = RUN("import", "onet", RELEASE, "-o", file);
	ck_assert_str_eq(ran.err, "");
	ck_assert_ptr_nonnull(strstr(ran.out,
				     "note: Lamp Colors.txt: the file is not "
				     "read\n"));
	assert_said(ran, EXIT_DONE, "new.atlas.\n");
	assert_said(RUN("show", "15-9001.00", "--atlas", file), EXIT_DONE,
		    "Study: Lamp school; the occupation's commonest answer "
		    "(education/rl-2)\n");
	assert_said(RUN("info", "--atlas", file), EXIT_DONE,
		    "includes information from the O*NET 99.1 Database by the "
		    "U.S. Department of Labor");
	assert_said(RUN("search", "sr clk", "--atlas", file), EXIT_DONE,
		    "role/43-9001.00\tSignal Clerks");
	json_t *answer = assert_json(
		RUN("import", "onet", RELEASE, "--json", "-o", file), EXIT_DONE,
		"import");
	ck_assert_str_eq(json_text_at(answer, "file"), file);
	ck_assert_str_eq(json_text_at(answer, "findings.0.severity"), "note");
	ck_assert_str_eq(json_text_at(answer, "findings.0.file"),
			 "Abilities.txt");
	json_decref(answer);
	free(file);
	scratch_delete(folder);
}
END_TEST

/* On err, so that the answer is the same; and the line is clean in the end. */
START_TEST(import_shows_how_far_it_is)
{
	char *folder = scratch_new();
	char *file = strdup(scratch_path(folder, "new.atlas"));
	struct around around = {.watched = true, .term = "xterm"};
	struct ran ran = RUN_AT(&around, "import", "onet", RELEASE, "-o", file);
	size_t size = strlen(ran.err);

	ck_assert_ptr_nonnull(strstr(ran.err, "\rreading "));
	ck_assert_ptr_nonnull(strstr(ran.err, "━┄"));
	ck_assert_ptr_nonnull(strstr(ran.err, "\rwriting "));
	ck_assert_ptr_nonnull(strstr(ran.err, " s left"));
	ck_assert(size > 2 && ran.err[size - 1] == '\r' &&
		  ran.err[size - 2] == ' ');
	assert_said(ran, EXIT_DONE, "new.atlas.\n");
	around.term = "dumb";
	ran = RUN_AT(&around, "import", "onet", RELEASE, "-o", file);
	ck_assert_str_eq(ran.err, "");
	ran_release(&ran);
	free(file);
	scratch_delete(folder);
}
END_TEST

START_TEST(import_takes_esco)
{
	char *folder = scratch_new();
	char *file = strdup(scratch_path(folder, "new.atlas"));
	assert_said(RUN("import", "esco", ESCO_RELEASE, "-o", file,
			"--language", "en"),
		    EXIT_DONE, "new.atlas.\n");
	assert_said(RUN("show", "9812.1", "--atlas", file), EXIT_DONE,
		    "optics; useful · knowledge (");
	assert_said(RUN("show", "9812.1", "--atlas", file), EXIT_DONE,
		    "To learn: blow out lamps\n");
	assert_said(RUN("info", "--atlas", file), EXIT_DONE,
		    "uses the ESCO classification of the European "
		    "Commission.");
	json_t *answer =
		assert_json(RUN("show", "9812.1", "--json", "--atlas", file),
			    EXIT_DONE, "show");
	ck_assert_str_eq(json_text_at(answer, "role.requirements.0.name"),
			 "read lamps");
	ck_assert(json_is_null(json_at(answer, "role.requirements.0.level")));
	json_decref(answer);
	assert_refused(RUN("import", "esco", ESCO_RELEASE, "-o", file,
			   "--language", "fr"),
		       EXIT_TROUBLE, "has no file \"occupations_fr.csv\"");
	free(file);
	scratch_delete(folder);
}
END_TEST

START_TEST(what_cannot_be_imported)
{
	assert_refused(RUN("import", "onet", "/no/such/folder", "-o", "/tmp/x"),
		       EXIT_TROUBLE, "/no/such/folder");
	assert_refused(
		RUN("import", "onet", RELEASE "/Skills.txt", "-o", "/tmp/x"),
		EXIT_TROUBLE, "it is no ZIP, or not the whole of one.");
	assert_refused(RUN("import", "onet", SOURCE_DIR "/tests/fixture", "-o",
			   "/tmp/x"),
		       EXIT_TROUBLE, "has no file \"Occupation Data.txt\"");
	assert_refused(
		RUN("import", "onet", RELEASE, "-o", "/no/such/folder/x"),
		EXIT_TROUBLE, "/no/such/folder");
	assert_refused(RUN("import", "onet", RELEASE, "-o", "/tmp"),
		       EXIT_TROUBLE, "Is a directory");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("import");
	TCase *one = tcase_create("import");

	tcase_set_timeout(one, 60);
	tcase_add_test(one, import_makes_an_atlas);
	tcase_add_test(one, import_shows_how_far_it_is);
	tcase_add_test(one, import_takes_esco);
	tcase_add_test(one, what_cannot_be_imported);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
