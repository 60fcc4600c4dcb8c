/* What a terminal must be sent so that it shows a grid: the difference to what
 * it showed before, as bytes for one write. */
#ifndef RUNGS_PAINT_H
#define RUNGS_PAINT_H

#include <stdbool.h>
#include <stddef.h>

#include "cells.h"

#define PAINT_SEQUENCE 64 /* bytes of the longest control sequence, with NUL */

/* What the terminal understands. */
struct paint_codes {
	char style[STYLE_COUNT]
		  [PAINT_SEQUENCE]; /* from any style to this one */
	char clear[PAINT_SEQUENCE]; /* the whole window */
	char erase[PAINT_SEQUENCE]; /* to the end of the row, or empty */
	/* Writes how to go to a place; size is PAINT_SEQUENCE. */
	void (*go)(char *out, int row, int col);
	bool corner; /* the last column of the last row can be written without
		      * scrolling */
	bool ascii;  /* only ASCII may be sent */
};

struct paint {
	struct paint_codes codes;
	struct cells shown;
	bool stale;   /* nothing is known of what it shows */
	int row, col; /* of its cursor; row -1 when not known */
	int style;    /* -1 when not known */
	char *bytes;  /* to be sent; the caller empties it */
	size_t length, room;
};

/* Adds to bytes what makes the terminal show the grid.  False without memory:
 * then nothing is known of the terminal. */
bool paint_grid(struct paint *paint, const struct cells *grid);

/* Adds a NUL-terminated control sequence to bytes. */
bool paint_send(struct paint *paint, const char *sequence);

/* Forgets what the terminal shows: the next grid is drawn whole. */
void paint_forget(struct paint *paint);

void paint_release(struct paint *paint);

#endif
