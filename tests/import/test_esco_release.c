/* The ESCO release of the shared data folder. */
#include "import/esco.h"
#include "real_release.h"

static enum rungs_status import_release(const char *from, const char *to)
{
	return esco_import(from, NULL, to, &findings, &error);
}

/* Of twelve occupations the description holds a control character. */
START_TEST(the_release_is_taken_whole)
{
	struct rungs_atlas *atlas;
	struct rungs_about about;
	struct rungs_role role;

	import_to(out);
	ck_assert_uint_eq(count_warnings(), 12);
	ck_assert_int_eq(rungs_atlas_open(&atlas, out, &error), RUNGS_OK);
	ck_assert_int_eq(rungs_about_get(atlas, &about, &error), RUNGS_OK);
	ck_assert_str_eq(about.name, "ESCO");
	ck_assert_str_eq(about.release, "2022-01-17");
	ck_assert_uint_eq(about.roles, 3008);
	rungs_about_release(&about);
	ck_assert_int_eq(rungs_role_get(atlas, "2654.1.7", &role, &error),
			 RUNGS_OK);
	ck_assert_str_eq(role.brief.title, "technical director");
	ck_assert_str_eq(role.brief.level.id, "no-level");
	ck_assert_str_eq(role.occupation.id, "2654");
	ck_assert_uint_eq(role.title_count, 6);
	ck_assert_uint_gt(role.requirement_count, 7);
	ck_assert_int_eq(role.requirements[0].level, RUNGS_UNKNOWN);
	ck_assert_uint_eq(role.comes_count, 1);
	rungs_role_release(&role);
	rungs_atlas_close(atlas);
}
END_TEST

int main(void)
{
	return run_on("esco_release", "esco-1.1.0", the_release_is_taken_whole);
}
