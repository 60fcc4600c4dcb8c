/* The explorer: an app on a terminal. */
#ifndef RUNGS_EXPLORER_H
#define RUNGS_EXPLORER_H

#include <rungs/atlas.h>

#include "app.h"
#include "term.h"

/* Explores until the person quits, starting at a place or, if it is NULL, where
 * they were last by the file `trail`, or else at Browse.  The atlas stays the
 * caller's.
 * RUNGS_BAD_INPUT: this is no terminal that the explorer can draw on.
 * RUNGS_IO: the terminal went away.  A signal that asks to end ends the process
 * as it would any other, with the terminal in order. */
enum rungs_status explorer_run(struct rungs_atlas *atlas,
			       const struct place *start,
			       const struct app_files *files, const char *trail,
			       const struct term_options *options,
			       struct rungs_error *error);

#endif
