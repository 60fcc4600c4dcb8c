/* Feeders: the roles that lead to a role, one or more steps back. */
#ifndef RUNGS_FEEDER_H
#define RUNGS_FEEDER_H

#include <rungs/role.h>

struct rungs_feeder {
	struct rungs_role_brief role;
	int step;                 /* 1 makes the last move */
	size_t move_count;        /* at least 1 */
	struct rungs_move *moves; /* into roles of the step before it, common
				   * first, with their gaps */
};

/* A first step: from study into a role. */
struct rungs_first_step {
	struct rungs_ref role;
	struct rungs_entry_route route;
};

struct rungs_feeders {
	struct rungs_role_brief role; /* that they lead to */
	int steps;                    /* of the farthest; 0 for none */
	size_t count;
	struct rungs_feeder *at; /* by step, common first */
	/* The start is the nearest of a feeder too: RUNGS_UNKNOWN or the step
	 * at which it stands, and its ways into the step before. */
	int first_step;
	size_t first_count;
	struct rungs_first_step *firsts;
	/* Roles that resemble it.  Similar is not mobility: nobody is known to
	 * have made the move, and no step leads through one. */
	size_t similar_count;
	struct rungs_move *similar;
	const char *unlinked; /* why no move touches it, if none does */
	struct rungs_refs sources;
	void *memory;
};

/* Looks back from a role by so many steps, at least 1, or as far as there are
 * any.  A role stands at its nearest step alone, with all its moves into the
 * step before.  RUNGS_BAD_INPUT: fewer than one step. */
enum rungs_status rungs_feeders_get(struct rungs_atlas *atlas, const char *id,
				    int steps, struct rungs_feeders *out,
				    struct rungs_error *error);
void rungs_feeders_release(struct rungs_feeders *feeders);

#endif
