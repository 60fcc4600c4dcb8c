/* Text from outside: UTF-8 made safe to keep, to compare and to show. */
#ifndef RUNGS_TEXT_H
#define RUNGS_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TEXT_REPLACEMENT 0xFFFDu

/* Decodes the code point at text (size bytes left, at least one).  Returns how
 * many bytes it took, at least one; ill-formed bytes decode one at a time to
 * TEXT_REPLACEMENT. */
size_t text_decode(const char *text, size_t size, uint32_t *code);

/* Encodes into out (room for 4) and returns the number of bytes, no NUL. */
size_t text_encode(uint32_t code, char *out);

/* Code points of valid UTF-8. */
size_t text_letters(const char *text, size_t size);

/* How many bytes from the start are printable ASCII. */
size_t text_plain(const char *text, size_t size);

bool text_is_valid(const char *text, size_t size);

/* Copies size bytes as valid UTF-8, ill-formed bytes and NUL replaced.  out
 * needs 3 * size + 1 bytes; returns the length written before the NUL. */
size_t text_clean(char *out, const char *text, size_t size);

/* Terminal columns of a code point: 0 for a combining mark, 1 or 2; what is
 * not shown as itself (see text_visible) has 0. */
int text_columns_of(uint32_t code);

/* Columns of a text, NUL-terminated or of so many bytes, as text_visible shows
 * it. */
int text_columns(const char *text);
int text_columns_in(const char *text, size_t size);

/* Whether a code point must not reach a terminal as itself: controls, hidden
 * direction marks and other invisible format characters. */
bool text_is_hidden(uint32_t code);

/* Writes what stands for a code point on a terminal: itself, '^[' for a C0
 * control, '<U+202E>' for another hidden one.  out has room for 16. */
size_t text_visible(uint32_t code, char *out);

/* Copies a NUL-terminated text with hidden characters made visible, cut
 * without splitting a character to fit size bytes with its NUL. */
void text_show(char *out, size_t size, const char *text);

/* One ASCII character of the same width in place of a code point: drawing
 * characters to their like ('─' to '-'), accented letters to their base, '?'
 * for the rest.  Wide characters are for the caller to pad. */
char text_ascii(uint32_t code);

/* Folds for comparison: case folded, accents, other marks and what is not
 * drawn removed, every run of anything but letters, digits, '+' and '#' one
 * space, none at the ends.  Returns the length, or 0 with an empty out if it
 * does not fit; size 4 * strlen(text) + 1 always does.  offsets, if given
 * (size entries), holds for each byte of out the byte of text it comes from;
 * for a space, and for the NUL, that is the end of the word before it. */
size_t text_fold(char *out, size_t size, const char *text, size_t *offsets);

/* The same, a word at a time:
 *
 *	struct text_words words = {.text = text, .out = out, .room = size};
 *
 *	while (text_next_word(&words))
 *		use(out + words.begin, words.used - words.begin, words.hash);
 */
struct text_words {
	const char *text;  /* NUL-terminated */
	char *out;         /* room bytes, of which `used` are written */
	size_t *offsets;   /* as of text_fold, without the one of the NUL */
	size_t room, used; /* one byte of room stays for a NUL */
	size_t begin;      /* of the last word in out */
	uint64_t hash;     /* of it, in 32 bits */
	bool full;         /* the next word does not fit */
	size_t at, part;   /* in the text; in what stands there, folded */
	size_t end;        /* of the last word in the text */
};

/* False when there is none, and without room. */
bool text_next_word(struct text_words *words);

/* The digits of a figure in groups of three up to its point: '1234.5' to
 * '1,234.5'; as many as there is room for. */
void text_group(char *out, size_t size, const char *digits);

#define TEXT_COUNT 28 /* with its NUL */

/* The digits of a count; returns out. */
const char *text_digits(char out[TEXT_COUNT], size_t count);

/* A count as people read it: '1,016'; returns out. */
const char *text_count(char out[TEXT_COUNT], size_t count);

#endif
