/* What is asked for on the screen of plans: by when a step is to be done, a note
 * on it, a step of one's own. */
#ifndef RUNGS_PLAN_LINE_H
#define RUNGS_PLAN_LINE_H

#include <rungs/plan.h>

#include "prompt.h"

enum plan_line_kind { PLAN_LINE_DATE, PLAN_LINE_NOTE, PLAN_LINE_OWN };

struct plan_line {
	struct prompt prompt;
	enum plan_line_kind kind;
	int number, stage; /* of the step; of the stage for one's own */
};

/* Opens it for a step, which may be NULL for one's own, of a stage; tells in
 * said why it does not. */
void plan_line_open(struct plan_line *line, enum plan_line_kind kind,
		    const struct rungs_plan *plan,
		    const struct rungs_plan_step *step, size_t stage,
		    char *said, size_t size);

/* What was typed is kept however the line is left: the edits that do are for
 * the caller to release, none if there is nothing to keep.  What cannot be kept
 * is an error, and if it was taken with Enter the line stays. */
enum rungs_status plan_line_end(struct plan_line *line, bool taken,
				const struct rungs_records *profile,
				const char *plan, struct rungs_edits *out,
				struct rungs_error *error);

#endif
