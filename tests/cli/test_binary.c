/* Real runs of the program: its files, its exit status, what it says when the
 * answer cannot be written or the atlas is none. */
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "suite.h"

#define PROGRAM BINARY_DIR "/rungs"
#define FIXTURE BINARY_DIR "/fixture.atlas"
#define WORDS 8

enum { CAPTURED = -1, CLOSED = -2 };

/* What the program finds under 0, 1 and 2: an open file or one of these. */
struct files {
	int in, out, err;
};

static const struct files usual = {CLOSED, CAPTURED, CAPTURED};

struct result {
	int status; /* -1: ended by a signal */
	char *out, *err;
};

static void place(int file, int captured, int target)
{
	if (file == CLOSED)
		close(target);
	else
		dup2(file == CAPTURED ? captured : file, target);
}

static char *content(FILE *file)
{
	long size;
	char *text;

	fseek(file, 0, SEEK_END);
	size = ftell(file);
	rewind(file);
	text = calloc((size_t)size + 1, 1);
	ck_assert_ptr_nonnull(text);
	ck_assert_uint_eq(fread(text, 1, (size_t)size, file), (size_t)size);
	fclose(file);
	return text;
}

/* words end with NULL. */
static struct result run(const char *program, struct files files,
			 const char *term, const char *const *words)
{
	struct result result = {0};
	FILE *out = tmpfile(), *err = tmpfile();
	char *argv[WORDS + 2] = {(char *)(uintptr_t)program};
	int status;

	for (int i = 0; words[i] != NULL; i++)
		argv[i + 1] = (char *)(uintptr_t)words[i];
	pid_t child = fork();
	if (child == 0) {
		signal(SIGPIPE, SIG_DFL);
		setenv("LC_ALL", "C.UTF-8", 1);
		if (term != NULL)
			setenv("TERM", term, 1);
		else
			unsetenv("TERM");
		/* Above the three, so that placing one spares the others. */
		int kept_out = fcntl(fileno(out), F_DUPFD_CLOEXEC, 10);
		int kept_err = fcntl(fileno(err), F_DUPFD_CLOEXEC, 10);
		place(files.in, -1, STDIN_FILENO);
		place(files.out, kept_out, STDOUT_FILENO);
		place(files.err, kept_err, STDERR_FILENO);
		for (int fd = 3; fd < 10; fd++)
			close(fd);
		execvp(program, argv);
		_exit(127);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	result.out = content(out);
	result.err = content(err);
	return result;
}

#define RUN(files, ...)                                                        \
	run(PROGRAM, files, "dumb", (const char *const[]){__VA_ARGS__, NULL})

static void release(struct result *result)
{
	free(result->out);
	free(result->err);
}

/* The status, and one sentence on err with that part. */
static void assert_fails(struct result result, int status, const char *part)
{
	size_t size = strlen(result.err);

	ck_assert_msg(result.status == status, "status %d, not %d: %s",
		      result.status, status, result.err);
	ck_assert_msg(strstr(result.err, part) != NULL, "no '%s' in '%s'", part,
		      result.err);
	ck_assert(strncmp(result.err, "rungs: ", 7) == 0);
	ck_assert_ptr_eq(strchr(result.err, '\n'), result.err + size - 1);
	ck_assert_str_eq(result.out, "");
	release(&result);
}

static void assert_works(struct result result, const char *part)
{
	ck_assert_msg(result.status == 0, "status %d: %s", result.status,
		      result.err);
	ck_assert_str_eq(result.err, "");
	ck_assert_msg(strstr(result.out, part) != NULL, "no '%s' in '%s'", part,
		      result.out);
	release(&result);
}

static char folder[64], path[128];

static void setup(void)
{
	strcpy(folder, "/tmp/rungs-test-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/x.atlas", folder);
}

static void teardown(void)
{
	char journal[160];

	snprintf(journal, sizeof(journal), "%s-journal", path);
	unlink(journal);
	unlink(path);
	rmdir(path);
	rmdir(folder);
}

/* Every command ------------------------------------------------------------ */

static const char *const every_command[][WORDS] = {
	{"--atlas", FIXTURE},
	{"data-analyst", "--atlas", FIXTURE},
	{"search", "analyst", "--atlas", FIXTURE},
	{"search", "analyst", "--atlas", FIXTURE, "--json"},
	{"list", "roles", "--atlas", FIXTURE},
	{"list", "roles", "--atlas", FIXTURE, "--json"},
	{"list", "roles"},
	{"show", "data-analyst", "--atlas", FIXTURE},
	{"show", "data-analyst", "--atlas", FIXTURE, "--json"},
	{"ladder", "analytics", "--atlas", FIXTURE},
	{"ladder", "analytics", "--atlas", FIXTURE, "--json"},
	{"feeders", "data-analyst", "--atlas", FIXTURE},
	{"feeders", "data-analyst", "--atlas", FIXTURE, "--json"},
	{"compare", "legal", "analytics", "--atlas", FIXTURE},
	{"compare", "legal", "sales", "--json"},
	{"compare", "legal", "it-support"},
	{"check", "--atlas", FIXTURE},
	{"check", SOURCE_DIR "/tests/fixture", "--json"},
	{"info", "--atlas", FIXTURE},
	{"info", "--json"},
	{"help"},
	{"help", "list"},
	{"list", "--help"},
	{"--version"},
};

#define COMMANDS (int)(sizeof(every_command) / sizeof(every_command[0]))

static struct result run_command(struct files files, int index)
{
	return run(PROGRAM, files, "dumb", every_command[index]);
}

START_TEST(a_full_disk_is_told)
{
	int full = open("/dev/full", O_WRONLY | O_CLOEXEC);

	ck_assert_int_ge(full, 0);
	assert_fails(run_command((struct files){CLOSED, full, CAPTURED}, _i), 4,
		     "The answer could not be written");
	close(full);
}
END_TEST

START_TEST(a_closed_output_is_told)
{
	assert_fails(run_command((struct files){CLOSED, CLOSED, CAPTURED}, _i),
		     4, "The answer could not be written");
}
END_TEST

/* As in `rungs list roles | true`. */
START_TEST(a_reader_that_left_is_no_trouble)
{
	int ends[2];

	ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
	close(ends[0]);
	struct result result =
		run_command((struct files){CLOSED, ends[1], CAPTURED}, _i);
	ck_assert_int_eq(result.status, 0);
	ck_assert_str_eq(result.err, "");
	release(&result);
	close(ends[1]);
}
END_TEST

START_TEST(closed_files_are_harmless)
{
	struct result all =
		run_command((struct files){CLOSED, CLOSED, CLOSED}, _i);
	struct result result =
		run_command((struct files){CLOSED, CAPTURED, CLOSED}, _i);

	ck_assert_int_eq(all.status, 4);
	ck_assert_int_eq(result.status, 0);
	ck_assert_uint_gt(strlen(result.out), 0);
	release(&all);
	release(&result);
}
END_TEST

START_TEST(every_answer_is_json_to_others_too)
{
	static const char *const filter[] = {"-e", ".rungs == 1", NULL};
	const char *words[WORDS] = {NULL};
	int count = 0;
	json_error_t error;

	for (; every_command[_i][count] != NULL; count++) {
		words[count] = every_command[_i][count];
		if (strcmp(words[count], "help") == 0 ||
		    words[count][strlen(words[count]) - 1] == 'p' ||
		    strcmp(words[count], "--version") == 0)
			return;
	}
	words[count] = "--json";
	struct result result = run(PROGRAM, usual, "dumb", words);
	ck_assert_int_eq(result.status, 0);
	json_t *answer = json_loads(result.out, 0, &error);
	ck_assert_msg(answer != NULL, "%s", error.text);
	json_decref(answer);

	FILE *file = tmpfile();
	ck_assert_ptr_nonnull(file);
	fputs(result.out, file);
	rewind(file);
	release(&result);
	result = run("jq", (struct files){fileno(file), CAPTURED, CAPTURED},
		     "dumb", filter);
	fclose(file);
	if (result.status != 127)
		assert_works(result, "true\n");
	else
		release(&result);
}
END_TEST

/* Atlases that are none ---------------------------------------------------- */

static void copy_fixture(size_t most)
{
	static unsigned char bytes[1 << 20];
	FILE *in = fopen(FIXTURE, "rb"), *out = fopen(path, "wb");
	size_t size;

	ck_assert(in != NULL && out != NULL);
	size = fread(bytes, 1, sizeof(bytes), in);
	ck_assert_uint_lt(size, sizeof(bytes));
	fwrite(bytes, 1, size < most ? size : most, out);
	fclose(in);
	fclose(out);
}

static void missing(void)
{
}

static void empty(void)
{
	copy_fixture(0);
}

static void truncated(void)
{
	copy_fixture(10000);
}

static void a_folder(void)
{
	ck_assert_int_eq(mkdir(path, 0700), 0);
}

static void a_fifo(void)
{
	ck_assert_int_eq(mkfifo(path, 0600), 0);
}

static void execute(const char *sql)
{
	sqlite3 *db;

	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void foreign(void)
{
	execute("CREATE TABLE roles (id TEXT); INSERT INTO roles VALUES ('x')");
}

static void newer(void)
{
	copy_fixture(SIZE_MAX);
	execute("PRAGMA user_version = 1000");
}

static void another_schema(void)
{
	copy_fixture(SIZE_MAX);
	execute("CREATE VIEW more AS SELECT 1");
}

static void half_written(void)
{
	char journal[160];
	FILE *file;

	copy_fixture(SIZE_MAX);
	snprintf(journal, sizeof(journal), "%s-journal", path);
	file = fopen(journal, "wb");
	ck_assert_ptr_nonnull(file);
	fputs("unfinished", file);
	fclose(file);
}

static void unreadable(void)
{
	copy_fixture(SIZE_MAX);
	ck_assert_int_eq(chmod(path, 0), 0);
}

static const struct {
	void (*make)(void);
	const char *command[3];
} bad_atlases[] = {
	{missing, {"list", "roles"}},
	{empty, {"list", "roles"}},
	{truncated, {"show", "data-analyst"}},
	{a_folder, {"search", "analyst"}},
	{a_fifo, {"list", "roles"}},
	{foreign, {"info"}},
	{newer, {"show", "data-analyst", "--json"}},
	{another_schema, {"list", "terms"}},
	{half_written, {"list", "roles", "--json"}},
	{unreadable, {"info", "--json"}},
	{missing, {"check"}},
	{a_fifo, {"check"}},
	{foreign, {"check", "--json"}},
	{half_written, {"--plain"}},
};

START_TEST(a_bad_atlas_is_told)
{
	const char *words[WORDS] = {"--atlas", path};

	if (bad_atlases[_i].make == unreadable && geteuid() == 0)
		return;
	bad_atlases[_i].make();
	for (int i = 0; i < 3; i++)
		words[i + 2] = bad_atlases[_i].command[i];
	assert_fails(run(PROGRAM, usual, "dumb", words), 4, path);
}
END_TEST

START_TEST(an_atlas_of_odd_name)
{
	assert_fails(RUN(usual, "info", "--atlas", "file:x?mode=memory"), 4,
		     "file:x?mode=memory");
	assert_fails(RUN(usual, "info", "--atlas", "/dev/zero"), 4,
		     "/dev/zero");
	assert_fails(RUN(usual, "info", "--atlas", "a\nb\033]0;x\007"), 4,
		     "a^Jb^[]0;x^G");
}
END_TEST

/* Queries ------------------------------------------------------------------ */

static char ten_thousand[10001];

static const char *const queries[] = {
	ten_thousand,
	"\"",
	"'",
	"'; DROP TABLE roles; --",
	"\"analyst\" AND (NOT lead) OR NEAR(x y, 3)*",
	"a* : ^ + - ~ ( ) { } [ ] \\ %  _",
	"\xff\xfe\xc3(\x80",
	"\xed\xa0\x80",
	"\xf4\x90\x80\x80",
	"\xe2\x80\xae"
	"evil",
	"\033[2J",
	"",
	"   ",
	"データ",
	"re\xcc\x81sume\xcc\x81",
};

START_TEST(any_query_is_answered)
{
	memset(ten_thousand, 'a', sizeof(ten_thousand) - 1);
	for (size_t i = 7; i < sizeof(ten_thousand) - 1; i += 8)
		ten_thousand[i] = ' ';
	struct result result = RUN(usual, "search", "--json", "--atlas",
				   FIXTURE, "--", queries[_i]);
	json_error_t error;
	json_t *answer = json_loads(result.out, 0, &error);

	ck_assert_msg(answer != NULL, "%s", error.text);
	json_t *results = json_object_get(answer, "results");
	ck_assert(json_is_array(results));
	ck_assert(json_is_string(json_object_get(answer, "query")));
	ck_assert_int_eq(result.status, json_array_size(results) == 0);
	ck_assert_ptr_null(strchr(result.out, '\033'));
	ck_assert_ptr_null(strstr(result.out, "\xe2\x80\xae"));
	json_decref(answer);
	release(&result);

	result = RUN(usual, "search", "--atlas", FIXTURE, "--", queries[_i]);
	ck_assert(result.status == 0 || result.status == 1);
	ck_assert_ptr_null(strchr(result.err, '\033'));
	ck_assert_ptr_null(strstr(result.err, "\xe2\x80\xae"));
	release(&result);
}
END_TEST

START_TEST(a_batch_answers_line_by_line)
{
	FILE *file = tmpfile();
	int lines = 0;

	ck_assert_ptr_nonnull(file);
	fputs("analyst\nno such thing qqqq\r\n\n\"quoted\" \xff\nlast", file);
	rewind(file);
	struct result result =
		RUN(((struct files){fileno(file), CAPTURED, CAPTURED}),
		    "search", "--batch", "--atlas", FIXTURE);
	ck_assert_int_eq(result.status, 0);
	ck_assert_str_eq(result.err, "");
	for (char *line = strtok(result.out, "\n"); line != NULL;
	     line = strtok(NULL, "\n")) {
		json_t *answer = json_loads(line, 0, NULL);
		json_t *results = json_object_get(answer, "results");

		ck_assert_msg(json_is_array(results), "%s", line);
		if (lines == 0)
			ck_assert_uint_gt(json_array_size(results), 0);
		if (lines == 1)
			ck_assert_str_eq(json_string_value(json_object_get(
						 answer, "query")),
					 "no such thing qqqq");
		json_decref(answer);
		lines++;
	}
	ck_assert_int_eq(lines, 5);
	release(&result);
	fclose(file);
}
END_TEST

/* The terminal -------------------------------------------------------------- */

/* A new terminal's far end, or -1; *near is the end to keep. */
static int open_terminal(int *near)
{
	*near = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (*near < 0 || grantpt(*near) != 0 || unlockpt(*near) != 0)
		return -1;
	return open(ptsname(*near), O_RDWR | O_NOCTTY | O_CLOEXEC);
}

START_TEST(a_terminal_that_cannot_be_drawn_on)
{
	static const char *const terms[] = {"dumb", "", NULL,
					    "no-such-terminal"};
	static const char *const none[] = {NULL};
	int near, far = open_terminal(&near);

	ck_assert_int_ge(far, 0);
	assert_fails(run(PROGRAM, (struct files){far, far, CAPTURED}, terms[_i],
			 none),
		     2, "--plain");
	close(far);
	close(near);
}
END_TEST

START_TEST(without_a_terminal_nothing_opens)
{
	assert_works(RUN(usual, "--atlas", FIXTURE), "Legal data services");
	assert_works(RUN(usual, "review-lead", "--atlas", FIXTURE),
		     "Review Team Lead");
	assert_works(run(PROGRAM, usual, NULL,
			 (const char *const[]){"list", "terms", NULL}),
		     "kpo\tKPO");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("binary");
	TCase *one = tcase_create("binary");

	tcase_set_timeout(one, 30);
	tcase_add_checked_fixture(one, setup, teardown);
	tcase_add_loop_test(one, a_full_disk_is_told, 0, COMMANDS);
	tcase_add_loop_test(one, a_closed_output_is_told, 0, COMMANDS);
	tcase_add_loop_test(one, a_reader_that_left_is_no_trouble, 0, COMMANDS);
	tcase_add_loop_test(one, closed_files_are_harmless, 0, COMMANDS);
	tcase_add_loop_test(one, every_answer_is_json_to_others_too, 0,
			    COMMANDS);
	tcase_add_loop_test(one, a_bad_atlas_is_told, 0,
			    sizeof(bad_atlases) / sizeof(bad_atlases[0]));
	tcase_add_test(one, an_atlas_of_odd_name);
	tcase_add_loop_test(one, any_query_is_answered, 0,
			    sizeof(queries) / sizeof(queries[0]));
	tcase_add_test(one, a_batch_answers_line_by_line);
	tcase_add_loop_test(one, a_terminal_that_cannot_be_drawn_on, 0, 4);
	tcase_add_test(one, without_a_terminal_nothing_opens);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
