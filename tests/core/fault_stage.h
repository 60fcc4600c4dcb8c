/* SQLite's system calls, failing one by one. */
#ifndef TESTS_FAULT_STAGE_H
#define TESTS_FAULT_STAGE_H

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <sys/wait.h>
#include <unistd.h>

#include <rungs/error.h>

#include "../import/scratch.h"

/* What happens at SQLite's system call number `at`, from 1. */
static struct {
	int at, error, calls;
} fault;

SCRATCH bool fails(void)
{
	if (++fault.calls != fault.at)
		return false;
	if (fault.error == 0)
		raise(SIGKILL);
	errno = fault.error;
	return true;
}

SCRATCH int fault_open(const char *name, int flags, int mode)
{
	return fails() ? -1 : open(name, flags, mode);
}

SCRATCH ssize_t fault_pwrite(int fd, const void *bytes, size_t size, off_t at)
{
	/* Half of it arrives before the disk is full. */
	if (fails())
		return pwrite(fd, bytes, size / 2, at) < 0 ? -1 : -1;
	return pwrite(fd, bytes, size, at);
}

SCRATCH int fault_unlink(const char *name)
{
	return fails() ? -1 : unlink(name);
}

SCRATCH int fault_truncate(int fd, off_t size)
{
	return fails() ? -1 : ftruncate(fd, size);
}

SCRATCH void plant(int at, int error)
{
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);

	fault.at = at;
	fault.error = error;
	fault.calls = 0;
	vfs->xSetSystemCall(vfs, "open", (sqlite3_syscall_ptr)fault_open);
	vfs->xSetSystemCall(vfs, "pwrite", (sqlite3_syscall_ptr)fault_pwrite);
	vfs->xSetSystemCall(vfs, "pwrite64", (sqlite3_syscall_ptr)fault_pwrite);
	vfs->xSetSystemCall(vfs, "unlink", (sqlite3_syscall_ptr)fault_unlink);
	vfs->xSetSystemCall(vfs, "ftruncate",
			    (sqlite3_syscall_ptr)fault_truncate);
}

/* A full disk, a broken one, and being killed. */
static const int errors[] = {ENOSPC, EIO, 0};

/* How a program ended that ran with such a failure; -1 if it was killed. */
enum { DONE, REFUSED, NEVER_REACHED };

/* Does it in a program of its own, whose call number `at` fails with the
 * error. */
SCRATCH int with_fault(int at, int error, enum rungs_status (*act)(void))
{
	int how;
	pid_t child = fork();

	ck_assert_int_ge(child, 0);
	if (child == 0) {
		enum rungs_status status;

		plant(at, error);
		status = act();
		_exit(fault.calls < at     ? NEVER_REACHED
		      : status == RUNGS_OK ? DONE
					   : REFUSED);
	}
	ck_assert_int_eq(waitpid(child, &how, 0), child);
	return WIFEXITED(how) ? WEXITSTATUS(how) : -1;
}

#endif
