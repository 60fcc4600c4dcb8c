/* The things that a filter's value may mean, and what else was meant if there
 * are none. */
#ifndef RUNGS_VALUE_NAME_H
#define RUNGS_VALUE_NAME_H

#include "rows.h"

/* How well a thing is named by a value, best last. */
enum naming {
	NAMED_NOT,
	NAMED_BY_WORDS,     /* each begins one of its name or another name */
	NAMED_BY_BEGINNING, /* of its id or name */
	NAMED_BY_OTHER,     /* one of its other names, its group, its rank */
	NAMED               /* its id or name */
};

struct named {
	const char *id, *name;
	const char *group; /* of a level its scale; "" for none */
	int rank;          /* RUNGS_UNKNOWN where there is no order */
	bool profession;   /* of education: no higher rank replaces it */
	enum naming naming;
};

struct named_list {
	size_t count;
	struct named *at;
};

/* Of a kind, what the value names best; NULL for all.  In the reader's arena
 * and the atlas's order. */
struct named_list value_named(struct reader *reader, enum rungs_kind kind,
			      const char *value);

/* Those that the value may be the beginning of, the best named first. */
struct named_list value_begun(struct reader *reader, enum rungs_kind kind,
			      const char *value);

#endif
