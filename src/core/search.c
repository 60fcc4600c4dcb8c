#include <rungs/search.h>

#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "match.h"
#include "query.h"
#include "ranking.h"
#include "search_fields.h"
#include "shapes.h"
#include "vocabulary.h"

enum {
	DEFAULT_LIMIT = 20,
	SPARE = 16,  /* more things than wanted are looked at closely */
	SHORTEST = 3 /* letters of a beginning that means something in texts */
};

struct search {
	struct reader *reader;
	struct query query;
	struct ranking ranking;
	struct match_room room;
	unsigned kinds;
};

/* What all of a query in one name adds to what its words are worth. */
static const float WHOLE = 0.35f, FIRST = 0.12f, PAIR = 0.06f;

/* The shorter the text, the more one of its words says. */
static void word_rank(struct search *search, size_t word, int64_t text,
		      float quality, bool complete)
{
	const struct search_field *field =
		&search_fields[search_field_of(text)];
	size_t words = search_words_of(text);
	float weight = field->weight * quality, value, hope;

	if (words == 0)
		words = 1;
	value = hope = weight * (0.7f + 0.3f / (float)words);
	if (complete && field->whole && words == search->query.count)
		hope += weight * WHOLE / (float)words;
	ranking_add(&search->ranking, search_thing_of(text), word, text, value,
		    hope);
}

/* Ranks whatever has the form, in names or in the bodies of texts. */
static void form_rank_in(struct search *search, size_t word,
			 const struct query_form *form, bool body, bool longer)
{
	sqlite3_stmt *rows =
		vocabulary_range(search->reader, STATEMENT_SEARCH_WORDS,
				 form->text, form->size, longer);

	if (rows != NULL)
		sqlite3_bind_int(rows, 3, body);
	while (vocabulary_step(search->reader, rows)) {
		int64_t text = sqlite3_column_int64(rows, 0);
		const char *found = (const char *)sqlite3_column_text(rows, 1);
		size_t size = (size_t)sqlite3_column_bytes(rows, 1);
		const struct search_field *field;

		if (text < 0 || found == NULL ||
		    search_field_of(text) >= search_field_count)
			continue;
		field = &search_fields[search_field_of(text)];
		if ((search->kinds & 1u << field->kind) != 0)
			word_rank(search, word, text,
				  query_form_match(form, found, size),
				  size == form->size);
	}
}

/* An optional word means nothing but in a name, nor does a letter or two of a
 * longer one. */
static void form_rank(struct search *search, size_t word,
		      const struct query_form *form)
{
	bool longer = form->longer > 0;

	form_rank_in(search, word, form, false, longer);
	if (!search->query.words[word].optional)
		form_rank_in(search, word, form, true,
			     longer && form->size >= SHORTEST);
}

/* Its name, and two texts of every word. */
#define DRAFT_TEXTS (2 * QUERY_WORDS + 1)

/* A hit in the making: matches are best first by worth. */
struct draft {
	struct rungs_hit hit;
	double bonus;
	double worth[DRAFT_TEXTS];
	size_t looked_count;
	int64_t looked[DRAFT_TEXTS];
	int64_t number; /* of the thing */
};

static double bonus_of(const struct search_field *field,
		       const struct match_found *found)
{
	float bonus = PAIR * found->pairs + FIRST * found->first;

	if (field->whole)
		bonus += WHOLE * found->whole;
	return (double)(bonus * field->weight);
}

static void match_add(struct search *search, struct draft *draft,
		      int64_t number, const char *text)
{
	const struct search_field *field =
		&search_fields[search_field_of(number)];
	struct rungs_match match = {.field = field->name};
	size_t at = draft->hit.match_count;
	struct match_found found;
	double worth, bonus;

	if (!match_find(&search->room, search->reader->arena, &search->query,
			text, &match, &found)) {
		search->reader->status = error_no_memory(search->reader->error);
		return;
	}
	if (match.span_count == 0)
		return;
	bonus = bonus_of(field, &found);
	if (bonus > draft->bonus)
		draft->bonus = bonus;
	worth = bonus + (double)field->weight * (double)found.words;
	for (; at > 0 && draft->worth[at - 1] < worth; at--) {
		draft->worth[at] = draft->worth[at - 1];
		draft->hit.matches[at] = draft->hit.matches[at - 1];
	}
	draft->worth[at] = worth;
	draft->hit.matches[at] = match;
	draft->hit.match_count++;
}

/* The first text from a number on; matched if it is of the thing. */
static void text_look(struct search *search, struct draft *draft,
		      int64_t number)
{
	struct reader *reader = search->reader;
	sqlite3_stmt *rows;
	const char *text = NULL;

	if (reader->status == RUNGS_OK)
		reader->status = connection_statement(reader->atlas,
						      STATEMENT_SEARCH_TEXT,
						      &rows, reader->error);
	if (reader->status != RUNGS_OK)
		return;
	sqlite3_bind_int64(rows, 1, number);
	if (vocabulary_step(reader, rows)) {
		number = sqlite3_column_int64(rows, 0);
		if (search_thing_of(number) == draft->number &&
		    search_field_of(number) < search_field_count)
			text = row_text(reader, rows, 1);
		sqlite3_reset(rows);
	}
	if (text == NULL)
		return;
	draft->hit.thing.kind = search_fields[search_field_of(number)].kind;
	draft->looked[draft->looked_count++] = number;
	match_add(search, draft, number, text);
}

static bool has_looked(const struct draft *draft, int64_t number)
{
	for (size_t i = 0; i < draft->looked_count; i++)
		if (draft->looked[i] == number)
			return true;
	return false;
}

/* Looks closely at a thing: at its name, which is its first text, and at the
 * texts that brought it up. */
static void draft_make(struct search *search, const struct ranked *ranked,
		       struct draft *draft)
{
	struct reader *reader = search->reader;

	draft->number = ranked->thing;
	draft->hit.matches =
		arena_alloc(reader->arena, (2 * search->query.count + 1) *
						   sizeof(*draft->hit.matches));
	if (draft->hit.matches == NULL)
		reader->status = error_no_memory(reader->error);
	text_look(search, draft, search_text_number(ranked->thing, 0, 0));
	for (size_t i = 0; i < search->query.count; i++) {
		const struct ranking_best *best = &ranked->best[i];

		if (best->value <= 0)
			continue;
		if (!has_looked(draft, best->text))
			text_look(search, draft, best->text);
		if (!has_looked(draft, best->hope_text))
			text_look(search, draft, best->hope_text);
	}
	draft->hit.score = ranked->score + draft->bonus;
}

static int by_score(const void *left, const void *right)
{
	const struct draft *a = left, *b = right;
	bool a_role = a->hit.thing.kind == RUNGS_ROLE;
	bool b_role = b->hit.thing.kind == RUNGS_ROLE;

	if (a->hit.score != b->hit.score)
		return a->hit.score > b->hit.score ? -1 : 1;
	if (a_role != b_role)
		return a_role ? -1 : 1;
	return (a->number > b->number) - (a->number < b->number);
}

/* The best things as hits.  A hit without a match or a thing is of an index
 * that lies, and left out. */
static void hits_make(struct search *search, const struct ranked *ranked,
		      size_t count, size_t limit, struct draft *drafts,
		      struct rungs_hits *out)
{
	struct reader *reader = search->reader;

	for (size_t i = 0; i < count; i++)
		draft_make(search, &ranked[i], &drafts[i]);
	if (count > 1)
		qsort(drafts, count, sizeof(*drafts), by_score);
	out->at = arena_alloc(reader->arena, count * sizeof(*out->at));
	if (out->at == NULL)
		reader->status = error_no_memory(reader->error);
	for (size_t i = 0; out->at != NULL && i < count && out->count < limit;
	     i++) {
		struct rungs_hit *hit = &out->at[out->count];

		*hit = drafts[i].hit;
		if (hit->match_count > 0 &&
		    thing_at(reader, drafts[i].number, &hit->thing))
			out->count++;
	}
}

static void search_run(struct search *search, size_t limit,
		       struct rungs_hits *out)
{
	struct arena *scratch = search->ranking.arena;
	const struct query *query = &search->query;
	struct ranked *ranked;
	struct draft *drafts;
	unsigned needed = 0;
	size_t most;

	for (size_t i = 0; i < query->count; i++) {
		if (!query->words[i].optional)
			needed |= 1u << i;
		for (size_t j = 0; j < query->words[i].form_count; j++)
			form_rank(search, i, &query->words[i].forms[j]);
	}
	most = limit < search->ranking.count ? limit : search->ranking.count;
	most += SPARE;
	ranked = arena_alloc(scratch, most * sizeof(*ranked));
	drafts = arena_alloc(scratch, most * sizeof(*drafts));
	if (search->ranking.failed || ranked == NULL || drafts == NULL) {
		search->reader->status = error_no_memory(search->reader->error);
		return;
	}
	hits_make(search, ranked,
		  ranking_top(&search->ranking, needed, ranked, most), limit,
		  drafts, out);
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
