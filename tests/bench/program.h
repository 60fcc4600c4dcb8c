/* The programs that are timed: how each is started, how it is known to be
 * ready, and what is typed into it. */
#ifndef BENCH_PROGRAM_H
#define BENCH_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

struct program {
	const char *name;
	const char *argv[4];
	const char *needs;  /* another program that it cannot do without */
	const char *folder; /* below the playground, where it is started */
	const char *ready;  /* on the screen once the first frame is whole */
	const char *const *keys; /* ends with NULL */
	const char *quit;
};

/* Ours first; ends with a program without a name. */
extern const struct program programs[];

/* Whether a program of this name is in PATH. */
bool program_found(const char *name);

/* Makes the folders that the programs are shown, below `folder`. */
bool playground_make(const char *folder);

#endif
