/* The shortlist: which roles to look at first, after the guided start
 * (rungs/assessment.h).  The same profile has the same shortlist.
 *
 * Which roles.  Those that one can reach first: by an entry route from what one
 * studied or from any field, or by a move from a role of one's experience.
 * Where the atlas knows no entry routes, those for which one has the education
 * that most people in them have.  Roles one has had, roles that are reached
 * with more working years than one has, and roles with much (2 or 3) of a
 * condition that is not wanted are left out; so are those that ask an education
 * that one does not have and did not say one is ready to study for, unless a
 * move leads to them from one's work.  Where fewer than five remain, those of
 * the last kind come after them, what one likes counting threefold: only those
 * that have some of it if anything is liked and limits have left roles out.
 *
 * Points, of which the first is that of the best way in:
 *	6 4 1	from the field studied, or from one's role: common, possible,
 *		rare; 3 if it is not said; 2 for a role that is but similar
 *	4 2 1	from a field that draws one, after studying it, likewise
 *	3 2 1	from a field near the one studied, or from any, likewise
 *	2	by education alone, 6 if its core knowledge was studied
 *	+1	if the route names just that field, and if it names just that
 *		degree; of a move, if it goes up
 *	-1	for each rung of education that one is short of, in a move for
 *		all of them; for each two rungs that one has more than is
 *		asked, beyond the first
 *	-2	if it lies on a lower rung than the role of one's experience
 *	+1 or 2	for each thing one likes: one of its core skills has to do with
 *		it, or more; or much of a condition has; 6 at most
 *	+3	if its line is one that a subject which draws one leads to
 *	+3	if it is in a track that one wants to get to, +1 if it leads there
 *	0 to 4	by the share of the levels of its core skills that one has
 *	0 to 2	by the share of the missing ones that one is ready to learn
 *	-3	each, if it asks core skills of speaking, or of writing, at
 *		level 3 or above and one's English is below B2 there
 * Points order the roles and are no measure of anything else.
 *
 * Five, not all of one line: the best first, each role of a line (in a line of
 * several tracks: of the line's track) already chosen costs one point, and no
 * line has more than three while others have any.
 *
 * The surprising one comes from outside: from no line that was studied, liked,
 * worked in or aimed at, of none of the five if others have any, and from no
 * lower rung.  It has the most of what one likes, or
 * where none has anything of that, asks the most of what one has; then the most
 * points.
 *
 * All of it is this project's own judgement; no study stands behind the
 * weights.  Why any other role is not there, rungs/fit.h tells. */
#ifndef RUNGS_SHORTLIST_H
#define RUNGS_SHORTLIST_H

#include <rungs/fit.h>

enum { RUNGS_SHORTLIST_SIZE = 5 };

struct rungs_pick {
	struct rungs_role_brief role;
	enum rungs_band band; /* of its fit */
	int points;
	size_t reason_count;
	const char **reasons; /* sentences, the way in first */
	size_t caution_count;
	const char **cautions; /* what stands before it, or speaks against it */
	struct rungs_basis basis; /* of the way in; evidence NULL for none */
};

/* A line that suits. */
struct rungs_suited {
	struct rungs_ref specialization;
	struct rungs_ref track; /* id NULL if the line has but one */
	size_t reason_count;
	const char **reasons;
};

struct rungs_shortlist {
	const char *drawn_from; /* a sentence on what it was made of */
	size_t pick_count;      /* RUNGS_SHORTLIST_SIZE if there are as many */
	struct rungs_pick *picks;
	bool surprises;
	struct rungs_pick surprise;
	const char *surprise_why; /* why it surprises, or why nothing does */
	size_t suited_count;      /* at most 4, the best first */
	struct rungs_suited *suited;
	size_t note_count;
	const char **notes; /* what would make it better, in sentences */
	void *memory;
};

enum rungs_status rungs_shortlist_get(struct rungs_atlas *atlas,
				      const struct rungs_records *profile,
				      struct rungs_shortlist *out,
				      struct rungs_error *error);
void rungs_shortlist_release(struct rungs_shortlist *shortlist);

#endif
