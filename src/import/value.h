/* One value against what its column may hold. */
#ifndef RUNGS_VALUE_H
#define RUNGS_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "tables.h"

/* What a value is judged to be. */
struct verdict {
	bool fit;
	char message[256]; /* why not: 'is not a number' */
	const char *mend;  /* or NULL */
};

/* Whether size bytes at text are Unicode text without control characters,
 * tab and line feed excepted. */
struct verdict value_is_text(const char *text, size_t size);

/* Whether they are a value of the column; an empty one is not known.
 * References are judged by their form only. */
struct verdict value_check(const struct column *column, const char *text,
			   size_t size);

/* The next id of a list separated by ';' of which *rest and *size are left,
 * both moved on.  False at the end. */
bool value_next_id(const char **rest, size_t *size, const char **id,
		   size_t *id_size);

#endif
