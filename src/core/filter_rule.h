/* One filter of a query, resolved against the atlas. */
#ifndef RUNGS_FILTER_RULE_H
#define RUNGS_FILTER_RULE_H

#include "bounds.h"
#include "query_syntax.h"
#include "thing_set.h"

struct filter_rule {
	unsigned kinds;           /* of kind:, bits 1 << kind; else roles */
	struct thing_set set;     /* what its values admit */
	struct rungs_filter told; /* how it was understood */
};

/* Reads a filter.  RUNGS_BAD_INPUT and a sentence, which names what may have
 * been meant, if it makes no sense. */
enum rungs_status filter_rule_read(struct reader *reader,
				   const struct syntax_filter *filter,
				   struct filter_rule *out,
				   struct rungs_error *error);

/* Kinds of things that the rule may admit, bits 1 << kind; and whether it
 * admits a thing of these. */
unsigned filter_rule_kinds(const struct filter_rule *rule);
bool filter_rule_admits(const struct filter_rule *rule, int64_t thing);

#endif
