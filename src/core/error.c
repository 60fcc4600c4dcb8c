#include "error.h"

#include <stdarg.h>
#include <stdio.h>

#include "text.h"

enum rungs_status error_set(struct rungs_error *error, enum rungs_status status,
			    const char *format, ...)
{
	char raw[sizeof(error->text)];
	va_list args;

	if (error == NULL)
		return status;
	error->status = status;
	va_start(args, format);
	vsnprintf(raw, sizeof(raw), format, args);
	va_end(args);
	text_show(error->text, sizeof(error->text), raw);
	return status;
}

enum rungs_status error_no_memory(struct rungs_error *error)
{
	return error_set(error, RUNGS_NO_MEMORY, "Memory ran out.");
}
