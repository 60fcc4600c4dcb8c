/* What a tick gives a profile, and how it is taken back.
 *
 * A step that was ticked keeps in `gave` what stood in the profile's place
 * before: 'none', or a level, an id, a name and a text with tabs between.
 * NULL: the profile had it, and the tick gave nothing. */
#ifndef RUNGS_PLAN_GIFT_H
#define RUNGS_PLAN_GIFT_H

#include "plan_record.h"

/* What the step is to leave in the profile; false for one that leaves
 * nothing. */
bool plan_gift_of(const struct rungs_record *step, struct rungs_record *out);

/* What the profile has in that place, or NULL. */
const struct rungs_record *plan_gift_place(const struct rungs_records *profile,
					   const struct rungs_record *gift);

/* What `gave` is to say of it; NULL without memory. */
const char *plan_gift_write(struct arena *arena,
			    const struct rungs_record *before);

/* Reads it into a record of the gift's section; its name is NULL for 'none'.
 * False without memory. */
bool plan_gift_read(struct arena *arena, const char *gave,
		    const struct rungs_record *gift, struct rungs_record *out);

#endif
