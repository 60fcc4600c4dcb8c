#include "output.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../core/text.h"

void output_bytes(struct output *out, const char *bytes, size_t size)
{
	if (out->error != 0 || size == 0)
		return;
	errno = 0;
	if (fwrite(bytes, 1, size, out->file) != size)
		out->error = errno != 0 ? errno : EIO;
}

void output_put(struct output *out, const char *text)
{
	output_bytes(out, text, strlen(text));
}

/* Writes what stands for one code point. */
static int put_code(struct output *out, uint32_t code)
{
	char shown[16];
	int columns = text_columns_of(code);
	size_t size;

	if (text_is_hidden(code)) {
		size = text_visible(code, shown);
		columns = (int)size;
	} else if (out->ascii && code >= 0x80) {
		if (columns == 0)
			return 0;
		memset(shown, ' ', sizeof(shown));
		shown[0] = text_ascii(code);
		size = (size_t)columns;
	} else {
		size = text_encode(code, shown);
	}
	output_bytes(out, shown, size);
	return columns;
}

/* How many bytes from the start are written as they are, one column each. */
static size_t plain_prefix(const char *text, size_t size)
{
	size_t at = 0;

	while (at < size && text[at] >= ' ' && text[at] <= '~')
		at++;
	return at;
}

int output_part(struct output *out, const char *text, size_t size)
{
	int columns = 0;

	for (size_t at = 0; at < size;) {
		size_t plain = plain_prefix(text + at, size - at);
		uint32_t code;

		output_bytes(out, text + at, plain);
		columns += (int)plain;
		at += plain;
		if (at < size) {
			at += text_decode(text + at, size - at, &code);
			columns += put_code(out, code);
		}
	}
	return columns;
}

int output_text(struct output *out, const char *text)
{
	return text == NULL ? 0 : output_part(out, text, strlen(text));
}

int output_clipped(struct output *out, const char *text, int columns)
{
	size_t size = strlen(text), fits = 0;
	int used = 0;

	if (text_columns(text) <= columns)
		return output_part(out, text, size);
	while (fits < size) {
		char shown[16];
		uint32_t code;
		size_t taken = text_decode(text + fits, size - fits, &code);
		int wide = text_is_hidden(code) ? (int)text_visible(code, shown)
						: text_columns_of(code);

		if (used + wide > columns - 1)
			break;
		used += wide;
		fits += taken;
	}
	return output_part(out, text, fits) + output_text(out, "…");
}

/* Meanings as attributes that every terminal has; never by hue. */
static const char *attribute(enum style style)
{
	switch (style) {
	case STYLE_TITLE:
	case STYLE_HEADING:
	case STYLE_WARNING:
		return "\033[1m";
	case STYLE_MATCH:
		return "\033[1;4m";
	default:
		return NULL;
	}
}

void output_begin(struct output *out, enum style style)
{
	if (out->styled && attribute(style) != NULL)
		output_put(out, attribute(style));
}

void output_end(struct output *out, enum style style)
{
	if (out->styled && attribute(style) != NULL)
		output_put(out, "\033[0m");
}

int output_styled(struct output *out, enum style style, const char *text)
{
	output_begin(out, style);
	int columns = output_text(out, text);
	output_end(out, style);
	return columns;
}

int output_format(struct output *out, const char *format, ...)
{
	char *text = NULL;
	va_list list;

	va_start(list, format);
	int size = vasprintf(&text, format, list);
	va_end(list);
	if (size < 0) {
		if (out->error == 0)
			out->error = ENOMEM;
		return 0;
	}
	int columns = output_part(out, text, (size_t)size);
	free(text);
	return columns;
}

void output_spaces(struct output *out, int count)
{
	for (; count > 0; count--)
		output_put(out, " ");
}

bool output_flush(struct output *out)
{
	errno = 0;
	if ((fflush(out->file) != 0 || ferror(out->file)) && out->error == 0)
		out->error = errno != 0 ? errno : EIO;
	return out->error == 0;
}
