/* A page broken into lines of a given width. */
#ifndef RUNGS_LAYOUT_H
#define RUNGS_LAYOUT_H

#include <stdint.h>

#include "page.h"

#define LAYOUT_NO_ROW SIZE_MAX

struct layout_span {
	int column; /* where it starts */
	enum style style;
	const char *text; /* never wider than the line has room for */
};

struct layout_line {
	size_t row; /* of the page; LAYOUT_NO_ROW for title and space */
	bool first; /* of its row */
	size_t count;
	struct layout_span *spans; /* from left to right */
};

struct layout {
	int width;
	size_t count;
	struct layout_line *lines;
	void *memory;
};

/* Lays out the page at width columns (at least 1).  Title and subtitle are
 * its first lines; a blank line precedes every heading. */
enum rungs_status layout_make(struct layout *out, const struct page *page,
			      int width, struct rungs_error *error);
void layout_release(struct layout *layout);

#endif
