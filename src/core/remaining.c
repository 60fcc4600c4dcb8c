/* Dijkstra's method backward from the goals. */
#include "remaining.h"

#include "heap.h"

/* A place and what it costs from there, as one found it. */
struct visit {
	uint64_t cost;
	uint32_t role, needed;
};

struct walk {
	const struct paths_question *question;
	struct remaining *remaining;
	uint64_t *cost;
	struct visit *visits; /* a place may be found again, cheaper */
	void **heap;
	size_t visit_count, heap_count;
};

static bool cheaper(const void *left, const void *right)
{
	const struct visit *a = left, *b = right;

	if (a->cost != b->cost)
		return a->cost < b->cost;
	if (a->needed != b->needed)
		return a->needed < b->needed;
	return a->role < b->role;
}

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
						: ARRIVAL_BARRED,
					graph->moves[i].years};
	out->first = first;
	return true;
}

static void visit(struct walk *walk, uint32_t role, uint32_t needed,
		  uint64_t cost)
{
	size_t place = remaining_place(walk->remaining, role, needed);
	struct visit *one;

	if (cost >= walk->cost[place])
		return;
	walk->cost[place] = cost;
	one = &walk->visits[walk->visit_count++];
	*one = (struct visit){cost, role, needed};
	heap_put(walk->heap, walk->heap_count++, one, cheaper);
}

/* Every place from which a step leads to this one. */
static void step_back(struct walk *walk, const struct visit *to)
{
	const struct arrivals *arrivals = &walk->remaining->arrivals;
	uint32_t touched = remaining_touch(walk->question, to->role);

	for (uint32_t i = arrivals->first[to->role];
	     i < arrivals->first[to->role + 1]; i++) {
		const struct arrival *arrival = &arrivals->at[i];
		uint64_t cost = to->cost + remaining_cost(arrival->years);

		/* A path ends at its first goal. */
		if (arrival->from == ARRIVAL_BARRED ||
		    walk->question->goal[arrival->from])
			continue;
		visit(walk, arrival->from, to->needed, cost);
		if (touched != 0)
			visit(walk, arrival->from, to->needed | touched, cost);
	}
}

static bool walk_begin(struct walk *walk, struct arena *arena)
{
	const struct graph *graph = walk->question->graph;
	size_t places = walk->remaining->place_count;
	size_t sets = places / (graph->role_count + !graph->role_count);
	/* A place is found once for each move from it, twice if that leads to
	 * a role to go through, and once as a goal. */
	size_t most = graph->role_count + 2 * sets * graph->move_count;

	walk->cost = arena_alloc(arena, places * sizeof(*walk->cost));
	walk->visits = arena_alloc(arena, most * sizeof(*walk->visits));
	walk->heap = arena_alloc(arena, most * sizeof(*walk->heap));
	if (walk->cost == NULL || walk->visits == NULL || walk->heap == NULL)
		return false;
	for (size_t i = 0; i < places; i++)
		walk->cost[i] = REMAINING_NEVER;
	return arrivals_make(&walk->remaining->arrivals, arena, walk->question);
}

bool remaining_make(struct remaining *out, struct arena *arena,
		    const struct paths_question *question)
{
	size_t roles = question->graph->role_count;
	struct walk walk = {.question = question, .remaining = out};

	*out = (struct remaining){
		.role_count = roles,
		.place_count = roles << question->through_count,
	};
	if (!walk_begin(&walk, arena))
		return false;
	for (uint32_t role = 0; role < roles; role++)
		if (question->goal[role])
			visit(&walk, role, 0, 0);
	while (walk.heap_count > 0) {
		const struct visit *one =
			heap_take(walk.heap, walk.heap_count--, cheaper);

		if (one->cost ==
		    walk.cost[remaining_place(out, one->role, one->needed)])
			step_back(&walk, one);
	}
	out->cost = walk.cost;
	return true;
}
