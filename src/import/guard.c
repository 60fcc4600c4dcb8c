#include "guard.h"

#include <string.h>

bool guard_needed(struct cell text)
{
	size_t at = 0;

	while (at < text.size && text.text[at] == '\'')
		at++;
	return at < text.size && memchr("=+-@\t", text.text[at], 5) != NULL;
}

struct cell guard_off(struct cell text)
{
	if (text.size > 0 && text.text[0] == '\'' && guard_needed(text))
		return (struct cell){text.text + 1, text.size - 1};
	return text;
}
