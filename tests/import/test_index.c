#include <check.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rungs/search.h>

#include "core/schema.h"
#include "core/search_fields.h"
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
			 "SELECT count(*) FROM search_texts x JOIN things t ON"
			 " t.number = x.id >> %d WHERE t.kind = '%s'"
			 " AND x.field = '%s'",
			 SEARCH_TEXT_BITS,
			 rungs_kind_singular(search_fields[i].kind),
			 search_fields[i].name);
		ck_assert_msg(number(sql) > 0, "%s", sql);
	}
}
END_TEST

/* How many words of the text are in the index at their places. */
static size_t words_found(sqlite3_int64 text, const char *folded, size_t *count)
{
	sqlite3_stmt *find = prepare("SELECT 1 FROM search_words WHERE word ="
				     " ?1 AND text = ?2 AND position = ?3"
				     " AND body = ?4");
	const char *rest = folded, *word;
	size_t size, found = 0;

	*count = 0;
	while ((size = search_next_word(&rest, &word)) > 0) {
		sqlite3_bind_text(find, 1, word, (int)size, SQLITE_STATIC);
		sqlite3_bind_int64(find, 2, text);
		sqlite3_bind_int64(find, 3, (sqlite3_int64)*count);
		sqlite3_bind_int(find, 4,
				 search_fields[search_field_of(text)].weight <
					 SEARCH_NAME_WEIGHT);
		found += sqlite3_step(find) == SQLITE_ROW;
		sqlite3_reset(find);
		++*count;
	}
	sqlite3_finalize(find);
	return found;
}

START_TEST(a_texts_number_tells_what_it_is)
{
	sqlite3_stmt *texts =
		prepare("SELECT x.id, t.kind, x.field, x.text FROM search_texts"
			" x JOIN things t ON t.number = x.id >> 20");
	long total = 0;

	while (sqlite3_step(texts) == SQLITE_ROW) {
		sqlite3_int64 id = sqlite3_column_int64(texts, 0);
		const char *text = (const char *)sqlite3_column_text(texts, 3);
		const struct search_field *field =
			&search_fields[search_field_of(id)];
		size_t size = 4 * strlen(text) + 1, count;
		char *folded = malloc(size);

		ck_assert_uint_lt(search_field_of(id), search_field_count);
		ck_assert_str_eq((const char *)sqlite3_column_text(texts, 1),
				 rungs_kind_singular(field->kind));
		ck_assert_str_eq((const char *)sqlite3_column_text(texts, 2),
				 field->name);
		text_fold(folded, size, text, NULL);
		ck_assert_uint_eq(words_found(id, folded, &count), count);
		total += (long)count;
		if (count > SEARCH_MOST_WORDS)
			count = SEARCH_MOST_WORDS;
		ck_assert_uint_eq(search_words_of(id), count);
		free(folded);
	}
	sqlite3_finalize(texts);
	ck_assert_int_eq(number("SELECT count(*) FROM search_words"), total);
}
END_TEST

START_TEST(the_vocabulary_is_the_words)
{
	ck_assert_int_gt(number("SELECT count(*) FROM search_vocabulary"), 500);
	ck_assert_int_eq(number("SELECT count(*) FROM search_vocabulary"),
			 number("SELECT count(DISTINCT word)"
				" FROM search_words"));
	ck_assert_int_eq(number("SELECT texts FROM search_vocabulary"
				" WHERE word = 'recruiter'"),
			 number("SELECT count(DISTINCT text) FROM search_words"
				" WHERE word = 'recruiter'"));
}
END_TEST

START_TEST(an_empty_atlas_is_indexed)
{
	ck_assert_int_eq(index_build(db, NULL), RUNGS_OK);
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
	ck_assert_int_eq(index_build(db, NULL), RUNGS_OK);
	ck_assert_int_eq(number("SELECT count(*) FROM search_texts"
				" WHERE field = 'alternate title'"),
			 3);
	ck_assert_int_eq(number("SELECT count(*) FROM search_words"
				" WHERE word = 'two'"),
			 2);
	ck_assert_int_eq(number("SELECT count(*) FROM search_words"
				" WHERE word = 'etude'"),
			 1);
	ck_assert_int_eq(number("SELECT count(*) FROM search_texts"
				" WHERE field = 'expansion'"),
			 0);
	ck_assert_int_eq(number("SELECT count(*) FROM citations"), 2);
	ck_assert_int_eq(number("SELECT count(*) FROM search_vocabulary"), 7);
}
END_TEST

START_TEST(too_many_texts_alike_are_left_out)
{
	run(a_role);
	run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
	    " WHERE i < 600) INSERT INTO role_titles SELECT 'r', 'title ' || i"
	    " FROM n");
	ck_assert_int_eq(index_build(db, NULL), RUNGS_OK);
	ck_assert_int_eq(number("SELECT count(*) FROM search_texts"
				" WHERE field = 'alternate title'"),
			 SEARCH_TWINS);
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
	ck_assert_int_eq(index_build(db, NULL), RUNGS_OK);
	ck_assert_terms("coding desk grain sar sla");
}
END_TEST

/* What an index that lies may say; search answers, with less or nothing. */
static const char *const lies[] = {
	"DELETE FROM search_texts",
	"DELETE FROM search_words",
	"DELETE FROM search_vocabulary",
	"UPDATE things SET kind = 'no' || kind",
	"DELETE FROM things",
	"UPDATE search_texts SET text = CAST(x'ff00c3' AS TEXT)",
	"UPDATE search_texts SET text = ''",
	"UPDATE search_words SET text = -text",
	"UPDATE search_words SET text = 9223372036854775807 - text",
	"UPDATE search_words SET text = text << 22",
	"UPDATE OR REPLACE search_words SET text = text | 1048064",
	"UPDATE search_words SET position = -position",
	"INSERT INTO synonyms SELECT 'contract', word FROM search_vocabulary",
	"UPDATE search_vocabulary SET texts = -texts",
	"INSERT INTO search_vocabulary VALUES ('', 1),"
	" (CAST(x'80' AS TEXT), 2), (printf('contr%.*c', 3000, 'x'), 9)",
	"INSERT INTO search_words SELECT 0, printf('c%.*c', 3000, 'x'),"
	" text, 5 FROM search_words GROUP BY text",
};

START_TEST(an_index_that_lies_does_no_harm)
{
	static const char *const queries[] = {"contract", "c", "contrct anal",
					      "contractanalyst", "power bi"};
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
		ck_assert_int_eq(
			rungs_search(atlas, queries[i], NULL, &hits, NULL),
			RUNGS_OK);
		for (size_t j = 0; j < hits.count; j++)
			ck_assert_uint_gt(hits.at[j].match_count, 0);
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
	tcase_add_test(kpo, a_texts_number_tells_what_it_is);
	tcase_add_test(kpo, the_vocabulary_is_the_words);
	tcase_add_loop_test(kpo, an_index_that_lies_does_no_harm, 0,
			    sizeof(lies) / sizeof(lies[0]));
	tcase_add_checked_fixture(own, setup_empty, teardown);
	tcase_add_test(own, an_empty_atlas_is_indexed);
	tcase_add_test(own, texts_alike_keep_apart_and_unknown_ones_stay_out);
	tcase_add_test(own, terms_lead_to_the_texts_that_use_them);
	tcase_add_test(own, too_many_texts_alike_are_left_out);
	suite_add_tcase(suite, kpo);
	suite_add_tcase(suite, own);
	return suite_run(suite);
}
