#include "lint_rules.h"

/* A role's rank on its scale of levels. */
#define RANKED_MOVES                                                           \
	"moves JOIN roles AS a ON a.id = from_role "                           \
	"JOIN roles AS b ON b.id = to_role "                                   \
	"JOIN levels AS la ON la.id = a.level "                                \
	"JOIN levels AS lb ON lb.id = b.level AND lb.scale = la.scale "

#define LINKED                                                                 \
	"(id IN (SELECT from_role FROM moves) OR "                             \
	"id IN (SELECT to_role FROM moves) OR "                                \
	"id IN (SELECT role FROM entry_routes)) "

const struct lint_rule lint_rules[] = {
	{
		.name = "role-asks-nothing",
		.severity = SEVERITY_ERROR,
		.table = "roles",
		.column = "id",
		.sql = "SELECT rowid, id FROM roles WHERE id NOT IN "
		       "(SELECT role FROM requirements)",
		.message = "has no requirement",
		.mend = "Add what the role asks to requirements.csv.",
	},
	{
		.name = "role-unlinked",
		.severity = SEVERITY_ERROR,
		.table = "roles",
		.column = "id",
		.sql = "SELECT rowid, id FROM roles WHERE unlinked IS NULL "
		       "AND NOT " LINKED,
		.message = "has nothing that leads to it or from it",
		.mend = "Add a row to moves.csv or entry_routes.csv, or say "
			"in the column unlinked why there is none.",
	},
	{
		.name = "role-linked-though-unlinked",
		.severity = SEVERITY_ERROR,
		.table = "roles",
		.column = "unlinked",
		.sql = "SELECT rowid, unlinked FROM roles WHERE "
		       "unlinked IS NOT NULL AND " LINKED,
		.message = "is set, but a move or an entry route is there",
		.mend = "Empty the column.",
	},
	{
		.name = "advancement-without-gain",
		.severity = SEVERITY_ERROR,
		.table = "moves",
		.column = "kind",
		.sql = "SELECT moves.rowid, kind FROM " RANKED_MOVES
		       "WHERE kind IN ('advancement', 'lateral-advancement') "
		       "AND lb.rank <= la.rank",
		.message = "does not lead to a higher level",
		.mend = "Change the kind of the move or the level of a role.",
	},
	{
		.name = "lateral-with-gain",
		.severity = SEVERITY_ERROR,
		.table = "moves",
		.column = "kind",
		.sql = "SELECT moves.rowid, kind FROM " RANKED_MOVES
		       "WHERE kind = 'lateral' AND lb.rank > la.rank",
		.message = "leads to a higher level",
		.mend = "Change the kind of the move or the level of a role.",
	},
	{
		.name = "move-to-itself",
		.severity = SEVERITY_ERROR,
		.table = "moves",
		.column = "to_role",
		.sql = "SELECT rowid, to_role FROM moves "
		       "WHERE from_role = to_role",
		.message = "is where the move comes from",
		.mend = "Remove the move.",
	},
	{0},
};
