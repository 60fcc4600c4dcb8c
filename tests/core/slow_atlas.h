/* What the texts of an atlas say, found anew from nothing but these texts; but
 * for the embeddings, which are the index's. */
#ifndef RUNGS_SLOW_ATLAS_H
#define RUNGS_SLOW_ATLAS_H

#include <sqlite3.h>
#include <stdbool.h>

#include <rungs/thing.h>

#include "core/embedding.h"

struct slow_word {
	const char *text; /* folded */
	size_t size, term;
};

struct slow_term {
	const char *text;
	size_t names, heads; /* that have it; titles of roles that end so */
	size_t things;       /* that have it anywhere */
	struct embedding embedding;
};

struct slow_text {
	const char *folded;
	size_t count, *terms; /* of its words */
	size_t field;
	bool is_name;
};

/* What a term says of a thing. */
struct slow_say {
	size_t term;
	size_t names, heads;     /* of the thing, as above */
	double weight, heaviest; /* of its uses in bodies: all, and the most */
	size_t body_text;        /* of the heaviest, the first; 0 for none */
	float body, head;        /* as the index rounds them */
};

struct slow_thing {
	long long number;
	enum rungs_kind kind;
	const char *id;
	size_t text_count, say_count;
	struct slow_text *texts; /* by their ordinal */
	struct slow_say *says;   /* one for each of its terms */
	struct embedding embedding;
};

struct slow_atlas {
	size_t thing_count, text_count, word_count, term_count;
	struct slow_thing *things;
	struct slow_text *texts;
	struct slow_word *words; /* each once */
	struct slow_term *terms;
	double names, name_words; /* how many; words of each, on average */
	double bodies;            /* things that have one */
	double name_rarity;       /* mean square of words in names */
	struct arena *arena;      /* has it all */
};

/* Fails the test if the atlas cannot be read. */
struct slow_atlas *slow_atlas_read(sqlite3 *db);
void slow_atlas_free(struct slow_atlas *atlas);

/* The number of a term; term_count if no text has it. */
size_t slow_term_find(const struct slow_atlas *atlas, const char *term);

/* How much it tells that `has` of `all` have a word. */
double slow_rarity(double has, double all);

#endif
