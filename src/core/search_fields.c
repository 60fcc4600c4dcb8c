#include "search_fields.h"

#include <math.h>
#include <string.h>

static const double LEAST_RARE = 0.01;

const struct search_field search_fields[] = {
#define SEARCH_FIELD(kind, name, weight, sql) {RUNGS_##kind, name, weight, sql},
#include "search_fields.def"
#undef SEARCH_FIELD
};
const size_t search_field_count =
	sizeof(search_fields) / sizeof(search_fields[0]);

unsigned search_name_field(size_t field)
{
	unsigned before = 0;

	for (size_t i = 0; i < field; i++)
		before += search_fields[i].kind == search_fields[field].kind &&
			  search_fields[i].weight >= SEARCH_NAME_WEIGHT;
	return before;
}

double search_rarity(double has, double of)
{
	double rare = (of - has + 0.5) / (has + 0.5);

	return log(1 + (rare > LEAST_RARE ? rare : LEAST_RARE));
}

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
