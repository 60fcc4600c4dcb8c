/* The formats of ladders that are files of their own. */
#ifndef RUNGS_LADDER_FORMAT_H
#define RUNGS_LADDER_FORMAT_H

#include <rungs/error.h>

#include "ladder_write.h"

/* Draws the whole ladder and writes it as 'html', 'svg' or 'dot'; chosen is the
 * role that is brought out, or CANVAS_NO_ROLE.  What fails is memory. */
enum rungs_status ladder_format(FILE *out, const char *format,
				const struct rungs_ladder *ladder,
				size_t chosen, struct rungs_error *error);

#endif
