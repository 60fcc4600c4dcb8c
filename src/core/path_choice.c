#include "path_choice.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A path to compare, and its place. */
struct rival {
	const struct path *path;
	size_t place;
};

static bool knows_pay(const struct path *path)
{
	return !isnan(path->pay);
}

/* Negative where a is better. */
static int by_pay(const struct path *a, const struct path *b)
{
	return (a->pay < b->pay) - (a->pay > b->pay);
}

/* So that whatever is dominated comes after what dominates it. */
static int by_measures(const void *left, const void *right)
{
	const struct rival *a = left, *b = right;
	const struct path *x = a->path, *y = b->path;

	if (knows_pay(x) != knows_pay(y))
		return knows_pay(x) ? -1 : 1;
	if (x->years != y->years)
		return x->years < y->years ? -1 : 1;
	if (x->effort != y->effort)
		return x->effort < y->effort ? -1 : 1;
	if (by_pay(x, y) != 0)
		return by_pay(x, y);
	if (x->evidence != y->evidence)
		return x->evidence < y->evidence ? -1 : 1;
	if (x->rare != y->rare)
		return x->rare < y->rare ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

/* Of two in that order, both of known pay or neither. */
static bool dominates(const struct path *a, const struct path *b)
{
	bool no_worse = a->years <= b->years && a->effort <= b->effort &&
			by_pay(a, b) <= 0 && a->evidence <= b->evidence &&
			a->rare <= b->rare;
	bool better = a->years < b->years || a->effort < b->effort ||
		      by_pay(a, b) < 0 || a->evidence < b->evidence;

	return no_worse && better;
}

bool paths_dominated(struct arena *arena, const struct paths *paths,
		     bool *dominated)
{
	struct rival *rivals =
		arena_alloc(arena, paths->count * sizeof(*rivals));
	const struct path **front =
		arena_alloc(arena, paths->count * sizeof(*front));
	size_t count = 0;

	if (rivals == NULL || front == NULL)
		return false;
	for (size_t i = 0; i < paths->count; i++)
		rivals[i] = (struct rival){&paths->at[i], i};
	if (paths->count > 1)
		qsort(rivals, paths->count, sizeof(*rivals), by_measures);
	for (size_t i = 0; i < paths->count; i++) {
		const struct path *path = rivals[i].path;
		bool beaten = false;

		if (count > 0 && knows_pay(front[0]) != knows_pay(path))
			count = 0;
		for (size_t j = 0; j < count && !beaten; j++)
			beaten = dominates(front[j], path);
		dominated[rivals[i].place] = beaten;
		if (!beaten)
			front[count++] = path;
	}
	return true;
}

/* Where the roles between both ends of a path are. */
static const uint32_t *middle(const struct paths_question *question,
			      const struct path *path, size_t *count)
{
	size_t ends = question->starts ? 1 : 2;

	*count = path->count > ends ? path->count - ends : 0;
	return path->roles + !question->starts;
}

struct choice {
	const struct paths_question *question;
	size_t count;
	size_t *middles; /* of each chosen path, how many roles it has */
	bool **on;       /* and which of all */
};

static bool is_distinct(const struct choice *choice, const struct path *path)
{
	size_t count;
	const uint32_t *roles = middle(choice->question, path, &count);

	for (size_t i = 0; i < choice->count; i++) {
		size_t shorter =
			choice->middles[i] < count ? choice->middles[i] : count;
		size_t shared = 0;

		for (size_t j = 0; j < count; j++)
			shared += choice->on[i][roles[j]];
		if (shared > 0 && 2 * shared >= shorter)
			return false;
	}
	return true;
}

static bool choose(struct choice *choice, struct arena *arena,
		   const struct path *path)
{
	size_t size = choice->question->graph->role_count * sizeof(bool);
	bool *on = arena_alloc(arena, size);
	size_t count;
	const uint32_t *roles = middle(choice->question, path, &count);

	if (on == NULL)
		return false;
	for (size_t i = 0; i < count; i++)
		on[roles[i]] = true;
	choice->on[choice->count] = on;
	choice->middles[choice->count++] = count;
	return true;
}

/* Whether it is no alternative to the first. */
static bool is_far(const struct path *first, const struct path *path)
{
	return 2 * (uint64_t)path->years > 3 * (uint64_t)first->years ||
	       path->count > first->count + 1;
}

bool paths_choose(struct arena *arena, const struct paths_question *question,
		  const struct paths *paths, const bool *dominated, size_t most,
		  size_t *chosen, size_t *count)
{
	struct choice choice = {
		.question = question,
		.middles = arena_alloc(arena, most * sizeof(*choice.middles)),
		.on = arena_alloc(arena, most * sizeof(*choice.on)),
	};

	*count = 0;
	if (choice.middles == NULL || choice.on == NULL)
		return false;
	for (int group = 0; group < 4; group++) {
		for (size_t i = 0; i < paths->count && *count < most; i++) {
			const struct path *path = &paths->at[i];

			if (2 * dominated[i] + (path->rare > 0) != group ||
			    (dominated[i] && is_far(&paths->at[0], path)) ||
			    !is_distinct(&choice, path))
				continue;
			if (!choose(&choice, arena, path))
				return false;
			chosen[(*count)++] = i;
		}
	}
	return true;
}
