#include "candidate.h"

#include "error.h"
#include "heap.h"
#include "posting.h"
#include "search_fields.h"
#include "vocabulary.h"

/* What a name gains whose words are the query's, stand side by side as there,
 * or begin as it does; and how much of what the fullest hit has of the query
 * others must have. */
static const double WHOLE = 0.9, INEXACT = 0.3, PAIR = 0.3, FIRST = 0.05,
		    LEAST = 0.2;
/* What a thing is worth that has none of the words, to one that has all; what
 * two words gain that stand in one text of a body; and what the last word, which
 * in a title says what somebody is, counts once more. */
static const double UNCOVERED = 0.65, TOGETHER = 0.12, HEAD = 0.7;

/* Kinds that people look for less often come after others as good. */
static double kind_weight(int64_t kind)
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

/* What a name is worth for the query: its words by how rare they are, more
 * where they stand as in the query. */
static double line_worth(const struct meaning *meaning,
			 const struct name_line *line, const unsigned char *end)
{
	const unsigned char *at = line->terms;
	double value = (double)search_name_value(line->count,
						 (float)meaning->name_words) *
		       (double)line->weight;
	double sum = 0, bonus = 0;
	struct meant before, here = {0};
	size_t matched = 0, exact = 0;
	unsigned seen = 0;

	for (size_t i = 0; i < line->count; i++) {
		before = here;
		here = meaning_of(meaning, name_term(&at, end));
		if (here.quality <= 0)
			continue;
		matched++;
		exact += here.quality >= RANKING_EXACT;
		if (before.quality > 0 && before.word + 1 == here.word)
			bonus += PAIR * meaning->weight[here.word];
		if (i == 0 && here.word == 0 && meaning->query.count > 1)
			bonus += FIRST * meaning->weight[here.word];
		if ((seen & 1u << here.word) == 0)
			sum += meaning->weight[here.word] *
			       (double)here.quality;
		seen |= 1u << here.word;
	}
	if (matched == line->count &&
	    (size_t)__builtin_popcount(seen) == meaning->query.count)
		bonus += WHOLE * meaning->total *
			 (exact == matched ? 1 : INEXACT);
	return sum * value + bonus * (double)line->weight;
}

/* The name of a thing that is worth most. */
static double names_worth(struct meaning *meaning, int64_t thing,
			  uint32_t *text)
{
	struct reader *reader = meaning->reader;
	const unsigned char *at, *end;
	struct name_line line;
	sqlite3_stmt *row;
	double most = 0;

	*text = 0;
	if (reader->status == RUNGS_OK)
		reader->status = connection_statement(reader->atlas,
						      STATEMENT_SEARCH_NAMES,
						      &row, reader->error);
	if (reader->status != RUNGS_OK)
		return 0;
	sqlite3_bind_int64(row, 1, thing);
	if (!vocabulary_step(reader, row))
		return 0;
	at = sqlite3_column_blob(row, 0);
	end = at != NULL ? at + sqlite3_column_bytes(row, 0) : NULL;
	while (at != NULL && name_next(&at, end, &line)) {
		double worth = line_worth(meaning, &line, end);

		if (worth > most) {
			most = worth;
			*text = line.text;
		}
	}
	sqlite3_reset(row);
	return most;
}

static bool hopes_more(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;

	return a->hope != b->hope ? a->hope > b->hope : a->thing < b->thing;
}

static bool is_worth_more(const struct candidate *a, const struct candidate *b)
{
	bool a_role = search_kind_of(a->thing) == RUNGS_ROLE;
	bool b_role = search_kind_of(b->thing) == RUNGS_ROLE;

	if (a->worth != b->worth)
		return a->worth > b->worth;
	return a_role != b_role ? a_role : a->thing < b->thing;
}

static bool is_worth_less(const void *left, const void *right)
{
	return is_worth_more(right, left);
}

/* What its bodies say, more where one text has several of the words. */
static double body_worth(const struct meaning *meaning,
			 const struct ranking_best *best)
{
	double sum = 0;

	for (size_t i = 0; i < meaning->query.count; i++) {
		bool together = false;

		for (size_t j = 0; j < i; j++)
			together |= best[i].body_text != 0 &&
				    best[i].body_text == best[j].body_text;
		sum += meaning->weight[i] *
		       ((double)best[i].body + (together ? TOGETHER : 0));
	}
	if (meaning->has_head)
		sum += HEAD * meaning->total * (double)best[meaning->head].head;
	return sum;
}

/* What the index tells of the names by each word alone. */
struct known {
	double sum;    /* no name has more, but for what it gains as a whole */
	size_t words;  /* of the query, that some name has */
	bool all;      /* every word, */
	bool as_typed; /* and just so */
};

static struct known names_known(const struct meaning *meaning,
				const struct ranking_best *best)
{
	struct known out = {.all = true, .as_typed = true};

	for (size_t i = 0; i < meaning->query.count; i++) {
		out.sum += meaning->weight[i] * (double)best[i].name;
		out.words += best[i].name > 0;
		out.all &= best[i].name > 0;
		out.as_typed &= best[i].exact;
	}
	return out;
}

/* The most that a name can be worth; bytes of the index round a little. */
static double names_hope(const struct meaning *meaning, struct known known)
{
	double gain = FIRST;

	if (known.words > 1)
		gain += PAIR;
	if (known.all)
		gain += known.as_typed ? WHOLE : WHOLE * INEXACT;
	return known.words > 0 ? 1.02 * known.sum + gain * meaning->total : 0;
}

static struct candidate candidate_of(const struct meaning *meaning, size_t at)
{
	const struct ranking *ranking = &meaning->ranking;
	const struct ranking_best *best = &ranking->best[at * ranking->words];
	struct candidate out = {.thing = ranking->things[at], .best = best};

	for (size_t i = 0; i < ranking->words; i++)
		if (best[i].name > 0 || best[i].body > 0)
			out.covered += meaning->weight[i];
	out.share =
		kind_weight(search_kind_of(out.thing)) *
		(UNCOVERED + (1 - UNCOVERED) * out.covered / meaning->total);
	out.sure = out.share * body_worth(meaning, best);
	out.hope = out.sure +
		   out.share * names_hope(meaning, names_known(meaning, best));
	return out;
}

/* Of one word the index tells all: its best name, and whether that is it. */
static double one_name_worth(const struct meaning *meaning,
			     struct candidate *one)
{
	const struct ranking_best *best = one->best;
	double name = (double)best->name;
	double whole =
		name / (double)search_name_value(1, (float)meaning->name_words);

	one->name_text = best->name_text;
	if (!best->alone)
		whole = 0;
	else if (!best->exact)
		whole *= INEXACT;
	return meaning->total * (name + WHOLE * whole);
}

static void weigh(struct meaning *meaning, struct candidate *one)
{
	double names =
		meaning->query.count > 1
			? names_worth(meaning, one->thing, &one->name_text)
			: one_name_worth(meaning, one);

	one->worth = one->sure + one->share * names;
}

/* The best few in a heap, the worst of them first: names are looked at only as
 * long as one may be better than that. */
static size_t best_of(struct meaning *meaning, void **queue, size_t count,
		      void **best, size_t most)
{
	size_t found = 0;

	heap_make(queue, count, hopes_more);
	while (count > 0 && meaning->reader->status == RUNGS_OK) {
		struct candidate *one = heap_take(queue, count--, hopes_more);
		struct candidate *worst = found > 0 ? best[0] : NULL;

		if (found == most && one->hope < worst->worth)
			break;
		weigh(meaning, one);
		if (found == most && is_worth_more(worst, one))
			continue;
		if (found == most)
			heap_take(best, found--, is_worth_less);
		heap_put(best, found++, one, is_worth_less);
	}
	return found;
}

/* Leaves out candidates that have too little of the query. */
static size_t drop_below(struct candidate *candidates, size_t count,
			 double least)
{
	size_t left = 0;

	for (size_t i = 0; i < count; i++)
		if (candidates[i].covered >= least)
			candidates[left++] = candidates[i];
	return left;
}

const struct candidate **candidates_best(struct meaning *meaning, size_t most,
					 size_t *count)
{
	const struct ranking *ranking = &meaning->ranking;
	struct candidate *candidates;
	size_t all = ranking->count;
	double fullest = 0;
	void **queue, **best;

	*count = 0;
	if (most > all)
		most = all;
	candidates =
		arena_alloc(ranking->arena, (all + 1) * sizeof(*candidates));
	queue = arena_alloc(ranking->arena, (all + 1) * sizeof(*queue));
	best = arena_alloc(ranking->arena, (most + 1) * sizeof(*best));
	if (ranking->failed || candidates == NULL || queue == NULL ||
	    best == NULL) {
		meaning->reader->status =
			error_no_memory(meaning->reader->error);
		return NULL;
	}
	for (size_t i = 0; i < all; i++) {
		candidates[i] = candidate_of(meaning, i);
		if (candidates[i].covered > fullest)
			fullest = candidates[i].covered;
	}
	all = drop_below(candidates, all, LEAST * fullest);
	for (size_t i = 0; i < all; i++)
		queue[i] = &candidates[i];
	*count = best_of(meaning, queue, all, best, most);
	/* The worst comes off first, into the place behind the rest. */
	for (size_t left = *count; left > 0; left--)
		best[left - 1] = heap_take(best, left, is_worth_less);
	return meaning->reader->status == RUNGS_OK
		       ? (const struct candidate **)best
		       : NULL;
}
