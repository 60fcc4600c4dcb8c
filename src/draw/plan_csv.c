#include "../page/escape.h"
#include "../page/plan_words.h"
#include "plan_write.h"

static void put_fields(FILE *out, const char *const *fields, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			fputc(',', out);
		escape_csv_field(out, fields[i], "; ");
	}
	fputs("\r\n", out);
}

static const char *level(struct builder *words, int value)
{
	return value < 1 ? NULL : builder_format(words, "%d", value);
}

static void put_step(FILE *out, struct builder *words,
		     const struct rungs_plan *plan,
		     const struct rungs_plan_stage *stage,
		     const struct rungs_plan_step *step)
{
	const char *const fields[] = {plan->name,
				      stage->move.to.title,
				      builder_format(words, "%d", step->number),
				      rungs_plan_step_word(step->kind),
				      plan_words_step(words, step),
				      level(words, step->from),
				      level(words, step->to),
				      step->date,
				      step->had    ? "has it"
				      : step->done ? "yes"
						   : "no",
				      step->done_on,
				      step->reason,
				      step->vanished ? "no" : "yes",
				      step->note};

	put_fields(out, fields, sizeof(fields) / sizeof(*fields));
}

void plan_write_csv(FILE *out, const struct plan_set *set)
{
	static const char *const head[] = {
		"Plan",       "Toward",       "Number", "Kind", "Step",
		"From level", "To level",     "Due",    "Done", "Done on",
		"Why",        "In the atlas", "Note"};

	put_fields(out, head, sizeof(head) / sizeof(*head));
	for (size_t i = 0; i < set->count; i++) {
		const struct rungs_plan *plan = &set->plans[i];

		for (size_t j = 0; j < plan->stage_count; j++) {
			const struct rungs_plan_stage *stage = &plan->stages[j];

			for (size_t k = 0; k < stage->step_count; k++) {
				struct builder words;

				builder_begin(&words, RUNGS_ROLE, NULL);
				put_step(out, &words, plan, stage,
					 &stage->steps[k]);
				arena_free(words.arena);
			}
		}
	}
}
