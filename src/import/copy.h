/* The tables of an atlas, without what was derived from them. */
#ifndef RUNGS_COPY_H
#define RUNGS_COPY_H

#include <rungs/error.h>

struct sqlite3;

/* Copies the rows of every table, with their rowids, into a draft without
 * rows. */
enum rungs_status copy_tables(struct sqlite3 *atlas, struct sqlite3 *draft,
			      struct rungs_error *error);

#endif
