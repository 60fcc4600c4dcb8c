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

bool search_is_sign(const char *word, size_t size)
{
	while (size > 0 && (word[size - 1] == '+' || word[size - 1] == '#'))
		size--;
	return size == 0;
}

size_t search_next_word(const char **rest, const char **word)
{
	const char *at = *rest;
	size_t size;

	do {
		while (*at == ' ')
			at++;
		*word = at;
		while (*at != ' ' && *at != '\0')
			at++;
		size = (size_t)(at - *word);
	} while (size > 0 && search_is_sign(*word, size));
	*rest = at;
	return size;
}
