#include "engine.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "fts5.h"

struct fts5 {
	sqlite3 *db;
	sqlite3_stmt *ask;
};

static void fts5_close(void *state)
{
	struct fts5 *fts5 = state;

	if (fts5 == NULL)
		return;
	sqlite3_finalize(fts5->ask);
	sqlite3_close(fts5->db);
	free(fts5);
}

static void *fts5_open(const char *atlas, const char *folder)
{
	static const char sql[] =
		"SELECT role FROM titles JOIN title_roles"
		" ON number = titles.rowid WHERE titles MATCH ?1 ORDER BY rank";
	struct fts5 *fts5 = calloc(1, sizeof(*fts5));

	(void)folder;
	if (fts5 == NULL)
		return NULL;
	fts5->db = fts5_make(NULL, "", atlas);
	if (fts5->db != NULL &&
	    sqlite3_prepare_v2(fts5->db, sql, -1, &fts5->ask, NULL) ==
		    SQLITE_OK)
		return fts5;
	fts5_close(fts5);
	return NULL;
}

/* The best line of a role counts, so that rows go on until enough roles have
 * had one. */
static bool fts5_ask(void *state, const char *query, struct answer *out)
{
	struct fts5 *fts5 = state;
	char expression[1024];
	int step = SQLITE_DONE;

	*out = (struct answer){0};
	fts5_expression(FTS5_ANY, query, expression, sizeof(expression));
	if (*expression == '\0')
		return true;
	sqlite3_bind_text(fts5->ask, 1, expression, -1, SQLITE_STATIC);
	while (out->count < ANSWER_BEST &&
	       (step = sqlite3_step(fts5->ask)) == SQLITE_ROW)
		answer_add(out,
			   (const char *)sqlite3_column_text(fts5->ask, 0));
	if (step != SQLITE_ROW && step != SQLITE_DONE)
		fprintf(stderr, "FTS5: %s: %s\n", query,
			sqlite3_errmsg(fts5->db));
	sqlite3_reset(fts5->ask);
	return step == SQLITE_ROW || step == SQLITE_DONE;
}

const struct engine engine_fts5 = {"SQLite FTS5 bm25", fts5_open, fts5_ask,
				   fts5_close};
