/* Writes a page as text for people to read. */
#ifndef RUNGS_PAGE_PRINT_H
#define RUNGS_PAGE_PRINT_H

#include <stdbool.h>
#include <stdio.h>

#include "page.h"

struct page_print {
	int width; /* columns; 0 for 80; of no concern to plain */
	/* one fact a line, read from top to bottom: no columns, no pictures,
	 * names of links as KIND/ID */
	bool plain;
	bool ascii; /* nothing beyond ASCII */
};

/* What fails is memory; whether out took everything is for the caller to ask
 * it. */
enum rungs_status page_print(FILE *out, const struct page *page,
			     const struct page_print *how,
			     struct rungs_error *error);

#endif
