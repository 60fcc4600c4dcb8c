#include "beginnings.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/arena.h"
#include "core/text.h"
#include "posting_list.h"

/* The longest beginnings that are kept, the shortest that are looked for in
 * bodies too, and the fewest terms that are worth it. */
enum { LETTERS = 3, WITH_BODIES = 3, FEWEST = 16 };

#define BEGINNING_SIZE (4 * LETTERS + 1) /* bytes */

/* What terms say that begin alike. */
struct beginning {
	size_t terms, names, things; /* terms, and where these are counted */
	size_t count, room;
	struct posting *postings;
	struct arena *arena; /* for their names */
	struct posting_list list;
};

enum step { ALL_WORDS, TERMS_OF, ADD, STEP_COUNT };

static const char *const step_sql[STEP_COUNT] = {
	[ALL_WORDS] = "SELECT word FROM search_words ORDER BY word",
	[TERMS_OF] =
		"SELECT names, things, postings FROM search_terms WHERE id IN"
		" (SELECT term FROM search_words WHERE word >= ?1"
		" AND word < ?1 || '\U0010FFFF')",
	[ADD] = "INSERT INTO search_beginnings VALUES (?1, ?2, ?3, ?4)",
};

/* The first letters of a word; false if it has fewer. */
static bool letters_of(const char *word, int letters, char out[BEGINNING_SIZE])
{
	size_t size = strlen(word), at = 0;
	uint32_t code;

	for (int i = 0; i < letters; i++) {
		if (at >= size)
			return false;
		at += text_decode(word + at, size - at, &code);
	}
	memcpy(out, word, at);
	out[at] = '\0';
	return true;
}

static bool grow(struct beginning *beginning)
{
	size_t room = 2 * beginning->room + 256;
	struct posting *more;

	if (beginning->count < beginning->room)
		return true;
	more = realloc(beginning->postings, room * sizeof(*more));
	if (more == NULL)
		return false;
	beginning->postings = more;
	beginning->room = room;
	return true;
}

/* Adds what a term says. */
static bool gather(struct beginning *beginning, const void *bytes, size_t size,
		   bool with_bodies)
{
	struct posting_reader reader = {0};
	struct posting posting;
	const char *copy = arena_copy(beginning->arena, bytes, size);

	reader.at = (const unsigned char *)copy;
	if (copy == NULL)
		return false;
	reader.end = reader.at + size;
	while (posting_next(&reader, &posting)) {
		if (posting.names_size == 0 && !with_bodies)
			continue;
		if (!grow(beginning))
			return false;
		beginning->postings[beginning->count++] = posting;
	}
	return true;
}

/* Reads the terms that begin so. */
static int terms_read(struct beginning *beginning, sqlite3_stmt *terms,
		      const char *text, int letters)
{
	int code;

	beginning->terms = 0;
	beginning->names = 0;
	beginning->things = 0;
	beginning->count = 0;
	arena_free(beginning->arena);
	beginning->arena = arena_new();
	if (beginning->arena == NULL)
		return SQLITE_NOMEM;
	sqlite3_bind_text(terms, 1, text, -1, SQLITE_STATIC);
	while ((code = sqlite3_step(terms)) == SQLITE_ROW) {
		const void *bytes = sqlite3_column_blob(terms, 2);
		size_t size = (size_t)sqlite3_column_bytes(terms, 2);

		beginning->terms++;
		beginning->names += (size_t)sqlite3_column_int64(terms, 0);
		beginning->things += (size_t)sqlite3_column_int64(terms, 1);
		if (bytes != NULL &&
		    !gather(beginning, bytes, size, letters >= WITH_BODIES)) {
			code = SQLITE_NOMEM;
			break;
		}
	}
	sqlite3_reset(terms);
	return code;
}

static int write_row(struct beginning *beginning, sqlite3_stmt *add,
		     const char *text)
{
	struct posting_list *list = &beginning->list;
	int code;

	posting_list_of_many(list, beginning->postings, beginning->count);
	if (list->failed)
		return SQLITE_NOMEM;
	sqlite3_bind_text(add, 1, text, -1, SQLITE_STATIC);
	sqlite3_bind_int64(add, 2, (sqlite3_int64)beginning->names);
	sqlite3_bind_int64(add, 3, (sqlite3_int64)beginning->things);
	sqlite3_bind_blob64(add, 4, list->bytes, list->size, SQLITE_STATIC);
	code = sqlite3_step(add);
	sqlite3_reset(add);
	return code;
}

/* All beginnings of so many letters; words that begin alike follow each
 * other. */
static int add_all(struct beginning *beginning, sqlite3_stmt **steps,
		   int letters)
{
	char text[BEGINNING_SIZE], before[BEGINNING_SIZE] = "";
	int code;

	while ((code = sqlite3_step(steps[ALL_WORDS])) == SQLITE_ROW) {
		if (!letters_of((const char *)sqlite3_column_text(
					steps[ALL_WORDS], 0),
				letters, text) ||
		    strcmp(text, before) == 0)
			continue;
		strcpy(before, text);
		code = terms_read(beginning, steps[TERMS_OF], text, letters);
		if (code == SQLITE_DONE && beginning->terms >= FEWEST)
			code = write_row(beginning, steps[ADD], text);
		if (code != SQLITE_DONE)
			break;
	}
	sqlite3_reset(steps[ALL_WORDS]);
	return code;
}

int beginnings_add(sqlite3 *db)
{
	struct beginning beginning = {0};
	sqlite3_stmt *steps[STEP_COUNT] = {NULL};
	int code = SQLITE_DONE;

	for (size_t i = 0; code == SQLITE_DONE && i < STEP_COUNT; i++)
		if (sqlite3_prepare_v2(db, step_sql[i], -1, &steps[i], NULL) !=
		    SQLITE_OK)
			code = sqlite3_errcode(db);
	for (int letters = 1; code == SQLITE_DONE && letters <= LETTERS;
	     letters++)
		code = add_all(&beginning, steps, letters);
	for (size_t i = 0; i < STEP_COUNT; i++)
		sqlite3_finalize(steps[i]);
	free(beginning.postings);
	arena_free(beginning.arena);
	posting_list_free(&beginning.list);
	return code == SQLITE_DONE ? SQLITE_OK : code;
}
