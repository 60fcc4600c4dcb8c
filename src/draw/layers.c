#include "layers.h"

#include <string.h>

size_t layers_of_role(const struct layers *layers, size_t role)
{
	return layers->count - 1 - layers->ladder->roles[role].level;
}

static void *room(struct layers *layers, size_t count, size_t size)
{
	return arena_alloc(layers->arena, (count + 1) * size);
}

static void roles_show(struct layers *layers, const bool *folded)
{
	const struct rungs_ladder *ladder = layers->ladder;

	for (size_t i = 0; i < ladder->role_count; i++) {
		layers->shown[i] =
			folded == NULL || !folded[ladder->roles[i].column];
		layers->nodes[i] = (struct node){
			.role = i,
			.tree = NONE,
			.layer = layers_of_role(layers, i),
			.column = ladder->roles[i].column,
		};
	}
	layers->node_count = ladder->role_count;
}

/* The tree of a move, which is made if it is the first of it; by_role holds
 * those of each role, from below and from above. */
static size_t tree_of_move(struct layers *layers, size_t (*by_role)[2],
			   size_t move)
{
	const struct rungs_ladder_move *m = &layers->ladder->moves[move];
	size_t from = layers_of_role(layers, m->from);
	size_t to = layers_of_role(layers, m->to);
	bool up = from <= to;
	size_t *tree = &by_role[m->to][up];

	if (*tree == NONE) {
		*tree = layers->tree_count++;
		layers->trees[*tree] = (struct tree){
			.to = m->to, .up = up, .first = to, .last = to};
	}
	if (from < layers->trees[*tree].first)
		layers->trees[*tree].first = from;
	if (from > layers->trees[*tree].last)
		layers->trees[*tree].last = from;
	layers->trees[*tree].move_count++;
	return *tree;
}

static bool trees_make(struct layers *layers)
{
	const struct rungs_ladder *ladder = layers->ladder;
	size_t(*by_role)[2] = room(layers, ladder->role_count, sizeof *by_role);

	layers->trees =
		room(layers, 2 * ladder->role_count, sizeof *layers->trees);
	layers->tree_of =
		room(layers, ladder->move_count, sizeof *layers->tree_of);
	if (!by_role || !layers->trees || !layers->tree_of)
		return false;
	for (size_t i = 0; i < ladder->role_count; i++)
		by_role[i][0] = by_role[i][1] = NONE;
	for (size_t i = 0; i < ladder->move_count; i++) {
		const struct rungs_ladder_move *move = &ladder->moves[i];
		bool shown =
			layers->shown[move->from] && layers->shown[move->to];

		layers->tree_of[i] =
			shown ? tree_of_move(layers, by_role, i) : NONE;
	}
	for (size_t i = 0; i < layers->tree_count; i++) {
		struct tree *tree = &layers->trees[i];
		size_t span = tree->last - tree->first + 1;

		tree->moves =
			room(layers, tree->move_count, sizeof *tree->moves);
		tree->trunks = room(layers, span, sizeof *tree->trunks);
		tree->lanes = room(layers, span, sizeof *tree->lanes);
		if (!tree->moves || !tree->trunks || !tree->lanes)
			return false;
		tree->move_count = 0;
		for (size_t j = 0; j < span; j++) {
			tree->trunks[j] = NONE;
			tree->lanes[j] = -1;
		}
	}
	for (size_t i = 0; i < ladder->move_count; i++)
		if (layers->tree_of[i] != NONE) {
			struct tree *tree = &layers->trees[layers->tree_of[i]];

			tree->moves[tree->move_count++] = i;
		}
	return true;
}

/* A trunk passes wherever a tree goes on behind a layer without ending there;
 * it stands in the column of what is left below it, or above. */
static bool trunks_make(struct layers *layers)
{
	size_t count = layers->node_count;
	struct node *nodes;

	for (size_t i = 0; i < layers->tree_count; i++)
		count += layers->trees[i].last - layers->trees[i].first;
	nodes = room(layers, count, sizeof *nodes);
	if (!nodes)
		return false;
	memcpy(nodes, layers->nodes, layers->node_count * sizeof *nodes);
	layers->nodes = nodes;
	for (size_t i = 0; i < layers->tree_count; i++) {
		struct tree *tree = &layers->trees[i];

		for (size_t l = tree->first + 1; l < tree->last; l++) {
			tree->trunks[l - tree->first] = layers->node_count;
			nodes[layers->node_count++] = (struct node){
				.role = NONE,
				.tree = i,
				.layer = l,
				.column =
					layers->ladder->roles[tree->to].column,
				.width = 1,
			};
		}
	}
	return true;
}

static bool layers_fill(struct layers *layers)
{
	layers->at = room(layers, layers->count, sizeof *layers->at);
	if (!layers->at)
		return false;
	for (size_t i = 0; i < layers->node_count; i++)
		layers->at[layers->nodes[i].layer].count++;
	for (size_t l = 0; l < layers->count; l++) {
		struct layer *layer = &layers->at[l];

		layer->nodes = room(layers, layer->count, sizeof *layer->nodes);
		if (!layer->nodes)
			return false;
		layer->count = 0;
	}
	for (size_t column = 0; column < layers->ladder->column_count; column++)
		for (size_t i = 0; i < layers->node_count; i++) {
			const struct node *node = &layers->nodes[i];
			struct layer *layer = &layers->at[node->layer];

			if (node->column == column &&
			    (node->role == NONE || layers->shown[node->role]))
				layer->nodes[layer->count++] = i;
		}
	return true;
}

/* Calls visit for each pair of nodes that a tree joins: low lies a layer below
 * high, or in the same. */
static void pairs_visit(struct layers *layers,
			void (*visit)(struct layers *layers, size_t low,
				      size_t high))
{
	for (size_t i = 0; i < layers->tree_count; i++) {
		const struct tree *tree = &layers->trees[i];
		size_t end = layers_of_role(layers, tree->to);
		size_t before = NONE;

		for (size_t l = tree->first; l <= tree->last; l++) {
			size_t here = tree->trunks[l - tree->first];

			if (l == end)
				here = tree->to;
			if (before != NONE && here != NONE)
				visit(layers, before, here);
			before = here;
		}
		for (size_t j = 0; j < tree->move_count; j++) {
			size_t from =
				layers->ladder->moves[tree->moves[j]].from;
			size_t l = layers_of_role(layers, from);
			size_t next = tree->up ? l + 1 : l - 1;

			if (l == end)
				visit(layers, from, tree->to);
			else if (next == end)
				tree->up ? visit(layers, from, tree->to)
					 : visit(layers, tree->to, from);
			else if (tree->up)
				visit(layers, from,
				      tree->trunks[next - tree->first]);
			else
				visit(layers, tree->trunks[next - tree->first],
				      from);
		}
	}
}

static void pair_count(struct layers *layers, size_t low, size_t high)
{
	struct node *a = &layers->nodes[low], *b = &layers->nodes[high];

	if (a->layer == b->layer) {
		a->beside_count++;
		b->beside_count++;
	} else {
		a->above_count++;
		b->below_count++;
	}
}

static void pair_note(struct layers *layers, size_t low, size_t high)
{
	struct node *a = &layers->nodes[low], *b = &layers->nodes[high];

	if (a->layer == b->layer) {
		a->beside[a->beside_count++] = high;
		b->beside[b->beside_count++] = low;
	} else {
		a->above[a->above_count++] = high;
		b->below[b->below_count++] = low;
	}
}

static bool neighbours_note(struct layers *layers)
{
	pairs_visit(layers, pair_count);
	for (size_t i = 0; i < layers->node_count; i++) {
		struct node *node = &layers->nodes[i];

		node->above = room(layers, node->above_count, sizeof(size_t));
		node->below = room(layers, node->below_count, sizeof(size_t));
		node->beside = room(layers, node->beside_count, sizeof(size_t));
		if (!node->above || !node->below || !node->beside)
			return false;
		node->above_count = node->below_count = node->beside_count = 0;
	}
	pairs_visit(layers, pair_note);
	return true;
}

bool layers_make(struct layers *out, struct arena *arena,
		 const struct rungs_ladder *ladder, const bool *folded)
{
	*out = (struct layers){
		.arena = arena, .ladder = ladder, .count = ladder->level_count};
	out->nodes = room(out, ladder->role_count, sizeof *out->nodes);
	out->shown = room(out, ladder->role_count, sizeof *out->shown);
	if (!out->nodes || !out->shown)
		return false;
	roles_show(out, folded);
	return trees_make(out) && trunks_make(out) && layers_fill(out) &&
	       neighbours_note(out);
}
