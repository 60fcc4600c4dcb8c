#include "phrase.h"

#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "posting.h"
#include "search_fields.h"
#include "text.h"
#include "vocabulary.h"

/* Letters of a word still being typed that is looked for as a beginning. */
enum { SHORTEST = 3 };

/* Where names have the words so far, each told by text and place of the last:
 * in order, but for the last word. */
struct spots {
	uint64_t *at;
	size_t count, room;
};

/* A phrase while its words are looked up, one after the other. */
struct lookup {
	struct reader *reader;
	struct phrase *phrase;
	size_t word;
	struct spots before, spots;
	struct thing_set named, told; /* by this word alone */
};

static void no_memory(struct reader *reader)
{
	reader->status = error_no_memory(reader->error);
}

static uint64_t spot_of(int64_t thing, const struct name_use *use)
{
	uint64_t text = (uint64_t)search_text_number(thing, use->text);

	return text * (NAME_FAR + 1) + use->place;
}

static void spot_add(struct lookup *lookup, uint64_t spot)
{
	struct spots *spots = &lookup->spots;

	if (spots->count == spots->room) {
		size_t room = 2 * spots->room + 1024;
		uint64_t *at = realloc(spots->at, room * sizeof(*at));

		if (at == NULL) {
			no_memory(lookup->reader);
			return;
		}
		spots->at = at;
		spots->room = room;
	}
	spots->at[spots->count++] = spot;
}

static bool has_spot(const struct spots *spots, uint64_t spot)
{
	size_t first = 0, last = spots->count;

	while (first < last) {
		size_t middle = first + (last - first) / 2;

		if (spots->at[middle] < spot)
			first = middle + 1;
		else
			last = middle;
	}
	return first < spots->count && spots->at[first] == spot;
}

static void thing_add(struct lookup *lookup, struct thing_set *set,
		      int64_t thing)
{
	if (!thing_set_add(set, lookup->reader->arena, thing))
		no_memory(lookup->reader);
}

/* Notes names that have the word behind those before. */
static void names_add(struct lookup *lookup, const struct posting *posting)
{
	const unsigned char *at = posting->names;
	const unsigned char *end = at + posting->names_size;
	bool last = lookup->word + 1 == lookup->phrase->count, named = false;
	struct name_use use = {0};

	if (lookup->word > 0 &&
	    !thing_set_has(&lookup->phrase->named, posting->thing))
		return;
	while (!(named && last) && name_use_next(&at, end, &use)) {
		uint64_t spot = spot_of(posting->thing, &use);

		if (lookup->word > 0 &&
		    (use.place == 0 || use.place == NAME_FAR ||
		     !has_spot(&lookup->before, spot - 1)))
			continue;
		named = true;
		if (!last)
			spot_add(lookup, spot);
	}
	if (named)
		thing_add(lookup, &lookup->named, posting->thing);
}

/* A posting of many terms may not tell that a body has one. */
static bool may_be_told(const struct lookup *lookup,
			const struct posting *posting)
{
	return posting->body_text != 0 || posting->names_size == 0 ||
	       lookup->phrase->words[lookup->word].beginning;
}

/* Reads the postings of a row: names, things, heads, postings. */
static void postings_read(struct lookup *lookup, sqlite3_stmt *row)
{
	struct posting_reader bytes = {.at = sqlite3_column_blob(row, 3)};
	struct posting posting;

	if (bytes.at != NULL)
		bytes.end = bytes.at + sqlite3_column_bytes(row, 3);
	while (posting_next(&bytes, &posting)) {
		names_add(lookup, &posting);
		if (!lookup->phrase->excluded && may_be_told(lookup, &posting))
			thing_add(lookup, &lookup->told, posting.thing);
	}
}

static sqlite3_stmt *statement(struct lookup *lookup, enum statement which)
{
	struct reader *reader = lookup->reader;
	sqlite3_stmt *rows = NULL;

	if (reader->status == RUNGS_OK)
		reader->status = connection_statement(reader->atlas, which,
						      &rows, reader->error);
	return reader->status == RUNGS_OK ? rows : NULL;
}

/* The statement with a word bound. */
static sqlite3_stmt *statement_of(struct lookup *lookup, enum statement which,
				  const struct phrase_word *word)
{
	sqlite3_stmt *rows = statement(lookup, which);

	if (rows != NULL)
		sqlite3_bind_text(rows, 1, word->term, (int)word->size,
				  SQLITE_TRANSIENT);
	return rows;
}

static void number_read(struct lookup *lookup, int64_t number)
{
	sqlite3_stmt *row = statement(lookup, STATEMENT_SEARCH_POSTINGS);

	if (row != NULL)
		sqlite3_bind_int64(row, 1, number);
	if (!vocabulary_step(lookup->reader, row))
		return;
	postings_read(lookup, row);
	sqlite3_reset(row);
}

/* Words that begin so: together, if the atlas has put them together, or
 * each. */
static void beginning_read(struct lookup *lookup,
			   const struct phrase_word *word)
{
	struct reader *reader = lookup->reader;
	sqlite3_stmt *rows =
		statement_of(lookup, STATEMENT_SEARCH_BEGINNING, word);

	if (vocabulary_step(reader, rows)) {
		postings_read(lookup, rows);
		sqlite3_reset(rows);
		return;
	}
	rows = vocabulary_range(reader, STATEMENT_SEARCH_RANGE_TERMS,
				word->term, word->size, true);
	while (vocabulary_step(reader, rows))
		number_read(lookup, sqlite3_column_int64(rows, 0));
}

static void term_read(struct lookup *lookup, const struct phrase_word *word)
{
	sqlite3_stmt *row = statement_of(lookup, STATEMENT_SEARCH_TERM, word);
	int64_t number;

	if (!vocabulary_step(lookup->reader, row))
		return;
	number = sqlite3_column_int64(row, 0);
	sqlite3_reset(row);
	number_read(lookup, number);
}

/* Finds what has the next word too. */
static void word_read(struct lookup *lookup)
{
	struct phrase *phrase = lookup->phrase;
	const struct phrase_word *word = &phrase->words[lookup->word];
	struct spots used = lookup->before;

	lookup->before = lookup->spots;
	used.count = 0;
	lookup->spots = used;
	lookup->named = lookup->told = (struct thing_set){0};
	if (word->beginning)
		beginning_read(lookup, word);
	else
		term_read(lookup, word);
	phrase->named = lookup->named;
	if (lookup->word++ == 0)
		phrase->told = lookup->told;
	else
		thing_set_keep(&phrase->told, &lookup->told);
}

static void add_word(struct phrase *phrase, const char *text, size_t size)
{
	struct phrase_word *word = &phrase->words[phrase->count++];

	word->size = search_term(word->term, text, size);
}

/* The last word may go on: as it stands, not as a word of its own. */
static void leave_open(struct phrase *phrase, const char *text, size_t size)
{
	struct phrase_word *last = &phrase->words[phrase->count - 1];

	if (text_letters(text, size) < SHORTEST) {
		phrase->count--;
	} else if (size < sizeof(last->term)) {
		memcpy(last->term, text, size);
		last->term[size] = '\0';
		last->size = size;
		last->beginning = true;
	}
}

static void read_words(struct phrase *phrase, const char *folded, bool open)
{
	const char *rest = folded, *word, *last = NULL;
	size_t size, last_size = 0;

	while (phrase->count < PHRASE_WORDS &&
	       (size = search_next_word(&rest, &word)) > 0) {
		add_word(phrase, word, size);
		last = word;
		last_size = size;
	}
	if (open && last != NULL)
		leave_open(phrase, last, last_size);
}

void phrase_read(struct reader *reader, const struct syntax_phrase *syntax,
		 struct phrase *out)
{
	size_t room = 4 * strlen(syntax->text) + 1;
	struct lookup lookup = {.reader = reader, .phrase = out};
	char *folded;

	*out = (struct phrase){.excluded = syntax->excluded};
	folded = arena_alloc(reader->arena, room);
	out->words =
		arena_alloc(reader->arena, PHRASE_WORDS * sizeof(*out->words));
	if (folded == NULL || out->words == NULL) {
		no_memory(reader);
		return;
	}
	text_fold(folded, room, syntax->text, NULL);
	read_words(out, folded, syntax->open);
	while (lookup.word < out->count)
		word_read(&lookup);
	free(lookup.before.at);
	free(lookup.spots.at);
}

bool phrase_admits(const struct phrase *phrase, int64_t thing)
{
	bool named = thing_set_has(&phrase->named, thing);

	if (phrase->count == 0)
		return true;
	return phrase->excluded ? !named
				: named || thing_set_has(&phrase->told, thing);
}

bool phrase_is_sure(const struct phrase *phrase, int64_t thing)
{
	return phrase->excluded || phrase->count < 2 ||
	       thing_set_has(&phrase->named, thing);
}

static bool is_word(const struct phrase_word *word, const char *text,
		    size_t size)
{
	char term[SEARCH_TERM_SIZE];

	if (word->beginning)
		return size >= word->size &&
		       memcmp(text, word->term, word->size) == 0;
	return search_term(term, text, size) == word->size &&
	       memcmp(term, word->term, word->size) == 0;
}

/* Whether they do in a folded text. */
static bool in_text(const struct phrase *phrase, const char *folded)
{
	const char *from = folded, *word;

	while (search_next_word(&from, &word) > 0) {
		const char *rest = word;
		size_t same = 0, size;

		while (same < phrase->count &&
		       (size = search_next_word(&rest, &word)) > 0 &&
		       is_word(&phrase->words[same], word, size))
			same++;
		if (same == phrase->count)
			return true;
	}
	return false;
}

static bool is_name(int64_t field)
{
	return field >= 0 && (size_t)field < search_field_count &&
	       search_fields[field].weight >= SEARCH_NAME_WEIGHT;
}

/* Whether they do in the text of a row, if it is a name or, for `names` false,
 * if it is none. */
static bool in_row(const struct phrase *phrase, sqlite3_stmt *row, bool names)
{
	enum { FOLDED = 8192 };
	const char *text = (const char *)sqlite3_column_text(row, 2);
	char folded[FOLDED];

	if (text == NULL || is_name(sqlite3_column_int64(row, 1)) != names)
		return false;
	text_fold(folded, sizeof(folded), text, NULL);
	return in_text(phrase, folded);
}

bool phrase_stands(const struct phrase *phrase, struct reader *reader,
		   int64_t thing, uint32_t *text)
{
	bool named = thing_set_has(&phrase->named, thing), found = false;
	sqlite3_stmt *rows;

	if (reader->status == RUNGS_OK)
		reader->status = connection_statement(reader->atlas,
						      STATEMENT_SEARCH_TEXTS,
						      &rows, reader->error);
	if (reader->status != RUNGS_OK)
		return false;
	sqlite3_bind_int64(rows, 1, search_text_number(thing, 0));
	sqlite3_bind_int64(rows, 2,
			   search_text_number(thing, SEARCH_TEXTS_MOST - 1));
	while (!found && vocabulary_step(reader, rows)) {
		found = in_row(phrase, rows, named);
		*text = (uint32_t)(sqlite3_column_int64(rows, 0) %
				   SEARCH_TEXTS_MOST);
	}
	sqlite3_reset(rows);
	return found;
}
