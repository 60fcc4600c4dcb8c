/* Best-first search.  What is still to go from every role is worked out
 * backward from the goals, exactly but for roles that a path has used up; the
 * ways on from a role are sorted by it.  A partial path, a twig, stands for
 * itself and for all twigs of the same stem whose last step sorts later, so that
 * taking one off the heap puts back two at most: its first child and its next
 * sibling.  Roles to go through are part of where one stands: the same role with
 * different ones still to come is a different place. */
#include "paths.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "heap.h"
#include "remaining.h"

/* Steps of work after which nobody wants to wait on, and twigs that are made. */
enum { WORK_MOST = 6000000, TWIGS_MOST = 200000 };
/* Twigs in a row without a path, from which on steps are asked whether a goal
 * can still be come to behind them. */
enum { IDLE_MOST = 64 };

/* A step that could be taken, and the whole cost of going on by it. */
struct way {
	uint64_t cost;
	int64_t move; /* PATHS_NO_MOVE for an entry */
	uint32_t to;
	uint8_t evidence;
};

/* The steps from a place, cheapest first. */
struct ways {
	bool known;
	bool checked; /* none leads only to roles that a path has used up */
	uint32_t count;
	struct way *at;
};

struct twig {
	const struct twig *stem; /* NULL for a first step */
	const struct ways *ways; /* that its last step is one of */
	uint32_t place;          /* which one of them */
	uint32_t length;       /* roles, the one it set out from not counted */
	uint32_t needed;       /* roles still to touch, bits of through */
	uint64_t spent, bound; /* so far, and with what is to go at least */
};

struct search {
	struct arena *arena;
	const struct paths_question *question;
	struct remaining remaining;
	struct ways *ways; /* of every place */
	void **heap;
	size_t heap_count, heap_room, twig_count;
	uint32_t *stamps; /* of roles, for looking ahead */
	uint32_t *queue;
	uint32_t stamp;
	size_t idle;
	long work;
	bool failed;
};

static const struct way *way_of(const struct twig *twig)
{
	return &twig->ways->at[twig->place];
}

/* Whether the roles of a come before those of b, one after the other. */
static bool lies_before(const struct twig *a, const struct twig *b)
{
	uint32_t length_a = a->length, length_b = b->length;
	const struct way *way_a, *way_b;

	while (a->length > b->length)
		a = a->stem;
	while (b->length > a->length)
		b = b->stem;
	if (a == b)
		return length_a < length_b;
	while (a->stem != b->stem) {
		a = a->stem;
		b = b->stem;
	}
	way_a = way_of(a);
	way_b = way_of(b);
	return way_a->to != way_b->to ? way_a->to < way_b->to
				      : way_a->move < way_b->move;
}

static bool twig_before(const void *left, const void *right)
{
	const struct twig *a = left, *b = right;

	return a->bound != b->bound ? a->bound < b->bound : lies_before(a, b);
}

static int by_cost(const void *left, const void *right)
{
	const struct way *a = left, *b = right;

	if (a->cost != b->cost)
		return a->cost < b->cost ? -1 : 1;
	if (a->to != b->to)
		return a->to < b->to ? -1 : 1;
	return (a->move > b->move) - (a->move < b->move);
}

/* A step and what is to go behind it; left out if that leads nowhere. */
static void way_add(struct search *search, struct ways *ways, struct way way,
		    uint64_t cost, uint32_t needed)
{
	uint64_t rest = remaining_of(
		&search->remaining, way.to,
		needed & ~remaining_touch(search->question, way.to));

	if (rest == REMAINING_NEVER)
		return;
	way.cost = cost + rest;
	ways->at[ways->count++] = way;
}

/* Most roles have so few ways on that no better method is faster. */
static void few_sort(struct way *at, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++) {
		struct way one = at[i];
		uint32_t place = i;

		for (; place > 0 && by_cost(&one, &at[place - 1]) < 0; place--)
			at[place] = at[place - 1];
		at[place] = one;
	}
}

static void ways_sort(struct search *search, struct ways *ways)
{
	enum { FEW = 32 };

	if (ways->count <= FEW)
		few_sort(ways->at, ways->count);
	else
		qsort(ways->at, ways->count, sizeof(*ways->at), by_cost);
	ways->known = true;
	search->work += 4 * (long)ways->count;
}

static const struct ways *ways_from(struct search *search, uint32_t role,
				    uint32_t needed)
{
	const struct graph *graph = search->question->graph;
	struct ways *ways = &search->ways[remaining_place(&search->remaining,
							  role, needed)];
	uint32_t first = graph->first[role], end = graph->first[role + 1];

	if (ways->known)
		return ways;
	ways->at =
		arena_alloc(search->arena, (end - first) * sizeof(*ways->at));
	search->failed = search->failed || ways->at == NULL;
	for (uint32_t i = first; !search->failed && i < end; i++) {
		const struct graph_move *move = &graph->moves[i];

		if (remaining_admits(search->question, move))
			way_add(search, ways,
				(struct way){.move = i,
					     .to = move->to,
					     .evidence = move->evidence},
				remaining_cost(move->years), needed);
	}
	ways_sort(search, ways);
	return ways;
}

static struct ways *entries(struct search *search, uint32_t needed)
{
	const struct paths_question *question = search->question;
	struct ways *ways = arena_alloc(search->arena, sizeof(*ways));

	if (ways != NULL)
		ways->at =
			arena_alloc(search->arena,
				    question->entry_count * sizeof(*ways->at));
	if (ways == NULL || ways->at == NULL) {
		search->failed = true;
		return NULL;
	}
	for (size_t i = 0; i < question->entry_count; i++) {
		const struct paths_entry *entry = &question->entries[i];

		if (entry->evidence <= question->evidence &&
		    remaining_comes_to(question, entry->role))
			way_add(search, ways,
				(struct way){.move = PATHS_NO_MOVE,
					     .to = entry->role,
					     .evidence = entry->evidence},
				remaining_cost(0), needed);
	}
	ways_sort(search, ways);
	return ways;
}

static bool has_room(struct search *search)
{
	void **larger;

	if (search->heap_count < search->heap_room)
		return true;
	search->heap_room = 2 * search->heap_room + 1024;
	larger =
		arena_alloc(search->arena, search->heap_room * sizeof(*larger));
	if (larger != NULL && search->heap_count > 0)
		memcpy(larger, search->heap,
		       search->heap_count * sizeof(*larger));
	search->heap = larger;
	return larger != NULL;
}

static void twig_put(struct search *search, const struct twig *stem,
		     const struct ways *ways, uint32_t place, uint32_t needed)
{
	uint64_t spent = stem != NULL ? stem->spent : 0;
	const struct way *way;
	struct twig *twig;

	if (ways == NULL || place >= ways->count)
		return;
	way = &ways->at[place];
	needed &= ~remaining_touch(search->question, way->to);
	twig = arena_alloc(search->arena, sizeof(*twig));
	if (twig == NULL || !has_room(search)) {
		search->failed = true;
		return;
	}
	*twig = (struct twig){
		.stem = stem,
		.ways = ways,
		.place = place,
		.length = stem != NULL ? stem->length + 1 : 1,
		.needed = needed,
		.spent = spent + way->cost -
			 remaining_of(&search->remaining, way->to, needed),
		.bound = spent + way->cost,
	};
	search->twig_count++;
	heap_put(search->heap, search->heap_count++, twig, twig_before);
}

/* Whether the last role of a twig stands on it already. */
static bool turns_back(const struct search *search, const struct twig *twig)
{
	uint32_t role = way_of(twig)->to;

	for (const struct twig *at = twig->stem; at != NULL; at = at->stem)
		if (way_of(at)->to == role)
			return true;
	return !search->question->starts && role == search->question->from;
}

/* Marks the roles from which a goal can be come to without those that stand on
 * a twig, NULL for none. */
static void mark_ahead(struct search *search, const struct twig *stem)
{
	const struct paths_question *question = search->question;
	const struct arrivals *arrivals = &search->remaining.arrivals;
	size_t next = 0, count = 0;

	search->stamp += 2;
	for (const struct twig *at = stem; at != NULL; at = at->stem)
		search->stamps[way_of(at)->to] = search->stamp;
	if (!question->starts)
		search->stamps[question->from] = search->stamp;
	for (uint32_t role = 0; role < question->graph->role_count; role++)
		if (question->goal[role])
			search->queue[count++] = role;
	for (size_t i = 0; i < count; i++)
		search->stamps[search->queue[i]] = search->stamp + 1;
	while (next < count) {
		uint32_t role = search->queue[next++];

		for (uint32_t i = arrivals->first[role];
		     i < arrivals->first[role + 1]; i++) {
			uint32_t from = arrivals->at[i].from;

			if (from == ARRIVAL_BARRED ||
			    search->stamps[from] >= search->stamp)
				continue;
			search->stamps[from] = search->stamp + 1;
			search->queue[count++] = from;
		}
		search->work +=
			arrivals->first[role + 1] - arrivals->first[role];
	}
}

/* Of the steps behind a stem, from a place on, those that lead on. */
static const struct ways *ways_check(struct search *search,
				     const struct twig *stem,
				     const struct ways *ways, uint32_t place)
{
	size_t size = (ways->count - place) * sizeof(*ways->at);
	struct ways *out = arena_alloc(search->arena, sizeof(*out));

	if (out != NULL)
		out->at = arena_alloc(search->arena, size);
	if (out == NULL || out->at == NULL) {
		search->failed = true;
		return NULL;
	}
	mark_ahead(search, stem);
	for (uint32_t i = place; i < ways->count; i++)
		if (search->stamps[ways->at[i].to] == search->stamp + 1)
			out->at[out->count++] = ways->at[i];
	search->work += ways->count - place;
	out->checked = true;
	return out;
}

static bool path_keep(struct search *search, const struct twig *twig,
		      struct path *out)
{
	const struct paths_question *question = search->question;
	const struct graph *graph = question->graph;
	size_t count = twig->length + !question->starts;
	uint32_t *roles = arena_alloc(search->arena, count * sizeof(*roles));
	int64_t *moves = arena_alloc(search->arena, count * sizeof(*moves));

	if (roles == NULL || moves == NULL)
		return false;
	*out = (struct path){.count = count, .roles = roles, .moves = moves};
	roles[0] = question->from;
	moves[0] = PATHS_NO_MOVE;
	for (size_t at = count; twig != NULL; twig = twig->stem) {
		const struct way *way = way_of(twig);

		roles[--at] = way->to;
		moves[at] = way->move;
		if (way->evidence > out->evidence)
			out->evidence = way->evidence;
		out->effort += way->move == PATHS_NO_MOVE
				       ? graph->asked[way->to]
				       : graph->moves[way->move].effort;
		if (way->move != PATHS_NO_MOVE)
			out->years += graph->moves[way->move].years;
	}
	out->pay = question->starts ? (double)NAN
				    : graph->pay[roles[count - 1]] -
					      graph->pay[roles[0]];
	return true;
}

/* A twig off the heap: its sibling goes in, and it is a path or goes on. */
static void twig_take(struct search *search, const struct twig *twig,
		      struct paths *out)
{
	const struct way *way = way_of(twig);
	uint32_t before = twig->stem != NULL ? twig->stem->needed
					     : remaining_all(search->question);

	search->work += 16 + 4 * (long)twig->length;
	if (++search->idle > IDLE_MOST && !twig->ways->checked) {
		/* Put back where it leads on, else what comes after it. */
		twig_put(
			search, twig->stem,
			ways_check(search, twig->stem, twig->ways, twig->place),
			0, before);
		return;
	}
	twig_put(search, twig->stem, twig->ways, twig->place + 1, before);
	if (turns_back(search, twig))
		return;
	if (!search->question->goal[way->to]) {
		twig_put(search, twig, ways_from(search, way->to, twig->needed),
			 0, twig->needed);
		return;
	}
	search->idle = 0;
	if (path_keep(search, twig, &out->at[out->count]))
		out->count++;
	else
		search->failed = true;
}

static bool begin(struct search *search, size_t most, struct paths *out)
{
	const struct graph *graph = search->question->graph;

	if (!remaining_make(&search->remaining, search->arena,
			    search->question))
		return false;
	search->ways =
		arena_alloc(search->arena, search->remaining.place_count *
						   sizeof(*search->ways));
	search->stamps = arena_alloc(search->arena,
				     graph->role_count * sizeof(uint32_t));
	search->queue = arena_alloc(search->arena,
				    (graph->role_count + 1) * sizeof(uint32_t));
	out->at = arena_alloc(search->arena, most * sizeof(*out->at));
	return search->ways != NULL && search->stamps != NULL &&
	       search->queue != NULL && out->at != NULL;
}

bool paths_find(struct arena *arena, const struct paths_question *question,
		size_t most, struct paths *out)
{
	struct search search = {.arena = arena, .question = question};
	uint32_t needed = remaining_all(question);

	*out = (struct paths){0};
	if (!begin(&search, most, out))
		return false;
	twig_put(&search, NULL,
		 question->starts ? entries(&search, needed)
				  : ways_from(&search, question->from, needed),
		 0, needed);
	while (!search.failed && search.heap_count > 0 && out->count < most) {
		const struct twig *twig = search.heap[0];

		if (remaining_years(twig->bound) > question->years)
			break;
		if (search.work >= WORK_MOST ||
		    search.twig_count >= TWIGS_MOST) {
			out->given_up = true;
			break;
		}
		heap_take(search.heap, search.heap_count--, twig_before);
		twig_take(&search, twig, out);
	}
	return !search.failed;
}
