#include "plan_line.h"

#include <stdio.h>

#include "../core/text.h"

static void open_prompt(struct prompt *prompt, enum plan_line_kind kind,
			const struct rungs_plan *plan,
			const struct rungs_plan_step *step, size_t stage)
{
	char label[100];

	switch (kind) {
	case PLAN_LINE_DATE:
		prompt_open(prompt,
			    "By when, as 2027-01-31; nothing for no date:",
			    step->date);
		break;
	case PLAN_LINE_NOTE:
		prompt_open_lines(prompt, "Note on this step:", step->note);
		break;
	case PLAN_LINE_OWN:
		snprintf(label, sizeof label, "To do on the way to %.60s:",
			 plan->stage_count > stage
				 ? plan->stages[stage].move.to.title
				 : "it");
		prompt_open(prompt, label, NULL);
		break;
	}
}

void plan_line_open(struct plan_line *line, enum plan_line_kind kind,
		    const struct rungs_plan *plan,
		    const struct rungs_plan_step *step, size_t stage,
		    char *said, size_t size)
{
	if (!plan || (!step && kind != PLAN_LINE_OWN)) {
		text_show(said, size, "Put the cursor on a step.");
		return;
	}
	if (kind == PLAN_LINE_NOTE && !prompt_takes(step->note)) {
		text_show(said, size,
			  "This note is too long to be changed here; rungs "
			  "plan note replaces it.");
		return;
	}
	line->kind = kind;
	line->number = step ? step->number : 0;
	line->stage = (int)stage;
	open_prompt(&line->prompt, kind, plan, step, stage);
}

static enum rungs_status keep(const struct plan_line *line,
			      const struct rungs_records *profile,
			      const char *plan, struct rungs_edits *out,
			      struct rungs_error *error)
{
	const char *text = line->prompt.field.text;
	const char *any = text[0] ? text : NULL;

	switch (line->kind) {
	case PLAN_LINE_DATE:
		return rungs_plan_date(profile, plan, line->number, any, out,
				       error);
	case PLAN_LINE_NOTE:
		return line->prompt.field.touched
			       ? rungs_plan_note(profile, plan, line->number,
						 any, out, error)
			       : RUNGS_OK;
	case PLAN_LINE_OWN:
		return any ? rungs_plan_add(profile, plan, line->stage, any,
					    NULL, out, error)
			   : RUNGS_OK;
	}
	return RUNGS_OK;
}

enum rungs_status plan_line_end(struct plan_line *line, bool taken,
				const struct rungs_records *profile,
				const char *plan, struct rungs_edits *out,
				struct rungs_error *error)
{
	enum rungs_status status;

	*out = (struct rungs_edits){0};
	status = keep(line, profile, plan, out, error);
	if (status == RUNGS_OK || !taken)
		prompt_close(&line->prompt);
	return status;
}
