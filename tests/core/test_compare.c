/* Roles side by side: on the fixture by hand, on the KPO atlas against SQL. */
#include <rungs/compare.h>

#include "ask.h"
#include "suite.h"

static struct rungs_compare made;

static void compare(const struct rungs_compare_subject *subjects, size_t count)
{
	ck_assert_msg(rungs_compare_get(atlas, subjects, count, &made,
					&error) == RUNGS_OK,
		      "%s", error.text);
}

static const struct rungs_compare_row *row(enum rungs_compare_aspect aspect,
					   const char *id)
{
	for (size_t i = 0; i < made.of[aspect].count; i++)
		if (strcmp(made.of[aspect].at[i].thing.id, id) == 0)
			return &made.of[aspect].at[i];
	ck_abort_msg("no %s", id);
}

static const struct rungs_compare_subject two_roles[] = {
	{.kind = RUNGS_ROLE, .id = "document-reviewer"},
	{.kind = RUNGS_ROLE, .id = "data-analyst"},
};

START_TEST(a_role_is_a_column_of_its_own)
{
	compare(two_roles, 2);
	ck_assert_uint_eq(made.count, 2);
	ck_assert_str_eq(made.columns[0].thing.name, "Document Reviewer");
	ck_assert_uint_eq(made.columns[0].role_count, 1);
	ck_assert_str_eq(made.columns[1].roles[0].id, "data-analyst");
	ck_assert_int_eq(made.columns[1].years_min, 1);
	ck_assert_int_eq(made.columns[1].years_max, 4);
	ck_assert_uint_eq(made.columns[1].pay_count, 1);
	ck_assert(made.columns[1].pay[0].pay.median > 112589);
	ck_assert_str_eq(made.columns[1].pay[0].fit, "close");
	ck_assert_uint_eq(made.columns[1].move_count, 1);
	ck_assert_str_eq(made.columns[1].moves[0].to.id, "analytics-lead");
	rungs_compare_release(&made);
	ck_assert_ptr_null(made.memory);
}
END_TEST

static void expect_same_rows(const struct rungs_compare_rows *one,
			     const struct rungs_compare_rows *other)
{
	ck_assert_uint_eq(one->count, other->count);
	for (size_t i = 0; i < one->count; i++) {
		const struct rungs_compare_row *a = &one->at[i],
					       *b = &other->at[i];

		ck_assert_str_eq(a->thing.id, b->thing.id);
		ck_assert_uint_eq(a->columns, b->columns);
		for (size_t n = 0; n < RUNGS_COMPARE_MOST; n++) {
			ck_assert_uint_eq(a->cells[n].roles, b->cells[n].roles);
			ck_assert_uint_eq(a->cells[n].core, b->cells[n].core);
			ck_assert_int_eq(a->cells[n].least, b->cells[n].least);
			ck_assert_int_eq(a->cells[n].most, b->cells[n].most);
		}
	}
}

/* Columns that were read one by one are those that were read together. */
START_TEST(parts_make_the_whole)
{
	const struct rungs_compare *parts[2];
	struct rungs_compare alone[2], joined;

	compare(two_roles, 2);
	for (size_t i = 0; i < 2; i++) {
		ck_assert_int_eq(rungs_compare_get(atlas, &two_roles[i], 1,
						   &alone[i], &error),
				 RUNGS_OK);
		parts[i] = &alone[i];
	}
	ck_assert_int_eq(rungs_compare_join(atlas, parts, 2, &joined, &error),
			 RUNGS_OK);
	ck_assert_uint_eq(joined.count, 2);
	for (size_t i = 0; i < 2; i++)
		ck_assert_str_eq(joined.columns[i].thing.id,
				 made.columns[i].thing.id);
	for (int i = 0; i < RUNGS_COMPARE_ASPECT_COUNT; i++)
		expect_same_rows(&joined.of[i], &made.of[i]);
	ck_assert_uint_eq(joined.sources.count, made.sources.count);
	for (size_t i = 0; i < joined.sources.count; i++)
		ck_assert_str_eq(joined.sources.at[i].id,
				 made.sources.at[i].id);
	rungs_compare_release(&joined);
	for (size_t i = 0; i < 2; i++)
		rungs_compare_release(&alone[i]);
	rungs_compare_release(&made);
}
END_TEST

START_TEST(what_both_ask_comes_first)
{
	const struct rungs_compare_rows *skills = &made.of[RUNGS_COMPARE_SKILL];
	const struct rungs_compare_row *english;

	compare(two_roles, 2);
	/* english is the reviewer's own and everybody's on the other level. */
	ck_assert_str_eq(skills->at[0].thing.id, "english");
	english = &skills->at[0];
	ck_assert_uint_eq(english->columns, 2);
	ck_assert_int_eq(english->cells[0].least, 3);
	ck_assert_int_eq(english->cells[1].most, 3);
	ck_assert_uint_eq(english->cells[1].core, 1);
	ck_assert_str_eq(skills->at[1].thing.id, "privilege");
	ck_assert_uint_eq(skills->at[1].columns, 1);
	ck_assert_uint_eq(skills->at[1].cells[1].roles, 0);
	ck_assert_int_eq(skills->at[1].cells[1].least, RUNGS_UNKNOWN);
	ck_assert_uint_eq(row(RUNGS_COMPARE_SKILL, "sql")->cells[0].roles, 0);
	ck_assert_int_eq(row(RUNGS_COMPARE_SKILL, "sql")->cells[1].least, 4);
	ck_assert_uint_eq(skills->count, 5);
	rungs_compare_release(&made);
}
END_TEST

START_TEST(conditions_and_certifications_keep_their_words)
{
	const struct rungs_compare_row *nights, *cert;

	compare(two_roles, 2);
	nights = row(RUNGS_COMPARE_CONDITION, "night-shift");
	ck_assert_int_eq(nights->cells[0].least, 2);
	ck_assert_int_eq(nights->cells[1].most, 0);
	ck_assert_ptr_nonnull(nights->cells[0].least_word);
	ck_assert_str_eq(nights->cells[0].basis.evidence, "editorial");
	cert = row(RUNGS_COMPARE_CERTIFICATION, "analyst-cert");
	ck_assert_uint_eq(cert->cells[1].core, 1);
	ck_assert_uint_eq(cert->cells[0].roles, 0);
	cert = row(RUNGS_COMPARE_CERTIFICATION, "reviewer-cert");
	ck_assert_uint_eq(cert->cells[0].core, 0);
	ck_assert_uint_eq(cert->cells[0].roles, 1);
	rungs_compare_release(&made);
}
END_TEST

START_TEST(a_set_ranges_over_its_roles)
{
	const struct rungs_compare_subject sets[] = {
		{.kind = RUNGS_SPECIALIZATION, .id = "legal"},
		{.kind = RUNGS_TRACK, .id = "delivery", .level = "analyst"},
	};
	const struct rungs_compare_row *privilege;

	compare(sets, 2);
	ck_assert_uint_eq(made.columns[0].role_count, 3);
	ck_assert_ptr_null(made.columns[0].level.id);
	ck_assert_int_eq(made.columns[0].years_min, 0);
	/* A lead may have worked any number of years. */
	ck_assert_int_eq(made.columns[0].years_max, RUNGS_UNKNOWN);
	ck_assert_uint_eq(made.columns[1].role_count, 2);
	ck_assert_str_eq(made.columns[1].level.name, "Analyst");
	privilege = row(RUNGS_COMPARE_SKILL, "privilege");
	ck_assert_uint_eq(privilege->cells[0].roles, 3);
	ck_assert_int_eq(privilege->cells[0].least, 2);
	ck_assert_int_eq(privilege->cells[0].most, 4);
	ck_assert_str_eq(privilege->cells[0].basis.evidence, "editorial");
	ck_assert_uint_eq(privilege->cells[1].roles, 1);
	/* Three roles share an occupation; the loosest fit counts. */
	ck_assert_uint_eq(made.columns[0].pay_count, 1);
	ck_assert_uint_eq(made.columns[0].pay[0].roles, 3);
	ck_assert_str_eq(made.columns[0].pay[0].fit, "loose");
	ck_assert_uint_eq(made.columns[0].without_pay, 0);
	ck_assert_uint_eq(made.columns[1].pay_count, 2);
	ck_assert(made.columns[1].pay[0].pay.median <
		  made.columns[1].pay[1].pay.median);
	rungs_compare_release(&made);
}
END_TEST

START_TEST(roles_without_figures_are_counted)
{
	const struct rungs_compare_subject set = {.kind = RUNGS_TRACK,
						  .id = "management"};

	compare(&set, 1);
	ck_assert_uint_eq(made.columns[0].role_count, 2);
	ck_assert_uint_eq(made.columns[0].pay_count, 1);
	ck_assert_uint_eq(made.columns[0].without_pay, 1);
	rungs_compare_release(&made);
}
END_TEST

START_TEST(ways_on_lead_out_of_the_set)
{
	const struct rungs_compare_subject set = {.kind = RUNGS_SPECIALIZATION,
						  .id = "legal"};

	compare(&set, 1);
	ck_assert_uint_eq(made.columns[0].move_count, 2);
	for (size_t i = 0; i < 2; i++) {
		const struct rungs_move *move = &made.columns[0].moves[i];

		ck_assert_str_eq(move->other_specialization.id, "analytics");
		ck_assert_str_ne(move->kind, "similar");
	}
	ck_assert_str_eq(made.columns[0].moves[0].commonness, "possible");
	rungs_compare_release(&made);
}
END_TEST

START_TEST(what_makes_no_sense_is_refused)
{
	const struct rungs_compare_subject odd[] = {
		{.kind = RUNGS_ROLE, .id = "nobody"},
		{.kind = RUNGS_SKILL, .id = "sql"},
		{.kind = RUNGS_TRACK, .id = "delivery", .level = "boss"},
	};
	static const struct {
		enum rungs_status status;
		const char *text;
	} expected[] = {
		{RUNGS_NOT_FOUND, "There is no role called 'nobody'."},
		{RUNGS_BAD_INPUT, "A skill cannot be compared, only roles, "
				  "specializations and tracks."},
		{RUNGS_NOT_FOUND, "There is no level called 'boss'."},
	};

	for (size_t i = 0; i < 3; i++) {
		ck_assert_int_eq(
			rungs_compare_get(atlas, &odd[i], 1, &made, &error),
			expected[i].status);
		ck_assert_str_eq(error.text, expected[i].text);
		ck_assert_ptr_null(made.memory);
	}
	ck_assert_int_eq(rungs_compare_get(atlas, odd, 0, &made, &error),
			 RUNGS_BAD_INPUT);
	ck_assert_int_eq(rungs_compare_get(atlas, odd, 5, &made, &error),
			 RUNGS_BAD_INPUT);
}
END_TEST

/* What a level of a specialization asks, of each skill: roles, core, least,
 * most. */
#define ASKED                                                                  \
	"WITH asked AS (SELECT q.role, q.skill, q.level, q.importance = "      \
	"'core'"                                                               \
	" AS core FROM requirements q UNION ALL SELECT r.id, b.skill,"         \
	" b.skill_level, 1 FROM roles r JOIN baseline_skills b"                \
	" ON b.level = r.level WHERE NOT EXISTS (SELECT 1 FROM requirements q" \
	" WHERE q.role = r.id AND q.skill = b.skill))"                         \
	" SELECT a.skill, count(*), sum(a.core), min(a.level), max(a.level)"   \
	" FROM asked a JOIN roles r ON r.id = a.role"                          \
	" WHERE r.specialization = ?1 AND r.level = 'entry' GROUP BY a.skill"

static size_t check_column(size_t column, const char *specialization)
{
	sqlite3_stmt *rows;
	size_t count = 0;

	ck_assert_msg(sqlite3_prepare_v2(db, ASKED, -1, &rows, NULL) ==
			      SQLITE_OK,
		      "%s", sqlite3_errmsg(db));
	sqlite3_bind_text(rows, 1, specialization, -1, SQLITE_STATIC);
	while (sqlite3_step(rows) == SQLITE_ROW) {
		const struct rungs_compare_cell *cell =
			&row(RUNGS_COMPARE_SKILL,
			     (const char *)sqlite3_column_text(rows, 0))
				 ->cells[column];

		ck_assert_int_eq((int)cell->roles, sqlite3_column_int(rows, 1));
		ck_assert_int_eq((int)cell->core, sqlite3_column_int(rows, 2));
		ck_assert_int_eq(cell->least, sqlite3_column_int(rows, 3));
		ck_assert_int_eq(cell->most, sqlite3_column_int(rows, 4));
		count++;
	}
	sqlite3_finalize(rows);
	return count;
}

START_TEST(three_lines_at_entry_level)
{
	static const char *const lines[] = {"legal", "it-support",
					    "bi-analytics"};
	const struct rungs_compare_rows *skills = &made.of[RUNGS_COMPARE_SKILL];
	struct rungs_compare_subject subjects[3];

	for (size_t i = 0; i < 3; i++)
		subjects[i] = (struct rungs_compare_subject){
			RUNGS_SPECIALIZATION, lines[i], "entry"};
	compare(subjects, 3);
	for (size_t i = 0; i < 3; i++) {
		size_t has = 0;

		for (size_t j = 0; j < skills->count; j++)
			has += skills->at[j].cells[i].roles > 0;
		ck_assert_uint_eq(check_column(i, lines[i]), has);
		ck_assert_uint_gt(made.columns[i].pay_count, 0);
	}
	for (size_t i = 1; i < skills->count; i++)
		ck_assert_uint_le(skills->at[i].columns,
				  skills->at[i - 1].columns);
	ck_assert_uint_gt(made.sources.count, 1);
	rungs_compare_release(&made);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("compare");
	TCase *small = tcase_create("fixture");
	TCase *kpo = tcase_create("kpo");

	tcase_add_checked_fixture(small, setup_fixture, teardown);
	tcase_add_test(small, a_role_is_a_column_of_its_own);
	tcase_add_test(small, parts_make_the_whole);
	tcase_add_test(small, what_both_ask_comes_first);
	tcase_add_test(small, conditions_and_certifications_keep_their_words);
	tcase_add_test(small, a_set_ranges_over_its_roles);
	tcase_add_test(small, roles_without_figures_are_counted);
	tcase_add_test(small, ways_on_lead_out_of_the_set);
	tcase_add_test(small, what_makes_no_sense_is_refused);
	suite_add_tcase(suite, small);
	tcase_add_checked_fixture(kpo, setup, teardown);
	tcase_add_test(kpo, three_lines_at_entry_level);
	suite_add_tcase(suite, kpo);
	return suite_run(suite);
}
