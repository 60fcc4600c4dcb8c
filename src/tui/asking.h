/* A text that is asked for on any screen: a note, the name of a file.  What is
 * done with it belongs to who asks.
 *
 *	note_begin(&asking, session, thing)	opens it, with an end
 *	asking_act(&asking, session, visit, action, said, size)
 *	…
 *	asking_end(&asking, session, visit, false, said, size) */
#ifndef RUNGS_ASKING_H
#define RUNGS_ASKING_H

#include "history.h"
#include "prompt.h"

struct asking;

/* Closes the prompt and carries out what was asked for; taken: with Enter, not
 * just left.  It may open it again.  said is empty before. */
typedef void asking_over(struct asking *asking, struct session *session,
			 const struct visit *visit, bool taken, char *said,
			 size_t size);

/* Starts zeroed. */
struct asking {
	struct prompt prompt;
	struct place thing; /* that it is about */
	asking_over *over;
};

/* Carries out an action while it is open. */
void asking_act(struct asking *asking, struct session *session,
		const struct visit *visit, enum action_id action, char *said,
		size_t size);

/* Leaves it, if it is open. */
void asking_end(struct asking *asking, struct session *session,
		const struct visit *visit, char *said, size_t size);

#endif
