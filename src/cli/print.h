/* Pages and tables as answers. */
#ifndef RUNGS_PRINT_H
#define RUNGS_PRINT_H

#include "../page/page.h"
#include "../page/table.h"
#include "invocation.h"

/* Writes it as wide as the terminal, up to a width that is easy to read, or
 * line by line.  Returns the exit status. */
int print_page(struct invocation *call, const struct page *page);

/* A table likewise if the format is text or NULL, or as csv or md. */
int print_table(struct invocation *call, const struct table *table,
		const char *format);

/* EXIT_USAGE after a sentence if --json is given too, a format of its own. */
int check_format(struct invocation *call);

/* Lets answer write the answer, into the file of --output whole or not at all
 * where one is named.  Returns the exit status. */
int print_answer(struct invocation *call,
		 int (*answer)(struct invocation *call, const void *context),
		 const void *context);

#endif
