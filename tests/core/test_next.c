/* Whoever takes a step that opens roles, finds them open. */
#include <check.h>
#include <math.h>
#include <string.h>

#include <rungs/next.h>

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

static struct rungs_record has[8] = {
	{.section = RUNGS_HAS_EDUCATION, .id = "secondary", .name = "School"},
	{.section = RUNGS_HAS_EXPERIENCE,
	 .id = "role/reporting-analyst",
	 .name = "Reporting Analyst",
	 .years = 2},
	{.section = RUNGS_PAY_PLACE, .id = "US", .name = "US"},
	{.section = RUNGS_HAS_SKILL, .id = "sql", .name = "SQL", .level = 2},
};

static enum rungs_band band_of(const struct rungs_fits *fits, const char *id)
{
	for (size_t i = 0; i < fits->count; i++) {
		if (strcmp(fits->at[i].role.id, id) == 0)
			return fits->at[i].band;
	}
	ck_abort_msg("no role %s", id);
	return RUNGS_FAR;
}

/* How many roles come into reach, or rise else, and a step's roles among
 * them. */
static void assert_opens(const struct rungs_fits *before,
			 const struct rungs_fits *after,
			 const struct rungs_next_step *step)
{
	int opened = 0, risen = 0;

	for (size_t i = 0; i < before->count; i++) {
		enum rungs_band was = before->at[i].band;
		enum rungs_band is = band_of(after, before->at[i].role.id);

		ck_assert_int_le(is, was);
		if (is == was)
			continue;
		if (is <= RUNGS_NEAR && was > RUNGS_NEAR)
			opened++;
		else
			risen++;
	}
	ck_assert_int_eq(opened, step->opened);
	ck_assert_int_eq(risen, step->risen);
	ck_assert_uint_eq(step->opening_count,
			  (size_t)(opened < 5 ? opened : 5));
	ck_assert_uint_eq(step->rise_count, (size_t)(risen < 5 ? risen : 5));
	for (size_t i = 0; i < step->rise_count; i++) {
		const struct rungs_opening *one = &step->rises[i];

		ck_assert_int_eq(band_of(before, one->role.id), one->before);
		ck_assert_int_eq(band_of(after, one->role.id), one->after);
		ck_assert_int_lt(one->after, one->before);
		ck_assert(isnan(one->pay.after));
	}
	for (size_t i = 0; i < step->opening_count; i++) {
		const struct rungs_opening *one = &step->openings[i];

		ck_assert_int_eq(band_of(before, one->role.id), one->before);
		ck_assert_int_eq(band_of(after, one->role.id), one->after);
		ck_assert_int_le(one->gap_after, one->gap_before);
	}
}

START_TEST(what_is_opened_is_open)
{
	struct rungs_records profile = {4, has, NULL};
	struct rungs_fits before, after;
	struct rungs_next next;
	size_t opening = 0;
	int last = 1000;

	rungs_fits_get(atlas, &profile, NULL, 0, &before, NULL);
	ck_assert_int_eq(rungs_next_get(atlas, &profile, 6, &next, NULL),
			 RUNGS_OK);
	ck_assert_str_eq(next.own.id, "reporting-analyst");
	for (size_t i = 0; i < next.count; i++) {
		const struct rungs_next_step *step = &next.at[i];
		struct rungs_record taken[6];

		ck_assert_int_le(step->opened, last);
		last = step->opened;
		if (step->kind == RUNGS_CERTIFICATION) {
			ck_assert_int_gt(step->named, 0);
			continue;
		}
		/* The first record of an id counts; of skills the last. */
		memcpy(taken, has, sizeof(taken));
		if (step->kind == RUNGS_EDUCATION)
			taken[0].id = step->thing.id;
		else
			taken[4] = (struct rungs_record){
				.section = RUNGS_HAS_SKILL,
				.id = step->thing.id,
				.name = step->thing.name,
				.level = step->to};
		struct rungs_records then = {
			step->kind == RUNGS_EDUCATION ? 4 : 5, taken, NULL};
		rungs_fits_get(atlas, &then, NULL, 0, &after, NULL);
		assert_opens(&before, &after, step);
		opening += step->opening_count;
		rungs_fits_release(&after);
	}
	ck_assert_uint_gt(opening, 3);
	rungs_next_release(&next);
	rungs_fits_release(&before);
}
END_TEST

START_TEST(a_single_step_tells_all_that_it_opens)
{
	struct rungs_records profile = {4, has, NULL};
	struct rungs_next next, one;

	rungs_next_get(atlas, &profile, 6, &next, NULL);
	ck_assert_uint_gt(next.count, 0);
	for (size_t i = 0; i < next.count; i++) {
		const struct rungs_next_step *step = &next.at[i];
		size_t all = (size_t)(step->kind == RUNGS_CERTIFICATION
					      ? step->named
					      : step->opened);

		ck_assert_int_eq(rungs_next_step_get(atlas, &profile,
						     step->kind, step->thing.id,
						     &one, NULL),
				 RUNGS_OK);
		ck_assert_uint_eq(one.count, 1);
		ck_assert_str_eq(one.at[0].thing.id, step->thing.id);
		ck_assert_int_eq(one.at[0].to, step->to);
		ck_assert_uint_eq(one.at[0].opening_count, all);
		ck_assert_uint_eq(one.at[0].rise_count, (size_t)step->risen);
		rungs_next_release(&one);
	}
	rungs_next_release(&next);
	/* What one has opens nothing; nor does what there is not. */
	rungs_next_step_get(atlas, &profile, RUNGS_EDUCATION, has[0].id, &one,
			    NULL);
	ck_assert_uint_eq(one.count, 0);
	rungs_next_release(&one);
	rungs_next_step_get(atlas, &profile, RUNGS_SKILL, "wizardry", &one,
			    NULL);
	ck_assert_uint_eq(one.count, 0);
	rungs_next_release(&one);
}
END_TEST

START_TEST(a_head_has_the_same_steps)
{
	struct rungs_records profile = {4, has, NULL};
	struct rungs_next next, head;

	rungs_next_get(atlas, &profile, 6, &next, NULL);
	ck_assert_int_eq(rungs_next_head(atlas, &profile, 6, &head, NULL),
			 RUNGS_OK);
	ck_assert_int_eq(head.in_reach, next.in_reach);
	ck_assert_uint_eq(head.count, next.count);
	for (size_t i = 0; i < head.count; i++) {
		ck_assert_int_eq(head.at[i].kind, next.at[i].kind);
		ck_assert_str_eq(head.at[i].thing.name, next.at[i].thing.name);
		ck_assert_int_eq(head.at[i].to, next.at[i].to);
		ck_assert_int_eq(head.at[i].opened, next.at[i].opened);
		ck_assert_int_eq(head.at[i].risen, next.at[i].risen);
		ck_assert_int_eq(head.at[i].named, next.at[i].named);
		ck_assert_uint_eq(head.at[i].opening_count, 0);
	}
	rungs_next_release(&head);
	rungs_next_release(&next);
}
END_TEST

START_TEST(pay_is_of_one_place_and_year)
{
	struct rungs_records profile = {4, has, NULL};
	struct rungs_next next;
	size_t known = 0;

	rungs_next_get(atlas, &profile, 6, &next, NULL);
	for (size_t i = 0; i < next.count; i++) {
		for (size_t n = 0; n < next.at[i].opening_count; n++) {
			const struct rungs_pay_change *pay =
				&next.at[i].openings[n].pay;

			if (isnan(pay->amount))
				continue;
			known++;
			ck_assert_double_eq(pay->amount,
					    pay->after - pay->before);
			ck_assert_str_eq(pay->place, "US");
			ck_assert_ptr_nonnull(pay->basis.sources);
		}
	}
	ck_assert_uint_gt(known, 0);
	rungs_next_release(&next);
	/* Nobody knows what is paid there. */
	has[2].id = "Atlantis";
	rungs_next_get(atlas, &profile, 6, &next, NULL);
	for (size_t i = 0; i < next.count; i++) {
		for (size_t n = 0; n < next.at[i].opening_count; n++)
			ck_assert(isnan(next.at[i].openings[n].pay.after));
	}
	rungs_next_release(&next);
	has[2].id = "US";
}
END_TEST

START_TEST(a_degree_is_told_even_if_it_opens_nothing)
{
	struct rungs_records profile = {1, has, NULL};
	struct rungs_next next;
	bool master = false;

	has[0].id = "bachelor";
	rungs_next_get(atlas, &profile, 20, &next, NULL);
	has[0].id = "secondary";
	for (size_t i = 0; i < next.count; i++) {
		const struct rungs_next_step *step = &next.at[i];

		if (step->kind != RUNGS_EDUCATION)
			continue;
		ck_assert_str_ne(step->thing.id, "bachelor");
		ck_assert_str_ne(step->thing.id, "associate");
		if (strcmp(step->thing.id, "master") != 0)
			continue;
		master = true;
		ck_assert_int_eq(step->years_min, 2);
		ck_assert_double_gt(step->pay.after, step->pay.before);
		ck_assert_str_eq(step->pay.place, "US");
	}
	ck_assert(master);
	rungs_next_release(&next);
}
END_TEST

START_TEST(an_empty_profile_is_told_something)
{
	struct rungs_records none = {0};
	struct rungs_next next;

	ck_assert_int_eq(rungs_next_get(atlas, &none, 3, &next, NULL),
			 RUNGS_OK);
	ck_assert_ptr_null(next.own.id);
	ck_assert_uint_gt(next.count, 0);
	rungs_next_release(&next);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("next");
	TCase *tests = tcase_create("next");

	tcase_set_timeout(tests, 120);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, what_is_opened_is_open);
	tcase_add_test(tests, a_single_step_tells_all_that_it_opens);
	tcase_add_test(tests, a_head_has_the_same_steps);
	tcase_add_test(tests, pay_is_of_one_place_and_year);
	tcase_add_test(tests, a_degree_is_told_even_if_it_opens_nothing);
	tcase_add_test(tests, an_empty_profile_is_told_something);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
