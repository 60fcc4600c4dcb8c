/* What is still to go from every role to the nearest goal, as cost. */
#ifndef RUNGS_REMAINING_H
#define RUNGS_REMAINING_H

#include "frontier.h"
#include "paths.h"

/* Years come first, then steps; no path has as many as the bits hold. */
enum { REMAINING_STEP_BITS = 22 };
#define REMAINING_NEVER FRONTIER_NEVER

/* A place is a role, and which of the roles to go through are still to come. */
struct remaining {
	size_t role_count, place_count;
	const uint64_t *cost; /* of every place */
};

/* In the arena; false without memory. */
bool remaining_make(struct remaining *out, struct arena *arena,
		    const struct paths_question *question);

static inline uint32_t remaining_place(const struct remaining *remaining,
				       uint32_t role, uint32_t needed)
{
	return needed * (uint32_t)remaining->role_count + role;
}

static inline uint32_t remaining_role(const struct remaining *remaining,
				      uint32_t place)
{
	return place % (uint32_t)remaining->role_count;
}

static inline uint32_t remaining_needed(const struct remaining *remaining,
					uint32_t place)
{
	return place / (uint32_t)remaining->role_count;
}

/* Of one step. */
static inline uint64_t remaining_cost(uint32_t years)
{
	return (uint64_t)years << REMAINING_STEP_BITS | 1;
}

static inline uint64_t remaining_years(uint64_t cost)
{
	return cost >> REMAINING_STEP_BITS;
}

/* Bits of the roles to go through: all, and the one that a role is. */
static inline uint32_t remaining_all(const struct paths_question *question)
{
	return (1u << question->through_count) - 1;
}

static inline uint32_t remaining_touch(const struct paths_question *question,
				       uint32_t role)
{
	for (size_t i = 0; i < question->through_count; i++)
		if (question->through[i] == role)
			return 1u << i;
	return 0;
}

static inline bool remaining_comes_to(const struct paths_question *question,
				      uint32_t role)
{
	return question->admitted == NULL || question->admitted[role];
}

static inline bool remaining_admits(const struct paths_question *question,
				    const struct graph_move *move)
{
	return move->evidence <= question->evidence &&
	       !(question->common && move->rare) &&
	       remaining_comes_to(question, move->to);
}

#endif
