/* A title as job adverts have it, with a place, a salary, a firm and other
 * things around it: 'SENIOR ENGINEER - LONDON - 45K + BENEFITS'. */
#ifndef RUNGS_ADVERT_H
#define RUNGS_ADVERT_H

#include "query.h"

/* Whether signs between two words part what they belong to. */
bool advert_parts(const char *between, size_t size);

/* Whether so many words in so many parts are more than a title, of which some
 * are fillers, or all are shouted. */
bool advert_is(size_t words, size_t parts, size_t fillers, bool shouted);

/* Whether a text is all capitals. */
bool advert_is_shouted(const char *text);

/* Whether a word says nothing of the job: 'urgent', '45k'. */
bool advert_is_filler(const char *word, size_t size);

/* How much of names that have a word end with it: of each word of a query, 0 to
 * 1.  Makes the words of all parts but one, the likeliest to be the title,
 * count less: *weights of each.  Its words are *title, bits.  Returns the one
 * that says what somebody is, or QUERY_WORDS if none does. */
size_t advert_weigh(const struct query *query, const double *ends,
		    double *weights, uint16_t *title);

#endif
