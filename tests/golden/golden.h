/* Compares what a test made with the text that is kept beside it.
 *
 * RUNGS_REWRITE=1 in the environment rewrites the kept texts; what changed
 * is then for a person to read. */
#ifndef RUNGS_TEST_GOLDEN_H
#define RUNGS_TEST_GOLDEN_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline char *golden_read(const char *path)
{
	FILE *file = fopen(path, "rb");
	char *text = NULL;
	size_t size = 0, got;

	if (!file)
		return NULL;
	do {
		text = realloc(text, size + 65537);
		ck_assert_ptr_nonnull(text);
		got = fread(text + size, 1, 65536, file);
		size += got;
	} while (got);
	fclose(file);
	text[size] = '\0';
	return text;
}

static inline void golden_write(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");

	ck_assert_msg(file != NULL, "cannot write %s", path);
	fputs(text, file);
	ck_assert_int_eq(fclose(file), 0);
}

static inline int golden_line(const char *text, size_t at)
{
	int line = 1;

	for (size_t i = 0; i < at; i++)
		line += text[i] == '\n';
	return line;
}

/* folder is that of the tests, 'page'; name that of the text. */
static inline void golden_check(const char *folder, const char *name,
				const char *text)
{
	char path[1024];
	char *kept;
	size_t at = 0;

	snprintf(path, sizeof(path), SOURCE_DIR "/tests/%s/golden/%s.txt",
		 folder, name);
	if (getenv("RUNGS_REWRITE")) {
		golden_write(path, text);
		return;
	}
	kept = golden_read(path);
	ck_assert_msg(kept != NULL, "no %s", path);
	while (text[at] && text[at] == kept[at])
		at++;
	while (at && text[at - 1] != '\n')
		at--;
	ck_assert_msg(strcmp(text, kept) == 0,
		      "%s line %d: expected '%.*s', got '%.*s'", path,
		      golden_line(kept, at), (int)strcspn(kept + at, "\n"),
		      kept + at, (int)strcspn(text + at, "\n"), text + at);
	free(kept);
}

#endif
