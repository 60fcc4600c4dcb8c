/* Paths and the choice among them, against trying everything. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/path_choice.h"
#include "suite.h"

enum { ROLES = 8, MOVES = 36, ALL = 8192, LONGEST = ROLES };

static struct arena *arena;
static uint32_t seed;

static struct graph graph;
static uint32_t first[ROLES + 1];
static struct graph_move moves[MOVES];
static uint16_t asked[ROLES];
static double pay[ROLES];
static bool goal[ROLES], admitted[ROLES];
static struct paths_entry entries[ROLES];
static struct paths_question question;

/* What trying everything finds: the moves of each path, its first role or the
 * entry before them. */
struct found {
	size_t count;
	uint32_t roles[LONGEST + 1];
	int64_t moves[LONGEST + 1];
	uint32_t years, effort, rare;
	uint8_t evidence;
};

static struct found found[ALL];
static size_t found_count;

static void setup(void)
{
	arena = arena_new();
	ck_assert_ptr_nonnull(arena);
}

static void teardown(void)
{
	arena_free(arena);
}

static uint32_t dice(uint32_t sides)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % sides;
}

/* Self-moves, cycles, moves of no years, more than one between the same roles,
 * roles without any. */
static void make_graph(void)
{
	uint32_t count = 0, most = 1 + dice(6), years = 1 + dice(4);

	for (uint32_t role = 0; role < ROLES; role++) {
		uint32_t ways = dice(most + 1), from = count;

		first[role] = count;
		while (ways-- > 0 && count < MOVES)
			moves[count++] = (struct graph_move){
				.to = dice(ROLES),
				.years = (uint16_t)dice(years),
				.effort = (uint16_t)dice(4),
				.evidence = (uint8_t)dice(4),
				.rare = dice(3) == 0};
		for (uint32_t i = from; i < count; i++)
			for (uint32_t j = i;
			     j > from && moves[j].to < moves[j - 1].to; j--) {
				struct graph_move swap = moves[j];

				moves[j] = moves[j - 1];
				moves[j - 1] = swap;
			}
		asked[role] = (uint16_t)dice(9);
		pay[role] = dice(4) == 0 ? (double)NAN : dice(5);
	}
	first[ROLES] = count;
	graph = (struct graph){.role_count = ROLES,
			       .move_count = count,
			       .first = first,
			       .moves = moves,
			       .asked = asked,
			       .pay = pay};
}

static void make_question(void)
{
	bool limited = dice(2) == 0;

	question = (struct paths_question){
		.graph = &graph,
		.starts = dice(3) == 0,
		.from = dice(ROLES),
		.entries = entries,
		.goal = goal,
		.admitted = limited ? admitted : NULL,
		.evidence = (uint8_t)(limited ? dice(4) : GRAPH_EDITORIAL),
		.common = limited && dice(3) == 0,
		.years = limited ? dice(8) : PATHS_ANY_YEARS,
	};
	for (uint32_t role = 0; role < ROLES; role++) {
		goal[role] = dice(5) == 0;
		admitted[role] = dice(5) > 0;
		if (dice(3) == 0)
			entries[question.entry_count++] = (struct paths_entry){
				role, (uint8_t)dice(4), dice(3) == 0};
	}
	if (!question.starts)
		goal[question.from] = false;
	for (uint32_t role = 0; role < ROLES && question.through_count < 2;
	     role++)
		if (dice(9) == 0 && (question.starts || role != question.from))
			question.through[question.through_count++] = role;
}

static bool is_on(const struct found *at, uint32_t role)
{
	for (size_t i = 0; i < at->count; i++)
		if (at->roles[i] == role)
			return true;
	return false;
}

static bool is_whole(const struct found *at)
{
	if (!goal[at->roles[at->count - 1]] || at->years > question.years ||
	    (!question.starts && at->count < 2))
		return false;
	for (size_t i = 0; i < question.through_count; i++)
		if (!is_on(at, question.through[i]))
			return false;
	return true;
}

static bool comes_to(uint32_t role, uint8_t evidence, bool rare)
{
	return evidence <= question.evidence && !(question.common && rare) &&
	       (question.admitted == NULL || question.admitted[role]);
}

static void try_all(struct found at)
{
	uint32_t role = at.roles[at.count - 1];

	if (is_whole(&at)) {
		ck_assert_uint_lt(found_count, ALL);
		found[found_count++] = at;
	}
	if (goal[role])
		return;
	for (uint32_t i = first[role]; i < first[role + 1]; i++) {
		struct found next = at;

		if (is_on(&at, moves[i].to) ||
		    !comes_to(moves[i].to, moves[i].evidence, moves[i].rare))
			continue;
		next.roles[next.count] = moves[i].to;
		next.moves[next.count++] = i;
		next.years += moves[i].years;
		next.effort += moves[i].effort;
		next.rare += moves[i].rare;
		if (moves[i].evidence > next.evidence)
			next.evidence = moves[i].evidence;
		try_all(next);
	}
}

static int by_order(const void *left, const void *right)
{
	const struct found *a = left, *b = right;

	if (a->years != b->years)
		return a->years < b->years ? -1 : 1;
	if (a->count != b->count)
		return a->count < b->count ? -1 : 1;
	for (size_t i = 0; i < a->count; i++) {
		if (a->roles[i] != b->roles[i])
			return a->roles[i] < b->roles[i] ? -1 : 1;
		if (a->moves[i] != b->moves[i])
			return a->moves[i] < b->moves[i] ? -1 : 1;
	}
	return 0;
}

static void find_all(void)
{
	struct found at = {.count = 1, .moves = {PATHS_NO_MOVE}};

	found_count = 0;
	if (!question.starts) {
		at.roles[0] = question.from;
		try_all(at);
	}
	for (size_t i = 0; question.starts && i < question.entry_count; i++) {
		at.roles[0] = entries[i].role;
		at.evidence = entries[i].evidence;
		at.effort = asked[entries[i].role];
		at.rare = entries[i].rare;
		if (comes_to(entries[i].role, entries[i].evidence,
			     entries[i].rare))
			try_all(at);
	}
	if (found_count > 1)
		qsort(found, found_count, sizeof(*found), by_order);
}

static void expect_same(const struct path *path, const struct found *expected)
{
	ck_assert_uint_eq(path->count, expected->count);
	for (size_t i = 0; i < path->count; i++) {
		ck_assert_uint_eq(path->roles[i], expected->roles[i]);
		ck_assert_int_eq(path->moves[i], expected->moves[i]);
	}
	ck_assert_uint_eq(path->years, expected->years);
	ck_assert_uint_eq(path->effort, expected->effort);
	ck_assert_uint_eq(path->rare, expected->rare);
	ck_assert_uint_eq(path->evidence, expected->evidence);
}

static struct paths find(size_t most)
{
	struct paths paths;

	ck_assert(paths_find(arena, &question, most, &paths));
	ck_assert(!paths.given_up);
	return paths;
}

/* Each test makes a new question of a new graph: its number is the seed. */
static void make(int number)
{
	seed = (uint32_t)number * 2654435761u + 1;
	make_graph();
	make_question();
}

START_TEST(all_are_found_in_order)
{
	for (int i = 0; i < 4000; i++) {
		struct paths paths;

		make(i);
		find_all();
		paths = find(ALL);
		ck_assert_uint_eq(paths.count, found_count);
		for (size_t at = 0; at < found_count; at++)
			expect_same(&paths.at[at], &found[at]);
		for (size_t most = 3; most < 200; most *= 4) {
			paths = find(most);
			ck_assert_uint_eq(paths.count, found_count < most
							       ? found_count
							       : most);
			for (size_t at = 0; at < paths.count; at++)
				expect_same(&paths.at[at], &found[at]);
		}
		arena_free(arena);
		arena = arena_new();
	}
}
END_TEST

static bool beats(const struct path *a, const struct path *b)
{
	bool better = a->years < b->years || a->effort < b->effort ||
		      a->evidence < b->evidence;

	if (isnan(a->pay) != isnan(b->pay))
		return false;
	if (!isnan(a->pay)) {
		better = better || a->pay > b->pay;
		if (a->pay < b->pay)
			return false;
	}
	return better && a->years <= b->years && a->effort <= b->effort &&
	       a->evidence <= b->evidence && a->rare <= b->rare;
}

static size_t shared(const struct path *a, const struct path *b)
{
	size_t begin = question.starts ? 0 : 1, count = 0;

	for (size_t i = begin; i + 1 < a->count; i++)
		for (size_t j = begin; j + 1 < b->count; j++)
			count += a->roles[i] == b->roles[j];
	return count;
}

static size_t middles(const struct path *path)
{
	return path->count - (question.starts ? 1 : 2);
}

static bool too_alike(const struct path *a, const struct path *b)
{
	size_t fewer = middles(a) < middles(b) ? middles(a) : middles(b);
	size_t both = shared(a, b);

	return both > 0 && 2 * both >= fewer;
}

START_TEST(the_best_distinct_ones_are_chosen)
{
	static bool dominated[ALL];
	size_t expected[5], chosen[5], count, expected_count;

	for (int i = 0; i < 2000; i++) {
		struct paths paths;

		make(i);
		paths = find(ALL);
		ck_assert(paths_dominated(arena, &paths, dominated));
		for (size_t a = 0; a < paths.count; a++) {
			bool beaten = false;

			for (size_t b = 0; b < paths.count; b++)
				beaten |= beats(&paths.at[b], &paths.at[a]);
			ck_assert_int_eq(dominated[a], beaten);
		}
		expected_count = 0;
		for (size_t at = 0; at < 4 * paths.count; at++) {
			const struct path *path = &paths.at[at % paths.count];
			bool beaten = dominated[at % paths.count];
			size_t group = at / paths.count;
			bool far = 2 * path->years > 3 * paths.at[0].years ||
				   path->count > paths.at[0].count + 1;
			bool alike = beaten != (group >= 2) ||
				     (path->rare > 0) != (group % 2 == 1) ||
				     (beaten && far);

			for (size_t j = 0; j < expected_count; j++)
				alike |=
					too_alike(&paths.at[expected[j]], path);
			if (!alike && expected_count < 5)
				expected[expected_count++] = at % paths.count;
		}
		ck_assert(paths_choose(arena, &question, &paths, dominated, 5,
				       chosen, &count));
		ck_assert_uint_eq(count, expected_count);
		for (size_t at = 0; at < count; at++)
			ck_assert_uint_eq(chosen[at], expected[at]);
		arena_free(arena);
		arena = arena_new();
	}
}
END_TEST

/* Everybody knows everybody in no time, and the only way out leads by where one
 * set out from: every order of the roles could be tried. */
START_TEST(a_thicket_is_left_in_time)
{
	enum { MANY = 200 };
	static uint32_t begins[MANY + 1];
	static struct graph_move all[MANY * MANY];
	static uint16_t ask[MANY];
	static double pays[MANY];
	static bool goals[MANY];
	struct graph thicket = {MANY, 0, 0, begins, all, ask, pays, NULL};
	struct paths paths;

	/* 0 leads to the goal 1 and into the thicket, which leads to 0. */
	for (uint32_t role = 0; role < MANY; role++) {
		begins[role] = (uint32_t)thicket.move_count;
		for (uint32_t to = 0; to < MANY; to++)
			if (role != 1 && to != role && (role == 0 || to != 1))
				all[thicket.move_count++].to = to;
	}
	begins[MANY] = (uint32_t)thicket.move_count;
	goals[1] = true;
	question = (struct paths_question){.graph = &thicket,
					   .goal = goals,
					   .evidence = GRAPH_EDITORIAL,
					   .years = PATHS_ANY_YEARS};
	ck_assert(paths_find(arena, &question, 1000, &paths));
	ck_assert_uint_eq(paths.count, 1);
	ck_assert(!paths.given_up);
	question.from = 2;
	ck_assert(paths_find(arena, &question, 1000, &paths));
	ck_assert_uint_eq(paths.count, 1000);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("paths");
	TCase *tests = tcase_create("paths");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, all_are_found_in_order);
	tcase_add_test(tests, the_best_distinct_ones_are_chosen);
	tcase_add_test(tests, a_thicket_is_left_in_time);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
