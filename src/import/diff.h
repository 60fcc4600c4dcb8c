/* What one atlas says otherwise than another. */
#ifndef RUNGS_DIFF_H
#define RUNGS_DIFF_H

#include <stdbool.h>
#include <stddef.h>

#include <rungs/error.h>

struct arena;
struct sqlite3;

/* What is compared, in the order in which differences come. */
enum diff_subject {
	DIFF_ROLE, /* that there is one */
	DIFF_TITLE,
	DIFF_OTHER_TITLE,
	DIFF_SPECIALIZATION,
	DIFF_TRACK,
	DIFF_LEVEL,
	DIFF_REQUIREMENT,
	DIFF_MOVE,
	DIFF_PAY, /* of an occupation at a place, the newest */
	DIFF_SUBJECTS
};

enum diff_change { DIFF_ADDED, DIFF_GONE, DIFF_CHANGED };

/* All texts are valid as long as the diff. */
struct difference {
	enum diff_subject subject;
	enum diff_change change;
	const char *id;       /* of the role, or the code of the occupation */
	const char *name;     /* its title, the newer one if it has two */
	const char *other_id; /* a skill's, that of the role a move leads to, or
				 a place; else NULL */
	const char *other;    /* its name, or NULL */
	const char *before;   /* in words; NULL of what is added */
	const char *after;    /* likewise of what is gone */
};

/* Starts zeroed. */
struct diff {
	size_t count;
	struct difference *at;
	size_t room;
	struct arena *arena;
};

/* 'role', 'other title'; static. */
const char *diff_subject_name(enum diff_subject subject);

/* 'added', 'gone', 'changed'; static. */
const char *diff_change_name(enum diff_change change);

/* Compares two open atlases.  Of a role that only one of them has nothing but
 * that is told. */
enum rungs_status diff_atlases(struct sqlite3 *before, struct sqlite3 *after,
			       struct diff *out, struct rungs_error *error);

void diff_release(struct diff *diff);

#endif
