#include "slow_search.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/search_fields.h"
#include "slow_asked.h"

/* The definition.  A word of the query weighs w, by how rare it is; a form of it
 * has a quality q; what counts of several forms is the one that says most.
 *
 *	worth = share * (name + bodies)
 *	score = share * ((name + 0.5 bodies) / total + 0.8 near + alike
 *		+ 0.2 log(1 + names that end with the head)
 *		+ 0.75 + 2.4 common + 1.4 along)
 *		without what is in the last line for a query without a head
 *	share = kind * (0.65 + 0.35 covered / total)
 *	total = sum of w; covered = that of the words that the thing has
 *	bodies = sum of w * (q * body, and 0.12 if a word before is in that text)
 *		+ 0.7 * total * (q * head of the last word)
 *	name = the most of: field * (value(length) * sum of w * q + bonus)
 *	bonus = 0.3 w of each word that stands behind that before it
 *		+ 0.05 w of the first word where the name begins with it
 *		+ 1.5 total, if the name is the query, or is an advert's title;
 *			0.2 of that if inexactly
 *	near = log(1 + sum of cosine^2 of all names) / 2
 *	alike = sum of w * n / (n + 2) / total, n being the names that have the
 *		word and end with the query's last
 *	common = sum of w * n / (n + 1 + texts / 20) / total, n being the
 *		names that have the word
 *	along = cosine of the thing's embedding and the query's, which is the
 *		sum of w * that of the likeliest term, 0 for a beginning;
 *		times texts / (texts + 3)
 *
 * Of the best by worth, 64 or as many as are asked for, the first 64 are put in
 * order by score; then what has less than a fifth of the words that the first
 * has, weighed, is left out.
 *
 * Around an advert's title words count less, and its head is the last that half
 * of the names with it end with. */

enum { MOST = 64, PLACES = 16 };

/* Names --------------------------------------------------------------------- */

/* How well each word stands at each place of a name, 0 for not at all; all far
 * places are the last. */
struct line {
	float at[QUERY_WORDS][PLACES], best[QUERY_WORDS];
	size_t length, words;
};

static size_t near_place(size_t place)
{
	return place < PLACES - 1 ? place : PLACES - 1;
}

static struct line line_read(const struct asked *asked,
			     const struct slow_text *text)
{
	struct line line = {.length = near_place(text->count)};

	for (size_t i = 0; i < asked->query->count; i++) {
		for (size_t j = 0; j < text->count; j++) {
			float quality = asked->like[i][text->terms[j]].named;
			float *at = &line.at[i][near_place(j)];

			if (quality > *at)
				*at = quality;
			if (quality > line.best[i])
				line.best[i] = quality;
		}
		line.words += line.best[i] > 0;
	}
	return line;
}

/* How many places are some word, or are some word as typed. */
static size_t count_places(const struct line *line, float quality)
{
	size_t places = 0;

	for (size_t j = 0; j < PLACES; j++) {
		bool is_some = false;

		for (size_t i = 0; i < QUERY_WORDS; i++)
			is_some |= line->at[i][j] > quality;
		places += is_some;
	}
	return places;
}

static bool is_paired(const struct line *line, size_t word)
{
	for (size_t j = 1; word > 0 && j < PLACES - 1; j++)
		if (line->at[word - 1][j - 1] > 0 && line->at[word][j] > 0)
			return true;
	return false;
}

/* Whether the name is the query, or an advert's title but for words that it can
 * do without. */
static bool is_whole(const struct asked *asked, const struct line *line)
{
	const struct query *query = asked->query;

	for (size_t i = 0; i < query->count; i++) {
		bool has = line->best[i] > 0;
		bool titled = (asked->title & 1u << i) != 0;
		bool needed = !query->is_advert || !query->words[i].optional;

		if (titled ? needed && !has : has)
			return false;
	}
	return line->length == line->words &&
	       count_places(line, 0) == line->length;
}

static double line_bonus(const struct asked *asked, const struct line *line)
{
	size_t places = count_places(line, 0);
	double bonus = 0;

	if (asked->query->count > 1 && line->at[0][0] > 0)
		bonus += 0.05 * asked->weight[0];
	for (size_t i = 0; i < asked->query->count; i++)
		if (is_paired(line, i))
			bonus += 0.3 * asked->weight[i];
	if (is_whole(asked, line))
		bonus += 1.5 * asked->total *
			 (count_places(line, 0.98f) == places ? 1 : 0.2);
	return bonus;
}

/* A word counts less in a longer name: BM25 with a term frequency of one. */
static double line_worth(const struct asked *asked, const struct line *line,
			 const struct slow_text *text)
{
	double length = (double)line->length / asked->atlas->name_words;
	double value = 2.2 / (1 + 1.2 * (0.25 + 0.75 * length)), sum = 0;

	for (size_t i = 0; i < asked->query->count; i++)
		sum += asked->weight[i] * (double)line->best[i];
	return (double)search_fields[text->field].weight / 100 *
	       (value * sum + line_bonus(asked, line));
}

/* Other words of the name are taken to be as rare as any. */
static double line_cosine(const struct asked *asked, const struct line *line)
{
	size_t places = count_places(line, 0);
	double squares = 0, dot = 0, cosine;

	for (size_t i = 0; i < asked->query->count; i++) {
		double weight = asked->weight[i];

		if (line->best[i] > 0)
			squares += weight * weight;
		dot += weight * weight * (double)line->best[i];
	}
	if (line->length > places)
		squares += (double)(line->length - places) *
			   asked->atlas->name_rarity;
	cosine = dot / sqrt(squares * asked->norm);
	return cosine < 1 ? cosine : 1;
}

/* Things -------------------------------------------------------------------- */

/* What a thing has of a word. */
struct had {
	float body, head;
	size_t body_text;
	bool at_all;
};

/* Of texts that say as much of it, the first is what counts. */
static void had_add(struct had *had, const struct slow_say *say, float quality)
{
	float body = quality * say->body, head = quality * say->head;

	had->at_all = true;
	if (body > had->body ||
	    (body >= had->body && say->body_text < had->body_text)) {
		had->body = body;
		had->body_text = say->body_text;
	}
	if (head > had->head)
		had->head = head;
}

static void had_read(const struct asked *asked, const struct slow_thing *thing,
		     struct had had[QUERY_WORDS])
{
	for (size_t i = 0; i < asked->query->count; i++)
		for (size_t j = 0; j < thing->say_count; j++) {
			const struct slow_say *say = &thing->says[j];
			struct likeness like = asked->like[i][say->term];
			float quality = say->names > 0 ? like.named : like.bare;

			if (quality > 0)
				had_add(&had[i], say, quality);
		}
}

/* In floats, which decide between things that are as good. */
static float worth_of_bodies(const struct asked *asked,
			     const struct had had[QUERY_WORDS])
{
	float sum = 0;

	for (size_t i = 0; i < asked->query->count; i++) {
		bool together = false;

		for (size_t j = 0; j < i; j++)
			together |= had[i].body_text > 0 &&
				    had[i].body_text == had[j].body_text;
		sum += (float)asked->weight[i] *
		       (had[i].body + (together ? 0.12f : 0));
	}
	if (asked->has_head)
		sum += 0.7f * (float)asked->total * had[asked->head].head;
	return sum;
}

static double share_of(const struct asked *asked, enum rungs_kind kind,
		       double covered)
{
	double share = 0.65 + 0.35 * covered / asked->total;

	switch (kind) {
	case RUNGS_ROLE:
		return share;
	case RUNGS_OCCUPATION:
	case RUNGS_STATEMENT:
	case RUNGS_FACT:
	case RUNGS_SOURCE:
		return 0.75 * share;
	default:
		return 0.95 * share;
	}
}

/* What is found out of all names of a thing. */
struct names {
	double best, squares, ending, alike[QUERY_WORDS], named[QUERY_WORDS];
};

static void name_add(const struct asked *asked, const struct slow_text *text,
		     struct names *names)
{
	struct line line = line_read(asked, text);
	double worth, cosine;
	bool ends;

	if (line.words == 0)
		return;
	ends = asked->has_head && line.at[asked->head][line.length - 1] > 0;
	worth = line_worth(asked, &line, text);
	cosine = line_cosine(asked, &line);
	if (worth > names->best)
		names->best = worth;
	names->squares += cosine * cosine;
	names->ending += ends;
	for (size_t i = 0; i < asked->query->count; i++) {
		names->alike[i] += ends && line.best[i] > 0;
		names->named[i] += line.best[i] > 0;
	}
}

static double alike(const struct asked *asked, const struct names *names)
{
	double sum = 0;

	for (size_t i = 0; asked->has_head && i < asked->query->count; i++)
		if (i != asked->head && !asked->query->words[i].optional)
			sum += asked->weight[i] * names->alike[i] /
			       (names->alike[i] + 2);
	return sum / asked->total;
}

/* What the last line of the definition's score has. */
static double as_a_whole(const struct asked *asked, const struct names *names,
			 const struct slow_thing *thing)
{
	double texts = (double)thing->text_count, common = 0;
	double few = 1 + texts / 20;

	if (!asked->has_head)
		return 0;
	for (size_t i = 0; i < asked->query->count; i++)
		common += asked->weight[i] * names->named[i] /
			  (names->named[i] + few);
	return 0.75 + 2.4 * common / asked->total +
	       1.4 * texts / (texts + 3) *
		       embedding_cosine(&asked->embedding, &thing->embedding);
}

/* False if the thing has nothing of the query. */
static bool hit_make(const struct asked *asked, const struct slow_thing *thing,
		     struct slow_hit *hit)
{
	struct had had[QUERY_WORDS] = {{0}};
	struct names names = {0};
	double share, bodies;
	float covered = 0;
	bool any = false;

	*hit = (struct slow_hit){.thing = thing};
	had_read(asked, thing, had);
	for (size_t i = 0; i < asked->query->count; i++) {
		any |= had[i].at_all;
		covered += had[i].at_all ? (float)asked->weight[i] : 0;
	}
	if (!any)
		return false;
	for (size_t i = 0; i < thing->text_count; i++)
		if (thing->texts[i].is_name)
			name_add(asked, &thing->texts[i], &names);
	hit->covered = (double)covered;
	share = share_of(asked, thing->kind, hit->covered);
	bodies = (double)worth_of_bodies(asked, had);
	hit->worth = share * (names.best + bodies);
	hit->score =
		share * ((names.best + 0.5 * bodies) / asked->total +
			 0.8 * log(1 + names.squares) / 2 +
			 0.2 * log(1 + names.ending) + alike(asked, &names) +
			 as_a_whole(asked, &names, thing));
	return true;
}

/* The order ----------------------------------------------------------------- */

bool slow_near(double a, double b)
{
	return fabs(a - b) <= 1e-5 * fabs(a);
}

/* Whether rounding may have told them apart. */
static bool is_close(double a, double b)
{
	return a != b && slow_near(a, b);
}

static int by_worth(const void *left, const void *right)
{
	const struct slow_hit *a = left, *b = right;
	bool a_role = a->thing->kind == RUNGS_ROLE;
	bool b_role = b->thing->kind == RUNGS_ROLE;

	if (a->worth != b->worth)
		return a->worth > b->worth ? -1 : 1;
	if (a_role != b_role)
		return a_role ? -1 : 1;
	return a->thing->number < b->thing->number ? -1 : 1;
}

static int by_score(const void *left, const void *right)
{
	const struct slow_hit *a = left, *b = right;

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	return by_worth(left, right);
}

/* Leaves so many. */
static void cut(struct slow_hits *hits, size_t most)
{
	if (hits->count <= most)
		return;
	hits->is_close |=
		is_close(hits->at[most - 1].worth, hits->at[most].worth);
	hits->count = most;
}

/* The best by worth, in order by score; what comes behind them gets no more. */
static void put_in_order(struct slow_hits *hits)
{
	size_t close = hits->count < MOST ? hits->count : MOST;

	if (close < hits->count)
		hits->is_close |= is_close(hits->at[close - 1].worth,
					   hits->at[close].worth);
	qsort(hits->at, close, sizeof(*hits->at), by_score);
	for (size_t i = close; i < hits->count; i++)
		if (hits->at[i].score > hits->at[i - 1].score)
			hits->at[i].score = hits->at[i - 1].score;
}

/* Leaves out what has less than a fifth of what the first has. */
static void drop_poor(struct slow_hits *hits)
{
	double least = hits->count > 0 ? 0.2 * hits->at[0].covered : 0;
	size_t left = 0;

	for (size_t i = 0; i < hits->count; i++) {
		hits->is_close |= is_close(hits->at[i].covered, least);
		if (hits->at[i].covered >= least)
			hits->at[left++] = hits->at[i];
	}
	hits->count = left;
}

static bool is_shown(const struct query_word *asked, const char *word,
		     size_t size, const char *term)
{
	for (size_t i = 0; i < asked->form_count; i++)
		if (query_form_match(&asked->forms[i], word, size, term) > 0)
			return true;
	return false;
}

/* Whether the text has a word for nothing but its term: 'tri' finds 'try', which
 * is what 'tries' comes down to. */
static bool is_unlike_in(const struct asked *asked,
			 const struct slow_text *text)
{
	const char *rest = text->folded, *word;

	for (size_t j = 0; j < text->count; j++) {
		size_t size = search_next_word(&rest, &word);
		size_t term = text->terms[j];

		for (size_t i = 0; i < asked->query->count; i++)
			if (asked->like[i][term].named > 0 &&
			    !is_shown(&asked->query->words[i], word, size,
				      asked->atlas->terms[term].text))
				return true;
	}
	return false;
}

static void mark_unlike(const struct asked *asked, struct slow_hits *hits)
{
	for (size_t i = 0; i < hits->count; i++) {
		const struct slow_thing *thing = hits->at[i].thing;

		for (size_t j = 0; j < thing->text_count; j++)
			hits->at[i].is_unlike |=
				is_unlike_in(asked, &thing->texts[j]);
	}
}

struct slow_hits slow_search(const struct slow_atlas *atlas,
			     const struct query *query, unsigned kinds,
			     size_t limit, struct arena *arena)
{
	struct asked asked = {.atlas = atlas, .query = query};
	struct slow_hits hits = {0};

	hits.at = arena_alloc(arena, atlas->thing_count * sizeof(*hits.at));
	ck_assert_ptr_nonnull(hits.at);
	slow_ask(&asked, arena);
	for (size_t i = 0; i < atlas->thing_count; i++) {
		const struct slow_thing *thing = &atlas->things[i];

		if (kinds == 0 || (kinds & 1u << thing->kind) != 0)
			hits.count +=
				hit_make(&asked, thing, &hits.at[hits.count]);
	}
	qsort(hits.at, hits.count, sizeof(*hits.at), by_worth);
	cut(&hits, limit > MOST ? limit : MOST);
	put_in_order(&hits);
	drop_poor(&hits);
	mark_unlike(&asked, &hits);
	return hits;
}
