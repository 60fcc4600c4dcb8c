/* Breaks a text into lines: at spaces, else before or after a wide character,
 * else behind a '/' or '-', else wherever the line is full. */
#ifndef RUNGS_WRAP_H
#define RUNGS_WRAP_H

#include <stdbool.h>
#include <stddef.h>

struct wrap {
	const char *text; /* NULL once nothing is left */
	int width;
};

/* Begins; width is at least 1. */
struct wrap wrap_begin(const char *text, int width);

/* The next line, without the spaces at which it was broken, not
 * NUL-terminated; false when there is none.  Spaces that a text begins with
 * stay where all of it fits.  Only a line of one character can be wider than
 * the width. */
bool wrap_next(struct wrap *wrap, const char **line, size_t *size);

#endif
