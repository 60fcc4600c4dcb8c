/* The SQL that takes a release in: statements that are prepared once, each
 * under its place in a list, and run with the cells of row after row.
 *
 *	static const char *const sql[] = {
 *		[ADD_ROLE] = "INSERT OR IGNORE INTO …VALUES (?1, ?2)",
 *	};
 *	script_prepare(&script, begin, sql, 1);
 *	SCRIPT_RUN(&script, ADD_ROLE, fields[CODE], cell_of("lamp"));
 *	script_close(&script);
 */
#ifndef RUNGS_SCRIPT_H
#define RUNGS_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

#include <rungs/error.h>

#include "cell.h"

struct release;
struct sqlite3;
struct sqlite3_stmt;

/* The first group is the caller's to set, the rest starts zeroed. */
struct script {
	struct sqlite3 *db;
	struct release *release; /* whose lines may be refused */
	struct rungs_error *error;

	size_t count;
	struct sqlite3_stmt **statements;
};

/* Runs begin, which makes the temporary tables, and prepares every statement.
 * script_close lets go of them, of what was not prepared too. */
enum rungs_status script_prepare(struct script *script, const char *begin,
				 const char *const *sql, size_t count);
void script_close(struct script *script);

/* Runs a statement with these values, ?1 and on; one of size 0 is NULL. */
enum rungs_status script_run(struct script *script, size_t which, size_t count,
			     const struct cell *values);
#define SCRIPT_RUN(script, which, ...)                                         \
	script_run(script, which,                                              \
		   sizeof((struct cell[]){__VA_ARGS__}) / sizeof(struct cell), \
		   (struct cell[]){__VA_ARGS__})

/* Runs a statement that adds a row unless there is one with its key, in which
 * case the line is refused for the column. */
enum rungs_status script_run_once(struct script *script, size_t which,
				  size_t column, size_t count,
				  const struct cell *values);
#define SCRIPT_RUN_ONCE(script, which, column, ...)                            \
	script_run_once(script, which, column,                                 \
			sizeof((struct cell[]){__VA_ARGS__}) /                 \
				sizeof(struct cell),                           \
			(struct cell[]){__VA_ARGS__})

/* Whether the statement that ran last changed any row. */
bool script_changed(const struct script *script);

/* Runs a query and tells whether it has any row; value may be NULL. */
enum rungs_status script_has(struct script *script, size_t which,
			     const struct cell *value, bool *has);

/* Runs a query of one number; value may be NULL. */
enum rungs_status script_count(struct script *script, size_t which,
			       const struct cell *value, long *count);

#endif
