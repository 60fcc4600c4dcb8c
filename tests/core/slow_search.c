#include "slow_search.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/advert.h"
#include "core/search_fields.h"

/* The definition.  A word of the query weighs w, by how rare it is; a form of it
 * has a quality q; what counts of several forms is the one that says most.
 *
 *	worth = share * (name + bodies)
 *	score = share * ((name + 0.8 bodies) / total + 0.8 near + alike
 *		+ 0.07 log(1 + names that end with the head) + common)
 *	share = kind * (0.65 + 0.35 covered / total)
 *	total = sum of w; covered = that of the words that the thing has
 *	bodies = sum of w * (q * body, and 0.12 if a word before is in that text)
 *		+ 0.7 * total * (q * head of the last word)
 *	name = the most of: field * (value(length) * sum of w * q + bonus)
 *	bonus = 0.3 w of each word that stands behind that before it
 *		+ 0.05 w of the first word where the name begins with it
 *		+ 0.9 total, if the name is the query; 0.3 of that if inexactly
 *	near = log(1 + sum of cosine^2 of all names) / 2
 *	alike = sum of w * n / (n + 2) / total, n being the names that have the
 *		word and end with the query's last
 *	common = sum of w * n / (n + 1 + texts / 20) / total, n being the
 *		names that have the word; 0 of a query without a head
 *
 * Of the best by worth, 64 or as many as are asked for, the first 64 are put in
 * order by score; then what has less than a fifth of the words that the first
 * has, weighed, is left out.
 *
 * Around an advert's title words count less, and its head is the last that half
 * of the names with it end with. */

enum { MOST = 64, SHORTEST = 3, PLACES = 16 };

/* How well a term is a word of the query: in things that have it in a name, and
 * in others. */
struct likeness {
	float named, bare;
};

struct asked {
	const struct slow_atlas *atlas;
	const struct query *query;
	struct likeness *like[QUERY_WORDS]; /* by term */
	double weight[QUERY_WORDS], total, norm;
	bool has_head;
	size_t head;
};

/* Words of the query -------------------------------------------------------- */

static bool begins(const struct slow_word *word, const struct query_form *form)
{
	return word->size >= form->size &&
	       memcmp(word->text, form->text, form->size) == 0;
}

static bool is_short(const struct query_form *form)
{
	int letters = 0;

	for (size_t i = 0; i < form->size; i++)
		letters += ((unsigned char)form->text[i] & 0xC0) != 0x80;
	return letters < SHORTEST;
}

static void like_at_least(struct likeness *like, float quality, bool names_only)
{
	if (quality > like->named)
		like->named = quality;
	if (!names_only && quality > like->bare)
		like->bare = quality;
}

/* How often terms stand anywhere. */
struct counted {
	double names, things, heads;
};

static void count(struct counted *counted, const struct slow_term *term)
{
	counted->names += (double)term->names;
	counted->things += (double)term->things;
	counted->heads += (double)term->heads;
}

/* All terms of words that begin as the form does. */
static struct counted longer_read(struct asked *asked, size_t number,
				  const struct query_form *form)
{
	const struct slow_atlas *atlas = asked->atlas;
	bool names_only =
		asked->query->words[number].optional || is_short(form);
	struct counted counted = {0};
	bool *seen = calloc(atlas->term_count, sizeof(*seen));

	ck_assert_ptr_nonnull(seen);
	for (size_t i = 0; i < atlas->word_count; i++) {
		size_t term = atlas->words[i].term;

		if (seen[term] || !begins(&atlas->words[i], form))
			continue;
		seen[term] = true;
		count(&counted, &atlas->terms[term]);
		like_at_least(&asked->like[number][term], form->longer,
			      names_only);
	}
	free(seen);
	return counted;
}

/* What the word is like; its likeliest form tells how often it stands anywhere. */
static struct counted word_read(struct asked *asked, size_t number)
{
	const struct query_word *word = &asked->query->words[number];
	const struct slow_atlas *atlas = asked->atlas;
	struct counted likeliest = {0}, counted;
	float best = 0;

	for (size_t i = 0; i < word->form_count; i++) {
		const struct query_form *form = &word->forms[i];
		size_t term = slow_term_find(atlas, form->term);

		counted = (struct counted){0};
		if (term < atlas->term_count) {
			count(&counted, &atlas->terms[term]);
			like_at_least(&asked->like[number][term], form->quality,
				      word->optional);
		}
		if (counted.things > 0 && (form->quality > best ||
					   (form->quality >= best &&
					    counted.names > likeliest.names))) {
			best = form->quality;
			likeliest = counted;
		}
		if (form->longer <= 0)
			continue;
		counted = longer_read(asked, number, form);
		if (counted.things > 0 && form->longer > best) {
			best = form->longer;
			likeliest = counted;
		}
	}
	return likeliest;
}

/* By how rare the word is, in names or, where none has it, in things. */
static double weight_of(const struct asked *asked, size_t number,
			struct counted counted)
{
	const struct slow_atlas *atlas = asked->atlas;

	if (counted.things <= 0)
		return 0;
	return (asked->query->words[number].optional ? 0.1 : 1) *
	       (counted.names > 0 ? slow_rarity(counted.names, atlas->names)
				  : slow_rarity(counted.things, atlas->bodies));
}

/* The last word is the head if it is not the only one. */
static void head_find(struct asked *asked)
{
	size_t words = 0;

	for (size_t i = 0; i < asked->query->count; i++) {
		if (asked->query->words[i].optional || asked->weight[i] <= 0)
			continue;
		asked->has_head = words++ > 0;
		asked->head = i;
	}
}

static void query_weigh(struct asked *asked, struct arena *arena)
{
	double ends[QUERY_WORDS];

	for (size_t i = 0; i < asked->query->count; i++) {
		struct counted counted;

		asked->like[i] =
			arena_alloc(arena, asked->atlas->term_count *
						   sizeof(**asked->like));
		ck_assert_ptr_nonnull(asked->like[i]);
		counted = word_read(asked, i);
		asked->weight[i] = weight_of(asked, i, counted);
		ends[i] = counted.names >= 3
				  ? counted.heads / (counted.names + 2)
				  : 0;
	}
	head_find(asked);
	if (asked->query->is_advert) {
		asked->head = advert_weigh(asked->query, ends, asked->weight);
		asked->has_head &= asked->head < QUERY_WORDS;
	}
	for (size_t i = 0; i < asked->query->count; i++) {
		asked->total += asked->weight[i];
		asked->norm += asked->weight[i] * asked->weight[i];
	}
}

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

static double line_bonus(const struct asked *asked, const struct line *line)
{
	size_t places = count_places(line, 0);
	double bonus = 0;

	if (asked->query->count > 1 && line->at[0][0] > 0)
		bonus += 0.05 * asked->weight[0];
	for (size_t i = 0; i < asked->query->count; i++)
		if (is_paired(line, i))
			bonus += 0.3 * asked->weight[i];
	if (line->words == asked->query->count &&
	    line->length == asked->query->count && places == line->length)
		bonus += 0.9 * asked->total *
			 (count_places(line, 0.98f) == places ? 1 : 0.3);
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

/* And common. */
static double alike(const struct asked *asked, const struct names *names,
		    size_t texts)
{
	double few = 1 + (double)texts / 20, sum = 0;

	for (size_t i = 0; asked->has_head && i < asked->query->count; i++) {
		sum += asked->weight[i] * names->named[i] /
		       (names->named[i] + few);
		if (i != asked->head && !asked->query->words[i].optional)
			sum += asked->weight[i] * names->alike[i] /
			       (names->alike[i] + 2);
	}
	return sum / asked->total;
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
	hit->score = share * ((names.best + 0.8 * bodies) / asked->total +
			      0.8 * log(1 + names.squares) / 2 +
			      0.07 * log(1 + names.ending) +
			      alike(asked, &names, thing->text_count));
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
	query_weigh(&asked, arena);
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
