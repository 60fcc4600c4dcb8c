#include "heap.h"

static void sink(void **at, size_t count, size_t place, heap_before *before)
{
	void *one = at[place];

	for (size_t child; (child = 2 * place + 1) < count; place = child) {
		if (child + 1 < count && before(at[child + 1], at[child]))
			child++;
		if (!before(at[child], one))
			break;
		at[place] = at[child];
	}
	at[place] = one;
}

void *heap_take(void **at, size_t count, heap_before *before)
{
	void *first = at[0];

	at[0] = at[count - 1];
	if (count > 1)
		sink(at, count - 1, 0, before);
	return first;
}

void heap_put(void **at, size_t count, void *one, heap_before *before)
{
	size_t place = count;

	for (; place > 0 && before(one, at[(place - 1) / 2]);
	     place = (place - 1) / 2)
		at[place] = at[(place - 1) / 2];
	at[place] = one;
}
