#include "profile_image.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of each piece that is not zeros where it is and its size, of two bytes each,
 * the lowest first, and its bytes; last the size of all and 0.  src/tables makes
 * it. */
static const unsigned char image[] = {
#include "profile_image.inc"
};

static size_t take(const unsigned char **at)
{
	size_t number = (size_t)((*at)[0] | (*at)[1] << 8);

	*at += 2;
	return number;
}

static bool image_write(int fd)
{
	const unsigned char *at = image;

	for (;;) {
		size_t place = take(&at), size = take(&at);

		if (size == 0)
			return ftruncate(fd, (off_t)place) == 0;
		if (pwrite(fd, at, size, (off_t)place) != (ssize_t)size)
			return false;
		at += size;
	}
}

/* A file that has no name yet in the folder of the path; -1 where there are no
 * such files. */
static int nameless(const char *path)
{
	const char *slash = strrchr(path, '/');
	int size = slash != NULL ? (int)(slash + 1 - path) : 0;
	char folder[4096];

	if (size >= (int)sizeof(folder))
		return -1;
	snprintf(folder, sizeof(folder), "%.*s", size, size > 0 ? path : "");
	return open(size > 0 ? folder : ".", O_TMPFILE | O_RDWR | O_CLOEXEC,
		    0600);
}

bool profile_image_place(const char *path)
{
	char proc[40];
	int fd = nameless(path);
	bool done;

	if (fd < 0)
		return false;
	snprintf(proc, sizeof(proc), "/proc/self/fd/%d", fd);
	/* Whatever the mask of new files. */
	done = fchmod(fd, 0600) == 0 && image_write(fd) &&
	       linkat(AT_FDCWD, proc, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
	close(fd);
	return done;
}
