/* What the index keeps of a term in a thing, as bytes.  An atlas may lie:
 * reading never goes past the end, and what does not make sense ends the
 * list. */
#ifndef RUNGS_POSTING_H
#define RUNGS_POSTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How much a term says of a thing; texts by their ordinal in it. */
struct posting {
	int64_t thing;
	float body;         /* what it is known by the term for, 0 to 2 */
	float head;         /* the same, of the last words of titles alone */
	uint32_t body_text; /* that says most; 0 for none */
	unsigned title;     /* where in the name of the first field: TITLE */
	unsigned spots;     /* where in other names: bits, see name_spot */
	const unsigned char *names; /* with the term, read by name_use_next */
	size_t names_size;          /* bytes */
};

/* Where the term stands in a name of the thing. */
struct name_use {
	uint32_t text;
	unsigned field;  /* of the thing's fields of names, which; 0 to 3 */
	unsigned place;  /* from 0; NAME_FAR for that and more */
	unsigned length; /* of the name in words; NAME_FAR likewise */
};

enum { NAME_FAR = 15 };

/* Where a term stands in names of some length: a bit for each place, those of
 * longer names behind those of shorter ones; all names of more words than
 * NAME_NEAR share the last. */
enum { NAME_NEAR = 5, SPOT_FAR = 1 << 15 };

static inline unsigned name_spot(unsigned place, unsigned length)
{
	return length > NAME_NEAR ? SPOT_FAR
				  : 1u << (length * (length - 1) / 2 + place);
}

/* All places in names of a length. */
static inline unsigned name_spots(unsigned length)
{
	return length > NAME_NEAR
		       ? SPOT_FAR
		       : ((1u << length) - 1) << length * (length - 1) / 2;
}

/* Places right behind those given. */
static inline unsigned spots_behind(unsigned spots)
{
	const unsigned firsts = 1 << 0 | 1 << 1 | 1 << 3 | 1 << 6 | 1 << 10;

	return (spots << 1 & ~(firsts | SPOT_FAR)) | (spots & SPOT_FAR);
}

/* Of a title: its words in the low bits, NAME_FAR for that and more; then a bit
 * for each place that a term has there, the last for that and all behind it. */
enum { TITLE_PLACES = 4, TITLE_LAST = 1 << 7 };

static inline unsigned title_spot(unsigned place)
{
	return place < TITLE_PLACES ? 1u << (4 + place) : TITLE_LAST;
}

static inline unsigned title_behind(unsigned title)
{
	const unsigned places = UINT8_MAX & ~NAME_FAR;

	return ((title & places) << 1 | (title & TITLE_LAST)) & UINT8_MAX;
}

/* Where reading has got to; starts with bytes, end and a thing of 0. */
struct posting_reader {
	const unsigned char *at, *end;
	int64_t thing;
};

/* False at the end.  The names stay where they are in the bytes. */
bool posting_next(struct posting_reader *reader, struct posting *out);

/* The next of a posting's names; *use is the one before, zeroed at first.
 * False at the end. */
bool name_use_next(const unsigned char **at, const unsigned char *end,
		   struct name_use *use);

/* Writes a posting that follows one of the thing before; out has room for
 * POSTING_MOST and its names.  Returns the bytes. */
#define POSTING_MOST 40
size_t posting_write(unsigned char *out, const struct posting *posting,
		     int64_t before);

/* Writes a use of a name whose text is not below that of the one before.
 * Returns the bytes. */
#define NAME_USE_MOST 8
size_t name_use_write(unsigned char *out, const struct name_use *use,
		      uint32_t before);

#endif
