/* The screens that are open, in the order of their opening, and which of them
 * is seen.  Each keeps its state, and with it the person's place. */
#ifndef RUNGS_HISTORY_H
#define RUNGS_HISTORY_H

#include "screen.h"

#define HISTORY_MOST 16 /* some 70 KB each at the most */

struct visit {
	const struct screen *screen;
	void *state;
	size_t atlas;             /* that it is of, in session->atlases */
	int rows, cols;           /* of the area it was last told */
	unsigned long generation; /* of the person's records, likewise */
};

struct history {
	size_t count, at;
	struct visit visits[HISTORY_MOST];
};

/* Opens a place after the one that is seen, and shows it.  What lay further
 * on is closed, and the oldest where there are too many.  On failure nothing
 * changes. */
enum rungs_status history_go(struct history *history, struct session *session,
			     const struct place *place,
			     struct rungs_error *error);

/* The same, in the history before all others. */
enum rungs_status history_go_before(struct history *history,
				    struct session *session,
				    const struct place *place,
				    struct rungs_error *error);

/* False if there is nowhere to go. */
bool history_back(struct history *history);
bool history_forward(struct history *history);

/* Puts an atlas of the session at hand; others that no visit is of are closed.
 * On failure nothing changes. */
enum rungs_status history_enter(struct history *history,
				struct session *session, size_t atlas,
				struct rungs_error *error);

struct visit *history_current(struct history *history);

void history_release(struct history *history);

#endif
