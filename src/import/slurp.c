#include "slurp.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE ((size_t)1 << 16)

static enum slurp_got refused(struct slurp *slurp)
{
	slurp->reason = strerrordesc_np(errno);
	if (slurp->reason == NULL)
		slurp->reason = "the file cannot be read";
	return SLURP_REFUSED;
}

/* The size that was told is a hint: the file may grow meanwhile. */
static enum slurp_got read_all(struct slurp *slurp, int fd, size_t hint)
{
	size_t room = 0;

	for (;;) {
		ssize_t got;

		if (room - slurp->size < PIECE) {
			size_t more = room == 0 ? hint + PIECE : room * 2;
			char *grown = realloc(slurp->bytes, more);

			if (grown == NULL)
				return SLURP_NO_MEMORY;
			slurp->bytes = grown;
			room = more;
		}
		got = read(fd, slurp->bytes + slurp->size, room - slurp->size);
		if (got == 0)
			return SLURP_READ;
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return refused(slurp);
		slurp->size += (size_t)got;
		if (slurp->size > SLURP_MAX)
			return SLURP_TOO_LARGE;
	}
}

enum slurp_got slurp_read(struct slurp *slurp, int folder, const char *name)
{
	enum slurp_got got;
	struct stat stat;
	int fd;

	memset(slurp, 0, sizeof(*slurp));
	fd = openat(folder, name, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return errno == ENOENT ? SLURP_MISSING : refused(slurp);
	if (fstat(fd, &stat) != 0)
		got = refused(slurp);
	else if (!S_ISREG(stat.st_mode))
		got = SLURP_NO_FILE;
	else if (stat.st_size > (off_t)SLURP_MAX)
		got = SLURP_TOO_LARGE;
	else
		got = read_all(slurp, fd, (size_t)stat.st_size);
	close(fd);
	if (got != SLURP_READ)
		slurp_release(slurp);
	return got;
}

void slurp_release(struct slurp *slurp)
{
	free(slurp->bytes);
	slurp->bytes = NULL;
	slurp->size = 0;
}
