/* Dijkstra's method backward from the goals. */
#include "remaining.h"

/* Moves by the role that they lead to. */
struct arrivals {
	uint32_t *first; /* of each role, and one past the last */
	struct arrival {
		uint32_t from; /* BARRED for one that is not admitted */
		uint32_t years;
	} * at;
};
#define BARRED UINT32_MAX

struct walk {
	const struct paths_question *question;
	struct remaining *remaining;
	struct arrivals arrivals;
	struct frontier frontier;
};

static bool arrivals_make(struct arrivals *out, struct arena *arena,
			  const struct paths_question *question)
{
	const struct graph *graph = question->graph;
	size_t roles = graph->role_count;
	uint32_t *first = arena_alloc(arena, (roles + 2) * sizeof(*first));

	out->at = arena_alloc(arena, graph->move_count * sizeof(*out->at));
	if (first == NULL || out->at == NULL)
		return false;
	/* Counted two places on, so that filling moves each to its end. */
	for (size_t i = 0; i < graph->move_count; i++)
		first[graph->moves[i].to + 2]++;
	for (size_t i = 2; i < roles + 2; i++)
		first[i] += first[i - 1];
	for (uint32_t role = 0; role < roles; role++)
		for (uint32_t i = graph->first[role];
		     i < graph->first[role + 1]; i++)
			out->at[first[graph->moves[i].to + 1]++] =
				(struct arrival){
					remaining_admits(question,
							 &graph->moves[i])
						? role
						: BARRED,
					graph->moves[i].years};
	out->first = first;
	return true;
}

static void offer(struct walk *walk, uint32_t role, uint32_t needed,
		  uint64_t cost)
{
	frontier_offer(&walk->frontier,
		       remaining_place(walk->remaining, role, needed), cost);
}

/* Every place from which a step leads to this one. */
static void step_back(struct walk *walk, uint32_t place)
{
	const struct arrivals *arrivals = &walk->arrivals;
	uint32_t role = remaining_role(walk->remaining, place);
	uint32_t needed = remaining_needed(walk->remaining, place);
	uint32_t touched = remaining_touch(walk->question, role);

	/* None comes back to where it set out. */
	if (!walk->question->starts && role == walk->question->from)
		return;
	for (uint32_t i = arrivals->first[role]; i < arrivals->first[role + 1];
	     i++) {
		const struct arrival *arrival = &arrivals->at[i];
		uint64_t cost = walk->frontier.cost[place] +
				remaining_cost(arrival->years);

		/* A path ends at its first goal. */
		if (arrival->from == BARRED ||
		    walk->question->goal[arrival->from])
			continue;
		offer(walk, arrival->from, needed, cost);
		if (touched != 0)
			offer(walk, arrival->from, needed | touched, cost);
	}
}

bool remaining_make(struct remaining *out, struct arena *arena,
		    const struct paths_question *question)
{
	size_t roles = question->graph->role_count;
	size_t places = roles << question->through_count;
	struct walk walk = {.question = question, .remaining = out};

	if (!frontier_make(&walk.frontier, arena, places) ||
	    !arrivals_make(&walk.arrivals, arena, question))
		return false;
	*out = (struct remaining){
		.role_count = roles,
		.place_count = places,
		.cost = walk.frontier.cost,
	};
	for (uint32_t role = 0; role < roles; role++)
		if (question->goal[role])
			offer(&walk, role, 0, 0);
	while (walk.frontier.count > 0)
		step_back(&walk, frontier_take(&walk.frontier));
	return true;
}
