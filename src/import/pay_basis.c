#include "pay_basis.h"

#include <sqlite3.h>
#include <stddef.h>

int pay_basis_add(sqlite3 *db)
{
	return sqlite3_exec(
		db,
		"INSERT INTO pay_basis (place, currency, year)"
		" SELECT place, currency, max(year) FROM pay"
		" GROUP BY place, currency ORDER BY count(*) DESC, place"
		" LIMIT 1",
		NULL, NULL, NULL);
}
