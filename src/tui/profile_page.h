/* Pages that are worked out from the person's profile: why a role fits or not,
 * what a step opens, and a whole plan. */
#ifndef RUNGS_PROFILE_PAGE_H
#define RUNGS_PROFILE_PAGE_H

#include "../page/page.h"
#include "screen.h"

/* Whether the screen shows such a page. */
bool profile_page_is(const struct screen *screen);

/* Makes the page of a place that leads to one; no person is one who has
 * nothing. */
enum rungs_status profile_page_make(struct page *out, struct rungs_atlas *atlas,
				    const struct person *person,
				    const struct place *place,
				    struct rungs_error *error);

/* Whether the profile says anything to work with. */
bool profile_page_has_ground(const struct person *person);

/* What to do about one that does not. */
extern const char profile_page_groundless[];

#endif
