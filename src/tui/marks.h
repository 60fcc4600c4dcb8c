/* What a person has marked to put it side by side: roles, specializations,
 * tracks.  The letter of a mark is that of its column. */
#ifndef RUNGS_MARKS_H
#define RUNGS_MARKS_H

#include <rungs/compare.h>

#define MARKS_MOST RUNGS_COMPARE_MOST

struct mark {
	enum rungs_kind kind;
	char id[128];
};

/* Starts zeroed. */
struct marks {
	size_t count;
	struct mark at[MARKS_MOST]; /* in the order of marking */
	unsigned long changes;      /* how often it became another */
};

/* Whether things of a kind can be marked. */
bool marks_take(enum rungs_kind kind);

/* Marks a thing, or takes its mark away; false if there are too many. */
bool marks_toggle(struct marks *marks, enum rungs_kind kind, const char *id);

/* 'A' to 'D', or 0 if it is not marked, or marks is NULL. */
char marks_letter(const struct marks *marks, enum rungs_kind kind,
		  const char *id);

#endif
