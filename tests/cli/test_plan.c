/* Plans on the command line: suggested, kept, ticked, and told what has changed
 * in the atlas. */
#include "golden/golden.h"
#include "import/scratch.h"
#include "run.h"
#include "suite.h"

#define FIXTURE "--atlas=" BINARY_DIR "/fixture.atlas"
#define PLAN(...) RUN("plan", __VA_ARGS__, profile, FIXTURE)

static char *folder, *tables, profile[400], other[400], file[400];

static void setup(void)
{
	folder = scratch_new();
	tables = scratch_new();
	snprintf(profile, sizeof(profile), "--profile=%s/me.db", folder);
	snprintf(other, sizeof(other), "--profile=%s/other.db", folder);
	snprintf(file, sizeof(file), "%s/me.json", folder);
}

static void teardown(void)
{
	scratch_delete(folder);
	scratch_delete(tables);
}

/* A junior analyst with a degree. */
static void fill(void)
{
	assert_said(RUN("me", "set", "education", "bachelor", profile, FIXTURE),
		    EXIT_DONE, "");
	assert_said(RUN("me", "add", "experience", "junior-analyst", "2",
			profile, FIXTURE),
		    EXIT_DONE, "");
}

static void keep(void)
{
	fill();
	assert_said(PLAN("analytics-lead", "--save"), EXIT_DONE,
		    "Kept: plan analytics-lead, 9 steps");
}

/* School is behind one, and how long the rest takes nobody knows. */
START_TEST(a_first_job_is_not_due_today)
{
	struct ran ran = RUN("plan", "it-support-trainee", "--begin=2026-11-26",
			     profile);

	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_ptr_nonnull(strstr(ran.out, "; from 2026-11-26\n"));
	ck_assert_ptr_null(strstr(ran.out, "by 2026"));
	ran_release(&ran);
}
END_TEST

/* A way in that one's degree does not open takes the one that does. */
START_TEST(a_first_job_is_one_that_the_education_opens)
{
	assert_said(RUN("me", "set", "education", "bachelor", "law", profile),
		    EXIT_DONE, "Set");
	assert_said(RUN("plan", "data-analyst", profile), EXIT_DONE,
		    "Start → Junior Data Analyst → Data Analyst");
	assert_said(RUN("plan", "data-analyst", "--any", profile), EXIT_DONE,
		    "Study: Master's degree (incl. MBA)");
	assert_said(RUN("me", "start", "learning=degree", profile), EXIT_DONE,
		    "");
	assert_said(RUN("plan", "legal-research-associate", profile), EXIT_DONE,
		    "Study: Professional law degree (LLB, JD); by ");
	assert_said(RUN("plan", "legal-research-associate", profile), EXIT_DONE,
		    "\n  the usual way in to Legal Research Associate; goes on "
		    "beside the "
		    "other steps\n");
	assert_said(RUN("me", "set", "education", "professional-law", profile),
		    EXIT_DONE, "Set");
	struct ran ran = RUN("plan", "legal-research-associate", profile);
	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_ptr_null(strstr(ran.out, "Study"));
	ran_release(&ran);
}
END_TEST

START_TEST(an_education_that_opens_nothing_is_named)
{
	assert_said(RUN("me", "set", "education", "secondary", profile),
		    EXIT_DONE, "Set");
	assert_refused(RUN("plan", "legal-research-associate", profile),
		       EXIT_LIMITS,
		       "Your education and what you do not want count; --any "
		       "leaves them aside.");
}
END_TEST

START_TEST(a_plan_is_suggested_and_nothing_written)
{
	fill();
	struct ran before = RUN("me", "export", profile);
	struct ran ran = PLAN("analytics-lead");
	ck_assert_int_eq(ran.status, EXIT_DONE);
	golden_check("cli", "plan-plain", ran.out);
	struct ran again = PLAN("analytics-lead");
	ck_assert_str_eq(ran.out, again.out);
	struct ran after = RUN("me", "export", profile);
	ck_assert_str_eq(before.out, after.out);
	assert_refused(PLAN("list"), EXIT_NOTHING, "no plan yet");
	ran_release(&before);
	ran_release(&ran);
	ran_release(&again);
	ran_release(&after);
}
END_TEST

START_TEST(it_is_drawn_on_80_columns)
{
	struct around around = {.terminal = true, .columns = 80};

	keep();
	assert_said(PLAN("tick", "analytics-lead", "1"), EXIT_DONE, "Ticked");
	assert_said(PLAN("note", "analytics-lead", "2", "at", "school"),
		    EXIT_DONE, "Noted");
	struct ran ran = run_words(
		&around, (const char *const[]){"plan", "show", "analytics-lead",
					       profile, FIXTURE, NULL});
	ck_assert_int_eq(ran.status, EXIT_DONE);
	golden_check("cli", "plan-80", ran.out);
	ran_release(&ran);
}
END_TEST

START_TEST(it_is_kept_and_ticked)
{
	keep();
	assert_said(PLAN("list"), EXIT_DONE, "0 of 9 steps");
	assert_said(PLAN("tick", "analytics-lead", "1", "2"), EXIT_DONE,
		    "In your profile: skill Report writing, level 3.\n");
	assert_said(RUN("me", profile, FIXTURE), EXIT_DONE, "SQL; level 4");
	assert_said(RUN("plan", profile, FIXTURE), EXIT_DONE, "2 of 9 steps");
	assert_said(RUN("me", "diff", "--since=2026-11-26", profile), EXIT_DONE,
		    ", done\n");
	assert_said(RUN("me", "undo", profile, FIXTURE), EXIT_DONE, "Undone");
	assert_said(PLAN("list"), EXIT_DONE, "0 of 9 steps");
	assert_said(PLAN("tick", "analytics-lead", "2"), EXIT_DONE, "Ticked");
	assert_said(PLAN("untick", "analytics-lead", "2"), EXIT_DONE,
		    "No longer in your profile: skill SQL");
	assert_said(PLAN("date", "analytics-lead", "6", "2029-01-01"),
		    EXIT_DONE, "Dated: apply Analytics Lead, by 2033-01-01.");
	assert_said(PLAN("tick", "analytics-lead", "5"), EXIT_DONE, "Ticked");
	assert_said(PLAN("date", "analytics-lead", "1", "none"), EXIT_DONE,
		    "Dated: learn Report writing.");
	assert_said(PLAN("add", "analytics-lead", "2", "Talk", "to", "Asha"),
		    EXIT_DONE, "Added: own Talk to Asha.");
	assert_said(PLAN("show", "analytics-lead"), EXIT_DONE,
		    "[ ] 10. Talk to Asha");
	assert_said(PLAN("remove", "analytics-lead", "10"), EXIT_DONE,
		    "Removed: own Talk to Asha.");
	assert_said(PLAN("remove", "analytics-lead"), EXIT_DONE,
		    "Removed: plan Analytics Lead.\n");
	assert_refused(PLAN("list"), EXIT_NOTHING, "no plan yet");
	assert_said(RUN("me", "undo", profile, FIXTURE), EXIT_DONE,
		    "Undone: plan Analytics Lead, 2026-11-26.\n");
	assert_said(RUN("me", profile, FIXTURE), EXIT_DONE,
		    "Analytics Lead; 1 of 9 steps ticked\n");
	assert_said(
		RUN("me", "remove", "plan", "analytics-lead", profile, FIXTURE),
		EXIT_DONE, "Removed: plan Analytics Lead, 2026-11-26.\n");
	struct ran ran = RUN("me", "export", profile);
	ck_assert_ptr_nonnull(strstr(ran.out, "\"steps\": []"));
	ran_release(&ran);
}
END_TEST

START_TEST(programs_read_it)
{
	json_t *answer;

	keep();
	answer = assert_json(PLAN("tick", "analytics-lead", "2", "--json"),
			     EXIT_DONE, "plan");
	ck_assert_str_eq(json_text_at(answer, "plan.id"), "analytics-lead");
	ck_assert_str_eq(json_text_at(answer, "plan.made"), "2026-11-26");
	ck_assert_int_eq(json_integer_value(json_at(answer, "plan.done")), 1);
	ck_assert_int_eq(json_integer_value(json_at(answer, "plan.of")), 9);
	ck_assert_str_eq(json_text_at(answer, "plan.stages.0.steps.1.done_on"),
			 "2026-11-26");
	ck_assert_str_eq(json_text_at(answer, "plan.stages.0.steps.1.thing.id"),
			 "sql");
	ck_assert_int_eq(json_integer_value(
				 json_at(answer, "plan.stages.0.steps.1.from")),
			 2);
	ck_assert_str_eq(json_text_at(answer, "plan.route.steps.1.to"),
			 "analytics-lead");
	json_decref(answer);
	answer = assert_json(PLAN("list", "--json"), EXIT_DONE, "plan");
	ck_assert_uint_eq(json_array_size(json_at(answer, "plans")), 1);
	json_decref(answer);
	answer = assert_json(PLAN("data-analyst", "--json", "--from", "start"),
			     EXIT_DONE, "plan");
	ck_assert(json_is_false(json_at(answer, "kept")));
	ck_assert(json_is_null(json_at(answer, "plan.stages.1.to_date")));
	json_decref(answer);
}
END_TEST

START_TEST(export_and_import_keep_it_whole)
{
	keep();
	assert_said(PLAN("tick", "analytics-lead", "1", "4"), EXIT_DONE, "");
	assert_said(PLAN("note", "analytics-lead", "3", "line", "one"),
		    EXIT_DONE, "");
	assert_said(RUN("me", "export", "-o", file, profile), EXIT_DONE, "");
	assert_said(RUN("me", "import", file, other), EXIT_DONE, "Imported");
	struct ran first = RUN("me", "export", profile);
	struct ran second = RUN("me", "export", other);
	ck_assert_str_eq(first.out, second.out);
	ran_release(&first);
	ran_release(&second);
	first = PLAN("show", "analytics-lead");
	second = RUN("plan", "show", "analytics-lead", other, FIXTURE);
	ck_assert_str_eq(first.out, second.out);
	ran_release(&first);
	ran_release(&second);
	assert_said(
		RUN("plan", "untick", "analytics-lead", "1", other, FIXTURE),
		EXIT_DONE, "No longer in your profile");
}
END_TEST

/* Atlases ------------------------------------------------------------------- */

/* Copies the fixture's tables with one text in place of another, and compiles
 * them; returns --atlas of it. */
static const char *changed(const char *const (*changes)[3])
{
	static char atlas[600];

	snprintf(atlas, sizeof(atlas), "cp %s/tests/fixture/*.csv %s",
		 SOURCE_DIR, tables);
	ck_assert_int_eq(system(atlas), 0);
	for (; (*changes)[0] != NULL; changes++) {
		const char *table = (*changes)[0], *from = (*changes)[1];
		char path[600], *text, *at, *made;
		size_t size;

		snprintf(path, sizeof(path), "%s/%s.csv", tables, table);
		text = scratch_read(path, &size);
		at = strstr(text, from);
		ck_assert_msg(at != NULL, "no '%s' in %s", from, table);
		ck_assert_int_ge(asprintf(&made, "%.*s%s%s", (int)(at - text),
					  text, (*changes)[2],
					  at + strlen(from)),
				 0);
		scratch_write(path, made, strlen(made));
		free(made);
		free(text);
	}
	snprintf(atlas, sizeof(atlas), "%s/new.atlas", folder);
	assert_said(RUN("compile", tables, "-o", atlas), EXIT_DONE, "");
	snprintf(atlas, sizeof(atlas), "--atlas=%s/new.atlas", folder);
	return atlas;
}

/* Asserts that the plan tells of a change, and how many it tells of. */
static void assert_change(const char *atlas, size_t count, const char *text)
{
	json_t *answer = assert_json(
		RUN("plan", "show", "analytics-lead", "--json", profile, atlas),
		EXIT_DONE, "plan");
	json_t *changes = json_at(answer, "plan.changes"), *one;
	size_t i;
	bool told = false;

	json_array_foreach(changes, i, one)
	{
		const char *said =
			json_string_value(json_object_get(one, "text"));

		told = told || strcmp(said, text) == 0;
	}
	ck_assert_msg(told && json_array_size(changes) == count,
		      "not '%s' among\n%s", text,
		      json_dumps(changes, JSON_INDENT(1)));
	json_decref(answer);
}

START_TEST(an_atlas_that_says_otherwise)
{
	static const struct {
		const char *changes[3][3];
		size_t count;
		const char *text;
	} cases[] = {
		{{{"moves", "junior-analyst,data-analyst,advancement,1,3",
		   "junior-analyst,data-analyst,advancement,2,5"}},
		 1,
		 "The move to Data Analyst now takes 2–5 years, not 1–3 "
		 "years."},
		{{{"requirements", "data-analyst,sql,4,core",
		   "data-analyst,sql,5,core"}},
		 1,
		 "Data Analyst now asks SQL at level 5, not 4."},
		{{{"requirements", "data-analyst,excel,4,core",
		   "data-analyst,excel,4,useful"}},
		 1,
		 "Excel is no longer a core skill of Data Analyst."},
		{{{"requirements",
		   "data-analyst,excel,4,core,published,"
		   "handbook\n",
		   ""}},
		 1,
		 "Data Analyst no longer asks Excel."},
		{{{"requirements", "data-analyst,sql,4",
		   "data-analyst,english,3,core,published,handbook\n"
		   "data-analyst,sql,4"}},
		 1,
		 "Data Analyst now asks Business English too, at level 3."},
		{{{"roles", ",1,4,bachelor,master,15-2051.00",
		   ",1,4,master,master,15-2051.00"}},
		 1,
		 "Data Analyst now asks Master's degree at least, not "
		 "Bachelor's degree."},
		{{{"roles", ",Analytics Lead,", ",Head of Analytics,"}},
		 1,
		 "Analytics Lead is now called Head of Analytics."},
		{{{"pay", "112590", "120000"}},
		 2,
		 "Median pay of Data Analyst is now USD 120,000 a year (US, "
		 "2024 (May)), before USD 112,590 a year (US, 2024 (May))."},
		{{{"role_certifications",
		   "data-analyst,analyst-cert,often "
		   "asked,editorial,editorial\n",
		   ""}},
		 1,
		 "Certified Analyst is no longer named for Data Analyst."},
	};
	const char *atlas;

	keep();
	assert_said(PLAN("show", "analytics-lead", "--json"), EXIT_DONE,
		    "\"changes\": []");
	atlas = changed(cases[_i].changes);
	assert_change(atlas, cases[_i].count, cases[_i].text);
	assert_said(RUN("plan", "show", "analytics-lead", profile, atlas),
		    EXIT_DONE, "Changed since");
	assert_said(RUN("plan", profile, atlas), EXIT_DONE, " changed; ");
}
END_TEST

/* Another atlas knows nothing of it, and the plan is still there. */
START_TEST(an_atlas_without_its_roles)
{
	keep();
	struct ran ran = RUN("plan", "show", "analytics-lead", profile,
			     "--atlas=built-in");

	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_ptr_nonnull(strstr(ran.out, "The atlas no longer has the "
					      "role Analytics Lead."));
	ck_assert_ptr_nonnull(strstr(ran.out, "Learn Microsoft Excel"));
	ran_release(&ran);
	assert_said(RUN("plan", "tick", "analytics-lead", "3", profile,
			"--atlas=built-in"),
		    EXIT_DONE, "Ticked: learn Excel");
}
END_TEST

START_TEST(limits_of_the_profile_count)
{
	fill();
	assert_said(RUN("me", "add", "limit", "nights", profile, FIXTURE),
		    EXIT_DONE, "");
	struct ran ran = PLAN("data-analyst", "--from", "document-reviewer");
	ck_assert_int_eq(ran.status, EXIT_LIMITS);
	ck_assert_ptr_nonnull(strstr(ran.err, "meets the limits"));
	ck_assert_ptr_nonnull(strstr(ran.err, "--any"));
	ran_release(&ran);
	assert_said(
		PLAN("data-analyst", "--from", "document-reviewer", "--any"),
		EXIT_DONE, "Plan: Data Analyst");
	json_decref(assert_json(
		PLAN("analytics-lead", "--max-years", "1", "--json"),
		EXIT_LIMITS, "plan"));
	assert_refused(PLAN("analytics-lead", "--max-years", "1"), EXIT_LIMITS,
		       "but it takes");
}
END_TEST

START_TEST(another_route)
{
	fill();
	assert_said(PLAN("data-analyst", "--from", "document-reviewer",
			 "--route", "2"),
		    EXIT_DONE, "1. Junior Data Analyst");
	assert_refused(PLAN("data-analyst", "--route", "9"), EXIT_NOTHING,
		       "no route 9");
	assert_said(PLAN("analytics-lead", "--begin", "2027-02-03", "--name",
			 "My way", "--save"),
		    EXIT_DONE, "");
	assert_said(PLAN("show", "analytics-lead"), EXIT_DONE, "Plan: My way");
	assert_said(PLAN("show", "analytics-lead"), EXIT_DONE,
		    "2027-02-03 to 2029-02-03");
}
END_TEST

START_TEST(refused)
{
	keep();
	assert_refused(PLAN("data-analist"), EXIT_NOTHING, "role/data-analyst");
	assert_refused(PLAN("sql"), EXIT_USAGE, "plan takes a specialization");
	assert_refused(PLAN("show"), EXIT_USAGE, "plan show PLAN");
	assert_refused(PLAN("show", "x"), EXIT_NOTHING, "no plan 'x'");
	assert_refused(PLAN("tick", "analytics-lead"), EXIT_USAGE, "STEP");
	assert_refused(PLAN("tick", "analytics-lead", "one"), EXIT_USAGE,
		       "STEP");
	assert_refused(PLAN("tick", "analytics-lead", "1", "99"), EXIT_NOTHING,
		       "no step 99");
	assert_said(PLAN("list"), EXIT_DONE, "0 of 9 steps");
	assert_refused(PLAN("untick", "analytics-lead", "1"), EXIT_USAGE,
		       "not ticked");
	assert_refused(PLAN("date", "analytics-lead", "1", "2026-02-30"),
		       EXIT_USAGE, "2026-02-30");
	assert_refused(PLAN("add", "analytics-lead", "3", "x"), EXIT_USAGE,
		       "stages 1 to 2");
	assert_refused(PLAN("note", "analytics-lead", "1", "\xff"), EXIT_USAGE,
		       "note PLAN");
	assert_refused(PLAN("data-analyst", "--begin", "soon"), EXIT_USAGE,
		       "soon");
	assert_refused(PLAN("data-analyst", "too", "much"), EXIT_USAGE, "too");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("plan");
	TCase *tests = tcase_create("plan");

	tcase_set_timeout(tests, 120);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, a_first_job_is_not_due_today);
	tcase_add_test(tests, a_first_job_is_one_that_the_education_opens);
	tcase_add_test(tests, an_education_that_opens_nothing_is_named);
	tcase_add_test(tests, a_plan_is_suggested_and_nothing_written);
	tcase_add_test(tests, it_is_drawn_on_80_columns);
	tcase_add_test(tests, it_is_kept_and_ticked);
	tcase_add_test(tests, programs_read_it);
	tcase_add_test(tests, export_and_import_keep_it_whole);
	tcase_add_loop_test(tests, an_atlas_that_says_otherwise, 0, 9);
	tcase_add_test(tests, an_atlas_without_its_roles);
	tcase_add_test(tests, limits_of_the_profile_count);
	tcase_add_test(tests, another_route);
	tcase_add_test(tests, refused);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
