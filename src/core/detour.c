/* A* with what is to go without bars as the estimate: the first place taken from
 * which the cheapest way is free of bars ends it. */
#include "detour.h"

bool detour_make(struct detour *out, struct arena *arena,
		 const struct paths_question *question,
		 const struct remaining *remaining)
{
	*out = (struct detour){
		.question = question,
		.remaining = remaining,
		.barred = arena_alloc(arena, remaining->role_count *
						     sizeof(*out->barred)),
		.dead = arena_alloc(arena, remaining->place_count *
						   sizeof(*out->dead)),
	};
	return out->barred != NULL && out->dead != NULL &&
	       frontier_make(&out->frontier, arena, remaining->place_count);
}

void detour_begin(struct detour *detour)
{
	detour->turn++;
}

void detour_bar(struct detour *detour, uint32_t role)
{
	detour->barred[role] = detour->turn;
}

static bool is_barred(const struct detour *detour, uint32_t role)
{
	return detour->barred[role] == detour->turn;
}

/* Whether the cheapest way from a place meets no bar. */
static bool is_free(struct detour *detour, uint32_t place)
{
	const struct remaining *remaining = detour->remaining;

	for (; remaining->cost[place] > 0; place = remaining->next[place]) {
		detour->work++;
		if (is_barred(detour, remaining_role(remaining, place)))
			return false;
	}
	return !is_barred(detour, remaining_role(remaining, place));
}

static void step_on(struct detour *detour, uint32_t place)
{
	const struct remaining *remaining = detour->remaining;
	const struct graph *graph = detour->question->graph;
	uint32_t role = remaining_role(remaining, place);
	uint32_t needed = remaining_needed(remaining, place);
	uint64_t spent = detour->frontier.cost[place] - remaining->cost[place];

	for (uint32_t i = graph->first[role]; i < graph->first[role + 1]; i++) {
		const struct graph_move *move = &graph->moves[i];
		uint32_t touched = remaining_touch(detour->question, move->to);
		uint32_t to =
			remaining_place(remaining, move->to, needed & ~touched);

		if (remaining->cost[to] != REMAINING_NEVER &&
		    remaining_admits(detour->question, move) &&
		    !is_barred(detour, move->to) &&
		    detour->dead[to] != detour->turn)
			frontier_offer(&detour->frontier, to,
				       spent + remaining_cost(move->years) +
					       remaining->cost[to]);
	}
	detour->work += graph->first[role + 1] - graph->first[role];
}

uint64_t detour_cost(struct detour *detour, uint32_t place)
{
	struct frontier *frontier = &detour->frontier;
	uint64_t cost = detour->remaining->cost[place];

	if (cost == REMAINING_NEVER || is_free(detour, place))
		return cost;
	frontier_clear(frontier);
	if (!is_barred(detour, remaining_role(detour->remaining, place)) &&
	    detour->dead[place] != detour->turn)
		frontier_offer(frontier, place, cost);
	while (frontier->count > 0) {
		place = frontier_take(frontier);
		if (is_free(detour, place))
			return frontier->cost[place];
		step_on(detour, place);
	}
	for (size_t i = 0; i < frontier->offered_count; i++)
		detour->dead[frontier->offered[i]] = detour->turn;
	return REMAINING_NEVER;
}
