#include "plan_steps.h"

#include <string.h>

#include "date.h"
#include "error.h"
#include "plan_record.h"

struct stepping {
	struct reader *reader;
	const struct plan_facts *facts;
	const struct told *then;
	struct rungs_plan *plan;
};

static const char *keep(struct stepping *stepping, const char *text)
{
	const char *copy = arena_text(stepping->reader->arena, text);

	if (copy == NULL && text != NULL)
		stepping->reader->status =
			error_no_memory(stepping->reader->error);
	return copy;
}

static const char *keep_date(struct stepping *stepping, const char *text)
{
	int day;

	return date_parse(text, &day) ? keep(stepping, text) : NULL;
}

/* By the name of now, or else by that of then. */
static void thing_find(struct stepping *stepping,
		       const struct rungs_record *record,
		       struct rungs_plan_step *step)
{
	enum rungs_kind kind;
	const char *id;

	step->thing = (struct rungs_thing){.roles = RUNGS_UNKNOWN};
	if (step->kind != RUNGS_PLAN_OWN &&
	    plan_step_about(record, &kind, &id)) {
		step->vanished =
			!thing_read(stepping->reader, kind, id, &step->thing);
		step->thing.kind = kind;
		step->thing.id = keep(stepping, id);
	}
	if (step->thing.name == NULL)
		step->thing.name = keep(stepping, record->name);
}

static bool has(const struct holding *holding,
		const struct rungs_plan_step *step)
{
	const char *id = step->thing.id;
	int level;

	if (id == NULL)
		return false;
	switch (step->kind) {
	case RUNGS_PLAN_LEARN:
		level = holding_level(holding, id);
		return level > 0 && level >= step->to;
	case RUNGS_PLAN_STUDY:
		return holding_has_degree(holding, id);
	case RUNGS_PLAN_CERTIFY:
		return holding_has_certification(holding, id);
	case RUNGS_PLAN_ASK:
	case RUNGS_PLAN_APPLY:
		return holding_has_role(holding, id);
	default:
		return false;
	}
}

/* Where learning sets out: from what was had when the plan was made, or what
 * has come since. */
static void levels_tell(const struct stepping *stepping, size_t stage,
			const struct rungs_record *record,
			struct rungs_plan_step *step)
{
	const struct told_skill *told = NULL;
	int level;

	step->from = step->to = RUNGS_UNKNOWN;
	if (step->kind != RUNGS_PLAN_LEARN || step->thing.id == NULL)
		return;
	if (stage + 1 < stepping->then->count)
		told = told_skill_of(&stepping->then->stages[stage + 1],
				     step->thing.id);
	step->from = told != NULL && told->from > 0 ? told->from : 0;
	if (record->level <= 0)
		return;
	step->to = record->level;
	level = holding_level(stepping->facts->holding, step->thing.id);
	if (level > step->from && level < step->to)
		step->from = level;
}

/* Why it is a step. */
static const char *reason(struct stepping *stepping, size_t stage,
			  const struct rungs_plan_step *step)
{
	struct arena *arena = stepping->reader->arena;
	const struct plan_fact *fact = &stepping->facts->at[stage + 1];
	const char *role = fact->step.to.title, *id = step->thing.id;
	const struct told_skill *told = NULL;
	const char *usefulness = NULL;

	if (id == NULL || role == NULL)
		return NULL;
	switch (step->kind) {
	case RUNGS_PLAN_LEARN:
		if (stage + 1 < stepping->then->count)
			told = told_skill_of(&stepping->then->stages[stage + 1],
					     id);
		return arena_format(arena,
				    told != NULL && !told->core
					    ? "useful to %s"
					    : "core skill of %s",
				    role);
	case RUNGS_PLAN_STUDY:
		return arena_format(
			arena,
			fact->role.education_min.id != NULL &&
					strcmp(fact->role.education_min.id,
					       id) == 0
				? "asked at least of %s; goes on beside the "
				  "other steps"
				: "the usual way in to %s; goes on beside the "
				  "other steps",
			role);
	case RUNGS_PLAN_CERTIFY:
		usefulness = plan_fact_usefulness(fact, id);
		return usefulness != NULL ? arena_format(arena, "%s for %s",
							 usefulness, role)
					  : NULL;
	case RUNGS_PLAN_ASK:
		return fact->step.move.note;
	default:
		return NULL;
	}
}

static void step_fill(struct stepping *stepping, size_t stage, int number,
		      const struct rungs_record *record,
		      struct rungs_plan_step *step)
{
	*step = (struct rungs_plan_step){
		.number = number,
		.kind = plan_step_kind(record),
		.date = keep_date(stepping, record->date),
		.done = record->done,
		.done_on = record->done ? keep_date(stepping, record->done_on)
					: NULL,
		.note = keep(stepping, record->note),
	};
	thing_find(stepping, record, step);
	levels_tell(stepping, stage, record, step);
	if (!step->done)
		step->done = step->had = has(stepping->facts->holding, step);
	step->reason = reason(stepping, stage, step);
}

static bool is_later(const struct rungs_plan_step *a,
		     const struct rungs_plan_step *b)
{
	int order = a->date == NULL || b->date == NULL
			    ? (a->date == NULL) - (b->date == NULL)
			    : strcmp(a->date, b->date);

	return order != 0 ? order > 0 : a->number > b->number;
}

static void step_add(struct stepping *stepping, size_t stage,
		     const struct rungs_plan_step *step)
{
	struct rungs_plan *plan = stepping->plan;
	struct rungs_plan_stage *into = &plan->stages[stage];
	size_t at = into->step_count;

	into->steps = arena_grow(stepping->reader->arena, into->steps,
				 into->step_count, sizeof(*into->steps));
	if (into->steps == NULL) {
		into->step_count = 0;
		stepping->reader->status =
			error_no_memory(stepping->reader->error);
		return;
	}
	for (; at > 0 && is_later(&into->steps[at - 1], step); at--)
		into->steps[at] = into->steps[at - 1];
	into->steps[at] = *step;
	into->step_count++;
	plan->steps++;
	plan->done += step->done;
}

/* A stage lasts until the day to apply. */
static void stages_date(struct rungs_plan *plan)
{
	const char *day = plan->begins;

	for (size_t i = 0; i < plan->stage_count; i++) {
		struct rungs_plan_stage *stage = &plan->stages[i];

		stage->from_date = day;
		for (size_t n = 0; n < stage->step_count; n++) {
			if (stage->steps[n].kind == RUNGS_PLAN_APPLY)
				stage->to_date = stage->steps[n].date;
		}
		day = stage->to_date;
	}
}

void plan_steps_read(const struct plan_facts *facts, const struct told *then,
		     struct rungs_plan *plan)
{
	const struct rungs_records *profile = facts->holding->profile;
	struct stepping stepping = {.reader = facts->reader,
				    .facts = facts,
				    .then = then,
				    .plan = plan};

	for (size_t i = 0; i < profile->count && plan->stage_count > 0; i++) {
		const struct rungs_record *record = &profile->at[i];
		int number = plan_step_number(record, plan->id);
		size_t stage = record->stage > 0 ? (size_t)record->stage - 1
						 : plan->stage_count - 1;
		struct rungs_plan_step step;

		if (number == 0 || stepping.reader->status != RUNGS_OK)
			continue;
		if (stage >= plan->stage_count)
			stage = plan->stage_count - 1;
		step_fill(&stepping, stage, number, record, &step);
		step_add(&stepping, stage, &step);
	}
	stages_date(plan);
}
