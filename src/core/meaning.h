/* What a query means in an atlas: the terms of its words, where these say what
 * they say of things, and how much each word tells. */
#ifndef RUNGS_MEANING_H
#define RUNGS_MEANING_H

#include "embedding.h"
#include "filter.h"
#include "query.h"
#include "search_fields.h"
#include "stretch.h"

struct meaning {
	struct reader *reader;
	struct arena *arena; /* for its own use */
	struct query query;
	struct stretch stretch;      /* the things, from the first */
	size_t cursor_room;          /* in the stretch */
	const struct filter *filter; /* what else a hit has to have */
	double names, name_words;    /* of the atlas: how many; words of each */
	double bodies;               /* things that have one */
	double name_rarity;          /* of words in names: mean square */
	double weight[QUERY_WORDS];  /* by how rare the word is */
	double total, norm;          /* of them; of their squares */
	struct embedding embedding;  /* of all of it */
	struct {
		uint16_t words, needed; /* bits */
		size_t most, least;     /* how many of either */
	} whole; /* A name that has the needed words, and none but words */
	bool has_head;             /* of more than one that is not optional */
	size_t head;               /* the last */
	float value[NAME_FAR + 1]; /* of a word in a name of so many */
	/* Of the fields of a kind's names; the first weighs most. */
	float field_weight[RUNGS_KIND_COUNT][SEARCH_NAME_FIELDS];
};

/* Starts zeroed with reader, arena and filter set. */
void meaning_read(struct meaning *meaning, const char *query);

#endif
