#include "trail.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_MOST = 4096, TEXT_MOST = 2048 };

/* What a signal handler reaches.  Of the two texts the one that is not used is
 * written, so that there is a whole one at any moment. */
static char file[PATH_MOST], fresh[PATH_MOST + 8];
static char texts[2][TEXT_MOST];
static volatile sig_atomic_t used;

void trail_open(const char *path)
{
	size_t size = path ? strlen(path) : 0;

	file[0] = texts[0][0] = texts[1][0] = '\0';
	if (size == 0 || size >= sizeof file)
		return;
	memcpy(file, path, size + 1);
	snprintf(fresh, sizeof fresh, "%s.new", file);
}

bool trail_read(char *text, size_t size)
{
	int fd = file[0] ? open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
	ssize_t got = fd >= 0 ? read(fd, text, size) : -1;

	if (fd >= 0)
		close(fd);
	if (got <= 0 || (size_t)got >= size || memchr(text, 0, (size_t)got))
		return false;
	text[got] = '\0';
	return true;
}

void trail_mark(const char *text)
{
	int other = !used;

	snprintf(texts[other], sizeof texts[other], "%s", text);
	used = other;
}

/* Makes the folders above the file that are missing. */
static void make_folders(void)
{
	for (char *slash = strchr(file + 1, '/'); slash;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(file, 0700);
		*slash = '/';
	}
}

void trail_leave(void)
{
	const char *text = texts[used];
	size_t size = strlen(text);
	int saved = errno, fd;
	bool whole;

	if (!file[0] || size == 0)
		return;
	make_folders();
	fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd >= 0) {
		whole = write(fd, text, size) == (ssize_t)size;
		if (close(fd) == 0 && whole)
			rename(fresh, file);
		else
			unlink(fresh);
	}
	errno = saved;
}
