#include "meaning.h"

#include <string.h>

#include "advert.h"
#include "error.h"
#include "posting_cache.h"
#include "text.h"
#include "vocabulary.h"

/* Letters of a beginning that is looked for in bodies too. */
enum { SHORTEST = 3 };

/* What an optional word counts beside others. */
static const double OPTIONAL = 0.1;

static struct cursor *cursor_new(struct meaning *meaning)
{
	struct stretch *stretch = &meaning->stretch;
	size_t room = 2 * meaning->cursor_room + 16;
	struct cursor *more;

	if (stretch->cursor_count == meaning->cursor_room) {
		more = arena_alloc(meaning->arena, room * sizeof(*more));
		if (more == NULL)
			return NULL;
		if (stretch->cursor_count > 0)
			memcpy(more, stretch->cursors,
			       stretch->cursor_count * sizeof(*more));
		stretch->cursors = more;
		meaning->cursor_room = room;
	}
	return &stretch->cursors[stretch->cursor_count++];
}

/* What a row says of names, things, heads and postings. */
static struct postings postings_of(sqlite3_stmt *row)
{
	return (struct postings){.names = sqlite3_column_double(row, 0),
				 .things = sqlite3_column_double(row, 1),
				 .heads = sqlite3_column_double(row, 2),
				 .bytes = sqlite3_column_blob(row, 3),
				 .size = (size_t)sqlite3_column_bytes(row, 3)};
}

/* Begins to read postings whose bytes stay. */
static void postings_open(struct meaning *meaning,
			  const struct postings *postings, struct cursor cursor)
{
	struct cursor *added = cursor_new(meaning);

	if (added == NULL || postings->bytes == NULL) {
		meaning->reader->status =
			error_no_memory(meaning->reader->error);
		return;
	}
	cursor.reader.at = postings->bytes;
	cursor.reader.end = postings->bytes + postings->size;
	*added = cursor;
}

/* Opens a copy of the row's. */
static struct postings row_open(struct meaning *meaning, sqlite3_stmt *row,
				struct cursor cursor)
{
	struct postings postings = postings_of(row);

	if (postings.bytes == NULL)
		return (struct postings){0};
	postings.bytes = (unsigned char *)arena_copy(
		meaning->arena, (const char *)postings.bytes, postings.size);
	postings_open(meaning, &postings, cursor);
	return postings;
}

static sqlite3_stmt *statement(struct meaning *meaning, enum statement which)
{
	struct reader *reader = meaning->reader;
	sqlite3_stmt *rows = NULL;

	if (reader->status == RUNGS_OK)
		reader->status = connection_statement(reader->atlas, which,
						      &rows, reader->error);
	return reader->status == RUNGS_OK ? rows : NULL;
}

/* Opens what is kept under a key, or what the row of it says. */
static struct postings key_open(struct meaning *meaning, struct posting_key key,
				struct cursor cursor)
{
	struct reader *reader = meaning->reader;
	struct postings postings = {0};
	sqlite3_stmt *row;

	if (posting_cache_find(reader->atlas->postings, key, &postings)) {
		postings_open(meaning, &postings, cursor);
		return postings;
	}
	row = statement(meaning, key.term > 0 ? STATEMENT_SEARCH_POSTINGS
					      : STATEMENT_SEARCH_BEGINNING);
	if (row == NULL)
		return postings;
	if (key.term > 0)
		sqlite3_bind_int64(row, 1, key.term);
	else
		sqlite3_bind_text(row, 1, key.beginning, (int)key.size,
				  SQLITE_TRANSIENT);
	if (!vocabulary_step(reader, row))
		return postings;
	postings = postings_of(row);
	if (postings.bytes != NULL &&
	    posting_cache_keep(reader->atlas->postings, key, &postings))
		postings_open(meaning, &postings, cursor);
	else
		postings = row_open(meaning, row, cursor);
	sqlite3_reset(row);
	return postings;
}

/* Opens each term that begins as the form does, but for the form's own, which
 * says more by itself. */
static struct postings range_open(struct meaning *meaning,
				  const struct query_form *form,
				  struct cursor cursor)
{
	struct postings all = {0};
	sqlite3_stmt *rows =
		vocabulary_range(meaning->reader, STATEMENT_SEARCH_RANGE_TERMS,
				 form->text, form->size, true);

	while (vocabulary_step(meaning->reader, rows)) {
		const struct posting_key key = {
			.term = sqlite3_column_int64(rows, 0)};
		struct postings one = {0};

		if (key.term > 0 && key.term != form->number)
			one = key_open(meaning, key, cursor);
		all.names += one.names;
		all.things += one.things;
		all.heads += one.heads;
	}
	return all;
}

/* Terms that begin as the form does: together, if the atlas has put them
 * together, or each.  Together they do not tell which of them are in names, so
 * that a word that is looked for in names alone needs each, but for the
 * shortest, of which nothing else is put together. */
static struct postings longer_open(struct meaning *meaning,
				   const struct query_form *form,
				   struct cursor cursor)
{
	bool is_short = text_letters(form->text, form->size) < SHORTEST;
	const struct posting_key key = {.beginning = form->text,
					.size = form->size};
	size_t before = meaning->stretch.cursor_count;
	struct postings found;

	if (is_short || !cursor.names_only) {
		cursor.names_only |= is_short;
		found = key_open(meaning, key, cursor);
		if (meaning->stretch.cursor_count > before)
			return found;
	}
	return range_open(meaning, form, cursor);
}

/* How much a word tells, by how few have it: of the names, or of the bodies
 * if it is in no name. */
static double rarity(const struct meaning *meaning, struct postings found)
{
	return found.names > 0 ? search_rarity(found.names, meaning->names)
			       : search_rarity(found.things, meaning->bodies);
}

/* Opens all terms of a word; of its terms the likeliest tells how rare it is:
 * *term, 0 for a beginning.  Things are 0 if it has none. */
static struct postings word_open(struct meaning *meaning, size_t number,
				 int64_t *term)
{
	const struct query_word *word = &meaning->query.words[number];
	struct postings typed = {0};
	float best = 0;

	*term = 0;
	for (size_t i = 0; i < word->form_count; i++) {
		const struct query_form *form = &word->forms[i];
		struct cursor cursor = {.word = number,
					.quality = form->quality,
					.names_only = word->optional};
		struct postings found = {0};

		if (form->number > 0)
			found = key_open(
				meaning,
				(struct posting_key){.term = form->number},
				cursor);
		if (form->number > 0 &&
		    (form->quality > best ||
		     (form->quality >= best && found.names > typed.names))) {
			best = form->quality;
			typed = found;
			*term = form->number;
		}
		if (form->longer <= 0)
			continue;
		cursor.quality = form->longer;
		found = longer_open(meaning, form, cursor);
		if (found.things > 0 && form->longer > best) {
			best = form->longer;
			typed = found;
			*term = 0;
		}
	}
	return typed;
}

/* How much of the names that have a word end with it; a few tell little. */
static double ends_of(struct postings found)
{
	return found.heads / (found.names + 2);
}

/* The last word, if there are more that are not optional. */
static void head_find(struct meaning *meaning)
{
	size_t words = 0;

	for (size_t i = 0; i < meaning->query.count; i++) {
		if (meaning->query.words[i].optional || meaning->weight[i] <= 0)
			continue;
		meaning->has_head = words++ > 0;
		meaning->head = i;
	}
}

/* Adds where the term stands. */
static void embed(struct meaning *meaning, int64_t term, double weight)
{
	sqlite3_stmt *row = statement(meaning, STATEMENT_SEARCH_EMBEDDING);
	struct embedding embedding;

	if (row != NULL)
		sqlite3_bind_int64(row, 1, term);
	if (!vocabulary_step(meaning->reader, row))
		return;
	embedding = embedding_read(sqlite3_column_blob(row, 1),
				   (size_t)sqlite3_column_bytes(row, 1));
	embedding_add(&meaning->embedding, &embedding, (float)weight);
	sqlite3_reset(row);
}

static uint16_t optional_words(const struct query *query)
{
	unsigned words = 0;

	for (size_t i = 0; i < query->count; i++)
		words |= (unsigned)query->words[i].optional << i;
	return (uint16_t)words;
}

/* Sets what a name is that is all of the query, of which it may do without some
 * words. */
static void whole_make(struct meaning *meaning, uint16_t words,
		       uint16_t without)
{
	meaning->whole.words = words;
	meaning->whole.needed = words & (uint16_t)~without;
	meaning->whole.most = (size_t)__builtin_popcount(words);
	meaning->whole.least =
		(size_t)__builtin_popcount(meaning->whole.needed);
}

static void words_open(struct meaning *meaning)
{
	double ends[QUERY_WORDS];
	int64_t terms[QUERY_WORDS];

	meaning->stretch.words = meaning->query.count;
	for (size_t i = 0; i < meaning->query.count; i++) {
		struct postings found = word_open(meaning, i, &terms[i]);

		ends[i] = ends_of(found);
		if (found.things > 0)
			meaning->weight[i] = rarity(meaning, found);
		if (meaning->query.words[i].optional)
			meaning->weight[i] *= OPTIONAL;
	}
	head_find(meaning);
	whole_make(meaning, (uint16_t)((1u << meaning->query.count) - 1), 0);
	if (meaning->query.is_advert) {
		uint16_t title;

		meaning->head = advert_weigh(&meaning->query, ends,
					     meaning->weight, &title);
		meaning->has_head &= meaning->head < QUERY_WORDS;
		whole_make(meaning, title, optional_words(&meaning->query));
	}
	for (size_t i = 0; i < meaning->query.count; i++) {
		if (meaning->has_head && terms[i] > 0)
			embed(meaning, terms[i], meaning->weight[i]);
		meaning->total += meaning->weight[i];
		meaning->norm += meaning->weight[i] * meaning->weight[i];
	}
}

struct figure {
	const char *name;
	double value;
};

/* The figure of a name, or what it is at least. */
static double figure(const struct figure *figures, size_t count,
		     const char *name, double least)
{
	for (size_t i = 0; i < count; i++)
		if (figures[i].name != NULL &&
		    strcmp(figures[i].name, name) == 0 &&
		    figures[i].value > least)
			return figures[i].value;
	return least;
}

static void figures_read(struct meaning *meaning)
{
	static const struct field fields[] = {TEXT(figure, name),
					      REAL(figure, value)};
	static const struct shape shape = SHAPE(figure, fields);
	size_t count;
	const struct figure *all =
		ROWS(meaning->reader, STATEMENT_SEARCH_FIGURES, &shape, &count,
		     NULL);

	meaning->names = figure(all, count, "names", 1);
	meaning->name_words = figure(all, count, "name words", 1);
	meaning->bodies = figure(all, count, "bodies", 1);
	meaning->name_rarity = figure(all, count, "name rarity", 0);
}

static void values_make(struct meaning *meaning)
{
	for (size_t i = 1; i <= NAME_FAR; i++)
		meaning->value[i] =
			search_name_value(i, (float)meaning->name_words);
	for (size_t i = 0; i < search_field_count; i++) {
		enum rungs_kind kind = search_fields[i].kind;
		float weight = search_fields[i].weight / 100;

		if (search_fields[i].weight < SEARCH_NAME_WEIGHT)
			continue;
		meaning->field_weight[kind][search_name_field(i)] = weight;
	}
}

void meaning_read(struct meaning *meaning, const char *query)
{
	struct rungs_atlas *atlas = meaning->reader->atlas;

	query_read(meaning->reader, query, &meaning->query);
	figures_read(meaning);
	values_make(meaning);
	meaning->stretch.arena = meaning->arena;
	if (atlas->postings == NULL)
		atlas->postings = posting_cache_new();
	posting_cache_turn(atlas->postings);
	if (meaning->reader->status == RUNGS_OK)
		words_open(meaning);
}
