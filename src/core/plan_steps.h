/* The steps of a plan as they stand: what the profile has of them, by what the
 * atlas calls them. */
#ifndef RUNGS_PLAN_STEPS_H
#define RUNGS_PLAN_STEPS_H

#include "plan_facts.h"

/* Gives a plan's stages their steps and dates; a failure is the reader's. */
void plan_steps_read(const struct plan_facts *facts, const struct told *then,
		     struct rungs_plan *plan);

#endif
