/* A list for people: a line each, or columns on a terminal. */
#ifndef RUNGS_ROWS_H
#define RUNGS_ROWS_H

#include "invocation.h"

/* What a line says of a thing.  Texts may be NULL, but for the id. */
struct row {
	const char *id, *name;
	const char *group;   /* heading it stands under */
	const char *more[2]; /* between name and id */
	int roles; /* how many, shown in the place of more[0]; 0 for none */
};

struct rows {
	size_t count;
	struct row (*at)(const void *source, size_t n);
	const void *source;
};

void rows_put(struct invocation *call, const struct rows *rows);

#endif
