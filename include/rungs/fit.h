/* Fit: how much of what roles ask a profile has, and why.
 *
 * What counts.  Must-haves are the core skills of a role, the education it asks
 * at least, and the working years that people have on reaching it.  Useful
 * skills, those that everybody on its level needs, and certifications add
 * points and change no band: what all roles ask tells none apart.
 *
 * What one has.  A skill has the level of its record; without one, the highest
 * level that a role of one's experience, of a year or more, asks, or, of a skill
 * that is called after a language ('Business English'), that of the language:
 * A1 and A2 are 1, B1 is 2, B2 3, C1 4, C2 and native 5, and of speaking and
 * writing the lower one counts.
 *
 * Bands.  The gap is the levels of core skills that are missing, of all levels
 * that core skills ask; a skill of no level counts as one level.
 *	strong	at most a tenth
 *	near	at most a third
 *	stretch	at most two thirds
 *	far	more
 * A role that asks an education one does not have is a stretch at best; one
 * that is reached with more years than one has is near at best, a stretch if
 * they are more than three short, far if more than six; one with much (2 or 3)
 * of a condition that is not wanted, or whose core skills the atlas does not
 * tell, is far.
 *
 * Points.  A level of a core skill counts 2, of another 1; the education
 * 6; each year 1; a certification that is often asked 2, one that helps 1.
 * Having more than is asked counts no more.  Points order the roles of a band,
 * by their share of what there is to have; of which nothing is known is last. */
#ifndef RUNGS_FIT_H
#define RUNGS_FIT_H

#include <rungs/profile.h>
#include <rungs/role.h>

enum rungs_band { RUNGS_STRONG, RUNGS_NEAR, RUNGS_STRETCH, RUNGS_FAR };

/* 'strong'; static. */
const char *rungs_band_word(enum rungs_band band);

struct rungs_fit_brief {
	struct rungs_role_brief role;
	enum rungs_band band;
	int points, most; /* had, and to be had */
	int gap, asked;   /* levels of core skills: missing, and in all */
	bool education_short;
	int years_short;
	bool unwanted; /* has much of a condition that is not wanted */
};

struct rungs_fits {
	size_t count;
	struct rungs_fit_brief *at; /* by band, share of points, the atlas */
	const char *note; /* on the query, as in struct rungs_hits; or NULL */
	void *memory;
};

/* All roles that a query leaves, words or filters (rungs/search.h), with the
 * cursor at a byte of it as there; NULL and 0 for all roles. */
enum rungs_status rungs_fits_get(struct rungs_atlas *atlas,
				 const struct rungs_records *profile,
				 const char *query, size_t cursor,
				 struct rungs_fits *out,
				 struct rungs_error *error);
void rungs_fits_release(struct rungs_fits *fits);

/* One thing that the role asks. */
struct rungs_fit_row {
	enum rungs_kind kind; /* RUNGS_SKILL, _CERTIFICATION, _EDUCATION, or
			       * RUNGS_LEVEL for working years */
	struct rungs_ref requirement; /* of years the id is 'years' */
	bool must;
	int needs, has; /* levels or years; RUNGS_UNKNOWN for a level that is
			 * not said, and for one that is had without one */
	struct rungs_ref needs_degree, has_degree; /* of education */
	bool met;
	int points, most;
	const char *from; /* title of the role of one's experience that it is
			   * taken from, or NULL */
	bool spoken;      /* it is taken from how well one has a language */
};

struct rungs_fit {
	struct rungs_fit_brief brief;
	size_t row_count;
	struct rungs_fit_row *rows; /* their points add up to the brief's */
	size_t reason_count;
	const char **reasons; /* for the band, in sentences */
	/* The fewest rows to meet for a better band, the widest gaps first;
	 * none if it is strong, or if only a limit stands against it. */
	enum rungs_band better;
	size_t change_count;
	struct rungs_fit_row *changes;
	struct rungs_refs unwanted; /* conditions not wanted, much of it */
	void *memory;
};

/* A role against a profile, with all that makes up its fit. */
enum rungs_status rungs_fit_get(struct rungs_atlas *atlas,
				const struct rungs_records *profile,
				const char *role, struct rungs_fit *out,
				struct rungs_error *error);
void rungs_fit_release(struct rungs_fit *fit);

#endif
