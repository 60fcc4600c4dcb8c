/* A copy of a release, to be changed, imported and asked. */
#ifndef TESTS_RELEASE_STAGE_H
#define TESTS_RELEASE_STAGE_H

#include <rungs/atlas.h>

#include "answer.h"

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

/* With the atlas of a file in the place of `out`, to be amended. */
SCRATCH void setup_atlas(const char *path)
{
	size_t size;
	char *bytes = scratch_read(path, &size);

	folder = scratch_new();
	target = scratch_new();
	out = strdup(scratch_path(target, "new.atlas"));
	scratch_write(out, bytes, size);
	free(bytes);
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
	expect_answer(out, sql, ";", answer);
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
