/* Depth first, under a bound on the cost that is raised round by round until
 * there are enough paths.  What is still to go from every role is worked out
 * backward from the goals, exactly but for the roles that a path has used up:
 * no step is taken that comes out dearer than the bound.  Where the roles of
 * the path before stand in the way, the place costs more for as long as they
 * stand, so that what leads nowhere is not walked again and again.  Steps are
 * tried in the order of roles: of paths that cost the same the first found
 * come first.
 * Roles to go through are part of where one stands: the same role with
 * different ones still to come is a different place. */
#include "paths.h"

#include <math.h>
#include <string.h>

#include "remaining.h"
#include "tally.h"

/* Steps of work after which nobody wants to wait on. */
enum { WORK_MOST = 3000000 };
/* More than any path costs. */
#define DEAREST ((uint64_t)1 << 62)

/* A step that could be taken. */
struct way {
	uint64_t cost, whole; /* its own, and with the least to go from there */
	uint32_t place, role; /* where it leads to */
	int64_t step;         /* a move, or an entry counted from -1 down */
};

/* The steps from a place, in order of roles. */
struct ways {
	uint64_t left_out; /* least cost of going on by one that is missing */
	size_t count;
	struct way *at; /* NULL if not known */
};

/* A role on the path that is tried. */
struct stand {
	uint32_t place, role;
	int64_t step;     /* that led here */
	size_t next, end; /* still to be tried */
	uint64_t spent;
	uint64_t found; /* cost of the cheapest path through here, */
	uint64_t ahead; /* and of one beyond the bound; REMAINING_NEVER */
	size_t raises;  /* there were before */
};

/* A place that has become dearer, and what it cost before. */
struct raise {
	uint32_t place;
	uint64_t cost;
};

struct found {
	uint64_t cost;
	size_t first, count; /* steps */
};

struct search {
	struct arena *arena;
	const struct paths_question *question;
	struct remaining remaining;
	struct tally tally;
	struct ways *ways; /* of every place */
	uint64_t *cost;    /* at least to go from there, beside the path */
	bool *used;        /* of every role: on the path */
	size_t depth, open_count, raise_count, found_count, step_count;
	struct stand *stands;
	const struct way **open; /* of all stands: steps to be tried */
	struct raise *raises;
	struct found *found;
	int64_t *steps; /* of those found */
	long work;
	bool failed;
};

/* Steps -------------------------------------------------------------------- */

/* A step, if it leads on at no more cost than the slack. */
static void way_add(struct search *search, struct ways *ways, uint64_t slack,
		    uint32_t needed, uint32_t role, uint64_t cost, int64_t step)
{
	struct way *way = &ways->at[ways->count];

	way->role = role;
	way->place = remaining_place(
		&search->remaining, role,
		needed & ~remaining_touch(search->question, role));
	if (search->remaining.cost[way->place] == REMAINING_NEVER)
		return;
	way->cost = cost;
	way->whole = cost + search->remaining.cost[way->place];
	way->step = step;
	if (way->whole <= slack)
		ways->count++;
	else if (way->whole < ways->left_out)
		ways->left_out = way->whole;
}

/* Room for as many steps as there may be; false without memory. */
static bool ways_begin(struct search *search, struct ways *ways, size_t most)
{
	/* What is left out is written before it is seen to be. */
	if (ways->at == NULL)
		ways->at = arena_alloc(search->arena,
				       (most + 1) * sizeof(*ways->at));
	ways->count = 0;
	ways->left_out = REMAINING_NEVER;
	search->failed = search->failed || ways->at == NULL;
	search->work += (long)most;
	return !search->failed;
}

/* At least those from a place that cost no more than the slack. */
static const struct ways *ways_from(struct search *search, uint32_t place,
				    uint64_t slack)
{
	const struct graph *graph = search->question->graph;
	struct ways *ways = &search->ways[place];
	uint32_t role = remaining_role(&search->remaining, place);
	uint32_t needed = remaining_needed(&search->remaining, place);
	uint32_t first = graph->first[role], end = graph->first[role + 1];

	if ((ways->at != NULL && ways->left_out > slack) ||
	    !ways_begin(search, ways, end - first))
		return ways;
	for (uint32_t i = first; i < end; i++) {
		const struct graph_move *move = &graph->moves[i];

		if (remaining_admits(search->question, move))
			way_add(search, ways, slack, needed, move->to,
				remaining_cost(move->years), i);
	}
	return ways;
}

/* The same from no job yet, at the place that no other path comes to. */
static const struct ways *entries(struct search *search, struct ways *ways,
				  uint64_t slack)
{
	const struct paths_question *question = search->question;

	if (!ways_begin(search, ways, question->entry_count))
		return ways;
	for (size_t i = 0; i < question->entry_count; i++) {
		const struct paths_entry *entry = &question->entries[i];

		if (entry->evidence <= question->evidence &&
		    !(question->common && entry->rare) &&
		    remaining_comes_to(question, entry->role))
			way_add(search, ways, slack, remaining_all(question),
				entry->role, remaining_cost(0),
				-1 - (int64_t)i);
	}
	return ways;
}

/* A round ------------------------------------------------------------------ */

/* The steps that the limit leaves are put aside to be tried.  Which these are
 * cannot be foreseen: nothing branches on it. */
static void stand_open(struct search *search, struct stand *stand,
		       const struct ways *ways)
{
	const struct way **open = search->open + search->open_count;
	uint64_t slack = search->tally.limit - stand->spent;
	uint64_t beyond = ways->left_out;
	size_t count = 0;

	for (size_t i = 0; i < ways->count; i++) {
		const struct way *way = &ways->at[i];
		/* As a number that no step goes beyond, if it is used. */
		uint64_t used = 0 - (uint64_t)search->used[way->role];
		uint64_t whole = way->whole | used;

		open[count] = way;
		count += whole <= slack;
		whole |= 0 - (uint64_t)(whole <= slack);
		beyond = whole < beyond ? whole : beyond;
	}
	stand->next = search->open_count;
	stand->end = search->open_count += count;
	stand->ahead =
		beyond == REMAINING_NEVER ? beyond : stand->spent + beyond;
	search->work += (long)ways->count;
}

static struct stand *stand_push(struct search *search)
{
	struct stand *stand = &search->stands[search->depth++];

	stand->found = REMAINING_NEVER;
	stand->raises = search->raise_count;
	return stand;
}

/* From here no path is cheaper than what was found or looked for, while all
 * roles before it stand. */
static void raise_cost(struct search *search, const struct stand *stand)
{
	uint64_t limit = search->tally.limit;
	uint64_t *cost = &search->cost[stand->place], least;
	struct raise *raises;

	least = stand->found <= limit ? stand->found : limit + 1;
	if (least - stand->spent <= *cost)
		return;
	raises = arena_grow(search->arena, search->raises, search->raise_count,
			    sizeof(*raises));
	if (raises == NULL) {
		search->failed = true;
		return;
	}
	search->raises = raises;
	raises[search->raise_count++] = (struct raise){stand->place, *cost};
	*cost = least - stand->spent;
}

/* What has become dearer on its account is as it was.  Where no path led through
 * it, none that leads back to it does, unless with fewer roles to come. */
static void raises_undo(struct search *search, const struct stand *stand)
{
	if (stand->found == REMAINING_NEVER &&
	    search->question->through_count == 0)
		return;
	while (search->raise_count > stand->raises) {
		const struct raise *raise =
			&search->raises[--search->raise_count];

		search->cost[raise->place] = raise->cost;
	}
}

static void stand_pop(struct search *search)
{
	const struct stand *stand = &search->stands[--search->depth];
	struct stand *before;

	if (stand->ahead != REMAINING_NEVER)
		tally_add(&search->tally, stand->ahead);
	search->used[stand->role] = false;
	raises_undo(search, stand);
	if (search->depth == 0)
		return;
	raise_cost(search, stand);
	before = &search->stands[search->depth - 1];
	search->open_count = before->end;
	if (stand->found < before->found)
		before->found = stand->found;
}

/* The path that a step to a goal makes. */
static void found_add(struct search *search, const struct way *way,
		      uint64_t cost)
{
	struct found *found = arena_grow(search->arena, search->found,
					 search->found_count, sizeof(*found));
	int64_t *steps;

	if (found == NULL) {
		search->failed = true;
		return;
	}
	search->found = found;
	found[search->found_count++] =
		(struct found){cost, search->step_count, search->depth};
	for (size_t i = 1; i <= search->depth; i++) {
		steps = arena_grow(search->arena, search->steps,
				   search->step_count, sizeof(*steps));
		if (steps == NULL) {
			search->failed = true;
			return;
		}
		search->steps = steps;
		steps[search->step_count++] =
			i < search->depth ? search->stands[i].step : way->step;
	}
	if (cost < search->stands[search->depth - 1].found)
		search->stands[search->depth - 1].found = cost;
	tally_add(&search->tally, cost);
}

static void step_try(struct search *search, const struct stand *stand,
		     const struct way *way)
{
	uint64_t limit = search->tally.limit;
	uint64_t spent = stand->spent + way->cost;
	struct stand *next;

	/* It may have fallen meanwhile, or the place have become dearer. */
	if (stand->spent + way->whole > limit ||
	    spent + search->cost[way->place] > limit)
		return;
	if (search->question->goal[way->role]) {
		found_add(search, way, spent);
		return;
	}
	search->used[way->role] = true;
	next = stand_push(search);
	next->place = way->place;
	next->role = way->role;
	next->step = way->step;
	next->spent = spent;
	stand_open(search, next, ways_from(search, way->place, limit - spent));
}

static bool is_tired(const struct search *search)
{
	return search->failed || search->work >= WORK_MOST;
}

/* Finds all paths up to a bound, but those that are not wanted. */
static void round_run(struct search *search, uint64_t bound)
{
	const struct paths_question *question = search->question;
	struct ways first = {0};
	struct stand *begin;

	tally_begin(&search->tally, bound);
	search->found_count = search->step_count = search->raise_count = 0;
	search->open_count = 0;
	begin = stand_push(search);
	begin->role = question->from;
	begin->place = remaining_place(&search->remaining, begin->role,
				       remaining_all(question));
	begin->spent = 0;
	search->used[begin->role] = !question->starts;
	stand_open(search, begin,
		   question->starts ? entries(search, &first, bound)
				    : ways_from(search, begin->place, bound));
	while (search->depth > 0 && !is_tired(search)) {
		struct stand *stand = &search->stands[search->depth - 1];

		search->work++;
		if (stand->next < stand->end)
			step_try(search, stand, search->open[stand->next++]);
		else
			stand_pop(search);
	}
}

/* Paths -------------------------------------------------------------------- */

static void path_entry(const struct paths_entry *entry, struct path *path)
{
	path->evidence = entry->evidence;
	path->rare = entry->rare;
}

static void path_move(const struct graph_move *move, struct path *path)
{
	if (move->evidence > path->evidence)
		path->evidence = move->evidence;
	path->rare += move->rare;
	path->effort += move->effort;
	path->years += move->years;
}

static bool path_make(const struct search *search, const struct found *found,
		      struct path *out)
{
	const struct paths_question *question = search->question;
	const struct graph *graph = question->graph;
	size_t count = found->count + !question->starts;
	uint32_t *roles = arena_alloc(search->arena, count * sizeof(*roles));
	int64_t *moves = arena_alloc(search->arena, count * sizeof(*moves));

	if (roles == NULL || moves == NULL)
		return false;
	*out = (struct path){.count = count, .roles = roles, .moves = moves};
	roles[0] = question->from;
	moves[0] = PATHS_NO_MOVE;
	for (size_t i = 0; i < found->count; i++) {
		int64_t step = search->steps[found->first + i];
		size_t at = i + !question->starts;

		if (step < 0) {
			roles[at] = question->entries[-1 - step].role;
			out->effort = graph->asked[roles[at]];
			path_entry(&question->entries[-1 - step], out);
		} else {
			roles[at] = graph->moves[step].to;
			moves[at] = step;
			path_move(&graph->moves[step], out);
		}
	}
	out->pay = question->starts ? (double)NAN
				    : graph->pay[roles[count - 1]] -
					      graph->pay[roles[0]];
	return true;
}

/* The paths of the last round, cheapest first. */
static bool paths_take(struct search *search, struct paths *out)
{
	struct tally *tally = &search->tally;
	size_t most = tally->found < tally->most ? tally->found : tally->most;
	size_t place = 0;

	out->at = arena_alloc(search->arena, most * sizeof(*out->at));
	if (out->at == NULL)
		return false;
	/* The count of each becomes the place of its next one. */
	for (size_t i = 0; i < tally->level_count; i++) {
		size_t count = tally->levels[i].count;

		tally->levels[i].count = place;
		place += count;
	}
	for (size_t i = 0; i < search->found_count; i++) {
		struct tally_level *level =
			tally_level(tally, search->found[i].cost);

		if (level == NULL || level->count >= most)
			continue;
		if (!path_make(search, &search->found[i],
			       &out->at[level->count++]))
			return false;
		out->count++;
	}
	return true;
}

static bool search_begin(struct search *search, size_t most)
{
	struct arena *arena = search->arena;
	size_t roles, places;

	if (!remaining_make(&search->remaining, arena, search->question) ||
	    !tally_make(&search->tally, arena, most))
		return false;
	roles = search->remaining.role_count;
	places = search->remaining.place_count;
	search->ways = arena_alloc(arena, places * sizeof(*search->ways));
	search->cost = arena_alloc(arena, places * sizeof(*search->cost));
	search->used = arena_alloc(arena, roles * sizeof(*search->used));
	search->stands =
		arena_alloc(arena, (roles + 1) * sizeof(*search->stands));
	/* Each step is at most once on a path's stands, and one place more is
	 * written to. */
	search->open = arena_alloc(arena, (search->question->entry_count +
					   search->question->graph->move_count +
					   1) * sizeof(*search->open));
	if (search->ways == NULL || search->cost == NULL ||
	    search->used == NULL || search->stands == NULL ||
	    search->open == NULL)
		return false;
	memcpy(search->cost, search->remaining.cost,
	       places * sizeof(*search->cost));
	return true;
}

bool paths_find(struct arena *arena, const struct paths_question *question,
		size_t most, struct paths *out)
{
	struct search search = {.arena = arena, .question = question};
	uint64_t bound = 0, last = DEAREST;

	*out = (struct paths){0};
	if (!search_begin(&search, most))
		return false;
	if (question->years != PATHS_ANY_YEARS)
		last = remaining_cost(question->years + 1) - 2;
	for (;;) {
		round_run(&search, bound);
		if (is_tired(&search) || search.tally.found >= most ||
		    bound == last)
			break;
		bound = tally_next_bound(&search.tally, last);
	}
	out->given_up = search.work >= WORK_MOST;
	return !search.failed && paths_take(&search, out);
}
