/* Texts that a spreadsheet would take for a formula: in a table that we write
 * an apostrophe stands before them, which reading takes away again. */
#ifndef RUNGS_GUARD_H
#define RUNGS_GUARD_H

#include <stdbool.h>

#include "cell.h"

/* Whether it is to be written with one apostrophe more: after any that it
 * begins with, there is '=', '+', '-', '@' or a tab. */
bool guard_needed(struct cell text);

/* What a text of a table that is read means. */
struct cell guard_off(struct cell text);

#endif
