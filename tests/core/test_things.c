/* What the library says of the KPO atlas, checked against the fact sheet. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <rungs/certification.h>
#include <rungs/rung.h>
#include <rungs/reference.h>
#include <rungs/skill.h>
#include <rungs/specialization.h>
#include <rungs/start.h>

#include "suite.h"

static struct rungs_atlas *atlas;
static struct rungs_error error;

static void setup(void)
{
	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, &error), RUNGS_OK);
}

static void teardown(void)
{
	rungs_atlas_close(atlas);
}

/* Of the fact sheet that the atlas was made from, which it only outgrows. */
static const size_t counts[RUNGS_KIND_COUNT] = {
	[RUNGS_SPECIALIZATION] = 14, [RUNGS_TRACK] = 9,
	[RUNGS_LEVEL] = 7,           [RUNGS_ROLE] = 243,
	[RUNGS_SKILL] = 245,         [RUNGS_CERTIFICATION] = 90,
	[RUNGS_EDUCATION] = 11,      [RUNGS_TERM] = 316,
	[RUNGS_SOURCE] = 90,         [RUNGS_CONDITION] = 8,
	[RUNGS_OCCUPATION] = 68,     [RUNGS_FACT] = 24,
	[RUNGS_STATEMENT] = 7,
};

START_TEST(lists_are_whole)
{
	struct rungs_things things;
	enum rungs_kind kind = (enum rungs_kind)_i;

	ck_assert_int_eq(rungs_list(atlas, kind, &things, &error), RUNGS_OK);
	if (counts[kind] != 0)
		ck_assert_uint_ge(things.count, counts[kind]);
	ck_assert_uint_gt(things.count, 0);
	for (size_t i = 0; i < things.count; i++) {
		ck_assert_int_eq(things.at[i].kind, kind);
		ck_assert_ptr_nonnull(things.at[i].id);
		ck_assert_ptr_nonnull(things.at[i].name);
	}
	rungs_things_release(&things);
}
END_TEST

START_TEST(figures_of_facts_are_legible_in_lists)
{
	struct rungs_things facts;
	size_t staff = 0;

	rungs_list(atlas, RUNGS_FACT, &facts, &error);
	while (strcmp(facts.at[staff].id, "gcc-staff") != 0)
		staff++;
	ck_assert_str_eq(facts.at[staff].detail,
			 "1,660,000 people, India 2023");
	rungs_things_release(&facts);
}
END_TEST

/* Working from home is among what one can like, and not among what one may not
 * want. */
START_TEST(hardships_are_what_nobody_looks_for)
{
	struct rungs_things all, hardships;
	size_t next = 0;

	rungs_list(atlas, RUNGS_CONDITION, &all, &error);
	ck_assert_int_eq(rungs_hardships(atlas, &hardships, &error), RUNGS_OK);
	for (size_t i = 0; i < all.count; i++)
		if (strcmp(all.at[i].id, "remote-possible") != 0)
			ck_assert_str_eq(hardships.at[next++].id, all.at[i].id);
	ck_assert_uint_eq(hardships.count, next);
	ck_assert_uint_eq(all.count, next + 1);
	rungs_things_release(&all);
	rungs_things_release(&hardships);
}
END_TEST

START_TEST(role_has_everything)
{
	struct rungs_role role;
	bool baseline = false;

	ck_assert_int_eq(rungs_role_get(atlas, "data-analyst", &role, &error),
			 RUNGS_OK);
	ck_assert_str_eq(role.brief.title, "Data Analyst");
	ck_assert_str_eq(role.brief.specialization.id, "bi-analytics");
	ck_assert_str_eq(role.brief.level.id, "analyst");
	ck_assert_int_eq(role.brief.rank, 2);
	ck_assert_ptr_nonnull(role.summary);
	ck_assert_str_eq(role.education_min.id, "bachelor");
	ck_assert_uint_gt(role.title_count, 0);
	ck_assert_uint_eq(role.condition_count, 8);
	ck_assert_uint_gt(role.requirement_count, 8);
	ck_assert_uint_gt(role.leads_count, 0);
	ck_assert_uint_gt(role.comes_count, 0);
	ck_assert_uint_eq(role.pay_count, 1);
	ck_assert_str_eq(role.pay[0].place, "US");
	ck_assert(role.pay[0].median > role.pay[0].p10);
	ck_assert_uint_eq(role.outlook_count, 1);
	ck_assert_uint_gt(role.source_count, 1);
	for (size_t i = 0; i < role.requirement_count; i++) {
		/* Own ones first; none is told twice. */
		ck_assert(!baseline || role.requirements[i].baseline);
		baseline = role.requirements[i].baseline;
		for (size_t j = 0; j < i; j++)
			ck_assert_str_ne(role.requirements[i].id,
					 role.requirements[j].id);
	}
	ck_assert(baseline);
	rungs_role_release(&role);
	ck_assert_ptr_null(role.memory);
}
END_TEST

/* The five largest gaps of a move of the fact sheet, in its order. */
START_TEST(move_gaps)
{
	static const struct {
		const char *skill;
		int has, needs;
	} expected[] = {
		{"document-review", 1, 2},
		{"common-law", 0, 2},
		{"redaction", 0, 2},
	};
	const struct rungs_move *move = NULL;
	struct rungs_role role;

	ck_assert_int_eq(
		rungs_role_get(atlas, "legal-coding-associate", &role, &error),
		RUNGS_OK);
	for (size_t i = 0; i < role.leads_count; i++)
		if (strcmp(role.leads_to[i].to.id,
			   "document-review-associate") == 0)
			move = &role.leads_to[i];
	ck_assert_ptr_nonnull(move);
	ck_assert_str_eq(move->kind, "lateral");
	ck_assert_str_eq(move->commonness, "possible");
	ck_assert_int_eq(move->level_change, 0);
	ck_assert_int_eq(move->years_min, 1);
	ck_assert_int_eq(move->years_max, 2);
	ck_assert_str_eq(move->basis.evidence, "editorial");
	ck_assert_uint_gt(move->gap_count, 3);
	for (size_t i = 0; i < 3; i++) {
		ck_assert_str_eq(move->gaps[i].skill.id, expected[i].skill);
		ck_assert_int_eq(move->gaps[i].has, expected[i].has);
		ck_assert_int_eq(move->gaps[i].needs, expected[i].needs);
	}
	rungs_role_release(&role);
}
END_TEST

START_TEST(a_move_has_the_same_gaps_at_both_ends)
{
	struct rungs_role from, to;
	size_t compared = 0;

	ck_assert_int_eq(rungs_role_get(atlas, "data-analyst", &from, &error),
			 RUNGS_OK);
	for (size_t i = 0; i < from.leads_count; i++) {
		const struct rungs_move *out = &from.leads_to[i];
		const struct rungs_move *in = NULL;

		ck_assert_int_eq(
			rungs_role_get_whole(atlas, out->to.id, &to, &error),
			RUNGS_OK);
		for (size_t k = 0; k < to.comes_count; k++)
			if (strcmp(to.comes_from[k].from.id, "data-analyst") ==
			    0)
				in = &to.comes_from[k];
		ck_assert_ptr_nonnull(in);
		ck_assert_uint_eq(in->gap_count, out->gap_count);
		for (size_t k = 0; k < in->gap_count; k++) {
			ck_assert_str_eq(in->gaps[k].skill.id,
					 out->gaps[k].skill.id);
			ck_assert_int_eq(in->gaps[k].has, out->gaps[k].has);
			ck_assert_int_eq(in->gaps[k].needs, out->gaps[k].needs);
			ck_assert(in->gaps[k].core == out->gaps[k].core);
			compared++;
		}
		rungs_role_release(&to);
	}
	ck_assert_uint_gt(compared, 20);
	rungs_role_release(&from);
}
END_TEST

START_TEST(top_coded_pay_is_not_missing)
{
	struct rungs_occupation occupation;

	ck_assert_int_eq(
		rungs_occupation_get(atlas, "11-1011.00", &occupation, &error),
		RUNGS_OK);
	ck_assert_uint_eq(occupation.pay_count, 1);
	ck_assert(occupation.pay[0].median == 206420);
	ck_assert(isinf(occupation.pay[0].p75));
	ck_assert(isinf(occupation.pay[0].p90));
	ck_assert(occupation.pay[0].top_code == 239200);
	ck_assert_int_eq(occupation.job_zone, 5);
	ck_assert_uint_gt(occupation.relation_count, 0);
	ck_assert_uint_gt(occupation.role_count, 0);
	rungs_occupation_release(&occupation);
}
END_TEST

START_TEST(education_carries_figures)
{
	struct rungs_education education;
	bool found = false;

	ck_assert_int_eq(
		rungs_education_get(atlas, "bachelor", &education, &error),
		RUNGS_OK);
	for (size_t i = 0; i < education.figure_count; i++) {
		const struct rungs_education_figure *figure =
			&education.figures[i];

		ck_assert_ptr_nonnull(figure->place);
		ck_assert_ptr_nonnull(figure->year);
		ck_assert_ptr_nonnull(figure->basis.sources);
		found = found || figure->value == 1543;
	}
	ck_assert(found);
	ck_assert_uint_gt(education.minimum_count, 100);
	rungs_education_release(&education);
}
END_TEST

START_TEST(things_lead_to_roles)
{
	struct rungs_specialization line;
	struct rungs_skill skill;
	struct rungs_term term;
	struct rungs_certification certification;
	struct rungs_condition condition;
	struct rungs_track track;
	struct rungs_level level;
	struct rungs_source source;

	ck_assert_int_eq(
		rungs_specialization_get(atlas, "legal", &line, &error),
		RUNGS_OK);
	ck_assert_uint_eq(line.role_count, 27);
	ck_assert_uint_gt(line.skill_count, 5);
	ck_assert_uint_gt(line.terms.count, 20);
	rungs_specialization_release(&line);

	ck_assert_int_eq(rungs_skill_get(atlas, "sql", &skill, &error),
			 RUNGS_OK);
	ck_assert_uint_gt(skill.use_count, 5);
	ck_assert_str_eq(skill.term.id, "sql");
	ck_assert_str_eq(skill.uses[0].importance, "core");
	ck_assert_ptr_nonnull(skill.group_summary);
	ck_assert_uint_eq(skill.scale_count, 5);
	for (size_t i = 0; i < 5; i++) {
		ck_assert_int_eq(skill.scale[i].level, (int)i + 1);
		ck_assert_ptr_nonnull(skill.scale[i].summary);
		ck_assert_str_eq(skill.scale[i].basis.evidence, "editorial");
	}
	rungs_skill_release(&skill);

	ck_assert_int_eq(rungs_term_get(atlas, "sql", &term, &error), RUNGS_OK);
	ck_assert_str_eq(term.skill.id, "sql");
	ck_assert_uint_gt(term.roles.count, 0);
	rungs_term_release(&term);

	ck_assert_int_eq(rungs_certification_get(atlas, "itil-v3",
						 &certification, &error),
			 RUNGS_OK);
	ck_assert_str_eq(certification.status, "retired");
	ck_assert_uint_gt(certification.replaced_by.count, 0);
	rungs_certification_release(&certification);

	ck_assert_int_eq(
		rungs_condition_get(atlas, "night-shift", &condition, &error),
		RUNGS_OK);
	ck_assert_uint_eq(condition.use_count, 243);
	ck_assert_int_eq(condition.uses[0].value, 3);
	rungs_condition_release(&condition);

	ck_assert_int_eq(rungs_track_get(atlas, "recruiting", &track, &error),
			 RUNGS_OK);
	ck_assert_uint_eq(track.role_count, 11);
	rungs_track_release(&track);

	ck_assert_int_eq(rungs_level_get(atlas, "entry", &level, &error),
			 RUNGS_OK);
	ck_assert_uint_gt(level.role_count, 10);
	ck_assert_uint_gt(level.baseline_count, 10);
	rungs_level_release(&level);

	ck_assert_int_eq(rungs_source_get(atlas, "onet-30-1", &source, &error),
			 RUNGS_OK);
	ck_assert_ptr_nonnull(source.attribution);
	ck_assert_uint_gt(source.cited_count, 100);
	rungs_source_release(&source);
}
END_TEST

START_TEST(statements_are_proved)
{
	struct rungs_things list;

	ck_assert_int_eq(rungs_list(atlas, RUNGS_STATEMENT, &list, &error),
			 RUNGS_OK);
	for (size_t i = 0; i < list.count; i++) {
		struct rungs_statement statement;

		ck_assert_int_eq(rungs_statement_get(atlas, list.at[i].id,
						     &statement, &error),
				 RUNGS_OK);
		ck_assert_uint_ge(statement.link_count, 3);
		rungs_statement_release(&statement);
	}
	rungs_things_release(&list);
}
END_TEST

START_TEST(areas_open_roles)
{
	struct rungs_things list;

	ck_assert_int_eq(rungs_list(atlas, RUNGS_AREA, &list, &error),
			 RUNGS_OK);
	for (size_t i = 0; i < list.count; i++) {
		struct rungs_area area;

		ck_assert_int_eq(
			rungs_area_get(atlas, list.at[i].id, &area, &error),
			RUNGS_OK);
		ck_assert_uint_gt(area.entry_count, 0);
		ck_assert_uint_gt(area.specializations.count, 0);
		ck_assert_uint_eq(area.rungs.count, 3);
		rungs_area_release(&area);
	}
	rungs_things_release(&list);
}
END_TEST

START_TEST(shared_ids_are_all_found)
{
	struct rungs_things things;

	ck_assert_int_eq(rungs_find(atlas, "sql", &things, &error), RUNGS_OK);
	ck_assert_uint_eq(things.count, 2);
	ck_assert_int_eq(things.at[0].kind, RUNGS_SKILL);
	ck_assert_int_eq(things.at[1].kind, RUNGS_TERM);
	rungs_things_release(&things);

	ck_assert_int_eq(rungs_find(atlas, "term/sql", &things, &error),
			 RUNGS_OK);
	ck_assert_uint_eq(things.count, 1);
	ck_assert_int_eq(things.at[0].kind, RUNGS_TERM);
	rungs_things_release(&things);
}
END_TEST

START_TEST(unknown_names_have_neighbours)
{
	struct rungs_things things;
	struct rungs_role role;

	ck_assert_int_eq(
		rungs_find(atlas, "role/data-analist", &things, &error),
		RUNGS_NOT_FOUND);
	ck_assert_uint_gt(things.count, 0);
	ck_assert_uint_le(things.count, 5);
	ck_assert_str_eq(things.at[0].id, "data-analyst");
	rungs_things_release(&things);

	ck_assert_int_eq(rungs_role_get(atlas, "no'such\x1b", &role, &error),
			 RUNGS_NOT_FOUND);
	ck_assert_ptr_null(role.memory);
	ck_assert_ptr_null(strchr(error.text, '\x1b'));
}
END_TEST

START_TEST(warming_comes_to_an_end_and_changes_nothing)
{
	struct rungs_role before, after;
	int steps = 0;

	ck_assert_int_eq(rungs_role_get(atlas, "recruiter", &before, &error),
			 RUNGS_OK);
	while (rungs_atlas_warm(atlas))
		ck_assert_int_lt(steps++, 1000);
	ck_assert_int_gt(steps, 0);
	ck_assert(!rungs_atlas_warm(atlas));
	ck_assert_int_eq(rungs_role_get(atlas, "recruiter", &after, &error),
			 RUNGS_OK);
	ck_assert_str_eq(before.summary, after.summary);
	ck_assert_uint_eq(before.leads_count, after.leads_count);
	rungs_role_release(&before);
	rungs_role_release(&after);
}
END_TEST

START_TEST(filters_combine)
{
	struct rungs_role_filter filter = {.specialization = "legal",
					   .level = "entry"};
	struct rungs_role_briefs briefs;

	ck_assert_int_eq(rungs_roles(atlas, &filter, &briefs, &error),
			 RUNGS_OK);
	ck_assert_uint_gt(briefs.count, 0);
	for (size_t i = 0; i < briefs.count; i++) {
		ck_assert_str_eq(briefs.at[i].specialization.id, "legal");
		ck_assert_str_eq(briefs.at[i].level.id, "entry");
	}
	rungs_role_briefs_release(&briefs);
	filter = (struct rungs_role_filter){.skill = "nothing' OR 1=1 --"};
	ck_assert_int_eq(rungs_roles(atlas, &filter, &briefs, &error),
			 RUNGS_OK);
	ck_assert_uint_eq(briefs.count, 0);
	rungs_role_briefs_release(&briefs);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("things");
	TCase *test = tcase_create("kpo");

	tcase_add_checked_fixture(test, setup, teardown);
	tcase_add_loop_test(test, lists_are_whole, 0, RUNGS_KIND_COUNT);
	tcase_add_test(test, figures_of_facts_are_legible_in_lists);
	tcase_add_test(test, hardships_are_what_nobody_looks_for);
	tcase_add_test(test, role_has_everything);
	tcase_add_test(test, move_gaps);
	tcase_add_test(test, a_move_has_the_same_gaps_at_both_ends);
	tcase_add_test(test, top_coded_pay_is_not_missing);
	tcase_add_test(test, education_carries_figures);
	tcase_add_test(test, things_lead_to_roles);
	tcase_add_test(test, statements_are_proved);
	tcase_add_test(test, areas_open_roles);
	tcase_add_test(test, shared_ids_are_all_found);
	tcase_add_test(test, unknown_names_have_neighbours);
	tcase_add_test(test, warming_comes_to_an_end_and_changes_nothing);
	tcase_add_test(test, filters_combine);
	suite_add_tcase(suite, test);
	return suite_run(suite);
}
