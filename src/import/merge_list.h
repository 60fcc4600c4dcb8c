/* Lists of ids with ';' between that were changed in two places. */
#ifndef RUNGS_MERGE_LIST_H
#define RUNGS_MERGE_LIST_H

#include <stdbool.h>
#include <stddef.h>

/* Which ids there still are. */
struct merge_filter {
	bool (*keeps)(void *context, const char *target, const char *id,
		      size_t size);
	void *context;
	const char *target;
};

/* The ids of upstream, without those that `now` lacks of `before`, then those
 * that `now` has besides, all that the filter keeps.  NULL is an empty list.
 * The caller gives it back with sqlite3_free; NULL without memory. */
char *merge_list(const char *before, const char *upstream, const char *now,
		 const struct merge_filter *filter);

#endif
