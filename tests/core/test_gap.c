/* Gaps of every move against what the tables of roles and levels say. */
#include <check.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include <rungs/feeder.h>
#include <rungs/role.h>

#include "import/demands.h"
#include "import/things.h"
#include "suite.h"

/* Levels that are not said, and above what roles ask by themselves; few tables
 * have them. */
static const char odd_levels[] =
	"UPDATE requirements SET level = CASE rowid % 6 WHEN 0 THEN NULL"
	" ELSE rowid % 6 END;"
	"UPDATE baseline_skills SET skill_level = 1 + rowid % 5;"
	"INSERT OR IGNORE INTO baseline_skills SELECT q.skill, r.level,"
	" 1 + q.rowid % 5, q.evidence, q.sources FROM requirements q"
	" JOIN roles r ON r.id = q.role WHERE q.rowid % 3 = 0";

static const struct {
	const char *path, *changes;
} atlases[] = {
	{BINARY_DIR "/kpo.atlas", ""},
	{BINARY_DIR "/fixture.atlas", ""},
	{BINARY_DIR "/kpo.atlas", odd_levels},
};
enum { ATLASES = sizeof(atlases) / sizeof(*atlases) };

/* A role has at least what everybody on its level needs; where a level is not
 * said, only a skill that is new is a gap. */
static const char gaps_sql[] =
	"WITH gap AS (SELECT k.id AS id, k.name AS name,"
	" CASE WHEN h.level IS NULL AND h.skill = k.id THEN NULL ELSE"
	" max(coalesce(h.level, 0), coalesce(b.skill_level, 0)) END AS has,"
	" q.level AS needs, q.importance = 'core' AS core, q.rowid AS place"
	" FROM roles f JOIN requirements q ON q.role = ?2"
	" JOIN skills k ON k.id = q.skill"
	" LEFT JOIN requirements h ON h.role = f.id AND h.skill = q.skill"
	" LEFT JOIN baseline_skills b ON b.skill = q.skill"
	" AND b.level = f.level WHERE f.id = ?1)"
	" SELECT id, name, has, coalesce(needs, -1), core FROM gap"
	" WHERE needs > has OR (needs IS NULL AND has = 0)"
	" ORDER BY core DESC, needs - has DESC, place";

static sqlite3 *db;
static sqlite3_stmt *rows;
static struct rungs_atlas *atlas;
static struct rungs_things roles;
static unsigned char *image;
static size_t compared;

static void run(const char *sql)
{
	ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK,
		      "%s: %s", sql, sqlite3_errmsg(db));
}

/* Opens an atlas with changed tables, packed anew. */
static void open_atlas(const char *path, const char *changes)
{
	sqlite3 *file;
	sqlite3_int64 size;
	sqlite3_backup *copying;
	struct things *things;

	ck_assert_int_eq(
		sqlite3_open_v2(path, &file, SQLITE_OPEN_READONLY, NULL),
		SQLITE_OK);
	ck_assert_int_eq(sqlite3_open(":memory:", &db), SQLITE_OK);
	copying = sqlite3_backup_init(db, "main", file, "main");
	ck_assert_int_eq(sqlite3_backup_step(copying, -1), SQLITE_DONE);
	sqlite3_backup_finish(copying);
	sqlite3_close(file);
	run(changes);
	run("DELETE FROM role_demands; DELETE FROM things");
	ck_assert_int_eq(things_add(db, &things), SQLITE_OK);
	ck_assert_int_eq(demands_add(db), SQLITE_OK);
	things_free(things);
	image = sqlite3_serialize(db, "main", &size, 0);
	ck_assert_int_eq(
		rungs_atlas_open_image(&atlas, image, (size_t)size, NULL),
		RUNGS_OK);
	ck_assert_msg(sqlite3_prepare_v2(db, gaps_sql, -1, &rows, NULL) ==
			      SQLITE_OK,
		      "%s", sqlite3_errmsg(db));
	ck_assert_int_eq(rungs_list(atlas, RUNGS_ROLE, &roles, NULL), RUNGS_OK);
	compared = 0;
}

static void close_atlas(void)
{
	rungs_things_release(&roles);
	rungs_atlas_close(atlas);
	sqlite3_free(image);
	sqlite3_finalize(rows);
	sqlite3_close(db);
}

static const char *text(int column)
{
	return (const char *)sqlite3_column_text(rows, column);
}

static void compare(const struct rungs_move *move)
{
	sqlite3_bind_text(rows, 1, move->from.id, -1, SQLITE_STATIC);
	sqlite3_bind_text(rows, 2, move->to.id, -1, SQLITE_STATIC);
	for (size_t i = 0; i < move->gap_count; i++) {
		const struct rungs_gap *gap = &move->gaps[i];

		ck_assert_msg(sqlite3_step(rows) == SQLITE_ROW, "%s to %s: %s",
			      move->from.id, move->to.id, gap->skill.id);
		ck_assert_str_eq(gap->skill.id, text(0));
		ck_assert_str_eq(gap->skill.name, text(1));
		ck_assert_int_eq(gap->has, sqlite3_column_int(rows, 2));
		ck_assert_int_eq(gap->needs, sqlite3_column_int(rows, 3));
		ck_assert_int_eq(gap->core, sqlite3_column_int(rows, 4));
	}
	ck_assert_msg(sqlite3_step(rows) == SQLITE_DONE, "%s to %s: %s",
		      move->from.id, move->to.id, text(0));
	sqlite3_reset(rows);
	compared += move->gap_count;
}

START_TEST(moves_have_the_gaps_of_the_tables)
{
	open_atlas(atlases[_i].path, atlases[_i].changes);
	for (size_t n = 0; n < roles.count; n++) {
		struct rungs_role role;

		ck_assert_int_eq(rungs_role_get_whole(atlas, roles.at[n].id,
						      &role, NULL),
				 RUNGS_OK);
		for (size_t i = 0; i < role.leads_count; i++)
			compare(&role.leads_to[i]);
		for (size_t i = 0; i < role.comes_count; i++)
			compare(&role.comes_from[i]);
		rungs_role_release(&role);
	}
	ck_assert_uint_gt(compared, 0);
	close_atlas();
}
END_TEST

/* One reading of many moves, so that what is kept between them is right. */
START_TEST(moves_of_feeders_have_the_gaps_of_the_tables)
{
	open_atlas(atlases[_i].path, atlases[_i].changes);
	for (size_t n = 0; n < roles.count; n += 1 + roles.count / 50) {
		struct rungs_feeders feeders;

		ck_assert_int_eq(rungs_feeders_get(atlas, roles.at[n].id, 3,
						   &feeders, NULL),
				 RUNGS_OK);
		for (size_t i = 0; i < feeders.count; i++)
			for (size_t k = 0; k < feeders.at[i].move_count; k++)
				compare(&feeders.at[i].moves[k]);
		rungs_feeders_release(&feeders);
	}
	ck_assert_uint_gt(compared, 0);
	close_atlas();
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("gap");
	TCase *tests = tcase_create("gap");

	tcase_add_loop_test(tests, moves_have_the_gaps_of_the_tables, 0,
			    ATLASES);
	tcase_add_loop_test(tests, moves_of_feeders_have_the_gaps_of_the_tables,
			    0, ATLASES);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
