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

/* What ASCII folds to; 0 for the NUL, which ends a text, and for all else. */
static const char ascii[0x100] =
	"\0                                  #       +    "
	"0123456789       abcdefghijklmnopqrstuvwxyz      "
	"abcdefghijklmnopqrstuvwxyz     ";

static bool is_word(uint32_t code)
{
	utf8proc_category_t category;

	if (code < 0x80)
		return ascii[code] > ' ';
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

static inline char ascii_at(const char *text, size_t at)
{
	return ascii[(unsigned char)text[at]];
}

static inline uint64_t hash_more(uint64_t hash, char folded)
{
	return (hash << 5 | hash >> 59) ^ (unsigned char)folded;
}

/* Takes the ASCII from here on; true where it ends a word. */
static inline bool take_ascii(struct text_words *words)
{
	size_t used = words->used, size = 0;
	size_t room = used < words->room ? words->room - used - 1 : 0;
	const char *text = words->text + words->at;
	char *out = words->out + used, folded;
	uint64_t hash = words->hash;

	if (used == words->begin)
		while (ascii_at(text, 0) == ' ')
			text++;
	words->at = (size_t)(text - words->text);
	for (; (folded = ascii_at(text, size)) > ' ' && size < room; size++) {
		out[size] = folded;
		hash = hash_more(hash, folded);
	}
	if (words->offsets != NULL)
		for (size_t i = 0; i < size; i++)
			words->offsets[used + i] = words->at + i;
	words->used += size;
	words->end = words->at += size;
	words->hash = hash;
	words->full = folded > ' ';
	return folded == ' ';
}

/* Puts a byte of what stands here; false without room. */
static bool put(struct text_words *words, char folded)
{
	words->full = words->used + 1 >= words->room;
	if (words->full)
		return false;
	if (words->offsets != NULL)
		words->offsets[words->used] = words->at;
	words->out[words->used++] = folded;
	words->hash = hash_more(words->hash, folded);
	return true;
}

/* Takes the code point here; true where it ends a word. */
__attribute__((noinline)) static bool take_code(struct text_words *words)
{
	char parts[4 * LONGEST];
	uint32_t code;
	/* A NUL is in no sequence. */
	size_t taken = text_decode(words->text + words->at, GROWTH, &code);
	size_t length = fold_code(code, taken, parts);
	bool ended = false;

	words->end = words->at;
	while (words->part < length && !ended) {
		char folded = parts[words->part];

		if (folded == ' ')
			ended = words->used > words->begin;
		else if (!put(words, folded))
			return false;
		words->part++;
	}
	if (words->part == length) {
		words->part = 0;
		words->at += taken;
	}
	return ended;
}

bool text_next_word(struct text_words *words)
{
	size_t before = words->used, end = words->end;
	bool ended = false;

	words->used += before > 0;
	words->begin = words->used;
	words->hash = 0;
	while (!ended && !words->full && words->text[words->at] != '\0')
		ended = (unsigned char)words->text[words->at] < 0x80
				? take_ascii(words)
				: take_code(words);
	if (words->full || words->used == words->begin) {
		words->used = before;
		words->end = end;
		return false;
	}
	if (!ended)
		words->end = words->at;
	if (before > 0) {
		words->out[before] = ' ';
		if (words->offsets != NULL)
			words->offsets[before] = end;
	}
	words->hash = words->hash * 0x9E3779B97F4A7C15u >> 32;
	return true;
}

size_t text_fold(char *out, size_t size, const char *text, size_t *offsets)
{
	struct text_words words = {
		.text = text, .out = out, .room = size, .offsets = offsets};

	if (size == 0)
		return 0;
	while (text_next_word(&words))
		;
	if (words.full)
		words.used = 0;
	else if (offsets != NULL)
		offsets[words.used] = words.end;
	out[words.used] = '\0';
	return words.used;
}
