#include "candidate.h"

#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "heap.h"
#include "name_hope.h"
#include "name_match.h"
#include "vocabulary.h"

/* How much of what the first hit has of the query others must have. */
static const double LEAST = 0.2;
/* What a thing is worth that has none of the words, to one that has all; what
 * two words gain that stand in one text of a body; and what the last word, which
 * in a title says what somebody is, counts once more. */
static const double UNCOVERED = 0.65;
static const float TOGETHER = 0.12f, HEAD = 0.7f;

/* What counts for the score beside the best name: how near all names are; how
 * many end alike; how many end as the query does, since a thing that has many is
 * of that sort; bodies; how much of the query it has; how common the words are in
 * the names, of which a few tell little, and less in a thing with many texts; and
 * whether its words go along with those of the query.  Fitted by softmax
 * regression over the best 64 for titles of O*NET 29.0 that were held out, none of
 * them of the bench's test, and rounded. */
static const double NEAR = 0.8, ALIKE = 1, ENDING = 0.2, BODIES = 0.5;
static const double COVERED = 0.75, COMMON = 2.4, TEXTS_MANY = 20;
static const double ALONG = 1.4, TEXTS_FEW = 3;

enum { FIRST_ROOM = 128 };

/* The best so far, the worst of them first. */
struct best {
	void **heap;
	struct candidate *spare; /* not in the heap */
	size_t count, room, most;
	struct name_match names;
};

/* Kinds that people look for less often come after others as good. */
static double kind_weight(enum rungs_kind kind)
{
	switch (kind) {
	case RUNGS_ROLE:
		return 1;
	case RUNGS_OCCUPATION:
	case RUNGS_STATEMENT:
	case RUNGS_FACT:
	case RUNGS_SOURCE:
		return 0.75;
	default:
		return 0.95;
	}
}

static bool is_worth_more(const struct candidate *a, const struct candidate *b)
{
	bool a_role = search_kind_of(a->thing) == RUNGS_ROLE;
	bool b_role = search_kind_of(b->thing) == RUNGS_ROLE;

	if (a->worth != b->worth)
		return a->worth > b->worth;
	return a_role != b_role ? a_role : a->thing < b->thing;
}

static int by_score(const void *left, const void *right)
{
	const struct candidate *a = *(void *const *)left;
	const struct candidate *b = *(void *const *)right;

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	return is_worth_more(a, b) ? -1 : 1;
}

static bool is_worth_less(const void *left, const void *right)
{
	return is_worth_more(right, left);
}

/* What is known of the slots of a stretch before their names are looked at. */
struct known {
	float covered[STRETCH_THINGS]; /* weight of the words that each has */
	float bodies[STRETCH_THINGS];  /* what its bodies are worth, */
	float names[STRETCH_THINGS];   /* and its names at most */
};

/* Adds texts that have both words. */
static void together_add(uint32_t together[restrict STRETCH_THINGS],
			 size_t count, const struct said *restrict said,
			 const struct said *restrict other)
{
	for (size_t j = 0; j < stretch_lanes(count); j++) {
		uint32_t text = said->body_text[j];

		together[j] |= text & -(uint32_t)(text == other->body_text[j]);
	}
}

/* Adds what a word says; together with a word before, it says more. */
static void said_add(struct known *restrict known, size_t count,
		     const struct said *restrict said,
		     const uint32_t together[restrict STRETCH_THINGS],
		     float weight)
{
	for (size_t j = 0; j < stretch_lanes(count); j++)
		known->covered[j] +=
			said->name[j] + said->body[j] > 0 ? weight : 0;
	for (size_t j = 0; j < stretch_lanes(count); j++)
		known->bodies[j] +=
			weight *
			(said->body[j] + (together[j] != 0 ? TOGETHER : 0));
}

static void head_add(struct known *restrict known, size_t count,
		     const struct said *restrict said, float weight)
{
	for (size_t j = 0; j < stretch_lanes(count); j++)
		known->bodies[j] += weight * said->head[j];
}

static void known_make(struct known *known, const struct meaning *meaning)
{
	const struct stretch *stretch = &meaning->stretch;

	size_t count = stretch->count;

	memset(known->covered, 0,
	       stretch_lanes(count) * sizeof(*known->covered));
	memset(known->bodies, 0, stretch_lanes(count) * sizeof(*known->bodies));
	for (size_t i = 0; i < stretch->words; i++) {
		const struct said *said = &stretch->said[i];
		uint32_t together[STRETCH_THINGS];

		memset(together, 0, stretch_lanes(count) * sizeof(*together));
		for (size_t j = 0; j < i; j++)
			together_add(together, count, said, &stretch->said[j]);
		said_add(known, count, said, together,
			 (float)meaning->weight[i]);
	}
	if (meaning->has_head)
		head_add(known, count, &stretch->said[meaning->head],
			 HEAD * (float)meaning->total);
	names_hopes(meaning, known->names);
}

/* Room for one more candidate.  False without memory. */
static bool grow(struct best *best, struct meaning *meaning)
{
	size_t room = 2 * best->room + FIRST_ROOM;
	void **heap = best->heap;

	if (best->count == best->room) {
		heap = arena_alloc(meaning->arena, room * sizeof(*heap));
		if (heap != NULL && best->count > 0)
			memcpy(heap, best->heap, best->count * sizeof(*heap));
		best->room = room;
	}
	best->heap = heap;
	best->spare = arena_alloc(meaning->arena, sizeof(*best->spare));
	if (heap != NULL && best->spare != NULL)
		return true;
	meaning->reader->status = error_no_memory(meaning->reader->error);
	return false;
}

/* Puts the spare candidate in; the worst, if there is no more room, gets out
 * and is the next spare. */
static void put(struct best *best, struct meaning *meaning)
{
	struct candidate *spare = best->spare;

	if (best->count == best->most) {
		best->spare =
			heap_take(best->heap, best->count--, is_worth_less);
		heap_put(best->heap, best->count++, spare, is_worth_less);
		return;
	}
	heap_put(best->heap, best->count++, spare, is_worth_less);
	grow(best, meaning);
}

/* What a thing is worth by its best name and its bodies, its names having been
 * looked at. */
static double score(const struct best *best, const struct meaning *meaning,
		    double name, double bodies)
{
	return (name + BODIES * bodies) / meaning->total +
	       NEAR * names_near(&best->names, meaning) +
	       ALIKE * names_alike(&best->names, meaning) +
	       ENDING * names_ending(&best->names, meaning);
}

/* Looks at a thing closely if it may be among the best. */
static void look_at(struct best *best, struct meaning *meaning,
		    const struct known *known, size_t place)
{
	const struct stretch *stretch = &meaning->stretch;
	struct candidate *one = best->spare;
	size_t slot = stretch->slots[place];
	bool full = best->count == best->most;
	double bodies = (double)known->bodies[slot], name;

	one->thing = stretch->first + (int64_t)place;
	one->covered = (double)known->covered[slot];
	one->share =
		kind_weight((enum rungs_kind)search_kind_of(one->thing)) *
		(UNCOVERED + (1 - UNCOVERED) * one->covered / meaning->total);
	one->worth = one->share * (bodies + (double)known->names[slot]);
	if (full && is_worth_more(best->heap[0], one))
		return;
	one->worth = one->share * (bodies + names_hope(meaning, slot));
	if (full && is_worth_more(best->heap[0], one))
		return;
	name = names_worth(&best->names, meaning, slot, &one->name_text);
	one->worth = one->share * (bodies + name);
	if (full && is_worth_more(best->heap[0], one))
		return;
	one->score = one->share * score(best, meaning, name, bodies);
	names_count(&best->names, one->named);
	for (size_t i = 0; i < stretch->words; i++)
		one->body_text[i] = stretch->said[i].name[slot] > 0
					    ? 0
					    : stretch->said[i].body_text[slot];
	put(best, meaning);
}

/* Leaves only what may be a hit.  False if nothing may. */
static bool narrow(struct meaning *meaning)
{
	struct stretch *stretch = &meaning->stretch;
	int64_t kind = search_kind_of(stretch->first);
	bool any = false;

	if (kind >= RUNGS_KIND_COUNT ||
	    (meaning->filter->kinds & 1u << kind) == 0)
		return false;
	if (!filter_narrows(meaning->filter))
		return true;
	for (size_t i = 0; i < STRETCH_THINGS / 64; i++)
		for (uint64_t has = stretch->has[i]; has != 0; has &= has - 1) {
			int bit = __builtin_ctzll(has);

			if (filter_admits(meaning->filter,
					  stretch->first + (int64_t)(64 * i) +
						  bit))
				any = true;
			else
				stretch->has[i] &= ~((uint64_t)1 << bit);
		}
	return any;
}

/* Those whose texts have still to be read are kept apart. */
static void look_at_all(struct best *best, struct best *unsure,
			struct meaning *meaning)
{
	struct stretch *stretch = &meaning->stretch;
	struct known known;

	if (!narrow(meaning))
		return;
	known_make(&known, meaning);
	for (size_t i = 0; i < STRETCH_THINGS / 64; i++)
		for (uint64_t has = stretch->has[i];
		     has != 0 && meaning->reader->status == RUNGS_OK;
		     has &= has - 1) {
			size_t place = 64 * i + (size_t)__builtin_ctzll(has);
			bool sure =
				filter_is_sure(meaning->filter,
					       stretch->first + (int64_t)place);

			look_at(sure ? best : unsure, meaning, &known, place);
		}
}

/* Puts candidates in order, the best first. */
static void sort(struct best *best)
{
	/* The worst comes off first, into the place behind the rest. */
	for (size_t left = best->count; left > 0; left--)
		best->heap[left - 1] =
			heap_take(best->heap, left, is_worth_less);
}

/* Puts those of the unsure among the best whose texts have what is asked
 * for, as long as they may be. */
static void confirm(struct best *best, struct best *unsure,
		    struct meaning *meaning)
{
	sort(unsure);
	for (size_t i = 0;
	     i < unsure->count && meaning->reader->status == RUNGS_OK; i++) {
		const struct candidate *one = unsure->heap[i];

		if (best->count == best->most &&
		    is_worth_more(best->heap[0], one))
			break;
		if (!filter_confirms(meaning->filter, meaning->reader,
				     one->thing))
			continue;
		*best->spare = *one;
		put(best, meaning);
	}
}

/* How many of the texts of a thing with so many have each word. */
static double common(const struct candidate *one, const struct meaning *meaning,
		     double texts)
{
	double few = 1 + texts / TEXTS_MANY, sum = 0;

	for (size_t i = 0; i < meaning->query.count; i++)
		sum += meaning->weight[i] * one->named[i] /
		       (one->named[i] + few);
	return sum / meaning->total;
}

/* How far the thing's words go along with those of the query; a thing with few
 * texts says little of that. */
static double along(const struct meaning *meaning, sqlite3_stmt *row,
		    double texts)
{
	struct embedding embedding =
		embedding_read(sqlite3_column_blob(row, 1),
			       (size_t)sqlite3_column_bytes(row, 1));

	return embedding_cosine(&embedding, &meaning->embedding) * texts /
	       (texts + TEXTS_FEW);
}

/* Adds to the score what is known of a thing as a whole; of one word alone, how
 * near the names are tells it. */
static void whole_add(struct candidate *one, const struct meaning *meaning)
{
	struct reader *reader = meaning->reader;
	sqlite3_stmt *row;
	double texts;

	if (reader->status == RUNGS_OK)
		reader->status = connection_statement(reader->atlas,
						      STATEMENT_SEARCH_CLOSELY,
						      &row, reader->error);
	if (reader->status != RUNGS_OK)
		return;
	sqlite3_bind_int64(row, 1, one->thing);
	if (!vocabulary_step(reader, row))
		return;
	texts = sqlite3_column_double(row, 0);
	if (texts > 0)
		one->score += one->share *
			      (COVERED + COMMON * common(one, meaning, texts) +
			       ALONG * along(meaning, row, texts));
	sqlite3_reset(row);
}

/* Puts the first few in order by their scores; those behind get none above what
 * is before them.  Returns the count. */
static size_t put_in_order(void **sorted, size_t count)
{
	size_t close = count < CANDIDATES_CLOSE ? count : CANDIDATES_CLOSE;

	qsort(sorted, close, sizeof(*sorted), by_score);
	for (size_t i = close; i < count; i++) {
		const struct candidate *before = sorted[i - 1];
		struct candidate *one = sorted[i];

		if (one->score > before->score)
			one->score = before->score;
	}
	return count;
}

/* Leaves out what has too little of the query beside the first. */
static size_t drop_poor(void **sorted, size_t count)
{
	const struct candidate *first = sorted[0];
	size_t left = 0;

	for (size_t i = 0; i < count; i++) {
		const struct candidate *one = sorted[i];

		if (one->covered >= LEAST * first->covered)
			sorted[left++] = sorted[i];
	}
	return left;
}

struct candidate *const *candidates_best(struct meaning *meaning, size_t most,
					 size_t *count)
{
	struct stretch *stretch = &meaning->stretch;
	struct best best = {.most = most > CANDIDATES_CLOSE ? most
							    : CANDIDATES_CLOSE};
	struct best unsure = {.most = FILTER_READS};

	*count = 0;
	if (!grow(&best, meaning) || !grow(&unsure, meaning))
		return NULL;
	while (meaning->reader->status == RUNGS_OK && stretch_next(stretch))
		look_at_all(&best, &unsure, meaning);
	if (stretch->failed)
		meaning->reader->status =
			error_no_memory(meaning->reader->error);
	confirm(&best, &unsure, meaning);
	if (meaning->reader->status != RUNGS_OK)
		return NULL;
	sort(&best);
	for (size_t i = 0; meaning->has_head && i < best.count; i++)
		whole_add(best.heap[i], meaning);
	if (meaning->reader->status != RUNGS_OK)
		return NULL;
	if (best.count == 0)
		return (struct candidate *const *)best.heap;
	*count = drop_poor(best.heap, put_in_order(best.heap, best.count));
	return (struct candidate *const *)best.heap;
}
