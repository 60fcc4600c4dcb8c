/* A folder of files that appears as a whole or not at all.
 *
 *	status = new_folder_begin(&folder, path, error);
 *	for (…) {
 *		FILE *file = new_folder_open(&folder, name, error);
 *		…
 *		status = new_folder_close(&folder, file, error);
 *	}
 *	if (status == RUNGS_OK)
 *		status = new_folder_finish(&folder, error);
 *	new_folder_end(&folder);
 *
 * Signals that would end the program wait meanwhile. */
#ifndef RUNGS_NEW_FOLDER_H
#define RUNGS_NEW_FOLDER_H

#include <signal.h>
#include <stdio.h>

#include <rungs/error.h>

struct new_folder {
	const char *path;
	char *target;    /* behind all links */
	char *temporary; /* beside it, until all is there */
	int fd;          /* of the temporary one */
	sigset_t before;
};

/* Nothing may stand under path but an empty folder: RUNGS_BAD_INPUT. */
enum rungs_status new_folder_begin(struct new_folder *folder, const char *path,
				   struct rungs_error *error);

/* A file to write to, or NULL.  Whoever writes stops at the first failure, so
 * that errno still tells of it when the file is closed. */
FILE *new_folder_open(struct new_folder *folder, const char *name,
		      struct rungs_error *error);
enum rungs_status new_folder_close(struct new_folder *folder, FILE *file,
				   struct rungs_error *error);

/* Puts the folder in its place. */
enum rungs_status new_folder_finish(struct new_folder *folder,
				    struct rungs_error *error);

/* Removes what did not come to its place, also if the beginning failed. */
void new_folder_end(struct new_folder *folder);

#endif
