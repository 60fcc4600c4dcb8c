#include <stdlib.h>
#include <string.h>

#include "layers.h"

enum { SWEEPS = 16 };

/* Where a node stands in its layer, comparable between layers: its column, and
 * how far it is through it. */
static void orders_set(struct layers *layers, size_t l)
{
	struct layer *layer = &layers->at[l];
	size_t begin = 0;

	while (begin < layer->count) {
		size_t column = layers->nodes[layer->nodes[begin]].column;
		size_t end = begin;

		while (end < layer->count &&
		       layers->nodes[layer->nodes[end]].column == column)
			end++;
		for (size_t i = begin; i < end; i++)
			layers->nodes[layer->nodes[i]].order =
				(double)column + ((double)(i - begin) + .5) /
							 (double)(end - begin);
		begin = end;
	}
}

struct wish {
	size_t node, column;
	double order;
	size_t place; /* where it was */
};

static int by_wish(const void *a, const void *b)
{
	const struct wish *left = a, *right = b;

	if (left->column != right->column)
		return left->column < right->column ? -1 : 1;
	if (left->order < right->order || left->order > right->order)
		return left->order < right->order ? -1 : 1;
	return left->place < right->place ? -1 : left->place > right->place;
}

/* Few are out of place after the first sweeps. */
static void wishes_sort(struct wish *wishes, size_t count)
{
	enum { FEW = 32 };

	if (count > FEW) {
		qsort(wishes, count, sizeof *wishes, by_wish);
		return;
	}
	for (size_t i = 1; i < count; i++) {
		struct wish one = wishes[i];
		size_t at = i;

		for (; at > 0 && by_wish(&wishes[at - 1], &one) > 0; at--)
			wishes[at] = wishes[at - 1];
		wishes[at] = one;
	}
}

/* The middle of a node's neighbours on one side and, counting half, beside it;
 * its own place if it has none. */
static double middle(const struct layers *layers, const struct node *node,
		     bool below)
{
	size_t count = below ? node->below_count : node->above_count;
	const size_t *at = below ? node->below : node->above;
	double sum = 0, weight = (double)count;

	for (size_t i = 0; i < count; i++)
		sum += layers->nodes[at[i]].order;
	for (size_t i = 0; i < node->beside_count; i++) {
		sum += .5 * layers->nodes[node->beside[i]].order;
		weight += .5;
	}
	return weight > 0 ? sum / weight : node->order;
}

/* Whether that moved any node. */
static bool layer_order(struct layers *layers, size_t l, bool below,
			struct wish *wishes)
{
	struct layer *layer = &layers->at[l];
	bool sorted = true;

	for (size_t i = 0; i < layer->count; i++) {
		const struct node *node = &layers->nodes[layer->nodes[i]];

		wishes[i] = (struct wish){layer->nodes[i], node->column,
					  middle(layers, node, below), i};
		if (i > 0 && by_wish(&wishes[i - 1], &wishes[i]) > 0)
			sorted = false;
	}
	if (sorted)
		return false;
	wishes_sort(wishes, layer->count);
	for (size_t i = 0; i < layer->count; i++)
		layer->nodes[i] = wishes[i].node;
	orders_set(layers, l);
	return true;
}

/* How often lines between a layer and the next one cross: inversions, counted in
 * a tree of sums (Barth, Jünger, Mutzel: Simple and efficient bilayer cross
 * counting, 2002). */
static size_t crossings(const struct layers *layers, size_t l, size_t *place,
			size_t *sums)
{
	const struct layer *low = &layers->at[l], *high = &layers->at[l + 1];
	size_t total = 0, seen = 0;

	for (size_t i = 0; i < high->count; i++)
		place[high->nodes[i]] = i + 1;
	memset(sums, 0, (high->count + 1) * sizeof *sums);
	for (size_t i = 0; i < low->count; i++) {
		const struct node *node = &layers->nodes[low->nodes[i]];

		for (size_t j = 0; j < node->above_count; j++) {
			total += seen;
			for (size_t k = place[node->above[j]]; k > 0;
			     k -= k & (~k + 1))
				total -= sums[k];
		}
		for (size_t j = 0; j < node->above_count; j++, seen++)
			for (size_t k = place[node->above[j]]; k <= high->count;
			     k += k & (~k + 1))
				sums[k]++;
	}
	return total;
}

static size_t all_crossings(const struct layers *layers, size_t *place,
			    size_t *sums)
{
	size_t total = 0;

	for (size_t l = 0; l + 1 < layers->count; l++)
		total += crossings(layers, l, place, sums);
	return total;
}

/* Keeps the order of the layers' nodes, or puts the one kept back. */
static void keep(struct layers *layers, size_t *kept, bool back)
{
	for (size_t l = 0; l < layers->count; l++) {
		struct layer *layer = &layers->at[l];
		size_t size = layer->count * sizeof *kept;

		if (back)
			memcpy(layer->nodes, kept, size);
		else
			memcpy(kept, layer->nodes, size);
		kept += layer->count;
	}
}

/* Whether that moved any node. */
static bool sweep(struct layers *layers, bool upwards, struct wish *wishes)
{
	bool moved = false;

	for (size_t i = 1; i < layers->count; i++)
		moved |=
			layer_order(layers, upwards ? i : layers->count - 1 - i,
				    upwards, wishes);
	return moved;
}

bool layers_order(struct layers *layers)
{
	size_t count = layers->node_count + 2, least, now, still = 0;
	struct wish *wishes =
		arena_alloc(layers->arena, count * sizeof *wishes);
	size_t *place = arena_alloc(layers->arena, count * sizeof *place);
	size_t *sums = arena_alloc(layers->arena, count * sizeof *sums);
	size_t *kept = arena_alloc(layers->arena, count * sizeof *kept);

	if (!wishes || !place || !sums || !kept)
		return false;
	for (size_t l = 0; l < layers->count; l++)
		orders_set(layers, l);
	least = all_crossings(layers, place, sums);
	keep(layers, kept, false);
	/* Once neither way moves any, none does. */
	for (int i = 0; i < SWEEPS && least > 0 && still < 2; i++) {
		still = sweep(layers, i % 2 == 0, wishes) ? 0 : still + 1;
		if (still > 0)
			continue;
		now = all_crossings(layers, place, sums);
		if (now >= least)
			continue;
		least = now;
		keep(layers, kept, false);
	}
	keep(layers, kept, true);
	return true;
}
