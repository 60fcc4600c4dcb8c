/* What a database answers, and what was found on the way to it. */
#ifndef TESTS_ANSWER_H
#define TESTS_ANSWER_H

#include <check.h>
#include <sqlite3.h>

#include "import/finding.h"
#include "scratch.h"

/* The rows of the answer, fields joined by '|' and rows by row_end. */
SCRATCH void expect_answer(const char *path, const char *sql,
			   const char *row_end, const char *answer)
{
	char got[4096] = "";
	sqlite3_stmt *row;
	sqlite3 *db;

	ck_assert_int_eq(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL),
			 SQLITE_OK);
	ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK,
		      "%s", sqlite3_errmsg(db));
	while (sqlite3_step(row) == SQLITE_ROW)
		for (int i = 0; i < sqlite3_column_count(row); i++) {
			const char *text =
				(const char *)sqlite3_column_text(row, i);
			size_t used = strlen(got);

			snprintf(got + used, sizeof(got) - used, "%s%s",
				 used == 0 ? ""
				 : i == 0  ? row_end
					   : "|",
				 text != NULL ? text : "-");
		}
	sqlite3_finalize(row);
	sqlite3_close(db);
	ck_assert_str_eq(got, answer);
}

/* Some finding is this one. */
SCRATCH void expect_among(const struct findings *findings, const char *text)
{
	char line[FINDING_SIZE + 300];

	for (size_t i = 0; i < findings->count; i++)
		if (strcmp(finding_line(&findings->at[i], line, sizeof(line)),
			   text) == 0)
			return;
	for (size_t i = 0; i < findings->count; i++)
		fprintf(stderr, "%s\n",
			finding_line(&findings->at[i], line, sizeof(line)));
	ck_abort_msg("not found: %s", text);
}

#endif
