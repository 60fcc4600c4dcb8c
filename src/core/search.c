#include <rungs/search.h>

#include <string.h>

#include "candidate.h"
#include "error.h"
#include "match.h"
#include "search_fields.h"
#include "shapes.h"
#include "vocabulary.h"

enum { DEFAULT_LIMIT = 20, HIT_TEXTS = QUERY_WORDS + 2 };

struct search {
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
						      STATEMENT_SEARCH_TEXT,
						      &row, reader->error);
	if (reader->status != RUNGS_OK)
		return NULL;
	sqlite3_bind_int64(row, 1, number);
	if (!vocabulary_step(reader, row))
		return NULL;
	*field = (size_t)sqlite3_column_int64(row, 0);
	if (*field < search_field_count)
		text = row_text(reader, row, 1);
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

/* The texts that say why: the name worth most before that which is shown, then
 * what bodies say of each word that no name has. */
static bool hit_make(struct search *search, const struct candidate *candidate,
		     struct rungs_hit *hit)
{
	uint32_t looked[HIT_TEXTS];
	size_t count = 0;

	*hit = (struct rungs_hit){.score = candidate->score};
	hit->matches = arena_alloc(search->meaning.reader->arena,
				   (search->meaning.query.count + 2) *
					   sizeof(*hit->matches));
	if (hit->matches == NULL ||
	    !thing_at(search->meaning.reader, candidate->thing, &hit->thing))
		return false;
	looked[count++] = candidate->name_text;
	if (candidate->name_text != 0)
		looked[count++] = 0;
	for (size_t i = 0; i < search->meaning.query.count; i++) {
		uint32_t text = candidate->body_text[i];
		bool again = text == 0;

		for (size_t j = 0; j < count; j++)
			again |= looked[j] == text;
		if (!again)
			looked[count++] = text;
	}
	for (size_t i = 0; i < count; i++)
		match_add(search, hit,
			  search_text_number(candidate->thing, looked[i]));
	return hit->match_count > 0;
}

static void hits_make(struct search *search, size_t limit,
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
	for (size_t i = 0; out->at != NULL && i < count; i++)
		if (hit_make(search, best[i], &out->at[out->count]))
			out->count++;
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

	if (options == NULL)
		options = &none;
	memset(out, 0, sizeof(*out));
	reader_init(&reader, atlas, error);
	if (scratch == NULL)
		reader.status = error_no_memory(error);
	search.meaning.kinds = options->kinds != 0 ? options->kinds : ~0u;
	search.meaning.arena = scratch;
	meaning_read(&search.meaning, query);
	if (reader.status == RUNGS_OK && search.meaning.query.count > 0)
		hits_make(&search,
			  options->limit > 0 ? options->limit : DEFAULT_LIMIT,
			  out);
	out->corrected = search.meaning.query.corrected;
	match_room_release(&search.room);
	arena_free(scratch);
	return reader_finish(&reader, out, sizeof(*out), &out->memory);
}

void rungs_hits_release(struct rungs_hits *hits)
{
	arena_free(hits->memory);
	*hits = (struct rungs_hits){0};
}
