/* Search over titles, alternate titles, skills, certifications, terms and
 * the texts around them. */
#ifndef RUNGS_SEARCH_H
#define RUNGS_SEARCH_H

#include <rungs/filter.h>

struct rungs_span {
	size_t start, end; /* bytes of the UTF-8 text; end is exclusive */
};

struct rungs_match {
	const char *field; /* 'title', 'alternate title', 'summary', … */
	const char *text;
	size_t span_count;
	struct rungs_span *spans; /* in order, not overlapping */
};

struct rungs_hit {
	struct rungs_thing thing;
	double score; /* higher is better; for comparing within a query */
	size_t match_count;
	struct rungs_match *matches; /* best first; none of a query without
				      * words, else at least one */
};

struct rungs_hits {
	size_t count;
	struct rungs_hit *at;  /* best first */
	const char *corrected; /* the query's words as mended, or NULL */
	size_t filter_count;
	struct rungs_filter *filters;
	size_t phrase_count;
	const char **phrases; /* that a hit has to have */
	size_t excluded_count;
	const char **excluded; /* words and phrases that no name of it has */
	const char *note;      /* a sentence on a part of the query that was not
			   * taken as a filter, or NULL */
	void *memory;
};

struct rungs_search_options {
	unsigned kinds; /* bits 1 << kind; 0 for all that are searched */
	size_t limit;   /* most hits wanted; 0 for 20 */
	bool plain;     /* the query is words alone: no part of it is syntax */
	size_t cursor;  /* byte of the query at which somebody types, or 0: as
			 * long as a filter that ends there makes no sense, it
			 * is left out and hits.note says why */
};

/* Ranks things by the query's words: a word counts by how few names have it, in
 * a name, for what the thing is known, and in its texts (BM25); a name that is
 * the whole query, or has its words side by side, counts for more.  The best 64
 * are then put in order by all of their names: how near each is to the query
 * (cosine), and how many end as it does.
 *
 * The last word counts as a beginning too.  Words of one stem count less than
 * those typed; where the atlas does not have a word, up to six that are one
 * typing error away, or two in a long word, stand for it; two words may be run
 * together; case, accents, number and British or American spelling do not
 * matter.  A text with the place, the salary or the firm around a title, as job
 * adverts have it ('SENIOR ANALYST - LONDON - 45K'), is searched for by its
 * likeliest part, the name that is all of which counts for more, and nothing in
 * it is mended.  Hits have at least a fifth of
 * what the first has, words weighed.  The query is any bytes, of which the
 * first 16 words within 4096 bytes count.
 *
 * It may be narrowed: by filters (rungs/filter.h), by "words in quotes", which
 * a name (its first 15 words) or a text has to have side by side, and by -words
 * and -"phrases", which none of a hit's names has.  What only texts can tell is
 * asked of the best 400 things.  A query of filters and -words alone lists what
 * they leave, in the atlas's order.  Any other sign is text.  A filter that
 * makes no sense is RUNGS_BAD_INPUT; a name before a colon that is no filter's
 * is a word, and hits.note says so.  No words or no match is RUNGS_OK with a
 * count of 0. */
enum rungs_status rungs_search(struct rungs_atlas *atlas, const char *query,
			       const struct rungs_search_options *options,
			       struct rungs_hits *out,
			       struct rungs_error *error);
void rungs_hits_release(struct rungs_hits *hits);

#endif
