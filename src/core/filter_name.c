#include "filter_name.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "typo.h"

const struct rungs_filter_name rungs_filter_names[] = {
#define FILTER(identifier, name, also, kind, example, help)                    \
	{name, also, example, help},
#include "filters.def"
#undef FILTER
	{NULL, NULL, NULL, NULL},
};

static bool same(const char *name, const char *word, size_t size)
{
	return name != NULL && strlen(name) == size &&
	       strncasecmp(name, word, size) == 0;
}

enum filter_name filter_named(const char *word, size_t size)
{
	enum filter_name name = 0;

	while (name < FILTER_COUNT &&
	       !same(rungs_filter_names[name].name, word, size) &&
	       !same(rungs_filter_names[name].also, word, size))
		name++;
	return name;
}

enum rungs_kind filter_value_kind(enum filter_name name)
{
	static const enum rungs_kind kinds[FILTER_COUNT] = {
#define FILTER(identifier, name, also, kind, example, help) kind,
#include "filters.def"
#undef FILTER
	};

	return kinds[name];
}

void filter_unknown(char *out, size_t size, const char *word)
{
	size_t used;

	for (size_t i = 0; i < FILTER_COUNT; i++) {
		const char *name = rungs_filter_names[i].name;

		if (!typo_between(word, strlen(word), name, strlen(name),
				  false))
			continue;
		snprintf(out, size,
			 "There is no filter %.40s:; did you mean "
			 "%s:?",
			 word, name);
		return;
	}
	used = (size_t)snprintf(out, size,
				"There is no filter %.40s:; there "
				"are",
				word);
	for (size_t i = 0; i < FILTER_COUNT && used < size; i++)
		used += (size_t)snprintf(out + used, size - used, "%s %s:%s",
					 i + 1 == FILTER_COUNT ? " and" : "",
					 rungs_filter_names[i].name,
					 i + 2 < FILTER_COUNT    ? ","
					 : i + 1 == FILTER_COUNT ? "."
								 : "");
}
