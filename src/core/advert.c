#include "advert.h"

#include <string.h>

/* From so many words on something is more than a title: in parts, or in one. */
enum { MANY_IN_PARTS = 4, MANY = 6 };

/* What a word outside the title counts; how much less likely each part is the
 * title than that before it; and how often a word ends names that says what
 * somebody is.  Tuned on titles of O*NET 29.0 and ESCO 1.1 with made-up places,
 * salaries and the like around them. */
static const double OUTSIDE = 0.1, LATER = 0.1, IS_HEAD = 0.5;

bool advert_parts(const char *between, size_t size)
{
	static const char signs[] = "|,():;!*$";
	static const char *const dashes[] = {"-", "\u2013", "\u2014",
					     "/", "\u00a3", "\u20ac"};

	for (size_t i = 0; i < size; i++)
		if (between[i] != '\0' && strchr(signs, between[i]) != NULL)
			return true;
	for (size_t i = 0; i < sizeof(dashes) / sizeof(*dashes); i++)
		if (size > strlen(dashes[i]) &&
		    memmem(between, size, dashes[i], strlen(dashes[i])) != NULL)
			return true;
	return false;
}

bool advert_is_shouted(const char *text)
{
	bool capitals = false;

	for (; *text != '\0'; text++) {
		if (*text >= 'a' && *text <= 'z')
			return false;
		capitals |= *text >= 'A' && *text <= 'Z';
	}
	return capitals;
}

bool advert_is(size_t words, size_t parts, size_t fillers, bool shouted)
{
	return words >= (parts > 1 ? MANY_IN_PARTS : MANY) &&
	       (fillers > 0 || shouted);
}

bool advert_is_filler(const char *word, size_t size)
{
	static const char *const fillers[] = {
		"apply",    "asap",        "available",  "benefits",
		"bonus",    "competitive", "cover",      "day",
		"days",     "doe",         "experience", "experienced",
		"ftc",      "fte",         "full",       "gmbh",
		"hiring",   "hour",        "hourly",     "hours",
		"hrs",      "hybrid",      "immediate",  "immediately",
		"inc",      "limited",     "llc",        "locum",
		"ltd",      "maternity",   "month",      "months",
		"needed",   "now",         "ote",        "pa",
		"part",     "per",         "perm",       "permanent",
		"ph",       "plc",         "ref",        "remote",
		"required", "salary",      "seeking",    "shift",
		"shifts",   "start",       "temp",       "temporary",
		"time",     "today",       "up",         "urgent",
		"urgently", "vacancy",     "wanted",     "week",
		"weekend",  "weekends",    "year"};

	for (size_t i = 0; i < size; i++)
		if (word[i] >= '0' && word[i] <= '9')
			return true;
	for (size_t i = 0; i < sizeof(fillers) / sizeof(*fillers); i++)
		if (strlen(fillers[i]) == size &&
		    memcmp(fillers[i], word, size) == 0)
			return true;
	return false;
}

/* The part whose most head-like word ends most of its names. */
static unsigned title_part(const struct query *query, const double *ends)
{
	unsigned part = 0;
	double most = -1;

	for (size_t i = 0; i < query->count; i++) {
		const struct query_word *word = &query->words[i];
		double likely = ends[i] - LATER * (double)word->part;

		if (!word->optional && likely > most) {
			most = likely;
			part = word->part;
		}
	}
	return part;
}

size_t advert_weigh(const struct query *query, const double *ends,
		    double *weights, uint16_t *title)
{
	unsigned part = title_part(query, ends);
	size_t head = QUERY_WORDS;

	*title = 0;
	for (size_t i = 0; i < query->count; i++) {
		const struct query_word *word = &query->words[i];

		if (word->part != part) {
			weights[i] *= OUTSIDE;
			continue;
		}
		*title |= (uint16_t)(1u << i);
		if (!word->optional && ends[i] >= IS_HEAD)
			head = i;
	}
	return head;
}
