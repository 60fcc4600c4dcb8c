/* An import that a signal ends, at every step that it tells of. */
#include <check.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "import/onet.h"
#include "import/progress.h"
#include "scratch.h"
#include "suite.h"

#define RELEASE SOURCE_DIR "/tests/import/onet"
#define OLD "what stood there"

static char *folder, *path;

static void setup(void)
{
	folder = scratch_new();
	path = strdup(scratch_path(folder, "new.atlas"));
}

static void teardown(void)
{
	scratch_delete(folder);
	free(path);
}

/* Which step ends with which signal; steps are counted from 1. */
static struct {
	int at, signal, steps;
	double done;
} stop;

static void tell(void *context, const char *what, double done)
{
	(void)context;
	ck_assert_ptr_nonnull(what);
	ck_assert(done >= stop.done && done <= 1);
	stop.done = done;
	if (++stop.steps == stop.at)
		raise(stop.signal);
}

static enum rungs_status import(void)
{
	const struct progress progress = {.tell = tell};
	struct findings findings = {.progress = &progress};
	struct rungs_error error;
	enum rungs_status status =
		onet_import(RELEASE, path, &findings, &error);

	findings_release(&findings);
	return status;
}

/* Whether it was stopped at that step. */
static bool import_until(int at, int number)
{
	int how;
	pid_t child = fork();

	ck_assert_int_ge(child, 0);
	if (child == 0) {
		stop.at = at;
		stop.signal = number;
		signal(number, SIG_DFL);
		stop.steps = 0;
		stop.done = 0;
		_exit(import() == RUNGS_OK ? 0 : 1);
	}
	ck_assert_int_eq(waitpid(child, &how, 0), child);
	if (WIFSIGNALED(how)) {
		ck_assert_int_eq(WTERMSIG(how), number);
		return true;
	}
	ck_assert_int_eq(WEXITSTATUS(how), 0);
	return false;
}

static const int signals[] = {SIGINT, SIGTERM, SIGKILL};

START_TEST(every_step_in_turn)
{
	int at = 1, replaced = 0;
	size_t size, new_size;
	char *new, *now;

	ck_assert_int_eq(import(), RUNGS_OK);
	ck_assert_int_gt(stop.steps, 30);
	new = scratch_read(path, &new_size);
	scratch_write(path, OLD, strlen(OLD));
	while (import_until(at, signals[_i])) {
		now = scratch_read(path, &size);
		if (size == new_size && memcmp(now, new, size) == 0)
			replaced++;
		else
			ck_assert_str_eq(now, OLD);
		free(now);
		ck_assert_int_eq(scratch_count(folder), 1);
		at++;
	}
	ck_assert_int_eq(at, stop.steps + 1);
	ck_assert_int_eq(replaced, 1);
	free(new);
}
END_TEST

START_TEST(all_is_done_in_the_end)
{
	ck_assert_int_eq(import(), RUNGS_OK);
	ck_assert(stop.done > 0.999);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("stopped");
	TCase *tcase = tcase_create("stopped");

	tcase_set_timeout(tcase, 200);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, every_step_in_turn, 0,
			    (int)(sizeof(signals) / sizeof(signals[0])));
	tcase_add_test(tcase, all_is_done_in_the_end);
	suite_add_tcase(suite, tcase);
	return suite_run(suite);
}
