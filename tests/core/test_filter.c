/* Filters in a search.  What a filter leaves is counted a second time by SQL
 * of the test's own. */
#include <stdio.h>
#include <stdlib.h>

#include "ask.h"
#include "core/text.h"
#include "suite.h"

/* A query of filters, and the roles that it has to leave. */
static const struct {
	const char *query, *where;
} leaves[] = {
	{"level:senior", "level = 'senior'"},
	{"LEVEL:Senior", "level = 'senior'"},
	{"level:3", "level = 'senior'"},
	{"level:\"senior manager\"", "level = 'senior-manager'"},
	{"level:trainee", "level = 'entry'"},
	{"level:ent", "level = 'entry'"},
	{"level:boss", "level = 'manager'"},
	{"level:senior,lead", "level IN ('senior', 'lead')"},
	{"level:senior+", "level NOT IN ('entry', 'analyst')"},
	{"level:>=senior", "level NOT IN ('entry', 'analyst')"},
	{"level:>manager", "level IN ('senior-manager', 'director')"},
	{"level:<=analyst", "level IN ('entry', 'analyst')"},
	{"level:<2", "level = 'entry'"},
	{"level:2..4", "level IN ('analyst', 'senior', 'lead')"},
	{"level:2-4", "level IN ('analyst', 'senior', 'lead')"},
	{"level:lead-senior-manager",
	 "level IN ('lead', 'manager', 'senior-manager')"},
	{"-level:entry", "level <> 'entry'"},
	{"-level:entry,analyst", "level NOT IN ('entry', 'analyst')"},
	{"level:entry level:senior", "0"},
	{"track:management", "track = 'management'"},
	{"track:talent", "track = 'recruiting'"},
	{"in:legal", "specialization = 'legal'"},
	{"in:it", "specialization = 'it-support'"},
	{"in:\"business intelligence\"", "specialization = 'bi-analytics'"},
	{"in:LPO", "specialization = 'legal'"},
	{"in:additional", "specialization IN (SELECT id FROM specializations"
			  " WHERE kind = 'additional')"},
	{"skill:sql",
	 "id IN (SELECT role FROM requirements WHERE skill = 'sql')"},
	{"skill:sql>=3", "id IN (SELECT role FROM requirements"
			 " WHERE skill = 'sql' AND level >= 3)"},
	{"skill:sql<3", "id IN (SELECT role FROM requirements"
			" WHERE skill = 'sql' AND level < 3)"},
	{"skill:sql=4", "id IN (SELECT role FROM requirements"
			" WHERE skill = 'sql' AND level = 4)"},
	{"skill:\"power bi\"",
	 "id IN (SELECT role FROM requirements WHERE skill = 'power-bi')"},
	{"skill:sql,excel", "id IN (SELECT role FROM requirements"
			    " WHERE skill IN ('sql', 'excel'))"},
	{"skill:sql skill:excel",
	 "id IN (SELECT role FROM requirements WHERE skill = 'sql')"
	 " AND id IN (SELECT role FROM requirements WHERE skill = 'excel')"},
	{"-skill:excel",
	 "id NOT IN (SELECT role FROM requirements WHERE skill = 'excel')"},
	{"cert:cipp", "id IN (SELECT role FROM role_certifications WHERE"
		      " certification IN ('cipp-e', 'cipp-us'))"},
	{"edu:bachelor",
	 "education_min IN (SELECT id FROM education WHERE profession = 0"
	 " AND rank <= (SELECT rank FROM education WHERE id = 'bachelor'))"},
	{"edu:law", "education_min = 'professional-law' OR education_min IN"
		    " (SELECT id FROM education WHERE profession = 0 AND rank"
		    " <= (SELECT rank FROM education"
		    " WHERE id = 'professional-law'))"},
	{"edu:secondary", "education_min IN ('none', 'secondary')"},
	{"edu:=bachelor", "education_min = 'bachelor'"},
	{"edu:>=master", "education_min IN (SELECT id FROM education WHERE"
			 " rank >= (SELECT rank FROM education"
			 " WHERE id = 'master'))"},
	{"pay:>100k", "occupation IN (SELECT o.id FROM occupations o JOIN pay p"
		      " ON p.soc = o.soc WHERE p.median > 100000"
		      " OR p.median IS NULL AND p.top_code > 0)"},
	{"pay:$60k-90k", "occupation IN (SELECT o.id FROM occupations o"
			 " JOIN pay p ON p.soc = o.soc"
			 " WHERE p.median BETWEEN 60000 AND 90000)"},
	{"pay:<40,000USD", "occupation IN (SELECT o.id FROM occupations o JOIN"
			   " pay p ON p.soc = o.soc WHERE p.median < 40000)"},
	{"without:nights", "id IN (SELECT role FROM role_conditions WHERE"
			   " condition = 'night-shift' AND value < 2)"},
	{"without:nights>=1", "id IN (SELECT role FROM role_conditions WHERE"
			      " condition = 'night-shift' AND value = 0)"},
	{"with:remote", "id IN (SELECT role FROM role_conditions WHERE"
			" condition = 'remote-possible' AND value >= 2)"},
	{"with:travel=3", "id IN (SELECT role FROM role_conditions WHERE"
			  " condition = 'travel' AND value = 3)"},
	{"kind:role", "1"},
	{"-kind:role", "0"},
	{"in:legal level:lead+ track:delivery -skill:privacy-law",
	 "specialization = 'legal' AND track = 'delivery' AND level NOT IN"
	 " ('entry', 'analyst', 'senior') AND id NOT IN"
	 " (SELECT role FROM requirements WHERE skill = 'privacy-law')"},
};

START_TEST(filters_leave_what_they_say)
{
	struct rungs_search_options roles = {.kinds = 1u << RUNGS_ROLE};
	size_t count = 0;
	sqlite3_stmt *rows;
	char sql[1024];

	snprintf(sql, sizeof(sql), "SELECT id FROM roles WHERE %s",
		 leaves[_i].where);
	ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &rows, NULL) == SQLITE_OK,
		      "%s", sqlite3_errmsg(db));
	/* Twice: the second time from what is kept of the first. */
	for (int again = 0; again < 2; again++)
		ck_assert_msg(ask(leaves[_i].query, roles) == RUNGS_OK,
			      "%s: %s", leaves[_i].query, error.text);
	while (sqlite3_step(rows) == SQLITE_ROW) {
		const char *id = (const char *)sqlite3_column_text(rows, 0);

		count++;
		ck_assert_msg(found(id), "%s leaves out %s", leaves[_i].query,
			      id);
	}
	sqlite3_finalize(rows);
	ck_assert_msg(hits.count == count, "%s leaves %zu, not %zu",
		      leaves[_i].query, hits.count, count);
}
END_TEST

START_TEST(other_kinds_only_by_kind)
{
	search("kind:cert");
	ck_assert_uint_gt(hits.count, 50);
	for (size_t i = 0; i < hits.count; i++)
		ck_assert_int_eq(hits.at[i].thing.kind, RUNGS_CERTIFICATION);
	search("sql kind:skill,terms");
	ck_assert(found("sql"));
	for (size_t i = 0; i < hits.count; i++)
		ck_assert(hits.at[i].thing.kind == RUNGS_SKILL ||
			  hits.at[i].thing.kind == RUNGS_TERM);
	search("sql level:senior");
	ck_assert_uint_gt(hits.count, 0);
	for (size_t i = 0; i < hits.count; i++)
		ck_assert_int_eq(hits.at[i].thing.kind, RUNGS_ROLE);
	search("kind:skill level:senior");
	ck_assert_uint_eq(hits.count, 0);
}
END_TEST

START_TEST(words_and_filters_combine)
{
	search("analyst level:senior in:legal");
	ck_assert(found("senior-contract-analyst"));
	ck_assert(!found("contract-analyst"));
	ck_assert_ptr_nonnull(hits.at[0].matches);
	ck_assert_uint_gt(hits.at[0].match_count, 0);
	for (size_t i = 0; i < hits.count; i++) {
		ck_assert_str_eq(hits.at[i].thing.detail, "Senior");
		ck_assert_str_eq(hits.at[i].thing.group, "Legal data services");
	}
	search("level:senior contract analist");
	ck_assert_str_eq(hits.corrected, "contract analyst");
	ck_assert_str_eq(hits.at[0].thing.id, "senior-contract-analyst");
	ck_assert_uint_eq(hits.filter_count, 1);
	ck_assert_str_eq(hits.filters[0].things.at[0].id, "senior");
}
END_TEST

/* The filter changes which hits there are, not their order. */
START_TEST(filters_keep_the_order_of_hits)
{
	char before[512][64];
	size_t count = 0, at = 0;

	search("manager kind:role");
	for (size_t i = 0; i < hits.count; i++)
		if (hits.at[i].thing.detail != NULL &&
		    strcmp(hits.at[i].thing.detail, "Manager") == 0)
			snprintf(before[count++], 64, "%s",
				 hits.at[i].thing.id);
	search("manager level:manager");
	ck_assert_uint_gt(count, 5);
	for (size_t i = 0; i < hits.count && at < count; i++)
		at += strcmp(before[at], hits.at[i].thing.id) == 0;
	ck_assert_uint_eq(at, count);
	ck_assert_int_eq(ask("manager level:manager",
			     (struct rungs_search_options){.limit = 3}),
			 RUNGS_OK);
	ck_assert_uint_eq(hits.count, 3);
	for (size_t i = 0; i < 3; i++)
		ck_assert_str_eq(hits.at[i].thing.id, before[i]);
}
END_TEST

/* A filter that makes no sense, and a part of the sentence about it. */
static const struct {
	const char *query, *says;
} wrong[] = {
	{"level:snior", "there are entry, analyst, senior, lead, manager, "
			"senior-manager and director."},
	{"level:", "level: needs a value"},
	{"level: senior", "level: needs a value"},
	{"level:>=", "level: needs a value"},
	{"level:lead..x", "No level is called 'lead..x'"},
	{"in:zzzz", "No specialization is called 'zzzz'"},
	{"track:zzzz", "there are delivery, management"},
	{"skill:sqll", "No skill is called 'sqll'; did you mean sql"},
	{"skill:dashbord", "did you mean dashboarding?"},
	{"in:lgal", "did you mean legal?"},
	{"cert:pmpp", "did you mean pmp, apmp-p or cwpp?"},
	{"skill:sql>=x", "skill:sql>=x makes no sense; write it as in"},
	{"skill:a", "may be any of"},
	{"skill:qqqqzzzz", "No skill is called 'qqqqzzzz'"},
	{"cert:zzzz", "No certification is called 'zzzz'"},
	{"edu:zzzz", "there are none, secondary"},
	{"without:zzzz", "there are night-shift"},
	{"with:", "with: needs a value"},
	{"pay:lots", "pay: takes a median of USD a year (US, 2024 (May))"},
	{"pay:", "as in pay:>60k"},
	{"pay:\u20AC60k", "USD"},
	{"kind:zzzz", "There is no such kind; there are specialization"},
	{"kind:", "kind: needs a value"},
	{"analyst level:senior,zzzz", "No level is called 'zzzz'"},
	{"level:zz\x1b[2J", "No level is called 'zz'"},
	{"level:\"a\x1b[2J\"", "'a^[[2J'"},
	{"in:a in:a in:a in:a in:a in:a in:a in:a in:a in:a in:a in:a in:a "
	 "in:a in:a in:a in:a",
	 "at most 16 filters"},
};

START_TEST(a_wrong_filter_says_what_there_is)
{
	ck_assert_int_eq(ask(wrong[_i].query, (struct rungs_search_options){0}),
			 RUNGS_BAD_INPUT);
	ck_assert_int_eq(error.status, RUNGS_BAD_INPUT);
	ck_assert_msg(strstr(error.text, wrong[_i].says) != NULL, "%s: %s",
		      wrong[_i].query, error.text);
	ck_assert_ptr_null(strstr(error.text, "SELECT"));
	ck_assert_uint_lt(strlen(error.text), sizeof(error.text) - 1);
	ck_assert(strchr(".?", error.text[strlen(error.text) - 1]) != NULL);
	ck_assert_uint_eq(hits.count, 0);
}
END_TEST

START_TEST(an_unknown_filter_is_a_word_and_noted)
{
	search("foo:analyst");
	ck_assert(found("data-analyst"));
	ck_assert_str_eq(hits.note,
			 "There is no filter foo:; there are level:, track:, "
			 "in:, skill:, cert:, edu:, pay:, with:, without: and "
			 "kind:.");
	search("levle:senior");
	ck_assert_str_eq(hits.note,
			 "There is no filter levle:; did you mean level:?");
	search("Manager: Sales");
	ck_assert_ptr_null(hits.note);
}
END_TEST

/* As long as somebody types at its end, a filter may be unfinished. */
START_TEST(a_filter_being_typed_is_calm)
{
	const char *query = "analyst level:senior";

	for (size_t size = 8; size <= strlen(query); size++) {
		char typed[64];

		snprintf(typed, sizeof(typed), "%.*s", (int)size, query);
		ck_assert_int_eq(
			ask(typed,
			    (struct rungs_search_options){.cursor = size}),
			RUNGS_OK);
		ck_assert_uint_gt(hits.count, 0);
	}
	ck_assert_int_eq(ask("analyst level:x",
			     (struct rungs_search_options){.cursor = 15}),
			 RUNGS_OK);
	ck_assert_uint_eq(hits.filter_count, 0);
	ck_assert(found("data-analyst"));
	ck_assert_ptr_nonnull(strstr(hits.note, "No level is called 'x'"));
	ck_assert_int_eq(ask("analyst level:x",
			     (struct rungs_search_options){.cursor = 3}),
			 RUNGS_BAD_INPUT);
}
END_TEST

START_TEST(a_plain_query_has_no_syntax)
{
	struct rungs_search_options plain = {.plain = true};

	ck_assert_int_eq(
		ask("level:senior -analyst \"power bi\" in:zzzz", plain),
		RUNGS_OK);
	ck_assert_uint_eq(hits.filter_count, 0);
	ck_assert_uint_eq(hits.phrase_count, 0);
	ck_assert_uint_eq(hits.excluded_count, 0);
	ck_assert_ptr_null(hits.note);
	ck_assert_uint_gt(hits.count, 0);
}
END_TEST

START_TEST(it_is_told_how_a_query_was_understood)
{
	search("x level:lead+ -in:legal \"power bi\" -senior pay:60k-90k");
	ck_assert_uint_eq(hits.filter_count, 3);
	ck_assert_str_eq(hits.filters[0].name, "level");
	ck_assert_str_eq(hits.filters[0].text, "lead+");
	ck_assert_uint_eq(hits.filters[0].things.count, 4);
	ck_assert(!hits.filters[0].excluded);
	ck_assert(hits.filters[1].excluded);
	ck_assert_str_eq(hits.filters[1].things.at[0].name,
			 "Legal data services");
	ck_assert_double_eq(hits.filters[2].least, 60000);
	ck_assert_double_eq(hits.filters[2].most, 90000);
	ck_assert_uint_eq(hits.phrase_count, 1);
	ck_assert_str_eq(hits.phrases[0], "power bi");
	ck_assert_uint_eq(hits.excluded_count, 1);
	ck_assert_str_eq(hits.excluded[0], "senior");
}
END_TEST

/* Every hostile query: an answer or one sentence. */
START_TEST(hostile_queries_are_answered)
{
	static const char *const queries[] = {
		"",
		" \t\n ",
		"level:senior",
		"of the and",
		"-",
		"-- --",
		"-of",
		"\x01\x02\x1b[2J",
		"\xff\xfe\xc0\xaf",
		"level:\xff\xfe",
		"-\xff",
		"\"\xc3",
		"\u202Elevel:senior\u202C",
		"\u05E9\u05DC\u05D5\u05DD level:senior",
		"\u30C7\u30FC\u30BF\u30A2\u30CA\u30EA\u30B9\u30C8",
		"level:\u30C7\u30FC\u30BF",
		"\U0001F600 -\U0001F600 \"\U0001F600\"",
		"NEAR(a b) OR NOT ^x* {title}: y",
		"'; DROP TABLE roles; --",
		"in:'; DROP TABLE roles; --",
		"\"",
		"\"\"",
		"\"\"\"",
		"-\"\"",
		"-\"",
		"level:\"",
		"level:\"\"",
		"level:,",
		"level:..",
		"level:-",
		"level:+",
		"level:>",
		"skill:>=",
		"skill:>=3",
		"pay:999999999999999999999999999999999999999999999999k",
		"pay:-1",
		"with:nights>=99999999999",
		"without:nights<0",
		"kind:,",
		":",
		"::",
		":x",
		"level::",
		"%s%n%s%n",
		"skill:%s%n",
	};

	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
		enum rungs_status status =
			ask(queries[i], (struct rungs_search_options){0});

		ck_assert_msg(status == RUNGS_OK || status == RUNGS_BAD_INPUT,
			      "%zu: %s", i, error.text);
		ck_assert_ptr_null(strstr(error.text, "SELECT"));
		ck_assert(text_is_valid(error.text, strlen(error.text)));
		for (const char *at = error.text; *at != '\0'; at++)
			ck_assert((unsigned char)*at >= ' ');
	}
	search("");
	ck_assert_uint_eq(hits.count, 0);
	search("\"\" -\"\" -");
	ck_assert_uint_eq(hits.count, 0);
}
END_TEST

START_TEST(long_queries_are_answered)
{
	static const char *const pieces[] = {
		"level:senior ", "-x ",        "\"a b\" ", "\"", "-",
		"in:a,",         "pay:1,000,", ":"};
	static char query[10241];

	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		size_t size = strlen(pieces[i]);

		for (size_t at = 0; at < sizeof(query) - 1; at++)
			query[at] = pieces[i][at % size];
		ask(query, (struct rungs_search_options){0});
		ck_assert(error.status == RUNGS_OK ||
			  error.status == RUNGS_BAD_INPUT);
	}
}
END_TEST

START_TEST(values_are_completed)
{
	struct rungs_completion out;

	ck_assert_int_eq(
		rungs_complete(atlas, "sql level:se", 12, 8, &out, &error),
		RUNGS_OK);
	ck_assert_str_eq(out.filter, "level");
	ck_assert_uint_eq(out.start, 10);
	ck_assert_uint_eq(out.end, 12);
	ck_assert_uint_ge(out.count, 2);
	ck_assert_str_eq(out.values[0], "senior");
	ck_assert_str_eq(out.values[1], "senior-manager");
	rungs_completion_release(&out);
	rungs_complete(atlas, "level:", 6, 3, &out, &error);
	ck_assert_uint_eq(out.count, 3);
	ck_assert_str_eq(out.values[0], "entry");
	rungs_completion_release(&out);
	rungs_complete(atlas, "level:entry,an", 14, 8, &out, &error);
	ck_assert_uint_eq(out.start, 12);
	ck_assert_str_eq(out.values[0], "analyst");
	rungs_completion_release(&out);
	rungs_complete(atlas, "skill:\"power b", 14, 8, &out, &error);
	ck_assert_uint_eq(out.count, 1);
	ck_assert_str_eq(out.values[0], "power-bi");
	rungs_completion_release(&out);
	rungs_complete(atlas, "kind:s", 6, 8, &out, &error);
	ck_assert_uint_eq(out.count, 4);
	rungs_completion_release(&out);
	rungs_complete(atlas, "pay:", 4, 8, &out, &error);
	ck_assert_str_eq(out.filter, "pay");
	ck_assert_uint_eq(out.count, 0);
	rungs_completion_release(&out);
	rungs_complete(atlas, "with:rem", 8, 8, &out, &error);
	ck_assert_uint_eq(out.count, 1);
	rungs_completion_release(&out);
	rungs_complete(atlas, "without:rem", 11, 8, &out, &error);
	ck_assert_uint_eq(out.count, 0);
	rungs_completion_release(&out);
	rungs_complete(atlas, "level:se x", 10, 8, &out, &error);
	ck_assert_ptr_null(out.filter);
	rungs_completion_release(&out);
}
END_TEST

/* The name that is offered first where the cursor stands, or none. */
static void assert_offered(const char *query, size_t cursor, size_t start,
			   const char *name)
{
	struct rungs_completion out;

	ck_assert_int_eq(rungs_complete(atlas, query, cursor, 8, &out, &error),
			 RUNGS_OK);
	ck_assert_ptr_null(out.filter);
	ck_assert_uint_eq(out.count > 0, name != NULL);
	if (name != NULL) {
		ck_assert_str_eq(out.values[0], name);
		ck_assert_uint_eq(out.start, start);
		ck_assert_uint_eq(out.end, cursor);
	}
	rungs_completion_release(&out);
}

START_TEST(names_are_completed)
{
	assert_offered("lev", 3, 0, "level:");
	assert_offered("sql Lev", 7, 4, "level:");
	assert_offered("sql -wit", 8, 5, "with:");
	assert_offered("certif", 6, 0, "certification:");
	assert_offered("lev sql", 3, 0, "level:");
	assert_offered("le", 2, 0, NULL);
	assert_offered("leva", 4, 0, NULL);
	assert_offered("level", 3, 0, NULL);
	assert_offered("\"two lev", 8, 0, NULL);
	assert_offered("sql ", 4, 0, NULL);
	assert_offered("", 0, 0, NULL);
}
END_TEST

/* The fixture has a role without an occupation and roles of which conditions
 * are not known. */
START_TEST(what_is_not_known_matches_nothing)
{
	search("pay:>0");
	ck_assert_uint_eq(hits.count, 5);
	ck_assert(!found("analytics-lead"));
	search("without:nights");
	ck_assert_uint_eq(hits.count, 1);
	ck_assert(found("data-analyst"));
	search("with:nights");
	ck_assert_uint_eq(hits.count, 1);
	ck_assert(found("document-reviewer"));
	search("edu:law");
	ck_assert_uint_eq(hits.count, 6);
	search("edu:secondary");
	ck_assert_uint_eq(hits.count, 1);
	ck_assert(found("junior-analyst"));
	search("in:BI");
	ck_assert_uint_eq(hits.count, 3);
}
END_TEST

#define COUNT(array) (int)(sizeof(array) / sizeof(array[0]))

int main(void)
{
	Suite *suite = suite_create("filter");
	TCase *kpo = tcase_create("kpo"), *fixture = tcase_create("fixture");

	tcase_set_timeout(kpo, 60);
	tcase_add_checked_fixture(kpo, setup, teardown);
	tcase_add_loop_test(kpo, filters_leave_what_they_say, 0, COUNT(leaves));
	tcase_add_test(kpo, other_kinds_only_by_kind);
	tcase_add_test(kpo, words_and_filters_combine);
	tcase_add_test(kpo, filters_keep_the_order_of_hits);
	tcase_add_loop_test(kpo, a_wrong_filter_says_what_there_is, 0,
			    COUNT(wrong));
	tcase_add_test(kpo, an_unknown_filter_is_a_word_and_noted);
	tcase_add_test(kpo, a_filter_being_typed_is_calm);
	tcase_add_test(kpo, a_plain_query_has_no_syntax);
	tcase_add_test(kpo, it_is_told_how_a_query_was_understood);
	tcase_add_test(kpo, hostile_queries_are_answered);
	tcase_add_test(kpo, long_queries_are_answered);
	tcase_add_test(kpo, values_are_completed);
	tcase_add_test(kpo, names_are_completed);
	suite_add_tcase(suite, kpo);
	tcase_add_checked_fixture(fixture, setup_fixture, teardown);
	tcase_add_test(fixture, what_is_not_known_matches_nothing);
	suite_add_tcase(suite, fixture);
	return suite_run(suite);
}
