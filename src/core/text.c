#include "core/text.h"

#include <stdio.h>
#include <string.h>

#include <utf8proc.h>

/* The length of the well-formed sequence at text, or 0. */
static size_t sequence_at(const char *text, size_t size, uint32_t *code)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned char lead = (unsigned char)text[0];
	size_t length = lead < 0x80         ? 1
			: lead >> 5 == 0x06 ? 2
			: lead >> 4 == 0x0E ? 3
			: lead >> 3 == 0x1E ? 4
					    : 0;
	uint32_t value;
	size_t i;

	if (length == 0 || length > size)
		return 0;
	value = length == 1 ? lead : lead & (0xFFu >> (length + 1));
	for (i = 1; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];

		if ((byte & 0xC0) != 0x80)
			return 0;
		value = value << 6 | (byte & 0x3F);
	}
	if (value < least[length] || value > 0x10FFFF ||
	    (value >= 0xD800 && value < 0xE000))
		return 0;
	*code = value;
	return length;
}

size_t text_decode(const char *text, size_t size, uint32_t *code)
{
	size_t length;

	if ((unsigned char)text[0] < 0x80) {
		*code = (unsigned char)text[0];
		return 1;
	}
	length = sequence_at(text, size, code);
	if (length > 0)
		return length;
	*code = TEXT_REPLACEMENT;
	return 1;
}

size_t text_encode(uint32_t code, char *out)
{
	if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
		code = TEXT_REPLACEMENT;
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xC0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xE0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3F));
		out[2] = (char)(0x80 | (code & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3F));
	out[2] = (char)(0x80 | (code >> 6 & 0x3F));
	out[3] = (char)(0x80 | (code & 0x3F));
	return 4;
}

/* How many bytes from the start are ASCII but no NUL, eight at a time first. */
static size_t ascii_prefix(const char *text, size_t size)
{
	uint64_t eight;
	size_t at = 0;

	while (size - at >= sizeof(eight)) {
		memcpy(&eight, text + at, sizeof(eight));
		/* 0 borrows its highest bit from the byte above. */
		if (((eight | (eight - 0x0101010101010101u)) &
		     0x8080808080808080u) != 0)
			break;
		at += sizeof(eight);
	}
	while (at < size && (unsigned char)text[at] < 0x80 && text[at] != '\0')
		at++;
	return at;
}

size_t text_plain(const char *text, size_t size)
{
	uint64_t eight;
	size_t at = 0;

	while (size - at >= sizeof(eight)) {
		memcpy(&eight, text + at, sizeof(eight));
		/* A byte below the space borrows its highest bit from the one
		 * above, and DEL carries into its own. */
		if (((eight | (eight - 0x2020202020202020u) |
		      (eight + 0x0101010101010101u)) &
		     0x8080808080808080u) != 0)
			break;
		at += sizeof(eight);
	}
	while (at < size && text[at] >= ' ' && text[at] < 0x7F)
		at++;
	return at;
}

size_t text_letters(const char *text, size_t size)
{
	size_t letters = 0;

	for (size_t i = 0; i < size; i++)
		letters += ((unsigned char)text[i] & 0xC0) != 0x80;
	return letters;
}

bool text_is_valid(const char *text, size_t size)
{
	uint32_t code;
	size_t at = ascii_prefix(text, size), length;

	while (at < size) {
		length = sequence_at(text + at, size - at, &code);
		if (length == 0)
			return false;
		at += length;
	}
	return true;
}

size_t text_clean(char *out, const char *text, size_t size)
{
	uint32_t code;
	size_t at = 0, length = 0;

	while (at < size) {
		size_t plain = ascii_prefix(text + at, size - at);

		memcpy(out + length, text + at, plain);
		at += plain;
		length += plain;
		if (at == size)
			break;
		at += text_decode(text + at, size - at, &code);
		length += text_encode(code != 0 ? code : TEXT_REPLACEMENT,
				      out + length);
	}
	out[length] = '\0';
	return length;
}

/* Signs that stand before the number that they span and are drawn, though
 * Unicode counts them among the format characters. */
static bool is_drawn_format(uint32_t code)
{
	return (code >= 0x600 && code <= 0x605) || code == 0x6DD ||
	       code == 0x70F || code == 0x890 || code == 0x891 ||
	       code == 0x8E2 || code == 0x110BD || code == 0x110CD;
}

static bool is_hidden(uint32_t code, const utf8proc_property_t *property)
{
	switch (property->category) {
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return true;
	case UTF8PROC_CATEGORY_CF:
		return !is_drawn_format(code);
	default:
		return property->ignorable;
	}
}

bool text_is_hidden(uint32_t code)
{
	if (code >= 0x20 && code < 0x7F)
		return false;
	return code > 0x10FFFF ||
	       is_hidden(code, utf8proc_get_property((utf8proc_int32_t)code));
}

/* Hangul vowels and final consonants join the consonant before them. */
static bool is_joining_jamo(uint32_t code)
{
	return (code >= 0x1160 && code <= 0x11FF) ||
	       (code >= 0xD7B0 && code <= 0xD7FB);
}

/* Hexagrams and circled numbers that terminals draw wide, although their East
 * Asian width is not. */
static bool is_wide_by_custom(uint32_t code)
{
	return (code >= 0x4DC0 && code <= 0x4DFF) ||
	       (code >= 0x3248 && code <= 0x324F);
}

int text_columns_of(uint32_t code)
{
	const utf8proc_property_t *property;

	if (code >= 0x20 && code < 0x7F)
		return 1;
	if (code > 0x10FFFF)
		return 0;
	property = utf8proc_get_property((utf8proc_int32_t)code);
	if (is_hidden(code, property) ||
	    property->category == UTF8PROC_CATEGORY_MN ||
	    property->category == UTF8PROC_CATEGORY_ME || is_joining_jamo(code))
		return 0;
	return property->charwidth == 2 || is_wide_by_custom(code) ? 2 : 1;
}

size_t text_visible(uint32_t code, char *out)
{
	char name[16];
	size_t length;

	if (!text_is_hidden(code))
		return text_encode(code, out);
	if (code < 0x20 || code == 0x7F) {
		out[0] = '^';
		out[1] = (char)(code ^ 0x40);
		return 2;
	}
	length = (size_t)snprintf(name, sizeof(name), "<U+%04X>",
				  (unsigned)code);
	memcpy(out, name, length);
	return length;
}

int text_columns_in(const char *text, size_t size)
{
	size_t at = text_plain(text, size);
	int columns = (int)at;
	char visible[16];
	uint32_t code;

	while (at < size) {
		size_t plain;
		int width;

		at += text_decode(text + at, size - at, &code);
		width = text_columns_of(code);
		if (width == 0 && text_is_hidden(code))
			width = (int)text_visible(code, visible);
		columns += width;
		plain = text_plain(text + at, size - at);
		at += plain;
		columns += (int)plain;
	}
	return columns;
}

int text_columns(const char *text)
{
	return text_columns_in(text, strlen(text));
}

void text_show(char *out, size_t size, const char *text)
{
	size_t left = strlen(text), used = 0, length;
	char visible[16];
	uint32_t code;

	if (size == 0)
		return;
	while (left > 0) {
		length = text_decode(text, left, &code);
		text += length;
		left -= length;
		length = text_visible(code, visible);
		if (length >= size - used)
			break;
		memcpy(out + used, visible, length);
		used += length;
	}
	out[used] = '\0';
}

void text_group(char *out, size_t size, const char *digits)
{
	size_t whole = strcspn(digits, "."), used = 0;

	for (size_t i = 0; digits[i] != '\0' && used + 2 < size; i++) {
		if (i > 0 && i < whole && (whole - i) % 3 == 0)
			out[used++] = ',';
		out[used++] = digits[i];
	}
	out[used] = '\0';
}

const char *text_digits(char out[TEXT_COUNT], size_t count)
{
	char backward[TEXT_COUNT];
	size_t size = 0, at = 0;

	do
		backward[size++] = (char)('0' + count % 10);
	while ((count /= 10) > 0);
	while (size > 0)
		out[at++] = backward[--size];
	out[at] = '\0';
	return out;
}

const char *text_count(char out[TEXT_COUNT], size_t count)
{
	char digits[TEXT_COUNT];

	text_group(out, TEXT_COUNT, text_digits(digits, count));
	return out;
}
