/* A folder of its own for a test, and files that are copied there to be
 * broken. */
#ifndef TESTS_SCRATCH_H
#define TESTS_SCRATCH_H

#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SCRATCH __attribute__((unused)) static

/* Lasts until the next call. */
SCRATCH const char *scratch_path(const char *folder, const char *name)
{
	static char path[4096];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

SCRATCH char *scratch_read(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	char *bytes = NULL;
	size_t room = 0, got;

	ck_assert_msg(file != NULL, "%s", path);
	*size = 0;
	do {
		room = room * 2 + 65536;
		bytes = realloc(bytes, room);
		ck_assert_ptr_nonnull(bytes);
		got = fread(bytes + *size, 1, room - 1 - *size, file);
		*size += got;
	} while (got > 0);
	fclose(file);
	bytes[*size] = '\0';
	return bytes;
}

SCRATCH void scratch_write(const char *path, const void *bytes, size_t size)
{
	FILE *file = fopen(path, "wb");

	ck_assert_msg(file != NULL, "%s", path);
	ck_assert_uint_eq(fwrite(bytes, 1, size, file), size);
	ck_assert_int_eq(fclose(file), 0);
}

/* Files of the folder, '.' and '..' aside. */
SCRATCH int scratch_count(const char *folder)
{
	DIR *entries = opendir(folder);
	int count = 0;

	ck_assert_ptr_nonnull(entries);
	while (readdir(entries) != NULL)
		count++;
	closedir(entries);
	return count - 2;
}

/* Every file of a folder, hidden ones aside. */
SCRATCH void scratch_copy(const char *from, const char *to)
{
	DIR *entries = opendir(from);
	const struct dirent *entry;

	ck_assert_ptr_nonnull(entries);
	while ((entry = readdir(entries)) != NULL) {
		size_t size;
		char *bytes;

		if (entry->d_name[0] == '.')
			continue;
		bytes = scratch_read(scratch_path(from, entry->d_name), &size);
		scratch_write(scratch_path(to, entry->d_name), bytes, size);
		free(bytes);
	}
	closedir(entries);
}

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

/* An empty folder; the caller frees its path. */
SCRATCH char *scratch_new(void)
{
	const char *home = getenv("TMPDIR");
	char *path = NULL;

	ck_assert_int_gt(asprintf(&path, "%s/rungs-XXXXXX",
				  home != NULL ? home : "/tmp"),
			 0);
	ck_assert_ptr_nonnull(mkdtemp(path));
	return path;
}

SCRATCH void scratch_delete(char *folder)
{
	DIR *entries = opendir(folder);
	const struct dirent *entry;

	ck_assert_ptr_nonnull(entries);
	while ((entry = readdir(entries)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0)
			ck_assert_int_eq(
				remove(scratch_path(folder, entry->d_name)), 0);
	closedir(entries);
	ck_assert_int_eq(rmdir(folder), 0);
	free(folder);
}

/* Puts size bytes at `to` in the place of the first `from` on a line from 1;
 * an empty `from` is the line's beginning.  Line 0 is the line after the
 * last. */
SCRATCH void scratch_edit(const char *path, long line, const char *from,
			  const char *to, size_t to_size)
{
	size_t size, head;
	char *bytes = scratch_read(path, &size);
	char *at = bytes, *end, *edited;

	if (line == 0)
		at = bytes + size;
	for (long i = 1; i < line; i++) {
		at = strchr(at, '\n');
		ck_assert_msg(at != NULL, "%s has no line %ld", path, line);
		at++;
	}
	end = strchrnul(at, '\n');
	at = strstr(at, from);
	ck_assert_msg(at != NULL && at <= end, "%s:%ld: no '%s'", path, line,
		      from);
	head = (size_t)(at - bytes);
	edited = malloc(size + to_size + 1);
	ck_assert_ptr_nonnull(edited);
	memcpy(edited, bytes, head);
	memcpy(edited + head, to, to_size);
	memcpy(edited + head + to_size, at + strlen(from),
	       size - head - strlen(from));
	scratch_write(path, edited, size - strlen(from) + to_size);
	free(edited);
	free(bytes);
}

#endif
