/* Best-first search.  What is still to go from every role is worked out
 * backward from the goals, exactly but for roles that a path has used up; the
 * ways on from a role are sorted by it.  A partial path, a twig, stands for
 * itself and for all twigs of the same stem whose last step sorts later, so that
 * taking it puts back two at most: its first child and its next sibling.  Twigs
 * of the same bound lie on a shelf, in order of their roles once it is opened:
 * what the first of them grows into at no more cost comes before the others, so
 * that it goes on top and a path is walked to its end without a look aside.
 * Roles to go through are part of where one stands: the same role with
 * different ones still to come is a different place. */
#include "paths.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "detour.h"

/* Steps of work after which nobody wants to wait on, and twigs that are made. */
enum { WORK_MOST = 6000000, TWIGS_MOST = 200000 };
/* Twigs in a row without a path, from which on steps are asked what is to go
 * behind them without the roles that the path has used up. */
enum { IDLE_MOST = 512 };

/* A step that could be taken, and the whole cost of going on by it. */
struct way {
	uint64_t cost;
	int64_t move; /* PATHS_NO_MOVE for an entry */
	uint32_t to;
	uint8_t evidence;
	bool rare;
	bool checked; /* the cost minds the roles that a path has used up */
};

/* The steps from a place, cheapest first. */
struct ways {
	bool known;
	uint32_t count;
	struct way *at;
};

struct twig {
	struct twig *stem;       /* NULL for a first step */
	struct twig *below;      /* on its shelf */
	const struct ways *ways; /* that its last step is one of */
	uint32_t place;          /* which one of them */
	uint32_t length;       /* roles, the one it set out from not counted */
	uint32_t needed;       /* roles still to touch, bits of through */
	uint64_t spent, bound; /* so far, and with what is to go at least */
	bool checked, dead;    /* it leads nowhere */
};

struct shelf {
	uint64_t bound;
	struct twig *top;
};

struct search {
	struct arena *arena;
	const struct paths_question *question;
	struct remaining remaining;
	struct detour detour;
	const struct twig *barred; /* stem whose roles it bars */
	struct ways *ways;         /* of every place */
	struct shelf open;         /* the one that twigs are taken off */
	size_t shelf_count, twig_count, idle;
	struct shelf *shelves; /* the one of least bound last */
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

static int by_cost(const void *left, const void *right)
{
	const struct way *a = left, *b = right;

	if (a->cost != b->cost)
		return a->cost < b->cost ? -1 : 1;
	if (a->to != b->to)
		return a->to < b->to ? -1 : 1;
	return (a->move > b->move) - (a->move < b->move);
}

static uint64_t cost_of(const struct search *search, const struct way *way)
{
	const struct graph *graph = search->question->graph;

	return remaining_cost(
		way->move == PATHS_NO_MOVE ? 0 : graph->moves[way->move].years);
}

/* Where a step leads to, with roles to touch before it. */
static uint32_t place_behind(const struct search *search, const struct way *way,
			     uint32_t needed)
{
	return remaining_place(
		&search->remaining, way->to,
		needed & ~remaining_touch(search->question, way->to));
}

/* A step and what is to go behind it; left out if that leads nowhere. */
static void way_add(struct search *search, struct ways *ways, struct way way,
		    uint32_t needed)
{
	uint64_t rest =
		search->remaining.cost[place_behind(search, &way, needed)];

	if (rest == REMAINING_NEVER)
		return;
	way.cost = cost_of(search, &way) + rest;
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
					     .evidence = move->evidence,
					     .rare = move->rare},
				needed);
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
		    !(question->common && entry->rare) &&
		    remaining_comes_to(question, entry->role))
			way_add(search, ways,
				(struct way){.move = PATHS_NO_MOVE,
					     .to = entry->role,
					     .evidence = entry->evidence,
					     .rare = entry->rare},
				needed);
	}
	ways_sort(search, ways);
	return ways;
}

/* Shelves ------------------------------------------------------------------ */

/* The shelf of a bound, made if there is none; NULL without memory. */
static struct shelf *shelf_of(struct search *search, uint64_t bound)
{
	size_t low = 0, high = search->shelf_count;
	struct shelf *at;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (search->shelves[middle].bound > bound)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < search->shelf_count && search->shelves[low].bound == bound)
		return &search->shelves[low];
	at = arena_grow(search->arena, search->shelves, search->shelf_count,
			sizeof(*at));
	if (at == NULL)
		return NULL;
	search->shelves = at;
	memmove(at + low + 1, at + low,
		(search->shelf_count++ - low) * sizeof(*at));
	at[low] = (struct shelf){.bound = bound};
	return &at[low];
}

static struct twig *merge(struct twig *a, struct twig *b)
{
	struct twig *first = NULL, **end = &first;

	while (a != NULL && b != NULL) {
		struct twig **less = lies_before(a, b) ? &a : &b;

		*end = *less;
		end = &(*less)->below;
		*less = *end;
	}
	*end = a != NULL ? a : b;
	return first;
}

/* By their roles. */
static struct twig *twigs_sort(struct twig *top)
{
	/* Of each power of two, as many twigs or none. */
	struct twig *sorted[32] = {NULL}, *out = NULL;
	size_t used = 0;

	while (top != NULL) {
		struct twig *one = top;
		size_t i = 0;

		top = top->below;
		one->below = NULL;
		for (; i < used && sorted[i] != NULL; i++) {
			one = merge(sorted[i], one);
			sorted[i] = NULL;
		}
		sorted[i] = one;
		used = i < used ? used : i + 1;
	}
	for (size_t i = 0; i < used; i++)
		out = merge(sorted[i], out);
	return out;
}

static void twig_put(struct search *search, struct twig *stem,
		     const struct ways *ways, uint32_t place, uint32_t needed)
{
	uint64_t spent = stem != NULL ? stem->spent : 0;
	const struct way *way;
	struct shelf *shelf;
	struct twig *twig;

	if (ways == NULL || place >= ways->count)
		return;
	way = &ways->at[place];
	shelf = search->open.bound == spent + way->cost
			? &search->open
			: shelf_of(search, spent + way->cost);
	twig = arena_alloc(search->arena, sizeof(*twig));
	if (twig == NULL || shelf == NULL) {
		search->failed = true;
		return;
	}
	*twig = (struct twig){
		.stem = stem,
		.below = shelf->top,
		.ways = ways,
		.place = place,
		.length = stem != NULL ? stem->length + 1 : 1,
		.needed = needed & ~remaining_touch(search->question, way->to),
		.spent = spent + cost_of(search, way),
		.bound = spent + way->cost,
	};
	shelf->top = twig;
	search->twig_count++;
}

/* The first twig of all; NULL at the end. */
static struct twig *twig_next(struct search *search)
{
	struct twig *twig;

	if (search->open.top == NULL) {
		if (search->shelf_count == 0)
			return NULL;
		search->open = search->shelves[--search->shelf_count];
		search->open.top = twigs_sort(search->open.top);
	}
	twig = search->open.top;
	search->open.top = twig->below;
	return twig;
}

/* Growing ------------------------------------------------------------------ */

/* Whether the last role of a twig stands on it already. */
static bool turns_back(const struct search *search, const struct twig *twig)
{
	uint32_t role = way_of(twig)->to;

	for (const struct twig *at = twig->stem; at != NULL; at = at->stem)
		if (way_of(at)->to == role)
			return true;
	return !search->question->starts && role == search->question->from;
}

/* Steps from a place among others on, to be made dearer. */
static struct ways *ways_copy(struct search *search, const struct ways *ways,
			      uint32_t place)
{
	size_t size = (ways->count - place) * sizeof(*ways->at);
	struct ways *out = arena_alloc(search->arena, sizeof(*out));

	if (out != NULL)
		out->at = arena_alloc(search->arena, size);
	if (out == NULL || out->at == NULL) {
		search->failed = true;
		return NULL;
	}
	memcpy(out->at, ways->at + place, size);
	out->count = ways->count - place;
	return out;
}

/* Bars the roles that stand on a stem. */
static void bar_roles(struct search *search, const struct twig *stem)
{
	struct detour *detour = &search->detour;

	if (detour->turn > 0 && search->barred == stem)
		return;
	search->barred = stem;
	detour_begin(detour);
	if (!search->question->starts)
		detour_bar(detour, search->question->from);
	for (; stem != NULL; stem = stem->stem)
		detour_bar(detour, way_of(stem)->to);
}

static uint32_t needed_before(const struct search *search,
			      const struct twig *twig)
{
	return twig->stem != NULL ? twig->stem->needed
				  : remaining_all(search->question);
}

/* What going on by the last step of a twig costs without the roles that stand
 * before it; REMAINING_NEVER if it leads nowhere. */
static uint64_t cost_without(struct search *search, const struct twig *twig)
{
	uint32_t needed = needed_before(search, twig);
	const struct way *way = way_of(twig);
	uint64_t rest;

	bar_roles(search, twig->stem);
	rest = detour_cost(&search->detour, place_behind(search, way, needed));
	return rest == REMAINING_NEVER ? rest : rest + cost_of(search, way);
}

/* Whether what a twig stands on leads anywhere; asked from below, since what is
 * dead there is so in all its twigs. */
static bool stands_alive(struct search *search, struct twig *twig)
{
	struct twig *lowest;

	do {
		lowest = NULL;
		for (struct twig *at = twig->stem; at != NULL; at = at->stem) {
			if (at->dead)
				return false;
			if (!at->checked)
				lowest = at;
		}
		if (lowest == NULL)
			return true;
		lowest->checked = true;
		lowest->dead = cost_without(search, lowest) == REMAINING_NEVER;
		search->work += twig->length;
	} while (!lowest->dead);
	return false;
}

/* Whether a twig's last step costs what was thought.  Else what it stands for
 * is put back, by what it costs if it leads anywhere. */
static bool is_sound(struct search *search, struct twig *twig)
{
	uint32_t needed = needed_before(search, twig);
	struct ways *ways;
	uint64_t cost;

	if (!stands_alive(search, twig))
		return false;
	cost = cost_without(search, twig);
	twig->checked = true;
	if (cost == way_of(twig)->cost)
		return true;
	if (cost == REMAINING_NEVER) {
		twig_put(search, twig->stem, twig->ways, twig->place + 1,
			 needed);
		return false;
	}
	ways = ways_copy(search, twig->ways, twig->place);
	if (ways != NULL) {
		ways->at[0].cost = cost;
		ways->at[0].checked = true;
		ways_sort(search, ways);
		twig_put(search, twig->stem, ways, 0, needed);
	}
	return false;
}

/* The steps that a twig could grow by.  None is cheaper than all that it stands
 * for. */
static const struct ways *ways_behind(struct search *search,
				      const struct twig *twig)
{
	const struct ways *ways =
		ways_from(search, way_of(twig)->to, twig->needed);
	uint64_t least = twig->bound - twig->spent;
	struct ways *dearer;

	if (search->failed || ways->count == 0 || ways->at[0].cost >= least)
		return ways;
	dearer = ways_copy(search, ways, 0);
	for (uint32_t i = 0; dearer != NULL && i < dearer->count; i++)
		if (dearer->at[i].cost < least)
			dearer->at[i].cost = least;
	if (dearer != NULL)
		ways_sort(search, dearer);
	return dearer;
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
		out->rare += way->rare;
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

/* A twig off its shelf: its sibling goes in, and it is a path or goes on. */
static void twig_take(struct search *search, struct twig *twig,
		      struct paths *out)
{
	const struct way *way = way_of(twig);

	search->work += 16;
	if (++search->idle > IDLE_MOST && !way->checked &&
	    !is_sound(search, twig))
		return;
	twig_put(search, twig->stem, twig->ways, twig->place + 1,
		 needed_before(search, twig));
	if (turns_back(search, twig))
		return;
	if (!search->question->goal[way->to]) {
		twig_put(search, twig, ways_behind(search, twig), 0,
			 twig->needed);
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
	if (!remaining_make(&search->remaining, search->arena,
			    search->question) ||
	    !detour_make(&search->detour, search->arena, search->question,
			 &search->remaining))
		return false;
	search->ways =
		arena_alloc(search->arena, search->remaining.place_count *
						   sizeof(*search->ways));
	out->at = arena_alloc(search->arena, most * sizeof(*out->at));
	return search->ways != NULL && out->at != NULL;
}

bool paths_find(struct arena *arena, const struct paths_question *question,
		size_t most, struct paths *out)
{
	struct search search = {.arena = arena,
				.question = question,
				.open = {.bound = REMAINING_NEVER}};
	uint32_t needed = remaining_all(question);
	struct twig *twig;

	*out = (struct paths){0};
	if (!begin(&search, most, out))
		return false;
	twig_put(&search, NULL,
		 question->starts ? entries(&search, needed)
				  : ways_from(&search, question->from, needed),
		 0, needed);
	while (!search.failed && out->count < most &&
	       (twig = twig_next(&search)) != NULL &&
	       remaining_years(twig->bound) <= question->years) {
		if (search.work + 4 * search.detour.work >= WORK_MOST ||
		    search.twig_count >= TWIGS_MOST) {
			out->given_up = true;
			break;
		}
		twig_take(&search, twig, out);
	}
	return !search.failed;
}
