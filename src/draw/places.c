#include "places.h"

#include "spread.h"

enum { SWEEPS = 12, BETWEEN_COLUMNS = 4, GAP = 2 };

/* The part of a layer that is of one column. */
struct cell {
	size_t begin, end;
};

static struct cell cell_at(const struct layers *layers, size_t l, size_t begin)
{
	const struct layer *layer = &layers->at[l];
	size_t column = layers->nodes[layer->nodes[begin]].column;
	struct cell cell = {begin, begin};

	while (cell.end < layer->count &&
	       layers->nodes[layer->nodes[cell.end]].column == column)
		cell.end++;
	return cell;
}

static void columns_set(const struct layers *layers, int left, const int *least,
			struct span *columns)
{
	for (size_t c = 0; c < layers->ladder->column_count; c++)
		columns[c] = (struct span){0, least[c]};
	for (size_t l = 0; l < layers->count; l++) {
		struct cell cell = {0, 0};

		while (cell.end < layers->at[l].count) {
			struct span *span;
			int width = GAP;

			cell = cell_at(layers, l, cell.end);
			for (size_t i = cell.begin; i < cell.end; i++)
				width += layers->nodes[layers->at[l].nodes[i]]
						 .width +
					 GAP;
			span = &columns[layers->nodes[layers->at[l].nodes
							      [cell.begin]]
						.column];
			if (width > span->width)
				span->width = width;
		}
	}
	for (size_t c = 0; c < layers->ladder->column_count; c++) {
		columns[c].x = left;
		left += columns[c].width + BETWEEN_COLUMNS;
	}
}

static double center(const struct node *node)
{
	return node->x + (node->width - 1) / 2.;
}

/* Where a node would stand in the middle of its neighbours; those above it, or
 * those below, count double. */
static double wanted(const struct layers *layers, const struct node *node,
		     bool below)
{
	double sum = 0, weight = 0, heavy;

	for (size_t i = 0; i < node->below_count; i++) {
		heavy = below ? 2 : 1;
		sum += heavy * center(&layers->nodes[node->below[i]]);
		weight += heavy;
	}
	for (size_t i = 0; i < node->above_count; i++) {
		heavy = below ? 1 : 2;
		sum += heavy * center(&layers->nodes[node->above[i]]);
		weight += heavy;
	}
	if (weight <= 0)
		return node->x;
	return sum / weight - (node->width - 1) / 2.;
}

static void layer_place(struct layers *layers, size_t l, bool below,
			const struct span *columns, struct spread_item *items)
{
	const struct layer *layer = &layers->at[l];
	struct cell cell = {0, 0};

	while (cell.end < layer->count) {
		const struct span *span;

		cell = cell_at(layers, l, cell.end);
		for (size_t i = cell.begin; i < cell.end; i++) {
			const struct node *node =
				&layers->nodes[layer->nodes[i]];

			items[i - cell.begin] = (struct spread_item){
				.want = wanted(layers, node, below),
				.size = node->width + GAP,
			};
		}
		span = &columns[layers->nodes[layer->nodes[cell.begin]].column];
		spread(items, cell.end - cell.begin, span->x + GAP,
		       span->x + span->width);
		for (size_t i = cell.begin; i < cell.end; i++)
			layers->nodes[layer->nodes[i]].x =
				items[i - cell.begin].at;
	}
}

/* Everything in the middle of its column, in order. */
static void start(struct layers *layers, const struct span *columns)
{
	for (size_t i = 0; i < layers->node_count; i++) {
		const struct span *span = &columns[layers->nodes[i].column];

		layers->nodes[i].x =
			span->x + (span->width - layers->nodes[i].width) / 2;
	}
}

bool places_set(struct layers *layers, int left, const int *least,
		struct span *columns)
{
	struct spread_item *items = arena_alloc(
		layers->arena, (layers->node_count + 1) * sizeof *items);

	if (!items)
		return false;
	columns_set(layers, left, least, columns);
	start(layers, columns);
	for (int sweep = 0; sweep < SWEEPS; sweep++)
		for (size_t i = 0; i < layers->count; i++) {
			bool up = sweep % 2 == 0;

			layer_place(layers, up ? i : layers->count - 1 - i, up,
				    columns, items);
		}
	return true;
}

void places_room(const struct layers *layers, size_t layer, size_t place,
		 const struct span *columns, int *low, int *high)
{
	const struct layer *at = &layers->at[layer];
	const struct node *node = &layers->nodes[at->nodes[place]];
	const struct span *span = &columns[node->column];

	*low = span->x;
	*high = span->x + span->width - node->width;
	if (place > 0) {
		const struct node *before =
			&layers->nodes[at->nodes[place - 1]];

		if (before->x + before->width + 1 > *low)
			*low = before->x + before->width + 1;
	}
	if (place + 1 < at->count) {
		const struct node *after = &layers->nodes[at->nodes[place + 1]];

		if (after->x - 1 - node->width < *high)
			*high = after->x - 1 - node->width;
	}
}
