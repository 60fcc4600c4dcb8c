#include "nearest.h"

#include <string.h>

#include "../core/edit.h"

const char *nearest(const char *word,
		    const char *(*next)(const void *context, size_t n),
		    const void *context)
{
	size_t length = strlen(word);
	int best = (int)(length < 60 ? length + 2 : 0) / 3 + 1;
	const char *found = NULL, *other;

	for (size_t n = 0; (other = next(context, n)) != NULL; n++) {
		int distance = edit_distance(word, other);

		if (length > 1 && strncmp(word, other, length) == 0)
			distance = 0;
		if (distance < best) {
			best = distance;
			found = other;
		}
	}
	return found;
}
