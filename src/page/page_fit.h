/* How a role fits a profile, in words. */
#ifndef RUNGS_PAGE_FIT_H
#define RUNGS_PAGE_FIT_H

#include <rungs/fit.h>

#include "page.h"

/* Makes the page: the band and why, what would change it, and every row that
 * adds to its points. */
enum rungs_status page_open_fit(struct page *out, const struct rungs_fit *fit,
				struct rungs_error *error);

/* The same of a role and a profile. */
enum rungs_status page_open_fit_of(struct page *out, struct rungs_atlas *atlas,
				   const struct rungs_records *profile,
				   const char *role, struct rungs_error *error);

/* Makes the page of many roles, a heading for each band that has any; words, or
 * none: what narrows them. */
enum rungs_status page_open_fits(struct page *out,
				 const struct rungs_fits *fits,
				 const char *words, struct rungs_error *error);

/* What stands between the profile and the role, for a list: '3 of 14 missing
 * · degree · 2 years', the first being levels of core skills. */
void page_fit_short(const struct rungs_fit_brief *brief, char *out,
		    size_t size);

#endif
