/* A ladder: the roles of a line of work, of a track, or of the whole atlas, on
 * their rungs, and the moves among them. */
#ifndef RUNGS_LADDER_H
#define RUNGS_LADDER_H

#include <rungs/role.h>

struct rungs_ladder_role {
	struct rungs_role_brief brief;
	size_t level;  /* index of levels */
	size_t column; /* index of columns */
};

struct rungs_ladder_move {
	size_t from, to; /* indices of roles; never the same */
	const char *kind;
	const char *commonness;   /* or NULL */
	int years_min, years_max; /* in the seat before the step */
	bool doubtful;
	struct rungs_basis basis;
};

struct rungs_ladder {
	enum rungs_kind kind; /* of what it is the ladder: a specialization, a
			       * track, or RUNGS_KIND_COUNT for all there is */
	const char *id;       /* NULL for all */
	const char *name;     /* of the atlas for all */
	size_t level_count;
	struct rungs_ref *levels; /* that have roles, highest first; those of
				   * several scales one scale after the other */
	/* Tracks, in the atlas's order; specializations where all roles are of
	 * one track. */
	enum rungs_kind column_kind;
	size_t column_count;
	struct rungs_ref *columns;
	size_t role_count;
	struct rungs_ladder_role *roles; /* in the atlas's order */
	size_t move_count;
	struct rungs_ladder_move *moves; /* in the atlas's order, without those
					  * that only say that two roles are
					  * similar */
	void *memory;
};

/* kind is RUNGS_SPECIALIZATION, RUNGS_TRACK, RUNGS_ROLE for the ladder of the
 * role's specialization, or RUNGS_KIND_COUNT, for which id is ignored. */
enum rungs_status rungs_ladder_get(struct rungs_atlas *atlas,
				   enum rungs_kind kind, const char *id,
				   struct rungs_ladder *out,
				   struct rungs_error *error);
void rungs_ladder_release(struct rungs_ladder *ladder);

#endif
