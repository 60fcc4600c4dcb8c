/* What a query leaves in: filters, phrases and excluded words, compiled so
 * that asking costs next to nothing. */
#ifndef RUNGS_CORE_FILTER_H
#define RUNGS_CORE_FILTER_H

#include "filter_rule.h"
#include "phrase.h"

/* Things whose texts a query may read for its phrases, so that none takes
 * long. */
enum { FILTER_READS = 400 };

struct filter {
	unsigned kinds; /* of things that it may admit, bits 1 << kind */
	size_t rule_count;
	struct filter_rule *rules;
	size_t phrase_count;
	struct phrase *phrases;
	const char *note; /* what the query's writer may want to know, a
			   * sentence; or NULL */
};

/* Compiles what a query says beside its words.  A filter that ends at byte
 * `cursor` is still being typed: as long as it makes no sense it is left out.
 * RUNGS_BAD_INPUT and a sentence for another. */
void filter_read(struct reader *reader, const struct query_syntax *syntax,
		 size_t cursor, struct filter *out);

/* Whether it narrows at all. */
bool filter_narrows(const struct filter *filter);

/* Whether a thing may be a hit, as far as that is known at once. */
bool filter_admits(const struct filter *filter, int64_t thing);

/* Of a thing that is admitted: whether it is one in any case, and, where that
 * is not sure, whether it is one by its texts. */
bool filter_is_sure(const struct filter *filter, int64_t thing);
bool filter_confirms(const struct filter *filter, struct reader *reader,
		     int64_t thing);

/* The things it admits for sure in the atlas's order, at most `most`, in the
 * reader's arena. */
int64_t *filter_list(const struct filter *filter, struct reader *reader,
		     size_t most, size_t *count);

#endif
