/* A ladder as a picture: levels as rows with the highest on top, tracks as
 * columns, roles as boxes, moves as lines with an arrowhead.  All sizes are
 * character cells, from the upper left corner.
 *
 * It is a layered drawing (Sugiyama, Tagawa, Toda: Methods for visual
 * understanding of hierarchical system structures, 1981) whose layers are given
 * by the levels.  Boxes are ordered within their column to lessen crossings, by
 * barycentres in sweeps up and down; they are then placed as near to the middle
 * of their neighbours as their order allows (isotonic regression).  Lines are
 * orthogonal.  Those that lead to one role from below, or from above, run
 * together as a tree: each of them leaves its own box by a place of its own,
 * and what they run into leads to that role alone.  Between two rows a tree has
 * one lane, and lanes that do not overlap share a line of cells (left-edge
 * algorithm; Hashimoto, Stevens: Wire routing by optimizing channel assignment,
 * 1971).  No line runs through a box; trees cross at right angles only. */
#ifndef RUNGS_DRAWING_H
#define RUNGS_DRAWING_H

#include <rungs/ladder.h>

struct drawing_point {
	int x, y;
};

/* A role; its border is drawn on the outermost cells. */
struct drawing_box {
	int x, y, width, height;
	size_t line_count;
	const char **lines; /* of its title, whole */
};

/* A move: points from the cell outside the box that it leaves to the cell
 * outside the box that it leads to, where the arrowhead is. */
struct drawing_line {
	size_t tree; /* number of the tree it belongs to */
	bool up;     /* enters its box from below */
	size_t count;
	struct drawing_point *points;
};

/* The name of a level, at the left, or of a column, at the top. */
struct drawing_label {
	int x, y, width; /* of its lines */
	size_t line_count;
	const char **lines;
};

struct drawing {
	int width, height;
	struct drawing_box *boxes;     /* of the ladder's roles */
	struct drawing_line *lines;    /* of the ladder's moves */
	struct drawing_label *levels;  /* of the ladder's levels */
	struct drawing_label *columns; /* of the ladder's columns */
	int margin; /* columns at the left that hold the levels' names */
	int head;   /* rows at the top that hold the columns' names */
	void *memory;
};

struct drawing_options {
	int box_width; /* of most boxes, borders included; 0 for 20 */
	/* columns whose roles and moves are left out, by index; NULL for none */
	const bool *folded;
};

/* The ladder must outlive the drawing.  A box or a line that is left out has a
 * width or a count of 0. */
enum rungs_status drawing_make(struct drawing *out,
			       const struct rungs_ladder *ladder,
			       const struct drawing_options *options,
			       struct rungs_error *error);
void drawing_release(struct drawing *drawing);

#endif
