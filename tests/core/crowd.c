#include "crowd.h"

#include <check.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "core/schema.h"
#include "import/index.h"

enum { ROLES = 2500, ALMOST = 150, TEXT_SIZE = 256 };

static size_t random_below(uint64_t *seed, size_t limit)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(*seed >> 33) % limit;
}

static void run(sqlite3 *db, const char *sql)
{
	ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK,
		      "%s", sqlite3_errmsg(db));
}

static void word_add(uint64_t *seed, char *text)
{
	static const char *const syllables[] = {
		"ma", "na", "ger", "for", "men", "da", "ta", "tion",
		"s",  "er", "ing", "the", "re",  "y",  "ies"};
	size_t count = sizeof(syllables) / sizeof(syllables[0]);

	for (size_t i = 1 + random_below(seed, 3); i > 0; i--)
		strcat(text, syllables[random_below(seed, count)]);
	strcat(text, " ");
}

static void text_make(uint64_t *seed, char text[TEXT_SIZE], size_t words)
{
	text[0] = '\0';
	for (; words > 0; words--)
		word_add(seed, text);
}

/* Runs an INSERT of a role's number and a text. */
static void text_insert(sqlite3 *db, const char *sql, int role,
			const char *text)
{
	sqlite3_stmt *insert;

	ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &insert, NULL) ==
			      SQLITE_OK,
		      "%s", sqlite3_errmsg(db));
	sqlite3_bind_int(insert, 1, role);
	sqlite3_bind_text(insert, 2, text, -1, SQLITE_STATIC);
	ck_assert_int_eq(sqlite3_step(insert), SQLITE_DONE);
	sqlite3_finalize(insert);
}

static void role_insert(sqlite3 *db, int role, const char *title)
{
	text_insert(db,
		    "INSERT INTO roles (id, specialization, track, level,"
		    " title, summary, evidence, sources) VALUES (?1, 's', 't',"
		    " 'l', ?2, '', '', '')",
		    role, title);
}

static void task_insert(sqlite3 *db, int role, const char *text)
{
	text_insert(db,
		    "INSERT INTO role_texts VALUES (?1, 'task', ?2, '', '')",
		    role, text);
}

static void role_add(sqlite3 *db, uint64_t *seed, int role)
{
	char text[TEXT_SIZE];

	text_make(seed, text, 1 + random_below(seed, 4));
	role_insert(db, role, text);
	for (size_t names = random_below(seed, 4); names > 0; names--) {
		size_t most = random_below(seed, 10) == 0 ? 20 : 4;

		text_make(seed, text, 1 + random_below(seed, most));
		text_insert(db,
			    "INSERT OR IGNORE INTO role_titles VALUES"
			    " (?1, ?2)",
			    role, text);
	}
	for (size_t tasks = random_below(seed, 3); tasks > 0; tasks--) {
		text_make(seed, text, 1 + random_below(seed, 6));
		task_insert(db, role, text);
	}
}

/* One whose title says a word twice, behind many that almost do, and that have
 * words in their tasks alone. */
static void few_apart_add(sqlite3 *db, int role)
{
	char text[TEXT_SIZE];

	for (int last = role + ALMOST; role < last; role++) {
		snprintf(text, sizeof(text), "solo sol%d", role);
		role_insert(db, role, text);
		snprintf(text, sizeof(text), "quiz%d quiz%d", role, role + 1);
		task_insert(db, role, text);
	}
	role_insert(db, role, "solo solo");
}

sqlite3 *crowd_open(void)
{
	uint64_t seed = 1;
	sqlite3 *db;

	ck_assert_int_eq(sqlite3_open(":memory:", &db), SQLITE_OK);
	run(db, rungs_schema);
	run(db, "PRAGMA foreign_keys = OFF");
	run(db, "BEGIN");
	run(db, "INSERT INTO level_scales VALUES ('z', 'z', '1', '');"
		"INSERT INTO levels VALUES ('l', 'z', 1, 'man', NULL, 0, 1,"
		" 'man', '', '');"
		"INSERT INTO specializations (id, kind, name, summary, sources)"
		" VALUES ('s', 'seed', 'data', 'data', '')");
	for (int role = 0; role < ROLES; role++)
		role_add(db, &seed, role);
	few_apart_add(db, ROLES);
	ck_assert_int_eq(index_build(db, NULL, NULL), RUNGS_OK);
	run(db, "COMMIT");
	return db;
}
