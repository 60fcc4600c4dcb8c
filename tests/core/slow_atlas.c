#include "slow_atlas.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/arena.h"
#include "core/posting.h"
#include "core/search_fields.h"
#include "core/search_term.h"
#include "core/text.h"

static void *room(struct slow_atlas *atlas, size_t count, size_t size)
{
	void *out = arena_alloc(atlas->arena, count * size);

	ck_assert_ptr_nonnull(out);
	return out;
}

static const char *copy(struct slow_atlas *atlas, const char *text, size_t size)
{
	const char *out = arena_copy(atlas->arena, text, size);

	ck_assert_ptr_nonnull(out);
	return out;
}

/* Texts --------------------------------------------------------------------- */

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *rows;

	ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &rows, NULL) == SQLITE_OK,
		      "%s", sqlite3_errmsg(db));
	return rows;
}

static size_t count_rows(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *row = prepare(db, sql);
	size_t count;

	ck_assert_int_eq(sqlite3_step(row), SQLITE_ROW);
	count = (size_t)sqlite3_column_int64(row, 0);
	sqlite3_finalize(row);
	return count;
}

static const char *fold(struct slow_atlas *atlas, const char *text)
{
	size_t size = 4 * strlen(text) + 1;
	char *folded = room(atlas, size, 1);

	text_fold(folded, size, text, NULL);
	return folded;
}

/* A row of thing, its id, field and text; those of a thing follow each other. */
static void row_add(struct slow_atlas *atlas, sqlite3_stmt *row)
{
	long long number = sqlite3_column_int64(row, 0);
	const char *id = (const char *)sqlite3_column_text(row, 1);
	size_t field = (size_t)sqlite3_column_int64(row, 2);
	struct slow_text *text = &atlas->texts[atlas->text_count++];
	struct slow_thing *thing;

	if (atlas->thing_count == 0 ||
	    atlas->things[atlas->thing_count - 1].number != number)
		atlas->things[atlas->thing_count++] =
			(struct slow_thing){.number = number,
					    .kind = search_fields[field].kind,
					    .id = copy(atlas, id, strlen(id)),
					    .texts = text};
	thing = &atlas->things[atlas->thing_count - 1];
	thing->text_count++;
	*text = (struct slow_text){
		.folded =
			fold(atlas, (const char *)sqlite3_column_text(row, 3)),
		.field = field,
		.is_name = search_fields[field].weight >= SEARCH_NAME_WEIGHT};
}

static void texts_read(struct slow_atlas *atlas, sqlite3 *db)
{
	sqlite3_stmt *rows =
		prepare(db, "SELECT t.number, t.id, s.field, s.text FROM"
			    " search_texts s JOIN things t ON t.number ="
			    " s.id >> 16 ORDER BY s.id");

	atlas->texts =
		room(atlas, count_rows(db, "SELECT count(*) FROM search_texts"),
		     sizeof(*atlas->texts));
	atlas->things =
		room(atlas, count_rows(db, "SELECT count(*) FROM things"),
		     sizeof(*atlas->things));
	while (sqlite3_step(rows) == SQLITE_ROW)
		row_add(atlas, rows);
	sqlite3_finalize(rows);
}

/* Words and terms ----------------------------------------------------------- */

static int by_text(const void *left, const void *right)
{
	const struct slow_word *a = left, *b = right;

	return strcmp(a->text, b->text);
}

static int by_term(const void *left, const void *right)
{
	const struct slow_term *a = left, *b = right;

	return strcmp(a->text, b->text);
}

size_t slow_term_find(const struct slow_atlas *atlas, const char *term)
{
	const struct slow_term wanted = {.text = term};
	const struct slow_term *found =
		bsearch(&wanted, atlas->terms, atlas->term_count,
			sizeof(wanted), by_term);

	return found != NULL ? (size_t)(found - atlas->terms)
			     : atlas->term_count;
}

static size_t count_words(const struct slow_text *text)
{
	const char *rest = text->folded, *word;
	size_t count = 0;

	while (search_next_word(&rest, &word) > 0)
		count++;
	return count;
}

/* All words of all texts in order, each once. */
static void words_make(struct slow_atlas *atlas)
{
	size_t count = 0, left = 0;
	struct slow_word *words;

	for (size_t i = 0; i < atlas->text_count; i++)
		count += atlas->texts[i].count = count_words(&atlas->texts[i]);
	words = room(atlas, count, sizeof(*words));
	count = 0;
	for (size_t i = 0; i < atlas->text_count; i++) {
		const char *rest = atlas->texts[i].folded, *word;
		size_t size;

		while ((size = search_next_word(&rest, &word)) > 0)
			words[count++] = (struct slow_word){
				.text = copy(atlas, word, size), .size = size};
	}
	qsort(words, count, sizeof(*words), by_text);
	for (size_t i = 0; i < count; i++)
		if (i == 0 || by_text(&words[left - 1], &words[i]) != 0)
			words[left++] = words[i];
	atlas->words = words;
	atlas->word_count = left;
}

static const char *term_of(struct slow_atlas *atlas, const char *word,
			   size_t size)
{
	char term[SEARCH_TERM_SIZE];

	return copy(atlas, term, search_term(term, word, size));
}

static void terms_make(struct slow_atlas *atlas)
{
	struct slow_term *terms =
		room(atlas, atlas->word_count, sizeof(*terms));
	size_t left = 0;

	for (size_t i = 0; i < atlas->word_count; i++)
		terms[i].text = term_of(atlas, atlas->words[i].text,
					atlas->words[i].size);
	qsort(terms, atlas->word_count, sizeof(*terms), by_term);
	for (size_t i = 0; i < atlas->word_count; i++)
		if (i == 0 || by_term(&terms[left - 1], &terms[i]) != 0)
			terms[left++] = terms[i];
	atlas->terms = terms;
	atlas->term_count = left;
	for (size_t i = 0; i < atlas->word_count; i++)
		atlas->words[i].term = slow_term_find(
			atlas, term_of(atlas, atlas->words[i].text,
				       atlas->words[i].size));
}

static void terms_of_texts_make(struct slow_atlas *atlas)
{
	for (size_t i = 0; i < atlas->text_count; i++) {
		struct slow_text *text = &atlas->texts[i];
		const char *rest = text->folded, *word;

		text->terms = room(atlas, text->count, sizeof(*text->terms));
		for (size_t j = 0; j < text->count; j++) {
			size_t size = search_next_word(&rest, &word);

			text->terms[j] = slow_term_find(
				atlas, term_of(atlas, word, size));
		}
	}
}

/* What terms say ------------------------------------------------------------ */

static struct slow_say *say_of(struct slow_thing *thing, size_t term)
{
	size_t i = 0;

	while (i < thing->say_count && thing->says[i].term != term)
		i++;
	if (i == thing->say_count)
		thing->says[thing->say_count++] =
			(struct slow_say){.term = term};
	return &thing->says[i];
}

static bool stands_before(const struct slow_text *text, size_t place)
{
	for (size_t i = 0; i < place; i++)
		if (text->terms[i] == text->terms[place])
			return true;
	return false;
}

/* What stands at a place of a text. */
static void use_add(struct slow_thing *thing, size_t ordinal, size_t place)
{
	const struct slow_text *text = &thing->texts[ordinal];
	struct slow_say *say = say_of(thing, text->terms[place]);
	double weight = (double)search_fields[text->field].weight;

	if (text->is_name) {
		say->names += !stands_before(text, place);
		say->heads +=
			thing->kind == RUNGS_ROLE && place + 1 == text->count;
		return;
	}
	say->weight += weight;
	if (weight > say->heaviest) {
		say->heaviest = weight;
		say->body_text = ordinal;
	}
}

static void says_make(struct slow_atlas *atlas, struct slow_thing *thing)
{
	size_t words = 0;

	for (size_t i = 0; i < thing->text_count; i++)
		words += thing->texts[i].count;
	thing->says = room(atlas, words, sizeof(*thing->says));
	for (size_t i = 0; i < thing->text_count; i++)
		for (size_t j = 0; j < thing->texts[i].count; j++)
			use_add(thing, i, j);
	for (size_t i = 0; i < thing->say_count; i++) {
		const struct slow_say *say = &thing->says[i];
		struct slow_term *term = &atlas->terms[say->term];

		term->names += say->names;
		term->heads += say->heads;
		term->things++;
	}
}

/* What a thing is known for, 0 to 1: log(1 + 50 own / all) / log(51), by how many
 * of all names with a term are its own. */
static double share(size_t own, size_t all)
{
	return own > 0 ? log(1 + 50.0 * (double)own / (double)all) / log(51)
		       : 0;
}

/* BM25 of bodies and the share of names; the share of heads.  Both are rounded
 * as bytes are. */
static void say_weigh(struct slow_say *say, const struct slow_term *term)
{
	double uses = say->weight / 30;
	double body = 0.4 * uses / (uses + 1.2);
	struct posting posting = {
		.body = (float)(body + share(say->names, term->names)),
		.head = (float)share(say->heads, term->heads)};
	unsigned char bytes[POSTING_MOST];
	struct posting_reader reader = {.at = bytes};

	reader.end = bytes + posting_write(bytes, &posting, 0);
	ck_assert(posting_next(&reader, &posting));
	say->body = posting.body;
	say->head = posting.head;
}

double slow_rarity(double has, double all)
{
	double rare = (all - has + 0.5) / (has + 0.5);

	return log(1 + (rare > 0.01 ? rare : 0.01));
}

static bool has_body(const struct slow_thing *thing)
{
	for (size_t i = 0; i < thing->text_count; i++)
		if (!thing->texts[i].is_name)
			return true;
	return false;
}

static void figures_make(struct slow_atlas *atlas)
{
	double words = 0, squares = 0;

	for (size_t i = 0; i < atlas->text_count; i++) {
		atlas->names += atlas->texts[i].is_name;
		if (atlas->texts[i].is_name)
			words += (double)atlas->texts[i].count;
	}
	for (size_t i = 0; i < atlas->thing_count; i++)
		atlas->bodies += has_body(&atlas->things[i]);
	for (size_t i = 0; i < atlas->term_count; i++) {
		double names = (double)atlas->terms[i].names;
		double rarity = slow_rarity(names, atlas->names);

		squares += rarity * rarity * names;
	}
	atlas->name_words = words / atlas->names;
	atlas->name_rarity = squares / words;
}

static struct embedding embedding_of(sqlite3_stmt *row, int column)
{
	return embedding_read(sqlite3_column_blob(row, column),
			      (size_t)sqlite3_column_bytes(row, column));
}

static void embeddings_read(struct slow_atlas *atlas, sqlite3 *db)
{
	sqlite3_stmt *rows =
		prepare(db, "SELECT word, embedding FROM search_terms");
	size_t things = 0;

	while (sqlite3_step(rows) == SQLITE_ROW) {
		size_t term = slow_term_find(
			atlas, (const char *)sqlite3_column_text(rows, 0));

		ck_assert_uint_lt(term, atlas->term_count);
		atlas->terms[term].embedding = embedding_of(rows, 1);
	}
	sqlite3_finalize(rows);
	rows = prepare(db, "SELECT thing, embedding FROM search_things"
			   " ORDER BY thing");
	for (; sqlite3_step(rows) == SQLITE_ROW; things++) {
		struct slow_thing *thing = &atlas->things[things];

		ck_assert_int_eq(sqlite3_column_int64(rows, 0), thing->number);
		thing->embedding = embedding_of(rows, 1);
	}
	sqlite3_finalize(rows);
	ck_assert_uint_eq(things, atlas->thing_count);
}

struct slow_atlas *slow_atlas_read(sqlite3 *db)
{
	struct arena *arena = arena_new();
	struct slow_atlas *atlas = arena_alloc(arena, sizeof(*atlas));

	ck_assert_ptr_nonnull(atlas);
	atlas->arena = arena;
	texts_read(atlas, db);
	words_make(atlas);
	terms_make(atlas);
	terms_of_texts_make(atlas);
	for (size_t i = 0; i < atlas->thing_count; i++)
		says_make(atlas, &atlas->things[i]);
	for (size_t i = 0; i < atlas->thing_count; i++)
		for (size_t j = 0; j < atlas->things[i].say_count; j++) {
			struct slow_say *say = &atlas->things[i].says[j];

			say_weigh(say, &atlas->terms[say->term]);
		}
	figures_make(atlas);
	embeddings_read(atlas, db);
	return atlas;
}

void slow_atlas_free(struct slow_atlas *atlas)
{
	arena_free(atlas->arena);
}
