/* rungs-compile as the build runs it. */
#include <check.h>
#include <stdbool.h>
#include <sys/wait.h>

#include "scratch.h"
#include "suite.h"

#define PROGRAM BINARY_DIR "/rungs-compile"

static char *folder;

static void setup(void)
{
	folder = scratch_new();
}

static void teardown(void)
{
	scratch_delete(folder);
}

static const struct {
	const char *arguments; /* after a change into the folder */
	int status;
	const char *said; /* on stderr, whole */
} runs[] = {
	{SOURCE_DIR "/tests/fixture -o new", 0, ""},
	{"", 2, "usage: rungs-compile DIR -o FILE\n"},
	{". -o", 2, "usage: rungs-compile DIR -o FILE\n"},
	{". -p new", 2, "usage: rungs-compile DIR -o FILE\n"},
	{". -o new more", 2, "usage: rungs-compile DIR -o FILE\n"},
	{"missing -o new", 4,
	 "The folder \"missing\" cannot be read: No such file or "
	 "directory.\n"},
	{"broken -o new", 4,
	 "about.csv: the file is missing\n"
	 "level_scales.csv: the file is missing\n"
	 "levels.csv: the file is missing\n"
	 "roles.csv: the file is missing\n"
	 "sources.csv: the file is missing\n"
	 "specializations.csv: the file is missing\n"
	 "tracks.csv:2: column name: is empty\n"
	 "Nothing is written: the tables in \"broken\" have 7 errors.\n"},
};

START_TEST(runs_and_ends)
{
	const char *table = "id,name,summary,sources\na,,b,c\n";
	char command[4096], *said;
	size_t size;
	int how;

	ck_assert_int_eq(mkdir(scratch_path(folder, "broken"), 0777), 0);
	scratch_write(scratch_path(folder, "broken/tracks.csv"), table,
		      strlen(table));
	snprintf(command, sizeof(command), "cd '%s' && '%s' %s 2>said", folder,
		 PROGRAM, runs[_i].arguments);
	how = system(command);
	ck_assert(WIFEXITED(how));
	ck_assert_int_eq(WEXITSTATUS(how), runs[_i].status);
	said = scratch_read(scratch_path(folder, "said"), &size);
	ck_assert_str_eq(said, runs[_i].said);
	free(said);
	ck_assert((access(scratch_path(folder, "new"), F_OK) == 0) ==
		  (runs[_i].status == 0));
	unlink(scratch_path(folder, "broken/tracks.csv"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("program");
	TCase *tcase = tcase_create("program");

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, runs_and_ends, 0,
			    (int)(sizeof(runs) / sizeof(runs[0])));
	suite_add_tcase(suite, tcase);
	return suite_run(suite);
}
