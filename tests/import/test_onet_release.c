/* The O*NET release of the shared data folder. */
#include "import/onet.h"
#include "real_release.h"

static enum rungs_status import_release(const char *from, const char *to)
{
	return onet_import(from, to, &findings, &error);
}

START_TEST(the_release_is_taken_whole)
{
	struct rungs_atlas *atlas;
	struct rungs_about about;
	struct rungs_role role;

	import_to(out);
	ck_assert_uint_eq(count_warnings(), 0);
	ck_assert_int_eq(rungs_atlas_open(&atlas, out, &error), RUNGS_OK);
	ck_assert_int_eq(rungs_about_get(atlas, &about, &error), RUNGS_OK);
	ck_assert_str_eq(about.name, "O*NET");
	ck_assert_str_eq(about.release, "29.0");
	ck_assert_uint_eq(about.roles, 1016);
	rungs_about_release(&about);
	ck_assert_int_eq(rungs_role_get(atlas, "15-1211.00", &role, &error),
			 RUNGS_OK);
	ck_assert_str_eq(role.brief.title, "Computer Systems Analysts");
	ck_assert_str_eq(role.brief.level.id, "zone-3");
	ck_assert_uint_gt(role.title_count, 10);
	ck_assert_uint_gt(role.text_count, 5);
	ck_assert_uint_gt(role.requirement_count, 10);
	ck_assert_uint_gt(role.leads_count, 9);
	ck_assert_uint_gt(role.comes_count, 0);
	rungs_role_release(&role);
	rungs_atlas_close(atlas);
}
END_TEST

int main(void)
{
	return run_on("onet_release", "onet-29.0-text",
		      the_release_is_taken_whole);
}
