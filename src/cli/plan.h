/* What the commands of 'rungs plan' share. */
#ifndef RUNGS_CLI_PLAN_H
#define RUNGS_CLI_PLAN_H

#include <rungs/plan.h>

#include "invocation.h"

/* Writes one plan as the options want it.  suggested: nobody has kept it. */
int plan_answer(struct invocation *call, struct rungs_atlas *atlas,
		const struct rungs_plan *plan, bool suggested);

/* The best route to a role as a plan, and with --save keeps it. */
int plan_suggest(struct invocation *call, struct rungs_atlas *atlas);

/* The words that change a plan: 'tick' and so on; NULL after the last. */
const char *plan_deed_word(size_t n);

/* Does what the first operand says, which is one of them. */
int plan_change(struct invocation *call, struct rungs_atlas *atlas);

#endif
