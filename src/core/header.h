/* The first bytes of an atlas file: what it is, before SQLite looks at it. */
#ifndef RUNGS_HEADER_H
#define RUNGS_HEADER_H

#include <stddef.h>

#include <rungs/error.h>

#define HEADER_SIZE 100

/* Checks that size bytes at image begin as an atlas of a version this library
 * reads.  name stands in the sentence: 'The atlas' or a quoted path. */
enum rungs_status header_check(const void *image, size_t size, const char *name,
			       struct rungs_error *error);

#endif
