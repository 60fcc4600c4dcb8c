/* What the names of a thing are worth for a query. */
#ifndef RUNGS_NAME_MATCH_H
#define RUNGS_NAME_MATCH_H

#include "meaning.h"

/* What a name gains whose words are the query's, and what of it if they are not
 * just as typed; for each word that stands behind that before it in the query;
 * and if it begins as the query does. */
#define NAME_WHOLE 1.5
#define NAME_INEXACT 0.2
#define NAME_PAIR 0.3
#define NAME_FIRST 0.05

struct name_line;

/* Room for the names of one thing after the other; starts zeroed. */
struct name_match {
	struct name_line *lines; /* by their text's ordinal */
	uint32_t *found;         /* of them, those that have something */
	size_t room, count;
	uint32_t thing; /* counted, to tell old lines */
};

/* What the name is worth that is worth most, and its text. */
double names_worth(struct name_match *match, struct meaning *meaning,
		   size_t slot, uint32_t *text);

/* Of the names that names_worth looked at last: how near all of them are to the
 * query; how many end as the query does, with other words of it before, 0 to 1;
 * the logarithm of how many end so at all; and how many have each word. */
double names_near(const struct name_match *match,
		  const struct meaning *meaning);
double names_alike(const struct name_match *match,
		   const struct meaning *meaning);
double names_ending(const struct name_match *match,
		    const struct meaning *meaning);
void names_count(const struct name_match *match, uint16_t named[QUERY_WORDS]);

#endif
