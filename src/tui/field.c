#include "field.h"

#include <stdint.h>
#include <string.h>

#include "../core/text.h"

void field_set(struct field *field, const char *text)
{
	field->length = field->cursor = 0;
	field->text[0] = '\0';
	field_insert(field, text);
	field->touched = false;
}

static bool is_control(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 ||
	       code == 0x2029;
}

bool field_insert(struct field *field, const char *text)
{
	char piece[FIELD_MAX];
	size_t length = strlen(text);
	size_t size = 0;
	bool space = false;

	for (size_t i = 0; i < length;) {
		uint32_t code;
		char bytes[4];
		size_t count;

		i += text_decode(text + i, length - i, &code);
		if (code == '\r' && text[i] == '\n')
			continue;
		if (field->lines && (code == '\n' || code == '\r')) {
			code = '\n';
			space = false;
		} else if (is_control(code)) {
			if (space)
				continue;
			space = true;
			code = ' ';
		} else {
			space = false;
		}
		count = text_encode(code, bytes);
		if (field->length + size + count > FIELD_MAX)
			break;
		memcpy(piece + size, bytes, count);
		size += count;
	}
	memmove(field->text + field->cursor + size, field->text + field->cursor,
		field->length - field->cursor + 1);
	memcpy(field->text + field->cursor, piece, size);
	field->length += size;
	field->cursor += size;
	field->touched |= size > 0;
	return size > 0;
}

static uint32_t code_at(const struct field *field, size_t at, size_t *next)
{
	uint32_t code;

	*next = at + text_decode(field->text + at, field->length - at, &code);
	return code;
}

static bool is_mark(uint32_t code)
{
	return text_columns_of(code) == 0 && !text_is_hidden(code);
}

/* The character after `at`, with the marks that combine with it. */
static size_t after(const struct field *field, size_t at)
{
	size_t next;

	if (at >= field->length)
		return field->length;
	code_at(field, at, &at);
	while (at < field->length && is_mark(code_at(field, at, &next)))
		at = next;
	return at;
}

static size_t before(const struct field *field, size_t at)
{
	size_t next;

	while (at > 0) {
		do
			at--;
		while (at > 0 &&
		       ((unsigned char)field->text[at] & 0xc0) == 0x80);
		if (!is_mark(code_at(field, at, &next)))
			break;
	}
	return at;
}

static size_t word_before(const struct field *field, size_t at)
{
	while (at > 0 && strchr(" \n", field->text[at - 1]))
		at--;
	while (at > 0 && !strchr(" \n", field->text[at - 1]))
		at--;
	return at;
}

static size_t line_start(const struct field *field, size_t at)
{
	while (at > 0 && field->text[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(const struct field *field, size_t at)
{
	return at + strcspn(field->text + at, "\n");
}

/* As many characters into the line from `start` on as `to` is into its own, or
 * to its end. */
static size_t below(const struct field *field, size_t start, size_t to)
{
	size_t from = line_start(field, to), end = line_end(field, start);

	for (; from < to && start < end; from = after(field, from))
		start = after(field, start);
	return start;
}

static void go_line(struct field *field, bool down)
{
	size_t at = field->cursor, start = line_start(field, at);
	size_t end = line_end(field, at);

	if (down && end < field->length)
		field->cursor = below(field, end + 1, at);
	else if (!down && start > 0)
		field->cursor = below(field, line_start(field, start - 1), at);
}

static bool erase(struct field *field, size_t from, size_t to)
{
	memmove(field->text + from, field->text + to, field->length - to + 1);
	field->length -= to - from;
	field->cursor = from;
	field->touched |= from < to;
	return from < to;
}

void field_replace(struct field *field, size_t start, size_t end,
		   const char *text)
{
	erase(field, start, end);
	field_insert(field, text);
}

bool field_act(struct field *field, enum action_id action, bool *changed)
{
	size_t at = field->cursor;

	*changed = false;
	switch (action) {
	case ACTION_LEFT:
		field->cursor = before(field, at);
		break;
	case ACTION_RIGHT:
		field->cursor = after(field, at);
		break;
	case ACTION_LINE_START:
		field->cursor = line_start(field, at);
		break;
	case ACTION_LINE_END:
		field->cursor = line_end(field, at);
		break;
	case ACTION_ERASE:
		*changed = erase(field, before(field, at), at);
		break;
	case ACTION_ERASE_NEXT:
		*changed = erase(field, at, after(field, at));
		break;
	case ACTION_ERASE_WORD:
		*changed = erase(field, word_before(field, at), at);
		break;
	case ACTION_ERASE_LINE:
		*changed = erase(field, line_start(field, at), at);
		break;
	case ACTION_NEW_LINE:
		*changed = field_insert(field, "\n");
		break;
	case ACTION_UP:
	case ACTION_DOWN:
		if (!field->lines)
			return false;
		go_line(field, action == ACTION_DOWN);
		break;
	default:
		return false;
	}
	return true;
}

/* Columns of the character at `at`, as it is shown. */
static int columns_at(const struct field *field, size_t at, size_t *next)
{
	uint32_t code = code_at(field, at, next);
	char shown[17];

	if (!text_is_hidden(code))
		return text_columns_of(code);
	shown[text_visible(code, shown)] = '\0';
	return text_columns(shown);
}

void field_render(const struct field *field, struct cells *grid,
		  struct area area, int row, int col, int width)
{
	size_t from = field->cursor;
	int columns = 0;

	while (from > 0) {
		size_t next, previous = before(field, from);
		int wide = 0;

		for (size_t i = previous; i < from; i = next)
			wide += columns_at(field, i, &next);
		if (columns + wide > width - 1)
			break;
		columns += wide;
		from = previous;
	}
	area.cols = col + width < area.cols ? col + width : area.cols;
	cells_put(grid, area, row, col, STYLE_NORMAL, field->text + from);
	cells_cursor(grid, area, row, col + columns);
}
