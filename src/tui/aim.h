/* What a key means on a screen: the thing under the cursor, or else the one
 * that the screen is about. */
#ifndef RUNGS_AIM_H
#define RUNGS_AIM_H

#include "history.h"

/* What the screen is about; false if that is no thing. */
bool aim_at_subject(const struct visit *visit, struct place *out);

#define AIM_ANY ((1u << RUNGS_KIND_COUNT) - 1)

/* A thing of the atlas of these kinds, bits 1 << kind; false if neither is. */
bool aim_at(const struct visit *visit, unsigned kinds, struct place *out);

/* The thing that a key of the profile means.  On a page that is the page's own,
 * unless the cursor is on what it asks and that is what counts. */
bool aim_at_kept(const struct visit *visit, enum action_id action,
		 struct place *out);

#endif
