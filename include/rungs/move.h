/* A move: a step from role to role. */
#ifndef RUNGS_MOVE_H
#define RUNGS_MOVE_H

#include <rungs/thing.h>

/* A skill that the step asks for beyond what the role before it asks, the
 * baseline of the two levels counted in. */
struct rungs_gap {
	struct rungs_ref skill;
	int has;   /* 0 to 5 */
	int needs; /* RUNGS_UNKNOWN where no level is said; has is 0 then */
	bool core;
};

struct rungs_move {
	struct rungs_ref from, to;
	struct rungs_ref other_level; /* of the role at the far end */
	struct rungs_ref other_specialization;
	struct rungs_ref other_track;
	const char *kind; /* 'advancement', 'lateral', … as in the table */
	int level_change; /* rungs up, negative for down */
	int years_min, years_max; /* in the seat before the step */
	const char *commonness;   /* 'common', 'possible', 'rare', or NULL */
	struct rungs_refs certifications; /* that help */
	size_t gap_count;
	struct rungs_gap *gaps; /* core first, larger first */
	/* of the two occupations: 'same-code', a tier such as 'primary-short',
	 * or 'none' */
	const char *relatedness;
	const char *note;     /* what the step takes */
	const char *doubtful; /* why, if it is */
	struct rungs_basis basis;
};

#endif
