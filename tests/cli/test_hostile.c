/* An atlas whose texts try to drive the terminal: nothing hidden comes out,
 * whatever is asked. */
#include "run.h"

#include <sqlite3.h>
#include <unistd.h>

#include "core/text.h"
#include "suite.h"

/* A colour, a title, a bell, C1, a line's start, direction marks, a BOM, an
 * unassigned tag; the last are bytes that are no UTF-8. */
#define PAYLOAD                                                                \
	"x'201B5B33316D1B5D303B7807C29B0D0A08097FE280AEE281A6EFBBBFF3A08081"   \
	"FFC3'"

static char path[64];

/* Ids and what refers to them stay, or nothing would be found. */
static bool is_text(const char *column)
{
	static const char *const others[] = {
		"id",
		"kind",
		"specialization",
		"track",
		"level",
		"scale",
		"role",
		"skill",
		"group",
		"areas",
		"education",
		"education_min",
		"area",
		"soc",
		"education_preferred",
		"occupation",
		"related",
		"tier",
		"evidence",
		"sources",
		"source",
		"thing",
		"statement_id",
		"from_role",
		"to_role",
		"aspect",
		"certification",
		"condition",
		"field",
		"word",
		"specializations",
		"levels",
		"key",
		"certifications",
		"replaced_by",
	};

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (strcmp(others[i], column) == 0)
			return false;
	}
	return true;
}

static void poison(void)
{
	sqlite3 *db;
	sqlite3_stmt *columns;
	int poisoned = 0;

	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	ck_assert_int_eq(
		sqlite3_prepare_v2(db,
				   "SELECT t.name, c.name FROM sqlite_schema t,"
				   " pragma_table_info(t.name) c"
				   " WHERE t.type = 'table' AND c.type = 'TEXT'"
				   " AND t.name <> 'statement_links'",
				   -1, &columns, NULL),
		SQLITE_OK);
	while (sqlite3_step(columns) == SQLITE_ROW) {
		const char *table =
			(const char *)sqlite3_column_text(columns, 0);
		const char *name =
			(const char *)sqlite3_column_text(columns, 1);
		char sql[512];

		if (!is_text(name))
			continue;
		snprintf(sql, sizeof(sql),
			 "UPDATE OR IGNORE %s SET %s ="
			 " CAST(CAST(%s AS BLOB) || %s AS TEXT)",
			 table, name, name, PAYLOAD);
		if (sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK)
			poisoned += sqlite3_changes(db) > 0;
	}
	sqlite3_finalize(columns);
	sqlite3_close(db);
	ck_assert_int_gt(poisoned, 60);
}

static void setup(void)
{
	char command[256];
	int file;

	strcpy(path, "/tmp/rungs-test-XXXXXX");
	file = mkstemp(path);
	ck_assert_int_ge(file, 0);
	close(file);
	snprintf(command, sizeof(command), "cp %s/fixture.atlas %s", BINARY_DIR,
		 path);
	ck_assert_int_eq(system(command), 0);
	poison();
}

static void teardown(void)
{
	unlink(path);
}

static void assert_visible(const char *text)
{
	size_t size = strlen(text);

	ck_assert(text_is_valid(text, size));
	for (size_t at = 0; at < size;) {
		uint32_t code;
		size_t taken = text_decode(text + at, size - at, &code);

		ck_assert_msg(code == '\n' || code == '\t' ||
				      !text_is_hidden(code),
			      "U+%04X in '%.40s'", code,
			      at > 20 ? text + at - 20 : text);
		at += taken;
	}
}

/* Asks in each of the ways and looks at both outputs.  Returns the bytes of
 * the answers. */
static size_t ask(const char *command, const char *word)
{
	static const struct around terminal = {
		.terminal = true, .term = "xterm", .columns = 80};
	struct ran rans[] = {
		RUN(command, word, "--atlas", path),
		RUN_AT(&terminal, command, word, "--atlas", path),
		RUN(command, word, "--atlas", path, "--json"),
		RUN(command, word, "--atlas", path, "--ascii"),
	};
	size_t size = 0;

	for (size_t i = 0; i < sizeof(rans) / sizeof(rans[0]); i++) {
		ck_assert_msg(rans[i].status == EXIT_DONE, "%s %s: %s", command,
			      word, rans[i].err);
		assert_visible(rans[i].out);
		assert_visible(rans[i].err);
		size += strlen(rans[i].out);
		ran_release(&rans[i]);
	}
	return size;
}

START_TEST(every_kind)
{
	enum rungs_kind kind = (enum rungs_kind)_i;
	const char *plural = rungs_kind_plural(kind);
	json_t *answer =
		assert_json(RUN("list", plural, "--json", "--atlas", path),
			    EXIT_DONE, "list");
	json_t *entry;
	size_t index;

	ask("list", plural);
	json_array_foreach(json_at(answer, plural), index, entry)
	{
		char name[128];

		snprintf(name, sizeof(name), "%s/%s", rungs_kind_singular(kind),
			 json_text_at(entry, "id"));
		ck_assert_uint_gt(ask("show", name), 100);
	}
	json_decref(answer);
}
END_TEST

/* Line ends of the tables for spreadsheets are theirs. */
static void drop_returns(char *text)
{
	for (char *at = text; (at = strstr(at, "\r\n")) != NULL;)
		memmove(at, at + 1, strlen(at));
}

/* Fields of a record of RFC 4180, all of them in quotes; *at goes behind it. */
static size_t fields_of(const char **at)
{
	size_t count = 0;

	do {
		ck_assert_int_eq((*at)[0], '"');
		for ((*at)++; **at != '"' || (*at)[1] == '"'; (*at)++) {
			ck_assert_int_ne(**at, '\0');
			*at += **at == '"';
		}
		(*at)++;
		count++;
	} while (*(*at)++ == ',');
	ck_assert_int_eq((*at)[-1], '\n');
	return count;
}

START_TEST(columns_of_every_sort)
{
	static const char *const formats[] = {"text", "csv", "md"};

	for (size_t i = 0; i < 3; i++) {
		struct ran ran = RUN("compare", "legal", "analytics",
				     "role/data-analyst", "--format",
				     formats[i], "--atlas", path);
		const char *at;

		ck_assert_int_eq(ran.status, EXIT_DONE);
		drop_returns(ran.out);
		assert_visible(ran.out);
		at = ran.out;
		while (i == 1 && *at != '\0')
			ck_assert_uint_eq(fields_of(&at), 6);
		ran_release(&ran);
	}
	struct ran ran =
		RUN("compare", "legal", "analytics", "--json", "--atlas", path);
	assert_visible(ran.out);
	json_decref(assert_json(ran, EXIT_DONE, "compare"));
}
END_TEST

START_TEST(other_commands)
{
	ask("feeders", "analytics-lead");
	ask("feeders", "data-analyst");
	ask("search", "analyst");
	ask("search", "reviwer");
	ask("info", "--color=never");
	struct ran ran = RUN("check", "--atlas", path);
	ck_assert_int_eq(ran.status, EXIT_TROUBLE);
	ck_assert_ptr_nonnull(strstr(ran.out, "^[[31m"));
	assert_visible(ran.out);
	ran_release(&ran);
	ran = RUN("check", "--atlas", path, "--json");
	assert_visible(ran.out);
	json_decref(assert_json(ran, EXIT_TROUBLE, "check"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("hostile");
	TCase *one = tcase_create("hostile");

	tcase_set_timeout(one, 60);
	tcase_add_checked_fixture(one, setup, teardown);
	tcase_add_loop_test(one, every_kind, 0, RUNGS_KIND_COUNT);
	tcase_add_test(one, columns_of_every_sort);
	tcase_add_test(one, other_commands);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
