#include "spread.h"

#include <math.h>

/* With all sizes before it taken off, what an item wants must only not fall. */
static size_t pool(struct spread_item *items, size_t count)
{
	size_t blocks = 0;
	double before = 0;

	for (size_t i = 0; i < count; i++) {
		struct spread_item *last;

		items[blocks].sum = items[i].want - before;
		items[blocks].count = 1;
		before += items[i].size;
		for (last = &items[blocks];
		     blocks > 0 && last[-1].sum / (double)last[-1].count >=
					   last->sum / (double)last->count;
		     last = &items[blocks]) {
			last[-1].sum += last->sum;
			last[-1].count += last->count;
			blocks--;
		}
		blocks++;
	}
	return blocks;
}

void spread(struct spread_item *items, size_t count, int low, int high)
{
	size_t block = 0, left = 0, blocks = pool(items, count);
	int before = 0, total = 0;

	for (size_t i = 0; i < count; i++)
		total += items[i].size;
	for (size_t i = 0; i < count; i++) {
		double at;

		if (left == 0 && block < blocks)
			left = items[block++].count;
		left--;
		at = items[block - 1].sum / (double)items[block - 1].count;
		if (at > high - total)
			at = high - total;
		if (at < low)
			at = low;
		items[i].at = (int)floor(at + .5) + before;
		before += items[i].size;
	}
}
