/* The frontier against looking through all places. */
#include <check.h>
#include <stdlib.h>

#include "core/frontier.h"
#include "suite.h"

enum { PLACES = 40 };

static uint32_t dice(uint32_t *seed, uint32_t sides)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % sides;
}

START_TEST(the_cheapest_place_is_taken)
{
	struct arena *arena = arena_new();
	uint64_t least[PLACES];
	bool waits[PLACES] = {false};
	struct frontier frontier;
	uint32_t seed = (uint32_t)_i + 1;

	ck_assert(frontier_make(&frontier, arena, PLACES));
	for (int i = 0; i < PLACES; i++)
		least[i] = FRONTIER_NEVER;
	for (int step = 0; step < 4000; step++) {
		uint32_t place = dice(&seed, PLACES), cost = dice(&seed, 900);

		if (step % 1000 == 999) {
			frontier_clear(&frontier);
			for (int i = 0; i < PLACES; i++) {
				least[i] = FRONTIER_NEVER;
				waits[i] = false;
			}
		}
		if (dice(&seed, 3) > 0 || frontier.count == 0) {
			bool cheaper = cost < least[place];

			ck_assert(frontier_offer(&frontier, place, cost) ==
				  cheaper);
			least[place] = cheaper ? cost : least[place];
			waits[place] = waits[place] || cheaper;
			continue;
		}
		place = frontier_take(&frontier);
		ck_assert(waits[place]);
		ck_assert(frontier.cost[place] == least[place]);
		for (int i = 0; i < PLACES; i++)
			ck_assert(!waits[i] || least[i] >= least[place]);
		waits[place] = false;
	}
	arena_free(arena);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("frontier");
	TCase *tests = tcase_create("frontier");

	tcase_add_loop_test(tests, the_cheapest_place_is_taken, 0, 20);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
