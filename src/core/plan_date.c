/* The dates of a plan's steps, and how they follow each other. */
#include <string.h>

#include "date.h"
#include "error.h"
#include "plan_record.h"
#include "plan_told.h"

/* The open steps of a plan by number, as they are to be. */
struct schedule {
	struct edits *edits;
	struct told told;
	size_t count;
	struct slot {
		struct rungs_record record;
		int number;
		bool changed;
	} * slots;
};

static bool steps_read(struct schedule *schedule,
		       const struct rungs_records *profile, const char *plan)
{
	for (size_t i = 0; i < profile->count; i++) {
		int number = plan_step_number(&profile->at[i], plan);
		size_t at = schedule->count;
		struct slot *slots;

		if (number == 0 || profile->at[i].done)
			continue;
		slots = arena_grow(schedule->edits->arena, schedule->slots, at,
				   sizeof(*slots));
		if (slots == NULL)
			return false;
		for (; at > 0 && slots[at - 1].number > number; at--)
			slots[at] = slots[at - 1];
		slots[at] = (struct slot){.record = profile->at[i],
					  .number = number};
		schedule->slots = slots;
		schedule->count++;
	}
	return true;
}

static void set(struct schedule *schedule, struct slot *slot, int day)
{
	char date[DATE_SIZE];

	slot->record.date =
		arena_text(schedule->edits->arena, date_write(day, date));
	slot->changed = true;
	if (slot->record.date == NULL)
		schedule->edits->status =
			error_no_memory(schedule->edits->error);
}

/* A step that was made with the plan and has no date yet. */
static bool is_open(const struct slot *slot, int stage)
{
	return slot->record.stage == stage && slot->record.date == NULL &&
	       plan_step_kind(&slot->record) != RUNGS_PLAN_OWN;
}

static bool is_study(const struct slot *slot)
{
	return plan_step_kind(&slot->record) == RUNGS_PLAN_STUDY;
}

/* Spreads the steps of a stage that have no date over its days, as
 * rungs_plan_make does. */
static void spread(struct schedule *schedule, int stage, int from, int to)
{
	const struct told *told = &schedule->told;
	struct told_stage nothing = told_nothing();
	const struct told_stage *of =
		(size_t)stage < told->count ? &told->stages[stage] : &nothing;
	size_t count = 0, n = 0;

	for (size_t i = 0; i < schedule->count; i++)
		count += is_open(&schedule->slots[i], stage) &&
			 !is_study(&schedule->slots[i]);
	for (size_t i = 0; i < schedule->count; i++) {
		struct slot *slot = &schedule->slots[i];

		if (!is_open(slot, stage))
			continue;
		set(schedule, slot,
		    is_study(slot) ? told_study_day(of, from, to)
				   : date_part(from, to, ++n, count));
	}
}

static void shift(struct schedule *schedule, int after_stage, int days)
{
	for (size_t i = 0; i < schedule->count; i++) {
		struct slot *slot = &schedule->slots[i];
		int day;

		if (slot->record.stage > after_stage && !slot->record.done &&
		    date_parse(slot->record.date, &day))
			set(schedule, slot, day + days);
	}
}

/* The day on which one applies at the end of a stage. */
static bool end_of(const struct rungs_records *profile, const char *plan,
		   int stage, int *day)
{
	for (size_t i = 0; i < profile->count; i++) {
		const struct rungs_record *record = &profile->at[i];

		if (plan_step_number(record, plan) > 0 &&
		    record->stage == stage &&
		    plan_step_kind(record) == RUNGS_PLAN_APPLY)
			return date_parse(record->date, day);
	}
	return false;
}

/* What follows from applying on another day than before. */
static void follow(struct schedule *schedule,
		   const struct rungs_records *profile, const char *plan,
		   const struct rungs_record *step, int day)
{
	const struct told *told = &schedule->told;
	int before, begins, stage = step->stage;

	if (date_parse(step->date, &before)) {
		shift(schedule, stage, day - before);
		return;
	}
	if ((stage == 1 ? date_parse(told->begins, &begins)
			: end_of(profile, plan, stage - 1, &begins)) &&
	    begins < day)
		spread(schedule, stage, begins, day);
	while (++stage > 0 && (size_t)stage < told->count) {
		int months = told_months(&told->stages[stage]);
		int end = date_add_months(day, months);

		if (months < 0)
			break;
		spread(schedule, stage, day, end);
		day = end;
	}
}

enum rungs_status rungs_plan_date(const struct rungs_records *profile,
				  const char *plan, int number,
				  const char *date, struct rungs_edits *out,
				  struct rungs_error *error)
{
	const struct rungs_record *step;
	struct edits edits;
	struct schedule schedule = {.edits = &edits};
	int day;

	edits_begin(&edits, out, error);
	step = edits_step(&edits, profile, plan, number);
	if (step == NULL || (date != NULL && !edits_check_date(&edits, date)))
		return edits_finish(&edits);
	struct rungs_record record = *step;
	record.date = date;
	edits_put(&edits, &record);
	if (plan_step_kind(step) != RUNGS_PLAN_APPLY || step->stage < 1 ||
	    !date_parse(date, &day))
		return edits_finish(&edits);
	if (!told_read(edits.arena, edits_plan(&edits, profile, plan)->told,
		       &schedule.told) ||
	    !steps_read(&schedule, profile, plan))
		edits.status = error_no_memory(error);
	else
		follow(&schedule, profile, plan, step, day);
	for (size_t i = 0; i < schedule.count; i++) {
		if (schedule.slots[i].changed &&
		    schedule.slots[i].number != number)
			edits_put(&edits, &schedule.slots[i].record);
	}
	return edits_finish(&edits);
}
