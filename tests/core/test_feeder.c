/* Who becomes a role: on the fixture by hand, on the KPO atlas against a walk
 * over all of its moves by SQL. */
#include <rungs/feeder.h>

#include "ask.h"
#include "suite.h"

static struct rungs_feeders feeders;

static void look(const char *id, int steps)
{
	ck_assert_msg(rungs_feeders_get(atlas, id, steps, &feeders, &error) ==
			      RUNGS_OK,
		      "%s", error.text);
}

static const struct rungs_feeder *feeder_called(const char *id)
{
	for (size_t i = 0; i < feeders.count; i++)
		if (strcmp(feeders.at[i].role.id, id) == 0)
			return &feeders.at[i];
	ck_abort_msg("no %s", id);
}

START_TEST(a_step_back_is_who_makes_the_move)
{
	const struct rungs_move *move;

	look("analytics-lead", 1);
	ck_assert_str_eq(feeders.role.title, "Analytics Lead");
	ck_assert_uint_eq(feeders.count, 1);
	ck_assert_int_eq(feeders.steps, 1);
	ck_assert_str_eq(feeders.at[0].role.id, "data-analyst");
	ck_assert_str_eq(feeders.at[0].role.title, "Data Analyst");
	ck_assert_str_eq(feeders.at[0].role.level.id, "analyst");
	ck_assert_str_eq(feeders.at[0].role.track.id, "delivery");
	ck_assert_str_eq(feeders.at[0].role.specialization.id, "analytics");
	ck_assert_int_eq(feeders.at[0].role.rank, 2);
	ck_assert_uint_eq(feeders.at[0].move_count, 1);
	move = &feeders.at[0].moves[0];
	ck_assert_str_eq(move->kind, "advancement");
	ck_assert_int_eq(move->years_min, 3);
	ck_assert_int_eq(move->years_max, 5);
	ck_assert_str_eq(move->commonness, "possible");
	ck_assert_str_eq(move->basis.evidence, "editorial");
	ck_assert_uint_gt(move->gap_count, 0);
	ck_assert_int_eq(feeders.first_step, RUNGS_UNKNOWN);
	rungs_feeders_release(&feeders);
	ck_assert_ptr_null(feeders.memory);
}
END_TEST

START_TEST(similar_is_no_step)
{
	look("analytics-lead", 9);
	ck_assert_uint_eq(feeders.similar_count, 1);
	ck_assert_str_eq(feeders.similar[0].from.id, "review-lead");
	for (size_t i = 0; i < feeders.count; i++)
		ck_assert_str_ne(feeders.at[i].role.id, "review-lead");
	rungs_feeders_release(&feeders);
}
END_TEST

START_TEST(a_role_stands_once_with_all_its_moves_into_the_step_before)
{
	const struct rungs_feeder *feeder;

	look("analytics-lead", 3);
	ck_assert_uint_eq(feeders.count, 4);
	ck_assert_int_eq(feeders.steps, 3);
	ck_assert_int_eq(feeder_called("junior-analyst")->step, 2);
	ck_assert_int_eq(feeder_called("review-analyst")->step, 2);
	feeder = feeder_called("document-reviewer");
	ck_assert_int_eq(feeder->step, 3);
	ck_assert_uint_eq(feeder->move_count, 2);
	/* The common one first. */
	ck_assert_str_eq(feeder->moves[0].to.id, "review-analyst");
	ck_assert_uint_eq(feeder->moves[0].certifications.count, 1);
	ck_assert_str_eq(feeder->moves[1].to.id, "junior-analyst");
	ck_assert_str_eq(feeder->moves[1].doubtful, "seen once only");
	rungs_feeders_release(&feeders);
}
END_TEST

START_TEST(the_start_stands_at_its_nearest_step)
{
	look("document-reviewer", 1);
	ck_assert_uint_eq(feeders.count, 0);
	ck_assert_int_eq(feeders.steps, 0);
	ck_assert_int_eq(feeders.first_step, 1);
	ck_assert_uint_eq(feeders.first_count, 2);
	ck_assert_str_eq(feeders.firsts[0].role.id, "document-reviewer");
	ck_assert_str_eq(feeders.firsts[0].route.education.id, "bachelor");
	ck_assert_str_eq(feeders.firsts[0].route.commonness, "common");
	rungs_feeders_release(&feeders);
	look("analytics-lead", 9);
	ck_assert_int_eq(feeders.first_step, 3);
	ck_assert_uint_eq(feeders.first_count, 2);
	ck_assert_str_eq(feeders.firsts[0].role.id, "junior-analyst");
	rungs_feeders_release(&feeders);
}
END_TEST

START_TEST(sources_are_those_of_the_rows)
{
	look("data-analyst", 1);
	ck_assert_uint_eq(feeders.sources.count, 2);
	for (size_t i = 0; i < 2; i++) {
		ck_assert(strcmp(feeders.sources.at[i].id, "handbook") == 0 ||
			  strcmp(feeders.sources.at[i].id, "editorial") == 0);
		ck_assert_ptr_nonnull(feeders.sources.at[i].name);
	}
	rungs_feeders_release(&feeders);
}
END_TEST

START_TEST(what_makes_no_sense_is_refused)
{
	ck_assert_int_eq(
		rungs_feeders_get(atlas, "nobody", 1, &feeders, &error),
		RUNGS_NOT_FOUND);
	ck_assert_str_eq(error.text, "There is no role called 'nobody'.");
	ck_assert_ptr_null(feeders.memory);
	ck_assert_int_eq(
		rungs_feeders_get(atlas, "data-analyst", 0, &feeders, &error),
		RUNGS_BAD_INPUT);
	ck_assert_ptr_null(feeders.memory);
}
END_TEST

/* How far each role is from ?1, by walking all moves. */
#define DISTANCES                                                              \
	"WITH RECURSIVE back(role, step) AS (SELECT ?1, 0 UNION"               \
	" SELECT m.from_role, b.step + 1 FROM back b JOIN moves m"             \
	" ON m.to_role = b.role AND m.kind <> 'similar' WHERE b.step < 4),"    \
	" near(role, step) AS (SELECT role, min(step) FROM back GROUP BY "     \
	"role)"

static sqlite3_stmt *prepare(const char *sql, const char *id)
{
	sqlite3_stmt *rows;

	ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &rows, NULL) == SQLITE_OK,
		      "%s", sqlite3_errmsg(db));
	sqlite3_bind_text(rows, 1, id, -1, SQLITE_STATIC);
	return rows;
}

/* Every move of a step leads into the step before, and none is missing. */
static size_t check_moves(const char *id)
{
	sqlite3_stmt *rows = prepare(
		DISTANCES " SELECT m.from_role, m.to_role, a.step FROM moves m"
			  " JOIN near a ON a.role = m.from_role JOIN near b"
			  " ON b.role = m.to_role WHERE m.kind <> 'similar'"
			  " AND a.step = b.step + 1",
		id);
	size_t count = 0;

	while (sqlite3_step(rows) == SQLITE_ROW) {
		const struct rungs_feeder *feeder = feeder_called(
			(const char *)sqlite3_column_text(rows, 0));
		const char *to = (const char *)sqlite3_column_text(rows, 1);
		size_t i = 0;

		ck_assert_int_eq(feeder->step, sqlite3_column_int(rows, 2));
		while (i < feeder->move_count &&
		       strcmp(feeder->moves[i].to.id, to) != 0)
			i++;
		ck_assert_uint_lt(i, feeder->move_count);
		count++;
	}
	sqlite3_finalize(rows);
	return count;
}

static size_t moves_told(void)
{
	size_t count = 0;

	for (size_t i = 0; i < feeders.count; i++)
		count += feeders.at[i].move_count;
	return count;
}

START_TEST(every_role_has_all_its_feeders)
{
	struct rungs_role_briefs roles;
	struct rungs_role_filter all = {0};

	ck_assert_int_eq(rungs_roles(atlas, &all, &roles, &error), RUNGS_OK);
	for (size_t i = 0; i < roles.count; i++) {
		look(roles.at[i].id, 4);
		ck_assert_uint_eq(check_moves(roles.at[i].id), moves_told());
		for (size_t j = 1; j < feeders.count; j++)
			ck_assert_int_ge(feeders.at[j].step,
					 feeders.at[j - 1].step);
		rungs_feeders_release(&feeders);
	}
	rungs_role_briefs_release(&roles);
}
END_TEST

START_TEST(a_gap_is_that_of_the_move)
{
	struct rungs_role role;

	look("data-analyst", 1);
	ck_assert_int_eq(
		rungs_role_get_whole(atlas, "data-analyst", &role, &error),
		RUNGS_OK);
	ck_assert_uint_eq(feeders.count, role.comes_count);
	for (size_t i = 0; i < role.comes_count; i++) {
		const struct rungs_move *move = &role.comes_from[i];

		ck_assert_uint_eq(
			feeder_called(move->from.id)->moves[0].gap_count,
			move->gap_count);
	}
	rungs_role_release(&role);
	rungs_feeders_release(&feeders);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("feeder");
	TCase *small = tcase_create("fixture");
	TCase *kpo = tcase_create("kpo");

	tcase_add_checked_fixture(small, setup_fixture, teardown);
	tcase_add_test(small, a_step_back_is_who_makes_the_move);
	tcase_add_test(small, similar_is_no_step);
	tcase_add_test(
		small,
		a_role_stands_once_with_all_its_moves_into_the_step_before);
	tcase_add_test(small, the_start_stands_at_its_nearest_step);
	tcase_add_test(small, sources_are_those_of_the_rows);
	tcase_add_test(small, what_makes_no_sense_is_refused);
	suite_add_tcase(suite, small);
	tcase_set_timeout(kpo, 120);
	tcase_add_checked_fixture(kpo, setup, teardown);
	tcase_add_test(kpo, every_role_has_all_its_feeders);
	tcase_add_test(kpo, a_gap_is_that_of_the_move);
	suite_add_tcase(suite, kpo);
	return suite_run(suite);
}
