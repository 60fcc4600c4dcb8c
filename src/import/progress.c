#include "progress.h"

#include <stddef.h>

/* What part of the time each takes, as it was measured with O*NET's release;
 * together 1. */
static const struct {
	const char *what;
	double time;
} parts[PROGRESS_PARTS] = {
	[PROGRESS_READ] = {"reading", 0.48},
	[PROGRESS_CHECK] = {"checking", 0.07},
	[PROGRESS_INDEX] = {"indexing", 0.37},
	[PROGRESS_WRITE] = {"writing", 0.08},
};

void progress_tell(const struct progress *progress, enum progress_part part,
		   double share)
{
	double done = 0;

	if (progress == NULL)
		return;
	for (size_t i = 0; i < part; i++)
		done += parts[i].time;
	if (share > 1)
		share = 1;
	progress->tell(progress->context, parts[part].what,
		       done + share * parts[part].time);
}
