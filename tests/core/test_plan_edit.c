/* Ticks, dates and words of plans: what is learned once is learned in all. */

#include "fault_stage.h"
#include "plan_stage.h"
#include "suite.h"

static void setup_usual(void)
{
	setup_plans();
	has(RUNGS_HAS_EDUCATION, "bachelor", 0, 0);
	make_usual();
}

START_TEST(a_tick_is_learned_everywhere)
{
	has(RUNGS_HAS_SKILL, "sql", 2, 0);
	make("review-analyst", "data-analyst",
	     (struct rungs_plan_wish){.today = TODAY});
	ck_assert_int_eq(tick("analytics-lead", 2), RUNGS_OK);
	ck_assert_int_eq(level_of("sql"), 4);
	show("analytics-lead");
	ck_assert(step_of(2)->done && !step_of(2)->had);
	ck_assert_str_eq(step_of(2)->done_on, "2027-02-03");
	ck_assert_uint_eq(plan.done, 1);
	show("data-analyst");
	ck_assert_ptr_nonnull(strstr(steps_said(), "learn sql 2-4 2027"));
	ck_assert_ptr_nonnull(strstr(steps_said(), " had;"));
	ck_assert_int_eq(untick("analytics-lead", 2), RUNGS_OK);
	ck_assert_int_eq(level_of("sql"), 2);
	show("data-analyst");
	ck_assert_ptr_null(strstr(steps_said(), " had;"));
}
END_TEST

START_TEST(a_tick_is_one_change)
{
	struct rungs_records touched;
	char before[4000];

	snprintf(before, sizeof(before), "%s", said(profile));
	tick("analytics-lead", 1);
	ck_assert_str_ne(said(profile), before);
	rungs_profile_undo(profile, &touched, &error);
	rungs_records_release(&touched);
	ck_assert_str_eq(said(profile), before);
}
END_TEST

START_TEST(ticks_give_certificates_and_degrees)
{
	const struct rungs_record *record;
	int study;

	tick("analytics-lead", 4);
	ck_assert_ptr_nonnull(rungs_records_find(&now, RUNGS_HAS_CERTIFICATION,
						 "analyst-cert"));
	untick("analytics-lead", 4);
	ck_assert_ptr_null(
		rungs_records_find(&now, RUNGS_HAS_CERTIFICATION, NULL));
	has(RUNGS_HAS_EDUCATION, "secondary", 0, 0);
	make("junior-analyst", "data-analyst",
	     (struct rungs_plan_wish){.today = TODAY});
	show("data-analyst");
	study = (int)plan.steps - 1;
	tick("data-analyst", study);
	record = rungs_records_find(&now, RUNGS_HAS_EDUCATION, NULL);
	ck_assert_str_eq(record->id, "bachelor");
	untick("data-analyst", study);
	record = rungs_records_find(&now, RUNGS_HAS_EDUCATION, NULL);
	ck_assert_str_eq(record->id, "secondary");
	ck_assert_str_eq(record->name, "secondary");
}
END_TEST

/* Whoever has more keeps it, also when the tick is taken back. */
START_TEST(a_tick_takes_nothing_away)
{
	has(RUNGS_HAS_SKILL, "sql", 5, 0);
	tick("analytics-lead", 2);
	ck_assert_int_eq(level_of("sql"), 5);
	untick("analytics-lead", 2);
	ck_assert_int_eq(level_of("sql"), 5);
	/* By experience: a lead has report writing at 4. */
	has(RUNGS_HAS_EXPERIENCE, "role/analytics-lead", 0, 3);
	tick("analytics-lead", 1);
	ck_assert_int_eq(level_of("report-writing"), -2);
	show("analytics-lead");
	ck_assert(step_of(7)->had && step_of(8)->had && step_of(9)->had);
}
END_TEST

START_TEST(what_was_changed_since_stays)
{
	tick("analytics-lead", 2);
	has(RUNGS_HAS_SKILL, "sql", 3, 0);
	untick("analytics-lead", 2);
	ck_assert_int_eq(level_of("sql"), 3);
}
END_TEST

/* In whatever order two ticks of one skill are taken back. */
START_TEST(two_ticks_of_a_skill)
{
	for (int first = 1; first <= 7; first += 6) {
		int second = 8 - first;

		tick("analytics-lead", 1);
		ck_assert_int_eq(level_of("report-writing"), 3);
		tick("analytics-lead", 7);
		ck_assert_int_eq(level_of("report-writing"), 4);
		untick("analytics-lead", first);
		ck_assert_int_eq(level_of("report-writing"),
				 first == 7 ? 3 : 4);
		untick("analytics-lead", second);
		ck_assert_int_eq(level_of("report-writing"), -2);
	}
}
END_TEST

START_TEST(a_second_tick_of_the_same_level_answers_for_both)
{
	make("review-analyst", "data-analyst",
	     (struct rungs_plan_wish){.today = TODAY});
	show("data-analyst");
	ck_assert_str_eq(step_of(1)->thing.id, "sql");
	tick("analytics-lead", 2);
	tick("data-analyst", 1);
	untick("analytics-lead", 2);
	ck_assert_int_eq(level_of("sql"), 4);
	untick("data-analyst", 1);
	ck_assert_int_eq(level_of("sql"), -2);
}
END_TEST

START_TEST(a_later_date_moves_what_follows)
{
	struct rungs_edits edits;

	tick("analytics-lead", 8);
	done(rungs_plan_date(&now, "analytics-lead", 6, "2029-01-25", &edits,
			     &error),
	     &edits);
	show("analytics-lead");
	ck_assert_str_eq(step_of(6)->date, "2029-01-25");
	ck_assert_str_eq(step_of(5)->date, "2028-07-27");
	ck_assert_str_eq(step_of(7)->date, "2030-05-27");
	ck_assert_str_eq(step_of(8)->date, "2031-07-28");
	ck_assert_str_eq(step_of(9)->date, "2033-01-25");
	done(rungs_plan_date(&now, "analytics-lead", 1, NULL, &edits, &error),
	     &edits);
	show("analytics-lead");
	ck_assert_ptr_null(step_of(1)->date);
	ck_assert_int_eq(
		plan.stages[0].steps[plan.stages[0].step_count - 1].number, 1);
}
END_TEST

START_TEST(own_steps_and_notes)
{
	struct rungs_edits edits;

	done(rungs_plan_add(&now, "analytics-lead", 1, "Ask Asha for a talk",
			    "2029-01-01", &edits, &error),
	     &edits);
	done(rungs_plan_note(&now, "analytics-lead", 1, "an evening course",
			     &edits, &error),
	     &edits);
	show("analytics-lead");
	ck_assert_str_eq(step_of(10)->thing.name, "Ask Asha for a talk");
	ck_assert_ptr_null(step_of(10)->thing.id);
	ck_assert_int_eq(step_of(10)->kind, RUNGS_PLAN_OWN);
	ck_assert_ptr_eq(step_of(10), &plan.stages[1].steps[0]);
	ck_assert_str_eq(step_of(1)->note, "an evening course");
	tick("analytics-lead", 10);
	done(rungs_plan_drop(&now, "analytics-lead", 3, &edits, &error),
	     &edits);
	show("analytics-lead");
	ck_assert_uint_eq(plan.steps, 9);
	ck_assert_uint_eq(plan.done, 1);
	ck_assert_str_eq(step_of(4)->thing.id, "analyst-cert");
	done(rungs_plan_delete(&now, "analytics-lead", &edits, &error), &edits);
	ck_assert_str_eq(said(profile), "education bachelor -1;");
}
END_TEST

START_TEST(refused)
{
	struct rungs_edits edits;

	ck_assert_int_eq(tick("nothing", 1), RUNGS_NOT_FOUND);
	ck_assert_int_eq(tick("analytics-lead", 99), RUNGS_NOT_FOUND);
	ck_assert_int_eq(tick("analytics-lead", 0), RUNGS_NOT_FOUND);
	ck_assert_int_eq(untick("analytics-lead", 1), RUNGS_BAD_INPUT);
	ck_assert_int_eq(done(rungs_plan_date(&now, "analytics-lead", 1, "soon",
					      &edits, &error),
			      &edits),
			 RUNGS_BAD_INPUT);
	ck_assert_int_eq(done(rungs_plan_note(&now, "analytics-lead", 1, "",
					      &edits, &error),
			      &edits),
			 RUNGS_BAD_INPUT);
	for (int stage = -1; stage < 3; stage += 3)
		ck_assert_int_eq(
			done(rungs_plan_add(&now, "analytics-lead", stage, "x",
					    NULL, &edits, &error),
			     &edits),
			RUNGS_BAD_INPUT);
	ck_assert_int_eq(
		done(rungs_plan_delete(&now, "x", &edits, &error), &edits),
		RUNGS_NOT_FOUND);
	tick("analytics-lead", 1);
	ck_assert_int_eq(tick("analytics-lead", 1), RUNGS_OK);
	show("analytics-lead");
	ck_assert_uint_eq(plan.done, 1);
}
END_TEST

static enum rungs_status decide(const struct rungs_records *records,
				void *number, struct rungs_edits *out,
				struct rungs_error *failure)
{
	return rungs_plan_tick(atlas, records, "analytics-lead", *(int *)number,
			       TODAY, out, failure);
}

/* Each ticks a step of its own; two of them raise the same skill. */
START_TEST(several_writers_tick)
{
	int how;

	for (int number = 1; number <= 8; number++) {
		pid_t child = fork();

		ck_assert_int_ge(child, 0);
		if (child == 0) {
			struct rungs_profile *own = opened(RUNGS_PROFILE_WRITE);
			struct rungs_edits edits;

			_exit(rungs_profile_decide(own, decide, &number, &edits,
						   NULL) != RUNGS_OK);
		}
	}
	for (int i = 0; i < 8; i++) {
		ck_assert_int_ge(wait(&how), 0);
		ck_assert_int_eq(how, 0);
	}
	look();
	show("analytics-lead");
	ck_assert_uint_eq(plan.done, 8);
	ck_assert_int_eq(level_of("report-writing"), 4);
	ck_assert_int_eq(level_of("sql"), 4);
	ck_assert_int_eq(level_of("excel"), 4);
}
END_TEST

static enum rungs_status tick_second(void)
{
	struct rungs_profile *own;
	struct rungs_edits edits;
	int number = 2;
	enum rungs_status status =
		rungs_profile_open(&own, path, RUNGS_PROFILE_WRITE, NULL, NULL);

	if (status == RUNGS_OK)
		status = rungs_profile_decide(own, decide, &number, &edits,
					      NULL);
	return status;
}

/* The step and the skill that it gives, both or neither, whichever call of the
 * system fails. */
START_TEST(every_call_in_turn)
{
	int at = 0, ended;

	do {
		ended = with_fault(++at, errors[_i], tick_second);
		look();
		show("analytics-lead");
		ck_assert(step_of(2)->done == (level_of("sql") == 4));
		if (ended != -1)
			ck_assert(step_of(2)->done == (ended != REFUSED));
		if (step_of(2)->done)
			untick("analytics-lead", 2);
		ck_assert_int_eq(level_of("sql"), -2);
	} while (ended != NEVER_REACHED);
	ck_assert_int_gt(at, 5);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("plan edit");
	TCase *tests = tcase_create("plan edit");

	tcase_set_timeout(tests, 120);
	tcase_add_checked_fixture(tests, setup_usual, teardown_plans);
	tcase_add_test(tests, a_tick_is_learned_everywhere);
	tcase_add_test(tests, a_tick_is_one_change);
	tcase_add_test(tests, ticks_give_certificates_and_degrees);
	tcase_add_test(tests, a_tick_takes_nothing_away);
	tcase_add_test(tests, what_was_changed_since_stays);
	tcase_add_test(tests, two_ticks_of_a_skill);
	tcase_add_test(tests, a_second_tick_of_the_same_level_answers_for_both);
	tcase_add_test(tests, a_later_date_moves_what_follows);
	tcase_add_test(tests, own_steps_and_notes);
	tcase_add_test(tests, refused);
	tcase_add_test(tests, several_writers_tick);
	tcase_add_loop_test(tests, every_call_in_turn, 0, 3);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
