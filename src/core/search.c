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
	SPARE = 16,      /* more things than wanted are looked at closely */
	NAME_WEIGHT = 60 /* a field from here on names its thing */
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

/* Ranks whatever has the form.  An optional word, or one letter of a longer
 * one, means nothing but in a name. */
static void form_rank(struct search *search, size_t word,
		      const struct query_form *form)
{
	bool optional = search->query.words[word].optional;
	sqlite3_stmt *rows =
		vocabulary_range(search->reader, STATEMENT_SEARCH_WORDS,
				 form->text, form->size, form->longer > 0);

	while (vocabulary_step(search->reader, rows)) {
		int64_t text = sqlite3_column_int64(rows, 0);
		const char *found = (const char *)sqlite3_column_text(rows, 1);
		size_t size = (size_t)sqlite3_column_bytes(rows, 1);
		bool complete = size == form->size;
		const struct search_field *field;

		if (text < 0 || found == NULL ||
		    search_field_of(text) >= search_field_count)
			continue;
		field = &search_fields[search_field_of(text)];
		if ((search->kinds & 1u << field->kind) == 0 ||
		    (field->weight < NAME_WEIGHT &&
		     (optional || (form->size == 1 && !complete))))
			continue;
		word_rank(search, word, text,
			  query_form_match(form, found, size), complete);
	}
}

static bool is_best_of(const struct search *search, const struct ranked *ranked,
		       int64_t text)
{
	for (size_t i = 0; i < search->query.count; i++)
		if (ranked->best[i].value > 0 &&
		    (ranked->best[i].text == text ||
		     ranked->best[i].hope_text == text))
			return true;
	return false;
}

/* A hit in the making: matches are best first by worth. */
struct draft {
	struct rungs_hit hit;
	double bonus;
	double worth[2 * QUERY_WORDS + 1];
	int64_t number;
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

/* Looks closely at a thing: at its name, which is its first text, and at the
 * texts that brought it up. */
static void draft_make(struct search *search, const struct ranked *ranked,
		       struct draft *draft)
{
	struct reader *reader = search->reader;
	sqlite3_stmt *rows;
	bool first = true;
	int64_t number;

	draft->number = ranked->thing;
	draft->hit.matches =
		arena_alloc(reader->arena, (search->query.count + 1) *
						   sizeof(*draft->hit.matches));
	if (draft->hit.matches == NULL)
		reader->status = error_no_memory(reader->error);
	if (reader->status == RUNGS_OK)
		reader->status = connection_statement(reader->atlas,
						      STATEMENT_SEARCH_TEXTS,
						      &rows, reader->error);
	if (reader->status != RUNGS_OK)
		return;
	number = search_text_number(ranked->thing, 0, 0);
	sqlite3_bind_int64(rows, 1, number);
	sqlite3_bind_int64(rows, 2, number | SEARCH_TEXT_MASK);
	for (; vocabulary_step(reader, rows); first = false) {
		size_t field;
		const char *text;

		number = sqlite3_column_int64(rows, 0);
		field = search_field_of(number);
		if (field >= search_field_count ||
		    (!first && !is_best_of(search, ranked, number)))
			continue;
		if (draft->hit.thing.id == NULL) {
			draft->hit.thing.kind = search_fields[field].kind;
			draft->hit.thing.id = row_text(reader, rows, 1);
		}
		text = row_text(reader, rows, 2);
		if (text != NULL)
			match_add(search, draft, number, text);
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
		    thing_read(reader, hit->thing.kind, hit->thing.id,
			       &hit->thing) &&
		    hit->thing.name != NULL)
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
