/* What commands answer that make atlases and tables, or check them. */
#ifndef RUNGS_REPORT_H
#define RUNGS_REPORT_H

#include <rungs/error.h>

#include "../import/finding.h"
#include "invocation.h"

/* Writes the findings: a line each, or as JSON.  `file` is the atlas that was
 * written, or NULL.  Complains of error if status says that there is one, or
 * counts the findings of severity error in what is called `name`.  Returns the
 * exit status. */
int report(struct invocation *call, const struct findings *findings,
	   const char *name, const char *file, enum rungs_status status,
	   const struct rungs_error *error);

/* Answers which folder was written.  Returns the exit status. */
int report_folder(struct invocation *call, const char *folder);

/* Says what else the folder may be whose tables have errors as an atlas of their
 * own, if it looks like an overlay. */
void report_overlay(struct invocation *call, const char *folder);

#endif
