/* A part of a drawing as character cells, for a terminal or a text file. */
#ifndef RUNGS_CANVAS_H
#define RUNGS_CANVAS_H

#include <stdint.h>

#include "drawing.h"

enum canvas_style {
	CANVAS_NORMAL,
	CANVAS_LABEL, /* names of levels and columns */
	CANVAS_LINE,
	CANVAS_BOX,    /* border */
	CANVAS_CHOSEN, /* the chosen role */
	CANVAS_WAY     /* into it or out of it */
};

struct canvas_cell {
	uint32_t code; /* 0: the right half of a wide character */
	enum canvas_style style;
	unsigned char arms, heavy; /* of lines: bits of directions */
	uint32_t across, along; /* trees that pass left to right, up and down,
				 * where it has arms */
};

struct canvas {
	int x, y, width, height; /* the part of the drawing it shows */
	struct canvas_cell *at;  /* row by row */
};

struct canvas_options {
	/* role that is brought out with its ways in and out: heavy lines, and a
	 * word and a mark on the boxes at their other ends; NONE for none */
	size_t chosen;
	bool ascii;
	/* the names of levels and columns stay at the edges, whatever part is
	 * shown */
	bool pinned;
};

#define CANVAS_NO_ROLE ((size_t)-1)

/* Draws width by height cells from x, y of the drawing on.  False without
 * memory. */
bool canvas_make(struct canvas *out, const struct drawing *drawing,
		 const struct rungs_ladder *ladder,
		 const struct canvas_options *options, int x, int y, int width,
		 int height);
void canvas_release(struct canvas *canvas);

#endif
