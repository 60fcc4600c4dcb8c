#include "lanes.h"

#include <stdlib.h>

/* What a tree takes of a channel from left to right. */
struct run {
	size_t tree;
	int low, high;
};

static void reach(struct run *run, int x)
{
	if (x < run->low)
		run->low = x;
	if (x > run->high)
		run->high = x;
}

/* Where a tree passes a node between a channel and the layer beyond. */
static int port_of(const struct layers *layers, size_t node, bool from_below)
{
	return from_below ? layers->nodes[node].port_below
			  : layers->nodes[node].port_above;
}

static struct run run_of(const struct layers *layers, size_t tree_index,
			 size_t channel, const int *leaves)
{
	const struct tree *tree = &layers->trees[tree_index];
	size_t beyond = ports_beyond(layers, tree, channel);
	size_t before = tree->up ? channel - 1 : channel;
	int x = port_of(layers, beyond, tree->up);
	struct run run = {tree_index, x, x};

	/* The trunk that comes in. */
	if (channel > 0 && before >= tree->first && before <= tree->last &&
	    tree->trunks[before - tree->first] != NONE)
		reach(&run, port_of(layers, tree->trunks[before - tree->first],
				    !tree->up));
	for (size_t i = 0; i < tree->move_count; i++)
		if (ports_channel(layers, tree->moves[i]) == channel)
			reach(&run, leaves[tree->moves[i]]);
	return run;
}

static int by_low(const void *a, const void *b)
{
	const struct run *left = a, *right = b;

	if (left->low != right->low)
		return left->low < right->low ? -1 : 1;
	return left->tree < right->tree ? -1 : left->tree > right->tree;
}

/* Puts each run into the first lane that is free from where it begins. */
static int pack(struct layers *layers, struct run *runs, size_t count,
		size_t channel, int *ends)
{
	int lanes = 0;

	qsort(runs, count, sizeof *runs, by_low);
	for (size_t i = 0; i < count; i++) {
		struct tree *tree = &layers->trees[runs[i].tree];
		int lane = 0;

		if (runs[i].low == runs[i].high)
			continue;
		while (lane < lanes && ends[lane] + 1 >= runs[i].low)
			lane++;
		if (lane == lanes)
			lanes++;
		ends[lane] = runs[i].high;
		tree->lanes[channel - tree->first] = lane;
	}
	return lanes;
}

bool lanes_set(struct layers *layers, const int *leaves, int *counts)
{
	size_t room = layers->tree_count + 1;
	struct run *runs = arena_alloc(layers->arena, room * sizeof *runs);
	int *ends = arena_alloc(layers->arena, room * sizeof *ends);

	if (!runs || !ends)
		return false;
	for (size_t channel = 0; channel < layers->count; channel++) {
		size_t count = 0;

		for (size_t i = 0; i < layers->tree_count; i++) {
			const struct tree *tree = &layers->trees[i];
			size_t end = layers_of_role(layers, tree->to);
			size_t first = tree->up ? tree->first + 1 : end + 1;
			size_t last = tree->up ? end : tree->last;

			/* Within its level a tree has the channel below. */
			if (tree->up && tree->first == end)
				first = end;
			if (channel >= first && channel <= last)
				runs[count++] =
					run_of(layers, i, channel, leaves);
		}
		counts[channel] = pack(layers, runs, count, channel, ends);
	}
	return true;
}
