/* Tables of a company's own, laid over an atlas: a folder that adds rows,
 * changes them and hides them (lay.h and hide.h say how).  Everything that
 * makes an atlas a good one is asked of the sum; what is wrong with the atlas
 * below already, errors excepted, is not told again.  Findings name files of
 * the overlay with its path before them, those of the atlas without. */
#ifndef RUNGS_OVERLAY_H
#define RUNGS_OVERLAY_H

#include <rungs/atlas.h>

#include "finding.h"

/* What is below: one of the two. */
struct overlay_base {
	struct rungs_atlas *atlas; /* open; stays the caller's */
	const char *folder;
};

/* Compiles the sum into an atlas under out_path, as compile_folder does. */
enum rungs_status overlay_compile(const struct overlay_base *base,
				  const char *overlay, const char *out_path,
				  struct findings *findings,
				  struct rungs_error *error);

/* Adds what is wrong with the sum to findings. */
enum rungs_status overlay_check(const struct overlay_base *base,
				const char *overlay, struct findings *findings,
				struct rungs_error *error);

/* Opens the sum, in memory.  RUNGS_BAD_INPUT: it has errors, the first of
 * which error names. */
enum rungs_status overlay_open(const struct overlay_base *base,
			       const char *overlay, struct rungs_atlas **out,
			       struct rungs_error *error);

#endif
