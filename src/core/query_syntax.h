/* What a person types, taken apart: words, "phrases", -excluded ones and
 * filters.  Never an error: any bytes are something. */
#ifndef RUNGS_QUERY_SYNTAX_H
#define RUNGS_QUERY_SYNTAX_H

#include "filter_name.h"
#include "rows.h"

enum { SYNTAX_PHRASES = 16, SYNTAX_FILTERS = 16 };

/* Words that stand side by side; an excluded word is a phrase of one. */
struct syntax_phrase {
	const char *text; /* without its quotes */
	bool excluded;
	bool open; /* the closing quote is still to come */
};

struct syntax_filter {
	enum filter_name name;
	bool excluded;
	const char *text; /* what stands behind the colon, quotes and all */
	size_t value_count;
	const char **values; /* parted at commas, without quotes */
	size_t last, end;    /* bytes of the query: its last value */
};

struct query_syntax {
	/* Free words and those of phrases, each at its byte of the query; all
	 * else is blank. */
	const char *words;
	size_t phrase_count;
	struct syntax_phrase phrases[SYNTAX_PHRASES];
	size_t filter_count;
	struct syntax_filter filters[SYNTAX_FILTERS];
	const char *unknown; /* a name before a colon that is no filter's: its
			      * text stays words; or NULL */
	bool too_many;       /* phrases or filters; the rest is left out */
};

/* Reads as much as counts of a query.  All lands in the reader's arena. */
void query_syntax_read(struct reader *reader, const char *text,
		       struct query_syntax *out);

#endif
