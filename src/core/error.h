/* Filling in a struct rungs_error. */
#ifndef RUNGS_CORE_ERROR_H
#define RUNGS_CORE_ERROR_H

#include <rungs/error.h>

/* Sets status and sentence, hidden characters in it made visible, if error is
 * not NULL; returns the status. */
enum rungs_status error_set(struct rungs_error *error, enum rungs_status status,
			    const char *format, ...)
	__attribute__((format(printf, 3, 4)));

enum rungs_status error_no_memory(struct rungs_error *error);

#endif
