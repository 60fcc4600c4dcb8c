/* What a person has marked to put it side by side: roles, specializations,
 * tracks.  The letter of a mark is that of its column.  The profile keeps them;
 * where there is none, or where it cannot be written, they last as long as the
 * explorer runs. */
#ifndef RUNGS_MARKS_H
#define RUNGS_MARKS_H

#include <rungs/compare.h>

#include "person.h"

#define MARKS_MOST RUNGS_COMPARE_MOST

struct mark {
	enum rungs_kind kind;
	char id[128];
	bool kept; /* in the profile */
};

/* Starts zeroed. */
struct marks {
	size_t count;
	struct mark at[MARKS_MOST]; /* in the order of marking */
	unsigned long changes;      /* how often it became another */
	unsigned long generation;   /* of the records that it follows */
};

/* Whether things of a kind can be marked. */
bool marks_take(enum rungs_kind kind);

/* Marks a thing, or takes its mark away; false if there are too many. */
bool marks_toggle(struct marks *marks, enum rungs_kind kind, const char *id);

/* The place that one more has in the order of marking. */
int marks_next(const struct person *person);

/* Makes the marks those of the profile that the atlas knows, the first four of
 * them, if its records are others than before: what is kept no longer goes, what
 * is new comes behind. */
void marks_follow(struct marks *marks, const struct person *person,
		  struct rungs_atlas *atlas);

/* Takes all for not kept: they stay, whatever the profile has. */
void marks_hold(struct marks *marks);

/* 'A' to 'D', or 0 if it is not marked, or marks is NULL. */
char marks_letter(const struct marks *marks, enum rungs_kind kind,
		  const char *id);

#endif
