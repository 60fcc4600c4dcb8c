/* Plans over the fixture: what they are made of, and what they are read as. */
#include <math.h>

#include "plan_stage.h"
#include "suite.h"

START_TEST(a_route_becomes_steps)
{
	has(RUNGS_HAS_EDUCATION, "bachelor", 0, 0);
	make_usual();
	show("analytics-lead");
	ck_assert_str_eq(steps_said(), "1 learn report-writing 0-3 2027-03-27;"
				       "2 learn sql 2-4 2027-07-27;"
				       "3 learn excel 3-4 2027-11-26;"
				       "4 certify analyst-cert 2028-03-27;"
				       "5 ask data-analyst 2028-07-27;"
				       "6 apply data-analyst 2028-11-26;\n"
				       "7 learn report-writing 3-4 2030-03-28;"
				       "8 ask analytics-lead 2031-07-28;"
				       "9 apply analytics-lead 2032-11-26;\n");
	ck_assert_str_eq(plan.name, "Analytics Lead");
	ck_assert_str_eq(plan.made, TODAY);
	ck_assert_str_eq(plan.begins, TODAY);
	ck_assert_ptr_nonnull(plan.atlas_release);
	ck_assert_uint_eq(plan.stage_count, 2);
	ck_assert_str_eq(plan.stages[0].from_date, TODAY);
	ck_assert_str_eq(plan.stages[0].to_date, "2028-11-26");
	ck_assert_str_eq(plan.stages[1].from_date, "2028-11-26");
	ck_assert_str_eq(plan.stages[1].to_date, "2032-11-26");
	ck_assert_uint_eq(plan.steps, 9);
	ck_assert_uint_eq(plan.done, 0);
	ck_assert_uint_eq(plan.change_count, 0);
	ck_assert_int_eq(plan.route.years_min, 4);
	ck_assert_int_eq(plan.route.years_max, 8);
	ck_assert_str_eq(plan.route.evidence, "editorial");
	ck_assert_uint_gt(plan.sources.count, 0);
	ck_assert_str_eq(step_of(1)->reason, "core skill of Data Analyst");
	ck_assert_str_eq(step_of(4)->reason, "often asked for Data Analyst");
	ck_assert_str_eq(step_of(5)->reason, "Takes SQL.");
}
END_TEST

/* The routes' own answer is what a plan tells of its whole. */
START_TEST(a_plan_is_its_route)
{
	struct rungs_route_question question = {.from = "junior-analyst",
						.to = "analytics-lead",
						.kind = RUNGS_ROLE};
	struct rungs_routes routes;

	make_usual();
	show("analytics-lead");
	ck_assert_int_eq(rungs_routes_get(atlas, &question, &routes, &error),
			 RUNGS_OK);
	const struct rungs_route *route = &routes.at[0];
	ck_assert_uint_eq(plan.route.step_count, route->step_count);
	ck_assert_int_eq(plan.route.effort, route->effort);
	ck_assert_double_eq(plan.route.years, route->years);
	ck_assert_str_eq(plan.route.evidence, route->evidence);
	ck_assert(isnan(plan.route.pay.amount) == isnan(route->pay.amount));
	for (size_t i = 0; i < route->step_count; i++) {
		ck_assert_str_eq(plan.route.steps[i].to.id,
				 route->steps[i].to.id);
		ck_assert_uint_eq(plan.route.steps[i].move.gap_count,
				  route->steps[i].move.gap_count);
	}
	rungs_routes_release(&routes);
}
END_TEST

START_TEST(what_the_profile_has_is_no_step)
{
	has(RUNGS_HAS_EDUCATION, "master", 0, 0);
	has(RUNGS_HAS_SKILL, "sql", 4, 0);
	has(RUNGS_HAS_SKILL, "report-writing", 3, 0);
	has(RUNGS_HAS_CERTIFICATION, "analyst-cert", 0, 0);
	make_usual();
	show("analytics-lead");
	ck_assert_str_eq(steps_said(), "1 learn excel 3-4 2027-07-27;"
				       "2 ask data-analyst 2028-03-27;"
				       "3 apply data-analyst 2028-11-26;\n"
				       "4 learn report-writing 3-4 2030-03-28;"
				       "5 ask analytics-lead 2031-07-28;"
				       "6 apply analytics-lead 2032-11-26;\n");
}
END_TEST

/* The number of the step to study, after it was seen that steps are numbered as
 * they stand. */
static int study_number(void)
{
	int number = 0, study = 0;

	for (size_t i = 0; i < plan.stage_count; i++) {
		for (size_t n = 0; n < plan.stages[i].step_count; n++) {
			const struct rungs_plan_step *step =
				&plan.stages[i].steps[n];

			ck_assert_int_eq(step->number, ++number);
			if (step->kind == RUNGS_PLAN_STUDY)
				study = number;
		}
	}
	ck_assert_int_gt(study, 0);
	return study;
}

/* Bachelor's: 3 to 4 years, more than the move takes. */
START_TEST(a_missing_degree_is_a_step)
{
	int study;

	make_usual();
	show("analytics-lead");
	study = study_number();
	ck_assert_int_eq(step_of(study + 1)->kind, RUNGS_PLAN_APPLY);
	ck_assert_str_eq(step_of(study)->thing.id, "bachelor");
	ck_assert_str_eq(step_of(study)->date, "2030-05-26");
	ck_assert_str_eq(plan.stages[0].to_date, "2030-05-26");
	has(RUNGS_HAS_EDUCATION, "law", 0, 0);
	show("analytics-lead");
	ck_assert(step_of(study)->had);
}
END_TEST

/* Both when a plan begins with what takes no known time, and once that has a
 * day. */
START_TEST(a_degree_is_due_where_it_stands)
{
	struct rungs_edits edits;
	const struct rungs_plan_step *study;

	ck_assert_int_eq(make(NULL, "data-analyst",
			      (struct rungs_plan_wish){.today = TODAY}),
			 RUNGS_OK);
	show("data-analyst");
	study = step_of(study_number());
	ck_assert_ptr_null(study->date);
	done(rungs_plan_date(&now, "data-analyst",
			     (int)plan.stages[0].step_count, "2027-05-26",
			     &edits, &error),
	     &edits);
	show("data-analyst");
	study = step_of(study_number());
	ck_assert_str_eq(study->date, "2030-11-26");
}
END_TEST

START_TEST(useful_skills_are_steps_if_they_are_wanted)
{
	ck_assert_int_eq(make("document-reviewer", "review-analyst",
			      (struct rungs_plan_wish){.today = TODAY,
						       .all_skills = true}),
			 RUNGS_OK);
	show("review-analyst");
	ck_assert_ptr_nonnull(strstr(steps_said(), "report-writing 0-3"));
	ck_assert_str_eq(step_of(2)->reason, "useful to Review Analyst");
	ck_assert_int_eq(make("document-reviewer", "review-analyst",
			      (struct rungs_plan_wish){.today = TODAY}),
			 RUNGS_OK);
	show("review-analyst-2");
	ck_assert_ptr_null(strstr(steps_said(), "report-writing"));
}
END_TEST

/* Nobody knows how long it takes to find a first job. */
START_TEST(a_first_job_has_no_date_until_it_is_given_one)
{
	struct rungs_edits edits;

	has(RUNGS_HAS_EDUCATION, "bachelor", 0, 0);
	ck_assert_int_eq(make(NULL, "data-analyst",
			      (struct rungs_plan_wish){.today = TODAY}),
			 RUNGS_OK);
	show("data-analyst");
	ck_assert_ptr_eq(strstr(steps_said(), "1 learn excel 0-3 -;"
					      "2 apply junior-analyst -;\n"),
			 steps_said());
	ck_assert_ptr_null(plan.stages[0].to_date);
	ck_assert_ptr_null(plan.stages[1].from_date);
	done(rungs_plan_date(&now, "data-analyst", 2, "2027-05-26", &edits,
			     &error),
	     &edits);
	show("data-analyst");
	ck_assert_ptr_eq(strstr(steps_said(),
				"1 learn excel 0-3 2027-02-24;"
				"2 apply junior-analyst 2027-05-26;\n"),
			 steps_said());
	ck_assert_str_eq(plan.stages[1].to_date, "2029-05-26");
	for (size_t i = 0; i < plan.stages[1].step_count; i++)
		ck_assert_ptr_nonnull(plan.stages[1].steps[i].date);
}
END_TEST

START_TEST(two_plans_for_a_role_stand_side_by_side)
{
	struct rungs_plans plans;

	make_usual();
	ck_assert_int_eq(make("junior-analyst", "analytics-lead",
			      (struct rungs_plan_wish){.today = TODAY,
						       .name = "Slowly",
						       .begins = "2027-01-01"}),
			 RUNGS_OK);
	ck_assert_int_eq(rungs_plans_get(atlas, &now, &plans, &error),
			 RUNGS_OK);
	ck_assert_uint_eq(plans.count, 2);
	ck_assert_str_eq(plans.at[0].id, "analytics-lead");
	ck_assert_str_eq(plans.at[1].id, "analytics-lead-2");
	ck_assert_str_eq(plans.at[1].name, "Slowly");
	ck_assert_str_eq(plans.at[1].made, TODAY);
	ck_assert_str_eq(plans.at[1].begins, "2027-01-01");
	ck_assert_uint_eq(plans.at[0].steps, plans.at[1].steps);
	rungs_plans_release(&plans);
}
END_TEST

START_TEST(making_one_is_one_change)
{
	struct rungs_records touched;

	make_usual();
	ck_assert_int_eq(rungs_profile_undo(profile, &touched, &error),
			 RUNGS_OK);
	rungs_records_release(&touched);
	ck_assert_str_eq(said(profile), "");
	ck_assert_int_eq(rungs_profile_redo(profile, &touched, &error),
			 RUNGS_OK);
	rungs_records_release(&touched);
	look();
	show("analytics-lead");
	ck_assert_uint_eq(plan.stage_count, 2);
}
END_TEST

START_TEST(what_makes_no_sense_is_refused)
{
	struct rungs_plan_wish wishes[] = {
		{.today = NULL},
		{.today = "today"},
		{.today = TODAY, .begins = "2026-02-30"},
		{.today = TODAY, .name = ""},
		{.today = TODAY, .name = "\xff"},
	};

	for (size_t i = 0; i < sizeof(wishes) / sizeof(wishes[0]); i++)
		ck_assert_int_eq(
			make("junior-analyst", "data-analyst", wishes[i]),
			RUNGS_BAD_INPUT);
	ck_assert_str_eq(said(profile), "");
	ck_assert_int_eq(rungs_plan_get(atlas, &now, "nothing", &plan, &error),
			 RUNGS_NOT_FOUND);
	ck_assert_ptr_nonnull(strstr(error.text, "nothing"));
}
END_TEST

/* Records may come from anywhere. */
START_TEST(a_plan_of_nonsense_is_read)
{
	static const char *const told[] = {
		NULL, "",
		"role\nmove\n\t\t\nskill\t\tx\nbegins\tnever\nrole\t\tx\n",
		"begins\t2026-01-01\nrole\tjunior-analyst\tJunior\nrole\tgone\t"
		"Gone\nskill\tsql\t99\t-1\tcore\nmove\tup\t-3\t999999999999\n"
		"pay\tUS\t2024\tUSD\tnan\ncertification\told-cert"};
	static const char *const routes[] = {NULL,
					     "",
					     ";;",
					     "start",
					     "gone",
					     "junior-analyst;gone;gone",
					     "start;start;data-analyst",
					     "data-analyst;junior-analyst"};

	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
		for (size_t n = 0; n < sizeof(routes) / sizeof(routes[0]);
		     n++) {
			struct rungs_edit edits[] = {
				{.record = {.section = RUNGS_PLANNED,
					    .id = "p",
					    .name = "P",
					    .text = routes[n],
					    .told = told[i]}},
				{.record = {.section = RUNGS_STEP,
					    .id = "p/3",
					    .name = "Q",
					    .text = "dance",
					    .date = "2026-99-99",
					    .done = true,
					    .about = "/",
					    .stage = 77,
					    .level = 99}},
				{.record = {.section = RUNGS_STEP,
					    .id = "p/x",
					    .name = "Q",
					    .text = "learn"}},
				{.record = {.section = RUNGS_STEP,
					    .id = "p/4",
					    .name = "Q",
					    .text = "learn",
					    .about = "skill/gone"}}};
			struct rungs_edits all = {4, edits, NULL};
			struct rungs_records with;

			ck_assert_int_eq(
				rungs_records_with(&now, &all, &with, &error),
				RUNGS_OK);
			rungs_plan_release(&plan);
			ck_assert_int_eq(rungs_plan_get(atlas, &with, "p",
							&plan, &error),
					 RUNGS_OK);
			ck_assert_uint_eq(plan.steps,
					  plan.stage_count > 0 ? 2 : 0);
			rungs_records_release(&with);
		}
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("plan");
	TCase *tests = tcase_create("plan");

	tcase_set_timeout(tests, 120);
	tcase_add_checked_fixture(tests, setup_plans, teardown_plans);
	tcase_add_test(tests, a_route_becomes_steps);
	tcase_add_test(tests, a_plan_is_its_route);
	tcase_add_test(tests, what_the_profile_has_is_no_step);
	tcase_add_test(tests, a_missing_degree_is_a_step);
	tcase_add_test(tests, a_degree_is_due_where_it_stands);
	tcase_add_test(tests, useful_skills_are_steps_if_they_are_wanted);
	tcase_add_test(tests, a_first_job_has_no_date_until_it_is_given_one);
	tcase_add_test(tests, two_plans_for_a_role_stand_side_by_side);
	tcase_add_test(tests, making_one_is_one_change);
	tcase_add_test(tests, what_makes_no_sense_is_refused);
	tcase_add_test(tests, a_plan_of_nonsense_is_read);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
