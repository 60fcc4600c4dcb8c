/* What the commands of 'rungs plan' share. */
#ifndef RUNGS_CLI_PLAN_H
#define RUNGS_CLI_PLAN_H

#include <rungs/plan.h>

#include "../draw/plan_write.h"
#include "invocation.h"
#include "route_asked.h"

/* Writes one plan as the options want it.  suggested: nobody has kept it. */
int plan_answer(struct invocation *call, struct rungs_atlas *atlas,
		const struct rungs_plan *plan, bool suggested);

/* Writes plans in the format that is asked for, which plan_format knows. */
int plan_write(struct invocation *call, struct rungs_atlas *atlas,
	       const struct rungs_plans *plans, bool suggested);

/* Fills in the letterhead and the parts that the options ask for.  Returns the
 * exit status, after having complained. */
int plan_look(struct invocation *call, struct plan_set *out);

/* Where one stands: in the role of most years that the atlas knows, as
 * 'role/ID', which the profile owns; else at the 'start'. */
const char *plan_own_role(struct rungs_atlas *atlas,
			  const struct rungs_records *profile);

/* Asks for routes to a role from --from or the role of most years, else from
 * the start, within the limits of the options and of the profile.  As
 * read_route_asked. */
int plan_ask(struct invocation *call, struct rungs_atlas *atlas,
	     const struct rungs_records *profile, const char *to,
	     struct route_asked *out);

/* The best route to a role as a plan, and with --save keeps it. */
int plan_suggest(struct invocation *call, struct rungs_atlas *atlas);

/* The words that change a plan: 'tick' and so on; NULL after the last. */
const char *plan_deed_word(size_t n);

/* Does what the first operand says, which is one of them. */
int plan_change(struct invocation *call, struct rungs_atlas *atlas);

#endif
