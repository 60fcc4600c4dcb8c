/* Ladders as files of other programs.  The same ladder gives the same bytes;
 * all text of it is escaped, its hidden characters made visible.  Writing
 * errors stay on the file. */
#ifndef RUNGS_LADDER_WRITE_H
#define RUNGS_LADDER_WRITE_H

#include <stdio.h>

#include "drawing.h"

/* Roles that are brought out: one with all its ways in and out, several with
 * the moves from each to the next. */
struct ladder_route {
	size_t count;
	const size_t *roles; /* of the ladder */
};

/* SVG that stands alone, in greys: how common a move is shows in the weight
 * and the dashes of its line, its kind in a letter, both told below.  Boxes and
 * lines have titles that say in words what they are. */
void ladder_write_svg(FILE *out, const struct drawing *drawing,
		      const struct rungs_ladder *ladder,
		      const struct ladder_route *route);

/* A page that stands alone and prints: the same picture, and all of it in
 * words.  chosen is the role that is brought out, or CANVAS_NO_ROLE. */
void ladder_write_html(FILE *out, const struct drawing *drawing,
		       const struct rungs_ladder *ladder, size_t chosen);

/* A graph for Graphviz, which draws it anew: a rank a level. */
void ladder_write_dot(FILE *out, const struct rungs_ladder *ladder,
		      size_t chosen);

#endif
