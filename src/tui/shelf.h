/* The shelves of the library: which kinds of things it keeps, in what order
 * and under what name. */
#ifndef RUNGS_SHELF_H
#define RUNGS_SHELF_H

#include <rungs/thing.h>

struct shelf {
	enum rungs_kind kind;
	const char *name;
};

#define SHELF_COUNT 10
extern const struct shelf shelves[SHELF_COUNT];

/* The shelf of a kind; the first one for a kind that the library does not
 * keep. */
size_t shelf_of(enum rungs_kind kind);

#endif
