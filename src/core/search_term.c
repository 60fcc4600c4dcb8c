#include "search_term.h"

#include <stdbool.h>
#include <string.h>

enum { SHORTEST = 4, LONG = 6 };

static bool ends(const char *word, size_t size, const char *ending)
{
	size_t length = strlen(ending);

	return size > length &&
	       memcmp(word + size - length, ending, length) == 0;
}

/* 'policies' to 'policy', 'boxes' to 'box', 'contracts' to 'contract'. */
static size_t singular(char *word, size_t size)
{
	static const char *const with_e[] = {"ches", "shes", "sses", "xes",
					     "zes"};

	if (!ends(word, size, "s") || ends(word, size, "ss") ||
	    ends(word, size, "us") || ends(word, size, "is"))
		return size;
	if (ends(word, size, "ies") && size > SHORTEST) {
		word[size - 3] = 'y';
		return size - 2;
	}
	for (size_t i = 0; i < sizeof(with_e) / sizeof(with_e[0]); i++)
		if (ends(word, size, with_e[i]))
			return size - 2;
	return size - 1;
}

/* Endings that are spelled in two ways; the shorter side never grows. */
static const struct {
	const char *from, *to;
} spellings[] = {
	{"isation", "ization"}, {"ising", "izing"},  {"iser", "izer"},
	{"ised", "ized"},       {"ise", "ize"},      {"ysing", "yzing"},
	{"yser", "yzer"},       {"yse", "yze"},      {"our", "or"},
	{"ogue", "og"},         {"amme", "am"},      {"tre", "ter"},
	{"ence", "ense"},       {"elling", "eling"}, {"eller", "eler"},
	{"elled", "eled"},      {"ement", "ment"},
};

static size_t one_spelling(char *word, size_t size)
{
	size_t out = 0;

	for (size_t i = 0; i < sizeof(spellings) / sizeof(spellings[0]); i++) {
		size_t from = strlen(spellings[i].from);
		size_t to = strlen(spellings[i].to);

		if (!ends(word, size, spellings[i].from))
			continue;
		memcpy(word + size - from, spellings[i].to, to);
		size -= from - to;
		break;
	}
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
