/* The sources that many rows rest on, each once. */
#ifndef RUNGS_SOURCE_SET_H
#define RUNGS_SOURCE_SET_H

#include "rows.h"

/* Starts zeroed. */
struct source_set {
	size_t count;
	const char **ids;
};

void source_set_add(struct source_set *set, struct reader *reader,
		    const struct rungs_basis *basis);

/* They, named, in the order of adding. */
struct rungs_refs source_set_refs(const struct source_set *set,
				  struct reader *reader);

#endif
