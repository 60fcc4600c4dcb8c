#include "header.h"

#include <stdio.h>
#include <string.h>

/* Whether a cell is this name of so many bytes; *year gets the first four
 * digits. */
static bool is_called(const struct cell *cell, const char *name, size_t size,
		      int *year)
{
	int digits = 0;

	*year = 0;
	if (cell->size != size)
		return false;
	for (size_t i = 0; i < size; i++) {
		char byte = cell->text[i];

		if (name[i] != '#') {
			if (byte != name[i])
				return false;
			continue;
		}
		if (byte < '0' || byte > '9')
			return false;
		if (digits < 4)
			*year = *year * 10 + (byte - '0');
		digits++;
	}
	return true;
}

static bool is_any_of(const struct cell *cell, const char *names, int *year)
{
	size_t size = strcspn(names, "|");

	while (!is_called(cell, names, size, year)) {
		if (names[size] == '\0')
			return false;
		names += size + 1;
		size = strcspn(names, "|");
	}
	return true;
}

static void keep_name(char out[HEADER_NAME_SIZE], const char *name, size_t size)
{
	snprintf(out, HEADER_NAME_SIZE, "%.*s", (int)size, name);
}

/* Finds a column after earlier ones of its name. */
static void find(struct header *header, const struct column *columns,
		 size_t column, const struct sheet *row)
{
	const char *names = columns[column].name;
	size_t at = 0;

	for (size_t i = 0; i < column; i++)
		if (strcmp(columns[i].name, names) == 0)
			at = header->place[i] + 1;
	for (; at < row->count && at < SHEET_CELLS_MAX; at++) {
		struct cell cell = cell_trimmed(row->cells[at]);

		if (!is_any_of(&cell, names, &header->years[column]))
			continue;
		keep_name(header->names[column], cell.text, cell.size);
		header->place[column] = at;
		return;
	}
	keep_name(header->names[column], names, strcspn(names, "|"));
	header->place[column] = row->count;
	header->years[column] = 0;
}

size_t header_read(struct header *header, const struct column *columns,
		   size_t count, const struct sheet *row)
{
	size_t missing = count;

	header->count = row->count;
	for (size_t i = 0; i < count; i++) {
		find(header, columns, i, row);
		if (header->place[i] == row->count && missing == count &&
		    columns[i].required)
			missing = i;
	}
	return missing;
}
