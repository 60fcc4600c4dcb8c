/* The wage estimates of the US Bureau of Labor Statistics, as rows of pay.
 *
 *	detailed occupations    pay of the occupations of their SOC code; one
 *	                        that stands for several, 13-1020, is the pay
 *	                        of each that has no row of its own
 *	area, survey            place ('US', 'Texas, US') and year ('2024 (May)')
 *	#                       NULL, at or above the top code; where that is
 *	                        not known, the note says so
 *	*, **                   NULL; the note says what is not available
 *
 * What is estimated for single industries or owners is passed over, and so are
 * groups of occupations and those that the atlas does not have. */
#ifndef RUNGS_OEWS_H
#define RUNGS_OEWS_H

#include <rungs/error.h>

#include "finding.h"

/* Takes the file into the atlas; see amend_run.  year is that of the survey, or
 * 0 if the name of the file says it. */
enum rungs_status oews_import(const char *path, const char *atlas_path,
			      int year, struct findings *findings,
			      struct rungs_error *error);

#endif
