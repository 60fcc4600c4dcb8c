/* Counts of people who went from one major group of the SOC to another, as rows
 * of flows: into an atlas whose specializations are these groups. */
#ifndef RUNGS_IMPORT_FLOWS_H
#define RUNGS_IMPORT_FLOWS_H

#include <rungs/error.h>

#include "finding.h"

/* Takes the file into the atlas; see amend_run.  Its name says the years. */
enum rungs_status flows_import(const char *path, const char *atlas_path,
			       struct findings *findings,
			       struct rungs_error *error);

#endif
