#include "index.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "core/arena.h"
#include "core/error.h"
#include "core/search_fields.h"
#include "core/text.h"
#include "beginnings.h"
#include "citations.h"
#include "demands.h"
#include "embeddings.h"
#include "filter_roles.h"
#include "graph.h"
#include "lexicon.h"
#include "pay_basis.h"
#include "posting_list.h"
#include "progress.h"
#include "term_uses.h"
#include "things.h"

enum step { ADD_TEXT, ADD_TERM, ADD_THING, ADD_WORD, ADD_FIGURE, STEP_COUNT };

static const char *const step_sql[STEP_COUNT] = {
	[ADD_TEXT] = "INSERT INTO search_texts (id, field, text)"
		     " VALUES (?1, ?2, ?3)",
	[ADD_TERM] = "INSERT INTO search_terms (id, word, names, things,"
		     " heads, embedding, postings)"
		     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
	[ADD_THING] = "INSERT INTO search_things (thing, texts, embedding)"
		      " VALUES (?1, ?2, ?3)",
	[ADD_WORD] = "INSERT INTO search_words (word, term, uses)"
		     " VALUES (?1, ?2, ?3)",
	[ADD_FIGURE] = "INSERT INTO search_figures (name, value)"
		       " VALUES (?1, ?2)",
};

/* A text as it came in. */
struct text {
	int64_t thing;
	uint32_t place; /* among all texts */
	uint8_t field;
	const char *words;   /* in the arena */
	size_t first, count; /* of its terms */
};

struct indexer {
	sqlite3 *db;
	const struct progress *progress;
	struct things *known;
	sqlite3_stmt *steps[STEP_COUNT];
	struct arena *arena;
	struct lexicon *lexicon;
	struct text *texts;
	uint32_t *terms;       /* of all texts, one after the other */
	struct term_use *uses; /* of all terms, */
	struct slice *of_term; /* of each, by its number from 1 */
	struct indexed *things;
	struct embeddings embeddings;
	size_t text_count, text_room, term_count, term_room;
	size_t thing_count, thing_room;
	double names, name_words; /* how many there are of each */
	double bodies, name_rarity;
	int code; /* the first that is not SQLITE_OK */
};

static bool ok(const struct indexer *indexer)
{
	return indexer->code == SQLITE_OK;
}

static void *room_for(struct indexer *indexer, void *array, size_t size,
		      size_t count, size_t *room)
{
	void *larger = array;

	if (count < *room)
		return array;
	*room = 2 * *room + 1024;
	larger = realloc(array, *room * size);
	if (larger == NULL)
		indexer->code = SQLITE_NOMEM;
	return larger != NULL ? larger : array;
}

static void run(struct indexer *indexer, enum step which)
{
	int code = sqlite3_step(indexer->steps[which]);

	sqlite3_reset(indexer->steps[which]);
	if (ok(indexer) && code != SQLITE_DONE)
		indexer->code = code;
}

/* Reading ---------------------------------------------------------------- */

static void words_read(struct indexer *indexer, const char *text)
{
	size_t size = 4 * strlen(text) + 1;
	char *folded = malloc(size);
	const char *rest = folded, *word;

	if (folded == NULL) {
		indexer->code = SQLITE_NOMEM;
		return;
	}
	text_fold(folded, size, text, NULL);
	while (ok(indexer) && (size = search_next_word(&rest, &word)) > 0) {
		indexer->terms = room_for(
			indexer, indexer->terms, sizeof(*indexer->terms),
			indexer->term_count, &indexer->term_room);
		if (!ok(indexer))
			break;
		indexer->terms[indexer->term_count] =
			lexicon_use(indexer->lexicon, word, size);
		if (indexer->terms[indexer->term_count++] == 0)
			indexer->code = SQLITE_NOMEM;
	}
	free(folded);
}

static void text_read(struct indexer *indexer, size_t field, int64_t thing,
		      const char *words)
{
	struct text *text;

	indexer->texts =
		room_for(indexer, indexer->texts, sizeof(*indexer->texts),
			 indexer->text_count, &indexer->text_room);
	if (!ok(indexer))
		return;
	text = &indexer->texts[indexer->text_count];
	*text = (struct text){.thing = thing,
			      .place = (uint32_t)indexer->text_count,
			      .field = (uint8_t)field,
			      .words = arena_text(indexer->arena, words),
			      .first = indexer->term_count};
	if (text->words == NULL) {
		indexer->code = SQLITE_NOMEM;
		return;
	}
	indexer->text_count++;
	words_read(indexer, words);
	text->count = indexer->term_count - text->first;
	if (search_fields[field].weight >= SEARCH_NAME_WEIGHT) {
		indexer->names++;
		indexer->name_words += (double)text->count;
	}
}

/* Things that the field's rows name but that are none are left out. */
static void field_read(struct indexer *indexer, size_t field)
{
	sqlite3_stmt *rows = NULL;
	int step = SQLITE_DONE;

	indexer->code = sqlite3_prepare_v2(
		indexer->db, search_fields[field].sql, -1, &rows, NULL);
	while (ok(indexer) && (step = sqlite3_step(rows)) == SQLITE_ROW) {
		const char *text = (const char *)sqlite3_column_text(rows, 1);
		int64_t number = things_number(
			indexer->known, search_fields[field].kind,
			(const char *)sqlite3_column_text(rows, 0));

		if (text != NULL && number > 0)
			text_read(indexer, field, number, text);
	}
	sqlite3_finalize(rows);
	if (ok(indexer) && step != SQLITE_DONE)
		indexer->code = step;
}

/* Texts by thing, names first; of each sort as they came. */
static int by_thing(const void *left, const void *right)
{
	const struct text *a = left, *b = right;
	bool a_name = search_fields[a->field].weight >= SEARCH_NAME_WEIGHT;
	bool b_name = search_fields[b->field].weight >= SEARCH_NAME_WEIGHT;

	if (a->thing != b->thing)
		return a->thing < b->thing ? -1 : 1;
	if (a_name != b_name)
		return a_name ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

/* Texts --------------------------------------------------------------------- */

static void text_write(struct indexer *indexer, const struct text *text,
		       size_t ordinal)
{
	const uint32_t *terms = indexer->terms + text->first;
	sqlite3_stmt *add = indexer->steps[ADD_TEXT];
	struct term_use use = {
		.thing = text->thing,
		.text = (uint16_t)ordinal,
		.words = (uint16_t)(text->count < UINT16_MAX ? text->count
							     : UINT16_MAX),
		.field = text->field,
		.name_field = (uint8_t)search_name_field(text->field),
	};

	sqlite3_bind_int64(add, 1,
			   search_text_number(text->thing, (uint32_t)ordinal));
	sqlite3_bind_int(add, 2, text->field);
	sqlite3_bind_text(add, 3, text->words, -1, SQLITE_STATIC);
	run(indexer, ADD_TEXT);
	for (size_t i = 0; i < text->count; i++) {
		struct slice *slice = &indexer->of_term[terms[i]];

		use.place = (uint8_t)(i < UINT8_MAX ? i : UINT8_MAX);
		use.last = i + 1 == text->count;
		indexer->uses[slice->first + slice->count++] = use;
	}
}

/* Room for the uses of each term. */
static void uses_begin(struct indexer *indexer)
{
	size_t terms, first = 0;

	lexicon_terms(indexer->lexicon, &terms);
	indexer->uses =
		malloc((indexer->term_count + 1) * sizeof(*indexer->uses));
	indexer->of_term = calloc(terms + 1, sizeof(*indexer->of_term));
	if (indexer->uses == NULL || indexer->of_term == NULL) {
		indexer->code = SQLITE_NOMEM;
		return;
	}
	for (size_t i = 0; i < indexer->term_count; i++)
		indexer->of_term[indexer->terms[i]].count++;
	for (size_t i = 0; i <= terms; i++) {
		struct slice *slice = &indexer->of_term[i];

		slice->first = first;
		first += slice->count;
		slice->count = 0;
	}
}

static void thing_note(struct indexer *indexer, int64_t thing, size_t texts)
{
	indexer->things =
		room_for(indexer, indexer->things, sizeof(*indexer->things),
			 indexer->thing_count, &indexer->thing_room);
	if (ok(indexer))
		indexer->things[indexer->thing_count++] =
			(struct indexed){thing, texts};
}

/* Gives every text its ordinal; what a thing has more than fits is left out. */
static void texts_write(struct indexer *indexer)
{
	struct text *texts = indexer->texts;
	size_t end;

	if (indexer->text_count > 0)
		qsort(texts, indexer->text_count, sizeof(*texts), by_thing);
	uses_begin(indexer);
	for (size_t first = 0; ok(indexer) && first < indexer->text_count;
	     first = end) {
		for (end = first; end < indexer->text_count &&
				  texts[end].thing == texts[first].thing;
		     end++)
			if (end - first < SEARCH_TEXTS_MOST)
				text_write(indexer, &texts[end], end - first);
		thing_note(indexer, texts[first].thing,
			   end - first < SEARCH_TEXTS_MOST ? end - first
							   : SEARCH_TEXTS_MOST);
		indexer->bodies += search_fields[texts[end - 1].field].weight <
				   SEARCH_NAME_WEIGHT;
	}
}

/* Terms and words ----------------------------------------------------------- */

static void term_write(struct indexer *indexer, size_t term, const char *text,
		       const struct posting_list *list)
{
	sqlite3_stmt *add = indexer->steps[ADD_TERM];
	signed char embedding[EMBEDDING_SIZE];

	embedding_write(embedding, &indexer->embeddings.terms[term]);
	sqlite3_bind_int64(add, 1, (sqlite3_int64)term);
	sqlite3_bind_text(add, 2, text, -1, SQLITE_STATIC);
	sqlite3_bind_int64(add, 3, (sqlite3_int64)list->names);
	sqlite3_bind_int64(add, 4, (sqlite3_int64)list->things);
	sqlite3_bind_int64(add, 5, (sqlite3_int64)list->heads);
	sqlite3_bind_blob(add, 6, embedding, sizeof(embedding), SQLITE_STATIC);
	sqlite3_bind_blob64(add, 7, list->bytes, list->size, SQLITE_STATIC);
	run(indexer, ADD_TERM);
}

static void terms_write(struct indexer *indexer)
{
	const struct lexicon_entry *terms;
	struct posting_list list = {0};
	double squares = 0, rarity;
	size_t count;

	terms = lexicon_terms(indexer->lexicon, &count);
	for (size_t term = 1; ok(indexer) && term <= count; term++) {
		struct slice slice = indexer->of_term[term];

		posting_list_of_term(&list, indexer->uses + slice.first,
				     slice.count);
		if (list.failed)
			indexer->code = SQLITE_NOMEM;
		else if (list.things > 0)
			term_write(indexer, term, terms[term - 1].text, &list);
		rarity = search_rarity((double)list.names, indexer->names);
		squares += rarity * rarity * (double)list.names;
	}
	indexer->name_rarity = squares / (indexer->name_words + 1e-9);
	posting_list_free(&list);
}

static void embed(struct indexer *indexer)
{
	size_t terms;

	lexicon_terms(indexer->lexicon, &terms);
	if (!embeddings_make(&indexer->embeddings, indexer->uses,
			     indexer->of_term, terms, indexer->things,
			     indexer->thing_count))
		indexer->code = SQLITE_NOMEM;
}

static void things_write(struct indexer *indexer)
{
	sqlite3_stmt *add = indexer->steps[ADD_THING];
	signed char embedding[EMBEDDING_SIZE];

	for (size_t i = 0; ok(indexer) && i < indexer->thing_count; i++) {
		embedding_write(embedding, &indexer->embeddings.things[i]);
		sqlite3_bind_int64(add, 1, indexer->things[i].thing);
		sqlite3_bind_int64(add, 2,
				   (sqlite3_int64)indexer->things[i].texts);
		sqlite3_bind_blob(add, 3, embedding, sizeof(embedding),
				  SQLITE_STATIC);
		run(indexer, ADD_THING);
	}
}

static int by_text(const void *left, const void *right)
{
	const struct lexicon_entry *const *a = left, *const *b = right;

	return strcmp((*a)->text, (*b)->text);
}

static void words_write(struct indexer *indexer)
{
	sqlite3_stmt *add = indexer->steps[ADD_WORD];
	const struct lexicon_entry *words, **sorted;
	size_t count;

	words = lexicon_words(indexer->lexicon, &count);
	sorted = malloc((count + 1) * sizeof(*sorted));
	if (sorted == NULL) {
		indexer->code = SQLITE_NOMEM;
		return;
	}
	for (size_t i = 0; i < count; i++)
		sorted[i] = &words[i];
	if (count > 0)
		qsort(sorted, count, sizeof(*sorted), by_text);
	for (size_t i = 0; ok(indexer) && i < count; i++) {
		sqlite3_bind_text(add, 1, sorted[i]->text, -1, SQLITE_STATIC);
		sqlite3_bind_int64(add, 2, sorted[i]->term);
		sqlite3_bind_int64(add, 3, sorted[i]->uses);
		run(indexer, ADD_WORD);
	}
	free(sorted);
}

static void figure_write(struct indexer *indexer, const char *name,
			 double value)
{
	sqlite3_bind_text(indexer->steps[ADD_FIGURE], 1, name, -1,
			  SQLITE_STATIC);
	sqlite3_bind_double(indexer->steps[ADD_FIGURE], 2, value);
	run(indexer, ADD_FIGURE);
}

/* Terms that begin alike get numbers side by side. */
static void terms_sort(struct indexer *indexer)
{
	uint32_t *numbers = lexicon_sort(indexer->lexicon);

	if (numbers == NULL)
		indexer->code = SQLITE_NOMEM;
	for (size_t i = 0; ok(indexer) && i < indexer->term_count; i++)
		indexer->terms[i] = numbers[indexer->terms[i]];
	free(numbers);
}

static void tell(const struct indexer *indexer, double share)
{
	progress_tell(indexer->progress, PROGRESS_INDEX, share);
}

/* Shares are of the time that it took to index O*NET's release. */
static void search_index(struct indexer *indexer)
{
	for (size_t i = 0; ok(indexer) && i < STEP_COUNT; i++)
		indexer->code = sqlite3_prepare_v2(indexer->db, step_sql[i], -1,
						   &indexer->steps[i], NULL);
	for (size_t i = 0; ok(indexer) && i < search_field_count; i++) {
		tell(indexer,
		     0.05 + 0.3 * (double)i / (double)search_field_count);
		field_read(indexer, i);
	}
	if (ok(indexer))
		terms_sort(indexer);
	tell(indexer, 0.35);
	if (ok(indexer))
		texts_write(indexer);
	tell(indexer, 0.4);
	if (ok(indexer))
		embed(indexer);
	tell(indexer, 0.45);
	if (ok(indexer))
		terms_write(indexer);
	if (ok(indexer))
		things_write(indexer);
	tell(indexer, 0.5);
	if (ok(indexer))
		words_write(indexer);
	if (ok(indexer))
		indexer->code = beginnings_add(indexer->db);
	if (ok(indexer))
		figure_write(indexer, "names", indexer->names);
	if (ok(indexer))
		figure_write(indexer, "bodies", indexer->bodies);
	if (ok(indexer))
		figure_write(indexer, "name rarity", indexer->name_rarity);
	if (ok(indexer))
		figure_write(indexer, "name words",
			     indexer->name_words / (indexer->names + 1e-9));
}

static void indexer_release(struct indexer *indexer)
{
	for (size_t i = 0; i < STEP_COUNT; i++)
		sqlite3_finalize(indexer->steps[i]);
	lexicon_free(indexer->lexicon);
	arena_free(indexer->arena);
	free(indexer->texts);
	free(indexer->terms);
	free(indexer->uses);
	free(indexer->of_term);
	free(indexer->things);
	embeddings_release(&indexer->embeddings);
	things_free(indexer->known);
}

enum rungs_status index_build(sqlite3 *db, const struct progress *progress,
			      struct rungs_error *error)
{
	struct indexer indexer = {.db = db,
				  .progress = progress,
				  .arena = arena_new(),
				  .lexicon = lexicon_new()};

	if (indexer.arena == NULL || indexer.lexicon == NULL)
		indexer.code = SQLITE_NOMEM;
	if (ok(&indexer))
		indexer.code = things_add(db, &indexer.known);
	if (ok(&indexer))
		search_index(&indexer);
	tell(&indexer, 0.7);
	if (ok(&indexer))
		indexer.code = citations_add(db);
	tell(&indexer, 0.8);
	if (ok(&indexer))
		indexer.code = term_uses_add(db);
	tell(&indexer, 0.9);
	if (ok(&indexer))
		indexer.code = filter_roles_add(db);
	if (ok(&indexer))
		indexer.code = pay_basis_add(db);
	if (ok(&indexer))
		indexer.code = graph_add(db);
	if (ok(&indexer))
		indexer.code = demands_add(db);
	indexer_release(&indexer);
	if (indexer.code == SQLITE_NOMEM)
		return error_no_memory(error);
	if (indexer.code != SQLITE_OK)
		return error_set(error, RUNGS_IO,
				 "The search index cannot be made: %s.",
				 sqlite3_errstr(indexer.code));
	return RUNGS_OK;
}
