/* What ladders hold. */
#include <rungs/ladder.h>
#include <string.h>

#include "suite.h"

static struct rungs_atlas *atlas;
static struct rungs_ladder ladder;

static void setup(void)
{
	ck_assert_int_eq(
		rungs_atlas_open(&atlas, BINARY_DIR "/fixture.atlas", NULL),
		RUNGS_OK);
}

static void teardown(void)
{
	rungs_ladder_release(&ladder);
	rungs_atlas_close(atlas);
}

static void get(enum rungs_kind kind, const char *id)
{
	ck_assert_int_eq(rungs_ladder_get(atlas, kind, id, &ladder, NULL),
			 RUNGS_OK);
}

START_TEST(a_line_of_work_has_its_roles_on_their_rungs)
{
	get(RUNGS_SPECIALIZATION, "analytics");
	ck_assert_str_eq(ladder.name, "Business intelligence");
	ck_assert_uint_eq(ladder.level_count, 3);
	ck_assert_str_eq(ladder.levels[0].id, "lead");
	ck_assert_str_eq(ladder.levels[2].id, "entry");
	ck_assert_int_eq(ladder.column_kind, RUNGS_TRACK);
	ck_assert_uint_eq(ladder.column_count, 2);
	ck_assert_uint_eq(ladder.role_count, 3);
	for (size_t i = 0; i < ladder.role_count; i++) {
		const struct rungs_ladder_role *role = &ladder.roles[i];

		ck_assert_str_eq(role->brief.level.id,
				 ladder.levels[role->level].id);
		ck_assert_str_eq(role->brief.track.id,
				 ladder.columns[role->column].id);
	}
}
END_TEST

START_TEST(moves_join_roles_of_the_ladder_alone)
{
	get(RUNGS_SPECIALIZATION, "analytics");
	ck_assert_uint_eq(ladder.move_count, 2);
	for (size_t i = 0; i < ladder.move_count; i++) {
		ck_assert_uint_lt(ladder.moves[i].from, ladder.role_count);
		ck_assert_uint_lt(ladder.moves[i].to, ladder.role_count);
		ck_assert_ptr_nonnull(ladder.moves[i].basis.evidence);
	}
	ck_assert_str_eq(ladder.roles[ladder.moves[0].from].brief.id,
			 "junior-analyst");
}
END_TEST

START_TEST(similar_roles_are_no_move)
{
	get(RUNGS_KIND_COUNT, NULL);
	ck_assert_str_eq(ladder.name, "Fixture careers");
	ck_assert_uint_eq(ladder.role_count, 6);
	ck_assert_uint_gt(ladder.move_count, 2);
	for (size_t i = 0; i < ladder.move_count; i++)
		ck_assert_str_ne(ladder.moves[i].kind, "similar");
}
END_TEST

START_TEST(a_track_has_lines_of_work_for_columns)
{
	get(RUNGS_TRACK, "management");
	ck_assert_int_eq(ladder.column_kind, RUNGS_SPECIALIZATION);
	ck_assert_uint_eq(ladder.role_count, 2);
	ck_assert_uint_eq(ladder.column_count, 2);
}
END_TEST

START_TEST(nothing_has_no_ladder)
{
	struct rungs_error error;

	ck_assert_int_eq(rungs_ladder_get(atlas, RUNGS_TRACK, "nonsense",
					  &ladder, &error),
			 RUNGS_NOT_FOUND);
	ck_assert_ptr_nonnull(strstr(error.text, "nonsense"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("ladder");
	TCase *tests = tcase_create("ladder");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, a_line_of_work_has_its_roles_on_their_rungs);
	tcase_add_test(tests, moves_join_roles_of_the_ladder_alone);
	tcase_add_test(tests, similar_roles_are_no_move);
	tcase_add_test(tests, a_track_has_lines_of_work_for_columns);
	tcase_add_test(tests, nothing_has_no_ladder);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
