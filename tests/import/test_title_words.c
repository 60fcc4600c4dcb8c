/* Short forms and other words of titles, as drafts get them. */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>

#include "import/draft.h"
#include "import/title_words.h"
#include "suite.h"

static sqlite3 *draft;
static struct rungs_error error;

static void setup(void)
{
	ck_assert_int_eq(draft_begin(&draft, &error), RUNGS_OK);
}

static void teardown(void)
{
	sqlite3_close(draft);
}

static void run(const char *sql)
{
	ck_assert_msg(sqlite3_exec(draft, sql, NULL, NULL, NULL) == SQLITE_OK,
		      "%s", sqlite3_errmsg(draft));
}

static int ask(const char *sql)
{
	sqlite3_stmt *row;
	int answer;

	ck_assert_msg(sqlite3_prepare_v2(draft, sql, -1, &row, NULL) ==
			      SQLITE_OK,
		      "%s", sqlite3_errmsg(draft));
	ck_assert_int_eq(sqlite3_step(row), SQLITE_ROW);
	answer = sqlite3_column_int(row, 0);
	sqlite3_finalize(row);
	return answer;
}

static const struct {
	const char *value;
	bool english;
} languages[] = {
	{"'en'", true},     {"'en_GB'", true}, {"'en-us'", true},
	{"'de'", false},    {"'enm'", false},  {"'eng'", false},
	{"'de-en'", false},
};

START_TEST(english_gets_them)
{
	char sql[80];

	snprintf(sql, sizeof(sql),
		 "INSERT INTO about (key, value) VALUES ('language', %s)",
		 languages[_i].value);
	run(sql);
	ck_assert_int_eq(title_words_add(draft, &error), RUNGS_OK);
	ck_assert_int_eq(ask("SELECT count(*) > 0 FROM synonyms"),
			 languages[_i].english);
}
END_TEST

START_TEST(unsaid_language_gets_none)
{
	run("INSERT INTO about (key, value) VALUES ('name', 'en')");
	ck_assert_int_eq(title_words_add(draft, &error), RUNGS_OK);
	ck_assert_int_eq(ask("SELECT count(*) FROM synonyms"), 0);
}
END_TEST

START_TEST(the_usual_short_forms_are_there)
{
	static const char *const pairs[][2] = {
		{"sr", "senior"},        {"jr", "junior"},
		{"mgr", "manager"},      {"asst", "assistant"},
		{"tech", "technician"},  {"boss", "manager"},
		{"coder", "programmer"},
	};

	run("INSERT INTO about (key, value) VALUES ('language', 'en')");
	ck_assert_int_eq(title_words_add(draft, &error), RUNGS_OK);
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		char sql[120];

		snprintf(sql, sizeof(sql),
			 "SELECT count(*) FROM synonyms WHERE word = '%s'"
			 " AND means = '%s'",
			 pairs[i][0], pairs[i][1]);
		ck_assert_msg(ask(sql) == 1, "%s", pairs[i][0]);
	}
}
END_TEST

/* More than eight meanings of a word are not read. */
START_TEST(meanings_are_few)
{
	run("INSERT INTO about (key, value) VALUES ('language', 'en')");
	ck_assert_int_eq(title_words_add(draft, &error), RUNGS_OK);
	ck_assert_int_le(ask("SELECT max(meanings) FROM (SELECT count(*) AS"
			     " meanings FROM synonyms GROUP BY word)"),
			 8);
}
END_TEST

START_TEST(failure_is_told)
{
	run("INSERT INTO about (key, value) VALUES ('language', 'en')");
	run("INSERT INTO synonyms VALUES ('mgr', 'manager')");
	ck_assert_int_eq(title_words_add(draft, &error), RUNGS_IO);
	ck_assert_ptr_nonnull(strstr(error.text, "UNIQUE constraint failed"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("title_words");
	TCase *one = tcase_create("title_words");

	tcase_add_checked_fixture(one, setup, teardown);
	tcase_add_loop_test(one, english_gets_them, 0,
			    sizeof(languages) / sizeof(*languages));
	tcase_add_test(one, unsaid_language_gets_none);
	tcase_add_test(one, the_usual_short_forms_are_there);
	tcase_add_test(one, meanings_are_few);
	tcase_add_test(one, failure_is_told);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
