/* What the index keeps of a term in a thing, and of a thing's names, as bytes.
 * An atlas may lie: reading never goes past the end, and what does not make
 * sense ends the list. */
#ifndef RUNGS_POSTING_H
#define RUNGS_POSTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How much a term says of a thing; texts by their ordinal in it. */
struct posting {
	int64_t thing;
	float body; /* what the thing is known by the term for, 0 to 2 */
	float name; /* the most that it adds to one of its names, 0 to 2 */
	float head; /* the same as body, of the last words of titles alone */
	uint32_t name_text, body_text;
	bool alone; /* name_text is the term and nothing else */
};

#define POSTING_MOST 32 /* bytes */

/* Where reading has got to; starts with bytes, end and a thing of 0. */
struct posting_reader {
	const unsigned char *at, *end;
	int64_t thing;
};

/* False at the end. */
bool posting_next(struct posting_reader *reader, struct posting *out);

/* Writes a posting that follows one of the thing before; returns the bytes. */
size_t posting_write(unsigned char out[POSTING_MOST],
		     const struct posting *posting, int64_t before);

/* A name of a thing: terms in order. */
struct name_line {
	uint32_t text; /* ordinal */
	float weight;  /* of its field, 0 to 1 */
	size_t count;
	const unsigned char *terms; /* read by name_term */
};

/* The next line at *at; false at the end. */
bool name_next(const unsigned char **at, const unsigned char *end,
	       struct name_line *out);

/* The next term of a line, *at moving on from line->terms. */
uint32_t name_term(const unsigned char **at, const unsigned char *end);

/* Writes a line; out has room for NAME_MOST(count) bytes.  Returns them. */
#define NAME_MOST(count) (16 + 5 * (count))
size_t name_write(unsigned char *out, uint32_t text, float weight,
		  const uint32_t *terms, size_t count);

#endif
