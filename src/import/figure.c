#include "figure.h"

#include <string.h>

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Digits, with a comma before every three but the first where there are any. */
static bool read_whole(const struct cell *cell, size_t *at, char *out,
		       size_t *used)
{
	size_t begin = *at, group = 0;
	bool commas = false;

	for (; *at < cell->size; ++*at) {
		char byte = cell->text[*at];

		if (byte == ',') {
			if (group == 0 || group > 3 || (commas && group != 3))
				return false;
			commas = true;
			group = 0;
		} else if (is_digit(byte)) {
			out[(*used)++] = byte;
			group++;
		} else {
			break;
		}
	}
	return *at > begin && group > 0 && (!commas || group == 3);
}

bool figure_plain(const struct cell *cell, char out[FIGURE_SIZE])
{
	size_t at = 0, used = 0;

	if (cell->size == 0 || cell->size >= FIGURE_SIZE)
		return false;
	if (cell->text[0] == '-')
		out[used++] = cell->text[at++];
	if (!read_whole(cell, &at, out, &used))
		return false;
	if (at < cell->size && cell->text[at] == '.') {
		out[used++] = cell->text[at++];
		if (at == cell->size)
			return false;
		while (at < cell->size && is_digit(cell->text[at]))
			out[used++] = cell->text[at++];
	}
	out[used] = '\0';
	return at == cell->size;
}

int figure_year(const char *text, int n)
{
	for (const char *at = text; *at != '\0'; at++) {
		size_t digits = strspn(at, "0123456789");

		if (digits == 0)
			continue;
		if (digits == 4 &&
		    (strncmp(at, "19", 2) == 0 || strncmp(at, "20", 2) == 0) &&
		    n-- == 0)
			return (at[0] - '0') * 1000 + (at[1] - '0') * 100 +
			       (at[2] - '0') * 10 + (at[3] - '0');
		at += digits - 1;
	}
	return 0;
}
