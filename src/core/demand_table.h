/* What all roles ask, which an atlas keeps once it is read. */
#ifndef RUNGS_DEMAND_TABLE_H
#define RUNGS_DEMAND_TABLE_H

#include "demand.h"

/* Fills what is the atlas's; the reader's arena keeps it in memory. */
void demand_table_read(struct reader *reader, struct demands *out);

/* Reads it before anybody asks. */
void demand_table_warm(struct rungs_atlas *atlas);

/* Places of the skills that are called after a language, read once for all
 * who speak it. */
const uint32_t *demand_table_spoken(struct reader *reader, const char *language,
				    size_t *count);

/* The place among things of its kind, from 0, of the thing that a column names;
 * SIZE_MAX for a thing of another. */
size_t demand_place(sqlite3_stmt *row, int column, enum rungs_kind kind);

/* What an atlas keeps; NULL is fine. */
void demand_table_free(struct demand_table *table);

#endif
