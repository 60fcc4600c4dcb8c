/* Whether a foreign file has our tables and nothing else: one of another make
 * could run code when it is read. */
#ifndef RUNGS_CORE_TABLES_H
#define RUNGS_CORE_TABLES_H

#include <sqlite3.h>

enum tables_answer {
	TABLES_SAME,
	TABLES_OTHER,
	TABLES_UNREADABLE /* see the connection's error */
};

/* Tells all tables of a database, a text in each row. */
extern const char tables_sql[];

/* Compares, byte for byte, with the rows that are ours: each ended by 0, after
 * the last an empty one.  src/tables makes them of scripts. */
enum tables_answer tables_compare(sqlite3 *db, const char *ours);

#endif
