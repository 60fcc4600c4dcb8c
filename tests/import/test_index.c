#include <check.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rungs/search.h>

#include "core/embedding.h"
#include "core/schema.h"
#include "core/posting.h"
#include "core/search_fields.h"
#include "core/search_term.h"
#include "core/text.h"
#include "import/index.h"
#include "suite.h"

static sqlite3 *db;

static void setup_kpo(void)
{
	ck_assert_int_eq(sqlite3_open_v2(BINARY_DIR "/kpo.atlas", &db,
					 SQLITE_OPEN_READONLY, NULL),
			 SQLITE_OK);
}

static void setup_empty(void)
{
	ck_assert_int_eq(sqlite3_open(":memory:", &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, rungs_schema, NULL, NULL, NULL),
			 SQLITE_OK);
}

static void teardown(void)
{
	sqlite3_close(db);
}

static void run(const char *sql)
{
	ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK,
		      "%s", sqlite3_errmsg(db));
}

static sqlite3_stmt *prepare(const char *sql)
{
	sqlite3_stmt *statement;

	ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) ==
			      SQLITE_OK,
		      "%s: %s", sql, sqlite3_errmsg(db));
	return statement;
}

static long number(const char *sql)
{
	sqlite3_stmt *statement = prepare(sql);
	long value = 0;

	if (sqlite3_step(statement) == SQLITE_ROW)
		value = (long)sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return value;
}

/* The schema's own list of tables is gone through, so that a new table with
 * sources cannot be forgotten. */
START_TEST(every_source_that_a_row_names_is_cited)
{
	sqlite3_stmt *tables = prepare(
		"SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name)"
		" c WHERE m.type = 'table' AND c.name = 'sources'");
	long count = 0;
	char sql[1024];

	for (; sqlite3_step(tables) == SQLITE_ROW; count++) {
		const char *table =
			(const char *)sqlite3_column_text(tables, 0);

		snprintf(sql, sizeof(sql),
			 "SELECT count(*) FROM sources s WHERE EXISTS"
			 " (SELECT 1 FROM %s t WHERE instr(';' || t.sources"
			 " || ';', ';' || s.id || ';') > 0) AND NOT EXISTS"
			 " (SELECT 1 FROM citations c WHERE c.source = s.id)",
			 table);
		ck_assert_msg(number(sql) == 0, "%s", table);
	}
	ck_assert_int_gt(count, 20);
	sqlite3_finalize(tables);
}
END_TEST

START_TEST(a_thing_cites_what_rows_about_it_name)
{
	ck_assert_int_gt(number("SELECT count(*) FROM citations c JOIN things t"
				" ON t.number = c.thing WHERE t.kind = 'role'"
				" AND t.id = 'data-analyst' AND c.source"
				" = 'bls-oews-2024'"),
			 0);
	ck_assert_int_gt(number("SELECT count(*) FROM citations c JOIN things t"
				" ON t.number = c.thing WHERE t.kind ="
				" 'education' AND c.source = 'bls-ep-2024'"),
			 0);
	ck_assert_int_eq(number("SELECT count(*) FROM citations"
				" WHERE source = '' OR instr(source, ';') > 0"),
			 0);
}
END_TEST

START_TEST(every_field_is_filled)
{
	char sql[256];

	for (size_t i = 0; i < search_field_count; i++) {
		snprintf(sql, sizeof(sql),
			 "SELECT count(*) FROM search_texts WHERE field = %zu"
			 " AND id >> %d = %d",
			 i, SEARCH_TEXT_BITS + SEARCH_KIND_BITS,
			 (int)search_fields[i].kind);
		ck_assert_msg(number(sql) > 0, "%s", sql);
	}
}
END_TEST

START_TEST(every_word_of_every_text_has_its_term)
{
	sqlite3_stmt *texts = prepare("SELECT text FROM search_texts");
	sqlite3_stmt *find =
		prepare("SELECT t.word FROM search_words w JOIN search_terms t"
			" ON t.id = w.term WHERE w.word = ?1");
	char folded[4096], term[SEARCH_TERM_SIZE];
	const char *rest, *word;
	size_t size;

	while (sqlite3_step(texts) == SQLITE_ROW) {
		text_fold(folded, sizeof(folded),
			  (const char *)sqlite3_column_text(texts, 0), NULL);
		rest = folded;
		while ((size = search_next_word(&rest, &word)) > 0) {
			search_term(term, word, size);
			sqlite3_bind_text(find, 1, word, (int)size,
					  SQLITE_STATIC);
			ck_assert_int_eq(sqlite3_step(find), SQLITE_ROW);
			ck_assert_str_eq(
				(const char *)sqlite3_column_text(find, 0),
				term);
			sqlite3_reset(find);
		}
	}
	sqlite3_finalize(find);
	sqlite3_finalize(texts);
}
END_TEST

START_TEST(names_come_before_bodies)
{
	sqlite3_stmt *rows =
		prepare("SELECT id >> 16, field FROM search_texts ORDER BY id");
	sqlite3_int64 thing = -1;
	bool body = false;

	while (sqlite3_step(rows) == SQLITE_ROW) {
		int field = sqlite3_column_int(rows, 1);
		bool name = search_fields[field].weight >= SEARCH_NAME_WEIGHT;

		if (sqlite3_column_int64(rows, 0) != thing)
			body = false;
		thing = sqlite3_column_int64(rows, 0);
		ck_assert(!name || !body);
		body = !name;
	}
	sqlite3_finalize(rows);
}
END_TEST

START_TEST(postings_name_the_things_that_have_the_term)
{
	sqlite3_stmt *row = prepare("SELECT postings, names FROM search_terms"
				    " WHERE word = 'recruiter'");
	struct posting_reader reader = {0};
	struct posting posting;
	long names = 0, things = 0;
	char sql[200];

	ck_assert_int_eq(sqlite3_step(row), SQLITE_ROW);
	reader.at = sqlite3_column_blob(row, 0);
	reader.end = reader.at + sqlite3_column_bytes(row, 0);
	for (; posting_next(&reader, &posting); things++) {
		const unsigned char *at = posting.names;
		struct name_use use = {0};
		uint32_t text = posting.body_text;

		if (name_use_next(&at, at + posting.names_size, &use)) {
			text = use.text;
			names++;
		}
		snprintf(sql, sizeof(sql),
			 "SELECT count(*) FROM search_texts WHERE id = %lld"
			 " AND text LIKE '%%recruiter%%'",
			 (long long)search_text_number(posting.thing, text));
		ck_assert_int_eq(number(sql), 1);
	}
	ck_assert_int_gt(things, 10);
	ck_assert_int_gt(names, 3);
	ck_assert_int_ge(sqlite3_column_int(row, 1), names);
	sqlite3_finalize(row);
}
END_TEST

static struct embedding embedding_of(const char *sql)
{
	sqlite3_stmt *row = prepare(sql);
	struct embedding out;

	ck_assert_int_eq(sqlite3_step(row), SQLITE_ROW);
	out = embedding_read(sqlite3_column_blob(row, 0),
			     (size_t)sqlite3_column_bytes(row, 0));
	sqlite3_finalize(row);
	return out;
}

#define TERM(word) "SELECT embedding FROM search_terms WHERE word = '" word "'"
#define ROLE(id)                                                               \
	"SELECT embedding FROM search_things s JOIN things t"                  \
	" ON t.number = s.thing WHERE t.kind = 'role' AND t.id = '" id "'"

/* Words never in one name, but in names of the same roles. */
START_TEST(what_goes_with_the_same_roles_lies_near)
{
	struct embedding recruiter = embedding_of(TERM("recruiter"));
	struct embedding talent = embedding_of(TERM("talent"));
	struct embedding legal = embedding_of(TERM("legal"));
	struct embedding contract = embedding_of(TERM("contract"));
	struct embedding analyst = embedding_of(ROLE("contract-analyst"));

	ck_assert_double_gt(embedding_cosine(&recruiter, &talent),
			    embedding_cosine(&recruiter, &legal) + 0.1);
	ck_assert_double_gt(embedding_cosine(&analyst, &contract),
			    embedding_cosine(&analyst, &recruiter) + 0.1);
}
END_TEST

START_TEST(an_empty_atlas_is_indexed)
{
	ck_assert_int_eq(index_build(db, NULL, NULL), RUNGS_OK);
	ck_assert_int_eq(number("SELECT count(*) FROM search_texts"), 0);
}
END_TEST

static const char a_role[] =
	"INSERT INTO level_scales VALUES ('z', 'z', '1', '');"
	"INSERT INTO levels VALUES ('l', 'z', 1, 'w', NULL, 0, 1, 'w', '', '');"
	"INSERT INTO specializations (id, kind, name, summary, sources)"
	" VALUES ('s', 'seed', 'w', 'w', '');"
	"INSERT INTO roles (id, specialization, track, level, title, summary,"
	" evidence, sources) VALUES ('r', 's', 't', 'l', 'w', 'w', '', '')";

START_TEST(texts_alike_keep_apart_and_unknown_ones_stay_out)
{
	run("INSERT INTO terms (id, term, definition, specialization, topic,"
	    " sources) VALUES ('a', '\xC3\x89tude', 'x y', 's', 't', 'p;q'),"
	    " ('b', '+ #', '!', 's', 't', '')");
	run(a_role);
	run("INSERT INTO role_titles VALUES ('r', 'One Two'),"
	    " ('r', 'Two Three'), ('r', 'Three')");
	ck_assert_int_eq(index_build(db, NULL, NULL), RUNGS_OK);
	ck_assert_int_eq(number("SELECT count(*) FROM search_texts"
				" WHERE field = 1"),
			 3);
	ck_assert_int_eq(number("SELECT names FROM search_terms"
				" WHERE word = 'two'"),
			 2);
	ck_assert_int_eq(number("SELECT uses FROM search_words"
				" WHERE word = 'etude'"),
			 1);
	ck_assert_int_eq(number("SELECT count(*) FROM citations"), 2);
	ck_assert_int_eq(number("SELECT count(*) FROM search_words"), 7);
}
END_TEST

START_TEST(more_texts_than_fit_are_left_out)
{
	run(a_role);
	run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
	    " WHERE i < 66000) INSERT INTO role_titles SELECT 'r', 'title ' ||"
	    " i FROM n");
	ck_assert_int_eq(index_build(db, NULL, NULL), RUNGS_OK);
	ck_assert_int_le(number("SELECT count(*) FROM search_texts"
				" WHERE field IN (0, 1)"),
			 SEARCH_TEXTS_MOST);
}
END_TEST

/* Which terms the role's texts use, in order of ids. */
static void ck_assert_terms(const char *expected)
{
	sqlite3_stmt *rows = prepare("SELECT group_concat(term, ' ') FROM"
				     " (SELECT term FROM term_uses u JOIN"
				     " things t ON t.number = u.thing WHERE"
				     " t.kind = 'role' ORDER BY term)");

	ck_assert_int_eq(sqlite3_step(rows), SQLITE_ROW);
	ck_assert_pstr_eq((const char *)sqlite3_column_text(rows, 0), expected);
	sqlite3_finalize(rows);
}

START_TEST(terms_lead_to_the_texts_that_use_them)
{
	run(a_role);
	run("INSERT INTO specializations (id, kind, name, summary, sources)"
	    " VALUES ('other', 'seed', 'w', 'w', ''),"
	    " ('all', 'shared', 'w', 'w', '')");
	run("INSERT INTO terms (id, term, expansion, definition,"
	    " specialization, topic, sources) VALUES"
	    " ('sar', 'SAR', 'suspicious report', '', 'other', 't', ''),"
	    " ('cal', 'CAL', NULL, '', 's', 't', ''),"
	    " ('sla', 'SLA', NULL, '', 'all', 't', ''),"
	    " ('desk', 'Service desk', NULL, '', 'other', 't', ''),"
	    " ('grain', 'Grain', NULL, '', 's', 't', ''),"
	    " ('bench', 'Bench', NULL, '', 'other', 't', ''),"
	    " ('coding', 'Coding (legal)', NULL, '', 's', 't', ''),"
	    " ('lead', 'Lead (sales)', NULL, '', 'all', 't', '')");
	run("INSERT INTO role_texts VALUES ('r', 'task', 'Files suspicious"
	    " reports, local SLAs and service-desk grain by coding on a bench;"
	    " a Sarcastic lead calls CALM.', '', '')");
	ck_assert_int_eq(index_build(db, NULL, NULL), RUNGS_OK);
	ck_assert_terms("coding desk grain sar sla");
}
END_TEST

/* What an index that lies may say; search answers, with less or nothing. */
static const char *const lies[] = {
	"DELETE FROM search_texts",
	"DELETE FROM search_words",
	"DELETE FROM search_terms",
	"DELETE FROM search_figures",
	"UPDATE things SET kind = 'no' || kind",
	"DELETE FROM things",
	"UPDATE search_texts SET text = CAST(x'ff00c3' AS TEXT)",
	"UPDATE search_texts SET text = ''",
	"UPDATE search_texts SET field = field + 30",
	"UPDATE search_texts SET field = -1",
	"UPDATE search_figures SET value = -value",
	"UPDATE search_figures SET value = 9e999",
	"UPDATE search_terms SET names = -names",
	"UPDATE search_terms SET names = 9223372036854775807",
	"UPDATE search_terms SET postings = randomblob(length(postings))",
	"UPDATE search_terms SET postings = x''",
	"UPDATE search_terms SET postings = substr(postings, 1, 3)",
	"UPDATE search_terms SET postings = zeroblob(5000)",
	"UPDATE search_terms SET postings = x'ffffffffffffffffffffffffff'",
	"UPDATE search_terms SET postings = CAST(substr(postings, 1,"
	" length(postings) / 2 + 1) AS BLOB)",
	"UPDATE search_terms SET postings = x'0040ffffff00ff7fffff03ffff'",
	"UPDATE search_terms SET postings = "
	"x'ffffffffffff7f04ffffff0000010001'",
	"UPDATE search_terms SET things = -things",
	"UPDATE search_terms SET embedding = x''",
	"UPDATE search_terms SET embedding = zeroblob(64)",
	"DELETE FROM search_things",
	"UPDATE search_things SET texts = -texts",
	"UPDATE search_things SET embedding = randomblob(63)",
	"DELETE FROM filter_roles",
	"UPDATE filter_roles SET role = role + 1000000000",
	"UPDATE OR IGNORE filter_roles SET role = -role",
	"UPDATE search_words SET term = -term",
	"UPDATE search_words SET term = term + 100",
	"UPDATE search_words SET uses = -uses",
	"INSERT INTO synonyms SELECT 'contract', word FROM search_words",
	"INSERT INTO search_words VALUES ('', 1, 1),"
	" (CAST(x'80' AS TEXT), 2, 2), (printf('contr%.*c', 3000, 'x'), 9, 9)",
};

START_TEST(an_index_that_lies_does_no_harm)
{
	static const char *const queries[] = {
		"contract",           "c",
		"contrct anal",       "contractanalyst",
		"power bi",           "\"power bi\" -sql",
		"analyst -\"power b", "analyst level:senior pay:>1",
		"skill:sql>=1"};
	struct rungs_atlas *atlas;
	struct rungs_hits hits;
	unsigned char *image;
	sqlite3 *copy = db;
	sqlite3_int64 size;

	image = sqlite3_serialize(db, "main", &size, 0);
	ck_assert_int_eq(sqlite3_open(":memory:", &copy), SQLITE_OK);
	ck_assert_int_eq(
		sqlite3_deserialize(copy, "main", image, size, size,
				    SQLITE_DESERIALIZE_FREEONCLOSE |
					    SQLITE_DESERIALIZE_RESIZEABLE),
		SQLITE_OK);
	ck_assert_msg(sqlite3_exec(copy, lies[_i], NULL, NULL, NULL) ==
			      SQLITE_OK,
		      "%s: %s", lies[_i], sqlite3_errmsg(copy));
	image = sqlite3_serialize(copy, "main", &size, 0);
	ck_assert_int_eq(
		rungs_atlas_open_image(&atlas, image, (size_t)size, NULL),
		RUNGS_OK);
	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
		enum rungs_status status =
			rungs_search(atlas, queries[i], NULL, &hits, NULL);

		/* Without things a value is nothing. */
		ck_assert(status == RUNGS_OK || status == RUNGS_BAD_INPUT);
		for (size_t j = 0; j < hits.count; j++)
			ck_assert(hits.at[j].match_count > 0 ||
				  hits.at[j].score <= 0);
		rungs_hits_release(&hits);
	}
	rungs_atlas_close(atlas);
	sqlite3_free(image);
	sqlite3_close(copy);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("index");
	TCase *kpo = tcase_create("kpo"), *own = tcase_create("own");

	tcase_set_timeout(kpo, 60);
	tcase_add_checked_fixture(kpo, setup_kpo, teardown);
	tcase_add_test(kpo, every_source_that_a_row_names_is_cited);
	tcase_add_test(kpo, a_thing_cites_what_rows_about_it_name);
	tcase_add_test(kpo, every_field_is_filled);
	tcase_add_test(kpo, every_word_of_every_text_has_its_term);
	tcase_add_test(kpo, names_come_before_bodies);
	tcase_add_test(kpo, postings_name_the_things_that_have_the_term);
	tcase_add_test(kpo, what_goes_with_the_same_roles_lies_near);
	tcase_add_loop_test(kpo, an_index_that_lies_does_no_harm, 0,
			    sizeof(lies) / sizeof(lies[0]));
	tcase_add_checked_fixture(own, setup_empty, teardown);
	tcase_add_test(own, an_empty_atlas_is_indexed);
	tcase_add_test(own, texts_alike_keep_apart_and_unknown_ones_stay_out);
	tcase_add_test(own, terms_lead_to_the_texts_that_use_them);
	tcase_add_test(own, more_texts_than_fit_are_left_out);
	suite_add_tcase(suite, kpo);
	suite_add_tcase(suite, own);
	return suite_run(suite);
}
