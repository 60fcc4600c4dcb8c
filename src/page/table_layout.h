/* A table broken into lines of a given width: columns side by side where there
 * is room for all of them, else below each other. */
#ifndef RUNGS_TABLE_LAYOUT_H
#define RUNGS_TABLE_LAYOUT_H

#include "layout.h"
#include "table.h"

struct table_layout {
	struct layout layout; /* rows are those of the table */
	size_t head;          /* lines at its beginning that name the columns */
	bool beside;          /* the columns are side by side: */
	int left[TABLE_MOST], width[TABLE_MOST];
};

enum rungs_status table_layout_make(struct table_layout *out,
				    const struct table *table, int width,
				    struct rungs_error *error);
void table_layout_release(struct table_layout *layout);

#endif
