/* SQLite's own full-text index over the titles of an atlas: a row a title. */
#ifndef BENCH_FTS5_H
#define BENCH_FTS5_H

#include <stdbool.h>
#include <stddef.h>

struct sqlite3;

enum fts5_words {
	FTS5_ANY,  /* OR of the words */
	FTS5_TYPED /* AND of the words, the last one a beginning */
};

/* Makes it in the database file, in memory where there is no path, with the
 * FTS5 options (", prefix='1'").  The table titles has the title, a row of
 * title_roles of the same number the role.  NULL after saying why; otherwise
 * the caller closes it. */
struct sqlite3 *fts5_make(const char *path, const char *options,
			  const char *atlas);

/* What to MATCH for a query, with no syntax left in it. */
void fts5_expression(enum fts5_words words, const char *query, char *out,
		     size_t size);

#endif
