#include "filter_roles.h"

#include <sqlite3.h>
#include <stddef.h>

/* Rows of a filter: the value, its degree and the role, from a table; where
 * one is not known there is none. */
#define FILL(filter, value, degree, role, from)                                \
	"INSERT OR IGNORE INTO filter_roles (filter, value, degree, role)"     \
	" SELECT '" filter "', " value ", " degree ", role_number(" role       \
	") FROM " from

/* A median at or above the top code is above every bound. */
#define MEDIANS                                                                \
	"(SELECT soc, place, max(year), coalesce(median,"                      \
	" CASE WHEN top_code IS NOT NULL THEN 9e999 END) AS median"            \
	" FROM pay GROUP BY soc, place)"

static const char *const filling[] = {
	FILL("level", "r.level", "0", "r.id", "roles r"),
	FILL("track", "r.track", "0", "r.id", "roles r"),
	FILL("in", "r.specialization", "0", "r.id", "roles r"),
	FILL("edu", "r.education_min", "0", "r.id", "roles r"),
	FILL("skill", "q.skill", "q.level", "q.role", "requirements q"),
	FILL("cert", "c.certification", "0", "c.role", "role_certifications c"),
	FILL("condition", "c.condition", "c.value", "c.role",
	     "role_conditions c"),
	FILL("pay", "p.place", "p.median", "r.id",
	     MEDIANS " p JOIN occupations o ON o.soc = p.soc"
		     " JOIN roles r ON r.occupation = o.id"),
};

int filter_roles_add(sqlite3 *db)
{
	int code = SQLITE_OK;

	for (size_t i = 0;
	     code == SQLITE_OK && i < sizeof(filling) / sizeof(filling[0]); i++)
		code = sqlite3_exec(db, filling[i], NULL, NULL, NULL);
	return code;
}
