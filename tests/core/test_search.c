#include <check.h>
#include <rungs/search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "suite.h"

static struct rungs_atlas *atlas;
static struct rungs_hits hits;

static void setup(void)
{
	struct rungs_error error;

	ck_assert_msg(rungs_atlas_open_kpo(&atlas, &error) == RUNGS_OK, "%s",
		      error.text);
}

static void teardown(void)
{
	rungs_hits_release(&hits);
	rungs_atlas_close(atlas);
}

static void search_for(const char *query, struct rungs_search_options options)
{
	struct rungs_error error = {.text = ""};

	rungs_hits_release(&hits);
	ck_assert_msg(rungs_search(atlas, query, &options, &hits, &error) ==
			      RUNGS_OK,
		      "%s", error.text);
}

static void search(const char *query)
{
	search_for(query, (struct rungs_search_options){0});
}

/* Where KIND/ID stands among the hits, from 1; 0 if it does not. */
static size_t place_of(const char *name)
{
	char at[256];

	for (size_t i = 0; i < hits.count; i++) {
		snprintf(at, sizeof(at), "%s/%s",
			 rungs_kind_singular(hits.at[i].thing.kind),
			 hits.at[i].thing.id);
		if (strcmp(at, name) == 0)
			return i + 1;
	}
	return 0;
}

/* What people type, and what they expect among the first three. */
static const struct {
	const char *query, *expected[3];
} everyday[] = {
	{"contract", {"role/contract-analyst"}},
	{"contr", {"role/contract-analyst"}},
	{"contract analist", {"role/contract-analyst"}},
	{"helpdesk", {"role/service-desk-agent"}},
	{"help desk", {"role/service-desk-agent"}},
	{"helpdsk", {"role/service-desk-agent"}},
	{"salesmn", {"role/sales-manager"}},
	{"telecaller", {"role/sales-development-rep"}},
	{"cold calling", {"role/sales-development-rep"}},
	{"service desk", {"term/service-desk", "role/service-desk-manager"}},
	{"power bi", {"role/bi-developer", "skill/power-bi"}},
	{"powerbi", {"role/bi-developer", "skill/power-bi"}},
	{"recruiter",
	 {"role/recruiter", "role/senior-recruiter", "role/campus-recruiter"}},
	{"hiring", {"role/recruiter"}},
	{"sell", {"role/sales-manager"}},
	{"sales", {"role/sales-manager", "role/sales-director"}},
	{"client partner", {"role/client-partner"}},
	{"manager legal",
	 {"role/legal-senior-manager", "role/legal-delivery-manager"}},
	{"director of analytics", {"role/analytics-director"}},
	{"dashbord", {"term/dashboard", "role/bi-developer"}},
	{"serach", {"role/patent-search-analyst"}},
	{"patent",
	 {"role/patent-search-analyst", "role/patent-data-associate"}},
	{"excel", {"skill/excel"}},
	{"sql", {"skill/sql", "term/sql"}},
	{"python", {"skill/python"}},
	{"r", {"skill/r-language"}},
	{"paralegal", {"role/offshore-paralegal"}},
	{"lawyer", {"role/legal-research-associate"}},
	{"e-discovery",
	 {"term/e-discovery", "role/ediscovery-project-manager",
	  "role/senior-ediscovery-analyst"}},
	{"ediscovery", {"role/senior-ediscovery-analyst"}},
	{"kyc", {"term/kyc", "role/kyc-associate", "role/kyc-analyst"}},
	{"aml", {"term/aml", "role/aml-analyst"}},
	{"money laundering", {"term/aml", "certification/cams"}},
	{"medical coder", {"role/medical-coder"}},
	{"medical coding", {"skill/medical-coding-skill"}},
	{"drug safety", {"role/drug-safety-associate"}},
	{"six sigma", {"term/six-sigma"}},
	{"trainer", {"role/process-trainer"}},
	{"team lead", {"role/operations-team-leader"}},
	{"network", {"role/network-engineer"}},
	{"security", {"role/security-operations-lead"}},
	{"data analyst", {"role/data-analyst"}},
	{"sr data analyst", {"role/senior-data-analyst"}},
	{"big data", {"role/data-engineer"}},
	{"datascience", {"role/data-science-lead"}},
	{"machine learning",
	 {"skill/machine-learning", "role/machine-learning-engineer"}},
	{"business analyst",
	 {"role/business-analyst", "role/senior-business-analyst"}},
	{"itil", {"term/itil"}},
	{"pmp", {"certification/pmp"}},
	{"project manager", {"role/project-manager"}},
	{"hr", {"role/hr-generalist", "role/hr-director"}},
	{"payroll", {"role/hr-generalist"}},
	{"copy editor", {"role/copy-editor"}},
	{"elearning", {"role/elearning-developer"}},
	{"underwriting", {"term/underwriting", "role/underwriting-analyst"}},
	{"actuary", {"role/actuarial-analyst"}},
	{"supply chain", {"role/supply-chain-analyst"}},
	{"cad", {"term/cad", "role/cad-technician", "role/cad-designer"}},
	{"night shift", {"condition/night-shift"}},
	{"bachelor", {"education/bachelor"}},
	{"master", {"education/master"}},
	{"masters", {"education/master"}},
	{"master's", {"education/master"}},
	{"knowledge process outsourcing", {"term/kpo"}},
	{"service level agreement", {"term/sla"}},
	{"legal data services", {"specialization/legal"}},
	{"R\u00C9SUM\u00C9", {"skill/screening"}},
	/* In their own words. */
	{"read contracts", {"role/contract-analyst"}},
	{"make dashboards", {"role/bi-developer"}},
	{"hire engineers", {"role/recruiter"}},
	{"doctor notes into codes", {"role/medical-coding-trainee"}},
	{"teach english to agents", {"role/communication-coach"}},
	{"plan shifts", {"role/workforce-planner"}},
	{"train new hires", {"role/process-trainer"}},
	{"password reset", {"role/service-desk-agent"}},
	{"label images", {"role/annotation-associate"}},
	{"edit journal articles", {"role/copy-editor"}},
	{"run a team", {"role/operations-team-leader"}},
	{"lawyer job", {"role/legal-research-analyst"}},
	{"insurance claims", {"role/claims-analyst"}},
	{"survey coding", {"role/survey-programmer"}},
	{"excel reports every day", {"role/mis-executive"}},
	{"company valuation", {"role/senior-finance-analyst"}},
	{"statistics for clinical trials", {"role/statistical-programmer"}},
};

START_TEST(everyday_queries_find_what_is_meant)
{
	search(everyday[_i].query);
	for (size_t i = 0; i < 3 && everyday[_i].expected[i] != NULL; i++) {
		size_t place = place_of(everyday[_i].expected[i]);

		ck_assert_msg(place >= 1 && place <= 3,
			      "'%s' has %s in place %zu", everyday[_i].query,
			      everyday[_i].expected[i], place);
	}
}
END_TEST

/* Whatever has a name is found by it. */
static const enum rungs_kind named[] = {
	RUNGS_ROLE,           RUNGS_SKILL,     RUNGS_CERTIFICATION, RUNGS_TERM,
	RUNGS_SPECIALIZATION, RUNGS_EDUCATION, RUNGS_TRACK};

START_TEST(everything_is_found_by_its_own_name)
{
	struct rungs_things things;
	char name[256];

	ck_assert_int_eq(rungs_list(atlas, named[_i], &things, NULL), RUNGS_OK);
	ck_assert_uint_gt(things.count, 0);
	for (size_t i = 0; i < things.count; i++) {
		size_t place;

		snprintf(name, sizeof(name), "%s/%s",
			 rungs_kind_singular(named[_i]), things.at[i].id);
		search(things.at[i].name);
		place = place_of(name);
		if (place < 1 || place > 3)
			ck_abort_msg("'%s' has %s in place %zu",
				     things.at[i].name, name, place);
	}
	rungs_things_release(&things);
}
END_TEST

START_TEST(a_mended_query_says_so)
{
	search("Contract Analist");
	ck_assert_str_eq(hits.corrected, "contract analyst");
	search("tarining");
	ck_assert_str_eq(hits.corrected, "training");
	search("contract analyst");
	ck_assert_ptr_null(hits.corrected);
	search("contr");
	ck_assert_ptr_null(hits.corrected);
	search("powerbi");
	ck_assert_ptr_null(hits.corrected);
}
END_TEST

START_TEST(every_kind_of_typing_error_is_mended)
{
	static const char *const typed[] = {"recuiter",  "recruuiter",
					    "recruitar", "rceruiter",
					    "ecruiter",  "tecruiter"};

	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
		search(typed[i]);
		ck_assert_ptr_nonnull(hits.corrected);
		ck_assert_str_eq(hits.corrected, "recruiter");
		ck_assert_uint_eq(place_of("role/recruiter"), 1);
	}
}
END_TEST

START_TEST(what_has_digits_is_not_mended)
{
	search("iso 27002");
	ck_assert_ptr_null(hits.corrected);
}
END_TEST

START_TEST(case_accents_and_signs_do_not_matter)
{
	static const char *const typed[] = {
		"SERVICE DESK",       "s\u00E9rvice d\u00E9sk",
		"  service---desk! ", "\"service desk\"",
		"service* desk*",     "\uFF33ervice\u00A0desk"};
	char *expected;

	search("service desk");
	expected = strdup(hits.at[0].thing.id);
	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
		search(typed[i]);
		ck_assert_uint_gt(hits.count, 3);
		ck_assert_str_eq(hits.at[0].thing.id, expected);
	}
	free(expected);
}
END_TEST

START_TEST(each_letter_typed_keeps_what_is_meant_in_sight)
{
	const char *query = "recruiter";
	char typed[16] = "";

	for (size_t i = 0; query[i] != '\0'; i++) {
		typed[i] = query[i];
		search_for(typed, (struct rungs_search_options){.limit = 60});
		if (i >= 2)
			ck_assert_uint_ne(place_of("role/recruiter"), 0);
	}
}
END_TEST

START_TEST(all_words_count_and_else_most_of_them)
{
	search("senior recruiter");
	ck_assert_uint_eq(place_of("role/senior-recruiter"), 1);
	ck_assert_uint_lt(place_of("role/recruiter"),
			  place_of("role/senior-data-analyst"));
	ck_assert_uint_lt(place_of("role/campus-recruiter"),
			  place_of("role/senior-data-analyst"));
	search("qqqqqq recruiter");
	ck_assert_uint_eq(place_of("role/recruiter"), 1);
}
END_TEST

START_TEST(nothing_finds_nothing)
{
	static const char *const nothing[] = {
		"",  " ",        " \t\n ", "!?-/%_*()",
		"+", "\xFF\xFE", "\u0301", "qqqqqqqq"};

	for (size_t i = 0; i < sizeof(nothing) / sizeof(nothing[0]); i++) {
		search(nothing[i]);
		ck_assert_uint_eq(hits.count, 0);
		ck_assert_ptr_null(hits.corrected);
	}
}
END_TEST

START_TEST(no_query_is_syntax)
{
	static const char *const typed[] = {"'; DROP TABLE roles; --",
					    "\" OR 1=1",
					    "%",
					    "_",
					    "contract AND NOT analyst",
					    "title:contract*",
					    "NEAR(a, b)",
					    "[a-z]*",
					    "(((((",
					    "contract\\",
					    "-contract",
					    "^contract$"};

	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++)
		search(typed[i]);
	search("contract%");
	ck_assert_uint_eq(place_of("role/contract-analyst"), 1);
	search("contract_analyst");
	ck_assert_uint_eq(place_of("role/contract-analyst"), 1);
}
END_TEST

START_TEST(long_queries_are_answered)
{
	enum { SIZE = 10240 };
	static char query[SIZE + 1];

	memset(query, 'x', SIZE);
	search(query);
	ck_assert_uint_eq(hits.count, 0);
	for (size_t i = 0; i < SIZE; i++)
		query[i] = "contract analyst "[i % 17];
	search(query);
	ck_assert_uint_eq(place_of("role/contract-analyst"), 1);
	for (size_t i = 0; i + 1 < SIZE; i += 2)
		memcpy(query + i, "\u00E9", 2);
	search(query);
	for (size_t i = 0; i < SIZE; i++)
		query[i] = "a b c d e f g h i j k l m n o p q r s "[i % 38];
	search(query);
}
END_TEST

START_TEST(limit_and_kinds_are_kept)
{
	search("manager");
	ck_assert_uint_eq(hits.count, 20);
	search_for("manager", (struct rungs_search_options){.limit = 1});
	ck_assert_uint_eq(hits.count, 1);
	search_for("manager", (struct rungs_search_options){.limit = 100000});
	ck_assert_uint_gt(hits.count, 60);
	search_for("sql", (struct rungs_search_options){
				  .kinds = 1u << RUNGS_CERTIFICATION |
					   1u << RUNGS_TERM});
	ck_assert_uint_gt(hits.count, 0);
	for (size_t i = 0; i < hits.count; i++)
		ck_assert(hits.at[i].thing.kind == RUNGS_CERTIFICATION ||
			  hits.at[i].thing.kind == RUNGS_TERM);
}
END_TEST

static void ck_assert_first(const char *query, const char *id)
{
	search(query);
	ck_assert_msg(hits.count > 0, "%s", query);
	ck_assert_str_eq(hits.at[0].thing.id, id);
}

START_TEST(an_advert_is_searched_for_by_its_title)
{
	ck_assert_first("SENIOR DATA ANALYST - LONDON - \u00A345K + BENEFITS"
			" URGENT!!!",
			"senior-data-analyst");
	ck_assert_first("LEEDS | RECRUITER (M/F/D) | IMMEDIATE START",
			"recruiter");
	ck_assert_first("URGENT: CONTRACT ANALYST, NEW YORK, FULL TIME, 6"
			" MONTHS",
			"contract-analyst");
	ck_assert_ptr_null(hits.corrected);
	/* A name that is the title is before others that have more words. */
	ck_assert_first("RECRUITER - LEEDS - SENIOR TEAM - \u00A345K",
			"recruiter");
}
END_TEST

START_TEST(figures_of_an_advert_are_not_of_its_title)
{
	ck_assert_first("BUSINESS ANALYST \u00A345K DATA", "business-analyst");
	search("ASSISTANT $25/HR - LEEDS - NIGHTS");
	ck_assert_uint_gt(place_of("role/hr-generalist"), 10);
}
END_TEST

START_TEST(parts_of_an_advert_that_share_a_word_are_one)
{
	search_for("CONTRACT ABSTRACTION ASSOCIATE (CA ASSOCIATE) - LEEDS",
		   (struct rungs_search_options){.kinds = 1u << RUNGS_ROLE});
	ck_assert_uint_eq(place_of("role/contract-analyst"), 2);
}
END_TEST

/* What a span covers, folded. */
static const char *covered(const struct rungs_match *match, size_t span)
{
	static char out[256];
	char text[64] = "";

	ck_assert_uint_lt(match->spans[span].end - match->spans[span].start,
			  sizeof(text));
	memcpy(text, match->text + match->spans[span].start,
	       match->spans[span].end - match->spans[span].start);
	text_fold(out, sizeof(out), text, NULL);
	return out;
}

START_TEST(spans_show_the_words_that_were_found)
{
	const struct rungs_match *match;

	search("analys contract");
	ck_assert_str_eq(hits.at[0].thing.id, "contract-analyst");
	match = &hits.at[0].matches[0];
	ck_assert_str_eq(match->field, "title");
	ck_assert_str_eq(match->text, "Contract Analyst");
	ck_assert_uint_eq(match->span_count, 2);
	ck_assert_str_eq(covered(match, 0), "contract");
	ck_assert_str_eq(covered(match, 1), "analys");
	ck_assert_uint_eq(match->spans[1].start, 9);
	ck_assert_uint_eq(match->spans[1].end, 15);

	search("contract analist");
	match = &hits.at[0].matches[0];
	ck_assert_uint_eq(match->spans[1].start, 9);
	ck_assert_uint_eq(match->spans[1].end, 16);
}
END_TEST

START_TEST(alternate_titles_say_that_they_matched)
{
	bool alternate = false;

	search("proofreader");
	ck_assert_uint_eq(place_of("role/copy-editor"), 1);
	for (size_t i = 0; i < hits.at[0].match_count; i++)
		alternate |=
			strcmp(hits.at[0].matches[i].field,
			       "alternate title") == 0 &&
			strcmp(hits.at[0].matches[i].text, "Proofreader") == 0;
	ck_assert(alternate);
}
END_TEST

static bool starts_character(const char *text, size_t at)
{
	return (text[at] & 0xC0) != 0x80;
}

static void check_hits(void)
{
	for (size_t i = 0; i < hits.count; i++) {
		const struct rungs_hit *hit = &hits.at[i];

		/* A query of exclusions alone matches nothing. */
		if ((hit->match_count == 0 && hit->score > 0) ||
		    hit->thing.id == NULL || hit->thing.name == NULL ||
		    (i > 0 && hit->score > hits.at[i - 1].score))
			ck_abort_msg("hit %zu is not whole or not in order", i);
		for (size_t j = 0; j < hit->match_count; j++) {
			const struct rungs_match *match = &hit->matches[j];
			size_t end = 0, size = strlen(match->text);

			if (match->span_count == 0 || match->field == NULL)
				ck_abort_msg("match %zu of nothing", j);
			for (size_t k = 0; k < match->span_count; k++) {
				struct rungs_span span = match->spans[k];

				if (span.start < end ||
				    span.end <= span.start || span.end > size ||
				    !starts_character(match->text,
						      span.start) ||
				    !starts_character(match->text, span.end))
					ck_abort_msg("span %zu-%zu of '%s'",
						     span.start, span.end,
						     match->text);
				end = span.end;
			}
		}
	}
}

/* Pieces of words, signs and broken bytes, thrown together. */
START_TEST(any_bytes_are_answered_in_order)
{
	static const char *const pieces[] = {
		"a",    "contract", "analyst", "dat",    " ",     " ",
		" ",    "-",        "sql",     "serach", "\xC3",  "\xA9",
		"\xFF", "\x01",     "\u00E9",  "e",      "power", "bi",
		"+",    "of",       "managre", "7",      "'",     "\u4E2D"};
	unsigned long state = 7;
	char query[128];

	for (size_t round = 0; round < 1500; round++) {
		query[0] = '\0';
		for (size_t i = 0; i < round % 9; i++) {
			state = state * 6364136223846793005ul + 1;
			strcat(query,
			       pieces[(state >> 33) %
				      (sizeof(pieces) / sizeof(pieces[0]))]);
		}
		search(query);
		check_hits();
	}
}
END_TEST

START_TEST(hits_outlive_the_atlas)
{
	search("contract analyst");
	rungs_atlas_close(atlas);
	atlas = NULL;
	ck_assert_str_eq(hits.at[0].thing.name, "Contract Analyst");
	check_hits();
	rungs_hits_release(&hits);
	rungs_hits_release(&hits);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("search");
	TCase *tests = tcase_create("search");

	tcase_set_timeout(tests, 60);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, everyday_queries_find_what_is_meant, 0,
			    sizeof(everyday) / sizeof(everyday[0]));
	tcase_add_loop_test(tests, everything_is_found_by_its_own_name, 0,
			    sizeof(named) / sizeof(named[0]));
	tcase_add_test(tests, a_mended_query_says_so);
	tcase_add_test(tests, every_kind_of_typing_error_is_mended);
	tcase_add_test(tests, what_has_digits_is_not_mended);
	tcase_add_test(tests, case_accents_and_signs_do_not_matter);
	tcase_add_test(tests, each_letter_typed_keeps_what_is_meant_in_sight);
	tcase_add_test(tests, all_words_count_and_else_most_of_them);
	tcase_add_test(tests, nothing_finds_nothing);
	tcase_add_test(tests, no_query_is_syntax);
	tcase_add_test(tests, long_queries_are_answered);
	tcase_add_test(tests, limit_and_kinds_are_kept);
	tcase_add_test(tests, an_advert_is_searched_for_by_its_title);
	tcase_add_test(tests, figures_of_an_advert_are_not_of_its_title);
	tcase_add_test(tests, parts_of_an_advert_that_share_a_word_are_one);
	tcase_add_test(tests, spans_show_the_words_that_were_found);
	tcase_add_test(tests, alternate_titles_say_that_they_matched);
	tcase_add_test(tests, any_bytes_are_answered_in_order);
	tcase_add_test(tests, hits_outlive_the_atlas);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
