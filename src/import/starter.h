/* The folder from which a company begins its own overlay. */
#ifndef RUNGS_STARTER_H
#define RUNGS_STARTER_H

#include <rungs/error.h>

struct sqlite3;

/* Writes a new folder of a few tables with rows that are examples, and a
 * README.  The rows fit the open atlas: laid over it as they are, nothing is
 * wrong.  RUNGS_BAD_INPUT: something else than an empty folder is there. */
enum rungs_status starter_write(struct sqlite3 *atlas, const char *folder,
				struct rungs_error *error);

#endif
