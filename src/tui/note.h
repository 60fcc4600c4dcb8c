/* A note on a thing while it is written.  Whatever is there is kept however the
 * line is left. */
#ifndef RUNGS_NOTE_H
#define RUNGS_NOTE_H

#include "prompt.h"
#include "screen.h"

/* Starts zeroed. */
struct note {
	struct prompt prompt;
	struct place thing;
};

void note_begin(struct note *note, struct session *session,
		const struct place *thing);

/* Carries out an action while the note is open; said as keep.h tells. */
void note_act(struct note *note, struct session *session, enum action_id action,
	      char *said, size_t size);

/* Keeps what is there, if the note is open. */
void note_end(struct note *note, struct session *session, char *said,
	      size_t size);

#endif
