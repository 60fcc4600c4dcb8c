/* The sign before a thing, in a list or in the margin of a page. */
#ifndef RUNGS_SIGN_H
#define RUNGS_SIGN_H

#include "../page/page.h"
#include "cells.h"
#include "marks.h"
#include "person.h"

/* Draws in column 0 of a row the letter of a mark, or else what own_sign gives
 * for a skill of which `asks` is asked.  marks and person may be NULL. */
void sign_render(const struct marks *marks, const struct person *person,
		 const struct page_link *link, int asks, struct cells *grid,
		 struct area area, int row);

#endif
