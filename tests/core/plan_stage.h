/* A profile with plans over the fixture. */
#ifndef TESTS_PLAN_STAGE_H
#define TESTS_PLAN_STAGE_H

#include <rungs/plan.h>

#include "profile_stage.h"

#define TODAY "2026-11-26"

static struct rungs_atlas *atlas;
static struct rungs_profile *profile;
static struct rungs_records now; /* what the profile has */
static struct rungs_plan plan;   /* that was read last */
static struct rungs_error error;

static void look(void)
{
	rungs_records_release(&now);
	ck_assert_int_eq(rungs_profile_get(profile, &now, &error), RUNGS_OK);
}

SCRATCH void setup_plans(void)
{
	setup();
	ck_assert_int_eq(
		rungs_atlas_open(&atlas, BINARY_DIR "/fixture.atlas", &error),
		RUNGS_OK);
	profile = opened(RUNGS_PROFILE_WRITE);
	look();
}

SCRATCH void teardown_plans(void)
{
	rungs_plan_release(&plan);
	rungs_records_release(&now);
	rungs_profile_close(profile);
	rungs_atlas_close(atlas);
	teardown();
}

/* Does what was worked out, if it was. */
SCRATCH enum rungs_status done(enum rungs_status status,
			       struct rungs_edits *edits)
{
	if (status == RUNGS_OK) {
		ck_assert_int_eq(rungs_profile_change(profile, edits->at,
						      edits->count, false,
						      &error),
				 RUNGS_OK);
		rungs_edits_release(edits);
		look();
	} else {
		ck_assert_ptr_null(edits->memory);
		ck_assert_uint_gt(strlen(error.text), 10);
	}
	return status;
}

SCRATCH void has(enum rungs_section section, const char *id, int level,
		 double years)
{
	struct rungs_edit edit = {.record = {.section = section,
					     .id = id,
					     .name = id,
					     .level = level,
					     .years = years}};

	ck_assert_int_eq(rungs_profile_change(profile, &edit, 1, false, &error),
			 RUNGS_OK);
	look();
}

SCRATCH enum rungs_status make(const char *from, const char *to,
			       struct rungs_plan_wish wish)
{
	struct rungs_route_question question = {
		.from = from, .to = to, .kind = RUNGS_ROLE};
	struct rungs_routes routes;
	struct rungs_edits edits;
	enum rungs_status status;

	ck_assert_msg(rungs_routes_get(atlas, &question, &routes, &error) ==
			      RUNGS_OK,
		      "%s", error.text);
	ck_assert_uint_gt(routes.count, 0);
	status = rungs_plan_make(atlas, &now, &routes.at[0], &wish, &edits,
				 &error);
	rungs_routes_release(&routes);
	return done(status, &edits);
}

/* The way from a junior analyst up to a lead. */
SCRATCH void make_usual(void)
{
	ck_assert_msg(make("junior-analyst", "analytics-lead",
			   (struct rungs_plan_wish){.today = TODAY}) ==
			      RUNGS_OK,
		      "%s", error.text);
}

SCRATCH void show(const char *id)
{
	rungs_plan_release(&plan);
	ck_assert_msg(rungs_plan_get(atlas, &now, id, &plan, &error) ==
			      RUNGS_OK,
		      "%s", error.text);
}

SCRATCH const struct rungs_plan_step *step_of(int number)
{
	for (size_t i = 0; i < plan.stage_count; i++) {
		for (size_t n = 0; n < plan.stages[i].step_count; n++) {
			if (plan.stages[i].steps[n].number == number)
				return &plan.stages[i].steps[n];
		}
	}
	ck_abort_msg("no step %d", number);
	return NULL;
}

/* All steps as 'NUMBER KIND ID FROM-TO DATE done', a stage a line. */
SCRATCH const char *steps_said(void)
{
	static char text[4000];
	size_t used = 0;

	text[0] = '\0';
	for (size_t i = 0; i < plan.stage_count; i++) {
		for (size_t n = 0; n < plan.stages[i].step_count; n++) {
			const struct rungs_plan_step *step =
				&plan.stages[i].steps[n];

			used += (size_t)snprintf(
				text + used, sizeof(text) - used, "%d %s %s",
				step->number, rungs_plan_step_word(step->kind),
				step->thing.id != NULL ? step->thing.id
						       : step->thing.name);
			if (step->from >= 0)
				used += (size_t)snprintf(
					text + used, sizeof(text) - used,
					" %d-%d", step->from, step->to);
			used += (size_t)snprintf(
				text + used, sizeof(text) - used, " %s%s;",
				step->date != NULL ? step->date : "-",
				step->had    ? " had"
				: step->done ? " done"
					     : "");
		}
		used += (size_t)snprintf(text + used, sizeof(text) - used,
					 "\n");
	}
	return text;
}

SCRATCH enum rungs_status tick(const char *id, int number)
{
	struct rungs_edits edits;

	return done(rungs_plan_tick(atlas, &now, id, number, "2027-02-03",
				    &edits, &error),
		    &edits);
}

SCRATCH enum rungs_status untick(const char *id, int number)
{
	struct rungs_edits edits;

	return done(rungs_plan_untick(&now, id, number, &edits, &error),
		    &edits);
}

/* The level of a skill in the profile; -2 without a record. */
SCRATCH int level_of(const char *id)
{
	const struct rungs_record *record =
		rungs_records_find(&now, RUNGS_HAS_SKILL, id);

	return record != NULL ? record->level : -2;
}

#endif
