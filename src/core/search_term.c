#include "search_term.h"

#include <stdbool.h>
#include <string.h>

enum { SHORTEST = 4, LONG = 6 };

/* An ending that a word may have, and what stands for it. */
struct ending {
	const char *from, *to;
	size_t from_size, to_size;
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define ENDING(from, to)                                                       \
	{                                                                      \
		from, to, sizeof(from) - 1, sizeof(to) - 1                     \
	}

static bool ends(const char *word, size_t size, const struct ending *ending)
{
	size_t length = ending->from_size;

	return size > length && word[size - 1] == ending->from[length - 1] &&
	       memcmp(word + size - length, ending->from, length) == 0;
}

/* Gives a word the first ending of the list that stands for one it has. */
static size_t replace(char *word, size_t size, const struct ending *endings,
		      size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!ends(word, size, &endings[i]))
			continue;
		size -= endings[i].from_size;
		memcpy(word + size, endings[i].to, endings[i].to_size);
		return size + endings[i].to_size;
	}
	return size;
}

/* 'policies' to 'policy', 'boxes' to 'box', 'contracts' to 'contract'. */
static const struct ending plurals[] = {
	ENDING("ies", "y"),   ENDING("ss", "ss"),   ENDING("us", "us"),
	ENDING("is", "is"),   ENDING("ches", "ch"), ENDING("shes", "sh"),
	ENDING("sses", "ss"), ENDING("xes", "x"),   ENDING("zes", "z"),
	ENDING("s", ""),
};

/* 'ties' is of 'tie'. */
static size_t singular(char *word, size_t size)
{
	size_t first = size > SHORTEST ? 0 : 1;

	return replace(word, size, plurals + first, COUNT(plurals) - first);
}

/* Endings that are spelled in two ways; the shorter side never grows. */
static const struct ending spellings[] = {
	ENDING("isation", "ization"), ENDING("ising", "izing"),
	ENDING("iser", "izer"),       ENDING("ised", "ized"),
	ENDING("ise", "ize"),         ENDING("ysing", "yzing"),
	ENDING("yser", "yzer"),       ENDING("yse", "yze"),
	ENDING("our", "or"),          ENDING("ogue", "og"),
	ENDING("amme", "am"),         ENDING("tre", "ter"),
	ENDING("ence", "ense"),       ENDING("elling", "eling"),
	ENDING("eller", "eler"),      ENDING("elled", "eled"),
	ENDING("ement", "ment"),
};

static size_t one_spelling(char *word, size_t size)
{
	size_t out = 0;

	size = replace(word, size, spellings, COUNT(spellings));
	if (size <= LONG)
		return size;
	/* 'paediatric', 'orthopaedic', 'oestrogen' */
	for (size_t i = 0; i < size; i++) {
		bool doubled = (word[i] == 'a' || word[i] == 'o') &&
			       i + 1 < size && word[i + 1] == 'e';

		if (!doubled)
			word[out++] = word[i];
	}
	return out;
}

size_t search_term(char out[SEARCH_TERM_SIZE], const char *word, size_t size)
{
	if (size >= SEARCH_TERM_SIZE)
		size = SEARCH_TERM_SIZE - 1;
	memcpy(out, word, size);
	if (size >= SHORTEST)
		size = singular(out, size);
	if (size > SHORTEST)
		size = one_spelling(out, size);
	out[size] = '\0';
	return size;
}
