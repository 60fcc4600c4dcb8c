/* Routes: chains of moves from a role, or from no job yet, to a target.
 *
 *	struct rungs_route_question question = {
 *		.from = "service-desk-agent",
 *		.to = "bi-analyst",
 *		.without = (const char *[]){"nights", NULL},
 *		.max_years = 1.5,
 *	};
 *	struct rungs_routes routes;
 *	switch (rungs_routes_get(atlas, &question, &routes, &error)) … */
#ifndef RUNGS_ROUTE_H
#define RUNGS_ROUTE_H

#include <rungs/role.h>

/* What to ask of routes; zeroed but for `to` it asks for any. */
struct rungs_route_question {
	const char *from; /* id of a role; NULL for no job yet */
	const char *to;   /* id of what `kind` says; a route ends at the first
			   * role of a track, level or specialization */
	enum rungs_kind kind;  /* RUNGS_ROLE, _TRACK, _LEVEL, _SPECIALIZATION */
	const char *education; /* id of what one has, or NULL if not said: first
				* steps are then those that it opens */
	double max_years;      /* midpoints added; 0 for any */
	bool no_new_degree;    /* no role asks more than education, or than the
				* role one sets out from */
	bool sourced;          /* only published or observed moves */
	bool common;           /* no step that is rare or doubtful */
	/* Ends with NULL; NULL for none.  Conditions as the filter without:
	 * takes them, and ids of roles. */
	const char *const *without, *const *avoid, *const *through;
	const char *in; /* id of the specialization to stay in, or NULL */
	size_t routes;  /* at most so many; 0 for 5 */
};

struct rungs_condition_change {
	struct rungs_ref condition;
	int before, after;                    /* 0 to 3; RUNGS_UNKNOWN */
	const char *before_word, *after_word; /* NULL if not known */
};

/* A difference of two medians a year of one place, year and currency; without
 * a job before, what it comes to. */
struct rungs_pay_change {
	double amount;                       /* NaN if not known */
	double before, after;                /* likewise */
	const char *place, *year, *currency; /* NULL if neither is known */
	struct rungs_basis basis;            /* the weaker of both */
};

struct rungs_route_step {
	struct rungs_role_brief from; /* id NULL in a first step from no job */
	struct rungs_role_brief to;
	/* The move.  In a first step from no job its kind is 'entry', it has no
	 * years, and its gaps are all that the role asks. */
	struct rungs_move move;
	size_t entry_count; /* of a first step from no job: the studies */
	struct rungs_entry_route *entries;
	size_t condition_count; /* of `to` */
	struct rungs_role_condition *conditions;
	size_t change_count; /* conditions that come, go or change */
	struct rungs_condition_change *changes;
	struct rungs_pay_change pay;
	struct rungs_ref education; /* asked at least by `to` */
};

struct rungs_route {
	size_t step_count;
	struct rungs_route_step *steps;
	int years_min, years_max; /* added; what is not known counts 0 */
	bool years_known;         /* of every step */
	double years; /* midpoints added: by this routes are ordered */
	int effort;   /* levels of skill to learn, gaps added */
	struct rungs_pay_change pay; /* end and start */
	const char *evidence;        /* the weakest of its steps */
	int rare;       /* steps that few take or that are doubtful */
	bool dominated; /* another with no more of these is at least as good in
			 * all four measures above, and better in one */
};

/* A limit that a route breaks. */
struct rungs_broken_limit {
	const char *limit; /* 'max_years', 'no_new_degree', 'without', 'avoid',
			    * 'through', 'in', 'sourced', 'common' or
			    * 'education' */
	struct rungs_ref value;  /* what the limit names; of no_new_degree the
				 * degree that is asked, if that is known;
				 * else none */
	struct rungs_refs roles; /* of the route, that break it */
};

/* Limits to give up, and the best route without them. */
struct rungs_relaxation {
	size_t count;
	struct rungs_broken_limit *limits;
	struct rungs_route route;
};

/* What an atlas knows of moves. */
enum rungs_ways {
	RUNGS_WAYS_NONE,
	RUNGS_WAYS_SIMILAR, /* which roles are similar, which is no step */
	RUNGS_WAYS_STEPS
};

struct rungs_routes {
	struct rungs_role_brief from; /* id NULL for no job yet */
	struct rungs_thing to;
	struct rungs_ref education; /* that one has, if it was asked for */
	size_t count;
	/* Not dominated first, of these the ones without a rare step, then by
	 * years. */
	struct rungs_route *at;
	/* Where nothing meets the limits: each single one without which
	 * something does, fewest years of the route first; if none is enough,
	 * each two, and else one of all that the best route breaks. */
	size_t relaxation_count;
	struct rungs_relaxation *relaxations;
	bool given_up; /* looking on took too long: there may be more */
	/* Where there is neither a route nor a limit to relax. */
	enum rungs_ways known;      /* anywhere in the atlas */
	enum rungs_ways known_from; /* that leave where it sets out */
	enum rungs_ways known_to;   /* that lead to the role to be reached */
	void *memory;
};

/* The best distinct routes: candidates in order of years, steps and the atlas,
 * no role twice; of the first thousand those that are not dominated in years,
 * effort, pay and evidence, then the others that are at most half as long again
 * as the first candidate and one step more, each sharing under half of its
 * middle roles with any before.  A step that few take, or that is doubtful, is
 * no measure to be traded for years: a route with more of them never dominates
 * one with fewer, and of either group the routes without any come first.  So
 * the first route is one that people take, if any such is not dominated.
 * Without a route that meets the limits it is RUNGS_OK and a count of 0;
 * without any route at all there is no relaxation either.  RUNGS_NOT_FOUND and
 * RUNGS_BAD_INPUT say which word of the question names nothing or makes no
 * sense. */
enum rungs_status rungs_routes_get(struct rungs_atlas *atlas,
				   const struct rungs_route_question *question,
				   struct rungs_routes *out,
				   struct rungs_error *error);
void rungs_routes_release(struct rungs_routes *routes);

#endif
