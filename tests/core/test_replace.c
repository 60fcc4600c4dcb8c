/* A file replaced while every system call in turn fails, or is the last one
 * of the program: linked with the calls wrapped. */
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <sys/file.h>
#include <sys/wait.h>

#include "core/replace.h"
#include "import/scratch.h"
#include "suite.h"

#define OLD "what stood there"
#define NEW_SIZE 300000

/* What happens at call number `at`, from 1: an error, or, if 0, the end. */
static struct {
	int at;
	int error;
	int calls;
	bool reached;
} fault;

static bool linkless; /* as the file system of a memory stick is */

static bool fails(void)
{
	if (++fault.calls != fault.at)
		return false;
	fault.reached = true;
	if (fault.error == 0)
		raise(SIGKILL);
	errno = fault.error;
	return true;
}

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
ssize_t __real_write(int fd, const void *bytes, size_t size);
ssize_t __wrap_write(int fd, const void *bytes, size_t size);
int __real_fsync(int fd);
int __wrap_fsync(int fd);
int __real_fchmod(int fd, mode_t mode);
int __wrap_fchmod(int fd, mode_t mode);
int __real_close(int fd);
int __wrap_close(int fd);
int __real_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);
int __real_link(const char *from, const char *to);
int __wrap_link(const char *from, const char *to);

int __wrap_open(const char *path, int flags, ...)
{
	va_list arguments;
	unsigned mode = 0;

	va_start(arguments, flags);
	if (flags & O_CREAT)
		mode = va_arg(arguments, unsigned);
	va_end(arguments);
	return fails() ? -1 : __real_open(path, flags, mode);
}

/* A short write first: half of the bytes are in the file. */
ssize_t __wrap_write(int fd, const void *bytes, size_t size)
{
	if (fails())
		return -1;
	return __real_write(fd, bytes, size > 1 ? size / 2 : size);
}

int __wrap_fsync(int fd)
{
	return fails() ? -1 : __real_fsync(fd);
}

int __wrap_fchmod(int fd, mode_t mode)
{
	return fails() ? -1 : __real_fchmod(fd, mode);
}

int __wrap_close(int fd)
{
	int got = __real_close(fd);

	return fails() ? -1 : got;
}

int __wrap_rename(const char *from, const char *to)
{
	return fails() ? -1 : __real_rename(from, to);
}

int __wrap_link(const char *from, const char *to)
{
	errno = EPERM;
	return linkless || fails() ? -1 : __real_link(from, to);
}

static char *folder, *path, *bytes;

static void setup(void)
{
	folder = scratch_new();
	path = strdup(scratch_path(folder, "file"));
	bytes = malloc(NEW_SIZE);
	ck_assert_ptr_nonnull(bytes);
	memset(bytes, 'n', NEW_SIZE);
}

static void teardown(void)
{
	scratch_delete(folder);
	free(path);
	free(bytes);
}

enum { WROTE, REFUSED, NEVER_REACHED };

/* Exit status of a program that replaces the file, or -1 if it was killed. */
static int replace_with_fault(int at, int error)
{
	struct rungs_error sentence;
	enum rungs_status status;
	int how;
	pid_t child = fork();

	ck_assert_int_ge(child, 0);
	if (child == 0) {
		fault.calls = 0;
		fault.at = at;
		fault.error = error;
		status = replace_file(path, bytes, NEW_SIZE, &sentence);
		_exit(!fault.reached       ? NEVER_REACHED
		      : status == RUNGS_OK ? WROTE
					   : REFUSED);
	}
	ck_assert_int_eq(waitpid(child, &how, 0), child);
	return WIFEXITED(how) ? WEXITSTATUS(how) : -1;
}

/* Whether the file is the new one; it is never half of anything. */
static bool is_new(void)
{
	size_t size;
	char *now = scratch_read(path, &size);
	bool new = size == NEW_SIZE &&memcmp(now, bytes, size) == 0;

	ck_assert_msg(new || strcmp(now, OLD) == 0, "%zu bytes", size);
	free(now);
	return new;
}

static const int errors[] = {EIO, ENOSPC, 0};

START_TEST(every_call_in_turn)
{
	int error = errors[_i], at = 0, ended;
	struct rungs_error sentence;

	do {
		unlink(path);
		scratch_write(path, OLD, strlen(OLD));
		ended = replace_with_fault(++at, error);
		if (ended == WROTE || ended == NEVER_REACHED)
			ck_assert(is_new());
		else if (is_new())
			/* In place, but perhaps not for good. */
			ck_assert_int_gt(at, 8);
		if (error != 0)
			ck_assert_int_eq(scratch_count(folder), 1);
		ck_assert_msg((ended == -1) == (error == 0) ||
				      ended == NEVER_REACHED,
			      "call %d: %d", at, ended);
		/* What a killed write left behind the next one removes. */
		ck_assert_int_eq(replace_file(path, bytes, NEW_SIZE, &sentence),
				 RUNGS_OK);
		ck_assert_int_eq(scratch_count(folder), 1);
	} while (ended != NEVER_REACHED);
	ck_assert_int_gt(at, 10);
}
END_TEST

/* Nothing of several files is another unless all are on disk. */
START_TEST(several_files_are_one)
{
	char *second = strdup(scratch_path(folder, "second"));
	const struct file_text files[] = {{path, bytes, NEW_SIZE},
					  {second, bytes, 10}};
	const struct file_text never[] = {{path, "x", 1}, {folder, "x", 1}};
	struct rungs_error error;

	scratch_write(path, OLD, strlen(OLD));
	ck_assert_int_eq(replace_files(never, 2, &error), RUNGS_IO);
	ck_assert(!is_new());
	ck_assert_int_eq(scratch_count(folder), 1);
	ck_assert_int_eq(replace_files(files, 2, &error), RUNGS_OK);
	ck_assert(is_new());
	ck_assert_int_eq(scratch_count(folder), 2);
	ck_assert_int_eq(replace_files(files, 0, &error), RUNGS_OK);
	free(second);
}
END_TEST

START_TEST(a_new_file_takes_nobodys_place)
{
	struct rungs_error error;

	ck_assert_int_eq(create_file(path, bytes, NEW_SIZE, &error), RUNGS_OK);
	ck_assert(is_new());
	ck_assert_int_eq(create_file(path, OLD, strlen(OLD), &error),
			 RUNGS_BAD_INPUT);
	ck_assert_ptr_nonnull(strstr(error.text, "is there already"));
	ck_assert(is_new());
	ck_assert_int_eq(scratch_count(folder), 1);
	ck_assert_int_eq(create_file(folder, "", 0, &error), RUNGS_IO);
}
END_TEST

START_TEST(a_new_file_needs_no_links)
{
	struct rungs_error error;

	linkless = true;
	ck_assert_int_eq(create_file(path, bytes, NEW_SIZE, &error), RUNGS_OK);
	linkless = false;
	ck_assert(is_new());
	ck_assert_int_eq(scratch_count(folder), 1);
}
END_TEST

/* What somebody is writing is left alone, and so is what is not ours. */
START_TEST(what_is_held_stays)
{
	struct rungs_error error;
	char *held = strdup(scratch_path(folder, ".rungs-1-0"));
	int fd;

	scratch_write(held, "half", 4);
	scratch_write(scratch_path(folder, ".rungs-1-0.csv"), "mine", 4);
	fd = __real_open(held, O_WRONLY | O_CLOEXEC);
	ck_assert_int_eq(flock(fd, LOCK_EX), 0);
	ck_assert_int_eq(replace_file(path, bytes, NEW_SIZE, &error), RUNGS_OK);
	ck_assert_int_eq(scratch_count(folder), 3);
	__real_close(fd);
	ck_assert_int_eq(replace_file(path, bytes, NEW_SIZE, &error), RUNGS_OK);
	ck_assert_int_eq(scratch_count(folder), 2);
	ck_assert_int_ne(access(held, F_OK), 0);
	free(held);
}
END_TEST

static volatile sig_atomic_t caught;

static void count_signal(int signal)
{
	(void)signal;
	caught++;
}

/* Blocked signals stay blocked, others come through again. */
START_TEST(signals_are_as_before)
{
	struct rungs_error error;
	sigset_t mask;

	signal(SIGTERM, count_signal);
	sigemptyset(&mask);
	sigaddset(&mask, SIGUSR1);
	sigprocmask(SIG_SETMASK, &mask, NULL);
	ck_assert_int_eq(replace_file(path, bytes, NEW_SIZE, &error), RUNGS_OK);
	raise(SIGTERM);
	ck_assert_int_eq(caught, 1);
	sigprocmask(SIG_SETMASK, NULL, &mask);
	ck_assert_int_eq(sigismember(&mask, SIGUSR1), 1);
	ck_assert_int_eq(sigismember(&mask, SIGTERM), 0);
	ck_assert_int_eq(
		replace_file(scratch_path(folder, "no/file"), "", 0, &error),
		RUNGS_IO);
	sigprocmask(SIG_SETMASK, NULL, &mask);
	ck_assert_int_eq(sigismember(&mask, SIGTERM), 0);
	ck_assert(is_new());
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("replace");
	TCase *tcase = tcase_create("replace");

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, every_call_in_turn, 0,
			    (int)(sizeof(errors) / sizeof(errors[0])));
	tcase_add_test(tcase, several_files_are_one);
	tcase_add_test(tcase, a_new_file_takes_nobodys_place);
	tcase_add_test(tcase, a_new_file_needs_no_links);
	tcase_add_test(tcase, what_is_held_stays);
	tcase_add_test(tcase, signals_are_as_before);
	suite_add_tcase(suite, tcase);
	return suite_run(suite);
}
