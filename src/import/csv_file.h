/* Tables in the manner of RFC 4180, row by row, with the lines they stand on.
 *
 *	struct csv_file *file = csv_file_new(bytes, size);
 *	while ((got = csv_file_next(file, &row, &problem)) != CSV_FILE_END)
 *		…
 *	csv_file_free(file);
 *
 * A byte order mark is skipped, CRLF is read as LF, also inside quotes, blank
 * lines are passed over.  Semicolons stand between fields in the place of
 * commas where the first line with either has more of them, as spreadsheets of
 * many countries write.  Nothing is trimmed and no byte of a field is
 * judged. */
#ifndef RUNGS_CSV_FILE_H
#define RUNGS_CSV_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "cell.h"

#define CSV_FILE_FIELD_MAX 1000000 /* bytes */
#define CSV_FILE_FIELDS_MAX 1000   /* of a row */

struct csv_file;

/* Valid until the next call. */
struct csv_row {
	long line; /* on which it begins, from 1 */
	size_t count;
	const struct cell *fields; /* each text followed by a NUL */
};

/* A row that cannot be read.  Reading goes on with the line after the one
 * where the row began, so that a quote left open hides nothing. */
struct csv_problem {
	long line;
	size_t field;     /* from 0 */
	const char *text; /* how it begins, until the next call */
	size_t size;
	const char *message;
	const char *mend;
	bool open; /* it opens a quote that nothing closes any more */
};

enum csv_file_got {
	CSV_FILE_ROW,
	CSV_FILE_PROBLEM,
	CSV_FILE_END,
	CSV_FILE_NO_MEMORY
};

/* Reads size bytes, which stay the caller's and must last.  NULL when memory
 * runs out. */
struct csv_file *csv_file_new(const char *bytes, size_t size);

enum csv_file_got csv_file_next(struct csv_file *file, struct csv_row *row,
				struct csv_problem *problem);

/* Whether semicolons stand between its fields: who writes so has a comma as
 * decimal sign. */
bool csv_file_has_semicolons(const struct csv_file *file);

/* How many bytes are still to be read. */
size_t csv_file_rest(const struct csv_file *file);

/* NULL is fine. */
void csv_file_free(struct csv_file *file);

#endif
