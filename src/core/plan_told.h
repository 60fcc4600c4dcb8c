/* What an atlas tells of a route's roles and moves: read from one, kept as text
 * beside a plan, and compared. */
#ifndef RUNGS_PLAN_TOLD_H
#define RUNGS_PLAN_TOLD_H

#include <rungs/plan.h>

#include "arena.h"

struct told_skill {
	struct rungs_ref skill;
	int needs; /* RUNGS_UNKNOWN if it is not said */
	int from;  /* 0 for none: what profile and roles before make of it */
	bool core;
};

struct told_certification {
	struct rungs_ref certification;
	const char *status;
};

/* A role and the move to it. */
struct told_stage {
	struct rungs_ref role;      /* id 'start' for no job yet */
	const char *kind;           /* of the move; NULL if there is none */
	int years_min, years_max;   /* of the move */
	int study_min, study_max;   /* to the degree that is missing */
	struct rungs_ref education; /* asked at least */
	const char *place, *year, *currency; /* of the pay; NULL for no data */
	double pay;                          /* median a year */
	size_t skill_count;
	struct told_skill *skills;
	size_t certification_count;
	struct told_certification *certifications; /* of steps */
};

struct told {
	const char *atlas_name, *atlas_release;
	const char *begins; /* 'YYYY-MM-DD', or NULL */
	size_t count;
	struct told_stage *stages; /* the first is where it sets out */
};

/* As text: a fact a line, its words with tabs between.  NULL without memory. */
char *told_write(struct arena *arena, const struct told *told);

/* Reads such a text, which may be anything: lines that make no sense are left
 * out.  False without memory. */
bool told_read(struct arena *arena, const char *text, struct told *out);

/* A stage as nothing is known of it. */
struct told_stage told_nothing(void);

/* The midpoint of the years of a stage, in months: those of its move, or of the
 * degree that is missing if they are more; -1 if neither is known, or there are
 * none: what there is to do takes some. */
int told_months(const struct told_stage *stage);

/* The day on which its degree is due, by what it usually takes, if the stage
 * lasts from a day to another: the last if that is not known, or is more. */
int told_study_day(const struct told_stage *stage, int from, int to);

const struct told_skill *told_skill_of(const struct told_stage *stage,
				       const char *id);

#endif
