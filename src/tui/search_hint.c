#include "search_hint.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "../page/wrap.h"

/* Values offered at once, and the most rows that a hint takes. */
enum { OFFERED = 8, ROWS_MOST = 4 };

static void say(struct search_hint *hint, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void say(struct search_hint *hint, const char *format, ...)
{
	size_t used = strlen(hint->text);
	va_list args;

	va_start(args, format);
	vsnprintf(hint->text + used, sizeof hint->text - used, format, args);
	va_end(args);
}

/* Whether the likeliest value is more than what stands there. */
static bool offers(const struct search_hint *hint, const struct field *field)
{
	const struct rungs_completion *completion = &hint->completion;
	size_t size = completion->end - completion->start;

	return completion->count > 0 &&
	       (strlen(completion->values[0]) != size ||
		memcmp(completion->values[0], field->text + completion->start,
		       size) != 0);
}

static void say_values(struct search_hint *hint)
{
	say(hint, "Tab: ");
	hint->strong = strlen(hint->text);
	say(hint, "%s", hint->completion.values[0]);
	hint->strong_end = strlen(hint->text);
	for (size_t i = 1; i < hint->completion.count; i++)
		say(hint, ", %s", hint->completion.values[i]);
}

static void say_filters(struct search_hint *hint, const struct rungs_hits *hits)
{
	for (size_t i = 0; i < hits->filter_count; i++) {
		const struct rungs_filter *filter = &hits->filters[i];

		say(hint, "%s%s%s:", i > 0 ? ", " : "",
		    filter->excluded ? "not " : "", filter->name);
		for (size_t j = 0; j < filter->things.count; j++)
			say(hint, "%s%s", j > 0 ? " or " : " ",
			    filter->things.at[j].name);
	}
}

void search_hint_make(struct search_hint *hint, struct rungs_atlas *atlas,
		      const struct field *field, const struct rungs_hits *hits,
		      const struct rungs_error *problem)
{
	search_hint_release(hint);
	rungs_complete(atlas, field->text, field->cursor, OFFERED,
		       &hint->completion, NULL);
	hint->warning = problem->status != RUNGS_OK;
	if (hint->warning) {
		say(hint, "%s", problem->text);
	} else if (offers(hint, field)) {
		say_values(hint);
	} else if (hits->note) {
		say(hint, "%s", hits->note);
	} else if (hits->corrected) {
		say(hint, "showing results for ");
		hint->strong = strlen(hint->text);
		say(hint, "%s", hits->corrected);
		hint->strong_end = strlen(hint->text);
	} else {
		say_filters(hint, hits);
	}
}

void search_hint_release(struct search_hint *hint)
{
	rungs_completion_release(&hint->completion);
	*hint = (struct search_hint){.text = ""};
}

bool search_hint_is_of_filter(const struct search_hint *hint)
{
	return hint->warning || hint->completion.filter;
}

bool search_hint_complete(const struct search_hint *hint, struct field *field)
{
	if (!offers(hint, field))
		return false;
	field_replace(field, hint->completion.start, hint->completion.end,
		      hint->completion.values[0]);
	return true;
}

int search_hint_rows(const struct search_hint *hint, int rows, int width)
{
	struct wrap wrap = wrap_begin(hint->text, width - 2);
	const char *line;
	size_t size;
	int count = 0, most = rows / 2;

	if (!*hint->text)
		return 0;
	if (most > ROWS_MOST)
		most = ROWS_MOST;
	while (count < most && wrap_next(&wrap, &line, &size))
		count++;
	return count;
}

/* Draws what of the bytes from..to lies before `end`; the column behind it. */
static int put_part(const char *text, size_t from, size_t to, size_t end,
		    struct cells *grid, struct area area, int row, int col,
		    enum style style)
{
	char copy[sizeof(((struct search_hint *)NULL)->text)];

	if (to > end)
		to = end;
	if (from >= to)
		return col;
	snprintf(copy, sizeof copy, "%.*s", (int)(to - from), text + from);
	return col + cells_put(grid, area, row, col, style, copy);
}

static size_t later(size_t a, size_t b)
{
	return a > b ? a : b;
}

void search_hint_render(const struct search_hint *hint, struct cells *grid,
			struct area area)
{
	struct wrap wrap = wrap_begin(hint->text, area.cols - 2);
	enum style style = hint->warning ? STYLE_WARNING : STYLE_DIM;
	const char *line;
	size_t size;

	for (int row = 0; row < area.rows && wrap_next(&wrap, &line, &size);
	     row++) {
		size_t start = (size_t)(line - hint->text), end = start + size;
		int col = put_part(hint->text, start, hint->strong, end, grid,
				   area, row, 1, style);

		col = put_part(hint->text, later(start, hint->strong),
			       hint->strong_end, end, grid, area, row, col,
			       STYLE_MATCH);
		put_part(hint->text, later(start, hint->strong_end), end, end,
			 grid, area, row, col, style);
	}
}
