#include "cell.h"

#include <string.h>

struct cell cell_of(const char *text)
{
	return (struct cell){.text = text, .size = strlen(text)};
}

bool cell_is(const struct cell *cell, const char *text)
{
	return strlen(text) == cell->size &&
	       memcmp(cell->text, text, cell->size) == 0;
}

bool cell_is_same(const struct cell *one, const struct cell *other)
{
	return one->size == other->size &&
	       memcmp(one->text, other->text, one->size) == 0;
}

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n';
}

struct cell cell_trimmed(struct cell cell)
{
	while (cell.size > 0 && is_blank(cell.text[0])) {
		cell.text++;
		cell.size--;
	}
	while (cell.size > 0 && is_blank(cell.text[cell.size - 1]))
		cell.size--;
	return cell;
}

bool cell_next_line(struct cell *rest, struct cell *line)
{
	const char *end;

	if (rest->size == 0)
		return false;
	end = memchr(rest->text, '\n', rest->size);
	line->text = rest->text;
	line->size = end != NULL ? (size_t)(end - rest->text) : rest->size;
	*line = cell_trimmed(*line);
	rest->size =
		end != NULL ? (size_t)(rest->text + rest->size - end - 1) : 0;
	rest->text = end != NULL ? end + 1 : rest->text;
	return true;
}
