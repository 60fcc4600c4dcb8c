#include "merge_list.h"

#include <sqlite3.h>
#include <string.h>

#include "value.h"

static bool holds(const char *list, const char *id, size_t id_size)
{
	const char *other;
	size_t size = list != NULL ? strlen(list) : 0, other_size;

	while (value_next_id(&list, &size, &other, &other_size))
		if (other_size == id_size && memcmp(other, id, id_size) == 0)
			return true;
	return false;
}

static void add(sqlite3_str *out, const char *id, size_t size,
		const struct merge_filter *filter)
{
	if (size > 0 &&
	    filter->keeps(filter->context, filter->target, id, size))
		sqlite3_str_appendf(out, "%s%.*s",
				    sqlite3_str_length(out) > 0 ? ";" : "",
				    (int)size, id);
}

char *merge_list(const char *before, const char *upstream, const char *now,
		 const struct merge_filter *filter)
{
	sqlite3_str *out = sqlite3_str_new(NULL);
	const char *rest = upstream, *id;
	size_t size = upstream != NULL ? strlen(upstream) : 0, id_size;

	while (value_next_id(&rest, &size, &id, &id_size))
		if (!holds(before, id, id_size) || holds(now, id, id_size))
			add(out, id, id_size, filter);
	rest = now;
	size = now != NULL ? strlen(now) : 0;
	while (value_next_id(&rest, &size, &id, &id_size))
		if (!holds(upstream, id, id_size) &&
		    (upstream == NULL || !holds(before, id, id_size)))
			add(out, id, id_size, filter);
	if (sqlite3_str_length(out) == 0 &&
	    sqlite3_str_errcode(out) == SQLITE_OK) {
		sqlite3_free(sqlite3_str_finish(out));
		return sqlite3_mprintf("");
	}
	return sqlite3_str_finish(out);
}
