/* Answers known beforehand: what the explorer's first frame, its start page and
 * the lists of its library ask of the atlas that is part of the program, written
 * down when that is built (src/answers).  They then do not wait for SQLite to
 * read the atlas's tables. */
#ifndef RUNGS_ANSWERS_H
#define RUNGS_ANSWERS_H

#include "rows.h"

struct answers {
	const char
		*at; /* of this very atlas and build, and believed; while none
			 * are written it outlives all that is read */
	size_t size;
	sqlite3_str *written; /* holds them while more are written; or NULL */
};

struct question {
	enum statement which;
	const struct shape *shape;
	const char *const *arguments;
	size_t argument_count;
};

/* Writes answers down from now on, none yet; sqlite3_str_errcode of `written`
 * tells whether it could. */
void answers_begin(struct answers *answers);

/* The rows that rows_read would give; false if the answer is not known, or
 * after a failure of the reader. */
bool answers_find(const struct answers *answers, struct reader *reader,
		  const struct question *question, size_t *count, void **rows);

/* Writes an answer down if more are written. */
void answers_add(struct answers *answers, const struct question *question,
		 size_t count, const void *rows);

#endif
