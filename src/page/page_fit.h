/* How a role fits a profile, in words. */
#ifndef RUNGS_PAGE_FIT_H
#define RUNGS_PAGE_FIT_H

#include <rungs/fit.h>

#include "page.h"

/* Makes the page: the band and why, what would change it, and every row that
 * adds to its points. */
enum rungs_status page_open_fit(struct page *out, const struct rungs_fit *fit,
				struct rungs_error *error);

#endif
