/* The tables of an atlas, without what was derived from them. */
#ifndef RUNGS_COPY_H
#define RUNGS_COPY_H

#include <rungs/error.h>

struct sqlite3;

/* Copies the rows of every table, with their rowids, into a draft without
 * rows. */
enum rungs_status copy_tables(struct sqlite3 *atlas, struct sqlite3 *draft,
			      struct rungs_error *error);

/* Copies the rows of one of them into another table of the draft, which has its
 * columns. */
enum rungs_status copy_table_into(struct sqlite3 *atlas, const char *table,
				  struct sqlite3 *draft, const char *into,
				  struct rungs_error *error);

#endif
