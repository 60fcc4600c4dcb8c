/* Filters: words of a query that narrow it, such as 'level:senior'.  A value
 * is an id, a name, another name, or the beginning of one; several with commas
 * between are alternatives, several filters must all hold, and '-' before one
 * turns it round.  Every filter but kind: leaves roles alone. */
#ifndef RUNGS_FILTER_H
#define RUNGS_FILTER_H

#include <rungs/thing.h>

struct rungs_filter_name {
	const char *name;    /* 'cert' */
	const char *also;    /* 'certification', or NULL */
	const char *example; /* 'cert:cipp' */
	const char *help;    /* a sentence without its full stop */
};

/* Ends with a zero row. */
extern const struct rungs_filter_name rungs_filter_names[];

/* A filter of a query as it was understood. */
struct rungs_filter {
	const char *name;
	const char *text; /* its values, as typed */
	bool excluded;
	struct rungs_refs things; /* of which one is enough; of kind: the
				   * kinds, of pay: the place of the figures,
				   * its name telling what they are */
	double least, most;       /* of skill:, pay:, with: and without:, both
			     * included; NaN where there is no bound */
};

/* What may be typed where the cursor stands: values of a filter, or behind the
 * first three letters of a word the filters that begin with it, 'level:'. */
struct rungs_completion {
	const char *filter; /* its name; NULL if the cursor is in none */
	size_t start, end;  /* bytes of the query that a value replaces */
	size_t count;
	const char **values; /* as they are typed, likeliest first */
	void *memory;
};

/* The values that begin with what stands before byte `cursor` of the query, at
 * most `most` of them. */
enum rungs_status rungs_complete(struct rungs_atlas *atlas, const char *query,
				 size_t cursor, size_t most,
				 struct rungs_completion *out,
				 struct rungs_error *error);
void rungs_completion_release(struct rungs_completion *completion);

#endif
