/* Roles side by side: what two to four of them, or of sets of them, ask, are
 * like, pay, and lead to. */
#ifndef RUNGS_COMPARE_H
#define RUNGS_COMPARE_H

#include <rungs/role.h>

#define RUNGS_COMPARE_MOST 4

/* What a column is to hold: a role, or the roles of a specialization or a
 * track, of one level or, if level is NULL, of all. */
struct rungs_compare_subject {
	enum rungs_kind kind;
	const char *id;
	const char *level; /* of no concern to a role */
};

/* What is paid in an occupation, and how many roles of the column it is the
 * nearest of. */
struct rungs_compare_pay {
	struct rungs_pay pay;
	const char *fit; /* of the loosest of them */
	size_t roles;
};

struct rungs_compare_column {
	enum rungs_kind kind;
	struct rungs_ref thing;
	struct rungs_ref level; /* that it is narrowed to, or none */
	size_t role_count;      /* 0 where none is on the level */
	struct rungs_role_brief *roles;
	int years_min, years_max; /* of working years, over its roles */
	size_t pay_count;
	struct rungs_compare_pay *pay; /* by median, lowest first */
	size_t without_pay;            /* roles near which nothing is known */
	size_t move_count;
	struct rungs_move *moves; /* out of the column, without those that are
				   * only similar; common first, no gaps */
	struct rungs_basis basis; /* of its roles: the weakest */
};

enum rungs_compare_aspect {
	RUNGS_COMPARE_SPECIALIZATION,
	RUNGS_COMPARE_TRACK,
	RUNGS_COMPARE_LEVEL,
	RUNGS_COMPARE_EDUCATION,           /* asked at least */
	RUNGS_COMPARE_EDUCATION_PREFERRED, /* where it is another */
	RUNGS_COMPARE_EDUCATION_USUAL,     /* in the occupation, where a role
					    * asks none */
	RUNGS_COMPARE_CONDITION,
	RUNGS_COMPARE_SKILL, /* skills, tools, knowledge */
	RUNGS_COMPARE_CERTIFICATION,
	RUNGS_COMPARE_ASPECT_COUNT
};

/* A thing in a column. */
struct rungs_compare_cell {
	size_t roles; /* of the column that have it; 0 for none */
	size_t core;  /* of them, as core or, of a certification, often asked */
	/* the range of a skill's level or of a condition's value over them,
	 * RUNGS_UNKNOWN where no role says it or it has none; in words */
	int least, most;
	const char *least_word, *most_word;
	struct rungs_basis basis; /* the weakest */
};

struct rungs_compare_row {
	struct rungs_ref thing;
	const char *kind; /* of a skill: 'skill', 'tool' or 'knowledge' */
	size_t columns;   /* that have it */
	struct rungs_compare_cell cells[RUNGS_COMPARE_MOST];
};

struct rungs_compare_rows {
	size_t count;
	/* Skills and certifications: what more columns have first, by the first
	 * that does; of these what more roles ask as core, then what more roles
	 * ask.  Everything else as the columns have it. */
	struct rungs_compare_row *at;
};

struct rungs_compare {
	size_t count;
	struct rungs_compare_column columns[RUNGS_COMPARE_MOST];
	struct rungs_compare_rows of[RUNGS_COMPARE_ASPECT_COUNT];
	struct rungs_refs sources;
	void *memory;
};

/* Compares count subjects, from 1 to RUNGS_COMPARE_MOST, in their order.
 * RUNGS_BAD_INPUT: another count, or a kind that cannot be compared.
 * RUNGS_NOT_FOUND: a subject or level that the atlas does not have. */
enum rungs_status rungs_compare_get(
	struct rungs_atlas *atlas, const struct rungs_compare_subject *subjects,
	size_t count, struct rungs_compare *out, struct rungs_error *error);
/* The same of what was compared by itself, a subject each: what is kept so need
 * not be read again beside another.  The parts must outlive it. */
enum rungs_status rungs_compare_join(struct rungs_atlas *atlas,
				     const struct rungs_compare *const *parts,
				     size_t count, struct rungs_compare *out,
				     struct rungs_error *error);
void rungs_compare_release(struct rungs_compare *compare);

#endif
