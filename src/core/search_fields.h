/* What search looks at, and how a text's number tells where it belongs: the
 * one thing that the index and the search share. */
#ifndef RUNGS_SEARCH_FIELDS_H
#define RUNGS_SEARCH_FIELDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <rungs/thing.h>

struct search_field {
	enum rungs_kind kind;
	const char *name;
	float weight;
	bool whole;
	const char *sql; /* gives id and text of every thing */
};

/* From this weight on a field names its thing. */
#define SEARCH_NAME_WEIGHT 60

extern const struct search_field search_fields[];
extern const size_t search_field_count;

/* search_texts.id holds, from the highest bits down: the number of the thing,
 * from 1; the field, by its place in search_fields; how many words the text
 * has; and a number that tells texts alike in all this apart.  So hits are
 * ranked by the rows of search_words alone. */
enum {
	SEARCH_FIELD_BITS = 6,
	SEARCH_WORDS_BITS = 5,
	SEARCH_TWIN_BITS = 9,
	SEARCH_TEXT_BITS =
		SEARCH_FIELD_BITS + SEARCH_WORDS_BITS + SEARCH_TWIN_BITS,

	SEARCH_TEXT_MASK = (1 << SEARCH_TEXT_BITS) - 1,
	SEARCH_MOST_WORDS = (1 << SEARCH_WORDS_BITS) - 1, /* or more */
	SEARCH_TWINS = 1 << SEARCH_TWIN_BITS
};

/* The first number for such a text; the SEARCH_TWINS from it on are alike. */
int64_t search_text_number(int64_t thing, size_t field, size_t words);

static inline int64_t search_thing_of(int64_t text)
{
	return text >> SEARCH_TEXT_BITS;
}

static inline size_t search_field_of(int64_t text)
{
	return (size_t)(text >> (SEARCH_WORDS_BITS + SEARCH_TWIN_BITS)) &
	       ((1u << SEARCH_FIELD_BITS) - 1);
}

static inline size_t search_words_of(int64_t text)
{
	return (size_t)(text >> SEARCH_TWIN_BITS) & SEARCH_MOST_WORDS;
}

/* The next word of a folded text: at *rest, which moves past it; its size, or
 * 0 at the end.  Signs alone are no word. */
size_t search_next_word(const char **rest, const char **word);

#endif
