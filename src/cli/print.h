/* A page as an answer. */
#ifndef RUNGS_PRINT_H
#define RUNGS_PRINT_H

#include "../page/page.h"
#include "invocation.h"

/* Writes it as wide as the terminal, up to a width that is easy to read, or
 * line by line.  Returns the exit status. */
int print_page(struct invocation *call, const struct page *page);

#endif
