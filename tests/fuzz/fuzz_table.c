/* Any bytes as a table: the first line names it, the rest is its file.
 *
 * With clang:	cmake -B build-fuzz -DCMAKE_C_COMPILER=clang
 *		cmake --build build-fuzz --target fuzz_table_endless
 *		build-fuzz/tests/fuzz/fuzz_table_endless -dict=tests/fuzz/words.dict
 *			FOLDER tests/fuzz/seeds */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/schema.h"
#include "core/text.h"
#include "import/folder.h"
#include "import/lint.h"
#include "import/loader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(truth)                                                         \
	do {                                                                   \
		if (!(truth)) {                                                \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__,     \
				#truth);                                       \
			abort();                                               \
		}                                                              \
	} while (0)

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

/* Whatever came in, what is said of it is fit to print and to the point. */
static void check_findings(const struct findings *findings, long lines)
{
	char line[FINDING_SIZE + 300];

	REQUIRE(!findings->incomplete);
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->at[i];

		finding_line(finding, line, sizeof(line));
		REQUIRE(strlen(line) < sizeof(line) - 1);
		REQUIRE(text_is_valid(line, strlen(line)));
		for (const char *at = line; *at != '\0'; at++)
			REQUIRE((unsigned char)*at >= ' ' && *at != 0x7F);
		REQUIRE(finding->line >= 0 && finding->line <= lines);
		REQUIRE(finding->message[0] != '\0');
	}
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
		.findings = &findings,
		.error = &error,
	};
	long lines = 1;

	memset(&folder, 0, sizeof(folder));
	for (size_t i = 0; i < size; i++)
		lines += bytes[i] == '\n';
	sqlite3_exec(loader.db, "BEGIN", NULL, NULL, NULL);
	REQUIRE(loader_open(&loader) == RUNGS_OK);
	REQUIRE(loader_read(&loader, bytes, size) == RUNGS_OK);
	loader_close(&loader);
	check_findings(&findings, lines);
	REQUIRE(count_rows(loader.db, table) < lines);
	/* The lint takes what the loader lets in; it is slow, so now and then. */
	if (size % 16 == 0)
		REQUIRE(lint_folder(loader.db, &folder, &findings, &error) ==
			RUNGS_OK);
	check_findings(&findings, lines);
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
