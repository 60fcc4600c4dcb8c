/* Postings that were read lately: a query is typed letter by letter, and most of
 * its words are those of the one before. */
#ifndef RUNGS_POSTING_CACHE_H
#define RUNGS_POSTING_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct posting_cache;

/* What terms say, and how often they stand anywhere. */
struct postings {
	double names, things, heads; /* names that end with it */
	const unsigned char *bytes;
	size_t size;
};

/* A term, or, where that is 0, all that begin so. */
struct posting_key {
	int64_t term;
	const char *beginning;
	size_t size;
};

/* NULL without memory, which every function takes. */
struct posting_cache *posting_cache_new(void);
void posting_cache_free(struct posting_cache *cache);

/* From now on what was used before may be dropped. */
void posting_cache_turn(struct posting_cache *cache);

/* False if nothing was kept; bytes stay until the next turn. */
bool posting_cache_find(struct posting_cache *cache, struct posting_key key,
			struct postings *out);

/* Keeps a copy, whose bytes then stand for those given; false if there is no
 * room, or if they are so few that they are read again as soon. */
bool posting_cache_keep(struct posting_cache *cache, struct posting_key key,
			struct postings *postings);

#endif
