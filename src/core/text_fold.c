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

/* A text as it is folded. */
struct fold {
	char *out;
	size_t size, used;
	size_t *offsets;
	bool parted;     /* the last word has ended, at */
	size_t word_end; /* this byte of the text */
};

/* Takes what the byte at a place of the text folds to; false without room. */
static inline bool take(struct fold *fold, char folded, size_t at)
{
	bool space = fold->parted && fold->used > 0;

	if (folded == ' ') {
		if (!fold->parted)
			fold->word_end = at;
		fold->parted = true;
		return true;
	}
	if (fold->used + space + 1 >= fold->size)
		return false;
	if (fold->offsets != NULL) {
		fold->offsets[fold->used] = fold->word_end;
		fold->offsets[fold->used + space] = at;
	}
	if (space)
		fold->out[fold->used++] = ' ';
	fold->out[fold->used++] = folded;
	fold->parted = false;
	return true;
}

/* Takes the ASCII from a place on, and moves on; false without room. */
static bool take_ascii(struct fold *fold, const char *text, size_t *at)
{
	struct fold now = *fold; /* in registers */
	unsigned char byte = (unsigned char)text[*at];
	bool fits = true;

	while (fits && byte != 0 && byte < 0x80) {
		fits = take(&now, ascii[byte], *at);
		byte = (unsigned char)text[++*at];
	}
	*fold = now;
	return fits;
}

/* Takes the code point at a place, and moves on; false without room. */
static bool take_code(struct fold *fold, const char *text, size_t end,
		      size_t *at)
{
	char folded[4 * LONGEST];
	uint32_t code;
	size_t taken = text_decode(text + *at, end - *at, &code);
	size_t length = fold_code(code, taken, folded);

	for (size_t i = 0; i < length; i++)
		if (!take(fold, folded[i], *at))
			return false;
	*at += taken;
	return true;
}

size_t text_fold(char *out, size_t size, const char *text, size_t *offsets)
{
	struct fold fold = {.out = out, .size = size, .offsets = offsets};
	size_t end = strlen(text), at = 0;
	bool fits = size > 0;

	while (fits && at < end)
		fits = (unsigned char)text[at] < 0x80
			       ? take_ascii(&fold, text, &at)
			       : take_code(&fold, text, end, &at);
	if (!fits) {
		if (size > 0)
			out[0] = '\0';
		return 0;
	}
	if (offsets != NULL)
		offsets[fold.used] = fold.parted ? fold.word_end : end;
	out[fold.used] = '\0';
	return fold.used;
}
