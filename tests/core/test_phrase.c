/* Phrases and excluded words in a search. */
#include <stdio.h>
#include <stdlib.h>

#include "ask.h"
#include "core/text.h"
#include "suite.h"

/* Whether the folded words stand in a text of the hit. */
static bool matched(const struct rungs_hit *hit, const char *words)
{
	char folded[8192];

	for (size_t i = 0; i < hit->match_count; i++) {
		text_fold(folded, sizeof(folded), hit->matches[i].text, NULL);
		if (strstr(folded, words) != NULL)
			return true;
	}
	return false;
}

START_TEST(phrases_stand_side_by_side)
{
	search("power bi");
	ck_assert(found("bi-architect"));
	search("\"power bi\"");
	ck_assert_str_eq(hits.at[0].thing.id, "bi-developer");
	ck_assert(found("power-bi"));
	for (size_t i = 0; i < hits.count; i++)
		ck_assert_msg(matched(&hits.at[i], "power bi"), "%s",
			      hits.at[i].thing.id);
	search("\"bi power\"");
	ck_assert_uint_eq(hits.count, 0);
	search("\"contract analysts\"");
	ck_assert(found("contract-analyst"));
	search("\"contract analist\"");
	ck_assert_uint_eq(hits.count, 0);
	search("\"contract\"");
	ck_assert(found("contract-analyst"));
}
END_TEST

/* The index agrees with what texts say, word for word. */
START_TEST(no_phrase_is_missed)
{
	static const char *const phrases[] = {"power bi", "service desk",
					      "team lead", "root cause",
					      "law firm"};
	const char *phrase = phrases[_i];
	char query[64], folded[8192];
	size_t missed = 0;
	sqlite3_stmt *rows;

	snprintf(query, sizeof(query), "\"%s\" kind:role", phrase);
	search(query);
	ck_assert_uint_gt(hits.count, 0);
	sqlite3_prepare_v2(db,
			   "SELECT t.id, x.text FROM search_texts x JOIN things"
			   " t ON t.number = x.id >> 16 WHERE t.kind = 'role'",
			   -1, &rows, NULL);
	while (sqlite3_step(rows) == SQLITE_ROW) {
		const char *at;
		size_t size = strlen(phrase);

		text_fold(folded, sizeof(folded),
			  (const char *)sqlite3_column_text(rows, 1), NULL);
		at = strstr(folded, phrase);
		if (at != NULL && (at == folded || at[-1] == ' ') &&
		    (at[size] == '\0' || at[size] == ' '))
			missed += !found(
				(const char *)sqlite3_column_text(rows, 0));
	}
	sqlite3_finalize(rows);
	ck_assert_uint_eq(missed, 0);
}
END_TEST

START_TEST(a_phrase_being_typed_narrows_step_by_step)
{
	static const char *const typed[] = {"\"s",
					    "\"service",
					    "\"service ",
					    "\"service d",
					    "\"service de",
					    "\"service desk",
					    "\"service desk\""};

	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
		search(typed[i]);
		ck_assert_msg(found("service-desk-agent") ||
				      found("service-desk"),
			      "%s", typed[i]);
	}
}
END_TEST

static bool has_name(const char *id, const char *word)
{
	sqlite3_stmt *row;
	bool has;

	sqlite3_prepare_v2(
		db,
		"SELECT 1 FROM (SELECT id, title FROM roles UNION ALL"
		" SELECT role, title FROM role_titles) WHERE id = ?1"
		" AND ' ' || lower(title) || ' ' LIKE"
		" '% ' || ?2 || ' %'",
		-1, &row, NULL);
	sqlite3_bind_text(row, 1, id, -1, SQLITE_STATIC);
	sqlite3_bind_text(row, 2, word, -1, SQLITE_STATIC);
	has = sqlite3_step(row) == SQLITE_ROW;
	sqlite3_finalize(row);
	return has;
}

START_TEST(excluded_words_stand_in_no_name)
{
	static const char *const queries[][2] = {
		{"analyst -senior", "senior"},
		{"manager -project", "project"},
		{"analyst -\"data analyst\"", "data analyst"},
		{"-senior kind:role", "senior"},
	};

	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
		search(queries[i][0]);
		ck_assert_uint_gt(hits.count, 5);
		for (size_t j = 0; j < hits.count; j++)
			if (hits.at[j].thing.kind == RUNGS_ROLE)
				ck_assert_msg(!has_name(hits.at[j].thing.id,
							queries[i][1]),
					      "%s: %s", queries[i][0],
					      hits.at[j].thing.id);
	}
	search("analyst -\"data analyst\"");
	ck_assert(found("contract-analyst"));
	search("contract -zzzzqqq");
	ck_assert(found("contract-analyst"));
	search("analyst -analyst");
	ck_assert(!found("contract-analyst"));
	search("e-discovery");
	ck_assert(found("e-discovery"));
}
END_TEST

/* What is passed over early could not have been among the best. */
START_TEST(fewer_hits_are_the_first_of_all)
{
	enum { FEW = 20 };
	static const char *const queries[] = {
		"\"root cause\"",
		"\"root cause\" analyst",
		"manager -\"project\"",
		"analyst level:senior -\"data analyst\"",
		"\"law firm\" \"team\"",
		"\"service desk",
	};
	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
		struct rungs_hits all;

		search(queries[i]);
		all = hits;
		hits = (struct rungs_hits){0};
		ck_assert_int_eq(
			ask(queries[i],
			    (struct rungs_search_options){.limit = FEW}),
			RUNGS_OK);
		ck_assert_uint_eq(hits.count,
				  all.count < FEW ? all.count : FEW);
		for (size_t j = 0; j < hits.count; j++)
			ck_assert_str_eq(hits.at[j].thing.id,
					 all.at[j].thing.id);
		rungs_hits_release(&all);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("phrase");
	TCase *tests = tcase_create("phrase");

	tcase_set_timeout(tests, 60);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, phrases_stand_side_by_side);
	tcase_add_loop_test(tests, no_phrase_is_missed, 0, 5);
	tcase_add_test(tests, a_phrase_being_typed_narrows_step_by_step);
	tcase_add_test(tests, excluded_words_stand_in_no_name);
	tcase_add_test(tests, fewer_hits_are_the_first_of_all);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
