/* A table that others released, row by row, however it is written.
 *
 *	sheet_open(&sheet, SHEET_COMMAS, bytes, size);
 *	while ((got = sheet_next(&sheet)) == SHEET_ROW || got == SHEET_PROBLEM)
 *		…
 *	sheet_close(&sheet);
 */
#ifndef RUNGS_SHEET_H
#define RUNGS_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "cell.h"
#include "csv_file.h"
#include "tsv_file.h"

#define SHEET_CELLS_MAX TSV_FILE_FIELDS_MAX /* that are kept of a row */

enum sheet_form {
	SHEET_TABS,  /* as tsv_file reads it */
	SHEET_COMMAS /* as csv_file does */
};

enum sheet_got { SHEET_ROW, SHEET_PROBLEM, SHEET_END, SHEET_NO_MEMORY };

struct sheet {
	/* What was read last, valid until the next. */
	long line;    /* on which it begins, from 1 */
	size_t count; /* of its cells, those not kept too */
	const struct cell *cells;
	/* Of a row that cannot be read: the cell, from 0; what it does, 'opens a
	 * quote that is not closed', static; and whether nothing closes it, so
	 * that no line behind can be trusted. */
	size_t at;
	const char *problem;
	bool open;

	enum sheet_form form;
	struct tsv_file tabs;
	struct csv_file *commas; /* NULL when memory ran out */
};

/* Reads size bytes, which stay the caller's and must last. */
void sheet_open(struct sheet *sheet, enum sheet_form form, const char *bytes,
		size_t size);

/* After a problem, a row that cannot be read, it goes on with the line after
 * the one where the row began. */
enum sheet_got sheet_next(struct sheet *sheet);

/* How many bytes are still to be read. */
size_t sheet_rest(const struct sheet *sheet);

void sheet_close(struct sheet *sheet);

#endif
