/* Sets of things. */
#include <check.h>

#include "core/search_fields.h"
#include "core/thing_set.h"
#include "suite.h"

static struct arena *arena;
static struct thing_set set, other;

static void setup(void)
{
	arena = arena_new();
	ck_assert_ptr_nonnull(arena);
	set = other = (struct thing_set){0};
}

static void teardown(void)
{
	arena_free(arena);
}

static int64_t thing(int64_t kind, int64_t place)
{
	return kind << SEARCH_KIND_BITS | place;
}

static void add(struct thing_set *to, int64_t number)
{
	ck_assert(thing_set_add(to, arena, number));
}

START_TEST(it_has_what_was_added)
{
	static const int64_t places[] = {0, 1, 63, 64, 511, 512, 20000, 70000};

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		ck_assert(!thing_set_has(&set, thing(RUNGS_ROLE, places[i])));
		add(&set, thing(RUNGS_ROLE, places[i]));
	}
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		ck_assert(thing_set_has(&set, thing(RUNGS_ROLE, places[i])));
		ck_assert(!thing_set_has(&set, thing(RUNGS_SKILL, places[i])));
	}
	ck_assert(!thing_set_has(&set, thing(RUNGS_ROLE, 2)));
}
END_TEST

START_TEST(numbers_of_nothing_are_left_out)
{
	static const int64_t lies[] = {-1, INT64_MIN, INT64_MAX,
				       (int64_t)RUNGS_KIND_COUNT << 26,
				       ((int64_t)RUNGS_ROLE << 26) + (1 << 25)};

	for (size_t i = 0; i < sizeof(lies) / sizeof(lies[0]); i++) {
		add(&set, lies[i]);
		ck_assert(!thing_set_has(&set, lies[i]));
	}
}
END_TEST

START_TEST(sets_are_joined_and_kept)
{
	add(&set, thing(RUNGS_ROLE, 1));
	add(&set, thing(RUNGS_ROLE, 2));
	add(&set, thing(RUNGS_ROLE, 5000));
	add(&set, thing(RUNGS_TERM, 1));
	add(&other, thing(RUNGS_ROLE, 2));
	add(&other, thing(RUNGS_ROLE, 3));
	thing_set_keep(&set, &other);
	ck_assert(!thing_set_has(&set, thing(RUNGS_ROLE, 1)));
	ck_assert(thing_set_has(&set, thing(RUNGS_ROLE, 2)));
	ck_assert(!thing_set_has(&set, thing(RUNGS_ROLE, 3)));
	ck_assert(!thing_set_has(&set, thing(RUNGS_ROLE, 5000)));
	ck_assert(!thing_set_has(&set, thing(RUNGS_TERM, 1)));
	add(&other, thing(RUNGS_SKILL, 9000));
	ck_assert(thing_set_join(&set, arena, &other));
	ck_assert(thing_set_has(&set, thing(RUNGS_ROLE, 2)));
	ck_assert(thing_set_has(&set, thing(RUNGS_ROLE, 3)));
	ck_assert(thing_set_has(&set, thing(RUNGS_SKILL, 9000)));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("thing set");
	TCase *tests = tcase_create("thing set");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, it_has_what_was_added);
	tcase_add_test(tests, numbers_of_nothing_are_left_out);
	tcase_add_test(tests, sets_are_joined_and_kept);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
