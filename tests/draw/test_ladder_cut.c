/* What is left of the ladder of all KPO roles around a route. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "draw/ladder_cut.h"
#include "suite.h"

static const char *const ids[] = {"service-desk-agent", "no-such-role",
				  "reporting-analyst", "data-analyst"};
static struct rungs_atlas *atlas;
static struct rungs_ladder whole;
static struct ladder_cut cut;

static void setup(void)
{
	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, NULL), RUNGS_OK);
	ck_assert_int_eq(
		rungs_ladder_get(atlas, RUNGS_KIND_COUNT, NULL, &whole, NULL),
		RUNGS_OK);
	ck_assert(ladder_cut_make(&cut, &whole, ids, 4));
}

static void teardown(void)
{
	ladder_cut_release(&cut);
	rungs_ladder_release(&whole);
	rungs_atlas_close(atlas);
}

START_TEST(the_route_stands_on_it_in_its_order)
{
	const char *const kept[] = {ids[0], ids[2], ids[3]};

	ck_assert_uint_eq(cut.route.count, 3);
	for (size_t i = 0; i < 3; i++) {
		size_t role = cut.route.roles[i];

		ck_assert_uint_lt(role, cut.ladder.role_count);
		ck_assert_str_eq(cut.ladder.roles[role].brief.id, kept[i]);
	}
}
END_TEST

START_TEST(it_keeps_what_lies_beside_and_stays_small)
{
	const struct rungs_ladder *ladder = &cut.ladder;

	ck_assert_uint_gt(ladder->role_count, cut.route.count);
	for (size_t i = 0; i < ladder->level_count; i++)
		for (size_t j = 0; j < ladder->column_count; j++) {
			size_t beside = 0;

			for (size_t k = 0; k < ladder->role_count; k++)
				beside += ladder->roles[k].level == i &&
					  ladder->roles[k].column == j;
			ck_assert_uint_le(beside, 3);
		}
}
END_TEST

/* Roles keep their level, column and all moves to others that are kept. */
START_TEST(it_says_what_the_whole_says)
{
	const struct rungs_ladder *ladder = &cut.ladder;
	size_t moves = 0;

	for (size_t i = 0; i < ladder->role_count; i++) {
		const struct rungs_ladder_role *role = &ladder->roles[i];

		ck_assert_str_eq(ladder->levels[role->level].id,
				 role->brief.level.id);
		ck_assert_str_eq(ladder->columns[role->column].id,
				 role->brief.track.id);
	}
	for (size_t i = 0; i < whole.move_count; i++) {
		const char *from = whole.roles[whole.moves[i].from].brief.id;
		const char *to = whole.roles[whole.moves[i].to].brief.id;
		int ends = 0;

		for (size_t j = 0; j < ladder->role_count; j++)
			ends += strcmp(ladder->roles[j].brief.id, from) == 0 ||
				strcmp(ladder->roles[j].brief.id, to) == 0;
		if (ends < 2)
			continue;
		ck_assert_uint_lt(moves, ladder->move_count);
		const struct rungs_ladder_move *move = &ladder->moves[moves++];
		ck_assert_str_eq(ladder->roles[move->from].brief.id, from);
		ck_assert_str_eq(ladder->roles[move->to].brief.id, to);
	}
	ck_assert_uint_eq(moves, ladder->move_count);
}
END_TEST

START_TEST(without_a_known_role_nothing_is_left)
{
	struct ladder_cut none;

	ck_assert(ladder_cut_make(&none, &whole, &ids[1], 1));
	ck_assert_uint_eq(none.route.count, 0);
	ck_assert_uint_eq(none.ladder.role_count, 0);
	ladder_cut_release(&none);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("ladder_cut");
	TCase *tests = tcase_create("ladder_cut");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, the_route_stands_on_it_in_its_order);
	tcase_add_test(tests, it_keeps_what_lies_beside_and_stays_small);
	tcase_add_test(tests, it_says_what_the_whole_says);
	tcase_add_test(tests, without_a_known_role_nothing_is_left);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
