#include "bundle.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/error.h"
#include "zip_file.h"

static enum rungs_status refuse(const struct bundle *bundle, const char *reason,
				struct rungs_error *error)
{
	return error_set(error, RUNGS_IO, "The %s \"%s\" cannot be read: %s.",
			 bundle->what, bundle->path, reason);
}

enum rungs_status bundle_open(struct bundle *bundle, const char *path,
			      struct rungs_error *error)
{
	struct stat stat;
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

	*bundle = (struct bundle){.path = path, .what = "folder"};
	if (fd < 0)
		return refuse(bundle, strerror(errno), error);
	if (fstat(fd, &stat) == 0 && S_ISREG(stat.st_mode)) {
		bundle->what = "ZIP";
		return zip_file_open(&bundle->zip, fd, path, error);
	}
	bundle->folder = fdopendir(fd);
	if (bundle->folder != NULL)
		return RUNGS_OK;
	refuse(bundle, strerror(errno), error);
	close(fd);
	return RUNGS_IO;
}

void bundle_close(struct bundle *bundle)
{
	if (bundle->folder != NULL)
		closedir(bundle->folder);
	zip_file_close(bundle->zip);
	bundle->folder = NULL;
	bundle->zip = NULL;
}

bool bundle_has(const struct bundle *bundle, const char *name)
{
	const char *other;

	if (bundle->zip == NULL)
		return faccessat(dirfd(bundle->folder), name, F_OK, 0) == 0;
	for (size_t i = 0; (other = zip_file_name(bundle->zip, i)) != NULL; i++)
		if (strcmp(other, name) == 0)
			return true;
	return false;
}

size_t bundle_size(const struct bundle *bundle, const char *name)
{
	struct stat stat;

	if (bundle->zip != NULL)
		return zip_file_size(bundle->zip, name);
	if (fstatat(dirfd(bundle->folder), name, &stat, 0) != 0 ||
	    !S_ISREG(stat.st_mode))
		return 0;
	return (size_t)stat.st_size;
}

enum slurp_got bundle_slurp(struct bundle *bundle, struct slurp *slurp,
			    const char *name)
{
	if (bundle->zip != NULL)
		return zip_file_slurp(bundle->zip, slurp, name);
	return slurp_read(slurp, dirfd(bundle->folder), name);
}

void bundle_rewind(struct bundle *bundle)
{
	bundle->at = 0;
	if (bundle->folder != NULL)
		rewinddir(bundle->folder);
}

const char *bundle_next(struct bundle *bundle)
{
	const struct dirent *entry;

	if (bundle->zip != NULL)
		return zip_file_name(bundle->zip, bundle->at++);
	entry = readdir(bundle->folder);
	return entry != NULL ? entry->d_name : NULL;
}
