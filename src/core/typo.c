#include "typo.h"

#include <math.h>
#include <string.h>

#include "edit.h"
#include "error.h"
#include "fuzzy.h"
#include "vocabulary.h"

/* Letters of the shortest word that is mended, and of one that may have two
 * errors. */
enum { SHORTEST = 4, LONG = 8 };

/* What a use outside of names counts, and what errors cost; tuned, like what a
 * less likely word is worth, on titles of O*NET 29.0 that were held out. */
static const double BODY = 0.3, FIRST_LETTER = 2.1, UNENDED = 2, AGAIN = 3;

static bool same(const char *word, size_t size, const char *other,
		 size_t other_size, bool beginning)
{
	return (beginning ? size <= other_size : size == other_size) &&
	       memcmp(word, other, size) == 0;
}

bool typo_between(const char *word, size_t size, const char *other,
		  size_t other_size, bool beginning)
{
	size_t at = 0, left, other_left;

	while (at < size && at < other_size && word[at] == other[at])
		at++;
	word += at;
	other += at;
	left = size - at;
	other_left = other_size - at;
	if (other_left > 0 &&
	    same(word, left, other + 1, other_left - 1, beginning))
		return true;
	if (left == 0)
		return false;
	if (same(word + 1, left - 1, other, other_left, beginning))
		return true;
	if (other_left > 0 &&
	    same(word + 1, left - 1, other + 1, other_left - 1, beginning))
		return true;
	return left > 1 && other_left > 1 && word[0] == other[1] &&
	       word[1] == other[0] &&
	       same(word + 2, left - 2, other + 2, other_left - 2, beginning);
}

/* What was meant, and what it was found in. */
struct search {
	struct reader *reader;
	const char *word;
	size_t size;
	bool beginning;
	unsigned edits; /* that are looked for */
	struct typo *best;
	size_t count;
};

static double names_with(struct reader *reader, int64_t term)
{
	sqlite3_stmt *row;
	double names = 0;

	if (reader->status == RUNGS_OK)
		reader->status = connection_statement(
			reader->atlas, STATEMENT_SEARCH_EMBEDDING, &row,
			reader->error);
	if (reader->status != RUNGS_OK)
		return 0;
	sqlite3_bind_int64(row, 1, term);
	if (vocabulary_step(reader, row)) {
		names = sqlite3_column_double(row, 0);
		sqlite3_reset(row);
	}
	return names;
}

/* Keeps the word, in the arena, if it is among the best. */
static void keep(struct search *search, struct typo typo)
{
	size_t place = search->count;

	while (place > 0 &&
	       search->best[place - 1].likelihood < typo.likelihood)
		place--;
	if (place == TYPOS_MOST)
		return;
	typo.word = arena_copy(search->reader->arena, typo.word, typo.size);
	if (typo.word == NULL) {
		search->reader->status = error_no_memory(search->reader->error);
		return;
	}
	if (search->count < TYPOS_MOST)
		search->count++;
	for (size_t i = search->count - 1; i > place; i--)
		search->best[i] = search->best[i - 1];
	search->best[place] = typo;
}

/* Whether the words are as far from each other as is looked for. */
static bool is_meant(const struct search *search, const char *other,
		     size_t size, bool whole)
{
	char copy[VOCABULARY_WORD];

	if (search->edits == 1)
		return typo_between(search->word, search->size, other, size,
				    !whole);
	if (!whole || size + 2 < search->size || size > search->size + 2)
		return false;
	memcpy(copy, search->word, search->size);
	copy[search->size] = '\0';
	return edit_distance(copy, other) == 2;
}

static void look_at(struct search *search, sqlite3_stmt *row)
{
	struct typo typo = {
		.word = (const char *)sqlite3_column_text(row, 0),
		.size = (size_t)sqlite3_column_bytes(row, 0),
		.edits = search->edits,
	};
	double uses = sqlite3_column_double(row, 1), names;
	bool whole;

	if (typo.word == NULL || typo.size == 0 || typo.size >= VOCABULARY_WORD)
		return;
	whole = is_meant(search, typo.word, typo.size, true);
	if (!whole && (!search->beginning ||
		       !is_meant(search, typo.word, typo.size, false)))
		return;
	typo.term = sqlite3_column_int64(row, 2);
	names = names_with(search->reader, typo.term);
	typo.near = whole && typo.edits == 1 && names > 0;
	typo.likelihood =
		log(1 + names + BODY * (uses > names ? uses - names : 0)) -
		AGAIN * (typo.edits - 1);
	if (typo.word[0] != search->word[0])
		typo.likelihood -= FIRST_LETTER;
	if (!whole)
		typo.likelihood -= UNENDED;
	keep(search, typo);
}

/* Looks at all words of a statement that begin so. */
static void scan(struct search *search, enum statement which,
		 const char *prefix, size_t size)
{
	sqlite3_stmt *words =
		vocabulary_range(search->reader, which, prefix, size, true);

	while (vocabulary_step(search->reader, words))
		look_at(search, words);
}

/* Of words and synonyms. */
static void scan_both(struct search *search, const char *prefix, size_t size)
{
	scan(search, STATEMENT_SEARCH_WORDS, prefix, size);
	scan(search, STATEMENT_SEARCH_SYNONYM_WORDS, prefix, size);
}

/* Whether one text is before another in the order of their bytes. */
static bool is_before(const char *text, size_t size, const char *other,
		      size_t other_size)
{
	size_t both = size < other_size ? size : other_size;
	int order = memcmp(text, other, both);

	return order < 0 || (order == 0 && size < other_size);
}

/* Looks at the words that begin with the same byte and may have been meant,
 * leaping over those that cannot. */
static void leap(struct search *search)
{
	struct fuzzy fuzzy = {.word = search->word,
			      .size = search->size,
			      .beginning =
				      search->beginning && search->edits == 1,
			      .edits = search->edits};
	sqlite3_stmt *words = vocabulary_range(
		search->reader, STATEMENT_SEARCH_WORDS, search->word, 1, true);

	while (vocabulary_step(search->reader, words)) {
		const char *text = (const char *)sqlite3_column_text(words, 0);
		size_t size = (size_t)sqlite3_column_bytes(words, 0);

		if (text == NULL)
			continue;
		if (is_before(text, size, fuzzy.text, fuzzy.depth)) {
			vocabulary_leap(search->reader, words, fuzzy.text,
					fuzzy.depth);
		} else if (fuzzy_is(&fuzzy, text, size)) {
			look_at(search, words);
		} else if (fuzzy.depth == 0) {
			break;
		}
	}
	sqlite3_reset(words);
}

/* Of synonyms there are few. */
static void scan_first_letter(struct search *search)
{
	leap(search);
	scan(search, STATEMENT_SEARCH_SYNONYM_WORDS, search->word, 1);
}

/* The first letter is wrong: what comes after it is right, so few words are
 * looked at for each letter that it may be. */
static void scan_other_first_letters(struct search *search)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	const char *word = search->word;
	char prefix[3] = {word[1], word[0]};

	scan_both(search, prefix, 2);
	scan_both(search, word + 1, 2);
	for (size_t i = 0; letters[i] != '\0'; i++) {
		prefix[0] = letters[i];
		memcpy(prefix + 1, word + 1, 2);
		scan_both(search, prefix, 3);
		memcpy(prefix + 1, word, 2);
		scan_both(search, prefix, 3);
	}
}

size_t typos_find(struct reader *reader, const char *word, size_t size,
		  bool beginning, struct typo out[TYPOS_MOST])
{
	struct search search = {
		.reader = reader,
		.word = word,
		.size = size,
		.beginning = beginning,
		.edits = 1,
		.best = out,
	};

	if (size < SHORTEST || size >= VOCABULARY_WORD ||
	    strcspn(word, "0123456789 ") < size)
		return 0;
	scan_first_letter(&search);
	if (search.count == 0)
		scan_other_first_letters(&search);
	if (search.count == 0 && size >= LONG) {
		search.edits = 2;
		scan_first_letter(&search);
	}
	return reader->status == RUNGS_OK ? search.count : 0;
}
