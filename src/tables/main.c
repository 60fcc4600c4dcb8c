/* rungs-tables SCRIPT…: writes what tables_compare is to find in a file that
 * was made by these scripts, one after the other, as bytes for an array. */
#include <stdio.h>
#include <stdbool.h>
#include <stdlib.h>

#include "core/tables.h"

enum { DONE = 0, FAILED = 1, WRONG_USAGE = 2 };

/* The script, to be freed, or NULL. */
static char *script_read(const char *path)
{
	FILE *file = fopen(path, "rb");
	char *text = NULL;
	size_t size = 0;

	if (file == NULL || getdelim(&text, &size, '\0', file) < 0) {
		free(text);
		text = NULL;
	}
	if (file != NULL)
		fclose(file);
	return text;
}

static bool script_run(sqlite3 *db, const char *path)
{
	char *text = script_read(path);
	bool done = text != NULL &&
		    sqlite3_exec(db, text, NULL, NULL, NULL) == SQLITE_OK;

	if (text == NULL)
		perror(path);
	else if (!done)
		fprintf(stderr, "%s: %s\n", path, sqlite3_errmsg(db));
	free(text);
	return done;
}

static bool rows_write(sqlite3 *db)
{
	sqlite3_stmt *rows = NULL;
	bool done = sqlite3_prepare_v2(db, tables_sql, -1, &rows, NULL) ==
		    SQLITE_OK;

	while (done && sqlite3_step(rows) == SQLITE_ROW) {
		const unsigned char *text = sqlite3_column_text(rows, 0);

		for (; text != NULL && *text != '\0'; text++)
			printf("0x%02x,", *text);
		puts("0,");
	}
	puts("0");
	return sqlite3_finalize(rows) == SQLITE_OK && done &&
	       fflush(stdout) == 0;
}

int main(int argc, char **argv)
{
	sqlite3 *db = NULL;
	bool done;

	if (argc < 2) {
		fputs("usage: rungs-tables SCRIPT...\n", stderr);
		return WRONG_USAGE;
	}
	done = sqlite3_open(":memory:", &db) == SQLITE_OK;
	for (int i = 1; done && i < argc; i++)
		done = script_run(db, argv[i]);
	done = done && rows_write(db);
	sqlite3_close(db);
	return done ? DONE : FAILED;
}
