/* Plans of the command line in the formats of other programs; what is in them
 * draw/test_plan_write.c knows. */
#include "import/scratch.h"
#include "run.h"
#include "suite.h"

#define FIXTURE "--atlas=" BINARY_DIR "/fixture.atlas"
#define PLAN(...) RUN("plan", __VA_ARGS__, profile, FIXTURE)

static char *folder, profile[400], file[400];

static void setup(void)
{
	folder = scratch_new();
	snprintf(profile, sizeof(profile), "--profile=%s/amina.k.db", folder);
	snprintf(file, sizeof(file), "%s/plan", folder);
	assert_said(RUN("me", "add", "experience", "junior-analyst", "2",
			profile, FIXTURE),
		    EXIT_DONE, "");
	assert_said(PLAN("analytics-lead", "--save"), EXIT_DONE, "Kept");
}

static void teardown(void)
{
	scratch_delete(folder);
}

/* What each begins with. */
static const struct {
	const char *word, *begins;
} formats[] = {
	{"--format=html", "<!DOCTYPE html>\n"},
	{"--format=md", "# Analytics Lead\n\nA plan for amina.k"},
	{"--format=csv", "\"Plan\",\"Toward\","},
	{"--format=ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"},
	{"--format=json", "{\n  \"rungs\": 1,\n  \"command\": \"plan\","},
	{"--format=text", "Plan: Analytics Lead\n"},
};

enum { FORMATS = sizeof(formats) / sizeof(*formats) };

/* On the output and in a file, again and again the same, and without any
 * path. */
START_TEST(a_kept_plan_is_written)
{
	struct ran ran = PLAN("show", "analytics-lead", formats[_i].word);
	size_t size;

	ck_assert_msg(ran.status == EXIT_DONE, "%s", ran.err);
	ck_assert_str_eq(ran.err, "");
	ck_assert_msg(strncmp(ran.out, formats[_i].begins,
			      strlen(formats[_i].begins)) == 0,
		      "%s", ran.out);
	ck_assert_ptr_null(strstr(ran.out, folder));
	assert_said(
		PLAN("show", "analytics-lead", formats[_i].word, "-o", file),
		EXIT_DONE, "");
	char *bytes = scratch_read(file, &size);
	ck_assert_str_eq(bytes, ran.out);
	free(bytes);
	ran_release(&ran);
}
END_TEST

static size_t widest(const char *text)
{
	size_t most = 0, columns = 0;

	for (; *text != '\0'; text++) {
		columns =
			*text == '\n' ? 0 : columns + ((*text & 0xC0) != 0x80);
		most = columns > most ? columns : most;
	}
	return most;
}

/* On a terminal that is wider, and without one. */
START_TEST(a_file_of_text_goes_on_paper)
{
	const struct around around = {.terminal = _i == 1, .columns = 200};
	size_t size;

	assert_said(RUN_AT(&around, "plan", "show", "analytics-lead", "-o",
			   file, profile, FIXTURE),
		    EXIT_DONE, "");
	char *text = scratch_read(file, &size);
	ck_assert_uint_gt(widest(text), 60);
	ck_assert_uint_le(widest(text), 80);
	free(text);
	assert_said(RUN_AT(&around, "plan", "show", "analytics-lead", "-o",
			   file, "--plain", profile, FIXTURE),
		    EXIT_DONE, "");
	text = scratch_read(file, &size);
	ck_assert_uint_gt(widest(text), 80);
	free(text);
}
END_TEST

START_TEST(so_is_one_that_is_not_kept)
{
	struct ran ran = PLAN("analytics-lead", formats[_i].word);

	ck_assert_msg(ran.status == EXIT_DONE, "%s", ran.err);
	if (strcmp(formats[_i].word, "--format=html") == 0)
		ck_assert_ptr_nonnull(
			strstr(ran.out, "A suggestion for amina.k"));
	ran_release(&ran);
}
END_TEST

START_TEST(all_plans_go_into_one_file)
{
	struct ran ran;
	int sheets = 0;

	assert_said(PLAN("data-analyst", "--save"), EXIT_DONE, "Kept");
	ran = PLAN("list", "--format=html");
	ck_assert_int_eq(ran.status, EXIT_DONE);
	for (const char *at = ran.out; (at = strstr(at, "<article>")); at++)
		sheets++;
	ck_assert_int_eq(sheets, 2);
	ran_release(&ran);
}
END_TEST

START_TEST(what_does_not_go_together_is_refused)
{
	assert_refused(PLAN("show", "analytics-lead", "--format=svg"),
		       EXIT_USAGE,
		       "'svg'; there are text, html, md, csv, ics, json");
	assert_refused(PLAN("show", "analytics-lead", "--format=md", "--json"),
		       EXIT_USAGE, "two answers");
	assert_refused(PLAN("tick", "analytics-lead", "1", "--format=md"),
		       EXIT_USAGE, "shown");
	assert_refused(PLAN("data-analyst", "--save", "-o", file), EXIT_USAGE,
		       "shown");
	assert_refused(PLAN("show", "analytics-lead", "--out=packs"),
		       EXIT_USAGE, "--profiles");
	assert_refused(PLAN("data-analyst", "--profiles=."), EXIT_USAGE,
		       "packs");
}
END_TEST

static void assert_lacks(struct ran ran, const char *part)
{
	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_msg(strstr(ran.out, part) == NULL, "%s", ran.out);
	ran_release(&ran);
}

START_TEST(a_page_has_a_letterhead_and_the_parts_that_are_wanted)
{
	static const char letterhead[] = "--letterhead=Careers <x>\nRoom 12";

	assert_said(PLAN("show", "analytics-lead", "--format=html", letterhead),
		    EXIT_DONE,
		    "<p class=\"letterhead\">Careers &lt;x&gt;<br>Room 12</p>\n"
		    "<h1>Analytics Lead</h1>");
	assert_said(PLAN("show", "analytics-lead", "--format=md", letterhead),
		    EXIT_DONE, "\n\n# Analytics Lead\n");
	assert_said(PLAN("show", "analytics-lead", "--format=md",
			 "--parts=pay,steps"),
		    EXIT_DONE, "## Steps");
	assert_said(PLAN("show", "analytics-lead", "--format=md",
			 "--parts=pay,steps"),
		    EXIT_DONE, "## Sources");
	assert_lacks(PLAN("show", "analytics-lead", "--format=md",
			  "--parts=pay,steps"),
		     "## The route");
	assert_lacks(PLAN("show", "analytics-lead", "--format=md",
			  "--parts=picture,route"),
		     "## Steps");
	assert_refused(PLAN("show", "analytics-lead", "--format=md",
			    "--parts=steps,gap"),
		       EXIT_USAGE,
		       "There is no part 'gap'; there are picture, route, "
		       "steps, gaps, certifications, pay.");
	assert_refused(PLAN("show", "analytics-lead", "--parts=gaps"),
		       EXIT_USAGE, "--format html and md");
	assert_refused(
		PLAN("show", "analytics-lead", "--format=csv", letterhead),
		EXIT_USAGE, "--format html and md");
}
END_TEST

START_TEST(a_calendar_needs_a_step)
{
	char step[16];

	for (int i = 1; i < 40; i++) {
		snprintf(step, sizeof(step), "%d", i);
		struct ran ran = PLAN("remove", "analytics-lead", step);
		ran_release(&ran);
	}
	assert_refused(PLAN("show", "analytics-lead", "--format=ics"),
		       EXIT_NOTHING, "no step");
	assert_said(PLAN("show", "analytics-lead", "--format=html"), EXIT_DONE,
		    "0 of 0 steps");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("plan_format");
	TCase *tests = tcase_create("plan_format");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, a_kept_plan_is_written, 0, FORMATS);
	tcase_add_loop_test(tests, a_file_of_text_goes_on_paper, 0, 2);
	tcase_add_loop_test(tests, so_is_one_that_is_not_kept, 0, FORMATS);
	tcase_add_test(tests, all_plans_go_into_one_file);
	tcase_add_test(tests, what_does_not_go_together_is_refused);
	tcase_add_test(tests,
		       a_page_has_a_letterhead_and_the_parts_that_are_wanted);
	tcase_add_test(tests, a_calendar_needs_a_step);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
