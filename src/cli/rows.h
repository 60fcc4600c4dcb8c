/* A list for people: a line each, or columns on a terminal. */
#ifndef RUNGS_ROWS_H
#define RUNGS_ROWS_H

#include "invocation.h"

/* What a line says of a thing.  Texts may be NULL, but for the id. */
struct row {
	const char *id, *name;
	const char *group;   /* heading it stands under */
	const char *more[2]; /* between name and id */
	const char *counted; /* 'role' if more[0] is a number of them */
};

struct rows {
	size_t count;
	struct row (*at)(const void *source, size_t n);
	const void *source;
};

void rows_put(struct invocation *call, const struct rows *rows);

#endif
