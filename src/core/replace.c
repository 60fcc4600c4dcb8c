#include "replace.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"

#define TRIES 100

/* Every step leaves errno when it fails. */
struct replacement {
	char *target; /* behind all links */
	char *folder; /* of the target */
	char *temporary;
	int fd;
	mode_t mode; /* of what is replaced, or 0 */
	bool fresh;  /* nothing is replaced */
};

static bool find_target(struct replacement *to, const char *path)
{
	struct stat old;
	const char *slash;

	to->target = realpath(path, NULL);
	if (to->target == NULL)
		to->target = strdup(path);
	if (to->target == NULL)
		return false;
	slash = strrchr(to->target, '/');
	to->folder = slash == NULL ? strdup("./")
				   : strndup(to->target,
					     (size_t)(slash - to->target) + 1);
	if (to->folder == NULL)
		return false;
	if (lstat(to->target, &old) != 0)
		return errno == ENOENT;
	if (to->fresh || !S_ISREG(old.st_mode)) {
		errno = S_ISDIR(old.st_mode) ? EISDIR : EEXIST;
		return false;
	}
	to->mode = old.st_mode & 0777;
	return true;
}

static bool is_name_of_ours(const char *name)
{
	long process;
	int number, end = 0;

	return sscanf(name, ".rungs-%ld-%d%n", &process, &number, &end) == 2 &&
	       name[end] == '\0';
}

/* Removes a file that nobody is writing. */
static void remove_left(int folder, const char *name)
{
	int fd = openat(folder, name,
			O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat stat;

	if (fd < 0)
		return;
	if (fstat(fd, &stat) == 0 && S_ISREG(stat.st_mode) &&
	    flock(fd, LOCK_EX | LOCK_NB) == 0)
		unlinkat(folder, name, 0);
	close(fd);
}

static void remove_all_left(const struct replacement *to)
{
	DIR *folder = opendir(to->folder);
	const struct dirent *entry;

	if (folder == NULL)
		return;
	while ((entry = readdir(folder)) != NULL)
		if (is_name_of_ours(entry->d_name))
			remove_left(dirfd(folder), entry->d_name);
	closedir(folder);
}

/* Holds the file, so that nobody takes it for one that was left.  False if
 * somebody has; where files cannot be held nobody does. */
static bool hold(int fd)
{
	struct stat stat;

	if (flock(fd, LOCK_EX | LOCK_NB) != 0)
		return errno != EWOULDBLOCK;
	return fstat(fd, &stat) != 0 || stat.st_nlink > 0;
}

static bool open_temporary(struct replacement *to)
{
	remove_all_left(to);
	for (int i = 0; i < TRIES; i++) {
		char *name;

		if (asprintf(&name, "%s.rungs-%ld-%d", to->folder,
			     (long)getpid(), i) < 0)
			return false;
		to->fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
			      0666);
		if (to->fd >= 0 && !hold(to->fd)) {
			close(to->fd);
			to->fd = -1;
			free(name);
			continue;
		}
		if (to->fd >= 0) {
			to->temporary = name;
			return to->mode == 0 || fchmod(to->fd, to->mode) == 0;
		}
		free(name);
		if (errno != EEXIST)
			return false;
	}
	return false;
}

static bool write_all(int fd, const char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t wrote = write(fd, bytes, size);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote < 0)
			return false;
		bytes += wrote;
		size -= (size_t)wrote;
	}
	return true;
}

static bool close_file(struct replacement *to)
{
	int fd = to->fd;

	to->fd = -1;
	return close(fd) == 0;
}

/* Some file systems cannot sync a folder; the file is in place by then. */
static bool sync_folder(const struct replacement *to)
{
	int fd = open(to->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool synced;

	if (fd < 0)
		return errno == EACCES;
	synced = fsync(fd) == 0 || errno == EINVAL;
	close(fd);
	return synced;
}

/* A link takes nobody's place; some file systems have none. */
static bool take_place(const struct replacement *to)
{
	if (to->fresh && link(to->temporary, to->target) == 0)
		return unlink(to->temporary) == 0;
	if (to->fresh && errno != EPERM && errno != EOPNOTSUPP &&
	    errno != ENOSYS)
		return false;
	return rename(to->temporary, to->target) == 0;
}

static bool move_into_place(struct replacement *to)
{
	if (!take_place(to))
		return false;
	free(to->temporary);
	to->temporary = NULL;
	return sync_folder(to);
}

static void give_up(struct replacement *to)
{
	if (to->fd >= 0)
		close(to->fd);
	if (to->temporary != NULL)
		unlink(to->temporary);
	free(to->temporary);
	free(to->folder);
	free(to->target);
}

static bool prepare(struct replacement *to, const struct file_text *file)
{
	return find_target(to, file->path) && open_temporary(to) &&
	       write_all(to->fd, file->bytes, file->size) && fsync(to->fd) == 0;
}

static enum rungs_status fail(const char *path, bool fresh,
			      struct rungs_error *error)
{
	if (fresh && errno == EEXIST)
		return error_set(error, RUNGS_BAD_INPUT,
				 "\"%s\" is there already.", path);
	return error_set(error, RUNGS_IO,
			 "The file \"%s\" cannot be written: %s.", path,
			 strerror(errno));
}

static enum rungs_status put_file(const struct file_text *file, bool fresh,
				  struct rungs_error *error)
{
	struct replacement to = {.fd = -1, .fresh = fresh};
	enum rungs_status status = RUNGS_OK;

	if (!prepare(&to, file) || !close_file(&to) || !move_into_place(&to))
		status = fail(file->path, fresh, error);
	give_up(&to);
	return status;
}

/* Files that wait stay open, so that nobody takes them for left. */
static enum rungs_status put_files(const struct file_text *files, size_t count,
				   struct replacement *to,
				   struct rungs_error *error)
{
	enum rungs_status status = RUNGS_OK;
	size_t ready = 0;

	for (; ready < count && status == RUNGS_OK; ready++) {
		to[ready].fd = -1;
		if (!prepare(&to[ready], &files[ready]))
			status = fail(files[ready].path, false, error);
	}
	for (size_t i = 0; i < count && status == RUNGS_OK; i++)
		if (!move_into_place(&to[i]))
			status = fail(files[i].path, false, error);
	for (size_t i = 0; i < ready; i++)
		give_up(&to[i]);
	return status;
}

enum rungs_status replace_files(const struct file_text *files, size_t count,
				struct rungs_error *error)
{
	struct replacement *to = calloc(count + 1, sizeof(*to));
	enum rungs_status status = RUNGS_NO_MEMORY;
	sigset_t all, before;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	if (to != NULL)
		status = put_files(files, count, to, error);
	else
		error_no_memory(error);
	sigprocmask(SIG_SETMASK, &before, NULL);
	free(to);
	return status;
}

static enum rungs_status put_one(const char *path, bool fresh,
				 const void *bytes, size_t size,
				 struct rungs_error *error)
{
	const struct file_text file = {path, bytes, size};
	enum rungs_status status;
	sigset_t all, before;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	status = put_file(&file, fresh, error);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return status;
}

enum rungs_status replace_file(const char *path, const void *bytes, size_t size,
			       struct rungs_error *error)
{
	return put_one(path, false, bytes, size, error);
}

enum rungs_status create_file(const char *path, const void *bytes, size_t size,
			      struct rungs_error *error)
{
	return put_one(path, true, bytes, size, error);
}
