/* Whether a foreign file has our tables and nothing else: one of another make
 * could run code when it is read. */
#ifndef RUNGS_CORE_TABLES_H
#define RUNGS_CORE_TABLES_H

#include <sqlite3.h>
#include <stddef.h>

enum tables_answer {
	TABLES_SAME,
	TABLES_OTHER,
	TABLES_UNREADABLE, /* see the connection's error */
	TABLES_NO_MEMORY
};

/* Compares, byte for byte, with what the scripts make one after the other. */
enum tables_answer tables_compare(sqlite3 *db, const char *const *scripts,
				  size_t count);

#endif
