/* The atlases that the explorer can be in, of which one is at hand.  Each is
 * opened when it is first gone to, and closed when nothing that is open is of
 * it any more; one that is not at hand keeps little memory. */
#ifndef RUNGS_ATLASES_H
#define RUNGS_ATLASES_H

#include <rungs/atlas.h>

#include "../page/page.h"
#include "../page/places.h"
#include "marks.h"

struct atlas_entry {
	struct atlas_place place;
	struct rungs_atlas *atlas; /* NULL while it is closed */
	bool looked_at;            /* about and problem are known */
	struct rungs_about about;
	struct rungs_error problem; /* why it cannot be read, or RUNGS_OK */
	struct marks marks;         /* of its things, while it is not at hand */
};

struct atlases {
	enum rungs_status (*open_own)(struct rungs_atlas **out,
				      struct rungs_error *error);
	size_t count, at;
	struct atlas_entry *entries; /* the start first, which is not ours */
};

/* Begins with the one that is open, which stays the caller's, and the others of
 * places, which must last; NULL for none.  atlases_release is due after a
 * failure, too. */
enum rungs_status atlases_begin(struct atlases *atlases,
				struct rungs_atlas *start,
				const struct atlas_places *places,
				struct rungs_error *error);

void atlases_release(struct atlases *atlases);

/* Makes sure that an entry's about and problem are known: it is opened for
 * that, if it was not open yet. */
const struct atlas_entry *atlases_look(struct atlases *atlases, size_t which);

/* The same of one of those that were not looked at; false if all were. */
bool atlases_look_on(struct atlases *atlases);

/* Opens one and puts it at hand; *marks are then of its things.  On failure
 * nothing changes. */
enum rungs_status atlases_enter(struct atlases *atlases, size_t which,
				struct marks *marks, struct rungs_error *error);

/* Closes an atlas that is not at hand. */
void atlases_leave(struct atlases *atlases, size_t which);

/* Finds an occupation in the first of them, the one at hand aside, that is one
 * of O*NET; out->atlas is its place there, from 1. */
bool atlases_counterpart(struct atlases *atlases, const char *occupation,
			 struct page_counterpart *out);

#endif
