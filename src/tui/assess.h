/* The guided start on the screen: one question at a time. */
#ifndef RUNGS_TUI_ASSESS_H
#define RUNGS_TUI_ASSESS_H

#include <rungs/assessment.h>

#include "field.h"
#include "list.h"
#include "screen.h"

enum {
	OWN_MOST = 12, /* answers that are not among the options */
	ID_SIZE = 400,
	LABEL_SIZE = 460
};

/* One answer that can be marked. */
struct choice {
	char id[ID_SIZE];
	char label[LABEL_SIZE]; /* '[x] Law' */
	const char *note;       /* the assessment's, or NULL */
	bool marked;
};

struct assess {
	struct session *session;
	struct rungs_assessment assessment;
	unsigned long generation; /* of the person's records it was read of */
	size_t at;                /* the question that is asked */
	size_t choice_count;
	struct choice *choices;
	struct list list; /* of choices, or of what was found */
	bool looking;     /* for more answers, by words */
	bool stale; /* what was found is of words that were there before */
	struct field field;
	struct rungs_options found;
	char title[80];
};

/* The question that is asked, or NULL. */
const struct rungs_asked *assess_asked(const struct assess *assess);

/* Rows that there are for its answers in a window of that size. */
int assess_height(const struct assess *assess, int rows, int cols);

/* Where the guided start goes on: at its question or, done, at the shortlist;
 * from there once more at the first question. */
struct place assess_place(const struct person *person,
			  const struct screen *from);

void assess_render(const void *state, struct cells *grid, struct area area);

#endif
