/* The sheets of a workbook (Office Open XML, .xlsx) as tables of commas, so
 * that they are read as any other table is.  A row keeps its number as its
 * line, and every row has as many fields as the widest. */
#ifndef RUNGS_WORKBOOK_H
#define RUNGS_WORKBOOK_H

#include <stdbool.h>
#include <stddef.h>

#include <rungs/error.h>

#include "slurp.h"

struct workbook;

/* Whether the bytes of a file begin as those of a workbook do. */
bool workbook_begins(const char *bytes, size_t size);

/* RUNGS_IO: it is no ZIP that can be read, or has no sheet; RUNGS_BAD_INPUT:
 * what is in it is no workbook's. */
enum rungs_status workbook_open(struct workbook **out, const char *path,
				struct rungs_error *error);

/* The sheet, from 0; *out, zeroed, is the caller's.  RUNGS_NOT_FOUND: there
 * are not so many. */
enum rungs_status workbook_sheet(struct workbook *workbook, size_t at,
				 struct slurp *out, struct rungs_error *error);

/* NULL is fine. */
void workbook_close(struct workbook *workbook);

#endif
