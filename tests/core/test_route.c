/* Routes through the fixture, whose few moves can be followed by eye, and
 * through the KPO atlas. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <rungs/route.h>

#include "suite.h"

static struct rungs_atlas *atlas;
static struct rungs_routes routes;
static struct rungs_error error;

static void setup(void)
{
	ck_assert_int_eq(
		rungs_atlas_open(&atlas, BINARY_DIR "/fixture.atlas", &error),
		RUNGS_OK);
}

static void setup_kpo(void)
{
	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, &error), RUNGS_OK);
}

static void teardown(void)
{
	rungs_routes_release(&routes);
	rungs_atlas_close(atlas);
}

static enum rungs_status ask(struct rungs_route_question question)
{
	rungs_routes_release(&routes);
	error = (struct rungs_error){.text = ""};
	return rungs_routes_get(atlas, &question, &routes, &error);
}

static void expect_refused(struct rungs_route_question question,
			   enum rungs_status status, const char *part)
{
	ck_assert_int_eq(ask(question), status);
	ck_assert_msg(strstr(error.text, part) != NULL, "%s", error.text);
	ck_assert_uint_eq(routes.count, 0);
	ck_assert_ptr_null(routes.memory);
}

static void find(struct rungs_route_question question)
{
	ck_assert_msg(ask(question) == RUNGS_OK, "%s", error.text);
}

/* The ids of a route's roles with spaces between. */
static const char *chain(const struct rungs_route *route)
{
	static char text[1024];

	text[0] = '\0';
	for (size_t i = 0; i < route->step_count; i++) {
		const struct rungs_route_step *step = &route->steps[i];

		if (i == 0)
			strcat(text, step->from.id ? step->from.id : "start");
		strcat(text, " ");
		strcat(text, step->to.id);
	}
	return text;
}

START_TEST(a_route_has_the_facts_of_its_steps)
{
	const struct rungs_route_step *step;

	find((struct rungs_route_question){.from = "document-reviewer",
					   .to = "data-analyst",
					   .kind = RUNGS_ROLE});
	ck_assert_uint_eq(routes.count, 2);
	ck_assert_str_eq(chain(&routes.at[0]),
			 "document-reviewer review-analyst data-analyst");
	ck_assert_str_eq(chain(&routes.at[1]),
			 "document-reviewer junior-analyst data-analyst");
	ck_assert_int_eq(routes.at[0].years_min, 2);
	ck_assert_int_eq(routes.at[0].years_max, 5);
	ck_assert_double_eq(routes.at[0].years, 3.5);
	ck_assert_str_eq(routes.at[0].evidence, "editorial");
	step = &routes.at[0].steps[1];
	ck_assert_str_eq(step->move.kind, "cross-specialization");
	ck_assert_str_eq(step->move.certifications.at[0].id, "analyst-cert");
	ck_assert_str_eq(step->move.note, "Takes SQL.");
	ck_assert_uint_gt(step->move.gap_count, 0);
	ck_assert_str_eq(routes.at[1].steps[0].move.doubtful, "seen once only");
}
END_TEST

START_TEST(effort_is_the_gaps_added)
{
	for (size_t at = 0; at < 2; at++) {
		static const char *const from[] = {"document-reviewer", NULL};

		find((struct rungs_route_question){.from = from[at],
						   .to = "analytics-lead",
						   .kind = RUNGS_ROLE});
		ck_assert_uint_gt(routes.count, 0);
		for (size_t i = 0; i < routes.count; i++) {
			const struct rungs_route *route = &routes.at[i];
			int effort = 0;

			for (size_t j = 0; j < route->step_count; j++) {
				const struct rungs_move *move =
					&route->steps[j].move;

				for (size_t k = 0; k < move->gap_count; k++)
					effort += move->gaps[k].needs -
						  move->gaps[k].has;
			}
			ck_assert_int_eq(route->effort, effort);
			ck_assert_int_gt(effort, 0);
		}
	}
}
END_TEST

START_TEST(similar_work_is_no_step)
{
	find((struct rungs_route_question){.from = "review-lead",
					   .to = "analytics-lead",
					   .kind = RUNGS_ROLE});
	ck_assert_uint_eq(routes.count, 0);
	ck_assert_uint_eq(routes.relaxation_count, 0);
}
END_TEST

START_TEST(a_start_asks_what_the_education_opens)
{
	const struct rungs_route_step *first;

	find((struct rungs_route_question){
		.to = "data-analyst", .kind = RUNGS_ROLE, .education = "law"});
	ck_assert_uint_eq(routes.count, 1);
	first = &routes.at[0].steps[0];
	ck_assert_ptr_null(first->from.id);
	ck_assert_str_eq(first->move.kind, "entry");
	ck_assert_str_eq(first->to.id, "junior-analyst");
	/* Law ranks above the bachelor's degree, which it replaces. */
	ck_assert_uint_eq(first->entry_count, 2);
	find((struct rungs_route_question){.to = "data-analyst",
					   .kind = RUNGS_ROLE,
					   .education = "secondary"});
	ck_assert_uint_eq(routes.count, 1);
	ck_assert_str_eq(chain(&routes.at[0]),
			 "start junior-analyst data-analyst");
	ck_assert_uint_eq(routes.at[0].steps[0].entry_count, 1);
	ck_assert_str_eq(routes.at[0].steps[0].entries[0].education.id,
			 "secondary");
}
END_TEST

START_TEST(a_route_ends_at_the_first_of_a_level)
{
	find((struct rungs_route_question){.from = "document-reviewer",
					   .to = "lead",
					   .kind = RUNGS_LEVEL});
	ck_assert_uint_eq(routes.count, 2);
	ck_assert_str_eq(chain(&routes.at[0]),
			 "document-reviewer review-analyst review-lead");
	find((struct rungs_route_question){.from = "document-reviewer",
					   .to = "analytics",
					   .kind = RUNGS_SPECIALIZATION});
	ck_assert_uint_eq(routes.count, 2);
	ck_assert_str_eq(chain(&routes.at[1]),
			 "document-reviewer junior-analyst");
}
END_TEST

START_TEST(usual_steps_come_first)
{
	struct rungs_route_question question = {.from = "document-reviewer",
						.to = "analytics",
						.kind = RUNGS_SPECIALIZATION};

	/* Longer, and not dominated by what one person did. */
	find(question);
	ck_assert_str_eq(chain(&routes.at[0]),
			 "document-reviewer review-analyst data-analyst");
	ck_assert_int_eq(routes.at[0].rare, 0);
	ck_assert(!routes.at[0].dominated);
	ck_assert_int_eq(routes.at[1].rare, 1);
	ck_assert(!routes.at[1].dominated);
	ck_assert_double_gt(routes.at[0].years, routes.at[1].years);
	question.common = true;
	find(question);
	ck_assert_uint_eq(routes.count, 1);
	ck_assert_int_eq(routes.at[0].rare, 0);
	/* A first job counts by the studies one has. */
	question = (struct rungs_route_question){.to = "junior-analyst",
						 .kind = RUNGS_ROLE,
						 .education = "secondary"};
	find(question);
	ck_assert_int_eq(routes.at[0].rare, 1);
	question.education = "bachelor";
	find(question);
	ck_assert_int_eq(routes.at[0].rare, 0);
}
END_TEST

START_TEST(limits_are_kept)
{
	const struct rungs_route_question base = {.from = "document-reviewer",
						  .to = "data-analyst",
						  .kind = RUNGS_ROLE};
	struct rungs_route_question question = base;

	question.max_years = 3.5;
	find(question);
	ck_assert_uint_eq(routes.count, 1);
	question = base;
	question.avoid = (const char *const[]){"review-analyst", NULL};
	find(question);
	ck_assert_str_eq(chain(&routes.at[0]),
			 "document-reviewer junior-analyst data-analyst");
	ck_assert_uint_eq(routes.count, 1);
	question = base;
	question.through = (const char *const[]){"junior-analyst", NULL};
	find(question);
	ck_assert_uint_eq(routes.count, 1);
	ck_assert_str_eq(routes.at[0].steps[0].to.id, "junior-analyst");
}
END_TEST

/* Whatever is asked, the answer names a limit whose going would help. */
static const struct rungs_relaxation *relaxed(
	struct rungs_route_question question, const char *limit)
{
	find(question);
	ck_assert_uint_eq(routes.count, 0);
	ck_assert_uint_gt(routes.relaxation_count, 0);
	ck_assert_uint_eq(routes.relaxations[0].count, 1);
	ck_assert_str_eq(routes.relaxations[0].limits[0].limit, limit);
	return &routes.relaxations[0];
}

START_TEST(the_limit_to_relax_is_named)
{
	const struct rungs_route_question base = {.from = "document-reviewer",
						  .to = "data-analyst",
						  .kind = RUNGS_ROLE};
	struct rungs_route_question question = base;
	const struct rungs_relaxation *relaxation;

	question.max_years = 3;
	relaxation = relaxed(question, "max_years");
	ck_assert_double_eq(relaxation->route.years, 3.5);
	question = base;
	question.in = "legal";
	relaxation = relaxed(question, "in");
	ck_assert_str_eq(relaxation->limits[0].roles.at[0].id, "data-analyst");
	question = base;
	question.sourced = true;
	relaxed(question, "sourced");
	question = base;
	question.common = true;
	question.avoid = (const char *const[]){"review-analyst", NULL};
	find(question);
	ck_assert_uint_eq(routes.relaxation_count, 2);
	ck_assert_str_eq(routes.relaxations[1].limits[0].limit, "common");
	question = base;
	question.through = (const char *const[]){"review-lead", NULL};
	relaxation = relaxed(question, "through");
	ck_assert_str_eq(relaxation->limits[0].value.id, "review-lead");
	/* Nothing is known of night shifts at the way's middle. */
	question = base;
	question.without = (const char *const[]){"night-shift", NULL};
	relaxation = relaxed(question, "without");
	ck_assert_str_eq(relaxation->limits[0].value.id, "night-shift");
	ck_assert_str_eq(relaxation->limits[0].roles.at[0].id,
			 "review-analyst");
}
END_TEST

START_TEST(two_limits_are_named_where_one_is_not_enough)
{
	find((struct rungs_route_question){.from = "document-reviewer",
					   .to = "data-analyst",
					   .kind = RUNGS_ROLE,
					   .max_years = 3,
					   .in = "legal"});
	ck_assert_uint_eq(routes.count, 0);
	ck_assert_uint_eq(routes.relaxation_count, 1);
	ck_assert_uint_eq(routes.relaxations[0].count, 2);
}
END_TEST

START_TEST(what_makes_no_sense_is_told)
{
	const struct rungs_route_question base = {.from = "document-reviewer",
						  .to = "data-analyst",
						  .kind = RUNGS_ROLE};
	struct rungs_route_question question = base;

	question.from = "data-analyst";
	expect_refused(question, RUNGS_BAD_INPUT, "both ends");
	question = base;
	question.from = "nobody";
	expect_refused(question, RUNGS_NOT_FOUND, "no role called 'nobody'");
	question = base;
	question.to = "nowhere";
	expect_refused(question, RUNGS_NOT_FOUND, "'nowhere'");
	question.kind = RUNGS_LEVEL;
	question.to = "entry";
	expect_refused(question, RUNGS_BAD_INPUT, "there already");
	question.kind = RUNGS_SKILL;
	expect_refused(question, RUNGS_BAD_INPUT, "does not lead to a skill");
	question = base;
	question.avoid = (const char *const[]){"data-analyst", NULL};
	expect_refused(question, RUNGS_BAD_INPUT, "cannot avoid");
	question.avoid = question.through =
		(const char *const[]){"review-analyst", NULL};
	expect_refused(question, RUNGS_BAD_INPUT, "both avoid");
	question = base;
	question.without = (const char *const[]){"nigth", NULL};
	expect_refused(question, RUNGS_BAD_INPUT, "nigth");
	question = base;
	question.max_years = -1;
	expect_refused(question, RUNGS_BAD_INPUT, "Years");
	question = base;
	question.from = NULL;
	question.no_new_degree = true;
	expect_refused(question, RUNGS_BAD_INPUT, "education");
}
END_TEST

static bool asks_degree(const struct rungs_route *route)
{
	for (size_t i = 0; i < route->step_count; i++)
		if (route->steps[i].education.id == NULL ||
		    strcmp(route->steps[i].education.id, "master") == 0)
			return true;
	return false;
}

START_TEST(journeys_of_the_kpo_atlas)
{
	find((struct rungs_route_question){.to = "legal-delivery-manager",
					   .kind = RUNGS_ROLE,
					   .education = "professional-law"});
	ck_assert_uint_ge(routes.count, 3);
	for (size_t i = 0; i < routes.count; i++)
		for (size_t j = 1; j < routes.at[i].step_count; j++) {
			const struct rungs_move *move =
				&routes.at[i].steps[j].move;

			ck_assert_ptr_nonnull(move->kind);
			ck_assert_int_ge(move->years_max, move->years_min);
			ck_assert_ptr_nonnull(move->basis.sources);
		}
	find((struct rungs_route_question){
		.from = "service-desk-analyst",
		.to = "reporting-analyst",
		.kind = RUNGS_ROLE,
		.education = "bachelor",
		.no_new_degree = true,
		.without = (const char *const[]){"nights", NULL},
		.max_years = 1.5});
	ck_assert_uint_eq(routes.count, 0);
	ck_assert_str_eq(routes.relaxations[0].limits[0].limit, "max_years");
	find((struct rungs_route_question){
		.from = "service-desk-analyst",
		.to = "reporting-analyst",
		.kind = RUNGS_ROLE,
		.education = "bachelor",
		.no_new_degree = true,
		.without = (const char *const[]){"nights", NULL},
		.max_years = 4});
	ck_assert_uint_gt(routes.count, 0);
	for (size_t i = 0; i < routes.count; i++) {
		ck_assert(!asks_degree(&routes.at[i]));
		ck_assert_double_le(routes.at[i].years, 4);
	}
}
END_TEST

START_TEST(every_two_roles_have_an_answer)
{
	struct rungs_role_briefs roles;
	size_t found = 0;

	ck_assert_int_eq(rungs_roles(atlas, &(struct rungs_role_filter){0},
				     &roles, &error),
			 RUNGS_OK);
	for (size_t i = 0; i < roles.count; i += 13)
		for (size_t j = 0; j < roles.count; j += 7) {
			if (i == j)
				continue;
			find((struct rungs_route_question){
				.from = roles.at[i].id,
				.to = roles.at[j].id,
				.kind = RUNGS_ROLE});
			ck_assert(!routes.given_up);
			found += routes.count > 0;
			for (size_t k = 1; k < routes.count; k++)
				ck_assert(routes.at[k].dominated >=
					  routes.at[k - 1].dominated);
		}
	ck_assert_uint_gt(found, 0);
	rungs_role_briefs_release(&roles);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("route");
	TCase *small = tcase_create("fixture");
	TCase *kpo = tcase_create("kpo");

	tcase_add_checked_fixture(small, setup, teardown);
	tcase_add_test(small, a_route_has_the_facts_of_its_steps);
	tcase_add_test(small, effort_is_the_gaps_added);
	tcase_add_test(small, similar_work_is_no_step);
	tcase_add_test(small, a_start_asks_what_the_education_opens);
	tcase_add_test(small, a_route_ends_at_the_first_of_a_level);
	tcase_add_test(small, usual_steps_come_first);
	tcase_add_test(small, limits_are_kept);
	tcase_add_test(small, the_limit_to_relax_is_named);
	tcase_add_test(small, two_limits_are_named_where_one_is_not_enough);
	tcase_add_test(small, what_makes_no_sense_is_told);
	suite_add_tcase(suite, small);
	tcase_add_checked_fixture(kpo, setup_kpo, teardown);
	tcase_add_test(kpo, journeys_of_the_kpo_atlas);
	tcase_add_test(kpo, every_two_roles_have_an_answer);
	suite_add_tcase(suite, kpo);
	return suite_run(suite);
}
