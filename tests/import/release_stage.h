/* A copy of a release, to be changed, imported and asked. */
#ifndef TESTS_RELEASE_STAGE_H
#define TESTS_RELEASE_STAGE_H

#include <check.h>
#include <sqlite3.h>

#include <rungs/atlas.h>

#include "import/finding.h"
#include "scratch.h"

#define BYTES(text) text, sizeof(text) - 1
#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* Which release, and how it is imported: said by who includes this. */
static const char *const release_folder;
static enum rungs_status import_release(const char *from, const char *to);

static char *folder, *target, *out;
static struct findings findings;
static struct rungs_error error;

SCRATCH void setup(void)
{
	folder = scratch_new();
	target = scratch_new();
	scratch_copy(release_folder, folder);
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
	ck_assert_msg(import_release(from, to) == RUNGS_OK, "%s", error.text);
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

SCRATCH void rename_to(const char *from, const char *to)
{
	char *old = strdup(scratch_path(folder, from));

	ck_assert_int_eq(rename(old, scratch_path(folder, to)), 0);
	free(old);
}

/* How it should come out -------------------------------------------------- */

SCRATCH void expect_same_bytes(const char *one, const char *other)
{
	size_t one_size, other_size;
	char *a = scratch_read(one, &one_size);
	char *b = scratch_read(other, &other_size);

	ck_assert_uint_eq(one_size, other_size);
	ck_assert(memcmp(a, b, one_size) == 0);
	free(a);
	free(b);
}

/* The atlas of the folder is that of the release as it was. */
SCRATCH void expect_same_atlas(void)
{
	char *again = strdup(scratch_path(target, "again.atlas"));

	import_to(release_folder, out);
	import_to(folder, again);
	expect_same_bytes(out, again);
	free(again);
}

SCRATCH void expect_no_warning(void)
{
	for (size_t i = 0; i < findings.count; i++)
		ck_assert_msg(findings.at[i].severity == SEVERITY_NOTE, "%s",
			      line_of(i));
}

SCRATCH void rewrite(const char *name, const char *line_end, bool mark)
{
	size_t size, written;
	char *bytes = scratch_read(scratch_path(folder, name), &size);
	char *copy = NULL;
	FILE *to = open_memstream(&copy, &written);

	if (mark)
		fputs("\xEF\xBB\xBF", to);
	for (size_t i = 0; i < size; i++)
		if (bytes[i] == '\n')
			fputs(line_end, to);
		else
			putc(bytes[i], to);
	fclose(to);
	scratch_write(scratch_path(folder, name), copy, written);
	free(copy);
	free(bytes);
}

SCRATCH struct rungs_atlas *open_atlas(void)
{
	struct rungs_atlas *atlas;

	ck_assert_msg(rungs_atlas_open(&atlas, out, &error) == RUNGS_OK, "%s",
		      error.text);
	return atlas;
}

/* One sentence, and nothing written. */
SCRATCH void expect_refusal(enum rungs_status status, const char *text)
{
	findings_release(&findings);
	ck_assert_int_eq(import_release(folder, out), status);
	ck_assert_str_eq(error.text, text);
	ck_assert_int_eq(scratch_count(target), 0);
}

#endif
