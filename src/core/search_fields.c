#include "search_fields.h"

#include <string.h>

const struct search_field search_fields[] = {
#define SEARCH_FIELD(kind, name, weight, whole, sql)                           \
	{RUNGS_##kind, name, weight, whole, sql},
#include "search_fields.def"
#undef SEARCH_FIELD
};
const size_t search_field_count =
	sizeof(search_fields) / sizeof(search_fields[0]);

_Static_assert(sizeof(search_fields) / sizeof(search_fields[0]) <=
		       1 << SEARCH_FIELD_BITS,
	       "a text's number has room for every field");

int64_t search_text_number(int64_t thing, size_t field, size_t words)
{
	if (words > SEARCH_MOST_WORDS)
		words = SEARCH_MOST_WORDS;
	return (thing << SEARCH_FIELD_BITS | (int64_t)field)
		       << (SEARCH_WORDS_BITS + SEARCH_TWIN_BITS) |
	       (int64_t)words << SEARCH_TWIN_BITS;
}

size_t search_next_word(const char **rest, const char **word)
{
	size_t size;

	do {
		*word = *rest + strspn(*rest, " ");
		size = strcspn(*word, " ");
		*rest = *word + size;
	} while (size > 0 && strspn(*word, "+#") >= size);
	return size;
}
