/* Answers that were written down are those that are asked for. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/answers.h"
#include "suite.h"

struct row {
	const char *text, *none;
	int number;
	double real;
	bool yes;
	enum rungs_kind kind;
};

static const struct field fields[] = {
	TEXT(row, text), TEXT(row, none), INT(row, number),
	REAL(row, real), BOOL(row, yes),  KIND(row, kind),
};
static const struct shape shape = SHAPE(row, fields);
static const struct shape narrower = {sizeof(struct row), 5, fields, 0};
static const struct row rows[] = {
	{"Ä", NULL, -1, NAN, true, RUNGS_ROLE},
	{"", NULL, 7, 0.5, false, RUNGS_KIND_COUNT},
};

static const char *const someone[] = {"someone", NULL};
static const char *const nobody[] = {"nobody", NULL};
static const char *const none[] = {NULL, NULL};
static const struct question question = {STATEMENT_THING, &shape, someone, 2};
static const struct question empty = {STATEMENT_THING, &shape, nobody, 2};

static struct answers answers;
static struct rungs_atlas *atlas;
static struct reader reader;

static void setup(void)
{
	answers_begin(&answers);
	answers_add(&answers, &question, 2, rows);
	answers_add(&answers, &empty, 0, NULL);
	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, NULL), RUNGS_OK);
	reader_init(&reader, atlas, NULL);
}

static void teardown(void)
{
	arena_free(reader.arena);
	rungs_atlas_close(atlas);
	sqlite3_free(sqlite3_str_finish(answers.written));
}

static bool same_text(const char *one, const char *other)
{
	return one == other || (one && other && strcmp(one, other) == 0);
}

START_TEST(an_answer_comes_back_whole)
{
	struct row *found;
	size_t count;

	ck_assert(answers_find(&answers, &reader, &question, &count,
			       (void **)&found));
	ck_assert_uint_eq(count, 2);
	for (size_t i = 0; i < count; i++) {
		ck_assert(same_text(found[i].text, rows[i].text));
		ck_assert(same_text(found[i].none, rows[i].none));
		ck_assert_int_eq(found[i].number, rows[i].number);
		ck_assert(isnan(found[i].real) == isnan(rows[i].real));
		ck_assert(isnan(rows[i].real) || found[i].real == rows[i].real);
		ck_assert(found[i].yes == rows[i].yes);
		ck_assert(found[i].kind == rows[i].kind);
	}
}
END_TEST

START_TEST(that_there_is_nothing_is_an_answer)
{
	size_t count = 1;
	void *found;

	ck_assert(answers_find(&answers, &reader, &empty, &count, &found));
	ck_assert_uint_eq(count, 0);
	ck_assert_int_eq(reader.status, RUNGS_OK);
}
END_TEST

static const struct question others[] = {
	{STATEMENT_ROLE, &shape, someone, 2},
	{STATEMENT_THING, &shape, none, 2},
	{STATEMENT_THING, &shape, someone, 1},
	{STATEMENT_THING, &narrower, someone, 2},
};

START_TEST(another_question_is_not_answered)
{
	size_t count;
	void *found;

	ck_assert(
		!answers_find(&answers, &reader, &others[_i], &count, &found));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("answers");
	TCase *test = tcase_create("answers");

	tcase_add_checked_fixture(test, setup, teardown);
	tcase_add_test(test, an_answer_comes_back_whole);
	tcase_add_test(test, that_there_is_nothing_is_an_answer);
	tcase_add_loop_test(test, another_question_is_not_answered, 0,
			    sizeof(others) / sizeof(*others));
	suite_add_tcase(suite, test);
	return suite_run(suite);
}
