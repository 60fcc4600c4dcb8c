/* rungs-tables tables|image SCRIPT…: writes as bytes for an array what
 * tables_compare is to find in a file that was made by these scripts, one after
 * the other, or the file itself, as src/core/profile_image.c reads it. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

static void number_write(size_t number)
{
	printf("0x%02zx,0x%02zx,\n", number & 0xff, number >> 8);
}

static size_t zeros(const unsigned char *bytes, size_t size)
{
	size_t count = 0;

	while (count < size && bytes[count] == 0)
		count++;
	return count;
}

/* Up to where there are more zeros than a piece costs. */
static size_t piece(const unsigned char *bytes, size_t size)
{
	enum { COST = 4 };
	size_t end = 0;

	for (size_t i = 0; i < size && i <= end + COST; i++)
		if (bytes[i] != 0)
			end = i + 1;
	return end;
}

static void pieces_write(const unsigned char *image, size_t size)
{
	size_t at = 0;

	while ((at += zeros(image + at, size - at)) < size) {
		size_t count = piece(image + at, size - at);

		number_write(at);
		number_write(count);
		for (size_t i = 0; i < count; i++)
			printf("0x%02x,", image[at + i]);
		puts("");
		at += count;
	}
	number_write(size);
	number_write(0);
}

/* Without what the scripts left behind in it. */
static bool image_write(sqlite3 *db)
{
	enum { MOST = 0xffff };
	sqlite3_int64 size = 0;
	unsigned char *image = NULL;

	if (sqlite3_exec(db, "VACUUM", NULL, NULL, NULL) == SQLITE_OK)
		image = sqlite3_serialize(db, "main", &size, 0);
	if (image != NULL && size <= MOST)
		pieces_write(image, (size_t)size);
	sqlite3_free(image);
	return image != NULL && size <= MOST && fflush(stdout) == 0;
}

int main(int argc, char **argv)
{
	bool image = argc > 1 && strcmp(argv[1], "image") == 0;
	sqlite3 *db = NULL;
	bool done;

	if (argc < 3 || (!image && strcmp(argv[1], "tables") != 0)) {
		fputs("usage: rungs-tables tables|image SCRIPT...\n", stderr);
		return WRONG_USAGE;
	}
	done = sqlite3_open(":memory:", &db) == SQLITE_OK;
	for (int i = 2; done && i < argc; i++)
		done = script_run(db, argv[i]);
	done = done && (image ? image_write(db) : rows_write(db));
	sqlite3_close(db);
	return done ? DONE : FAILED;
}
