/* A copy of the release in tests/import/onet, of invented occupations, to be
 * changed, imported and asked. */
#ifndef TESTS_ONET_STAGE_H
#define TESTS_ONET_STAGE_H

#include <check.h>
#include <sqlite3.h>

#include "import/onet.h"
#include "scratch.h"

#define BYTES(text) text, sizeof(text) - 1
#define ONET_RELEASE SOURCE_DIR "/tests/import/onet"
#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static char *folder, *target, *out;
static struct findings findings;
static struct rungs_error error;

SCRATCH void setup(void)
{
	folder = scratch_new();
	target = scratch_new();
	scratch_copy(ONET_RELEASE, folder);
	out = strdup(scratch_path(target, "new.atlas"));
}

SCRATCH void teardown(void)
{
	findings_release(&findings);
	scratch_delete(folder);
	scratch_delete(target);
	free(out);
}

SCRATCH void import_to(const char *from, const char *to)
{
	findings_release(&findings);
	ck_assert_msg(onet_import(from, to, &findings, &error) == RUNGS_OK,
		      "%s", error.text);
	ck_assert_uint_eq(findings.errors, 0);
}

SCRATCH const char *line_of(size_t at)
{
	static char line[FINDING_SIZE + 300], words[FINDING_SIZE + 200];

	finding_line(&findings.at[at], words, sizeof(words));
	snprintf(line, sizeof(line), "%s: %s",
		 severity_name(findings.at[at].severity), words);
	return line;
}

SCRATCH void expect_finding(const char *text)
{
	for (size_t i = 0; i < findings.count; i++)
		if (strcmp(line_of(i), text) == 0)
			return;
	for (size_t i = 0; i < findings.count; i++)
		fprintf(stderr, "%s\n", line_of(i));
	ck_abort_msg("not found: %s", text);
}

/* The rows of an answer, fields joined by '|' and rows by ';'. */
SCRATCH void expect(const char *sql, const char *answer)
{
	char got[4096] = "";
	sqlite3_stmt *row;
	sqlite3 *db;

	ck_assert_int_eq(sqlite3_open_v2(out, &db, SQLITE_OPEN_READONLY, NULL),
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
				 : i == 0  ? ";"
					   : "|",
				 text != NULL ? text : "-");
		}
	sqlite3_finalize(row);
	sqlite3_close(db);
	ck_assert_str_eq(got, answer);
}

SCRATCH void edit(const char *name, long line, const char *from, const char *to)
{
	scratch_edit(scratch_path(folder, name), line, from, to, strlen(to));
}

static const char *const names[] = {
	"Alternate Titles.txt",
	"Content Model Reference.txt",
	"Education, Training, and Experience Categories.txt",
	"Education, Training, and Experience.txt",
	"Job Zone Reference.txt",
	"Job Zones.txt",
	"Knowledge.txt",
	"Related Occupations.txt",
	"Sample of Reported Titles.txt",
	"Skills.txt",
	"Task Statements.txt",
	"Technology Skills.txt",
	"Occupation Data.txt", /* the one that must be there */
};

#endif
