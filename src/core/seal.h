/* A seal at the end of an atlas file: a hash of all before it, by which a file
 * that lost or changed a byte on its way is known.  It guards against bad luck,
 * not against forgery.  SQLite pays no heed to it, and an atlas that was
 * edited with SQLite counts as unsealed: its change counter has moved on. */
#ifndef RUNGS_SEAL_H
#define RUNGS_SEAL_H

#include <stddef.h>

#define SEAL_SIZE 24

enum seal_state {
	SEAL_INTACT,
	SEAL_BROKEN, /* bytes differ from what was sealed */
	SEAL_NONE    /* never sealed, or edited since */
};

/* Writes the seal of the size bytes at image behind them, where SEAL_SIZE bytes
 * are free. */
void seal_put(unsigned char *image, size_t size);

/* Reads size bytes through `read`, which fills out with length bytes from
 * offset and returns 0 on success; the seal is the last of them.  Anything
 * but 0 from `read` gives SEAL_BROKEN. */
enum seal_state seal_check(int (*read)(void *context, void *out, size_t length,
				       size_t offset),
			   void *context, size_t size);

#endif
