/* What is still to go from a place where some roles are barred: those that a
 * path has used up. */
#ifndef RUNGS_DETOUR_H
#define RUNGS_DETOUR_H

#include "remaining.h"

struct detour {
	const struct paths_question *question;
	const struct remaining *remaining;
	struct frontier frontier;
	uint32_t turn;
	uint32_t *barred; /* of each role: in which turn at last */
	uint32_t *dead;   /* of each place: likewise, that none is come to */
	long work;        /* steps looked at so far */
};

/* In the arena; false without memory.  What it is made of stays where it is. */
bool detour_make(struct detour *out, struct arena *arena,
		 const struct paths_question *question,
		 const struct remaining *remaining);

/* Bars no role any more, and one more. */
void detour_begin(struct detour *detour);
void detour_bar(struct detour *detour, uint32_t role);

/* The cost from a place to the nearest goal; REMAINING_NEVER if there is none.
 * With roles to go through it may be too low, never too high. */
uint64_t detour_cost(struct detour *detour, uint32_t place);

#endif
