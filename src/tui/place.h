/* A place as text, to come back to it in another run. */
#ifndef RUNGS_PLACE_H
#define RUNGS_PLACE_H

#include "screen.h"

enum { PLACE_TEXT = 1024 }; /* bytes that any place takes, with the NUL */

/* Writes it down: PLACE_TEXT bytes at most. */
void place_write(const struct place *place, const char *atlas,
		 char out[PLACE_TEXT]);

/* Reads what was written of the atlas of that name; false of anything else. */
bool place_read(struct place *out, const char *atlas, const char *text);

#endif
