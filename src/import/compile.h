/* From an atlas folder to an atlas file. */
#ifndef RUNGS_COMPILE_H
#define RUNGS_COMPILE_H

#include <rungs/error.h>

#include "finding.h"

/* Compiles the tables of the folder into an atlas under out_path.  Every
 * problem of the tables is added to findings, which the caller releases; an
 * atlas is written only if none is of severity error, and what stood under
 * out_path stays otherwise.  Same tables, same bytes.
 * RUNGS_BAD_INPUT: there are such findings; error counts them. */
enum rungs_status compile_folder(const char *folder, const char *out_path,
				 struct findings *findings,
				 struct rungs_error *error);

/* The same without writing: RUNGS_OK also if there are findings. */
enum rungs_status check_folder(const char *folder, struct findings *findings,
			       struct rungs_error *error);

#endif
