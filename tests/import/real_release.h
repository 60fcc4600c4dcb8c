/* A release of the shared data folder, which lies beside the project's or
 * where RUNGS_DATA says; skipped where there is none. */
#ifndef TESTS_REAL_RELEASE_H
#define TESTS_REAL_RELEASE_H

#include <check.h>
#include <stdio.h>

#include <rungs/atlas.h>
#include <rungs/role.h>

#include "core/connection.h"
#include "import/overlay.h"
#include "import/starter.h"
#include "round_trip.h"
#include "scratch.h"
#include "suite.h"

#define SKIPPED 77

static char release[4096];
static char *target, *out;
static struct findings findings;
static struct rungs_error error;

/* How it is imported: said by who includes this. */
static enum rungs_status import_release(const char *from, const char *to);

static void setup(void)
{
	target = scratch_new();
	out = strdup(scratch_path(target, "real.atlas"));
}

static void teardown(void)
{
	findings_release(&findings);
	scratch_delete(target);
	free(out);
}

static void import_to(const char *path)
{
	findings_release(&findings);
	ck_assert_msg(import_release(release, path) == RUNGS_OK, "%s",
		      error.text);
}

/* A finding that is no note counts. */
static size_t count_warnings(void)
{
	size_t count = 0;

	for (size_t i = 0; i < findings.count; i++)
		count += findings.at[i].severity != SEVERITY_NOTE;
	return count;
}

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

/* Its tables make it again, and a company can begin on it. */
START_TEST(what_is_made_of_it_is_right)
{
	char *tables = strdup(scratch_path(target, "tables"));
	char *again = strdup(scratch_path(target, "again.atlas"));
	struct overlay_base base = {0};

	import_to(out);
	expect_round_trip(out, tables, again);
	findings_release(&findings);
	ck_assert_int_eq(rungs_atlas_open(&base.atlas, out, &error), RUNGS_OK);
	ck_assert_msg(starter_write(base.atlas->db, tables, &error) == RUNGS_OK,
		      "%s", error.text);
	ck_assert_int_eq(overlay_check(&base, tables, &findings, &error),
			 RUNGS_OK);
	ck_assert_uint_eq(findings.count, 0);
	rungs_atlas_close(base.atlas);
	scratch_delete(tables);
	free(again);
}
END_TEST

/* Runs these tests and another on the folder of the data; what main returns. */
static int run_on(const char *name, const char *folder, const TTest *test)
{
	const char *data = getenv("RUNGS_DATA");
	Suite *suite = suite_create(name);
	TCase *one = tcase_create(name);

	snprintf(release, sizeof(release), "%s/%s",
		 data != NULL ? data : SOURCE_DIR "/../shared/data", folder);
	tcase_add_checked_fixture(one, setup, teardown);
	tcase_add_test(one, test);
	tcase_add_test(one, same_release_same_bytes);
	tcase_add_test(one, what_is_made_of_it_is_right);
	suite_add_tcase(suite, one);
	if (access(release, F_OK) == 0)
		return suite_run(suite);
	srunner_free(srunner_create(suite));
	printf("skipped: there is no folder \"%s\"\n", release);
	return SKIPPED;
}

#endif
