#include "rows.h"

#include <string.h>

#include "../core/text.h"

#define TEXT_SIZE 1000
#define GAP 2         /* columns between two texts */
#define DETAIL_MIN 12 /* narrower ones are left out */

/* The n-th text between name and id, or '' for none. */
static const char *more_text(const struct row *row, size_t n, char *out)
{
	const char *text = row->more[n];
	char count[TEXT_COUNT];

	if (n == 0 && row->roles > 0) {
		snprintf(out, TEXT_SIZE, "%s role%s",
			 text_count(count, (size_t)row->roles),
			 row->roles == 1 ? "" : "s");
		return out;
	}
	return text == NULL || strcmp(text, row->id) == 0 ? "" : text;
}

/* Id, name, what tells it apart, group; a tab between. */
static void put_lines(struct output *out, const struct rows *rows)
{
	for (size_t n = 0; n < rows->count; n++) {
		struct row row = rows->at(rows->source, n);
		char first[TEXT_SIZE], second[TEXT_SIZE];
		const char *parts[] = {row.name, more_text(&row, 0, first),
				       more_text(&row, 1, second), row.group};

		output_text(out, row.id);
		for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
			if (parts[i] == NULL || *parts[i] == '\0')
				continue;
			output_put(out, "\t");
			output_text(out, parts[i]);
		}
		output_put(out, "\n");
	}
}

struct widths {
	int name, more[2]; /* 0 for a column that is left out */
};

static void widen(int *width, const char *text)
{
	int columns = text != NULL ? text_columns(text) : 0;

	if (columns > *width)
		*width = columns;
}

/* Shares out the room: names and ids whole, details as far as they fit. */
static struct widths measure(const struct rows *rows, int room)
{
	struct widths widths = {0};
	char text[TEXT_SIZE];
	int id = 0;

	for (size_t n = 0; n < rows->count; n++) {
		struct row row = rows->at(rows->source, n);

		widen(&widths.name, row.name);
		for (size_t i = 0; i < 2; i++)
			widen(&widths.more[i], more_text(&row, i, text));
		widen(&id, row.id);
	}
	room -= GAP + widths.name + GAP + id;
	for (size_t i = 0; i < 2; i++) {
		int wanted = widths.more[i];
		int least = wanted < DETAIL_MIN ? wanted : DETAIL_MIN;

		if (wanted > room - GAP)
			widths.more[i] = least <= room - GAP ? room - GAP : 0;
		if (widths.more[i] > 0)
			room -= widths.more[i] + GAP;
	}
	return widths;
}

/* A text in a column of its own; a name that does not fit stays whole. */
static void put_cell(struct output *out, const char *text, int width)
{
	int used = output_text(out, text);

	output_spaces(out, used < width ? width - used + GAP : GAP);
}

static void put_more(struct output *out, const char *text, int width,
		     bool number)
{
	int used = text_columns(text);

	if (number && used < width)
		output_spaces(out, width - used);
	used = output_clipped(out, text, width);
	output_spaces(out, number ? GAP : width - used + GAP);
}

static void put_row(struct output *out, const struct row *row,
		    const struct widths *widths)
{
	output_spaces(out, GAP);
	put_cell(out, row->name, widths->name);
	for (size_t i = 0; i < 2; i++) {
		char text[TEXT_SIZE];

		if (widths->more[i] == 0)
			continue;
		put_more(out, more_text(row, i, text), widths->more[i],
			 i == 0 && row->roles > 0);
	}
	output_styled(out, STYLE_DIM, row->id);
	output_put(out, "\n");
}

static void put_columns(struct output *out, const struct rows *rows, int room)
{
	struct widths widths = measure(rows, room);
	const char *group = NULL;

	for (size_t n = 0; n < rows->count; n++) {
		struct row row = rows->at(rows->source, n);

		if (row.group != NULL &&
		    (group == NULL || strcmp(group, row.group) != 0)) {
			output_put(out, n > 0 ? "\n" : "");
			output_styled(out, STYLE_HEADING, row.group);
			output_put(out, "\n");
			group = row.group;
		}
		put_row(out, &row, &widths);
	}
}

void rows_put(struct invocation *call, const struct rows *rows)
{
	if (wants_lines(call))
		put_lines(&call->out, rows);
	else
		put_columns(&call->out, rows, call->columns);
}
