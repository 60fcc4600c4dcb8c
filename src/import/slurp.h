/* A whole file in memory, whatever stands under its name. */
#ifndef RUNGS_SLURP_H
#define RUNGS_SLURP_H

#include <stddef.h>

#define SLURP_MAX ((size_t)256 << 20) /* bytes */

enum slurp_got {
	SLURP_READ,
	SLURP_MISSING,
	SLURP_NO_FILE, /* a folder, a device, a pipe */
	SLURP_TOO_LARGE,
	SLURP_REFUSED, /* reason says why */
	SLURP_NO_MEMORY
};

struct slurp {
	char *bytes;
	size_t size;
	const char *reason; /* static */
};

/* Reads the file of the open folder; what is not a file is not waited for. */
enum slurp_got slurp_read(struct slurp *slurp, int folder, const char *name);

void slurp_release(struct slurp *slurp);

#endif
