/* What an atlas keeps of its moves for routes, against its tables. */
#include <check.h>
#include <math.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "core/graph.h"
#include "core/search_fields.h"
#include "suite.h"

static const char *const atlases[] = {BINARY_DIR "/kpo.atlas",
				      BINARY_DIR "/fixture.atlas"};

static sqlite3 *db;
static struct arena *arena;
static struct graph graph;

static sqlite3_stmt *prepare(const char *sql)
{
	sqlite3_stmt *statement;

	ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) ==
			      SQLITE_OK,
		      "%s", sqlite3_errmsg(db));
	return statement;
}

static void open_atlas(const char *path)
{
	sqlite3_stmt *row;

	arena = arena_new();
	ck_assert_int_eq(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL),
			 SQLITE_OK);
	row = prepare("SELECT bytes FROM move_graph");
	ck_assert_int_eq(sqlite3_step(row), SQLITE_ROW);
	ck_assert_int_eq(graph_parse(&graph, arena, sqlite3_column_blob(row, 0),
				     (size_t)sqlite3_column_bytes(row, 0)),
			 GRAPH_WHOLE);
	sqlite3_finalize(row);
}

static void close_atlas(void)
{
	sqlite3_close(db);
	arena_free(arena);
}

static size_t place(sqlite3_stmt *row, int column)
{
	sqlite3_int64 base = (sqlite3_int64)RUNGS_ROLE << SEARCH_KIND_BITS;

	return (size_t)(sqlite3_column_int64(row, column) - base - 1);
}

/* Gaps are added up here as a role's page tells them. */
START_TEST(moves_are_those_of_the_tables)
{
	sqlite3_stmt *rows;
	size_t count = 0;

	open_atlas(atlases[_i]);
	rows = prepare(
		"SELECT a.number, b.number, m.years_min + m.years_max,"
		" m.evidence, (SELECT coalesce(sum(CASE WHEN h.skill NOT NULL"
		" AND h.level IS NULL THEN 0 WHEN q.level IS NULL THEN"
		" coalesce(h.level, 0) = 0 AND coalesce(s.skill_level, 0) = 0"
		" ELSE max(0, q.level - max(coalesce(h.level, 0),"
		" coalesce(s.skill_level, 0))) END), 0) FROM requirements q"
		" LEFT JOIN requirements h ON h.role = m.from_role"
		" AND h.skill = q.skill"
		" LEFT JOIN baseline_skills s ON s.skill = q.skill"
		" AND s.level = r.level WHERE q.role = m.to_role),"
		" m.doubtful NOTNULL OR coalesce(m.commonness, '') = 'rare'"
		" FROM moves m JOIN roles r ON r.id = m.from_role"
		" JOIN things a ON a.kind = 'role' AND a.id = m.from_role"
		" JOIN things b ON b.kind = 'role' AND b.id = m.to_role"
		" WHERE m.kind <> 'similar' ORDER BY 1, 2");
	for (; sqlite3_step(rows) == SQLITE_ROW; count++) {
		size_t from = place(rows, 0);
		const struct graph_move *move = &graph.moves[count];

		ck_assert_uint_lt(count, graph.move_count);
		ck_assert_uint_ge(count, graph.first[from]);
		ck_assert_uint_lt(count, graph.first[from + 1]);
		ck_assert_uint_eq(move->to, place(rows, 1));
		ck_assert_int_eq(move->years, sqlite3_column_int(rows, 2));
		ck_assert_str_eq(graph_evidence_word(move->evidence),
				 (const char *)sqlite3_column_text(rows, 3));
		ck_assert_int_eq(move->effort, sqlite3_column_int(rows, 4));
		ck_assert_int_eq(move->rare, sqlite3_column_int(rows, 5));
	}
	ck_assert_uint_gt(count, 0);
	ck_assert_uint_eq(count, graph.move_count);
	sqlite3_finalize(rows);
	close_atlas();
}
END_TEST

START_TEST(roles_are_those_of_the_tables)
{
	sqlite3_stmt *rows;
	size_t count = 0, paid = 0;

	open_atlas(atlases[_i]);
	rows = prepare("SELECT t.number, (SELECT sum(coalesce(q.level, 1))"
		       " FROM requirements q WHERE q.role = t.id),"
		       " (SELECT p.median FROM roles r"
		       " JOIN occupations o ON o.id = r.occupation"
		       " JOIN pay p ON p.soc = o.soc WHERE r.id = t.id"
		       " AND p.place = 'US' ORDER BY p.year DESC LIMIT 1)"
		       " FROM things t WHERE t.kind = 'role'"
		       " ORDER BY t.number");
	for (; sqlite3_step(rows) == SQLITE_ROW; count++) {
		ck_assert_uint_eq(place(rows, 0), count);
		ck_assert_int_eq(graph.asked[count],
				 sqlite3_column_int(rows, 1));
		if (isnan(graph.pay[count])) {
			ck_assert_int_eq(sqlite3_column_type(rows, 2),
					 SQLITE_NULL);
			continue;
		}
		ck_assert_double_eq(graph.pay[count],
				    sqlite3_column_double(rows, 2));
		paid++;
	}
	ck_assert_uint_eq(count, graph.role_count);
	ck_assert_uint_gt(paid, 0);
	sqlite3_finalize(rows);
	close_atlas();
}
END_TEST

START_TEST(first_steps_are_those_of_the_tables)
{
	sqlite3_int64 base =
		((sqlite3_int64)RUNGS_EDUCATION << SEARCH_KIND_BITS) + 1;
	sqlite3_stmt *rows;
	size_t count = 0;

	open_atlas(atlases[_i]);
	rows = prepare("SELECT r.number, d.number, e.evidence,"
		       " coalesce(e.commonness, '') = 'rare'"
		       " FROM entry_routes e"
		       " JOIN things r ON r.kind = 'role' AND r.id = e.role"
		       " JOIN things d ON d.kind = 'education'"
		       " AND d.id = e.education ORDER BY 1, e.rowid");
	for (; sqlite3_step(rows) == SQLITE_ROW; count++) {
		const struct graph_entry *entry = &graph.entries[count];

		ck_assert_uint_lt(count, graph.entry_count);
		ck_assert_uint_eq(entry->role, place(rows, 0));
		ck_assert_int_eq(entry->education,
				 sqlite3_column_int64(rows, 1) - base);
		ck_assert_str_eq(graph_evidence_word(entry->evidence),
				 (const char *)sqlite3_column_text(rows, 2));
		ck_assert_int_eq(entry->rare, sqlite3_column_int(rows, 3));
	}
	ck_assert_uint_gt(count, 0);
	ck_assert_uint_eq(count, graph.entry_count);
	sqlite3_finalize(rows);
	close_atlas();
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("graph");
	TCase *tests = tcase_create("graph");

	tcase_add_loop_test(tests, moves_are_those_of_the_tables, 0, 2);
	tcase_add_loop_test(tests, roles_are_those_of_the_tables, 0, 2);
	tcase_add_loop_test(tests, first_steps_are_those_of_the_tables, 0, 2);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
