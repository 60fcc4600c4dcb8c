/* What of the differences between two atlases concerns one person: whatever
 * the profile names.
 *
 *	concerns_find(&concerns, &records, before, after, &error);
 *	if (concerns_why(&concerns, &diff.at[0], why) > 0)
 *		… why[0]: 'plan data-analyst' …
 *	concerns_release(&concerns);
 */
#ifndef RUNGS_CONCERNS_H
#define RUNGS_CONCERNS_H

#include <rungs/profile.h>

#include "diff.h"

struct arena;
struct sqlite3;

/* A thing, and why it is somebody's. */
struct concern {
	char what; /* 'r' a role, 's' a skill, 'o' the code of an occupation */
	const char *id;
	const char *why;
};

/* Starts zeroed; owns every text in it. */
struct concerns {
	size_t count;
	struct concern *at;
	struct arena *arena;
};

#define CONCERNS_MAX 8 /* reasons that are told of one difference */

/* The roles and skills that the profile has, plans, bookmarks, marks or notes,
 * and the occupations that tell the pay of these roles in either atlas. */
enum rungs_status concerns_find(struct concerns *out,
				const struct rungs_records *records,
				struct sqlite3 *before, struct sqlite3 *after,
				struct rungs_error *error);

/* Why the difference concerns the person, each reason once; how many there
 * are, 0 if it does not.  They last as long as the concerns. */
size_t concerns_why(const struct concerns *concerns,
		    const struct difference *difference,
		    const char *why[CONCERNS_MAX]);

void concerns_release(struct concerns *concerns);

#endif
