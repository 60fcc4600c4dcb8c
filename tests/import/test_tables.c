/* The description of the tables against the schema itself. */
#include <check.h>
#include <ctype.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/schema.h"
#include "import/folder.h"
#include "import/tables.h"
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

static sqlite3_stmt *ask(const char *sql, const char *parameter)
{
	sqlite3_stmt *answer;

	ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &answer, NULL) ==
			      SQLITE_OK,
		      "%s", sqlite3_errmsg(db));
	sqlite3_bind_text(answer, 1, parameter, -1, SQLITE_STATIC);
	return answer;
}

static const char *text(sqlite3_stmt *row, int column)
{
	return (const char *)sqlite3_column_text(row, column);
}

START_TEST(every_table_is_described)
{
	const char *derived = strstr(rungs_schema, "-- Derived from");
	sqlite3_stmt *names = ask("SELECT name FROM sqlite_schema WHERE "
				  "type = 'table' ORDER BY rowid",
				  NULL);
	size_t described = 0;

	ck_assert_ptr_nonnull(derived);
	while (sqlite3_step(names) == SQLITE_ROW) {
		char create[100];

		snprintf(create, sizeof(create), "CREATE TABLE %s (",
			 text(names, 0));
		if (strstr(rungs_schema, create) > derived)
			continue;
		ck_assert_uint_lt(described, table_count);
		ck_assert_str_eq(tables[described].name, text(names, 0));
		described++;
	}
	sqlite3_finalize(names);
	ck_assert_uint_eq(described, table_count);
	ck_assert_uint_le(table_count, FOLDER_TABLES);
}
END_TEST

START_TEST(every_column_is_described)
{
	const struct table *table = &tables[_i];
	sqlite3_stmt *info = ask("SELECT name, type, \"notnull\", pk FROM "
				 "pragma_table_info(?1) ORDER BY cid",
				 table->name);
	size_t i = 0;

	while (sqlite3_step(info) == SQLITE_ROW) {
		const struct column *column = &table->columns[i++];
		bool key = sqlite3_column_int(info, 3) > 0;

		ck_assert_uint_le(i, table->count);
		ck_assert_str_eq(column->name, text(info, 0));
		ck_assert_msg(column->key == key, "%s.%s", table->name,
			      column->name);
		ck_assert_msg(column->required ==
				      (key || sqlite3_column_int(info, 2)),
			      "%s.%s", table->name, column->name);
		ck_assert_msg(column_is_number(column) ==
				      (strcmp(text(info, 1), "TEXT") != 0),
			      "%s.%s", table->name, column->name);
		ck_assert_msg((column->kind == COLUMN_REAL) ==
				      (strcmp(text(info, 1), "REAL") == 0),
			      "%s.%s", table->name, column->name);
		ck_assert_msg((column->kind == COLUMN_EVIDENCE) ==
				      (strcmp(column->name, "evidence") == 0),
			      "%s.%s", table->name, column->name);
	}
	sqlite3_finalize(info);
	ck_assert_uint_eq(i, table->count);
}
END_TEST

START_TEST(references_are_foreign_keys)
{
	const struct table *table = &tables[_i];
	size_t keys = 0, references = 0;
	sqlite3_stmt *list = ask("SELECT \"from\", \"table\" FROM "
				 "pragma_foreign_key_list(?1)",
				 table->name);

	while (sqlite3_step(list) == SQLITE_ROW) {
		const struct column *column = column_find(table, text(list, 0));

		ck_assert_ptr_nonnull(column);
		ck_assert_msg(column->kind == COLUMN_REFERENCE, "%s.%s",
			      table->name, column->name);
		ck_assert_str_eq(column->target, text(list, 1));
		keys++;
	}
	sqlite3_finalize(list);
	for (size_t i = 0; i < table->count; i++) {
		const struct column *column = &table->columns[i];

		references += column->kind == COLUMN_REFERENCE;
		if (column->kind == COLUMN_REFERENCES)
			ck_assert_ptr_nonnull(table_find(
				column->target, strlen(column->target)));
	}
	ck_assert_uint_eq(keys, references);
}
END_TEST

/* White space made single spaces. */
static char *squeeze(const char *from)
{
	char *out = malloc(strlen(from) + 1), *to = out;

	ck_assert_ptr_nonnull(out);
	for (; *from != '\0'; from++) {
		char byte = isspace((unsigned char)*from) ? ' ' : *from;

		if (byte != ' ' || (to > out && to[-1] != ' '))
			*to++ = byte;
	}
	*to = '\0';
	return out;
}

static void write_check(const struct column *column, char *out, size_t size)
{
	size_t used =
		(size_t)snprintf(out, size, "CHECK (%s IN (", column->name);

	for (size_t i = 0; column->choices[i] != NULL; i++)
		used += (size_t)snprintf(out + used, size - used, "%s'%s'",
					 i > 0 ? ", " : "", column->choices[i]);
	snprintf(out + used, size - used, "))");
}

START_TEST(choices_are_checks)
{
	const struct table *table = &tables[_i];
	sqlite3_stmt *create = ask("SELECT sql FROM sqlite_schema WHERE "
				   "type = 'table' AND name = ?1",
				   table->name);
	char check[400], *sql;
	size_t checks = 0, described = 0;

	ck_assert_int_eq(sqlite3_step(create), SQLITE_ROW);
	sql = squeeze(text(create, 0));
	for (const char *at = sql; (at = strstr(at, "CHECK (")) != NULL; at++)
		checks++;
	for (size_t i = 0; i < table->count; i++) {
		const struct column *column = &table->columns[i];

		if (column->kind == COLUMN_CHOICE) {
			write_check(column, check, sizeof(check));
			ck_assert_msg(strstr(sql, check) != NULL, "%s: no %s",
				      table->name, check);
			described++;
		}
		snprintf(check, sizeof(check), "CHECK (%s IN (0, 1))",
			 column->name);
		if (strstr(sql, check) != NULL) {
			ck_assert_int_eq(column->low, 0);
			ck_assert_int_eq(column->high, 1);
			described++;
		}
		snprintf(check, sizeof(check), "CHECK (%s BETWEEN %ld AND %ld)",
			 column->name, column->low, column->high);
		described += strstr(sql, check) != NULL;
	}
	free(sql);
	sqlite3_finalize(create);
	ck_assert_uint_eq(checks, described);
}
END_TEST

/* What a single whole number names has that number as its rowid. */
START_TEST(integer_keys_are_rowids)
{
	const struct table *table = &tables[_i];
	char *sql = sqlite3_mprintf("SELECT rowid FROM %s", table->name);
	sqlite3_stmt *rows = ask(sql, NULL);
	bool alias = strcmp(sqlite3_column_name(rows, 0), "rowid") != 0;

	ck_assert_msg(table->integer_key == alias, "%s", table->name);
	if (alias)
		ck_assert_int_lt(table->columns[0].high, FOLDER_IDS);
	sqlite3_finalize(rows);
	sqlite3_free(sql);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("tables");
	TCase *tcase = tcase_create("tables");
	int count = (int)table_count;

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, every_table_is_described);
	tcase_add_loop_test(tcase, every_column_is_described, 0, count);
	tcase_add_loop_test(tcase, references_are_foreign_keys, 0, count);
	tcase_add_loop_test(tcase, choices_are_checks, 0, count);
	tcase_add_loop_test(tcase, integer_keys_are_rowids, 0, count);
	suite_add_tcase(suite, tcase);
	return suite_run(suite);
}
