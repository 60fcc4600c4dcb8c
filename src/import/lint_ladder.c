/* The rules of a good ladder: every role is reached and leads somewhere, and
 * who climbs gains. */
#include "lint_rules.h"

#define LINKED                                                                 \
	"(id IN (SELECT from_role FROM moves) OR "                             \
	"id IN (SELECT to_role FROM moves) OR "                                \
	"id IN (SELECT role FROM entry_routes))"

/* Levels that a move climbs; NULL between two scales. */
#define CLIMB                                                                  \
	"(SELECT upper.rank - lower.rank FROM roles AS a "                     \
	"JOIN levels AS lower ON lower.id = a.level "                          \
	"JOIN roles AS b ON b.id = it.to_role "                                \
	"JOIN levels AS upper ON upper.id = b.level "                          \
	"AND upper.scale = lower.scale WHERE a.id = it.from_role)"

/* Whether, of two general degrees, the first ranks below the second; one that
 * names a field ranks with none. */
#define IS_LOWER_DEGREE(had, asked)                                            \
	"EXISTS (SELECT 1 FROM education AS low "                              \
	"JOIN education AS high ON high.rank > low.rank "                      \
	"AND NOT low.profession AND NOT high.profession "                      \
	"WHERE low.id = " had " AND high.id = " asked ")"

/* Levels of a scale that a move passes over. */
#define SKIPPED                                                                \
	"(SELECT count(*) FROM roles AS a "                                    \
	"JOIN levels AS lower ON lower.id = a.level "                          \
	"JOIN roles AS b ON b.id = it.to_role "                                \
	"JOIN levels AS upper ON upper.id = b.level "                          \
	"AND upper.scale = lower.scale "                                       \
	"JOIN levels AS middle ON middle.scale = lower.scale "                 \
	"AND middle.rank > lower.rank AND middle.rank < upper.rank "           \
	"WHERE a.id = it.from_role)"

#define CLIMBS "kind IN ('advancement', 'lateral-advancement')"

/* Whether steps up lead from where the move goes to where it comes from. */
#define IN_CIRCLE                                                              \
	"(from_role <> to_role AND from_role IN (WITH RECURSIVE up (id) AS "   \
	"(SELECT it.to_role UNION SELECT m.to_role FROM up "                   \
	"CROSS JOIN moves AS m ON m.from_role = up.id "                        \
	"WHERE m." CLIMBS ") SELECT id FROM up))"

/* Where an atlas holds its notes to a standard, they argue for what is out of
 * the ordinary. */
#define ARGUED                                                                 \
	"(note IS NOT NULL AND EXISTS (SELECT 1 FROM standards "               \
	"WHERE name = 'note length'))"

/* That a resemblance is no step. */
#define IS_STEP "kind <> 'similar'"
#define HAS_WAY_IN                                                             \
	"(id IN (SELECT role FROM entry_routes) OR "                           \
	"id IN (SELECT to_role FROM moves WHERE " IS_STEP "))"
#define HAS_WAY_ON "id IN (SELECT from_role FROM moves WHERE " IS_STEP ")"

/* Whether anybody keeps a ladder in a role's specialization: steps within it
 * that are not derived from what a classification publishes. */
#define IS_OF_LADDER                                                           \
	"it.specialization IN (SELECT a.specialization FROM moves AS m "       \
	"JOIN roles AS a ON a.id = m.from_role "                               \
	"JOIN roles AS b ON b.id = m.to_role "                                 \
	"AND b.specialization = a.specialization "                             \
	"WHERE m." IS_STEP " AND m.evidence <> 'derived')"
#define HAS_ROUTES "EXISTS (SELECT 1 FROM entry_routes)"
/* Whether anything says how one comes to roles of its specialization. */
#define IS_TOLD                                                                \
	"(" IS_OF_LADDER " OR it.specialization IN (SELECT a.specialization "  \
	"FROM entry_routes AS e JOIN roles AS a ON a.id = e.role))"

/* Whether its level is above another of the scale; below one on which there is
 * a role of its specialization. */
#define IS_ABOVE_ANOTHER                                                       \
	"EXISTS (SELECT 1 FROM levels AS its "                                 \
	"JOIN levels AS other ON other.scale = its.scale "                     \
	"AND other.rank < its.rank WHERE its.id = it.level)"
#define IS_BELOW_A_ROLE                                                        \
	"EXISTS (SELECT 1 FROM levels AS its "                                 \
	"JOIN levels AS other ON other.scale = its.scale "                     \
	"AND other.rank > its.rank "                                           \
	"JOIN roles AS above ON above.level = other.id "                       \
	"AND above.specialization = it.specialization "                        \
	"WHERE its.id = it.level)"

const struct lint_rule lint_ladder_rules[] = {
	/* Ways in and on. */
	{
		.name = "role-unlinked",
		.severity = SEVERITY_ERROR,
		.table = "roles",
		.column = "id",
		.where = "unlinked IS NULL AND NOT " LINKED,
		.message = "has nothing that leads to it or from it",
		.mend = "Add a row to moves.csv or entry_routes.csv, or say "
			"in the column unlinked why there is none.",
	},
	{
		.name = "role-linked-after-all",
		.severity = SEVERITY_ERROR,
		.table = "roles",
		.column = "unlinked",
		.where = "unlinked IS NOT NULL AND " LINKED,
		.message = "is set, but a move or an entry route is there",
		.mend = "Empty the field.",
	},
	/* Where nothing says how one gets in, one begins on the lowest
	 * level. */
	{
		.name = "role-out-of-reach",
		.severity = SEVERITY_WARNING,
		.table = "roles",
		.column = "id",
		.where = "unlinked IS NULL AND " IS_TOLD
			 " AND id NOT IN (WITH RECURSIVE reached (id) AS ("
			 "SELECT role FROM entry_routes UNION "
			 "SELECT it.id FROM roles AS it WHERE NOT " IS_TOLD
			 " OR NOT (" HAS_ROUTES " OR " IS_ABOVE_ANOTHER
			 ") UNION "
			 "SELECT to_role FROM moves JOIN reached ON from_role "
			 "= reached.id WHERE " IS_STEP ") "
			 "SELECT id FROM reached)",
		.message = "is out of reach: no way in leads to it",
		.mend = "Add a move that leads to it, or an entry route.",
	},
	{
		.name = "role-dead-end",
		.severity = SEVERITY_WARNING,
		.table = "roles",
		.column = "id",
		.where = IS_OF_LADDER " AND " HAS_WAY_IN " AND NOT " HAS_WAY_ON
				      " AND " IS_BELOW_A_ROLE,
		.message = "is a dead end below the highest roles of its "
			   "specialization: nothing leads on from it",
		.mend = "Add a move from it to moves.csv.",
	},
	{
		.name = "role-hired-too-early",
		.severity = SEVERITY_WARNING,
		.table = "roles",
		.column = "years_min",
		.where = "years_min > 0 AND id IN (SELECT role FROM "
			 "entry_routes) AND id NOT IN (SELECT to_role FROM "
			 "moves WHERE " IS_STEP ")",
		.message = "asks for working years, but only study leads to "
			   "the role",
		.mend = "Write 0, or add a move that leads to it.",
	},
	{
		.name = "role-reached-too-late",
		.severity = SEVERITY_WARNING,
		.table = "roles",
		.column = "years_max",
		.where = "years_max IS NOT NULL AND "
			 "id NOT IN (SELECT role FROM entry_routes) AND "
			 "id IN (SELECT to_role FROM moves WHERE " IS_STEP
			 ") AND NOT EXISTS (SELECT 1 FROM moves AS m "
			 "JOIN roles AS a ON a.id = m.from_role "
			 "WHERE m.to_role = it.id AND m." IS_STEP
			 " AND coalesce(a.years_min, 0) + "
			 "coalesce(m.years_min, 0) <= it.years_max)",
		.message = "is less than any way to the role takes, so that "
			   "nobody could have it",
		.mend = "Raise it, or lower the years of the moves that lead "
			"to it.",
	},

	/* Moves and entry routes. */
	{
		.name = "move-to-itself",
		.severity = SEVERITY_ERROR,
		.table = "moves",
		.column = "to_role",
		.where = "from_role = to_role",
		.message = "is where the move comes from",
		.mend = "Remove the move.",
	},
	{
		.name = "advancement-without-gain",
		.severity = SEVERITY_ERROR,
		.table = "moves",
		.column = "kind",
		.where = CLIMBS " AND " CLIMB " <= 0 AND NOT " IN_CIRCLE,
		.message = "does not lead to a higher level",
		.mend = "Change the kind of the move or the level of a role.",
	},
	{
		.name = "lateral-with-gain",
		.severity = SEVERITY_ERROR,
		.table = "moves",
		.column = "kind",
		.where = "kind = 'lateral' AND " CLIMB " > 0",
		.message = "leads to a higher level",
		.mend = "Change the kind of the move or the level of a role.",
	},
	{
		.name = "requirement-falls",
		.severity = SEVERITY_WARNING,
		.table = "requirements",
		.column = "level",
		.where = "it.role IN (SELECT to_role FROM moves "
			 "WHERE kind = 'advancement') AND "
			 "EXISTS (SELECT 1 FROM moves AS m "
			 "CROSS JOIN roles AS a CROSS JOIN roles AS b "
			 "CROSS JOIN requirements AS q "
			 "WHERE m.to_role = it.role AND m.kind = 'advancement' "
			 "AND m.evidence <> 'derived' "
			 "AND a.id = m.from_role AND b.id = m.to_role "
			 "AND a.track = b.track "
			 "AND a.specialization = b.specialization "
			 "AND q.role = a.id AND q.skill = it.skill "
			 "AND q.level > it.level)",
		.message = "is less than a role below it asks on its ladder",
		.mend = "Raise it here, or lower it there.",
	},
	{
		.name = "move-too-fast",
		.severity = SEVERITY_WARNING,
		.table = "moves",
		.column = "years_min",
		.where = "years_min < "
			 "(SELECT years_min FROM roles WHERE id = to_role) - "
			 "(SELECT years_min FROM roles WHERE id = from_role)",
		.message = "is less than lies between the two roles",
		.mend = "Write at least the difference of their years_min.",
	},

	{
		.name = "advancement-in-circle",
		.severity = SEVERITY_ERROR,
		.table = "moves",
		.column = "to_role",
		.where = CLIMBS " AND coalesce(" CLIMB ", 0) <= 0 "
				"AND " IN_CIRCLE,
		.message = "leads back by advancement to where the move comes "
			   "from",
		.mend = "Change the kind of a move in the circle, or remove "
			"one.",
	},
	{
		.name = "advancement-skips-level",
		.severity = SEVERITY_WARNING,
		.table = "moves",
		.column = "to_role",
		.where = CLIMBS " AND NOT " ARGUED " AND " SKIPPED " > 0",
		.message = "is more than one level up",
		.mend = "Add a role between, or change the level of one of "
			"the two.",
	},
	{
		.name = "advancement-pays-less",
		.severity = SEVERITY_WARNING,
		.table = "moves",
		.column = "to_role",
		.where = "kind = 'advancement' AND NOT " ARGUED
			 " AND EXISTS (SELECT 1 FROM roles AS a "
			 "JOIN occupations AS x ON x.id = a.occupation "
			 "JOIN pay AS p ON p.soc = x.soc "
			 "JOIN roles AS b ON b.id = it.to_role "
			 "JOIN occupations AS y ON y.id = b.occupation "
			 "JOIN pay AS q ON q.soc = y.soc AND q.place = p.place "
			 "AND q.year = p.year AND q.currency = p.currency "
			 "WHERE a.id = it.from_role AND q.median < p.median)",
		.message = "is a promotion to less pay, in the median of the "
			   "nearest occupations",
		.mend = "Look the occupations of the two roles up again, or "
			"change the kind of the move.",
	},

	/* Study. */
	{
		.name = "role-education-turned",
		.severity = SEVERITY_ERROR,
		.table = "roles",
		.column = "education_preferred",
		.where = IS_LOWER_DEGREE("it.education_preferred",
					 "it.education_min"),
		.message = "is below education_min",
		.mend = "Exchange the two, or empty the field.",
	},
	{
		.name = "entry-below-minimum",
		.severity = SEVERITY_ERROR,
		.table = "entry_routes",
		.column = "education",
		.where = IS_LOWER_DEGREE(
			"it.education",
			"(SELECT education_min FROM roles WHERE id = it.role)"),
		.message = "is below the education_min of the role",
		.mend = "Raise it, or lower the minimum of the role.",
	},
	{0},
};
