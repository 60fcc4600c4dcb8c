/* The employment projections of the US Bureau of Labor Statistics, table 1.2,
 * as rows of outlook: the years and figures of each occupation, with what it
 * typically takes to enter.  A code that stands for several occupations is the
 * outlook of each that has no row of its own; groups of occupations and those
 * that the atlas does not have are passed over. */
#ifndef RUNGS_PROJECTIONS_H
#define RUNGS_PROJECTIONS_H

#include <rungs/error.h>

#include "finding.h"

/* Takes the file into the atlas; see amend_run. */
enum rungs_status projections_import(const char *path, const char *atlas_path,
				     struct findings *findings,
				     struct rungs_error *error);

#endif
