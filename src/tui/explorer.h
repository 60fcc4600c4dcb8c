/* The explorer: an app on a terminal. */
#ifndef RUNGS_EXPLORER_H
#define RUNGS_EXPLORER_H

#include <rungs/atlas.h>

#include "screen.h"
#include "term.h"

/* Explores until the person quits, starting at a place or, if it is NULL, at
 * Browse, with the profile in a file, NULL for none.  The atlas stays the caller's.  RUNGS_BAD_INPUT: this is no terminal
 * that the explorer can draw on.  RUNGS_IO: the terminal went away.  A signal
 * that asks to end ends the process as it would any other, with the terminal
 * in order. */
enum rungs_status explorer_run(struct rungs_atlas *atlas,
			       const struct place *start, const char *profile,
			       const struct term_options *options,
			       struct rungs_error *error);

#endif
