#include "core/text.h"

#include <string.h>

#include <utf8proc.h>

/* Longest decomposition of one code point in Unicode is 18. */
enum { LONGEST = 32, GROWTH = 4 };

/* Marks, and what is not drawn at all. */
static bool is_mark(uint32_t code)
{
	const utf8proc_property_t *property =
		utf8proc_get_property((utf8proc_int32_t)code);

	return property->ignorable ||
	       property->category == UTF8PROC_CATEGORY_MN ||
	       property->category == UTF8PROC_CATEGORY_MC ||
	       property->category == UTF8PROC_CATEGORY_ME;
}

/* What ASCII folds to. */
static const char ascii[] = "                                   #       +    "
			    "0123456789       abcdefghijklmnopqrstuvwxyz      "
			    "abcdefghijklmnopqrstuvwxyz     ";

_Static_assert(sizeof(ascii) == 0x80 + 1, "one for each");

static bool is_word(uint32_t code)
{
	utf8proc_category_t category;

	if (code < 0x80)
		return ascii[code] != ' ';
	category = utf8proc_category((utf8proc_int32_t)code);
	return (category >= UTF8PROC_CATEGORY_LU &&
		category <= UTF8PROC_CATEGORY_LO) ||
	       (category >= UTF8PROC_CATEGORY_ND &&
		category <= UTF8PROC_CATEGORY_NO);
}

/* The parts of a code point, folded, as UTF-8; marks left out, a space for
 * what is in no word. */
static size_t fold_parts(uint32_t code, int options, char *out)
{
	utf8proc_int32_t parts[LONGEST];
	utf8proc_ssize_t count, i;
	size_t length = 0;
	int boundary = 0;

	count = utf8proc_decompose_char((utf8proc_int32_t)code, parts, LONGEST,
					(utf8proc_option_t)options, &boundary);
	if (count < 0 || count > LONGEST)
		return 0;
	for (i = 0; i < count; i++) {
		uint32_t part = (uint32_t)parts[i];

		if (is_word(part))
			length += text_encode(part, out + length);
		else if (!is_mark(part))
			out[length++] = ' ';
	}
	return length;
}

/* As fold_parts for a code point that took `taken` bytes.  The few ligatures
 * that stand for a whole phrase would outgrow what text.h promises: they stay
 * themselves. */
static size_t fold_code(uint32_t code, size_t taken, char *out)
{
	const int plain = UTF8PROC_CASEFOLD | UTF8PROC_DECOMPOSE;
	size_t length;

	length = fold_parts(code, plain | UTF8PROC_COMPAT, out);
	return length <= GROWTH * taken ? length : fold_parts(code, plain, out);
}

/* Folds the code point at text; *length is that of what it comes to. */
static size_t fold_next(const char *text, size_t size, char *out,
			size_t *length)
{
	uint32_t code = (unsigned char)*text;
	size_t taken;

	if (code < 0x80) {
		out[0] = ascii[code];
		*length = 1;
		return 1;
	}
	taken = text_decode(text, size, &code);
	*length = fold_code(code, taken, out);
	return taken;
}

size_t text_fold(char *out, size_t size, const char *text, size_t *offsets)
{
	size_t end = strlen(text), at = 0, used = 0, word_end = end;
	size_t taken, length, i;
	char folded[4 * LONGEST];

	if (size == 0)
		return 0;
	for (; at < end; at += taken) {
		taken = fold_next(text + at, end - at, folded, &length);
		for (i = 0; i < length; i++) {
			bool space = word_end < end && used > 0;

			if (folded[i] == ' ') {
				if (word_end == end)
					word_end = at;
				continue;
			}
			if (used + space + 1 >= size)
				goto too_small;
			if (offsets != NULL) {
				offsets[used] = word_end;
				offsets[used + space] = at;
			}
			if (space)
				out[used++] = ' ';
			out[used++] = folded[i];
			word_end = end;
		}
	}
	if (offsets != NULL)
		offsets[used] = word_end;
	out[used] = '\0';
	return used;

too_small:
	out[0] = '\0';
	return 0;
}
