#include "plan_words.h"

#include "words.h"

static const char *skill_step(struct builder *builder,
			      const struct rungs_plan_step *step)
{
	const char *name = step->thing.name;

	if (step->to < 1)
		return builder_format(builder, "Learn %s", name);
	if (step->from < 1)
		return builder_format(builder, "Learn %s to level %d", name,
				      step->to);
	return builder_format(builder, "Learn %s: level %d to %d", name,
			      step->from, step->to);
}

const char *plan_words_step(struct builder *builder,
			    const struct rungs_plan_step *step)
{
	const char *name = step->thing.name;

	switch (step->kind) {
	case RUNGS_PLAN_STUDY:
		return builder_format(builder, "Study: %s", name);
	case RUNGS_PLAN_LEARN:
		return skill_step(builder, step);
	case RUNGS_PLAN_CERTIFY:
		return builder_format(builder, "Get certified: %s", name);
	case RUNGS_PLAN_ASK:
		return builder_format(builder,
				      "Ask for tasks of %s, and for somebody "
				      "to learn from",
				      name);
	case RUNGS_PLAN_APPLY:
		return builder_format(builder, "Apply for %s", name);
	default:
		return name;
	}
}

const char *plan_words_when(struct builder *builder,
			    const struct rungs_plan_step *step)
{
	if (step->had)
		return "you have it";
	if (step->done)
		return step->done_on != NULL
			       ? builder_format(builder, "done on %s",
						step->done_on)
			       : "done";
	return step->date != NULL ? builder_format(builder, "by %s", step->date)
				  : NULL;
}

const char *plan_words_why(struct builder *builder,
			   const struct rungs_plan_step *step)
{
	const char *why = step->reason;

	if (step->vanished)
		why = builder_and(builder, why, "\n", "no longer in the atlas");
	return builder_and(builder, why, "\n", step->note);
}

const char *plan_words_time(struct builder *builder,
			    const struct rungs_plan_stage *stage)
{
	const struct rungs_move *move = &stage->move.move;

	if (stage->from_date == NULL && stage->to_date == NULL)
		return words_years(builder, move->years_min, move->years_max);
	if (stage->to_date == NULL)
		return builder_format(builder, "from %s", stage->from_date);
	return builder_and(builder, stage->from_date, " to ", stage->to_date);
}

const char *plan_words_progress(struct builder *builder,
				const struct rungs_plan *plan)
{
	return builder_format(builder, "%zu of %s", plan->done,
			      words_count(builder, plan->steps, "step"));
}
