/* Tables of lines and tabs, row by row, as statistical offices release them:
 * no quoting, so that a '"' is a character like any other.
 *
 *	struct tsv_file file = tsv_file_begin(bytes, size);
 *	while (tsv_file_next(&file))
 *		… file.line, file.count, file.fields …
 *
 * A byte order mark is skipped, CRLF is read as LF, blank lines are passed
 * over.  Nothing is trimmed and no byte of a field is judged. */
#ifndef RUNGS_TSV_FILE_H
#define RUNGS_TSV_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "cell.h"

#define TSV_FILE_FIELDS_MAX 64 /* that are kept of a row */

struct tsv_file {
	/* The row that was read last, valid as long as the bytes are. */
	long line;    /* from 1 */
	size_t count; /* of its fields, those not kept too */
	struct cell fields[TSV_FILE_FIELDS_MAX];

	const char *rest, *end;
	long lines; /* behind rest */
};

/* Reads size bytes, which stay the caller's. */
struct tsv_file tsv_file_begin(const char *bytes, size_t size);

/* False after the last row. */
bool tsv_file_next(struct tsv_file *file);

#endif
