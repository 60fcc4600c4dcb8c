/* Random profiles, the same in every run, of what an atlas has. */
#ifndef TESTS_RANDOM_PROFILE_H
#define TESTS_RANDOM_PROFILE_H

#include <check.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <rungs/fit.h>

#include "../import/scratch.h"

enum { RECORDS = 24, ID_SIZE = 100 };

static const char *const atlases[] = {BINARY_DIR "/kpo.atlas",
				      BINARY_DIR "/fixture.atlas"};

static sqlite3 *db;
static struct rungs_atlas *atlas;

SCRATCH void run(const char *sql)
{
	char *message = NULL;

	ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, &message) == SQLITE_OK,
		      "%s: %s", sql, message);
}

SCRATCH sqlite3_stmt *prepare(const char *sql)
{
	sqlite3_stmt *statement;

	ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) ==
			      SQLITE_OK,
		      "%s: %s", sql, sqlite3_errmsg(db));
	return statement;
}

SCRATCH void open_atlas(const char *path)
{
	ck_assert_int_eq(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL),
			 SQLITE_OK);
	ck_assert_int_eq(rungs_atlas_open(&atlas, path, NULL), RUNGS_OK);
}

SCRATCH void close_atlas(void)
{
	rungs_atlas_close(atlas);
	sqlite3_close(db);
}

static uint64_t seed;

SCRATCH void random_begin(uint64_t from)
{
	seed = from;
}

SCRATCH size_t random_below(size_t limit)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(seed >> 33) % limit;
}

struct made {
	struct rungs_records records;
	struct rungs_record at[RECORDS];
	char ids[RECORDS][ID_SIZE];
};

SCRATCH bool has_already(const struct made *made, enum rungs_section section,
			 const char *id)
{
	return rungs_records_find(&made->records, section, id) != NULL;
}

SCRATCH void add_random(struct made *made, enum rungs_section section,
			const char *prefix, const char *table)
{
	struct rungs_record *record = &made->at[made->records.count];
	char *id = made->ids[made->records.count], sql[160];
	sqlite3_stmt *row;

	snprintf(sql, sizeof(sql),
		 "SELECT id FROM \"%s\" ORDER BY rowid LIMIT 1 OFFSET"
		 " %zu %% (SELECT count(*) FROM \"%s\")",
		 table, random_below(1000), table);
	row = prepare(sql);
	ck_assert_int_eq(sqlite3_step(row), SQLITE_ROW);
	snprintf(id, ID_SIZE, "%s%s", prefix, sqlite3_column_text(row, 0));
	sqlite3_finalize(row);
	if (has_already(made, section, id))
		return;
	*record = (struct rungs_record){
		.section = section,
		.id = id,
		.level = section == RUNGS_HAS_SKILL ? (int)random_below(6) : 0,
		.years = section == RUNGS_HAS_EXPERIENCE
				 ? (double)random_below(14) / 2
				 : 0,
	};
	made->records.count++;
}

/* From nothing at all to a long life. */
SCRATCH void make(struct made *made)
{
	size_t skills = random_below(9), jobs = random_below(5);

	*made = (struct made){.records.at = made->at};
	if (random_below(4) > 0)
		add_random(made, RUNGS_HAS_EDUCATION, "", "education");
	for (size_t i = 0; i < skills; i++)
		add_random(made, RUNGS_HAS_SKILL, "", "skills");
	for (size_t i = random_below(3); i > 0; i--)
		add_random(made, RUNGS_HAS_CERTIFICATION, "", "certifications");
	for (size_t i = 0; i < jobs; i++)
		add_random(made, RUNGS_HAS_EXPERIENCE, "role/", "roles");
	if (random_below(3) == 0)
		add_random(made, RUNGS_LIMITS, "", "conditions");
	if (random_below(3) == 0) /* a job that the atlas does not know */
		made->at[made->records.count++] =
			(struct rungs_record){.section = RUNGS_HAS_EXPERIENCE,
					      .id = "Beekeeper",
					      .years = 2};
}

#endif
