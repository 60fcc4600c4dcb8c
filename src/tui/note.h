/* A note on a thing while it is written.  Whatever is there is kept however it
 * is left. */
#ifndef RUNGS_NOTE_H
#define RUNGS_NOTE_H

#include "asking.h"

void note_begin(struct asking *asking, struct session *session,
		const struct place *thing);

#endif
