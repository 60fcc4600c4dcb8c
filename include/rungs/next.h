/* What to learn next: which single skill, certification or degree opens most
 * for a profile, now.
 *
 * A role is in reach that fits strongly or nearly (rungs/fit.h).  For each
 * skill the level is taken at which most roles come into reach, the lowest if
 * several do; a degree is judged likewise.  Certifications change no band: of
 * them it is told how many roles in reach name them. */
#ifndef RUNGS_NEXT_H
#define RUNGS_NEXT_H

#include <rungs/fit.h>
#include <rungs/route.h>

struct rungs_opening {
	struct rungs_role_brief role;
	enum rungs_band before, after;
	int gap_before, gap_after, asked; /* levels of core skills */
	struct rungs_pay_change pay; /* against one's own role; amount NaN for
				      * no data */
};

/* What people with two degrees earn. */
struct rungs_degree_pay {
	double before, after; /* NaN for no data */
	const char *measure, *unit, *place, *year;
	struct rungs_basis basis;
};

struct rungs_next_step {
	enum rungs_kind kind; /* RUNGS_SKILL, _CERTIFICATION or _EDUCATION */
	struct rungs_ref thing;
	int from, to;             /* levels of a skill */
	int years_min, years_max; /* to a degree; RUNGS_UNKNOWN for no data, as
				   * of skills and certifications always */
	int opened;               /* roles that come into reach */
	int risen;                /* other roles that come to a better band */
	int named; /* roles in reach that name the certification */
	size_t opening_count;
	/* Of those opened, or in reach that name it, the first few; all of a
	 * single step. */
	struct rungs_opening *openings;
	/* Likewise of those risen, without pay. */
	size_t rise_count;
	struct rungs_opening *rises;
	struct rungs_degree_pay pay; /* of a degree */
};

struct rungs_next {
	int in_reach;           /* roles, as things stand */
	struct rungs_ref place; /* whose pay is compared; id NULL for any */
	struct rungs_ref own;   /* role of one's experience that pay is compared
				 * with, or none */
	/* Most opened first, then most risen, then fewest levels, then most
	 * named.  Higher general degrees are there even if they open nothing. */
	size_t count;
	struct rungs_next_step *at;
	void *memory;
};

/* At most `most` steps of each kind. */
enum rungs_status rungs_next_get(struct rungs_atlas *atlas,
				 const struct rungs_records *profile,
				 size_t most, struct rungs_next *out,
				 struct rungs_error *error);

/* Only what a list of them shows: which steps, and how many roles each opens,
 * but neither which these are nor what is paid. */
enum rungs_status rungs_next_head(struct rungs_atlas *atlas,
				  const struct rungs_records *profile,
				  size_t most, struct rungs_next *out,
				  struct rungs_error *error);

/* A single step, with all that it opens; none if it changes nothing. */
enum rungs_status rungs_next_step_get(struct rungs_atlas *atlas,
				      const struct rungs_records *profile,
				      enum rungs_kind kind, const char *id,
				      struct rungs_next *out,
				      struct rungs_error *error);

void rungs_next_release(struct rungs_next *next);

#endif
