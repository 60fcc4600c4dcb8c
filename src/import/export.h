/* From an atlas back to the folder it can be compiled from. */
#ifndef RUNGS_EXPORT_H
#define RUNGS_EXPORT_H

#include <rungs/error.h>

struct sqlite3;

/* Writes every table of the open atlas that has rows, and those that an atlas
 * must have, as CSV into a new folder, each row on the line that is its rowid.
 * The folder appears whole or not at all, and what is compiled from it is the
 * atlas again, byte for byte.
 * RUNGS_BAD_INPUT: something else than an empty folder is there already. */
enum rungs_status export_atlas(struct sqlite3 *db, const char *folder,
			       struct rungs_error *error);

#endif
