#include "beginnings.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "core/posting.h"
#include "core/text.h"

enum { LETTERS = 2 };

/* Postings of the terms that begin alike. */
struct beginning {
	char text[4 * LETTERS + 1];
	size_t count, room;
	struct posting *postings;
};

/* The first letters of a word; false if it has fewer. */
static bool letters_of(const char *word, int letters, char *out)
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

static int by_thing(const void *left, const void *right)
{
	const struct posting *a = left, *b = right;

	return (a->thing > b->thing) - (a->thing < b->thing);
}

/* One posting for each thing: the most that any says. */
static size_t merge(struct posting *postings, size_t count)
{
	size_t merged = 0;

	qsort(postings, count, sizeof(*postings), by_thing);
	for (size_t i = 0; i < count; i++) {
		struct posting *last = &postings[merged - (merged > 0)];

		if (merged == 0 || last->thing != postings[i].thing) {
			postings[merged++] = postings[i];
			continue;
		}
		if (postings[i].body > last->body)
			last->body = postings[i].body;
		if (postings[i].head > last->head)
			last->head = postings[i].head;
		if (postings[i].name > last->name) {
			last->name = postings[i].name;
			last->name_text = postings[i].name_text;
			last->alone = postings[i].alone;
		}
	}
	return merged;
}

/* Writes what was gathered and empties it. */
static int flush(struct beginning *beginning, sqlite3_stmt *add)
{
	size_t count, size = 0;
	unsigned char *bytes;
	int64_t before = 0;
	int code;

	if (beginning->count == 0)
		return SQLITE_OK;
	count = merge(beginning->postings, beginning->count);
	bytes = malloc(count * POSTING_MOST);
	if (bytes == NULL)
		return SQLITE_NOMEM;
	for (size_t i = 0; i < count; i++) {
		beginning->postings[i].body_text = 0;
		size += posting_write(bytes + size, &beginning->postings[i],
				      before);
		before = beginning->postings[i].thing;
	}
	sqlite3_bind_text(add, 1, beginning->text, -1, SQLITE_STATIC);
	sqlite3_bind_blob64(add, 2, bytes, size, SQLITE_STATIC);
	code = sqlite3_step(add);
	sqlite3_reset(add);
	free(bytes);
	beginning->count = 0;
	return code == SQLITE_DONE ? SQLITE_OK : code;
}

static int gather(struct beginning *beginning, const unsigned char *bytes,
		  size_t size)
{
	struct posting_reader reader = {.at = bytes, .end = bytes + size};
	struct posting posting;

	while (posting_next(&reader, &posting)) {
		if (posting.name <= 0)
			continue;
		if (beginning->count == beginning->room) {
			size_t room = 2 * beginning->room + 256;
			struct posting *more = realloc(beginning->postings,
						       room * sizeof(*more));

			if (more == NULL)
				return SQLITE_NOMEM;
			beginning->postings = more;
			beginning->room = room;
		}
		beginning->postings[beginning->count++] = posting;
	}
	return SQLITE_OK;
}

/* Terms come in the order of their words, so those of a beginning follow each
 * other. */
static int add_all(sqlite3_stmt *terms, sqlite3_stmt *add, int letters)
{
	struct beginning beginning = {.count = 0};
	char text[sizeof(beginning.text)];
	int code = SQLITE_OK;

	while (code == SQLITE_OK && sqlite3_step(terms) == SQLITE_ROW) {
		const char *word = (const char *)sqlite3_column_text(terms, 0);
		const unsigned char *bytes = sqlite3_column_blob(terms, 1);

		if (!letters_of(word, letters, text))
			continue;
		if (strcmp(text, beginning.text) != 0) {
			code = flush(&beginning, add);
			strcpy(beginning.text, text);
		}
		if (code == SQLITE_OK && bytes != NULL)
			code = gather(&beginning, bytes,
				      (size_t)sqlite3_column_bytes(terms, 1));
	}
	if (code == SQLITE_OK)
		code = flush(&beginning, add);
	sqlite3_reset(terms);
	free(beginning.postings);
	return code;
}

int beginnings_add(sqlite3 *db)
{
	sqlite3_stmt *terms = NULL, *add = NULL;
	int code = sqlite3_prepare_v2(
		db, "SELECT word, postings FROM search_terms ORDER BY id", -1,
		&terms, NULL);

	if (code == SQLITE_OK)
		code = sqlite3_prepare_v2(
			db, "INSERT INTO search_beginnings VALUES (?1, ?2)", -1,
			&add, NULL);
	for (int letters = 1; code == SQLITE_OK && letters <= LETTERS;
	     letters++)
		code = add_all(terms, add, letters);
	sqlite3_finalize(terms);
	sqlite3_finalize(add);
	return code;
}
