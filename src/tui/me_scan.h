/* What a text names of the atlas, to be ticked and then taken over. */
#ifndef RUNGS_ME_SCAN_H
#define RUNGS_ME_SCAN_H

#include <rungs/scan.h>

#include "list.h"
#include "session.h"

struct me_scan {
	struct rungs_scan scan;
	bool *ticked; /* of each hit */
	struct list list;
	char (*texts)[2][240];
};

/* Reads a text.  False if it names nothing, or on failure; said then tells
 * which. */
bool me_scan_open(struct me_scan *scan, struct session *session,
		  const char *text, char *said, size_t size);
void me_scan_release(struct me_scan *scan);

/* Ticks the hit at the cursor, or takes over what is ticked if it is on the row
 * that does: true then, and it is over. */
bool me_scan_choose(struct me_scan *scan, struct session *session, char *said,
		    size_t size);

#endif
