#include "ports.h"

#include <math.h>
#include <stdlib.h>

#include "spread.h"

/* What needs a port on one side of a box. */
struct need {
	double want;
	size_t move;   /* that leaves, or NONE for the tree that arrives */
	size_t number; /* breaks ties */
};

struct ports {
	struct layers *layers;
	const struct span *columns;
	int *leaves;
	struct need *needs;
	struct spread_item *items;
	/* by cell: the tree that comes from below in the channel under way */
	size_t *below;
	int width; /* cells */
	/* of each role the moves that leave it */
	size_t *first, *moves;
};

static double center(const struct node *node)
{
	return node->x + (node->width - 1) / 2.;
}

static bool within_level(const struct layers *layers, size_t move)
{
	const struct rungs_ladder_move *m = &layers->ladder->moves[move];

	return layers->ladder->roles[m->from].level ==
	       layers->ladder->roles[m->to].level;
}

/* Whether a move leaves its box at the top. */
static bool leaves_above(const struct layers *layers, size_t move)
{
	return layers->trees[layers->tree_of[move]].up &&
	       !within_level(layers, move);
}

size_t ports_channel(const struct layers *layers, size_t move)
{
	size_t from = layers_of_role(layers, layers->ladder->moves[move].from);

	return leaves_above(layers, move) ? from + 1 : from;
}

size_t ports_beyond(const struct layers *layers, const struct tree *tree,
		    size_t channel)
{
	size_t layer = tree->up ? channel : channel - 1;

	return layer == layers_of_role(layers, tree->to)
		       ? tree->to
		       : tree->trunks[layer - tree->first];
}

int ports_width(const struct layers *layers, size_t role)
{
	int above = 1, below = 1;

	for (size_t i = 0; i < layers->ladder->move_count; i++) {
		if (layers->tree_of[i] == NONE ||
		    layers->ladder->moves[i].from != role)
			continue;
		if (leaves_above(layers, i))
			above++;
		else
			below++;
	}
	return 2 * (above > below ? above : below) + 4;
}

static int by_want(const void *a, const void *b)
{
	const struct need *left = a, *right = b;

	if (left->want < right->want || left->want > right->want)
		return left->want < right->want ? -1 : 1;
	return left->number < right->number ? -1 : left->number > right->number;
}

/* Gives every need of a box's side a cell inside its border: an even one, or an
 * odd one. */
static void side_set(struct ports *ports, struct node *node, size_t count,
		     int odd, int *arrival)
{
	int low = node->x + 1, high = node->x + node->width - 2;

	qsort(ports->needs, count, sizeof *ports->needs, by_want);
	for (size_t i = 0; i < count; i++)
		ports->items[i] = (struct spread_item){
			.want = (ports->needs[i].want - odd) / 2, .size = 1};
	spread(ports->items, count, (low - odd + 1) / 2, (high - odd) / 2 + 1);
	for (size_t i = 0; i < count; i++) {
		int x = 2 * ports->items[i].at + odd;

		if (ports->needs[i].move == NONE)
			*arrival = x;
		else
			ports->leaves[ports->needs[i].move] = x;
	}
}

static const struct tree *tree_into(const struct layers *layers, size_t role,
				    bool up)
{
	for (size_t i = 0; i < layers->tree_count; i++)
		if (layers->trees[i].to == role && layers->trees[i].up == up)
			return &layers->trees[i];
	return NULL;
}

/* The top of a box: moves on, and what comes down to it. */
static void top_set(struct ports *ports, size_t role)
{
	struct layers *layers = ports->layers;
	struct node *node = &layers->nodes[role];
	const struct tree *down = tree_into(layers, role, false);
	size_t count = 0;

	for (size_t i = ports->first[role]; i < ports->first[role + 1]; i++) {
		size_t move = ports->moves[i], next;

		if (layers->tree_of[move] == NONE ||
		    !leaves_above(layers, move))
			continue;
		next = ports_beyond(layers,
				    &layers->trees[layers->tree_of[move]],
				    ports_channel(layers, move));
		ports->needs[count] = (struct need){
			center(&layers->nodes[next]), move, count};
		count++;
	}
	if (down) {
		ports->needs[count] = (struct need){center(node), NONE, count};
		count++;
	}
	side_set(ports, node, count, 0, &node->port_above);
}

static void keep_nearest(int *best, int x, double want, int low, int high)
{
	if (x >= low && x <= high &&
	    (*best < 0 || fabs(x - want) < fabs(*best - want)))
		*best = x;
}

/* Of the cells at which a tree comes from below in the channel, the one from
 * low to high that is nearest to what is wanted: there it goes straight on.  -1
 * if there is none. */
static int nearest_below(const struct ports *ports, const struct tree *tree,
			 size_t channel, double want, int low, int high)
{
	const struct layers *layers = ports->layers;
	int best = -1;

	if (channel > tree->first + 1) {
		size_t trunk = tree->trunks[channel - 1 - tree->first];

		if (trunk != NONE)
			keep_nearest(&best, layers->nodes[trunk].port_above,
				     want, low, high);
	}
	for (size_t i = 0; i < tree->move_count; i++) {
		size_t move = tree->moves[i];

		if (ports_channel(layers, move) == channel &&
		    !within_level(layers, move))
			keep_nearest(&best, ports->leaves[move], want, low,
				     high);
	}
	return best;
}

static bool is_free(const struct ports *ports, int x, size_t tree)
{
	return x < 0 || x >= ports->width || ports->below[x] == NONE ||
	       ports->below[x] == tree;
}

/* A trunk keeps straight if it can. */
static void trunk_set(struct ports *ports, size_t layer, size_t place)
{
	struct layers *layers = ports->layers;
	struct node *node = &layers->nodes[layers->at[layer].nodes[place]];
	const struct tree *tree = &layers->trees[node->tree];
	int straight, low, high;

	places_room(layers, layer, place, ports->columns, &low, &high);
	if (tree->up) {
		straight =
			nearest_below(ports, tree, layer, node->x, low, high);
	} else {
		size_t next = ports_beyond(layers, tree, layer);

		straight = layers->nodes[next].port_above;
	}
	if (straight >= low && straight <= high)
		node->x = straight;
	node->port_above = node->x + (node->x & 1);
	node->port_below = is_free(ports, node->port_above, node->tree)
				   ? node->port_above
				   : node->port_above + 1;
}

/* The bottom of a box: what comes up to it, and moves sideways and down. */
static void bottom_set(struct ports *ports, size_t role)
{
	struct layers *layers = ports->layers;
	struct node *node = &layers->nodes[role];
	const struct tree *up = tree_into(layers, role, true);
	size_t count = 0;
	int straight;

	for (size_t i = ports->first[role]; i < ports->first[role + 1]; i++) {
		size_t move = ports->moves[i], next;

		if (layers->tree_of[move] == NONE || leaves_above(layers, move))
			continue;
		next = ports_beyond(layers,
				    &layers->trees[layers->tree_of[move]],
				    node->layer);
		ports->needs[count] = (struct need){
			center(&layers->nodes[next]), move, count};
		count++;
	}
	if (up) {
		ports->needs[count] = (struct need){center(node), NONE, count};
		count++;
	}
	side_set(ports, node, count, 1, &node->port_below);
	if (!up)
		return;
	straight = nearest_below(ports, up, node->layer, node->port_below,
				 node->x + 1, node->x + node->width - 2);
	if (straight >= 0)
		node->port_below = straight;
}

static void note_below(struct ports *ports, int x, size_t tree)
{
	if (x >= 0 && x < ports->width)
		ports->below[x] = tree;
}

/* Notes what comes from the layer below into the channel. */
static void tops_note(struct ports *ports, size_t layer)
{
	struct layers *layers = ports->layers;

	for (int x = 0; x < ports->width; x++)
		ports->below[x] = NONE;
	for (size_t i = 0; i < layers->at[layer].count; i++) {
		size_t n = layers->at[layer].nodes[i];
		const struct node *node = &layers->nodes[n];
		const struct tree *down;

		if (node->role == NONE) {
			note_below(ports, node->port_above, node->tree);
			continue;
		}
		down = tree_into(layers, n, false);
		if (down)
			note_below(ports, node->port_above,
				   (size_t)(down - layers->trees));
		for (size_t j = ports->first[n]; j < ports->first[n + 1]; j++) {
			size_t move = ports->moves[j];

			if (layers->tree_of[move] != NONE &&
			    leaves_above(layers, move))
				note_below(ports, ports->leaves[move],
					   layers->tree_of[move]);
		}
	}
}

/* Sorts moves by the role that they leave. */
static bool leaving_sort(struct ports *ports)
{
	const struct rungs_ladder *ladder = ports->layers->ladder;
	struct arena *arena = ports->layers->arena;
	size_t *first =
		arena_alloc(arena, (ladder->role_count + 2) * sizeof *first);

	ports->first = first;
	ports->moves = arena_alloc(arena, (ladder->move_count + 1) *
						  sizeof *ports->moves);
	if (!first || !ports->moves)
		return false;
	for (size_t i = 0; i < ladder->move_count; i++)
		first[ladder->moves[i].from + 2]++;
	for (size_t i = 2; i <= ladder->role_count + 1; i++)
		first[i] += first[i - 1];
	for (size_t i = 0; i < ladder->move_count; i++)
		ports->moves[first[ladder->moves[i].from + 1]++] = i;
	return true;
}

bool ports_set(struct layers *layers, const struct span *columns, int *leaves)
{
	size_t most = layers->ladder->move_count + 2;
	size_t last = layers->ladder->column_count;
	struct ports ports = {
		.layers = layers, .columns = columns, .leaves = leaves};

	if (last > 0)
		ports.width = columns[last - 1].x + columns[last - 1].width + 1;
	ports.needs = arena_alloc(layers->arena, most * sizeof *ports.needs);
	ports.items = arena_alloc(layers->arena, most * sizeof *ports.items);
	ports.below = arena_alloc(layers->arena, ((size_t)ports.width + 1) *
							 sizeof *ports.below);
	if (!ports.needs || !ports.items || !ports.below ||
	    !leaving_sort(&ports))
		return false;
	for (size_t l = 0; l < layers->count; l++) {
		const struct layer *layer = &layers->at[l];

		for (size_t i = 0; l > 0 && i < layers->at[l - 1].count; i++)
			if (layers->nodes[layers->at[l - 1].nodes[i]].role !=
			    NONE)
				top_set(&ports, layers->at[l - 1].nodes[i]);
		if (l > 0)
			tops_note(&ports, l - 1);
		for (size_t i = 0; i < layer->count; i++)
			if (layers->nodes[layer->nodes[i]].role == NONE)
				trunk_set(&ports, l, i);
			else
				bottom_set(&ports, layer->nodes[i]);
	}
	return true;
}
