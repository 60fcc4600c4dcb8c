/* Fits of random profiles, which are the same in every run, against sums over
 * the tables; and an atlas whose packed demands lie. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <rungs/next.h>

#include "random_profile.h"
#include "suite.h"

enum { PROFILES = 40 };

/* What roles ask, what a profile says, and what one has by it. */
static const char tables[] =
	"CREATE TEMP TABLE asks AS"
	" SELECT role, 'skill' AS kind, skill AS id, coalesce(level, 1) AS"
	" needs, importance = 'core' AS core, importance = 'core' OR"
	" (skill, (SELECT level FROM roles WHERE id = role)) IN"
	" (SELECT skill, level FROM baseline_skills) AS basic"
	" FROM requirements"
	" UNION ALL SELECT r.id, 'skill', b.skill, b.skill_level, 0, 1"
	" FROM roles r JOIN baseline_skills b ON b.level = r.level WHERE"
	" (r.id, b.skill) NOT IN (SELECT role, skill FROM requirements)"
	" UNION ALL SELECT role, 'certification', certification, 1,"
	" usefulness = 'often asked', 0 FROM role_certifications;"
	"CREATE TEMP TABLE me (section, id, level, years);"
	"CREATE TEMP TABLE has (kind, id, level, PRIMARY KEY (kind, id))";
static const char has_sql[] =
	"DELETE FROM has; INSERT INTO has SELECT section, id, max(level, 1)"
	" FROM me WHERE section IN ('skill', 'certification');"
	"INSERT INTO has SELECT 'skill', a.id, max(a.needs) FROM asks a"
	" JOIN me m ON m.section = 'experience' AND m.id = 'role/' || a.role"
	" WHERE m.years >= 1 AND a.kind = 'skill' AND a.basic AND a.id NOT IN"
	" (SELECT id FROM has WHERE kind = 'skill') GROUP BY a.id";
static const char sums_sql[] =
	"SELECT r.id, coalesce(s.points, 0), coalesce(s.most, 0),"
	" coalesce(s.gap, 0), coalesce(s.asked, 0),"
	" r.education_min, e.rank, e.profession,"
	" (SELECT id FROM me WHERE section = 'education'),"
	" (SELECT rank FROM education WHERE id = (SELECT id FROM me"
	" WHERE section = 'education')),"
	" coalesce(r.years_min, 0), (SELECT coalesce(sum(years), 0) FROM me"
	" WHERE section = 'experience'),"
	" EXISTS (SELECT 1 FROM role_conditions c WHERE c.role = r.id"
	" AND c.value >= 2 AND c.condition IN (SELECT id FROM me"
	" WHERE section = 'limit'))"
	" FROM roles r LEFT JOIN education e ON e.id = r.education_min"
	" LEFT JOIN (SELECT a.role,"
	" sum((1 + a.core) * min(a.needs, coalesce(h.level, 0))) AS points,"
	" sum((1 + a.core) * a.needs) AS most,"
	" sum((a.kind = 'skill' AND a.core) * (a.needs -"
	" min(a.needs, coalesce(h.level, 0)))) AS gap,"
	" sum((a.kind = 'skill' AND a.core) * a.needs) AS asked"
	" FROM asks a LEFT JOIN has h ON h.kind = a.kind AND h.id = a.id"
	" GROUP BY a.role) s ON s.role = r.id ORDER BY r.id";

static void tell_tables(const struct made *made)
{
	sqlite3_stmt *add = prepare("INSERT INTO me VALUES (?1, ?2, ?3, ?4)");

	run("DELETE FROM me");
	for (size_t i = 0; i < made->records.count; i++) {
		const struct rungs_record *one = &made->at[i];

		sqlite3_bind_text(add, 1, rungs_section_word(one->section), -1,
				  SQLITE_STATIC);
		sqlite3_bind_text(add, 2, one->id, -1, SQLITE_STATIC);
		sqlite3_bind_int(add, 3, one->level);
		sqlite3_bind_double(add, 4, one->years);
		ck_assert_int_eq(sqlite3_step(add), SQLITE_DONE);
		sqlite3_reset(add);
	}
	sqlite3_finalize(add);
	run(has_sql);
}

/* The slow way -------------------------------------------------------------- */

static bool short_of_education(sqlite3_stmt *row)
{
	const char *asked = (const char *)sqlite3_column_text(row, 5);
	const char *has = (const char *)sqlite3_column_text(row, 8);

	if (asked == NULL)
		return false;
	if (has == NULL)
		return sqlite3_column_int(row, 6) > 0;
	if (strcmp(asked, has) == 0)
		return false;
	return sqlite3_column_int(row, 7) != 0 ||
	       sqlite3_column_int(row, 6) > sqlite3_column_int(row, 9);
}

static struct rungs_fit_brief slow_fit(sqlite3_stmt *row)
{
	int years = sqlite3_column_int(row, 10);
	int lived = (int)sqlite3_column_double(row, 11);
	int had = lived < years ? lived : years;
	bool degree = sqlite3_column_text(row, 5) != NULL;
	bool lacks = short_of_education(row);

	return (struct rungs_fit_brief){
		.points = sqlite3_column_int(row, 1) + had +
			  (degree && !lacks ? 6 : 0),
		.most = sqlite3_column_int(row, 2) + years + (degree ? 6 : 0),
		.gap = sqlite3_column_int(row, 3),
		.asked = sqlite3_column_int(row, 4),
		.education_short = lacks,
		.years_short = years - had,
		.unwanted = sqlite3_column_int(row, 12) != 0,
	};
}

static int by_id(const void *left, const void *right)
{
	const struct rungs_fit_brief *a = left, *b = right;

	return strcmp(a->role.id, b->role.id);
}

/* By band, by their share of what there is to have, and what nothing is known of
 * last. */
static void expect_ordered(const struct rungs_fits *fits)
{
	for (size_t i = 1; i < fits->count; i++) {
		const struct rungs_fit_brief *a = &fits->at[i - 1],
					     *b = &fits->at[i];

		ck_assert_int_le(a->band, b->band);
		if (a->band == b->band && a->most == 0)
			ck_assert_int_eq(b->most, 0);
		if (a->band == b->band)
			ck_assert_int_ge(a->points * b->most,
					 b->points * a->most);
	}
}

START_TEST(fits_are_the_sums_of_the_tables)
{
	struct made made;

	open_atlas(atlases[_i]);
	run(tables);
	random_begin(20261101);
	for (int n = 0; n < PROFILES; n++) {
		struct rungs_fits fits;
		sqlite3_stmt *rows;

		make(&made);
		tell_tables(&made);
		ck_assert_int_eq(rungs_fits_get(atlas, &made.records, NULL, 0,
						&fits, NULL),
				 RUNGS_OK);
		expect_ordered(&fits);
		qsort(fits.at, fits.count, sizeof(*fits.at), by_id);
		rows = prepare(sums_sql);
		for (size_t i = 0; i < fits.count; i++) {
			const struct rungs_fit_brief *fast = &fits.at[i];
			struct rungs_fit_brief slow;

			ck_assert_int_eq(sqlite3_step(rows), SQLITE_ROW);
			ck_assert_str_eq(
				(const char *)sqlite3_column_text(rows, 0),
				fast->role.id);
			slow = slow_fit(rows);
			ck_assert_int_eq(slow.points, fast->points);
			ck_assert_int_eq(slow.most, fast->most);
			ck_assert_int_eq(slow.gap, fast->gap);
			ck_assert_int_eq(slow.asked, fast->asked);
			ck_assert_int_eq(slow.education_short,
					 fast->education_short);
			ck_assert_int_eq(slow.years_short, fast->years_short);
			ck_assert_int_eq(slow.unwanted, fast->unwanted);
		}
		ck_assert_int_eq(sqlite3_step(rows), SQLITE_DONE);
		sqlite3_finalize(rows);
		rungs_fits_release(&fits);
	}
	close_atlas();
}
END_TEST

/* Roles are shown as their lists show them. */
START_TEST(briefs_are_those_of_lists)
{
	struct rungs_records none = {0};
	struct rungs_fits fits;
	struct rungs_role_filter all = {0};
	struct rungs_role_briefs roles;

	open_atlas(atlases[_i]);
	ck_assert_int_eq(rungs_fits_get(atlas, &none, NULL, 0, &fits, NULL),
			 RUNGS_OK);
	ck_assert_int_eq(rungs_roles(atlas, &all, &roles, NULL), RUNGS_OK);
	ck_assert_uint_eq(fits.count, roles.count);
	for (size_t i = 0; i < roles.count; i++) {
		const struct rungs_role_brief *a = &roles.at[i], *b = NULL;

		for (size_t j = 0; j < fits.count; j++) {
			if (strcmp(fits.at[j].role.id, a->id) == 0)
				b = &fits.at[j].role;
		}
		ck_assert_ptr_nonnull(b);
		ck_assert_str_eq(a->title, b->title);
		ck_assert_str_eq(a->specialization.id, b->specialization.id);
		ck_assert_str_eq(a->specialization.name,
				 b->specialization.name);
		ck_assert_str_eq(a->track.id, b->track.id);
		ck_assert_str_eq(a->level.name, b->level.name);
		ck_assert_int_eq(a->rank, b->rank);
	}
	rungs_role_briefs_release(&roles);
	rungs_fits_release(&fits);
	close_atlas();
}
END_TEST

static const char *const lies[] = {
	"DELETE FROM role_demands",
	"DELETE FROM role_demands WHERE role % 2 = 0",
	"UPDATE role_demands SET role = -role",
	"UPDATE role_demands SET specialization = 0",
	"UPDATE role_demands SET track = track + 1000",
	"UPDATE role_demands SET level = 9223372036854775807",
	"UPDATE role_demands SET education = role",
	"UPDATE role_demands SET years = -2147483648",
	"UPDATE role_demands SET years = 9223372036854775807",
	"UPDATE role_demands SET bytes = x''",
	"UPDATE role_demands SET bytes = x'01'",
	"UPDATE role_demands SET bytes = zeroblob(100000)",
	"UPDATE role_demands SET bytes = randomblob(4000)",
	"UPDATE role_demands SET bytes = x'ffffffffffffffff'",
	"DELETE FROM things",
	"UPDATE things SET number = number + 10000000 WHERE kind = 'skill'",
	"UPDATE things SET number = number + 60000000 WHERE id ="
	" (SELECT id FROM skills LIMIT 1)",
	"DELETE FROM education",
};

START_TEST(demands_that_lie_do_no_harm)
{
	struct rungs_record has[] = {
		{.section = RUNGS_HAS_EDUCATION, .id = "bachelor"},
		{.section = RUNGS_HAS_SKILL, .id = "sql", .level = 200},
		{.section = RUNGS_HAS_EXPERIENCE,
		 .id = "role/data-analyst",
		 .years = 3},
		{.section = RUNGS_LIMITS, .id = "night-shift"},
	};
	struct rungs_records records = {4, has, NULL};
	struct rungs_fits fits;
	struct rungs_fit fit;
	struct rungs_next next;
	struct rungs_role role;
	unsigned char *image;
	sqlite3_int64 size;

	ck_assert_int_eq(
		sqlite3_open_v2(atlases[0], &db, SQLITE_OPEN_READONLY, NULL),
		SQLITE_OK);
	image = sqlite3_serialize(db, "main", &size, 0);
	sqlite3_close(db);
	ck_assert_int_eq(sqlite3_open(":memory:", &db), SQLITE_OK);
	ck_assert_int_eq(
		sqlite3_deserialize(db, "main", image, size, size,
				    SQLITE_DESERIALIZE_FREEONCLOSE |
					    SQLITE_DESERIALIZE_RESIZEABLE),
		SQLITE_OK);
	run(lies[_i]);
	image = sqlite3_serialize(db, "main", &size, 0);
	ck_assert_int_eq(
		rungs_atlas_open_image(&atlas, image, (size_t)size, NULL),
		RUNGS_OK);
	rungs_fits_get(atlas, &records, NULL, 0, &fits, NULL);
	rungs_fits_release(&fits);
	rungs_fits_get(atlas, &records, "level:senior", 0, &fits, NULL);
	rungs_fits_release(&fits);
	rungs_fit_get(atlas, &records, "data-analyst", &fit, NULL);
	rungs_fit_release(&fit);
	rungs_next_get(atlas, &records, 8, &next, NULL);
	rungs_next_release(&next);
	rungs_role_get_whole(atlas, "data-analyst", &role, NULL);
	rungs_role_release(&role);
	rungs_atlas_close(atlas);
	sqlite3_free(image);
	sqlite3_close(db);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("fit_exact");
	TCase *exact = tcase_create("exact"), *lying = tcase_create("lies");

	tcase_set_timeout(exact, 120);
	tcase_add_loop_test(exact, fits_are_the_sums_of_the_tables, 0, 2);
	tcase_add_loop_test(exact, briefs_are_those_of_lists, 0, 2);
	tcase_add_loop_test(lying, demands_that_lie_do_no_harm, 0,
			    sizeof(lies) / sizeof(lies[0]));
	suite_add_tcase(suite, exact);
	suite_add_tcase(suite, lying);
	return suite_run(suite);
}
