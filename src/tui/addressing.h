/* How a terminal is sent to a place, read once from what terminfo says of it
 * instead of evaluated each time. */
#ifndef RUNGS_ADDRESSING_H
#define RUNGS_ADDRESSING_H

#include <stdbool.h>

#define ADDRESSING_PART 16 /* bytes of a part at most, with its NUL */
#define ADDRESSING_SIZE (3 * ADDRESSING_PART + 2 * 11) /* of what is written */

/* Row and column in decimal between three parts, as nearly all have it. */
struct addressing {
	char before[ADDRESSING_PART], between[ADDRESSING_PART],
		after[ADDRESSING_PART];
	int first; /* the number of the first row and column */
};

/* Reads a cursor_address of terminfo that has no delays, such as
 * '\E[%i%p1%d;%p2%dH'; false if it is of another form. */
bool addressing_read(struct addressing *out, const char *capability);

/* Writes how to go to a row and column, counted from 0; out has room for
 * ADDRESSING_SIZE. */
void addressing_write(const struct addressing *addressing, char *out, int row,
		      int col);

#endif
