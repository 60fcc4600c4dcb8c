#include "today.h"

#include <stdlib.h>
#include <string.h>

const char *today(const char *epoch, time_t now, char out[DATE_SIZE])
{
	enum { DIGITS_MOST = 12, DAY = 24 * 60 * 60 };
	size_t size = epoch != NULL ? strlen(epoch) : 0;
	struct tm here;

	if (size > 0 && size <= DIGITS_MOST &&
	    strspn(epoch, "0123456789") == size)
		return date_write((int)(strtoll(epoch, NULL, 10) / DAY), out);
	if (localtime_r(&now, &here) == NULL ||
	    strftime(out, DATE_SIZE, "%Y-%m-%d", &here) == 0)
		return date_write((int)(now / DAY), out);
	return out;
}
