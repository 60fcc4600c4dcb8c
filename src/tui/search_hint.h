/* What is said of a query above its hits: what is wrong with it, what may be
 * typed next, what it was mended to, how its filters were understood. */
#ifndef RUNGS_SEARCH_HINT_H
#define RUNGS_SEARCH_HINT_H

#include <rungs/search.h>

#include "cells.h"
#include "field.h"

struct search_hint {
	char text[640];            /* empty for nothing */
	size_t strong, strong_end; /* bytes that are emphasised */
	bool warning;
	struct rungs_completion completion;
};

/* hits are those of the field's text, or what they were before, if there is a
 * problem. */
void search_hint_make(struct search_hint *hint, struct rungs_atlas *atlas,
		      const struct field *field, const struct rungs_hits *hits,
		      const struct rungs_error *problem);

void search_hint_release(struct search_hint *hint);

/* Whether it is about a filter that is being typed, or a problem. */
bool search_hint_is_of_filter(const struct search_hint *hint);

/* Types the likeliest value of the filter at the cursor, or its name; false if
 * there is none, or if it stands there already. */
bool search_hint_complete(const struct search_hint *hint, struct field *field);

/* Rows that it takes of `rows`, at this width. */
int search_hint_rows(const struct search_hint *hint, int rows, int width);

void search_hint_render(const struct search_hint *hint, struct cells *grid,
			struct area area);

#endif
