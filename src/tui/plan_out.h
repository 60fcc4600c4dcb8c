/* Kept plans as files, for the screens that show one. */
#ifndef RUNGS_PLAN_OUT_H
#define RUNGS_PLAN_OUT_H

#include "screen.h"

#define PLAN_ENDINGS "html md txt csv ics"

/* Writes what 'rungs plan show' writes in the format of one of these endings:
 * the plan of an id in the person's profile. */
enum rungs_status plan_out(FILE *out, const char *ending,
			   struct rungs_atlas *atlas,
			   const struct person *person, const char *id,
			   struct rungs_error *error);

#endif
