#include "candidate.h"

#include <stdlib.h>

#include "error.h"
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
		if (i == 0 && here.word == 0)
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

static int by_hope(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;

	if (a->hope != b->hope)
		return a->hope > b->hope ? -1 : 1;
	return (a->thing > b->thing) - (a->thing < b->thing);
}

static int by_worth(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;
	bool a_role = search_kind_of(a->thing) == RUNGS_ROLE;
	bool b_role = search_kind_of(b->thing) == RUNGS_ROLE;

	if (a->worth != b->worth)
		return a->worth > b->worth ? -1 : 1;
	if (a_role != b_role)
		return a_role ? -1 : 1;
	return (a->thing > b->thing) - (a->thing < b->thing);
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

/* No name adds more than the bonuses to what its words may. */
static struct candidate candidate_of(const struct meaning *meaning, size_t at)
{
	const struct ranking *ranking = &meaning->ranking;
	const struct ranking_best *best = &ranking->best[at * ranking->words];
	struct candidate out = {.thing = ranking->things[at], .best = best};
	double names = 0;
	bool exact = true;

	for (size_t i = 0; i < ranking->words; i++) {
		exact &= best[i].exact;
		names += meaning->weight[i] * (double)best[i].name;
		if (best[i].name > 0 || best[i].body > 0)
			out.covered += meaning->weight[i];
	}
	out.share =
		kind_weight(search_kind_of(out.thing)) *
		(UNCOVERED + (1 - UNCOVERED) * out.covered / meaning->total);
	out.sure = out.share * body_worth(meaning, best);
	if (names > 0)
		names = names * 1.02 +
			((exact ? WHOLE : WHOLE * INEXACT) + PAIR + FIRST) *
				meaning->total;
	out.hope = out.sure + out.share * names;
	return out;
}

/* The best few candidates in order: names are looked at only as long as one
 * may be better than the worst of the best. */
static size_t best_of(struct meaning *meaning, struct candidate *candidates,
		      size_t count, size_t most)
{
	size_t done = 0;
	double least = 0;

	for (; done < count && meaning->reader->status == RUNGS_OK; done++) {
		struct candidate *one = &candidates[done];

		if (done >= most && one->hope < least)
			break;
		one->worth = one->sure +
			     one->share * names_worth(meaning, one->thing,
						      &one->name_text);
		/* The worst of the best so far: found anew now and then. */
		if (done + 1 >= most && (done + 1) % most == 0) {
			qsort(candidates, done + 1, sizeof(*candidates),
			      by_worth);
			least = candidates[most - 1].worth;
		}
	}
	if (done > 1)
		qsort(candidates, done, sizeof(*candidates), by_worth);
	return done < most ? done : most;
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

struct candidate *candidates_best(struct meaning *meaning, size_t most,
				  size_t *count)
{
	const struct ranking *ranking = &meaning->ranking;
	struct candidate *candidates = arena_alloc(
		ranking->arena, (ranking->count + 1) * sizeof(*candidates));
	size_t all = ranking->count;
	double fullest = 0;

	*count = 0;
	if (ranking->failed || candidates == NULL) {
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
	if (all > 1)
		qsort(candidates, all, sizeof(*candidates), by_hope);
	*count = best_of(meaning, candidates, all, most);
	return meaning->reader->status == RUNGS_OK ? candidates : NULL;
}
