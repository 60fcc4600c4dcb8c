/* How far the making of an atlas has come, for whoever waits for it. */
#ifndef RUNGS_PROGRESS_H
#define RUNGS_PROGRESS_H

enum progress_part {
	PROGRESS_READ,
	PROGRESS_CHECK,
	PROGRESS_INDEX,
	PROGRESS_WRITE,
	PROGRESS_PARTS
};

struct progress {
	/* Gets what is being done, 'reading', static, and how much of all is
	 * done, from 0 to 1 and never less than before. */
	void (*tell)(void *context, const char *what, double done);
	void *context;
};

/* Tells that so much of the part is done, from 0 to 1.  NULL: nobody waits. */
void progress_tell(const struct progress *progress, enum progress_part part,
		   double share);

#endif
