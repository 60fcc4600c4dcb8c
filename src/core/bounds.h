/* Bounds that a person types: '>60k', '60k-90k', '3..5', '4+'. */
#ifndef RUNGS_BOUNDS_H
#define RUNGS_BOUNDS_H

#include <stdbool.h>
#include <stddef.h>

enum comparison {
	COMPARE_NONE,
	COMPARE_EQUAL,
	COMPARE_LESS,
	COMPARE_AT_MOST,
	COMPARE_MORE,
	COMPARE_AT_LEAST
};

/* Both ends included; infinite where there is none. */
struct bounds {
	double least, most;
};

extern const struct bounds bounds_none;

/* The sign that *text begins with, which it moves past. */
enum comparison comparison_read(const char **text);

/* From the value on or up to it; a number next to it is one step away. */
struct bounds bounds_of(enum comparison comparison, double value, double step);

/* Where a text of two ends parts: *size bytes of '..' or of '-' at the offset
 * returned, the first one from `from` on; 0 if there is none. */
size_t bounds_part(const char *text, size_t from, size_t *size);

/* The whole text as bounds of amounts; a bare amount means at least that if so
 * asked, and else just that. */
bool bounds_read(const char *text, bool bare_is_least, double step,
		 struct bounds *out);

#endif
