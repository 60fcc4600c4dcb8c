/* The layers of a drawing, lowest first: boxes, and between them the trunks of
 * trees that pass through. */
#ifndef RUNGS_LAYERS_H
#define RUNGS_LAYERS_H

#include <rungs/ladder.h>

#include "../core/arena.h"

#define NONE ((size_t)-1)

/* All moves that enter one role from below (a move within its level among
 * them), or from above. */
struct tree {
	size_t to;          /* role */
	bool up;            /* from below */
	size_t first, last; /* lowest and highest layer that it touches */
	size_t move_count;
	size_t *moves;
	size_t *trunks; /* by layer - first: the node that passes, or NONE */
	int *lanes;     /* by channel - first: its lane, or -1 for none */
};

struct node {
	size_t role; /* of a box; NONE of a trunk */
	size_t tree; /* of a trunk */
	size_t layer, column;
	int width, x; /* of its left edge */
	double order; /* scratch of the sweeps */
	/* cells at which its tree from below reaches a box, and its tree from
	 * above; at which a trunk comes in from below and leaves above */
	int port_below, port_above;
	size_t below_count, above_count; /* neighbours in the next layers */
	size_t *below, *above;           /* nodes */
	size_t beside_count;
	size_t *beside; /* nodes of the same layer that a move joins it to */
};

struct layer {
	size_t count;
	size_t *nodes; /* from left to right */
};

struct layers {
	struct arena *arena;
	const struct rungs_ladder *ladder;
	size_t count;
	struct layer *at;
	size_t node_count;
	struct node
		*nodes; /* boxes first, by role; folded ones are in no layer */
	size_t tree_count;
	struct tree *trees;
	size_t *tree_of; /* by move; NONE where it is left out */
	bool *shown;     /* by role */
};

/* The layer of a role. */
size_t layers_of_role(const struct layers *layers, size_t role);

/* False without memory.  Boxes have no width yet. */
bool layers_make(struct layers *out, struct arena *arena,
		 const struct rungs_ladder *ladder, const bool *folded);

/* Puts the nodes of each column of each layer in an order that crosses
 * little. */
bool layers_order(struct layers *layers);

#endif
