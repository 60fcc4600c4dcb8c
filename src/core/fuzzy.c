#include "fuzzy.h"

#include <limits.h>
#include <string.h>

/* A row tells how far a text is from each beginning of the word that can still
 * be near: at place i from that which is i - edits longer than the text.  More
 * edits than are allowed are FAR, as is the place behind the last. */
enum { FAR = FUZZY_EDITS + 1, LAST = FUZZY_ROW - 1 };

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

static void begin(struct fuzzy *fuzzy)
{
	unsigned char *row = fuzzy->rows[0];

	memset(row, FAR, FUZZY_ROW);
	for (unsigned i = 0; i <= fuzzy->edits && i <= fuzzy->size; i++)
		row[fuzzy->edits + i] = (unsigned char)i;
}

/* Goes on with a byte; false, and stays, if no word goes on so. */
static bool step(struct fuzzy *fuzzy, char byte)
{
	const unsigned char *row = fuzzy->rows[fuzzy->depth];
	unsigned char *out = fuzzy->rows[fuzzy->depth + 1];
	char last = fuzzy->depth > 0 ? fuzzy->text[fuzzy->depth - 1] : '\0';
	bool any = false;

	memset(out, FAR, FUZZY_ROW);
	for (size_t i = 0; i <= 2 * fuzzy->edits; i++) {
		/* Out of range if there is no such beginning. */
		size_t j = fuzzy->depth + 1 + i - fuzzy->edits;
		const char *word = fuzzy->word + j;
		unsigned far = row[i + 1] + 1u;

		if (j > fuzzy->size)
			continue;
		if (i > 0)
			far = least(far, out[i - 1] + 1u);
		if (j > 0)
			far = least(far, row[i] + (word[-1] != byte ? 1u : 0u));
		if (j > 1 && fuzzy->depth > 0 && word[-2] == byte &&
		    word[-1] == last)
			far = least(far, row[i - FUZZY_ROW] + 1u);
		if (far > fuzzy->edits)
			continue;
		out[i] = (unsigned char)far;
		any = true;
	}
	if (any)
		fuzzy->text[fuzzy->depth++] = byte;
	return any;
}

/* Whether the text so far is near the whole word. */
static bool is_near(const struct fuzzy *fuzzy)
{
	size_t place = fuzzy->size + fuzzy->edits - fuzzy->depth;

	return place < LAST && fuzzy->rows[fuzzy->depth][place] != FAR;
}

/* Whether any byte may follow. */
static bool is_open(const struct fuzzy *fuzzy)
{
	const unsigned char *row = fuzzy->rows[fuzzy->depth];

	for (size_t i = 0; i < LAST; i++)
		if (row[i] < fuzzy->edits)
			return true;
	return false;
}

/* The least byte above another that may follow; more than any if none may. */
static unsigned byte_above(const struct fuzzy *fuzzy, unsigned above)
{
	const unsigned char *row = fuzzy->rows[fuzzy->depth];
	unsigned best = UCHAR_MAX + 1u;

	if (is_open(fuzzy))
		return above + 1;
	for (size_t i = 0; i < LAST; i++) {
		size_t j = fuzzy->depth + i - fuzzy->edits;

		if (row[i] == FAR || j >= fuzzy->size)
			continue;
		if ((unsigned char)fuzzy->word[j] > above)
			best = least(best, (unsigned char)fuzzy->word[j]);
	}
	return best;
}

/* Where in the word the text goes on, if it can in one place only and no error is
 * left; else the word's size. */
static size_t only_place(const struct fuzzy *fuzzy)
{
	const unsigned char *row = fuzzy->rows[fuzzy->depth];
	size_t only = fuzzy->size, count = 0;

	for (size_t i = 0; i < LAST; i++)
		if (row[i] != FAR) {
			only = fuzzy->depth + i - fuzzy->edits;
			count++;
		}
	return count == 1 ? only : fuzzy->size;
}

/* Goes on with what the word has from there. */
static void append(struct fuzzy *fuzzy, size_t at)
{
	size_t left = fuzzy->size - at;

	memcpy(fuzzy->text + fuzzy->depth, fuzzy->word + at, left);
	fuzzy->known = fuzzy->depth;
	fuzzy->depth += left;
}

/* Goes to the first text behind this that goes on to words, if its next byte is
 * above the one given; the first byte stays. */
static void go_above(struct fuzzy *fuzzy, unsigned above)
{
	unsigned byte;

	while ((byte = byte_above(fuzzy, above)) > UCHAR_MAX) {
		above = (unsigned char)fuzzy->text[--fuzzy->depth];
		if (fuzzy->depth == 0) {
			fuzzy->known = 0;
			return;
		}
	}
	/* As far as all words that follow have the same bytes. */
	while (step(fuzzy, (char)byte) && !is_near(fuzzy) && !is_open(fuzzy)) {
		size_t at = only_place(fuzzy);

		if (at < fuzzy->size) {
			append(fuzzy, at);
			return;
		}
		byte = byte_above(fuzzy, 0);
	}
	fuzzy->known = fuzzy->depth;
}

bool fuzzy_is(struct fuzzy *fuzzy, const char *text, size_t size)
{
	size_t at = 0;
	bool found;

	if (fuzzy->depth == 0)
		begin(fuzzy);
	if (size == 0 || text[0] != fuzzy->word[0]) {
		fuzzy->depth = fuzzy->known = 0;
		return false;
	}
	while (at < fuzzy->known && at < size && fuzzy->text[at] == text[at])
		at++;
	fuzzy->depth = at;
	found = fuzzy->beginning && is_near(fuzzy);
	while (!found && at < size && step(fuzzy, text[at])) {
		at++;
		found = fuzzy->beginning && is_near(fuzzy);
	}
	fuzzy->known = fuzzy->depth;
	if (found || (at == size && is_near(fuzzy)))
		return true;
	go_above(fuzzy, at < size ? (unsigned char)text[at] : 0);
	return false;
}
