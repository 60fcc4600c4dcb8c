#include "recent.h"

#include <stdlib.h>
#include <string.h>

static void take_out(struct recent *recent, size_t which)
{
	free(recent->at[which]);
	recent->count--;
	memmove(recent->at + which, recent->at + which + 1,
		(recent->count - which) * sizeof *recent->at);
}

void recent_add(struct recent *recent, const char *text)
{
	char *copy = text[0] ? strdup(text) : NULL;

	if (!copy)
		return;
	for (size_t i = 0; i < recent->count; i++)
		if (strcmp(recent->at[i], text) == 0)
			take_out(recent, i);
	if (recent->count == RECENT_MOST)
		take_out(recent, 0);
	recent->at[recent->count++] = copy;
}

const char *recent_back(const struct recent *recent, size_t back)
{
	if (back == 0 || back > recent->count)
		return NULL;
	return recent->at[recent->count - back];
}

void recent_release(struct recent *recent)
{
	while (recent->count > 0)
		take_out(recent, recent->count - 1);
}
