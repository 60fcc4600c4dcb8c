#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "../core/file_name.h"
#include "pack.h"

/* Some systems do not tell 'Amina' from 'amina'. */
static bool is_taken(const char *name, char *const *names, size_t count)
{
	if (strcasecmp(name, "index") == 0)
		return true;
	for (size_t i = 0; i < count; i++)
		if (strcasecmp(name, names[i]) == 0)
			return true;
	return false;
}

char *pack_name(const char *words, char *const *names, size_t count)
{
	char *name = file_name(words, "profile"), *other;

	if (name == NULL || !is_taken(name, names, count))
		return name;
	for (int n = 2;; n++) {
		if (asprintf(&other, "%s-%d", name, n) < 0)
			other = NULL;
		if (other == NULL || !is_taken(other, names, count))
			break;
		free(other);
	}
	free(name);
	return other;
}
