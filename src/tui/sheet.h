/* A page as text for a sheet of paper: what many screens hand out. */
#ifndef RUNGS_SHEET_H
#define RUNGS_SHEET_H

#include "../page/page_print.h"

/* What fails is memory. */
enum rungs_status sheet_write(FILE *out, const struct page *page,
			      struct rungs_error *error);

/* The same, and gives the page back. */
enum rungs_status sheet_write_made(FILE *out, struct page *page,
				   struct rungs_error *error);

#endif
