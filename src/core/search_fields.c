#include "search_fields.h"

#include <string.h>

const struct search_field search_fields[] = {
#define SEARCH_FIELD(kind, name, weight, whole, sql)                           \
	{RUNGS_##kind, name, weight, whole, sql},
#include "search_fields.def"
#undef SEARCH_FIELD
};
const size_t search_field_count =
	sizeof(search_fields) / sizeof(search_fields[0]);

size_t search_next_word(const char **rest, const char **word)
{
	size_t size;

	do {
		*word = *rest + strspn(*rest, " ");
		size = strcspn(*word, " ");
		*rest = *word + size;
	} while (size > 0 && strspn(*word, "+#") >= size);
	return size;
}
