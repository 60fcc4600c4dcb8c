/* The beginning of a thing's page, beside a list. */
#ifndef RUNGS_PREVIEW_H
#define RUNGS_PREVIEW_H

#include "../page/layout.h"
#include "screen.h"

struct preview {
	struct page page;
	struct layout layout;
	bool shown;
	struct place place; /* what is shown, and at which size */
	int rows, width;
	struct rungs_error problem; /* why it cannot be shown, or RUNGS_OK */
};

/* Shows a thing, or "How do I start?" if the place is screen_start, as far as
 * rows lines of width columns hold it; what is shown already costs nothing. */
void preview_show(struct preview *preview, struct rungs_atlas *atlas,
		  const struct place *place, int rows, int width);

/* Shows nothing and gives its memory back. */
void preview_clear(struct preview *preview);

/* The title of what is shown, if one line holds it; or else NULL. */
const char *preview_title(const struct preview *preview);

/* untitled: leaves out a title that preview_title gives, which then stands
 * elsewhere. */
void preview_render(const struct preview *preview, struct cells *grid,
		    struct area area, bool untitled);

#endif
