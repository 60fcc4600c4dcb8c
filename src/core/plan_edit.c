/* Changes to a plan's steps. */
#include <string.h>

#include "error.h"
#include "plan_gift.h"
#include "plan_holding.h"
#include "plan_record.h"

/* Ticks --------------------------------------------------------------------- */

static bool is_had(const struct holding *holding,
		   const struct rungs_record *gift)
{
	int level;

	switch (gift->section) {
	case RUNGS_HAS_SKILL:
		level = holding_level(holding, gift->id);
		return level > 0 && level >= gift->level;
	case RUNGS_HAS_EDUCATION:
		return holding_has_degree(holding, gift->id);
	default:
		return holding_has_certification(holding, gift->id);
	}
}

/* Puts into the profile what the step leaves there, unless it has it, and
 * remembers what stood there. */
static enum rungs_status give(struct edits *edits, struct rungs_atlas *atlas,
			      const struct rungs_records *profile,
			      struct rungs_record *step)
{
	struct rungs_record gift;
	struct holding holding = {0};
	struct reader reader;
	enum rungs_status status;

	if (!plan_gift_of(step, &gift))
		return RUNGS_OK;
	reader_init(&reader, atlas, edits->error);
	if (reader.status == RUNGS_OK)
		holding_read(&reader, profile, &holding);
	if (reader.status == RUNGS_OK && !is_had(&holding, &gift)) {
		step->gave = plan_gift_write(edits->arena,
					     plan_gift_place(profile, &gift));
		if (step->gave == NULL)
			reader.status = error_no_memory(edits->error);
		edits_put(edits, &gift);
	}
	status = reader.status;
	arena_free(reader.arena);
	return status;
}

enum rungs_status rungs_plan_tick(struct rungs_atlas *atlas,
				  const struct rungs_records *profile,
				  const char *plan, int number,
				  const char *today, struct rungs_edits *out,
				  struct rungs_error *error)
{
	const struct rungs_record *step;
	struct edits edits;

	edits_begin(&edits, out, error);
	step = edits_step(&edits, profile, plan, number);
	if (step != NULL && !step->done && edits_check_date(&edits, today)) {
		struct rungs_record record = *step;

		record.done = true;
		record.done_on = today;
		record.gave = NULL;
		edits.status = give(&edits, atlas, profile, &record);
		edits_put(&edits, &record);
	}
	return edits_finish(&edits);
}

static bool is_same_place(const struct rungs_record *a,
			  const struct rungs_record *b)
{
	return a->section == b->section && strcmp(a->id, b->id) == 0;
}

/* Another step, of whatever plan, whose tick stands for the same: that of the
 * highest level. */
static const struct rungs_record *other_tick(
	const struct rungs_records *profile, const struct rungs_record *step,
	const struct rungs_record *gift)
{
	const struct rungs_record *best = NULL;

	for (size_t i = 0; i < profile->count; i++) {
		const struct rungs_record *one = &profile->at[i];
		struct rungs_record gives;

		if (one->section != RUNGS_STEP || one == step || !one->done ||
		    !plan_gift_of(one, &gives) || !is_same_place(&gives, gift))
			continue;
		if (best == NULL || one->level > best->level)
			best = one;
	}
	return best;
}

/* The other tick answers from now on for what this one gave. */
static void hand_on(struct edits *edits, const struct rungs_record *other,
		    const struct rungs_record *gift, const char *gave,
		    const struct rungs_record *before)
{
	struct rungs_record record = *other, its;

	if (other->gave != NULL) {
		if (!plan_gift_read(edits->arena, other->gave, gift, &its))
			edits->status = error_no_memory(edits->error);
		else if (its.name == NULL ||
			 (before->name != NULL && its.level <= before->level))
			return;
	}
	record.gave = gave;
	edits_put(edits, &record);
}

static void take_back(struct edits *edits, const struct rungs_records *profile,
		      const struct rungs_record *step)
{
	const struct rungs_record *now, *other;
	struct rungs_record gift, before, left;

	if (step->gave == NULL || !plan_gift_of(step, &gift))
		return;
	if (!plan_gift_read(edits->arena, step->gave, &gift, &before)) {
		edits->status = error_no_memory(edits->error);
		return;
	}
	now = plan_gift_place(profile, &gift);
	other = other_tick(profile, step, &gift);
	if (other != NULL)
		hand_on(edits, other, &gift, step->gave, &before);
	if (now == NULL || !is_same_place(now, &gift) ||
	    (now->level > 0 ? now->level : 0) !=
		    (gift.level > 0 ? gift.level : 0))
		return;
	if (other != NULL) {
		left = *now;
		left.level = other->level > before.level ? other->level
							 : before.level;
		edits_put(edits, &left);
	} else if (before.name != NULL) {
		edits_put(edits, &before);
	} else {
		edits_remove(edits, now);
	}
}

enum rungs_status rungs_plan_untick(const struct rungs_records *profile,
				    const char *plan, int number,
				    struct rungs_edits *out,
				    struct rungs_error *error)
{
	const struct rungs_record *step;
	struct edits edits;

	edits_begin(&edits, out, error);
	step = edits_step(&edits, profile, plan, number);
	if (step != NULL && !step->done) {
		edits.status = error_set(error, RUNGS_BAD_INPUT,
					 "Step %d of '%.100s' is not ticked.",
					 number, plan);
	} else if (step != NULL) {
		struct rungs_record record = *step;

		take_back(&edits, profile, step);
		record.done = false;
		record.done_on = record.gave = NULL;
		edits_put(&edits, &record);
	}
	return edits_finish(&edits);
}

/* Words and steps ----------------------------------------------------------- */

enum rungs_status rungs_plan_note(const struct rungs_records *profile,
				  const char *plan, int number,
				  const char *note, struct rungs_edits *out,
				  struct rungs_error *error)
{
	const struct rungs_record *step;
	struct edits edits;

	edits_begin(&edits, out, error);
	step = edits_step(&edits, profile, plan, number);
	if (step != NULL && (note == NULL || edits_check_text(&edits, note))) {
		struct rungs_record record = *step;

		record.note = note;
		edits_put(&edits, &record);
	}
	return edits_finish(&edits);
}

/* How many moves the route of a plan has. */
static int stage_count(const struct rungs_record *plan)
{
	int count = 0;

	for (const char *at = plan->text; at != NULL && *at != '\0'; at++)
		count += *at == ';';
	return count;
}

enum rungs_status rungs_plan_add(const struct rungs_records *profile,
				 const char *plan, int stage, const char *words,
				 const char *date, struct rungs_edits *out,
				 struct rungs_error *error)
{
	const struct rungs_record *record;
	struct edits edits;

	edits_begin(&edits, out, error);
	record = edits_plan(&edits, profile, plan);
	if (record != NULL && (stage < 0 || stage >= stage_count(record)))
		edits.status = error_set(error, RUNGS_BAD_INPUT,
					 "The plan '%.100s' has stages 1 to "
					 "%d.",
					 plan, stage_count(record));
	if (record != NULL && edits_check_text(&edits, words) &&
	    (date == NULL || edits_check_date(&edits, date)))
		edits_put(&edits,
			  &(struct rungs_record){
				  .section = RUNGS_STEP,
				  .id = arena_format(
					  edits.arena, "%s/%d", plan,
					  plan_next_number(profile, plan)),
				  .name = words,
				  .text = rungs_plan_step_word(RUNGS_PLAN_OWN),
				  .date = date,
				  .stage = stage + 1,
			  });
	return edits_finish(&edits);
}

enum rungs_status rungs_plan_drop(const struct rungs_records *profile,
				  const char *plan, int number,
				  struct rungs_edits *out,
				  struct rungs_error *error)
{
	const struct rungs_record *step;
	struct edits edits;

	edits_begin(&edits, out, error);
	step = edits_step(&edits, profile, plan, number);
	if (step != NULL)
		edits_remove(&edits, step);
	return edits_finish(&edits);
}

enum rungs_status rungs_plan_delete(const struct rungs_records *profile,
				    const char *plan, struct rungs_edits *out,
				    struct rungs_error *error)
{
	const struct rungs_record *record;
	struct edits edits;

	edits_begin(&edits, out, error);
	record = edits_plan(&edits, profile, plan);
	if (record != NULL)
		edits_remove(&edits, record);
	for (size_t i = 0; record != NULL && i < profile->count; i++) {
		if (plan_step_number(&profile->at[i], plan) > 0)
			edits_remove(&edits, &profile->at[i]);
	}
	return edits_finish(&edits);
}
