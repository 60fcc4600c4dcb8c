#include "language.h"

#include <stddef.h>
#include <strings.h>

static const char *const levels[] = {"a1", "a2", "b1",    "b2",
				     "c1", "c2", "native"};
const int language_levels = sizeof(levels) / sizeof(levels[0]);

const char *language_level(int level)
{
	return level >= 1 && level <= language_levels ? levels[level - 1]
						      : NULL;
}

int language_level_parse(const char *word)
{
	for (int i = 0; i < language_levels; i++) {
		if (strcasecmp(word, levels[i]) == 0)
			return i + 1;
	}
	return 0;
}
