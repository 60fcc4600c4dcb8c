/* Every statement of the library is SQL that the schema understands. */
#include <check.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "core/schema.h"
#include "core/statements.h"
#include "suite.h"

static sqlite3 *db;

static void setup(void)
{
	ck_assert_int_eq(sqlite3_open(":memory:", &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, rungs_schema, NULL, NULL, NULL),
			 SQLITE_OK);
}

static void teardown(void)
{
	sqlite3_close(db);
}

START_TEST(prepares)
{
	sqlite3_stmt *statement;

	ck_assert_msg(sqlite3_prepare_v2(db, statement_sql[_i], -1, &statement,
					 NULL) == SQLITE_OK,
		      "%s: %s", statement_sql[_i], sqlite3_errmsg(db));
	ck_assert(sqlite3_stmt_readonly(statement));
	sqlite3_finalize(statement);
}
END_TEST

static unsigned pragma(const char *sql)
{
	sqlite3_stmt *statement;
	unsigned value;

	sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
	ck_assert_int_eq(sqlite3_step(statement), SQLITE_ROW);
	value = (unsigned)sqlite3_column_int(statement, 0);
	sqlite3_finalize(statement);
	return value;
}

START_TEST(versions_agree)
{
	ck_assert_uint_eq(pragma("PRAGMA user_version"), SCHEMA_VERSION);
	ck_assert_uint_eq(pragma("PRAGMA application_id"), SCHEMA_APPLICATION);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("statements");
	TCase *test = tcase_create("schema");

	tcase_add_checked_fixture(test, setup, teardown);
	tcase_add_loop_test(test, prepares, 0, STATEMENT_COUNT);
	tcase_add_test(test, versions_agree);
	suite_add_tcase(suite, test);
	return suite_run(suite);
}
