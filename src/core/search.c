#include <rungs/search.h>

#include <string.h>

#include "candidate.h"
#include "error.h"
#include "match.h"
#include "search_fields.h"
#include "shapes.h"
#include "vocabulary.h"

enum { DEFAULT_LIMIT = 20, HIT_TEXTS = SYNTAX_PHRASES + 2 + QUERY_WORDS };

struct search {
	struct query_syntax syntax;
	struct filter filter;
	struct meaning meaning;
	struct match_room room;
};

/* The first field of a kind: what its things are shown by. */
static size_t first_field(enum rungs_kind kind)
{
	size_t field = 0;

	while (field < search_field_count && search_fields[field].kind != kind)
		field++;
	return field;
}

/* A text of the hit and its field; the first is the name it has already.  NULL
 * if there is none, as in an index that lies. */
static const char *text_read(struct search *search, const struct rungs_hit *hit,
			     int64_t number, size_t *field)
{
	struct reader *reader = search->meaning.reader;
	sqlite3_stmt *row;
	const char *text = NULL;

	*field = first_field(hit->thing.kind);
	if (number % SEARCH_TEXTS_MOST == 0)
		return *field < search_field_count ? hit->thing.name : NULL;
	if (reader->status == RUNGS_OK)
		reader->status = connection_statement(reader->atlas,
						      STATEMENT_SEARCH_TEXTS,
						      &row, reader->error);
	if (reader->status != RUNGS_OK)
		return NULL;
	sqlite3_bind_int64(row, 1, number);
	sqlite3_bind_int64(row, 2, number);
	if (!vocabulary_step(reader, row))
		return NULL;
	*field = (size_t)sqlite3_column_int64(row, 1);
	if (*field < search_field_count)
		text = row_text(reader, row, 2);
	sqlite3_reset(row);
	return text;
}

/* Adds what a text of the thing has of the query. */
static void match_add(struct search *search, struct rungs_hit *hit,
		      int64_t number)
{
	struct reader *reader = search->meaning.reader;
	struct rungs_match *match = &hit->matches[hit->match_count];
	struct match_found found;
	size_t field;
	const char *text = text_read(search, hit, number, &field);

	if (text == NULL)
		return;
	*match = (struct rungs_match){.field = search_fields[field].name};
	if (!match_find(&search->room, reader->arena, &search->meaning.query,
			text, match, &found))
		reader->status = error_no_memory(reader->error);
	else if (match->span_count > 0)
		hit->match_count++;
}

/* Texts to look at, each once. */
struct texts {
	size_t count;
	uint32_t at[HIT_TEXTS];
};

static void texts_add(struct texts *texts, uint32_t text)
{
	for (size_t i = 0; i < texts->count; i++)
		if (texts->at[i] == text)
			return;
	texts->at[texts->count++] = text;
}

/* The texts that have the phrases. */
static void add_phrase_texts(struct search *search, int64_t thing,
			     struct texts *texts)
{
	for (size_t i = 0; i < search->filter.phrase_count; i++) {
		const struct phrase *phrase = &search->filter.phrases[i];
		uint32_t text;

		if (!phrase->excluded && phrase->count > 0 &&
		    phrase_stands(phrase, search->meaning.reader, thing, &text))
			texts_add(texts, text);
	}
}

/* The texts that say why: those of phrases, the name worth most before that
 * which is shown, then what bodies say of each word that no name has. */
static bool hit_make(struct search *search, const struct candidate *candidate,
		     struct rungs_hit *hit)
{
	struct texts texts = {.count = 0};

	*hit = (struct rungs_hit){.score = candidate->score};
	hit->matches = arena_alloc(search->meaning.reader->arena,
				   HIT_TEXTS * sizeof(*hit->matches));
	if (hit->matches == NULL ||
	    !thing_at(search->meaning.reader, candidate->thing, &hit->thing))
		return false;
	add_phrase_texts(search, candidate->thing, &texts);
	texts_add(&texts, candidate->name_text);
	texts_add(&texts, 0);
	for (size_t i = 0; i < search->meaning.query.count; i++)
		if (candidate->body_text[i] != 0)
			texts_add(&texts, candidate->body_text[i]);
	for (size_t i = 0; i < texts.count; i++)
		match_add(search, hit,
			  search_text_number(candidate->thing, texts.at[i]));
	return hit->match_count > 0;
}

/* A candidate is no hit if no text can show why: 'tri' finds what 'tries' and
 * with it 'try' stand in. */
static void hits_rank(struct search *search, size_t limit,
		      struct rungs_hits *out)
{
	struct reader *reader = search->meaning.reader;
	size_t count;
	struct candidate *const *best =
		candidates_best(&search->meaning, limit, &count);

	if (best == NULL)
		return;
	out->at = arena_alloc(reader->arena, (count + 1) * sizeof(*out->at));
	if (out->at == NULL)
		reader->status = error_no_memory(reader->error);
	for (size_t i = 0; out->at != NULL && i < count && out->count < limit;
	     i++)
		if (hit_make(search, best[i], &out->at[out->count]))
			out->count++;
}

/* What filters and excluded words leave, where there are no others. */
static void hits_list(struct search *search, size_t limit,
		      struct rungs_hits *out)
{
	struct reader *reader = search->meaning.reader;
	size_t count;
	int64_t *things = filter_list(&search->filter, reader, limit, &count);

	out->at = arena_alloc(reader->arena, (count + 1) * sizeof(*out->at));
	if (out->at == NULL)
		reader->status = error_no_memory(reader->error);
	for (size_t i = 0; out->at != NULL && i < count; i++)
		if (thing_at(reader, things[i], &out->at[out->count].thing))
			out->count++;
}

/* Tells how the query was understood. */
static void hits_tell(struct search *search, struct rungs_hits *out)
{
	struct reader *reader = search->meaning.reader;
	const struct filter *filter = &search->filter;
	const struct query_syntax *syntax = &search->syntax;
	size_t room = syntax->phrase_count * sizeof(char *);

	out->note = filter->note;
	out->corrected = search->meaning.query.corrected;
	out->phrases = arena_alloc(reader->arena, room);
	out->excluded = arena_alloc(reader->arena, room);
	out->filters = arena_alloc(reader->arena,
				   filter->rule_count * sizeof(*out->filters));
	if (out->phrases == NULL || out->excluded == NULL ||
	    out->filters == NULL) {
		reader->status = error_no_memory(reader->error);
		return;
	}
	for (size_t i = 0; i < filter->rule_count; i++)
		out->filters[out->filter_count++] = filter->rules[i].told;
	for (size_t i = 0; i < syntax->phrase_count; i++)
		if (syntax->phrases[i].excluded)
			out->excluded[out->excluded_count++] =
				syntax->phrases[i].text;
		else
			out->phrases[out->phrase_count++] =
				syntax->phrases[i].text;
}

/* Takes the query apart, or takes it as it is. */
static void syntax_read(struct search *search, const char *query,
			const struct rungs_search_options *options)
{
	struct reader *reader = search->meaning.reader;

	search->syntax.words = query;
	if (!options->plain)
		query_syntax_read(reader, query, &search->syntax);
	filter_read(reader, &search->syntax, options->cursor, &search->filter);
	if (options->kinds != 0)
		search->filter.kinds &= options->kinds;
}

enum rungs_status rungs_search(struct rungs_atlas *atlas, const char *query,
			       const struct rungs_search_options *options,
			       struct rungs_hits *out,
			       struct rungs_error *error)
{
	static const struct rungs_search_options none;
	struct reader reader;
	struct search search = {.meaning.reader = &reader};
	struct arena *scratch = arena_new();
	size_t limit;

	if (options == NULL)
		options = &none;
	limit = options->limit > 0 ? options->limit : DEFAULT_LIMIT;
	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	if (scratch == NULL)
		reader.status = error_no_memory(error);
	syntax_read(&search, query, options);
	search.meaning.filter = &search.filter;
	search.meaning.arena = scratch;
	meaning_read(&search.meaning, search.syntax.words);
	if (reader.status == RUNGS_OK && search.meaning.query.count > 0)
		hits_rank(&search, limit, out);
	else if (reader.status == RUNGS_OK && filter_narrows(&search.filter))
		hits_list(&search, limit, out);
	hits_tell(&search, out);
	match_room_release(&search.room);
	arena_free(scratch);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_hits_release(struct rungs_hits *hits)
{
	arena_free(hits->memory);
	*hits = (struct rungs_hits){0};
}
