#include "meaning.h"

#include <string.h>

#include "advert.h"
#include "error.h"
#include "text.h"
#include "vocabulary.h"

/* Letters of a beginning that is looked for in bodies too. */
enum { SHORTEST = 3 };

/* What an optional word counts beside others. */
static const double OPTIONAL = 0.1;

/* How often terms stand anywhere. */
struct found {
	double names, things, heads; /* names that end with it */
};

static void found_add(struct found *found, struct found more)
{
	found->names += more.names;
	found->things += more.things;
	found->heads += more.heads;
}

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

/* Opens what a row of names, things, heads and postings says. */
static struct found row_open(struct meaning *meaning, sqlite3_stmt *row,
			     struct cursor cursor)
{
	const void *bytes = sqlite3_column_blob(row, 3);
	size_t size = (size_t)sqlite3_column_bytes(row, 3);
	struct cursor *added;
	char *copy;

	if (bytes == NULL)
		return (struct found){0};
	copy = arena_copy(meaning->arena, bytes, size);
	added = cursor_new(meaning);
	if (copy == NULL || added == NULL) {
		meaning->reader->status =
			error_no_memory(meaning->reader->error);
		return (struct found){0};
	}
	cursor.reader.at = (unsigned char *)copy;
	cursor.reader.end = cursor.reader.at + size;
	*added = cursor;
	return (struct found){.names = sqlite3_column_double(row, 0),
			      .things = sqlite3_column_double(row, 1),
			      .heads = sqlite3_column_double(row, 2)};
}

static struct found rows_open(struct meaning *meaning, sqlite3_stmt *rows,
			      struct cursor cursor)
{
	struct found found = {0};

	while (vocabulary_step(meaning->reader, rows))
		found_add(&found, row_open(meaning, rows, cursor));
	return found;
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

static struct found term_open(struct meaning *meaning, int64_t number,
			      struct cursor cursor)
{
	sqlite3_stmt *row = statement(meaning, STATEMENT_SEARCH_POSTINGS);

	if (row == NULL)
		return (struct found){0};
	sqlite3_bind_int64(row, 1, number);
	return rows_open(meaning, row, cursor);
}

/* Terms that begin as the form does, put together beforehand. */
static struct found beginning_open(struct meaning *meaning,
				   const struct query_form *form,
				   struct cursor cursor)
{
	sqlite3_stmt *rows = statement(meaning, STATEMENT_SEARCH_BEGINNING);

	if (rows == NULL)
		return (struct found){0};
	sqlite3_bind_text(rows, 1, form->text, (int)form->size,
			  SQLITE_TRANSIENT);
	return rows_open(meaning, rows, cursor);
}

/* Terms that begin as the form does: together, if the atlas has put them
 * together, or each.  Together they do not tell which of them are in names, so
 * that a word that is looked for in names alone needs each, but for the
 * shortest, of which nothing else is put together. */
static struct found longer_open(struct meaning *meaning,
				const struct query_form *form,
				struct cursor cursor)
{
	bool is_short = text_letters(form->text, form->size) < SHORTEST;
	size_t before = meaning->stretch.cursor_count;
	struct found found;
	sqlite3_stmt *rows;

	if (is_short || !cursor.names_only) {
		cursor.names_only |= is_short;
		found = beginning_open(meaning, form, cursor);
		if (meaning->stretch.cursor_count > before)
			return found;
	}
	rows = vocabulary_range(meaning->reader, STATEMENT_SEARCH_RANGE,
				form->text, form->size, true);
	return rows_open(meaning, rows, cursor);
}

/* How much a word tells, by how few have it: of the names, or of the bodies
 * if it is in no name. */
static double rarity(const struct meaning *meaning, struct found found)
{
	return found.names > 0 ? search_rarity(found.names, meaning->names)
			       : search_rarity(found.things, meaning->bodies);
}

/* Opens all terms of a word; of its terms the likeliest tells how rare it is.
 * Things are 0 if it has none. */
static struct found word_open(struct meaning *meaning, size_t number)
{
	const struct query_word *word = &meaning->query.words[number];
	struct found typed = {0};
	float best = 0;

	for (size_t i = 0; i < word->form_count; i++) {
		const struct query_form *form = &word->forms[i];
		struct cursor cursor = {.word = number,
					.quality = form->quality,
					.names_only = word->optional};
		struct found found = {0};

		if (form->number > 0)
			found = term_open(meaning, form->number, cursor);
		if (form->number > 0 &&
		    (form->quality > best ||
		     (form->quality >= best && found.names > typed.names))) {
			best = form->quality;
			typed = found;
		}
		if (form->longer <= 0)
			continue;
		cursor.quality = form->longer;
		found = longer_open(meaning, form, cursor);
		if (found.things > 0 && form->longer > best) {
			best = form->longer;
			typed = found;
		}
	}
	return typed;
}

/* How much of the names that have a word end with it, a few being too few to
 * tell. */
static double ends_of(struct found found)
{
	return found.names >= 3 ? found.heads / (found.names + 2) : 0;
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

static void words_open(struct meaning *meaning)
{
	double ends[QUERY_WORDS];

	meaning->stretch.words = meaning->query.count;
	for (size_t i = 0; i < meaning->query.count; i++) {
		struct found found = word_open(meaning, i);

		ends[i] = ends_of(found);
		if (found.things > 0)
			meaning->weight[i] = rarity(meaning, found);
		if (meaning->query.words[i].optional)
			meaning->weight[i] *= OPTIONAL;
	}
	head_find(meaning);
	if (meaning->query.is_advert) {
		meaning->head =
			advert_weigh(&meaning->query, ends, meaning->weight);
		meaning->has_head &= meaning->head < QUERY_WORDS;
	}
	for (size_t i = 0; i < meaning->query.count; i++) {
		meaning->total += meaning->weight[i];
		meaning->norm += meaning->weight[i] * meaning->weight[i];
	}
}

static void figures_read(struct meaning *meaning)
{
	static const struct field fields[] = {{FIELD_REAL, 0},
					      {FIELD_REAL, sizeof(double)},
					      {FIELD_REAL, 2 * sizeof(double)},
					      {FIELD_REAL, 3 * sizeof(double)}};
	static const struct shape shape = {4 * sizeof(double), 4, fields};
	double figures[4] = {0};

	row_read(meaning->reader, STATEMENT_SEARCH_FIGURES, &shape, figures,
		 NULL);
	meaning->names = figures[0] > 1 ? figures[0] : 1;
	meaning->name_words = figures[1] > 1 ? figures[1] : 1;
	meaning->bodies = figures[2] > 1 ? figures[2] : 1;
	meaning->name_rarity = figures[3] > 0 ? figures[3] : 0;
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
	query_read(meaning->reader, query, &meaning->query);
	figures_read(meaning);
	values_make(meaning);
	meaning->stretch.arena = meaning->arena;
	if (meaning->reader->status == RUNGS_OK)
		words_open(meaning);
}
