/* The limits of routes as a list of switches. */
#ifndef RUNGS_ROUTE_SWITCHES_H
#define RUNGS_ROUTE_SWITCHES_H

#include <rungs/profile.h>
#include <rungs/route.h>

#include "list.h"

enum { SWITCHES_WITHOUT = 24, SWITCHES_ROLES = 8, SWITCHES_THROUGH = 4 };

/* Roles to avoid or to go through; owns the texts. */
struct route_roles {
	size_t count;
	struct rungs_ref at[SWITCHES_ROLES];
	const char *ids[SWITCHES_ROLES + 1]; /* for the question */
};

struct route_switches {
	struct rungs_things conditions, educations; /* of the atlas */
	size_t years;     /* which of those offered; 0 for any */
	size_t education; /* which one, from 1; 0 if not said */
	bool no_new_degree, sourced, common, stay;
	bool without[SWITCHES_WITHOUT]; /* conditions */
	struct route_roles avoid, through;
	struct list list;
	char (*texts)[200];                            /* of its rows */
	const char *without_ids[SWITCHES_WITHOUT + 1]; /* for the question */
};

/* What comes of an action. */
enum route_switched {
	SWITCHED_NOTHING,
	SWITCHED,             /* a limit is another */
	SWITCHED_ASKS_AVOID,  /* which role to avoid, */
	SWITCHED_ASKS_THROUGH /* or to go through, is to be picked */
};

enum rungs_status route_switches_open(struct route_switches *switches,
				      struct rungs_atlas *atlas,
				      struct rungs_error *error);
void route_switches_release(struct route_switches *switches);

/* Sets what a profile says: the education one has, and what one does not
 * want. */
void route_switches_own(struct route_switches *switches,
			const struct rungs_records *has);

/* Moves through the list, or sets the switch at the cursor: Space, Enter and
 * Right on, Left back. */
enum route_switched route_switches_act(struct route_switches *switches,
				       enum action_id action);

/* Avoids a role, or goes through it; it is no longer done the other way round.
 * False if there is no room or it is done already. */
bool route_switches_avoid(struct route_switches *switches, const char *id,
			  const char *name);
bool route_switches_pass(struct route_switches *switches, const char *id,
			 const char *name);

/* Puts the limits into the question, `in` being the line of work that staying
 * means, or NULL; valid until they change. */
void route_switches_ask(struct route_switches *switches, const char *in,
			struct rungs_route_question *question);

/* The limits in words: 'none', 'at most 4 years · no new degree'. */
void route_switches_words(const struct route_switches *switches, char *out,
			  size_t size);

#endif
