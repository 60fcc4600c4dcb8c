/* What 'rungs fit' says about the fixture. */
#include "../import/scratch.h"
#include "run.h"
#include "suite.h"

#define FIXTURE "--atlas=" BINARY_DIR "/fixture.atlas"

static char *folder, profile[300];

static void setup(void)
{
	folder = scratch_new();
	snprintf(profile, sizeof(profile), "--profile=%s/me.db", folder);
}

static void teardown(void)
{
	scratch_delete(folder);
}

#define RUNGS(...) RUN(__VA_ARGS__, profile, FIXTURE)

START_TEST(one_role)
{
	json_t *answer, *rows;
	size_t i;
	json_t *row;
	json_int_t points = 0;

	assert_said(RUNGS("me", "add", "skill", "sql", "2"), EXIT_DONE, "");
	assert_said(RUNGS("fit", "data-analyst"), EXIT_DONE,
		    "What would change it");
	answer = assert_json(RUNGS("fit", "data-analyst", "--json"), EXIT_DONE,
			     "fit");
	ck_assert_str_eq(json_text_at(answer, "fit.id"), "data-analyst");
	rows = json_at(answer, "fit.rows");
	ck_assert_uint_gt(json_array_size(rows), 0);
	json_array_foreach(rows, i, row) points +=
		json_integer_value(json_object_get(row, "points"));
	ck_assert_int_eq(points,
			 json_integer_value(json_at(answer, "fit.points")));
	ck_assert_int_gt(points, 0);
	json_decref(answer);
}
END_TEST

START_TEST(all_roles)
{
	json_t *answer;
	struct ran ran = RUNGS("fit");

	ck_assert_ptr_nonnull(strstr(ran.err, "'rungs me start' asks"));
	assert_said(ran, EXIT_DONE, "data-analyst\t");
	answer = assert_json(RUNGS("fit", "level:entry", "--json"), EXIT_DONE,
			     "fit");
	ck_assert_uint_gt(json_array_size(json_at(answer, "roles")), 0);
	ck_assert_str_eq(json_text_at(answer, "roles.0.level.id"), "entry");
	json_decref(answer);
	assert_said(RUNGS("fit", "data", "level:analyst"), EXIT_DONE,
		    "data-analyst\t");
	answer = assert_json(RUNGS("fit", "--limit=1", "--json"), EXIT_DONE,
			     "fit");
	ck_assert_uint_eq(json_array_size(json_at(answer, "roles")), 1);
	json_decref(answer);
}
END_TEST

START_TEST(next_steps)
{
	json_t *answer, *steps, *step;
	size_t i;
	bool degree = false;

	assert_said(RUN("me", "set", "education", "bachelor", profile),
		    EXIT_DONE, "");
	assert_said(RUN("next", "--limit=2", profile), EXIT_DONE,
		    "People with it: median weekly earnings");
	answer = assert_json(RUN("next", "--json", profile), EXIT_DONE, "next");
	steps = json_at(answer, "steps");
	json_array_foreach(steps, i, step)
	{
		if (strcmp(json_text_at(step, "id"), "master") != 0)
			continue;
		degree = true;
		ck_assert_int_eq(json_integer_value(json_at(step, "years.0")),
				 2);
		ck_assert_str_eq(json_text_at(step, "earnings.place"), "US");
		ck_assert_str_eq(json_text_at(step, "earnings.evidence"),
				 "published");
	}
	ck_assert(degree);
	json_decref(answer);
	assert_refused(RUNGS("next", "what"), EXIT_USAGE, "what");
}
END_TEST

/* A team and what one role asks; a file that is no profile keeps nobody
 * else from being told. */
START_TEST(a_team_beside_one_another)
{
	char *team = strdup(scratch_path(folder, "team"));
	const struct around narrow = {.terminal = true, .columns = 57};
	char all[300], ann[330], bob[330];
	struct ran ran;
	json_t *answer;

	ck_assert_int_eq(mkdir(team, 0700), 0);
	snprintf(all, sizeof(all), "--profiles=%s", team);
	snprintf(ann, sizeof(ann), "--profile=%s/ann.db", team);
	snprintf(bob, sizeof(bob), "--profile=%s/bob.db", team);
	assert_refused(RUNGS("fit", "data-analyst", all), EXIT_NOTHING,
		       "no profile");
	assert_said(RUN("me", "add", "skill", "sql", "2", ann, FIXTURE),
		    EXIT_DONE, "");
	assert_said(RUN("me", "add", "skill", "sql", "4", bob, FIXTURE),
		    EXIT_DONE, "");
	ran = RUNGS("fit", "data-analyst", all);
	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_msg(
		strncmp(ran.out, "requirement\tid\tneeds\tann\tbob\n", 29) == 0,
		"%s", ran.out);
	ck_assert_msg(strstr(ran.out, "\nSQL\tsql\t4\t2\t4\n") != NULL, "%s",
		      ran.out);
	ran_release(&ran);
	ran = RUN_AT(&(struct around){.terminal = true}, "fit", "data-analyst",
		     all, FIXTURE);
	ck_assert_msg(strstr(ran.out, "  2*     4") != NULL, "%s", ran.out);
	ran_release(&ran);
	ran = RUN_AT(&narrow, "fit", "data-analyst", all, FIXTURE);
	ck_assert_msg(strstr(ran.out, "SQL, needs 4\n  4: bob\n  2*: ann\n") !=
			      NULL,
		      "%s", ran.out);
	ck_assert_ptr_nonnull(strstr(ran.out, "\nFit\n  "));
	ran_release(&ran);
	answer = assert_json(RUNGS("fit", "data-analyst", all, "--json"),
			     EXIT_DONE, "fit");
	ck_assert_str_eq(json_text_at(answer, "people.1.who"), "bob");
	ck_assert_uint_gt(json_array_size(json_at(answer, "people.0.rows")), 0);
	json_decref(answer);
	scratch_write(scratch_path(team, "cat.db"), "no profile", 10);
	ran = RUNGS("fit", "data-analyst", all);
	ck_assert_int_eq(ran.status, EXIT_TROUBLE);
	ck_assert_ptr_nonnull(strstr(ran.err, "cat.db"));
	ck_assert_ptr_nonnull(strstr(ran.out, "\tann\tbob\n"));
	ran_release(&ran);
	assert_refused(RUNGS("fit", all), EXIT_USAGE, "fit ROLE --profiles");
	scratch_delete(team);
}
END_TEST

START_TEST(refused)
{
	assert_refused(RUNGS("fit", "data-analist"), EXIT_NOTHING,
		       "role/data-analyst");
	assert_refused(RUNGS("fit", "sql"), EXIT_USAGE, "takes a role");
	assert_refused(RUNGS("fit", "level:sideways"), EXIT_USAGE, "sideways");
	assert_refused(RUNGS("fit", "colour:red"), EXIT_NOTHING, "no filter");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("fit");
	TCase *tests = tcase_create("fit");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, a_team_beside_one_another);
	tcase_add_test(tests, one_role);
	tcase_add_test(tests, all_roles);
	tcase_add_test(tests, next_steps);
	tcase_add_test(tests, refused);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
