#include "new_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/error.h"

#define TRIES 100

static enum rungs_status failed(const struct new_folder *folder,
				struct rungs_error *error)
{
	if (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR)
		return error_set(error, RUNGS_BAD_INPUT,
				 "\"%s\" is there already; name a new folder "
				 "or an empty one.",
				 folder->path);
	return error_set(error, RUNGS_IO,
			 "The folder \"%s\" cannot be written: %s.",
			 folder->path, strerror(errno));
}

/* Leaves errno if not. */
static bool is_free(const char *path)
{
	DIR *entries = opendir(path);
	const struct dirent *entry;
	bool empty = true;

	if (entries == NULL)
		return errno == ENOENT;
	while (empty && (entry = readdir(entries)) != NULL)
		empty = strcmp(entry->d_name, ".") == 0 ||
			strcmp(entry->d_name, "..") == 0;
	closedir(entries);
	errno = ENOTEMPTY;
	return empty;
}

static bool find_target(struct new_folder *folder)
{
	size_t size = strlen(folder->path);

	folder->target = realpath(folder->path, NULL);
	if (folder->target != NULL)
		return true;
	while (size > 1 && folder->path[size - 1] == '/')
		size--;
	folder->target = strndup(folder->path, size);
	return folder->target != NULL;
}

/* How much of the target names the folder it is in. */
static int parent_size(const struct new_folder *folder)
{
	const char *slash = strrchr(folder->target, '/');

	return slash == NULL ? 0 : (int)(slash - folder->target) + 1;
}

static bool make_temporary(struct new_folder *folder)
{
	for (int i = 0; i < TRIES; i++) {
		char *name;

		if (asprintf(&name, "%.*s.rungs-%ld-%d", parent_size(folder),
			     folder->target, (long)getpid(), i) < 0)
			return false;
		if (mkdir(name, 0777) == 0) {
			folder->temporary = name;
			folder->fd =
				open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
			return folder->fd >= 0;
		}
		free(name);
		if (errno != EEXIST)
			return false;
	}
	return false;
}

enum rungs_status new_folder_begin(struct new_folder *folder, const char *path,
				   struct rungs_error *error)
{
	sigset_t all;

	*folder = (struct new_folder){.path = path, .fd = -1};
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &folder->before);
	if (!is_free(path) || !find_target(folder) || !make_temporary(folder))
		return failed(folder, error);
	return RUNGS_OK;
}

FILE *new_folder_open(struct new_folder *folder, const char *name,
		      struct rungs_error *error)
{
	int fd = openat(folder->fd, name,
			O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	FILE *file = fd >= 0 ? fdopen(fd, "w") : NULL;

	if (file != NULL) {
		errno = 0;
		return file;
	}
	failed(folder, error);
	if (fd >= 0)
		close(fd);
	return NULL;
}

enum rungs_status new_folder_close(struct new_folder *folder, FILE *file,
				   struct rungs_error *error)
{
	enum rungs_status status = RUNGS_OK;

	if (ferror(file) && errno == 0)
		errno = EIO;
	if (ferror(file) || fflush(file) != 0 || fsync(fileno(file)) != 0)
		status = failed(folder, error);
	if (fclose(file) != 0 && status == RUNGS_OK)
		status = failed(folder, error);
	return status;
}

static bool sync_parent(const struct new_folder *folder)
{
	char *parent = strndup(folder->target, (size_t)parent_size(folder));
	int fd = -1;
	bool synced;

	if (parent != NULL)
		fd = open(*parent != '\0' ? parent : ".",
			  O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	free(parent);
	if (fd < 0)
		return errno == EACCES;
	synced = fsync(fd) == 0 || errno == EINVAL;
	close(fd);
	return synced;
}

enum rungs_status new_folder_finish(struct new_folder *folder,
				    struct rungs_error *error)
{
	if (fsync(folder->fd) != 0 && errno != EINVAL)
		return failed(folder, error);
	if (rename(folder->temporary, folder->target) != 0)
		return failed(folder, error);
	free(folder->temporary);
	folder->temporary = NULL;
	return sync_parent(folder) ? RUNGS_OK : failed(folder, error);
}

static void remove_temporary(struct new_folder *folder)
{
	DIR *entries = opendir(folder->temporary);
	const struct dirent *entry;

	while (entries != NULL && (entry = readdir(entries)) != NULL)
		unlinkat(folder->fd, entry->d_name, 0);
	if (entries != NULL)
		closedir(entries);
	rmdir(folder->temporary);
	free(folder->temporary);
}

void new_folder_end(struct new_folder *folder)
{
	if (folder->temporary != NULL)
		remove_temporary(folder);
	if (folder->fd >= 0)
		close(folder->fd);
	free(folder->target);
	sigprocmask(SIG_SETMASK, &folder->before, NULL);
}
