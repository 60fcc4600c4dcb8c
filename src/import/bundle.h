/* The files of a release, in a folder or in a ZIP.
 *
 *	bundle_open(&bundle, path, error);
 *	bundle_slurp(&bundle, &slurp, "Jobs.txt");
 *	bundle_rewind(&bundle);
 *	while ((name = bundle_next(&bundle)) != NULL)
 *		…
 *	bundle_close(&bundle);
 */
#ifndef RUNGS_BUNDLE_H
#define RUNGS_BUNDLE_H

#include <dirent.h>
#include <stdbool.h>

#include <rungs/error.h>

#include "slurp.h"

struct zip_file;

/* Starts zeroed, and may be closed so. */
struct bundle {
	const char *path; /* the caller's */
	const char *what; /* 'folder' or 'ZIP' */
	DIR *folder;      /* one of the two */
	struct zip_file *zip;
	size_t at; /* in the ZIP */
};

/* path must last as long.  RUNGS_IO: it is neither a folder nor a ZIP that can
 * be read. */
enum rungs_status bundle_open(struct bundle *bundle, const char *path,
			      struct rungs_error *error);
void bundle_close(struct bundle *bundle);

/* Whether there is anything of that name. */
bool bundle_has(const struct bundle *bundle, const char *name);

/* The bytes of a file, 0 if there is none. */
size_t bundle_size(const struct bundle *bundle, const char *name);

/* Reads a file; see slurp.h. */
enum slurp_got bundle_slurp(struct bundle *bundle, struct slurp *slurp,
			    const char *name);

/* The name of whatever comes next, in no order; NULL after the last.  It lasts
 * until the next call. */
void bundle_rewind(struct bundle *bundle);
const char *bundle_next(struct bundle *bundle);

#endif
