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
	const char *sql; /* gives id and text of every thing */
};

/* From this weight on a field names its thing. */
#define SEARCH_NAME_WEIGHT 60

extern const struct search_field search_fields[];
extern const size_t search_field_count;

/* Which of the fields of names of its kind a field of names is: from 0, below
 * SEARCH_NAME_FIELDS. */
enum { SEARCH_NAME_FIELDS = 4 };
unsigned search_name_field(size_t field);

/* search_texts.id holds the number of the thing and, in its lowest bits, the
 * ordinal of the text in it; a name comes before other texts, and the one it
 * is shown by first. */
enum { SEARCH_TEXT_BITS = 16, SEARCH_TEXTS_MOST = 1 << SEARCH_TEXT_BITS };

static inline int64_t search_text_number(int64_t thing, uint32_t ordinal)
{
	return thing << SEARCH_TEXT_BITS | ordinal;
}

/* A thing's number tells its kind; numbers of a kind lie together. */
enum { SEARCH_KIND_BITS = 26 };

static inline int64_t search_kind_of(int64_t thing)
{
	return thing >> SEARCH_KIND_BITS;
}

/* The number of the thing at a place, from 0, among those of its kind. */
static inline int64_t search_number_of(enum rungs_kind kind, size_t place)
{
	return ((int64_t)kind << SEARCH_KIND_BITS) + 1 + (int64_t)place;
}

/* What a word of a name counts beside others, by the length of the name in
 * words and of names on average; BM25 with a term frequency of one. */
static inline float search_name_value(size_t words, float average)
{
	return 2.2f / (1 + 1.2f * (0.25f + 0.75f * (float)words / average));
}

/* How much a word tells that so many of all have. */
double search_rarity(double has, double of);

/* Whether a folded word is signs alone, which are no word. */
bool search_is_sign(const char *word, size_t size);

/* The next word of a folded text: at *rest, which moves past it; its size, or
 * 0 at the end. */
size_t search_next_word(const char **rest, const char **word);

#endif
