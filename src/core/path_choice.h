/* Which paths are worth showing beside each other. */
#ifndef RUNGS_PATH_CHOICE_H
#define RUNGS_PATH_CHOICE_H

#include "paths.h"

/* Tells of each whether another with no more rare steps is at least as good in
 * years, effort, pay and evidence, and better in one.  Pay that is not known
 * compares with none that is.  False without memory. */
bool paths_dominated(struct arena *arena, const struct paths *paths,
		     bool *dominated);

/* The places of at most `most` paths: those that are not dominated, then the
 * others that are at most half as long again as the first and one step more, of
 * both those without a rare step first, else in their order; each left out that
 * shares half of its middle roles, or of another's if they are fewer, with one
 * chosen before.  False without memory. */
bool paths_choose(struct arena *arena, const struct paths_question *question,
		  const struct paths *paths, const bool *dominated, size_t most,
		  size_t *chosen, size_t *count);

#endif
