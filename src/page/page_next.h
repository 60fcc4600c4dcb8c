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

#endif
