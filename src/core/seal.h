/* A seal behind a database: a hash of each of its blocks, by which bytes that
 * were lost or changed on their way are known wherever the file is read.  It
 * guards against bad luck, not against forgery.  SQLite pays no heed to it, and
 * an atlas that was edited with SQLite counts as unsealed: its change counter
 * has moved on.
 *
 * Where something may fail a code of SQLite is returned: SQLITE_NOTFOUND if
 * there is no seal or the database was edited since, SQLITE_IOERR_DATA if bytes
 * are not what was sealed. */
#ifndef RUNGS_SEAL_H
#define RUNGS_SEAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sqlite3.h>

#define SEAL_BLOCK 4096 /* bytes: a page of what is compiled */

struct seal {
	size_t count; /* of blocks; 0: unsealed */
	uint64_t *hashes;
};

/* The bytes that the seal of a database of size bytes, whole blocks, takes. */
size_t seal_size(size_t size);

/* Writes the seal of the size bytes at image behind them. */
void seal_put(unsigned char *image, size_t size);

/* Reads the seal of a file; seal_release is due if that succeeds. */
int seal_read(struct seal *out, sqlite3_file *file);

/* Whether the SEAL_BLOCK bytes are those of the block, which is counted
 * from 0. */
bool seal_holds(const struct seal *seal, size_t block, const void *bytes);

/* Reads all blocks of the connection's file or image. */
int seal_check(sqlite3 *db);

/* A zeroed or released seal is fine. */
void seal_release(struct seal *seal);

#endif
