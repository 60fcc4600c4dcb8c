/* A plan in words: what to do by when, what is done, and what has changed. */
#ifndef RUNGS_PAGE_PLAN_H
#define RUNGS_PAGE_PLAN_H

#include <rungs/plan.h>

#include "page.h"

/* Makes the page of a plan.  suggested: nobody has kept it. */
enum rungs_status page_open_plan(struct page *out, struct rungs_atlas *atlas,
				 const struct rungs_plan *plan, bool suggested,
				 struct rungs_error *error);

#endif
