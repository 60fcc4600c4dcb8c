/* Fields that several getters read in the same way. */
#ifndef RUNGS_SHAPES_H
#define RUNGS_SHAPES_H

#include <stdint.h>

#include <rungs/role.h>

#include "rows.h"

/* The columns of BRIEF in statements.def, in a struct's member. */
#define BRIEF_FIELDS(type, member)                                             \
	TEXT(type, member.id), TEXT(type, member.title),                       \
		REF(type, member.specialization), REF(type, member.track),     \
		REF(type, member.level), INT(type, member.rank)

/* Roles that a statement of WORDED columns gives, in the order of lists. */
struct rungs_role_brief *briefs_read(struct reader *reader,
				     enum statement which, size_t *count,
				     const char *argument);

/* Roles that match the members of struct rungs_role_filter, in their order. */
struct rungs_role_brief *briefs_where(
	struct reader *reader, const char *const arguments[ROWS_ARGUMENTS],
	size_t *count);

/* Texts by aspect, of a role or a specialization. */
struct rungs_text *aspects_read(struct reader *reader, enum statement which,
				size_t *count, const char *argument);

/* A role with what it asks, is like and pays; false if there is none. */
bool role_asks_read(struct reader *reader, const char *id,
		    struct rungs_role *out);

/* The first steps into a role, those that an education opens if it is not
 * NULL. */
struct rungs_entry_route *entries_read(struct reader *reader, const char *role,
				       const char *education, size_t *count);

/* The moves from a role, or to it. */
struct rungs_move *moves_from(struct reader *reader, const char *role,
			      size_t *count);
struct rungs_move *moves_to(struct reader *reader, const char *role,
			    size_t *count);

/* As much of the moves from a role as rungs_role_head promises. */
struct rungs_move *moves_ahead(struct reader *reader, const char *role,
			       size_t *count);

/* How common a move is: 0 for common, the last for what is not said. */
enum { MOVE_RANKS = 4 };
int move_rank(const struct rungs_move *move);

/* Puts the common ones first and leaves them in their order else. */
void moves_order(struct reader *reader, struct rungs_move *moves, size_t count);

/* Gives each move what it asks beyond the role before it.  Roles are read once
 * for all that one reader reads, names of skills at once. */
void gaps_read(struct reader *reader, struct rungs_move *moves, size_t count);

/* The one move between two roles, whose texts it shares, without its gaps;
 * false if there is none. */
bool move_between(struct reader *reader, const struct rungs_role *from,
		  const struct rungs_role *to, struct rungs_move *out);

/* A role's own requirements, and its conditions, by the id in its brief. */
void requirements_read(struct reader *reader, struct rungs_role *role);
void conditions_read(struct reader *reader, struct rungs_role *role);

/* Adds to the requirements what everybody on its level needs and it does not ask
 * by itself, read once for all roles of the level. */
void baseline_read(struct reader *reader, struct rungs_role *role);

/* Gives roles their pay, by the list of their ids; and the moves that lead to
 * others than these, without what is only similar. */
void pay_give(struct reader *reader, const char *list,
	      struct rungs_role *roles);
void moves_give(struct reader *reader, const char *list,
		struct rungs_role *roles);

/* Where people of a specialization went, the latest count first, then most. */
struct rungs_flow *flows_read(struct reader *reader, const char *specialization,
			      size_t *count);

/* Pay and outlook of an occupation, or of a role. */
struct rungs_pay *pay_read(struct reader *reader, enum rungs_kind kind,
			   const char *id, size_t *count);
struct rungs_outlook *outlook_read(struct reader *reader, enum rungs_kind kind,
				   const char *id, size_t *count);

/* The columns of THING in statements.def. */
extern const struct shape thing_shape;

/* The thing of an id; false if there is none. */
bool thing_read(struct reader *reader, enum rungs_kind kind, const char *id,
		struct rungs_thing *out);

/* The thing of a number, which a lying index may have wrong; false then. */
bool thing_at(struct reader *reader, int64_t number, struct rungs_thing *out);

/* The things of a list of ids separated by ';', in its order; ids of nothing
 * are left out. */
struct rungs_refs refs_of_ids(struct reader *reader, enum rungs_kind kind,
			      const char *ids);

/* The weakest class that a list of sources allows, for tables whose rows name
 * no class of their own: 'editorial' if that is among them. */
const char *evidence_of(const char *sources);

#endif
