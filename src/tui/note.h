/* A note on a thing while it is written.  Whatever is there is kept however it
 * is left. */
#ifndef RUNGS_NOTE_H
#define RUNGS_NOTE_H

#include "asking.h"

extern const char note_too_long[]; /* why one is not opened */

/* Says so if the note that is there cannot be changed here. */
void note_begin(struct asking *asking, struct session *session,
		const struct place *thing, char *said, size_t size);

#endif
