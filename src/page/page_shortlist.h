/* The end of the guided start, in words. */
#ifndef RUNGS_PAGE_SHORTLIST_H
#define RUNGS_PAGE_SHORTLIST_H

#include <rungs/shortlist.h>

#include "page.h"

/* Makes the page: the roles with their reasons, the one that surprises, and the
 * lines that suit. */
enum rungs_status page_open_shortlist(struct page *out,
				      const struct rungs_shortlist *shortlist,
				      struct rungs_error *error);

#endif
