#include "stock.h"

#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/stat.h>

#include "fts5.h"
#include "import/compile.h"
#include "import/draft.h"
#include "import/folder.h"
#include "import/index.h"
#include "mill.h"

static bool told(enum rungs_status status, const struct rungs_error *error)
{
	if (status != RUNGS_OK)
		fprintf(stderr, "%s\n", error->text);
	return status == RUNGS_OK;
}

static bool make_tables(void *context)
{
	const struct stock *stock = context;

	if (mkdir(stock->tables, 0700) != 0) {
		perror(stock->tables);
		return false;
	}
	return mill_tables(KPO_ATLAS, stock->titles, stock->tables);
}

static bool compile(void *context)
{
	const struct stock *stock = context;
	struct findings findings = {0};
	struct rungs_error error;
	struct timing start = timing_now();
	enum rungs_status status =
		compile_folder(stock->tables, stock->atlas, &findings, &error);

	stock->costs->compile = timing_since(start);
	findings_release(&findings);
	return told(status, &error);
}

static bool build_index(void *context)
{
	const struct stock *stock = context;
	struct findings findings = {0};
	struct folder folder;
	struct rungs_error error;
	struct timing start;
	sqlite3 *draft = NULL;
	enum rungs_status status = draft_begin(&draft, &error);

	if (status == RUNGS_OK)
		status = folder_load(draft, stock->tables, &folder, &findings,
				     &error);
	start = timing_now();
	if (status == RUNGS_OK)
		status = index_build(draft, NULL, &error);
	stock->costs->index = timing_since(start);
	findings_release(&findings);
	sqlite3_close(draft);
	return told(status, &error);
}

static bool make_fts5(void *context)
{
	const struct stock *stock = context;
	struct timing start = timing_now();
	sqlite3 *db = fts5_make(stock->fts5, ", prefix='1 2 3'", stock->atlas);
	int code;

	stock->costs->fts5 = timing_since(start);
	if (db == NULL)
		return false;
	code = sqlite3_exec(db,
			    "INSERT INTO titles (titles) VALUES ('optimize')",
			    NULL, NULL, NULL);
	sqlite3_close(db);
	return code == SQLITE_OK;
}

/* NaN if this SQLite does not tell. */
static double page_bytes(const char *path, const char *names)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *sum = NULL;
	double bytes = NAN;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) ==
		    SQLITE_OK &&
	    sqlite3_prepare_v2(db,
			       "SELECT sum(pgsize) FROM dbstat"
			       " WHERE name GLOB ?1",
			       -1, &sum, NULL) == SQLITE_OK) {
		sqlite3_bind_text(sum, 1, names, -1, SQLITE_STATIC);
		if (sqlite3_step(sum) == SQLITE_ROW)
			bytes = sqlite3_column_double(sum, 0);
	}
	sqlite3_finalize(sum);
	sqlite3_close(db);
	return bytes;
}

/* In a process, as all that takes memory: theirs begin as small as this. */
static bool weigh(void *context)
{
	const struct stock *stock = context;

	stock->costs->search_bytes =
		page_bytes(stock->atlas, "search_*") +
		page_bytes(stock->atlas, "sqlite_autoindex_search_*");
	stock->costs->fts5_bytes = page_bytes(stock->fts5, "titles_*");
	return true;
}

bool stock_make(struct stock *out, size_t titles, const char *folder)
{
	static bool (*const steps[])(void *) = {make_tables, compile,
						build_index, make_fts5, weigh};
	bool done;

	*out = (struct stock){.titles = titles};
	snprintf(out->tables, sizeof(out->tables), "%s/%zu", folder, titles);
	snprintf(out->atlas, sizeof(out->atlas), "%s/%zu.atlas", folder,
		 titles);
	snprintf(out->fts5, sizeof(out->fts5), "%s/%zu.fts5", folder, titles);
	out->costs = shared_memory(sizeof(*out->costs));
	done = out->costs != NULL;
	for (size_t i = 0; done && i < sizeof(steps) / sizeof(*steps); i++)
		done = in_process(steps[i], out);
	return done;
}
