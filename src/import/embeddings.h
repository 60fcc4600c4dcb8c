/* The embeddings of an index: of its terms and of its things. */
#ifndef RUNGS_EMBEDDINGS_H
#define RUNGS_EMBEDDINGS_H

#include <stdbool.h>

#include "core/embedding.h"
#include "posting_list.h"

/* Where the uses of a term are. */
struct slice {
	size_t first, count;
};

/* A thing and how many texts it has. */
struct indexed {
	int64_t thing;
	size_t texts;
};

struct embeddings {
	struct embedding *terms;  /* by number, from 1; */
	struct embedding *things; /* by place */
};

/* Of terms, numbered from 1, by their uses in the names of things, which are in
 * order.  The space is made for roles; other things, and words that only they
 * have, get a place in it if they share words with roles.  False without
 * memory. */
bool embeddings_make(struct embeddings *out, const struct term_use *uses,
		     const struct slice *of_term, size_t term_count,
		     const struct indexed *things, size_t thing_count);

void embeddings_release(struct embeddings *embeddings);

#endif
