/* One value of a table that is read. */
#ifndef RUNGS_CELL_H
#define RUNGS_CELL_H

#include <stdbool.h>
#include <stddef.h>

struct cell {
	const char *text; /* size bytes, which may be any; no NUL need follow */
	size_t size;
};

/* One with a text of our own. */
struct cell cell_of(const char *text);

/* Whether it is this text, to the letter. */
bool cell_is(const struct cell *cell, const char *text);

/* Whether they are the same bytes. */
bool cell_is_same(const struct cell *one, const struct cell *other);

/* Without blank space at its ends. */
struct cell cell_trimmed(struct cell cell);

/* The next of its lines, with which *rest begins, trimmed; *rest is moved on.
 * False after the last. */
bool cell_next_line(struct cell *rest, struct cell *line);

#endif
