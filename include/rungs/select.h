/* An atlas as its tables: SQL that only reads.  db/schema.sql tells the tables;
 * those of its first part stay from release to release, with more to come. */
#ifndef RUNGS_SELECT_H
#define RUNGS_SELECT_H

#include <stdint.h>

#include <rungs/atlas.h>

enum rungs_value_kind {
	RUNGS_VALUE_NULL,
	RUNGS_VALUE_INTEGER,
	RUNGS_VALUE_REAL,
	RUNGS_VALUE_TEXT
};

struct rungs_value {
	enum rungs_value_kind kind;
	int64_t integer;
	double real;
	const char *text; /* valid UTF-8; of bytes their hexadecimal digits */
};

struct rungs_result {
	size_t column_count;
	const char **columns; /* names */
	size_t row_count;
	struct rungs_value *values; /* of the first row, of the second … */
	void *memory;
};

/* The most values that an answer has. */
#define RUNGS_VALUES_MOST 4000000

/* Asks one SELECT, without changing anything.  RUNGS_BAD_INPUT: it is none, or
 * takes too long, or gives too much. */
enum rungs_status rungs_select(struct rungs_atlas *atlas, const char *sql,
			       struct rungs_result *out,
			       struct rungs_error *error);
void rungs_result_release(struct rungs_result *answer);

#endif
