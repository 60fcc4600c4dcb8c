/* A ZIP whose files are read into memory; nothing of it is written anywhere.
 *
 * Its files are those of the innermost folder that holds all of them, for
 * releases are often zipped with a folder around.  Of what stands in folders
 * within, only the names are known. */
#ifndef RUNGS_ZIP_FILE_H
#define RUNGS_ZIP_FILE_H

#include <stddef.h>

#include <rungs/error.h>

#include "slurp.h"

struct zip_file;

/* Takes fd, a file to be read that was opened under path; it is closed even
 * after a failure.  RUNGS_IO: it is no ZIP, is damaged or cut short, is too
 * large, or has a name that leads out of it or stands in it twice; or libzip
 * is not there. */
enum rungs_status zip_file_open(struct zip_file **out, int fd, const char *path,
				struct rungs_error *error);
void zip_file_close(struct zip_file *zip);

/* The name of a file, any bytes, with the folders within that lead to it; NULL
 * if there are no more.  It lasts until the ZIP is closed. */
const char *zip_file_name(const struct zip_file *zip, size_t at);

/* The bytes that a file unpacks to, as the ZIP says; 0 if there is none. */
size_t zip_file_size(const struct zip_file *zip, const char *name);

/* Reads a file.  What is encrypted, damaged, or unpacks to much more than any
 * table does is refused. */
enum slurp_got zip_file_slurp(struct zip_file *zip, struct slurp *slurp,
			      const char *name);

#endif
