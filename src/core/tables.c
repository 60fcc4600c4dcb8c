#include "tables.h"

#include <stdbool.h>
#include <string.h>

static const char tables_sql[] =
	"SELECT type || ' ' || name || ' ' || tbl_name || ' ' ||"
	" coalesce(sql, '') FROM sqlite_schema"
	" WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1";

static bool make_own(sqlite3 **own, const char *const *scripts, size_t count)
{
	if (sqlite3_open(":memory:", own) != SQLITE_OK)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (sqlite3_exec(*own, scripts[i], NULL, NULL, NULL) !=
		    SQLITE_OK)
			return false;
	}
	return true;
}

static bool same_row(sqlite3_stmt *ours, sqlite3_stmt *theirs)
{
	int size = sqlite3_column_bytes(ours, 0);

	return sqlite3_column_bytes(theirs, 0) == size &&
	       memcmp(sqlite3_column_blob(ours, 0),
		      sqlite3_column_blob(theirs, 0), (size_t)size) == 0;
}

static enum tables_answer compare(sqlite3_stmt *ours, sqlite3_stmt *theirs)
{
	for (;;) {
		int mine = sqlite3_step(ours), its = sqlite3_step(theirs);

		if (its != SQLITE_ROW && its != SQLITE_DONE)
			return TABLES_UNREADABLE;
		if (mine == SQLITE_DONE && its == SQLITE_DONE)
			return TABLES_SAME;
		if (mine != its || !same_row(ours, theirs))
			return TABLES_OTHER;
	}
}

enum tables_answer tables_compare(sqlite3 *db, const char *const *scripts,
				  size_t count)
{
	sqlite3 *own = NULL;
	sqlite3_stmt *ours = NULL, *theirs = NULL;
	enum tables_answer answer;

	if (!make_own(&own, scripts, count) ||
	    sqlite3_prepare_v2(own, tables_sql, -1, &ours, NULL) != SQLITE_OK)
		answer = TABLES_NO_MEMORY;
	else if (sqlite3_prepare_v2(db, tables_sql, -1, &theirs, NULL) !=
		 SQLITE_OK)
		answer = TABLES_UNREADABLE;
	else
		answer = compare(ours, theirs);
	sqlite3_finalize(ours);
	sqlite3_finalize(theirs);
	sqlite3_close(own);
	return answer;
}
