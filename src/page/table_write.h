/* Writes a table: for people, for spreadsheets, for documents. */
#ifndef RUNGS_TABLE_WRITE_H
#define RUNGS_TABLE_WRITE_H

#include <stdio.h>

#include "table.h"

/* Lines of at most width columns; lists where there is no room for columns
 * side by side.  What fails is memory. */
enum rungs_status table_write_text(FILE *out, const struct table *table,
				   int width, struct rungs_error *error);

/* One fact a line, read from top to bottom. */
void table_write_plain(FILE *out, const struct table *table);

/* RFC 4180: section, label, a cell a column, how they differ.  Every record has
 * the same fields.  What a spreadsheet would take for a formula begins with an
 * apostrophe. */
void table_write_csv(FILE *out, const struct table *table);

/* A heading and a pipe table a section, as GitHub and pandoc read them.  What
 * would be markup is escaped. */
void table_write_markdown(FILE *out, const struct table *table);

#endif
