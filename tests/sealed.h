/* Sealed atlases that a test has in memory. */
#ifndef RUNGS_TEST_SEALED_H
#define RUNGS_TEST_SEALED_H

#include <check.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/seal.h"

struct sealed {
	unsigned char *bytes;
	size_t size;     /* of all */
	size_t database; /* of what is sealed */
};

/* Reads an atlas file, and seals it anew if it was edited. */
static inline struct sealed sealed_read(const char *path)
{
	struct sealed out = {0};
	FILE *file = fopen(path, "rb");
	unsigned char header[32];

	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fread(header, 1, sizeof(header), file),
			  sizeof(header));
	rewind(file);
	/* The page count of the file format, section 1.3. */
	out.database = SEAL_BLOCK * ((size_t)header[28] << 24 |
				     (size_t)header[29] << 16 |
				     (size_t)header[30] << 8 | header[31]);
	out.size = out.database + seal_size(out.database);
	out.bytes = malloc(out.size);
	ck_assert_ptr_nonnull(out.bytes);
	ck_assert_uint_eq(fread(out.bytes, 1, out.database, file),
			  out.database);
	fclose(file);
	seal_put(out.bytes, out.database);
	return out;
}

static inline void sealed_write(const struct sealed *sealed, const char *path)
{
	FILE *file = fopen(path, "wb");

	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(sealed->bytes, 1, sealed->size, file),
			  sealed->size);
	ck_assert_int_eq(fclose(file), 0);
}

static inline void sealed_release(struct sealed *sealed)
{
	free(sealed->bytes);
	*sealed = (struct sealed){0};
}

static inline void sealed_edit(const char *path, const char *sql)
{
	sqlite3 *db;

	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	sqlite3_exec(db, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
	ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
}

/* The fixture with a source so long-winded that no opening reads it through;
 * path is where it is made, and left. */
static inline struct sealed sealed_large(const char *path)
{
	struct sealed sealed = sealed_read(BINARY_DIR "/fixture.atlas");

	sealed_write(&sealed, path);
	sealed_release(&sealed);
	sealed_edit(path,
		    "INSERT INTO sources (id, title, publisher, kind, licence,"
		    " taken) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
		    " SELECT i + 1 FROM n WHERE i < 9)"
		    " SELECT 'filler-' || i, 'Filler', 'Nobody', 'filler',"
		    " 'MIT', hex(zeroblob(1000000)) FROM n");
	sealed = sealed_read(path);
	sealed_write(&sealed, path);
	return sealed;
}

/* Where a text lies in the pages of the database. */
static inline unsigned char *sealed_find(const struct sealed *sealed,
					 const char *text)
{
	unsigned char *at =
		memmem(sealed->bytes, sealed->database, text, strlen(text));

	ck_assert_ptr_nonnull(at);
	return at;
}

#endif
