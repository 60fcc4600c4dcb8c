/* The file that remembers, from one run to the next, where a person was.
 *
 *	trail_open(path)
 *	trail_read(text, size)		what the last run left
 *	trail_mark("…")			where one is, as often as that changes
 *	trail_leave()			writes it down
 *
 * There is one.  Losing it harms nobody: no failure is told. */
#ifndef RUNGS_TRAIL_H
#define RUNGS_TRAIL_H

#include <stdbool.h>
#include <stddef.h>

/* Uses the file at path from now on, NULL for none; it may be missing, and its
 * folders too. */
void trail_open(const char *path);

/* False if there is nothing that fits. */
bool trail_read(char *text, size_t size);

/* Takes a copy of the text, cut if it is very long; writes nothing yet. */
void trail_mark(const char *text);

/* Writes down what was marked last, for its owner alone; a signal handler may
 * do it. */
void trail_leave(void);

#endif
