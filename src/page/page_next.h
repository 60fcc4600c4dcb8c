/* What to learn next, in words. */
#ifndef RUNGS_PAGE_NEXT_H
#define RUNGS_PAGE_NEXT_H

#include <rungs/next.h>

#include "page.h"

/* Makes the page: skills, degrees and certifications, each with what it opens
 * and the arithmetic of it. */
enum rungs_status page_open_next(struct page *out,
				 const struct rungs_next *next,
				 struct rungs_error *error);

/* Makes the page of one step of a profile: what it takes, all the roles that
 * come into reach with it, and the arithmetic. */
enum rungs_status page_open_step(struct page *out, struct rungs_atlas *atlas,
				 const struct rungs_records *profile,
				 enum rungs_kind kind, const char *id,
				 struct rungs_error *error);

/* What a step opens, for a list: 'opens 4 roles, 2 closer · level 2 to 3'. */
void page_step_short(const struct rungs_next_step *step, char *out,
		     size_t size);

/* Whether no role comes nearer by it, nor asks it. */
bool page_step_is_idle(const struct rungs_next_step *step);

#endif
