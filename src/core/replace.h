/* A file written as a whole or not at all. */
#ifndef RUNGS_REPLACE_H
#define RUNGS_REPLACE_H

#include <stddef.h>

#include <rungs/error.h>

/* Writes size bytes under path.  What stood there stays until all of it is on
 * disk, and for good if that fails; what is no regular file is not replaced.
 * Signals that would end the program wait meanwhile, so that nothing but the
 * file is left behind.  What a write that was killed has left in the folder, a
 * '.rungs-PROCESS-NUMBER' that nobody holds, is removed. */
enum rungs_status replace_file(const char *path, const void *bytes, size_t size,
			       struct rungs_error *error);

/* The same of several files: none of them is another unless all of them are on
 * disk.  They take their places one after the other, in this order: who is killed
 * meanwhile leaves the last ones as they were. */
struct file_text {
	const char *path;
	const void *bytes;
	size_t size;
};
enum rungs_status replace_files(const struct file_text *files, size_t count,
				struct rungs_error *error);

/* As replace_file where there is nothing yet: RUNGS_BAD_INPUT if there is anything
 * under path, which then stays as it is. */
enum rungs_status create_file(const char *path, const void *bytes, size_t size,
			      struct rungs_error *error);

#endif
