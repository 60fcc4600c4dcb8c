/* How roles of the KPO atlas and of the fixture fit profiles: that the figures
 * add up, follow the rule, and tell the truth about what would change them. */
#include <check.h>
#include <string.h>

#include <rungs/fit.h>

#include "suite.h"

static struct rungs_atlas *atlas;

static void setup(void)
{
	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, NULL), RUNGS_OK);
}

static void teardown(void)
{
	rungs_atlas_close(atlas);
}

#define SKILL(name, of)                                                        \
	{                                                                      \
		.section = RUNGS_HAS_SKILL, .id = name, .level = of            \
	}
static struct rungs_record sets[][5] = {
	{{.section = RUNGS_HAS_EDUCATION, .id = "none", .name = "x"}},
	{{.section = RUNGS_HAS_EDUCATION, .id = "bachelor"},
	 {.section = RUNGS_HAS_EXPERIENCE,
	  .id = "role/reporting-analyst",
	  .years = 2},
	 SKILL("sql", 3)},
	{{.section = RUNGS_HAS_EDUCATION, .id = "master"},
	 {.section = RUNGS_HAS_EXPERIENCE,
	  .id = "role/data-analyst",
	  .years = 9},
	 {.section = RUNGS_HAS_EXPERIENCE,
	  .id = "role/service-desk-agent",
	  .years = 4},
	 SKILL("excel", 5),
	 {.section = RUNGS_LIMITS, .id = "night-shift", .name = "Nights"}},
};

static struct rungs_records profile(int n)
{
	size_t count = n == 0 ? 1 : n == 1 ? 3 : 5;

	return (struct rungs_records){count, sets[n], NULL};
}

static void assert_adds_up(const struct rungs_fit *fit)
{
	int points = 0, most = 0, gap = 0, asked = 0;

	for (size_t i = 0; i < fit->row_count; i++) {
		const struct rungs_fit_row *row = &fit->rows[i];

		points += row->points;
		most += row->most;
		ck_assert_int_ge(row->points, 0);
		ck_assert_int_le(row->points, row->most);
		ck_assert(row->met == (row->points == row->most));
		if (row->must && row->kind == RUNGS_SKILL) {
			gap += (row->most - row->points) / 2;
			asked += row->most / 2;
		}
	}
	ck_assert_int_eq(points, fit->brief.points);
	ck_assert_int_eq(most, fit->brief.most);
	ck_assert_int_eq(gap, fit->brief.gap);
	ck_assert_int_eq(asked, fit->brief.asked);
}

/* The rule as the header has it. */
static enum rungs_band by_the_rule(const struct rungs_fit_brief *fit)
{
	double share = fit->asked > 0 ? (double)fit->gap / fit->asked : 1;
	enum rungs_band band = share <= 0.1       ? RUNGS_STRONG
			       : share <= 1 / 3.0 ? RUNGS_NEAR
			       : share <= 2 / 3.0 ? RUNGS_STRETCH
						  : RUNGS_FAR;

	if (fit->years_short > 6 || fit->unwanted)
		return RUNGS_FAR;
	if ((fit->education_short || fit->years_short > 3) &&
	    band < RUNGS_STRETCH)
		return RUNGS_STRETCH;
	if (fit->years_short > 0 && band < RUNGS_NEAR)
		return RUNGS_NEAR;
	return band;
}

/* Every role, for some profiles: list and role say the same. */
START_TEST(every_figure_adds_up)
{
	struct rungs_records records = profile(_i);
	struct rungs_fits fits;
	double last = 2;

	ck_assert_int_eq(rungs_fits_get(atlas, &records, NULL, 0, &fits, NULL),
			 RUNGS_OK);
	ck_assert_uint_gt(fits.count, 200);
	for (size_t i = 0; i < fits.count; i++) {
		const struct rungs_fit_brief *brief = &fits.at[i];
		struct rungs_fit fit;
		double share = (double)brief->points / brief->most;

		if (i > 0 && brief->band != fits.at[i - 1].band) {
			ck_assert_int_gt(brief->band, fits.at[i - 1].band);
			last = 2;
		}
		ck_assert_double_le(share, last);
		last = share;
		ck_assert_int_eq(brief->band, by_the_rule(brief));
		ck_assert_int_eq(rungs_fit_get(atlas, &records, brief->role.id,
					       &fit, NULL),
				 RUNGS_OK);
		assert_adds_up(&fit);
		ck_assert_int_eq(fit.brief.band, brief->band);
		ck_assert_int_eq(fit.brief.points, brief->points);
		ck_assert_uint_gt(fit.reason_count, 0);
		ck_assert((fit.unwanted.count > 0) == brief->unwanted);
		ck_assert(fit.change_count > 0 || brief->unwanted ||
			  brief->asked == 0 || brief->band == RUNGS_STRONG);
		rungs_fit_release(&fit);
	}
	rungs_fits_release(&fits);
}
END_TEST

/* Whoever does what would change it, has changed it. */
START_TEST(the_changes_change_it)
{
	struct rungs_records records = profile(_i);
	struct rungs_fits fits;
	size_t tried = 0;

	rungs_fits_get(atlas, &records, NULL, 0, &fits, NULL);
	for (size_t i = 0; i < fits.count; i++) {
		struct rungs_record more[64];
		struct rungs_records richer = {0, more, NULL};
		struct rungs_fit fit, then;

		rungs_fit_get(atlas, &records, fits.at[i].role.id, &fit, NULL);
		for (size_t n = 0; n < fit.change_count; n++) {
			const struct rungs_fit_row *row = &fit.changes[n];
			struct rungs_record one = {
				.section = row->kind == RUNGS_SKILL
						   ? RUNGS_HAS_SKILL
					   : row->kind == RUNGS_EDUCATION
						   ? RUNGS_HAS_EDUCATION
						   : RUNGS_HAS_EXPERIENCE,
				.id = row->requirement.id,
				.level = row->needs,
				.years = row->kind == RUNGS_LEVEL
						 ? row->needs - row->has
						 : 0};
			more[richer.count++] = one;
		}
		/* What comes first counts. */
		for (size_t n = 0; n < records.count; n++) {
			bool again = false;

			for (size_t m = 0; m < fit.change_count; m++)
				again = again ||
					(more[m].section ==
						 records.at[n].section &&
					 strcmp(more[m].id, records.at[n].id) ==
						 0);
			if (!again)
				more[richer.count++] = records.at[n];
		}
		rungs_fit_get(atlas, &richer, fits.at[i].role.id, &then, NULL);
		if (fit.change_count > 0) {
			tried++;
			ck_assert_int_eq(then.brief.band, fit.better);
			ck_assert_int_lt(then.brief.band, fit.brief.band);
		}
		rungs_fit_release(&then);
		rungs_fit_release(&fit);
	}
	ck_assert_uint_gt(tried, 50);
	rungs_fits_release(&fits);
}
END_TEST

START_TEST(a_filter_leaves_others_out)
{
	struct rungs_records records = profile(1);
	struct rungs_fits fits;

	ck_assert_int_eq(
		rungs_fits_get(atlas, &records, "level:entry", 0, &fits, NULL),
		RUNGS_OK);
	ck_assert_uint_gt(fits.count, 10);
	for (size_t i = 0; i < fits.count; i++)
		ck_assert_str_eq(fits.at[i].role.level.id, "entry");
	rungs_fits_release(&fits);
}
END_TEST

static struct rungs_fit fit_of(struct rungs_records records, const char *role)
{
	struct rungs_fit fit;

	ck_assert_int_eq(rungs_fit_get(atlas, &records, role, &fit, NULL),
			 RUNGS_OK);
	return fit;
}

START_TEST(experience_brings_what_its_role_asks)
{
	struct rungs_record has[] = {
		{.section = RUNGS_HAS_EDUCATION, .id = "bachelor"},
		{.section = RUNGS_HAS_EXPERIENCE,
		 .id = "role/data-analyst",
		 .years = 3},
		SKILL("sql", 1),
	};
	struct rungs_fit fit =
		fit_of((struct rungs_records){2, has, NULL}, "data-analyst");

	ck_assert_int_eq(fit.brief.band, RUNGS_STRONG);
	ck_assert_int_eq(fit.brief.gap, 0);
	rungs_fit_release(&fit);
	/* What the profile says of a skill goes before. */
	fit = fit_of((struct rungs_records){3, has, NULL}, "data-analyst");
	ck_assert_int_gt(fit.brief.gap, 0);
	ck_assert_str_eq(fit.rows[0].requirement.id, "sql");
	ck_assert_int_eq(fit.rows[0].has, 1);
	ck_assert_ptr_null(fit.rows[0].from);
	rungs_fit_release(&fit);
	/* Less than a year brings nothing. */
	has[1].years = 0.5;
	fit = fit_of((struct rungs_records){2, has, NULL}, "data-analyst");
	ck_assert_int_eq(fit.brief.gap, fit.brief.asked);
	rungs_fit_release(&fit);
}
END_TEST

/* What the atlas keeps of its roles is given back with it. */
START_TEST(fits_outlive_what_the_atlas_keeps)
{
	struct rungs_records has = profile(2);
	struct rungs_fits first, again;

	rungs_fits_get(atlas, &has, NULL, 0, &first, NULL);
	rungs_atlas_rest(atlas);
	rungs_fits_get(atlas, &has, NULL, 0, &again, NULL);
	ck_assert_uint_eq(first.count, again.count);
	for (size_t i = 0; i < first.count; i++) {
		ck_assert_str_eq(first.at[i].role.id, again.at[i].role.id);
		ck_assert_str_eq(first.at[i].role.level.name,
				 again.at[i].role.level.name);
		ck_assert_int_eq(first.at[i].points, again.at[i].points);
	}
	rungs_fits_release(&again);
	rungs_fits_release(&first);
}
END_TEST

/* One profile's limits are not another's. */
START_TEST(an_unwanted_condition_is_forgotten)
{
	struct rungs_records has = profile(2), none = profile(1);
	struct rungs_fits fits;
	size_t unwanted[3] = {0};

	for (int n = 0; n < 3; n++) {
		rungs_fits_get(atlas, n == 1 ? &none : &has, NULL, 0, &fits,
			       NULL);
		for (size_t i = 0; i < fits.count; i++)
			unwanted[n] += fits.at[i].unwanted;
		rungs_fits_release(&fits);
	}
	ck_assert_uint_gt(unwanted[0], 0);
	ck_assert_uint_eq(unwanted[1], 0);
	ck_assert_uint_eq(unwanted[2], unwanted[0]);
}
END_TEST

START_TEST(no_degree_stands_for_a_profession)
{
	struct rungs_record has[] = {
		{.section = RUNGS_HAS_EDUCATION, .id = "doctorate"}};
	struct rungs_records records = {1, has, NULL};
	struct rungs_fits fits;

	rungs_fits_get(atlas, &records, "edu:=professional-law", 0, &fits,
		       NULL);
	ck_assert_uint_gt(fits.count, 0);
	for (size_t i = 0; i < fits.count; i++)
		ck_assert(fits.at[i].education_short);
	rungs_fits_release(&fits);
	rungs_fits_get(atlas, &records, "edu:=bachelor", 0, &fits, NULL);
	for (size_t i = 0; i < fits.count; i++)
		ck_assert(!fits.at[i].education_short);
	rungs_fits_release(&fits);
}
END_TEST

START_TEST(an_unknown_role_is_told)
{
	struct rungs_fit fit;
	struct rungs_error error;
	struct rungs_records none = {0};

	ck_assert_int_eq(rungs_fit_get(atlas, &none, "wizard", &fit, &error),
			 RUNGS_NOT_FOUND);
	ck_assert_ptr_null(fit.memory);
	ck_assert_ptr_nonnull(strstr(error.text, "wizard"));
}
END_TEST

static const struct rungs_fit_row *english_of(const struct rungs_fit *fit)
{
	for (size_t i = 0; i < fit->row_count; i++)
		if (strcmp(fit->rows[i].requirement.id, "business-english") ==
		    0)
			return &fit->rows[i];
	ck_abort_msg("no English");
	return NULL;
}

/* How well one has a language is the level of the skill called after it. */
START_TEST(a_language_counts_as_its_skill)
{
	struct rungs_record has[] = {
		{.section = RUNGS_HAS_LANGUAGE, .id = "english", .level = 5},
		{.section = RUNGS_HAS_LANGUAGE,
		 .id = "written-english",
		 .level = 4},
		SKILL("business-english", 2)};
	struct rungs_records records = {1, has, NULL};
	struct rungs_fit fit;

	static const int levels[] = {4, 3};
	for (size_t count = 1; count <= 2; count++) {
		records.count = count;
		ck_assert_int_eq(rungs_fit_get(atlas, &records,
					       "document-review-analyst", &fit,
					       NULL),
				 RUNGS_OK);
		ck_assert_int_eq(english_of(&fit)->has, levels[count - 1]);
		ck_assert(english_of(&fit)->spoken);
		rungs_fit_release(&fit);
	}
	/* What is said of the skill itself goes first. */
	has[1] = has[2];
	ck_assert_int_eq(rungs_fit_get(atlas, &records,
				       "document-review-analyst", &fit, NULL),
			 RUNGS_OK);
	ck_assert_int_eq(english_of(&fit)->has, 2);
	ck_assert(!english_of(&fit)->spoken);
	rungs_fit_release(&fit);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("fit");
	TCase *tests = tcase_create("fit");

	tcase_set_timeout(tests, 120);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, every_figure_adds_up, 0, 3);
	tcase_add_loop_test(tests, the_changes_change_it, 0, 3);
	tcase_add_test(tests, a_language_counts_as_its_skill);
	tcase_add_test(tests, a_filter_leaves_others_out);
	tcase_add_test(tests, experience_brings_what_its_role_asks);
	tcase_add_test(tests, fits_outlive_what_the_atlas_keeps);
	tcase_add_test(tests, an_unwanted_condition_is_forgotten);
	tcase_add_test(tests, no_degree_stands_for_a_profession);
	tcase_add_test(tests, an_unknown_role_is_told);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
