#include "typo.h"

#include <string.h>

#include "error.h"
#include "vocabulary.h"

enum { SHORTEST = 4 };

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
	char best[VOCABULARY_WORD];
	long best_rank; /* 0 if there is none */
};

/* Higher is likelier. */
static long rank_of(const struct search *search, const char *other, size_t size,
		    long texts)
{
	const long first_letter = 1000000, whole = 2 * first_letter;
	long rank = texts < first_letter ? texts + 1 : first_letter;

	if (typo_between(search->word, search->size, other, size, false))
		rank += whole;
	else if (!search->beginning ||
		 !typo_between(search->word, search->size, other, size, true))
		return 0;
	return other[0] == search->word[0] ? rank + first_letter : rank;
}

static void scan(struct search *search, const char *prefix, size_t size)
{
	sqlite3_stmt *words = vocabulary_range(
		search->reader, STATEMENT_SEARCH_WORDS, prefix, size, true);

	while (vocabulary_step(search->reader, words)) {
		const char *other = (const char *)sqlite3_column_text(words, 0);
		size_t length = (size_t)sqlite3_column_bytes(words, 0);
		long rank;

		if (other == NULL || length == 0 || length >= VOCABULARY_WORD)
			continue;
		rank = rank_of(search, other, length,
			       (long)sqlite3_column_int64(words, 1));
		if (rank > search->best_rank) {
			search->best_rank = rank;
			memcpy(search->best, other, length);
			search->best[length] = '\0';
		}
	}
}

/* The first letter is wrong: what comes after it is right, so few words are
 * looked at for each letter that it may be. */
static void scan_other_first_letters(struct search *search)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	const char *word = search->word;
	char prefix[3] = {word[1], word[0]};

	scan(search, prefix, 2);
	scan(search, word + 1, 2);
	for (size_t i = 0; letters[i] != '\0'; i++) {
		prefix[0] = letters[i];
		memcpy(prefix + 1, word + 1, 2);
		scan(search, prefix, 3);
		memcpy(prefix + 1, word, 2);
		scan(search, prefix, 3);
	}
}

const char *typo_mend(struct reader *reader, const char *word, size_t size,
		      bool beginning)
{
	struct search search = {
		.reader = reader,
		.word = word,
		.size = size,
		.beginning = beginning,
	};
	const char *mended;

	if (size < SHORTEST || strcspn(word, "0123456789 ") < size)
		return NULL;
	scan(&search, word, 1);
	if (search.best_rank == 0)
		scan_other_first_letters(&search);
	if (search.best_rank == 0 || reader->status != RUNGS_OK)
		return NULL;
	mended = arena_text(reader->arena, search.best);
	if (mended == NULL)
		reader->status = error_no_memory(reader->error);
	return mended;
}
