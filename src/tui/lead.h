/* Where a key leads from what is seen. */
#ifndef RUNGS_LEAD_H
#define RUNGS_LEAD_H

#include "history.h"

/* The place that an action leads to, or, in said, why it leads nowhere now: the
 * place then has no screen.  said may be without room.  False if it is no action
 * that leads anywhere. */
bool lead_find(enum action_id action, const struct visit *visit,
	       const struct session *session, struct place *out, char *said,
	       size_t size);

#endif
