/* Occupations of roles, found again as roles of an atlas of O*NET. */
#ifndef RUNGS_COUNTERPART_H
#define RUNGS_COUNTERPART_H

#include "page.h"

/* Whether it is formed as a code of O*NET-SOC is: '15-2051.00'. */
bool counterpart_is_code(const char *occupation);

/* Whether an atlas says that it is one of O*NET. */
bool counterpart_is_onet(const struct rungs_about *about);

/* Looks for the occupation in an atlas that is one of O*NET; fills in title and
 * name of *out. */
bool counterpart_find(struct rungs_atlas *onet, const struct rungs_about *about,
		      const char *occupation, struct page_counterpart *out);

#endif
