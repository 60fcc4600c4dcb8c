#include <rungs/search.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "match.h"
#include "posting.h"
#include "query.h"
#include "ranking.h"
#include "search_fields.h"
#include "shapes.h"
#include "vocabulary.h"

enum {
	DEFAULT_LIMIT = 20,
	SHORTEST = 3 /* letters of a beginning looked for in bodies too */
};

/* What an optional word counts beside others; what a name gains whose words
 * are the query's, stand side by side as there, or begin as it does; and how
 * much of what the fullest hit has of the query others must have. */
static const double OPTIONAL = 0.1, WHOLE = 0.9, INEXACT = 0.3, PAIR = 0.06,
		    FIRST = 0.05, LEAST = 0.6;
/* What a thing is worth that has none of the words, to one that has all; and
 * what two words gain that stand in one text of a body. */
static const double UNCOVERED = 0.5, TOGETHER = 0.12;

/* Terms that a word of the query may mean, by their numbers. */
struct meant {
	int64_t first, last;
	size_t word;
	float quality;
	const char *beginning; /* of a letter or two, that all begin with */
};

struct search {
	struct reader *reader;
	struct query query;
	struct ranking ranking;
	struct match_room room;
	unsigned kinds;
	double names, name_words;   /* how many; words of each */
	double bodies;              /* things that have one */
	double weight[QUERY_WORDS]; /* by how rare the word is */
	double total;               /* of them */
	size_t meant_count;
	struct meant meant[QUERY_WORDS * (QUERY_FORMS + 1)];
};

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

/* Terms ---------------------------------------------------------------------- */

/* Letters of a folded word. */
static int letters_in(const char *text, size_t size)
{
	int letters = 0;

	for (size_t i = 0; i < size; i++)
		letters += ((unsigned char)text[i] & 0xC0) != 0x80;
	return letters;
}

static void meant_add(struct search *search, struct meant meant)
{
	search->meant[search->meant_count++] = meant;
}

/* The terms that begin as the form does; of a letter or two it is known
 * beforehand what they say. */
static void longer_meant(struct search *search, size_t word,
			 const struct query_form *form)
{
	struct reader *reader = search->reader;
	sqlite3_stmt *row = vocabulary_range(reader, STATEMENT_SEARCH_RANGE,
					     form->text, form->size, true);
	struct meant meant = {.word = word, .quality = form->longer};

	if (!vocabulary_step(reader, row))
		return;
	meant.first = sqlite3_column_int64(row, 0);
	meant.last = sqlite3_column_int64(row, 1);
	sqlite3_reset(row);
	if (letters_in(form->text, form->size) < SHORTEST)
		meant.beginning = form->text;
	if (meant.first > 0)
		meant_add(search, meant);
}

static void word_meant(struct search *search, size_t word)
{
	static const struct field fields[] = {{FIELD_INT, 0}};
	static const struct shape shape = {sizeof(int), 1, fields};
	const struct query_word *asked = &search->query.words[word];

	for (size_t i = 0; i < asked->form_count; i++) {
		const struct query_form *form = &asked->forms[i];
		size_t count;
		const int *term = ROWS(search->reader, STATEMENT_SEARCH_TERM,
				       &shape, &count, form->term);

		if (term != NULL)
			meant_add(search,
				  (struct meant){.first = *term,
						 .last = *term,
						 .word = word,
						 .quality = form->quality});
		if (form->longer > 0)
			longer_meant(search, word, form);
	}
}

/* Postings ------------------------------------------------------------------- */

/* How often a term stands anywhere. */
struct found {
	double names, things;
};

/* Notes what a row of postings says of all things; returns of how many. */
static double postings_note(struct search *search, const struct meant *meant,
			    sqlite3_stmt *row)
{
	bool names_only = search->query.words[meant->word].optional;
	struct posting_reader bytes = {.at = sqlite3_column_blob(row, 1)};
	struct posting posting;
	double things = 0;

	if (bytes.at != NULL)
		bytes.end = bytes.at + sqlite3_column_bytes(row, 1);
	for (; posting_next(&bytes, &posting); things++) {
		int64_t kind = search_kind_of(posting.thing);

		if (kind < RUNGS_KIND_COUNT &&
		    (search->kinds & 1u << kind) != 0 &&
		    (!names_only || posting.name > 0))
			ranking_add(&search->ranking, meant->word,
				    meant->quality, &posting);
	}
	return things;
}

/* Notes what the terms say, and how often they stand anywhere. */
static struct found postings_read(struct search *search,
				  const struct meant *meant)
{
	struct reader *reader = search->reader;
	enum statement which = meant->beginning != NULL
				       ? STATEMENT_SEARCH_BEGINNING
				       : STATEMENT_SEARCH_POSTINGS;
	struct found found = {0};
	sqlite3_stmt *rows;

	if (reader->status == RUNGS_OK)
		reader->status = connection_statement(reader->atlas, which,
						      &rows, reader->error);
	if (reader->status != RUNGS_OK)
		return found;
	if (meant->beginning != NULL) {
		sqlite3_bind_text(rows, 1, meant->beginning, -1, SQLITE_STATIC);
	} else {
		sqlite3_bind_int64(rows, 1, meant->first);
		sqlite3_bind_int64(rows, 2, meant->last);
	}
	while (vocabulary_step(reader, rows)) {
		found.names += sqlite3_column_double(rows, 0);
		found.things += postings_note(search, meant, rows);
	}
	return found;
}

/* How much a word tells, by how few have it: of the names, or of the bodies
 * if it is in no name. */
static double rarity(const struct search *search, struct found found)
{
	double of = found.names > 0 ? search->names : search->bodies;
	double has = found.names > 0 ? found.names : found.things;
	double rare = (of - has + 0.5) / (has + 0.5);

	return log(1 + (rare > 0 ? rare : 0));
}

/* Reads all that the words may mean and weighs the words: a rare one tells
 * more.  Of the terms of a word the one typed tells how rare it is. */
static void terms_read(struct search *search)
{
	struct found typed[QUERY_WORDS] = {0};
	float best[QUERY_WORDS] = {0};

	for (size_t i = 0; i < search->query.count; i++)
		word_meant(search, i);
	for (size_t i = 0; i < search->meant_count; i++) {
		const struct meant *meant = &search->meant[i];
		struct found found = postings_read(search, meant);
		size_t word = meant->word;

		if (meant->quality > best[word] ||
		    (meant->quality >= best[word] &&
		     found.names > typed[word].names)) {
			best[word] = meant->quality;
			typed[word] = found;
		}
	}
	for (size_t i = 0; i < search->query.count; i++) {
		search->weight[i] = rarity(search, typed[i]);
		if (search->query.words[i].optional)
			search->weight[i] *= OPTIONAL;
		search->total += search->weight[i];
	}
}

/* Names ---------------------------------------------------------------------- */

/* The word of the query that a term of a name is; quality 0 for none. */
static struct meant meaning_of(const struct search *search, uint32_t term)
{
	struct meant best = {.quality = 0};

	for (size_t i = 0; i < search->meant_count; i++)
		if (search->meant[i].first <= term &&
		    term <= search->meant[i].last &&
		    search->meant[i].quality > best.quality)
			best = search->meant[i];
	return best;
}

/* What a name is worth for the query: its words by how rare they are, more
 * where they stand as in the query. */
static double line_worth(const struct search *search,
			 const struct name_line *line, const unsigned char *end)
{
	const unsigned char *at = line->terms;
	double value = (double)search_name_value(line->count,
						 (float)search->name_words) *
		       (double)line->weight;
	double sum = 0, bonus = 0;
	struct meant before, here = {0};
	size_t matched = 0, exact = 0;
	unsigned seen = 0;

	for (size_t i = 0; i < line->count; i++) {
		before = here;
		here = meaning_of(search, name_term(&at, end));
		if (here.quality <= 0)
			continue;
		matched++;
		exact += here.quality >= RANKING_EXACT;
		if (before.quality > 0 && before.word + 1 == here.word)
			bonus += PAIR * search->weight[here.word];
		if (i == 0 && here.word == 0)
			bonus += FIRST * search->weight[here.word];
		if ((seen & 1u << here.word) == 0)
			sum += search->weight[here.word] * (double)here.quality;
		seen |= 1u << here.word;
	}
	if (matched == line->count &&
	    (size_t)__builtin_popcount(seen) == search->query.count)
		bonus += WHOLE * search->total *
			 (exact == matched ? 1 : INEXACT);
	return sum * value + bonus * (double)line->weight;
}

/* The name of a thing that is worth most. */
static double names_worth(struct search *search, int64_t thing, uint32_t *text)
{
	struct reader *reader = search->reader;
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
		double worth = line_worth(search, &line, end);

		if (worth > most) {
			most = worth;
			*text = line.text;
		}
	}
	sqlite3_reset(row);
	return most;
}

/* Candidates ------------------------------------------------------------------ */

struct candidate {
	int64_t thing;
	const struct ranking_best *best;
	double covered; /* weight of the words that it has */
	double share;   /* of what it is worth, by these */
	double sure;    /* what is known of it without its names */
	double hope;    /* the most that it can be worth */
	double worth;   /* with its names */
	uint32_t name_text;
};

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
static double body_worth(const struct search *search,
			 const struct ranking_best *best)
{
	double sum = 0;

	for (size_t i = 0; i < search->query.count; i++) {
		bool together = false;

		for (size_t j = 0; j < i; j++)
			together |= best[i].body_text != 0 &&
				    best[i].body_text == best[j].body_text;
		sum += search->weight[i] *
		       ((double)best[i].body + (together ? TOGETHER : 0));
	}
	return sum;
}

/* No name adds more than the bonuses to what its words may. */
static struct candidate candidate_of(const struct search *search, size_t at)
{
	const struct ranking *ranking = &search->ranking;
	const struct ranking_best *best = &ranking->best[at * ranking->words];
	struct candidate out = {.thing = ranking->things[at], .best = best};
	double names = 0;
	bool exact = true;

	for (size_t i = 0; i < ranking->words; i++) {
		exact &= best[i].exact;
		names += search->weight[i] * (double)best[i].name;
		if (best[i].name > 0 || best[i].body > 0)
			out.covered += search->weight[i];
	}
	out.share = kind_weight(search_kind_of(out.thing)) *
		    (UNCOVERED + (1 - UNCOVERED) * out.covered / search->total);
	out.sure = out.share * body_worth(search, best);
	if (names > 0)
		names = names * 1.02 +
			((exact ? WHOLE : WHOLE * INEXACT) + PAIR + FIRST) *
				search->total;
	out.hope = out.sure + out.share * names;
	return out;
}

/* The best few candidates in order: names are looked at only as long as one
 * may be better than the worst of the best. */
static size_t candidates_best(struct search *search,
			      struct candidate *candidates, size_t count,
			      size_t most)
{
	size_t done = 0;
	double least = 0;

	for (; done < count && search->reader->status == RUNGS_OK; done++) {
		struct candidate *one = &candidates[done];

		if (done >= most && one->hope < least)
			break;
		one->worth =
			one->sure + one->share * names_worth(search, one->thing,
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

/* Hits ------------------------------------------------------------------------ */

enum { HIT_TEXTS = QUERY_WORDS + 2 };

/* Adds what a text of the thing has of the query. */
static void match_add(struct search *search, struct rungs_hit *hit,
		      int64_t thing, uint32_t ordinal)
{
	struct reader *reader = search->reader;
	struct rungs_match *match = &hit->matches[hit->match_count];
	struct match_found found;
	sqlite3_stmt *row;
	const char *text = NULL;
	int64_t field = 0;

	if (reader->status == RUNGS_OK)
		reader->status = connection_statement(reader->atlas,
						      STATEMENT_SEARCH_TEXT,
						      &row, reader->error);
	if (reader->status != RUNGS_OK)
		return;
	sqlite3_bind_int64(row, 1, search_text_number(thing, ordinal));
	if (vocabulary_step(reader, row)) {
		field = sqlite3_column_int64(row, 0);
		text = row_text(reader, row, 1);
		sqlite3_reset(row);
	}
	if (text == NULL || field < 0 || field >= (int64_t)search_field_count)
		return;
	*match = (struct rungs_match){.field = search_fields[field].name};
	if (!match_find(&search->room, reader->arena, &search->query, text,
			match, &found))
		reader->status = error_no_memory(reader->error);
	else if (match->span_count > 0)
		hit->match_count++;
}

/* The texts that say why: the name worth most before that which is shown, then
 * what bodies say of each word that no name has. */
static bool hit_make(struct search *search, const struct candidate *candidate,
		     struct rungs_hit *hit)
{
	uint32_t looked[HIT_TEXTS];
	size_t count = 0;

	*hit = (struct rungs_hit){.score = candidate->worth / search->total};
	hit->matches = arena_alloc(search->reader->arena,
				   HIT_TEXTS * sizeof(*hit->matches));
	if (hit->matches == NULL ||
	    !thing_at(search->reader, candidate->thing, &hit->thing))
		return false;
	looked[count++] = candidate->name_text;
	if (candidate->name_text != 0)
		looked[count++] = 0;
	for (size_t i = 0; i < search->query.count; i++) {
		uint32_t text = candidate->best[i].body_text;
		bool again = candidate->best[i].body <= 0 || text == 0 ||
			     candidate->best[i].name > 0;

		for (size_t j = 0; j < count; j++)
			again |= looked[j] == text;
		if (!again)
			looked[count++] = text;
	}
	for (size_t i = 0; i < count; i++)
		match_add(search, hit, candidate->thing, looked[i]);
	return hit->match_count > 0;
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

static void search_run(struct search *search, size_t limit,
		       struct rungs_hits *out)
{
	struct reader *reader = search->reader;
	size_t count, best;
	struct candidate *candidates;
	double most = 0;

	terms_read(search);
	count = search->ranking.count;
	candidates = arena_alloc(search->ranking.arena,
				 (count + 1) * sizeof(*candidates));
	if (search->ranking.failed || candidates == NULL) {
		reader->status = error_no_memory(reader->error);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		candidates[i] = candidate_of(search, i);
		if (candidates[i].covered > most)
			most = candidates[i].covered;
	}
	count = drop_below(candidates, count, LEAST * most);
	if (count > 1)
		qsort(candidates, count, sizeof(*candidates), by_hope);
	best = candidates_best(search, candidates, count, limit);
	out->at = arena_alloc(reader->arena, (best + 1) * sizeof(*out->at));
	if (out->at == NULL)
		reader->status = error_no_memory(reader->error);
	for (size_t i = 0; out->at != NULL && i < best; i++)
		if (hit_make(search, &candidates[i], &out->at[out->count]))
			out->count++;
}

static void figures_read(struct search *search)
{
	static const struct field fields[] = {{FIELD_REAL, 0},
					      {FIELD_REAL, sizeof(double)},
					      {FIELD_REAL, 2 * sizeof(double)}};
	static const struct shape shape = {3 * sizeof(double), 3, fields};
	double figures[3] = {0};

	row_read(search->reader, STATEMENT_SEARCH_FIGURES, &shape, figures,
		 NULL);
	search->names = figures[0] > 1 ? figures[0] : 1;
	search->name_words = figures[1] > 1 ? figures[1] : 1;
	search->bodies = figures[2] > 1 ? figures[2] : 1;
}

enum rungs_status rungs_search(struct rungs_atlas *atlas, const char *query,
			       const struct rungs_search_options *options,
			       struct rungs_hits *out,
			       struct rungs_error *error)
{
	static const struct rungs_search_options none;
	struct reader reader;
	struct search search = {.reader = &reader};

	if (options == NULL)
		options = &none;
	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	query_read(&reader, query, &search.query);
	figures_read(&search);
	search.kinds = options->kinds != 0 ? options->kinds : ~0u;
	search.ranking.words = search.query.count;
	search.ranking.arena = arena_new();
	if (search.ranking.arena == NULL)
		reader.status = error_no_memory(error);
	if (reader.status == RUNGS_OK && search.query.count > 0)
		search_run(&search,
			   options->limit > 0 ? options->limit : DEFAULT_LIMIT,
			   out);
	out->corrected = search.query.corrected;
	match_room_release(&search.room);
	arena_free(search.ranking.arena);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_hits_release(struct rungs_hits *hits)
{
	arena_free(hits->memory);
	*hits = (struct rungs_hits){0};
}
