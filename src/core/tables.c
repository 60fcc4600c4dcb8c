#include "tables.h"

#include <string.h>

const char tables_sql[] =
	"SELECT type || ' ' || name || ' ' || tbl_name || ' ' ||"
	" coalesce(sql, '') FROM sqlite_schema"
	" WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1";

static enum tables_answer compare(sqlite3_stmt *theirs, const char *ours)
{
	for (;;) {
		size_t size = strlen(ours);
		int got = sqlite3_step(theirs);

		if (got != SQLITE_ROW && got != SQLITE_DONE)
			return TABLES_UNREADABLE;
		if (got == SQLITE_DONE)
			return size == 0 ? TABLES_SAME : TABLES_OTHER;
		if ((size_t)sqlite3_column_bytes(theirs, 0) != size ||
		    memcmp(sqlite3_column_blob(theirs, 0), ours, size) != 0)
			return TABLES_OTHER;
		ours += size + 1;
	}
}

enum tables_answer tables_compare(sqlite3 *db, const char *ours)
{
	sqlite3_stmt *theirs = NULL;
	enum tables_answer answer = TABLES_UNREADABLE;

	if (sqlite3_prepare_v2(db, tables_sql, -1, &theirs, NULL) == SQLITE_OK)
		answer = compare(theirs, ours);
	sqlite3_finalize(theirs);
	return answer;
}
