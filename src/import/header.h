/* Where the columns of a table that others released stand, by the names that
 * its first line gives them.
 *
 * A '#' in the name of a column stands for any digit, a '|' between two for
 * what several releases call it, and a name that is there twice for two
 * columns, in their order. */
#ifndef RUNGS_HEADER_H
#define RUNGS_HEADER_H

#include <stddef.h>

#include "sheet.h"
#include "tables.h"

#define HEADER_NAME_SIZE 64 /* of a column's name, cut there */

struct header {
	size_t count; /* of the cells of a row */
	/* Of each column of ours the cell it stands in, `count` if nowhere; what
	 * the table calls it, or the first of its names; and the first four
	 * digits for '#' in it, or 0. */
	size_t place[SHEET_CELLS_MAX];
	char names[SHEET_CELLS_MAX][HEADER_NAME_SIZE];
	int years[SHEET_CELLS_MAX];
};

/* Finds so many columns in the row that was read last.  The first required one
 * that is not there, or count. */
size_t header_read(struct header *header, const struct column *columns,
		   size_t count, const struct sheet *row);

#endif
