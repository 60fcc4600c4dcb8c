/* The O*NET release of the shared data folder, which lies beside the project's
 * or where RUNGS_DATA says; skipped where there is none. */
#include <check.h>
#include <stdio.h>

#include <rungs/atlas.h>
#include <rungs/role.h>

#include "import/onet.h"
#include "scratch.h"
#include "suite.h"

#define SKIPPED 77

static char release[4096];
static char *target, *out;
static struct findings findings;
static struct rungs_error error;

static void setup(void)
{
	target = scratch_new();
	out = strdup(scratch_path(target, "onet.atlas"));
}

static void teardown(void)
{
	findings_release(&findings);
	scratch_delete(target);
	free(out);
}

static void import_to(const char *path)
{
	char line[FINDING_SIZE + 300];

	findings_release(&findings);
	ck_assert_msg(onet_import(release, path, &findings, &error) == RUNGS_OK,
		      "%s", error.text);
	for (size_t i = 0; i < findings.count; i++)
		ck_assert_msg(
			findings.at[i].severity == SEVERITY_NOTE, "%s",
			finding_line(&findings.at[i], line, sizeof(line)));
}

START_TEST(the_release_is_taken_whole)
{
	struct rungs_atlas *atlas;
	struct rungs_about about;
	struct rungs_role role;

	import_to(out);
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

START_TEST(same_release_same_bytes)
{
	char *again = strdup(scratch_path(target, "again.atlas"));
	size_t one_size, other_size;
	char *one, *other;

	import_to(out);
	import_to(again);
	one = scratch_read(out, &one_size);
	other = scratch_read(again, &other_size);
	ck_assert_uint_eq(one_size, other_size);
	ck_assert(memcmp(one, other, one_size) == 0);
	free(one);
	free(other);
	free(again);
}
END_TEST

int main(void)
{
	const char *data = getenv("RUNGS_DATA");
	Suite *suite = suite_create("onet_release");
	TCase *one = tcase_create("onet_release");

	snprintf(release, sizeof(release), "%s/onet-29.0-text",
		 data != NULL ? data : SOURCE_DIR "/../shared/data");
	tcase_add_checked_fixture(one, setup, teardown);
	tcase_add_test(one, the_release_is_taken_whole);
	tcase_add_test(one, same_release_same_bytes);
	suite_add_tcase(suite, one);
	if (access(release, F_OK) == 0)
		return suite_run(suite);
	srunner_free(srunner_create(suite));
	printf("skipped: there is no folder \"%s\"\n", release);
	return SKIPPED;
}
