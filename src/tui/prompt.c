#include "prompt.h"

#include <string.h>

#include "../core/text.h"
#include "../page/wrap.h"

static void begin(struct prompt *prompt, bool lines, const char *label,
		  const char *text)
{
	prompt->open = true;
	prompt->field.lines = lines;
	text_show(prompt->label, sizeof prompt->label, label);
	field_set(&prompt->field, text ? text : "");
}

void prompt_open(struct prompt *prompt, const char *label, const char *text)
{
	begin(prompt, false, label, text);
}

void prompt_open_lines(struct prompt *prompt, const char *label,
		       const char *text)
{
	begin(prompt, true, label, text);
}

bool prompt_takes(const char *text)
{
	return !text || strlen(text) <= FIELD_MAX;
}

enum action_context prompt_context(const struct prompt *prompt)
{
	return prompt->field.lines ? IN_NOTE : IN_PROMPT;
}

void prompt_close(struct prompt *prompt)
{
	prompt->open = false;
}

bool prompt_act(struct prompt *prompt, enum action_id action)
{
	bool changed;

	return field_act(&prompt->field, action, &changed);
}

/* The lines of a text as they are shown. */
struct shown {
	size_t count;
	size_t cursor;    /* the line it is in */
	const char *line; /* where that begins */
};

static struct shown lay_out(const struct field *field, int width)
{
	struct wrap wrap = wrap_begin(field->text, width);
	struct shown shown = {.line = field->text};
	const char *line;
	size_t size;

	for (; wrap_next(&wrap, &line, &size); shown.count++) {
		if (line > field->text + field->cursor)
			continue;
		shown.cursor = shown.count;
		shown.line = line;
	}
	return shown;
}

static void copy(char out[FIELD_MAX + 1], const char *text, size_t size)
{
	memcpy(out, text, size);
	out[size] = '\0';
}

/* Draws the lines around the cursor, which has the last row if there are more
 * than rows before it. */
static void render_lines(const struct field *field, const struct shown *shown,
			 struct cells *grid, struct area area)
{
	size_t rows = (size_t)area.rows, size;
	size_t top = shown->cursor < rows ? 0 : shown->cursor + 1 - rows;
	struct wrap wrap = wrap_begin(field->text, area.cols - 1);
	char part[FIELD_MAX + 1];
	const char *line;
	int col;

	for (size_t i = 0; wrap_next(&wrap, &line, &size) && i < top + rows;
	     i++) {
		if (i < top)
			continue;
		copy(part, line, size);
		cells_put(grid, area, (int)(i - top), 0, STYLE_NORMAL, part);
	}
	copy(part, shown->line,
	     (size_t)(field->text + field->cursor - shown->line));
	col = text_columns(part);
	cells_cursor(grid, area, (int)(shown->cursor - top),
		     col < area.cols ? col : area.cols - 1);
}

void prompt_render(const struct prompt *prompt, struct cells *grid,
		   struct area area)
{
	struct shown shown = {.count = 1};
	struct area text = area, part = area, rule;
	int head;

	text.col += 1;
	text.cols -= 2;
	if (prompt->field.lines)
		shown = lay_out(&prompt->field, text.cols - 1);
	head = area.rows > 2 ? 2 : area.rows - 1;
	text.rows = area.rows - head;
	if ((size_t)text.rows > shown.count)
		text.rows = (int)shown.count;
	part.rows = head + text.rows;
	part.row += area.rows - part.rows;
	text.row = part.row + head;
	cells_fill(grid, part, ' ', STYLE_NORMAL);
	rule = part;
	rule.rows = 1;
	if (head > 1)
		cells_fill(grid, rule, 0x2500, STYLE_RULE);
	if (head > 0)
		cells_put_clipped(grid, part, head - 1, 1, part.cols - 1,
				  STYLE_LABEL, prompt->label);
	if (prompt->field.lines)
		render_lines(&prompt->field, &shown, grid, text);
	else
		field_render(&prompt->field, grid, part, head, 1,
			     part.cols - 2);
}
