/* What was typed before, to be typed again. */
#ifndef RUNGS_RECENT_H
#define RUNGS_RECENT_H

#include <stddef.h>

#define RECENT_MOST 64

/* Starts zeroed. */
struct recent {
	size_t count;
	char *at[RECENT_MOST]; /* the newest last, each once */
};

/* Puts a text behind all others; the oldest goes where there are too many.  An
 * empty one is not kept, nor is any without memory. */
void recent_add(struct recent *recent, const char *text);

/* The text that is so many back, 1 for the newest; NULL if there is none. */
const char *recent_back(const struct recent *recent, size_t back);

void recent_release(struct recent *recent);

#endif
