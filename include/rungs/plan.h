/* Plans: a route turned into steps to do, with dates and ticks.
 *
 *	struct rungs_plan plan;
 *	if (rungs_plan_get(atlas, &records, "data-analyst", &plan, &error) ==
 *	    RUNGS_OK)
 *		…
 *	rungs_plan_release(&plan);
 *
 * A plan is kept in a profile: the roles of its route, its steps, and what the
 * atlas told of them when it was made.  Reading it against an atlas tells what
 * has changed there since.  What a profile has counts in every plan: a skill
 * that is learned once is learned in all.
 *
 * Steps.  Of each move: each core skill to learn of which neither the profile
 * nor an earlier role has the level; at most three certifications that the role
 * names, those often asked first; something to ask for in the seat before, if
 * there is one; to apply; and among them, where it is due, a degree to study
 * for, if the role asks at least one that neither the profile has nor an earlier
 * role of the route asks, or if none of the ways in to a first job is open
 * otherwise.
 *
 * Dates.  A stage takes the midpoint of its move's years, or of the years to
 * the degree that is missing if they are more.  A first job has no known time
 * else: it and what follows have no dates then, until its last step is given
 * one.  Stages follow each other from the day on which the plan begins; the
 * steps of one are spread evenly over it, in their order, and to apply is due
 * on its last day.  A degree is due when it usually is done, by what it takes
 * beyond the one before, and else on that day too.  How long a skill or a
 * certification takes no source tells: the dates are an order of work within
 * the time that the move takes. */
#ifndef RUNGS_PLAN_H
#define RUNGS_PLAN_H

#include <rungs/profile.h>
#include <rungs/route.h>

enum rungs_plan_step_kind {
	RUNGS_PLAN_STUDY,   /* for a degree */
	RUNGS_PLAN_LEARN,   /* a skill, to a level */
	RUNGS_PLAN_CERTIFY, /* get a certification that helps */
	RUNGS_PLAN_ASK,     /* for what only the job gives, on the way to a
			     * role: its tasks, somebody to learn from */
	RUNGS_PLAN_APPLY,   /* for the role */
	RUNGS_PLAN_OWN,     /* in the person's own words */
	RUNGS_PLAN_STEP_KIND_COUNT
};

/* 'learn'; static. */
const char *rungs_plan_step_word(enum rungs_plan_step_kind kind);

struct rungs_plan_step {
	int number; /* within the plan, from 1, in the order in which the steps
		     * were due when they were made; stays */
	enum rungs_plan_step_kind kind;
	/* The skill, certification, education or role, by the name that the
	 * atlas has for it now.  Of an own step the id is NULL, and the name is
	 * its words. */
	struct rungs_thing thing;
	int from, to;       /* levels of a skill; from is 0 for none, and either
			     * RUNGS_UNKNOWN where no level is said */
	const char *reason; /* why: 'core skill of Data Analyst'; or NULL */
	const char *date;   /* 'YYYY-MM-DD', due; or NULL */
	bool done;          /* ticked, or the profile has it */
	bool had;           /* done only because the profile has it */
	const char *done_on; /* 'YYYY-MM-DD' of the tick, or NULL */
	bool vanished;       /* the atlas no longer has the thing */
	const char *note;    /* or NULL */
};

/* What the atlas tells otherwise than when the plan was made. */
struct rungs_plan_change {
	int stage;                /* from 0, or -1 for where it sets out */
	struct rungs_thing thing; /* that it is about; id NULL for none */
	const char *text;         /* 'SQL is now asked at level 4, not 3.' */
};

/* One move of the route and what is to be done before it. */
struct rungs_plan_stage {
	/* As the atlas tells it now; of what is gone only ids and names.  Its
	 * gaps are those that the profile and earlier roles leave. */
	struct rungs_route_step move;
	bool vanished; /* the role or the move is gone */
	/* 'YYYY-MM-DD', when it begins and ends as planned; or NULL */
	const char *from_date, *to_date;
	size_t step_count;
	struct rungs_plan_step *steps; /* by date, then number; those without
					* a date last */
};

struct rungs_plan {
	const char *id;   /* of the last role; '-2' and so on behind it if there
			   * are more */
	const char *name; /* of the plan; if nobody said, the last role's */
	const char *made; /* 'YYYY-MM-DD', or NULL */
	const char *begins;                     /* likewise: its first day */
	const char *atlas_name, *atlas_release; /* it was made with; or NULL */
	struct rungs_route route; /* the whole as of now; its steps are the
				   * stages' moves */
	size_t stage_count;
	struct rungs_plan_stage *stages;
	size_t change_count;
	struct rungs_plan_change *changes; /* by stage */
	size_t done, steps;                /* counted */
	struct rungs_refs sources; /* of all that it tells; rungs_source_head
				    * has place, year and publisher */
	void *memory;
};

/* Reads the plan of an id.  RUNGS_NOT_FOUND if the profile has none. */
enum rungs_status rungs_plan_get(struct rungs_atlas *atlas,
				 const struct rungs_records *profile,
				 const char *id, struct rungs_plan *out,
				 struct rungs_error *error);
void rungs_plan_release(struct rungs_plan *plan);

/* The first step that is not done, or NULL. */
const struct rungs_plan_step *rungs_plan_next(const struct rungs_plan *plan);

/* All plans of a profile, in order of their ids. */
struct rungs_plans {
	size_t count;
	struct rungs_plan *at;
};

enum rungs_status rungs_plans_get(struct rungs_atlas *atlas,
				  const struct rungs_records *profile,
				  struct rungs_plans *out,
				  struct rungs_error *error);
void rungs_plans_release(struct rungs_plans *plans);

/* Changes ---------------------------------------------------------------------
 * Each works out what to change in a profile, for rungs_profile_change or,
 * where others may write too, inside of rungs_profile_decide.  Dates are
 * 'YYYY-MM-DD'; RUNGS_BAD_INPUT says what is no date, no step or no text. */

struct rungs_plan_wish {
	const char *name;   /* NULL for the last role's */
	const char *today;  /* when it is made */
	const char *begins; /* its first day; NULL for today */
	bool all_skills;    /* steps for useful skills too */
};

/* Makes a plan of a route, under an id that is free: that of the first record
 * among the edits. */
enum rungs_status rungs_plan_make(struct rungs_atlas *atlas,
				  const struct rungs_records *profile,
				  const struct rungs_route *route,
				  const struct rungs_plan_wish *wish,
				  struct rungs_edits *out,
				  struct rungs_error *error);

/* Ticks a step, and gives the profile what was learned: the skill at the
 * level, the certification, the degree, unless it has that or more.  A step
 * that is ticked stays as it is. */
enum rungs_status rungs_plan_tick(struct rungs_atlas *atlas,
				  const struct rungs_records *profile,
				  const char *plan, int number,
				  const char *today, struct rungs_edits *out,
				  struct rungs_error *error);

/* Takes the tick back, and from the profile what the tick gave it, unless
 * another ticked step gives the same or somebody changed it since. */
enum rungs_status rungs_plan_untick(const struct rungs_records *profile,
				    const char *plan, int number,
				    struct rungs_edits *out,
				    struct rungs_error *error);

/* Gives a step a date, NULL for none.  The date of a stage's step to apply
 * moves the open steps of later stages by as much, and gives dates to those
 * that had none. */
enum rungs_status rungs_plan_date(const struct rungs_records *profile,
				  const char *plan, int number,
				  const char *date, struct rungs_edits *out,
				  struct rungs_error *error);

/* NULL for no note. */
enum rungs_status rungs_plan_note(const struct rungs_records *profile,
				  const char *plan, int number,
				  const char *note, struct rungs_edits *out,
				  struct rungs_error *error);

/* Adds an own step to a stage, from 0; date may be NULL. */
enum rungs_status rungs_plan_add(const struct rungs_records *profile,
				 const char *plan, int stage, const char *words,
				 const char *date, struct rungs_edits *out,
				 struct rungs_error *error);

/* Removes a step, or the whole plan; what ticks gave the profile stays. */
enum rungs_status rungs_plan_drop(const struct rungs_records *profile,
				  const char *plan, int number,
				  struct rungs_edits *out,
				  struct rungs_error *error);
enum rungs_status rungs_plan_delete(const struct rungs_records *profile,
				    const char *plan, struct rungs_edits *out,
				    struct rungs_error *error);

#endif
