/* Searching an atlas, and a second look into it by SQL. */
#ifndef RUNGS_TEST_ASK_H
#define RUNGS_TEST_ASK_H

#include <check.h>
#include <rungs/search.h>
#include <sqlite3.h>
#include <string.h>

static struct rungs_atlas *atlas;
static struct rungs_hits hits;
static struct rungs_error error;
static sqlite3 *db;

static inline void setup(void)
{
	ck_assert_msg(rungs_atlas_open_kpo(&atlas, &error) == RUNGS_OK, "%s",
		      error.text);
	ck_assert_int_eq(sqlite3_open_v2(BINARY_DIR "/kpo.atlas", &db,
					 SQLITE_OPEN_READONLY, NULL),
			 SQLITE_OK);
}

static inline void setup_fixture(void)
{
	ck_assert_msg(rungs_atlas_open(&atlas, BINARY_DIR "/fixture.atlas",
				       &error) == RUNGS_OK,
		      "%s", error.text);
}

static inline void teardown(void)
{
	rungs_hits_release(&hits);
	rungs_atlas_close(atlas);
	sqlite3_close(db);
}

static inline enum rungs_status ask(const char *query,
				    struct rungs_search_options options)
{
	if (options.limit == 0)
		options.limit = 100000;
	rungs_hits_release(&hits);
	error = (struct rungs_error){.text = ""};
	return rungs_search(atlas, query, &options, &hits, &error);
}

static inline void search(const char *query)
{
	ck_assert_msg(ask(query, (struct rungs_search_options){0}) == RUNGS_OK,
		      "%s: %s", query, error.text);
}

static inline bool found(const char *id)
{
	for (size_t i = 0; i < hits.count; i++)
		if (strcmp(hits.at[i].thing.id, id) == 0)
			return true;
	return false;
}

#endif
