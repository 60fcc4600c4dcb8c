/* A plan of the small atlas, made by hand: steps of every kind, ticked and not,
 * words that mean something elsewhere, and facts that have changed. */
#ifndef RUNGS_TEST_PLAN_STAGE_H
#define RUNGS_TEST_PLAN_STAGE_H

#include <check.h>

#include "draw/plan_write.h"

#define HOSTILE "=1+1 </style><script>\"'\\;,|*\x1b\xe2\x80\xae\nnext"

struct plan_stage {
	struct rungs_atlas *atlas;
	struct rungs_routes routes;
	struct rungs_plan plan;
	struct rungs_plan_stage stages[2];
	struct rungs_plan_step first[4], second[3];
	struct rungs_plan_change change;
	struct rungs_ref sources[2];
	struct plan_set set;
};

static inline struct rungs_thing plan_stage_thing(enum rungs_kind kind,
						  const char *id,
						  const char *name)
{
	return (struct rungs_thing){.kind = kind, .id = id, .name = name};
}

static inline void plan_stage_steps(struct plan_stage *stage)
{
	stage->first[0] = (struct rungs_plan_step){
		.number = 1,
		.kind = RUNGS_PLAN_LEARN,
		.thing = plan_stage_thing(RUNGS_SKILL, "sql", "SQL"),
		.from = 2,
		.to = 3,
		.reason = "core skill of Review Analyst",
		.date = "2027-02-01",
		.done = true,
		.done_on = "2027-01-20"};
	stage->first[1] = (struct rungs_plan_step){
		.number = 2,
		.kind = RUNGS_PLAN_CERTIFY,
		.thing = plan_stage_thing(RUNGS_CERTIFICATION, "reviewer-cert",
					  "Certified Reviewer"),
		.reason = "helps",
		.date = "2027-04-01",
		.done = true,
		.had = true};
	stage->first[2] = (struct rungs_plan_step){.number = 3,
						   .kind = RUNGS_PLAN_OWN,
						   .thing = {.name = HOSTILE},
						   .date = "2027-05-01",
						   .note = HOSTILE};
	stage->first[3] = (struct rungs_plan_step){
		.number = 4,
		.kind = RUNGS_PLAN_APPLY,
		.thing = plan_stage_thing(RUNGS_ROLE, "review-analyst",
					  "Review Analyst"),
		.date = "2027-08-01"};
	stage->second[0] = (struct rungs_plan_step){
		.number = 5,
		.kind = RUNGS_PLAN_STUDY,
		.thing = plan_stage_thing(RUNGS_EDUCATION, "bachelor",
					  "Bachelor's degree"),
		.reason = "asked by Data Analyst"};
	stage->second[1] = (struct rungs_plan_step){
		.number = 6,
		.kind = RUNGS_PLAN_LEARN,
		.thing = plan_stage_thing(RUNGS_SKILL, "gone", "Lost art"),
		.to = RUNGS_UNKNOWN,
		.vanished = true};
	stage->second[2] = (struct rungs_plan_step){
		.number = 7,
		.kind = RUNGS_PLAN_ASK,
		.thing = plan_stage_thing(RUNGS_ROLE, "data-analyst",
					  "Data Analyst"),
		.reason = "a long line that is folded, and not within the "
			  "characters of two bytes: \u00e4\u00e4\u00e4\u00e4"
			  "\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4"};
}

static inline void plan_stage_open(struct plan_stage *stage)
{
	const struct rungs_route_question question = {
		.from = "document-reviewer",
		.to = "data-analyst",
		.kind = RUNGS_ROLE};
	struct rungs_route *route;

	*stage = (struct plan_stage){0};
	ck_assert_int_eq(rungs_atlas_open(&stage->atlas,
					  BINARY_DIR "/fixture.atlas", NULL),
			 RUNGS_OK);
	ck_assert_int_eq(
		rungs_routes_get(stage->atlas, &question, &stage->routes, NULL),
		RUNGS_OK);
	route = &stage->routes.at[0];
	ck_assert_uint_eq(route->step_count, 2);
	plan_stage_steps(stage);
	stage->stages[0] = (struct rungs_plan_stage){.move = route->steps[0],
						     .from_date = "2026-11-26",
						     .to_date = "2027-08-01",
						     .step_count = 4,
						     .steps = stage->first};
	stage->stages[1] = (struct rungs_plan_stage){.move = route->steps[1],
						     .step_count = 3,
						     .steps = stage->second};
	stage->change = (struct rungs_plan_change){
		.stage = 1, .text = "SQL is now asked at level 3, not 2."};
	stage->sources[0] = (struct rungs_ref){"handbook", "Handbook"};
	stage->sources[1] = (struct rungs_ref){"no-source", HOSTILE};
	stage->plan = (struct rungs_plan){.id = "data-analyst",
					  .name = "Data Analyst",
					  .made = "2026-11-26",
					  .begins = "2026-11-26",
					  .atlas_name = "Small atlas",
					  .atlas_release = "1",
					  .route = *route,
					  .stage_count = 2,
					  .stages = stage->stages,
					  .change_count = 1,
					  .changes = &stage->change,
					  .done = 2,
					  .steps = 7,
					  .sources = {2, stage->sources}};
	stage->set = (struct plan_set){
		.who = "Amina", .count = 1, .plans = &stage->plan};
}

static inline void plan_stage_close(struct plan_stage *stage)
{
	rungs_routes_release(&stage->routes);
	rungs_atlas_close(stage->atlas);
}

#endif
