/* Any bytes as a table: the first line names it, the rest is its file.
 *
 * With clang:	cmake -B build-fuzz -DCMAKE_C_COMPILER=clang
 *		cmake --build build-fuzz --target fuzz_table_endless
 *		build-fuzz/tests/fuzz/fuzz_table_endless -dict=tests/fuzz/words.dict
 *			FOLDER tests/fuzz/seeds */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "core/schema.h"
#include "import/folder.h"
#include "import/lint.h"
#include "import/loader.h"
#include "require.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static sqlite3 *database(void)
{
	static sqlite3 *db;

	if (db == NULL) {
		REQUIRE(sqlite3_open(":memory:", &db) == SQLITE_OK);
		REQUIRE(sqlite3_exec(db, rungs_schema, NULL, NULL, NULL) ==
			SQLITE_OK);
		sqlite3_exec(db, "PRAGMA ignore_check_constraints = ON", NULL,
			     NULL, NULL);
	}
	return db;
}

static long count_rows(sqlite3 *db, const struct table *table)
{
	char *sql = sqlite3_mprintf("SELECT count(*) FROM \"%w\"", table->name);
	sqlite3_stmt *row;
	long count;

	REQUIRE(sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK);
	REQUIRE(sqlite3_step(row) == SQLITE_ROW);
	count = (long)sqlite3_column_int64(row, 0);
	sqlite3_finalize(row);
	sqlite3_free(sql);
	return count;
}

static void try(const struct table *table, const char *bytes, size_t size)
{
	static struct folder folder;
	struct rungs_error error;
	struct findings findings = {0};
	size_t index = (size_t)(table - tables);
	struct loader loader = {
		.db = database(),
		.table = table,
		.damaged = &folder.damaged[index],
		.lines = folder.lines[index],
		.given = &folder.given[index],
		.findings = &findings,
		.error = &error,
	};
	long lines = count_lines(bytes, size);

	memset(&folder, 0, sizeof(folder));
	sqlite3_exec(loader.db, "BEGIN", NULL, NULL, NULL);
	REQUIRE(loader_open(&loader) == RUNGS_OK);
	REQUIRE(loader_read(&loader, bytes, size) == RUNGS_OK);
	loader_close(&loader);
	require_findings(&findings, lines);
	REQUIRE(count_rows(loader.db, table) < lines);
	/* The lint takes what the loader lets in; it is slow, so now and then. */
	if (size % 16 == 0)
		REQUIRE(lint_folder(loader.db, &folder, &findings, &error) ==
			RUNGS_OK);
	require_findings(&findings, lines);
	findings_release(&findings);
	sqlite3_exec(loader.db, "ROLLBACK", NULL, NULL, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;
	const char *end = size > 0 ? memchr(bytes, '\n', size) : NULL;
	const struct table *table = NULL;

	if (end != NULL)
		table = table_find(bytes, (size_t)(end - bytes));
	if (table == NULL)
		try(&tables[0], bytes, size);
	else
		try(table, end + 1, size - (size_t)(end + 1 - bytes));
	return 0;
}
