/* The filters by number, in the order of filters.def. */
#ifndef RUNGS_FILTER_NAME_H
#define RUNGS_FILTER_NAME_H

#include <rungs/filter.h>

enum filter_name {
#define FILTER(name, ...) FILTER_##name,
#include "filters.def"
#undef FILTER
	FILTER_COUNT
};

/* FILTER_COUNT if none is called so, in any case. */
enum filter_name filter_named(const char *word, size_t size);

/* Of its values; RUNGS_KIND_COUNT if they are no things. */
enum rungs_kind filter_value_kind(enum filter_name name);

/* The sentence that there is no such filter, and which there are. */
void filter_unknown(char *out, size_t size, const char *word);

#endif
