/* A grid of character cells: what every screen draws on and every golden test
 * compares.  Knows nothing of a terminal. */
#ifndef RUNGS_CELLS_H
#define RUNGS_CELLS_H

#include <stdbool.h>
#include <stdint.h>

#include "../page/style.h"

#define CELL_MARKS 2 /* combining marks kept per cell */

struct cell {
	uint32_t code; /* 0: the right half of a wide one */
	uint32_t marks[CELL_MARKS];
	enum style style;
};

struct cells {
	int rows, cols;
	struct cell *at; /* row by row */
	/* the hardware cursor: on the selected row or in the text field */
	int cursor_row, cursor_col;
};

/* A part of a grid, in which a screen draws as if it were the whole. */
struct area {
	int row, col, rows, cols;
};

/* Blank, cursor at 0,0.  Sizes below 1 make an empty grid.  False without
 * memory, leaving an empty grid. */
bool cells_init(struct cells *grid, int rows, int cols);
void cells_release(struct cells *grid);
void cells_clear(struct cells *grid);

/* The area that is all of the grid. */
struct area cells_whole(const struct cells *grid);

/* Writes UTF-8 at row, col of the area, made visible (text_visible), clipped
 * at the area's edges, never splitting a wide character.  Returns the columns
 * it takes; outside the area nothing is drawn and 0 returned. */
int cells_put(struct cells *grid, struct area area, int row, int col,
	      enum style style, const char *text);

/* The same of a code point that is no combining mark. */
void cells_put_code(struct cells *grid, struct area area, int row, int col,
		    enum style style, uint32_t code);

/* The same in at most width columns; a text that does not fit ends in '…'.
 * The rest of the width stays as it is. */
int cells_put_clipped(struct cells *grid, struct area area, int row, int col,
		      int width, enum style style, const char *text);

/* Gives cols columns of a row another style, keeping what they show. */
void cells_restyle(struct cells *grid, struct area area, int row, int col,
		   int cols, enum style style);

/* Fills with one character of width 1. */
void cells_fill(struct cells *grid, struct area area, uint32_t code,
		enum style style);

/* Puts the terminal's cursor there; outside the area it stays where it is. */
void cells_cursor(struct cells *grid, struct area area, int row, int col);

/* The grid as text for a golden test: one line a row without trailing spaces,
 * then a line 'cursor ROW COL', then for each row that has any, its styled runs
 * 'ROW: COL-COL style, COL-COL style'.  Caller frees; NULL without memory. */
char *cells_dump(const struct cells *grid);

#endif
