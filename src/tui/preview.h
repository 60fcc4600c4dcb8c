/* The beginning of a thing's page, beside a list. */
#ifndef RUNGS_PREVIEW_H
#define RUNGS_PREVIEW_H

#include "../page/layout.h"
#include "screen.h"

struct preview {
	const struct person *person; /* whose things are told, or NULL */
	struct page page;
	struct layout layout;
	bool shown;
	struct place place; /* what is shown, and at which size */
	int rows, width;
	unsigned long generation;   /* of the person's records */
	struct rungs_error problem; /* why it cannot be shown, or RUNGS_OK */
};

/* Shows a thing, or the page of screen_start, screen_why or screen_step, as far
 * as rows lines of width columns hold it; what is shown already costs nothing.
 */
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

/* Many screens are a list with a preview at its right, if the window has the
 * columns for both.  How many of them the list has: */
int preview_list_columns(int cols);

/* Shows a thing beside such a list in a window of this size; nothing if place
 * is NULL. */
void preview_show_beside(struct preview *preview, struct rungs_atlas *atlas,
			 const struct place *place, int rows, int cols);

/* Draws it there, under `head` rows of which the last is a rule. */
void preview_render_beside(const struct preview *preview, struct cells *grid,
			   struct area area, int head);

#endif
