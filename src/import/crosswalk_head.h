/* What a crosswalk says of itself above its table. */
#ifndef RUNGS_CROSSWALK_HEAD_H
#define RUNGS_CROSSWALK_HEAD_H

#include <stddef.h>

struct crosswalk_head {
	/* 'ESCO-O*NET Crosswalk, version 1 (Sep-22): O*NET-SOC 2019, ESCO
	 * v1.1.0' */
	char title[400];
	char author[400];
	char year[8]; /* '2022', or '' */
};

/* Reads it; what is not there, or cannot be shown, is left out. */
void crosswalk_head_read(struct crosswalk_head *head, const char *bytes,
			 size_t size);

#endif
