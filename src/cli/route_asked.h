/* The question of routes as the command line has it. */
#ifndef RUNGS_ROUTE_ASKED_H
#define RUNGS_ROUTE_ASKED_H

#include <rungs/route.h>

#include "invocation.h"

enum { ASKED_MOST = 64 };

/* The ids of an option's list, cut out of a copy of it. */
struct asked_list {
	char *text;
	size_t count;
	const char *at[ASKED_MOST + 1]; /* ends with NULL */
};

struct route_asked {
	struct rungs_route_question question;
	struct rungs_things from, to, in, education; /* own the ids */
	struct asked_list without, avoid, through;
};

/* Reads the options of routes and the two ends, of which the first may be
 * 'start'.  EXIT_DONE, or what to exit with after having complained; to be
 * released either way. */
int read_route_asked(struct invocation *call, struct rungs_atlas *atlas,
		     const char *from, const char *to, struct route_asked *out);
void release_route_asked(struct route_asked *asked);

/* What to exit with. */
int routes_status(const struct rungs_routes *routes);

/* Answers in JSON, also where no route meets the limits.  Returns the exit
 * status. */
int answer_routes(struct invocation *call, const struct rungs_routes *routes);

/* Complains, in one sentence, of why there is none, and says more after it
 * unless that is NULL; returns that status. */
int refuse_routes(struct invocation *call, const struct rungs_routes *routes,
		  const char *more);

#endif
