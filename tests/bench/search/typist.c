#include "typist.h"

#include <sqlite3.h>
#include <stdio.h>

#include <rungs/search.h>

#include "fts5.h"

const char *const typist_names[TYPISTS] = {
	[TYPIST_RUNGS] = "rungs",
	[TYPIST_RANKED] = "FTS5 bm25",
	[TYPIST_UNRANKED] = "FTS5 unranked",
};

struct job {
	const struct stock *stock;
	const struct keys *keys;
	struct typed *typed;
	size_t first; /* key of a new process */
};

/* Rungs -------------------------------------------------------------------- */

static struct rungs_atlas *open_atlas(const struct job *job)
{
	struct timing start = timing_now();
	struct timing *slowest = &job->typed->open;
	struct rungs_atlas *atlas;
	struct rungs_error error;

	if (rungs_atlas_open(&atlas, job->stock->atlas, &error) != RUNGS_OK) {
		fprintf(stderr, "%s\n", error.text);
		return NULL;
	}
	start = timing_since(start);
	if (start.wall > slowest->wall)
		*slowest = start;
	return atlas;
}

static bool search(struct rungs_atlas *atlas, const char *query,
		   struct timing *took, size_t *hits)
{
	const struct rungs_search_options options = {.limit = WANTED};
	struct timing start = timing_now();
	struct rungs_hits found;
	struct rungs_error error;

	if (rungs_search(atlas, query, &options, &found, &error) != RUNGS_OK) {
		fprintf(stderr, "%s: %s\n", query, error.text);
		return false;
	}
	*took = timing_since(start);
	*hits = found.count;
	rungs_hits_release(&found);
	return true;
}

static bool type_rungs(void *context)
{
	const struct job *job = context;
	struct typed *typed = job->typed;
	struct rungs_atlas *atlas = open_atlas(job);
	bool done = atlas != NULL;

	for (int turn = 0; turn < TURNS; turn++)
		for (size_t i = 0; done && i < job->keys->count; i++)
			done = search(atlas, job->keys->at[i].text,
				      &typed->keys[TYPIST_RUNGS][turn][i],
				      &typed->hits[i]);
	typed->peak = peak_memory();
	typed->sqlite = (double)sqlite3_memory_highwater(0) / 1024;
	rungs_atlas_close(atlas);
	return done;
}

static bool type_first(void *context)
{
	const struct job *job = context;
	struct timing *slowest = &job->typed->first, took;
	struct rungs_atlas *atlas = open_atlas(job);
	size_t hits;

	if (atlas == NULL ||
	    !search(atlas, job->keys->at[job->first].text, &took, &hits))
		return false;
	if (took.wall > slowest->wall)
		*slowest = took;
	rungs_atlas_close(atlas);
	return true;
}

/* One key of each kind is the first of a process. */
static bool type_firsts(struct job *job)
{
	bool done = true, seen[KEY_KINDS] = {false};

	for (size_t i = 0; done && i < job->keys->count; i++) {
		enum key_kind kind = job->keys->at[i].kind;

		if (seen[kind])
			continue;
		seen[kind] = true;
		job->first = i;
		done = in_process(type_first, job);
	}
	return done;
}

/* FTS5 --------------------------------------------------------------------- */

struct matcher {
	sqlite3 *db;
	sqlite3_stmt *match;
};

static bool matcher_open(struct matcher *out, const char *path, const char *sql)
{
	*out = (struct matcher){0};
	if (sqlite3_open_v2(path, &out->db, SQLITE_OPEN_READONLY, NULL) ==
		    SQLITE_OK &&
	    sqlite3_prepare_v2(out->db, sql, -1, &out->match, NULL) ==
		    SQLITE_OK)
		return true;
	fprintf(stderr, "%s: %s\n", path, sqlite3_errmsg(out->db));
	return false;
}

static void matcher_close(struct matcher *matcher)
{
	sqlite3_finalize(matcher->match);
	sqlite3_close(matcher->db);
}

static size_t count_rows(struct matcher *matcher, const char *query)
{
	char expression[8 * KEY_SIZE];
	size_t rows = 0;

	fts5_expression(FTS5_TYPED, query, expression, sizeof(expression));
	sqlite3_bind_text(matcher->match, 1, expression, -1, SQLITE_STATIC);
	while (sqlite3_step(matcher->match) == SQLITE_ROW)
		rows++;
	sqlite3_reset(matcher->match);
	return rows;
}

static bool type_fts5(const struct job *job, enum typist typist,
		      const char *sql)
{
	struct matcher matcher;
	bool done = matcher_open(&matcher, job->stock->fts5, sql);

	for (int turn = 0; done && turn < TURNS; turn++) {
		for (size_t i = 0; i < job->keys->count; i++) {
			struct timing start = timing_now();

			count_rows(&matcher, job->keys->at[i].text);
			job->typed->keys[typist][turn][i] = timing_since(start);
		}
	}
	matcher_close(&matcher);
	return done;
}

static bool type_ranked(void *context)
{
	return type_fts5(context, TYPIST_RANKED,
			 "SELECT rowid FROM titles WHERE titles MATCH ?1"
			 " ORDER BY rank LIMIT 50");
}

static bool type_unranked(void *context)
{
	return type_fts5(context, TYPIST_UNRANKED,
			 "SELECT rowid FROM titles WHERE titles MATCH ?1"
			 " LIMIT 50");
}

static bool count_roles(void *context)
{
	const struct job *job = context;
	struct matcher matcher;
	bool done = matcher_open(
		&matcher, job->stock->fts5,
		"SELECT DISTINCT role FROM titles JOIN title_roles"
		" ON number = titles.rowid WHERE titles MATCH ?1 LIMIT 50");

	for (size_t i = 0; done && i < job->keys->count; i++)
		job->typed->roles[i] =
			count_rows(&matcher, job->keys->at[i].text);
	matcher_close(&matcher);
	return done;
}

struct typed *typist_run(const struct stock *stock, const struct keys *keys)
{
	struct job job = {.stock = stock,
			  .keys = keys,
			  .typed = shared_memory(sizeof(*job.typed))};

	if (job.typed != NULL && type_firsts(&job) &&
	    in_process(type_rungs, &job) && in_process(type_ranked, &job) &&
	    in_process(type_unranked, &job) && in_process(count_roles, &job))
		return job.typed;
	return NULL;
}
