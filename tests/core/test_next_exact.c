/* What to learn next, of random profiles, against the fits of the same profile
 * with each thing learned. */
#include <check.h>
#include <stdlib.h>

#include <rungs/next.h>

#include "random_profile.h"
#include "suite.h"

enum { PROFILES = 8, SKILLS = 16, LEVELS = 5, ROLES = 400 };

struct change {
	int level, opened, risen;
	const char *roles[ROLES]; /* opened */
};

static bool in_reach(enum rungs_band band)
{
	return band <= RUNGS_NEAR;
}

static struct rungs_fits fits_of(const struct made *made)
{
	struct rungs_fits fits;

	ck_assert_int_eq(
		rungs_fits_get(atlas, &made->records, NULL, 0, &fits, NULL),
		RUNGS_OK);
	ck_assert_uint_le(fits.count, ROLES);
	return fits;
}

static const struct rungs_fit_brief *of_role(const struct rungs_fits *fits,
					     const char *id)
{
	for (size_t i = 0; i < fits->count; i++)
		if (strcmp(fits->at[i].role.id, id) == 0)
			return &fits->at[i];
	ck_abort_msg("no role %s", id);
	return NULL;
}

/* What comes into reach, or rises else, when the record is there too. */
static struct change learned(const struct made *made,
			     const struct rungs_fits *before,
			     struct rungs_record record)
{
	struct made then = *made;
	struct rungs_fits after;
	struct change change = {.level = record.level};

	then.records.at = then.at;
	if (record.section == RUNGS_HAS_EDUCATION) /* the first counts */
		memmove(then.at + 1, then.at,
			then.records.count * sizeof(*then.at));
	then.at[record.section == RUNGS_HAS_EDUCATION ? 0
						      : then.records.count] =
		record;
	then.records.count++;
	after = fits_of(&then);
	for (size_t i = 0; i < before->count; i++) {
		const struct rungs_fit_brief *was = &before->at[i];
		enum rungs_band is = of_role(&after, was->role.id)->band;

		if (is >= was->band)
			continue;
		if (in_reach(is) && !in_reach(was->band))
			change.roles[change.opened++] = was->role.id;
		else
			change.risen++;
	}
	rungs_fits_release(&after);
	return change;
}

static void assert_step(const struct made *made, enum rungs_kind kind,
			const char *id, const struct change *best)
{
	struct rungs_next next;
	const struct rungs_next_step *step = NULL;

	ck_assert_int_eq(rungs_next_step_get(atlas, &made->records, kind, id,
					     &next, NULL),
			 RUNGS_OK);
	if (next.count > 0)
		step = &next.at[0];
	if (best->opened + best->risen > 0)
		ck_assert_msg(step != NULL, "%s is left out", id);
	if (step == NULL)
		goto out;
	ck_assert_int_eq(step->opened, best->opened);
	ck_assert_int_eq(step->risen, best->risen);
	ck_assert_uint_eq(step->opening_count, (size_t)best->opened);
	if (kind == RUNGS_SKILL)
		ck_assert_int_eq(step->to, best->level);
	for (int i = 0; i < best->opened; i++) {
		bool told = false;

		for (size_t j = 0; j < step->opening_count; j++)
			told |= strcmp(step->openings[j].role.id,
				       best->roles[i]) == 0;
		ck_assert_msg(told, "%s opens %s", id, best->roles[i]);
	}
out:
	rungs_next_release(&next);
}

static void assert_skill(const struct made *made,
			 const struct rungs_fits *before, const char *id)
{
	struct change best = {0};

	for (int level = 1; level <= LEVELS; level++) {
		struct change change =
			learned(made, before,
				(struct rungs_record){
					.section = RUNGS_HAS_SKILL,
					.id = id,
					.level = level,
				});

		if (change.opened > best.opened ||
		    (change.opened == best.opened && change.risen > best.risen))
			best = change;
	}
	assert_step(made, RUNGS_SKILL, id, &best);
}

static void assert_degree(const struct made *made,
			  const struct rungs_fits *before, const char *id)
{
	struct change change =
		learned(made, before,
			(struct rungs_record){.section = RUNGS_HAS_EDUCATION,
					      .id = id});

	assert_step(made, RUNGS_EDUCATION, id, &change);
}

/* Calls a check on what a query gives, of which ?1 is random, ?2 the most that
 * is looked at, and ?3 the own degree. */
static void each(const char *sql, const struct made *made,
		 const struct rungs_fits *before,
		 void (*check)(const struct made *made,
			       const struct rungs_fits *before, const char *id))
{
	const struct rungs_record *own =
		rungs_records_find(&made->records, RUNGS_HAS_EDUCATION, NULL);
	sqlite3_stmt *rows = prepare(sql);

	if (own != NULL)
		sqlite3_bind_text(rows, 3, own->id, -1, SQLITE_STATIC);
	sqlite3_bind_int64(rows, 1, (sqlite3_int64)random_below(1000));
	sqlite3_bind_int(rows, 2, SKILLS);
	while (sqlite3_step(rows) == SQLITE_ROW)
		check(made, before, (const char *)sqlite3_column_text(rows, 0));
	sqlite3_finalize(rows);
}

START_TEST(steps_are_what_fits_say)
{
	struct made made;

	open_atlas(atlases[_i]);
	random_begin(20261126);
	for (int n = 0; n < PROFILES; n++) {
		struct rungs_fits before;

		make(&made);
		before = fits_of(&made);
		each("SELECT id FROM skills ORDER BY (rowid * 7919 + ?1) % 997"
		     " LIMIT ?2",
		     &made, &before, assert_skill);
		each("SELECT id FROM education WHERE rank > coalesce("
		     "(SELECT rank FROM education WHERE id = ?3), 0)",
		     &made, &before, assert_degree);
		rungs_fits_release(&before);
	}
	close_atlas();
}
END_TEST

/* The short answer is the beginning of the long one, whose steps are those that
 * are told one by one. */
START_TEST(few_steps_are_the_first_of_many)
{
	struct made made;

	open_atlas(atlases[_i]);
	random_begin(20261127);
	for (int n = 0; n < PROFILES; n++) {
		struct rungs_next few, many;
		size_t at = 0;

		make(&made);
		rungs_next_get(atlas, &made.records, 2, &few, NULL);
		rungs_next_get(atlas, &made.records, SIZE_MAX, &many, NULL);
		ck_assert_uint_gt(many.count, 0);
		for (size_t i = 0; i < many.count && at < few.count; i++)
			at += many.at[i].kind == few.at[at].kind &&
			      strcmp(many.at[i].thing.id,
				     few.at[at].thing.id) == 0;
		ck_assert_uint_eq(at, few.count);
		for (size_t i = 0; i < few.count; i++) {
			const struct rungs_next_step *step = &few.at[i];
			struct rungs_next one;

			rungs_next_step_get(atlas, &made.records, step->kind,
					    step->thing.id, &one, NULL);
			ck_assert_uint_eq(one.count, 1);
			ck_assert_uint_le(step->opening_count,
					  one.at[0].opening_count);
			for (size_t j = 0; j < step->opening_count; j++)
				ck_assert_str_eq(step->openings[j].role.id,
						 one.at[0].openings[j].role.id);
			rungs_next_release(&one);
		}
		rungs_next_release(&few);
		rungs_next_release(&many);
	}
	close_atlas();
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("next_exact");
	TCase *exact = tcase_create("exact");

	tcase_set_timeout(exact, 120);
	tcase_add_loop_test(exact, steps_are_what_fits_say, 0, 2);
	tcase_add_loop_test(exact, few_steps_are_the_first_of_many, 0, 2);
	suite_add_tcase(suite, exact);
	return suite_run(suite);
}
