/* Packs of many profiles: what a counsellor relies on. */
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <rungs/plan.h>

#include "../import/scratch.h"
#include "golden/golden.h"
#include "run.h"
#include "suite.h"

#define FIXTURE "--atlas=" BINARY_DIR "/fixture.atlas"

enum { PEOPLE = 25, BAD = 7 };

static char *from, *place, to[300], from_option[320], to_option[320];

static void setup(void)
{
	from = scratch_new();
	place = scratch_new();
	snprintf(to, sizeof(to), "%s/packs", place);
	snprintf(from_option, sizeof(from_option), "--profiles=%s", from);
	snprintf(to_option, sizeof(to_option), "--out=%s", to);
}

static void teardown(void)
{
	if (access(to, F_OK) == 0)
		scratch_delete(strdup(to));
	scratch_delete(place);
	scratch_delete(from);
}

#define PACK() RUN("plan", from_option, to_option, FIXTURE)

static const char *profile_path(const char *name)
{
	static char path[600];

	snprintf(path, sizeof(path), "%s/%s", from, name);
	return path;
}

static char *pack_text(const char *name)
{
	char path[600];

	snprintf(path, sizeof(path), "%s/%s", to, name);
	return golden_read(path);
}

static bool has_pack(const char *name)
{
	char *text = pack_text(name);
	bool is_there = text != NULL;

	free(text);
	return is_there;
}

static void assert_pack_says(const char *name, const char *part)
{
	char *text = pack_text(name);

	ck_assert_msg(text != NULL, "no %s", name);
	ck_assert_msg(strstr(text, part) != NULL, "no '%s' in %s: %s", part,
		      name, text);
	free(text);
}

/* Someone who reviews documents and, if planned, has a plan to analyse data. */
static void add_person(const char *file, bool planned)
{
	const struct rungs_edit has = {
		.record = {.section = RUNGS_HAS_EXPERIENCE,
			   .id = "role/document-reviewer",
			   .name = "Document Reviewer",
			   .years = 2}};
	const struct rungs_route_question question = {
		.from = "document-reviewer",
		.to = "data-analyst",
		.kind = RUNGS_ROLE};
	const struct rungs_plan_wish wish = {.today = "2026-11-26"};
	struct rungs_profile *profile;
	struct rungs_records records = {0};
	struct rungs_atlas *atlas;
	struct rungs_routes routes = {0};
	struct rungs_edits edits = {0};

	ck_assert_int_eq(rungs_profile_open(&profile, profile_path(file),
					    RUNGS_PROFILE_WRITE, NULL, NULL),
			 RUNGS_OK);
	ck_assert_int_eq(rungs_profile_change(profile, &has, 1, false, NULL),
			 RUNGS_OK);
	if (planned) {
		ck_assert_int_eq(rungs_atlas_open(&atlas,
						  BINARY_DIR "/fixture.atlas",
						  NULL),
				 RUNGS_OK);
		ck_assert_int_eq(
			rungs_routes_get(atlas, &question, &routes, NULL),
			RUNGS_OK);
		ck_assert_int_eq(rungs_profile_get(profile, &records, NULL),
				 RUNGS_OK);
		ck_assert_int_eq(rungs_plan_make(atlas, &records, routes.at,
						 &wish, &edits, NULL),
				 RUNGS_OK);
		ck_assert_int_eq(rungs_profile_change(profile, edits.at,
						      edits.count, false, NULL),
				 RUNGS_OK);
		rungs_atlas_close(atlas);
	}
	rungs_edits_release(&edits);
	rungs_routes_release(&routes);
	rungs_records_release(&records);
	rungs_profile_close(profile);
}

/* Ticks the first step of the plan. */
static void tick(const char *file)
{
	struct rungs_edits edits = {0};
	struct rungs_profile *profile;
	struct rungs_records records;
	struct rungs_atlas *atlas;

	ck_assert_int_eq(
		rungs_atlas_open(&atlas, BINARY_DIR "/fixture.atlas", NULL),
		RUNGS_OK);
	ck_assert_int_eq(rungs_profile_open(&profile, profile_path(file),
					    RUNGS_PROFILE_WRITE, NULL, NULL),
			 RUNGS_OK);
	ck_assert_int_eq(rungs_profile_get(profile, &records, NULL), RUNGS_OK);
	ck_assert_int_eq(rungs_plan_tick(atlas, &records, "data-analyst", 1,
					 "2026-12-24", &edits, NULL),
			 RUNGS_OK);
	ck_assert_int_eq(rungs_profile_change(profile, edits.at, edits.count,
					      false, NULL),
			 RUNGS_OK);
	rungs_edits_release(&edits);
	rungs_records_release(&records);
	rungs_profile_close(profile);
	rungs_atlas_close(atlas);
}

static void write_profile(const char *file, const char *text)
{
	golden_write(profile_path(file), text);
}

START_TEST(one_bad_profile_stops_none_of_the_others)
{
	char name[64];
	struct ran ran;

	for (int i = 0; i < PEOPLE; i++) {
		snprintf(name, sizeof(name), "student-%02d.db", i);
		if (i == BAD)
			write_profile(name, "this is no profile at all");
		else
			add_person(name, i % 3 > 0);
	}
	ran = PACK();
	ck_assert_int_eq(ran.status, EXIT_TROUBLE);
	ck_assert_ptr_nonnull(strstr(ran.err, "student-07.db"));
	ck_assert_ptr_eq(strchr(ran.err, '\n'), ran.err + strlen(ran.err) - 1);
	ck_assert_ptr_nonnull(strstr(ran.out, "24 packs"));
	ck_assert_ptr_nonnull(strstr(ran.out, "1 file not read"));
	ck_assert_ptr_null(strchr(ran.out, '\r'));
	ran_release(&ran);
	for (int i = 0; i < PEOPLE; i++) {
		snprintf(name, sizeof(name), "student-%02d.html", i);
		ck_assert(has_pack(name) == (i != BAD));
		snprintf(name, sizeof(name), "student-%02d.ics", i);
		ck_assert(has_pack(name) == (i != BAD && i % 3 > 0));
		snprintf(name, sizeof(name), "student-%02d", i);
		assert_pack_says("index.html", name);
	}
	assert_pack_says("index.html", "24 packs; 1 profile could not be read");
	assert_pack_says("student-01.html", "A plan for student-01");
	assert_pack_says("student-00.html", "A suggestion for student-00");
	assert_pack_says("student-00.html", "a step up from the work so far");
}
END_TEST

START_TEST(profiles_are_only_read)
{
	char *before[2], *after;
	const char *const names[] = {"amina.db", "bad.db"};

	add_person("amina.db", true);
	write_profile("bad.db", "SQLite format 3");
	for (int i = 0; i < 2; i++)
		before[i] = golden_read(profile_path(names[i]));
	assert_said(PACK(), EXIT_TROUBLE, "1 pack ");
	ck_assert_int_eq(scratch_count(from), 2);
	for (int i = 0; i < 2; i++) {
		after = golden_read(profile_path(names[i]));
		ck_assert_str_eq(before[i], after);
		free(before[i]);
		free(after);
	}
}
END_TEST

/* Of many there are only some named. */
START_TEST(other_files_are_named_and_passed_over)
{
	add_person("amina.db", true);
	write_profile("boris.db.bak", "SQLite format 3");
	write_profile(".hidden", "");
	struct ran ran = PACK();
	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_ptr_nonnull(strstr(ran.err, ": \"boris.db.bak\".\n"));
	ran_release(&ran);
	for (int i = 0; i < 8; i++)
		write_profile((char[]){'a', (char)('0' + i), '\0'}, "");
	ran = PACK();
	ck_assert_ptr_nonnull(strstr(ran.err, "\"a4\" and 4 more.\n"));
	ran_release(&ran);
	ck_assert(!has_pack("a0.html"));
}
END_TEST

START_TEST(a_newer_profile_is_left_as_it_is)
{
	add_person("amina.db", true);
	add_person("boris.db", true);
	FILE *file = fopen(profile_path("amina.db"), "r+b");
	ck_assert_ptr_nonnull(file);
	fseek(file, 60, SEEK_SET); /* user_version */
	fputc(1, file);
	fclose(file);
	struct ran ran = PACK();
	ck_assert_int_eq(ran.status, EXIT_TROUBLE);
	ck_assert_ptr_nonnull(strstr(ran.err, "amina.db"));
	ck_assert_ptr_nonnull(strstr(ran.err, "version"));
	ran_release(&ran);
	ck_assert(!has_pack("amina.html"));
	ck_assert(has_pack("boris.html"));
}
END_TEST

START_TEST(what_was_exported_is_a_profile_too)
{
	char option[700];

	add_person("amina.db", true);
	snprintf(option, sizeof(option), "--profile=%s",
		 profile_path("amina.db"));
	struct ran ran = RUN("me", "export", option);
	write_profile("copy.json", ran.out);
	ran_release(&ran);
	write_profile("bad.json", "{\"profile\": {\"skills\": 3}}");
	write_profile("worse.json", "{");
	ran = PACK();
	ck_assert_int_eq(ran.status, EXIT_TROUBLE);
	ck_assert_ptr_nonnull(strstr(ran.err, "bad.json"));
	ck_assert_ptr_nonnull(strstr(ran.err, "worse.json"));
	ran_release(&ran);
	assert_pack_says("copy.html", "A plan for copy");
	assert_pack_says("amina.html", "A plan for amina");
	ck_assert(!has_pack("bad.html"));
}
END_TEST

/* Every file of the packs, one after the other; the caller frees it. */
static char *all_packs(void)
{
	struct dirent **files;
	int count = scandir(to, &files, NULL, alphasort);
	char *all = NULL;
	size_t size;
	FILE *out = open_memstream(&all, &size);

	ck_assert_int_gt(count, 2);
	for (int i = 0; i < count; i++) {
		char *text = *files[i]->d_name != '.'
				     ? pack_text(files[i]->d_name)
				     : NULL;

		fprintf(out, "%s\n%s\n", files[i]->d_name,
			text != NULL ? text : "");
		free(text);
		free(files[i]);
	}
	free(files);
	fclose(out);
	return all;
}

START_TEST(the_index_tells_what_changed_and_tells_it_again)
{
	char *first, *second, *again;

	add_person("amina.db", true);
	add_person("boris.db", true);
	assert_said(PACK(), EXIT_DONE, "2 packs");
	assert_pack_says("index.html", "the first pack");
	first = all_packs();
	assert_said(PACK(), EXIT_DONE, "2 packs");
	again = all_packs();
	ck_assert_str_eq(first, again);
	free(again);
	tick("amina.db");
	assert_said(PACK(), EXIT_DONE, "2 packs");
	assert_pack_says("index.html", "2026-11-26<br>done: ");
	assert_pack_says("index.html", "<td>2026-11-26<br>the first pack</td>");
	assert_pack_says("amina.html", "done on 2026-12-24");
	assert_pack_says("amina.html", "<dt>Changed last</dt><dd>done: ");
	assert_pack_says("amina.ics", "STATUS:COMPLETED");
	second = all_packs();
	ck_assert_str_ne(first, second);
	assert_said(PACK(), EXIT_DONE, "2 packs");
	again = all_packs();
	ck_assert_str_eq(second, again);
	free(first);
	free(second);
	free(again);
}
END_TEST

/* A pack is as of the day since which its profile is as it is. */
START_TEST(packs_tell_their_day)
{
	struct around later = {.today = "2027-01-31"};
	char *first, *again;

	add_person("amina.db", true);
	add_person("boris.db", true);
	assert_said(PACK(), EXIT_DONE, "2 packs");
	assert_pack_says("index.html", "as of 2026-11-26");
	assert_pack_says("amina.html", "as of 2026-11-26");
	first = all_packs();
	assert_said(RUN_AT(&later, "plan", from_option, to_option, FIXTURE),
		    EXIT_DONE, "2 packs");
	again = all_packs();
	ck_assert_str_eq(first, again);
	tick("amina.db");
	assert_said(RUN_AT(&later, "plan", from_option, to_option, FIXTURE),
		    EXIT_DONE, "2 packs");
	assert_pack_says("index.html", "as of 2027-01-31");
	assert_pack_says("amina.html", "as of 2027-01-31");
	assert_pack_says("boris.html", "as of 2026-11-26");
	free(first);
	free(again);
}
END_TEST

/* Nobody is sent far on a guess. */
START_TEST(of_whom_little_is_known_something_is_asked)
{
	write_profile("new.json", "{\"profile\": {\"place\": \"Pune\"}}");
	assert_said(PACK(), EXIT_DONE, "1 pack ");
	assert_pack_says("new.html", "Too little is known to suggest one");
	assert_pack_says("new.html", "<li>How far have you got in your ");
	assert_pack_says("index.html", "none yet: too little is known");
	assert_pack_says("index.html", "ask: Education, ");
	write_profile("new.json",
		      "{\"profile\": {\"education\": {\"id\": \"law\", "
		      "\"fields\": \"law\"}, \"experience\": "
		      "[{\"id\": \"Shop assistant\", \"years\": 1}]}}");
	assert_said(PACK(), EXIT_DONE, "1 pack ");
	assert_pack_says("new.html", "first on the shortlist");
	assert_pack_says("index.html", "a suggestion (first on the shortlist)");
	/* Nothing was studied at school. */
	write_profile(
		"new.json",
		"{\"profile\": {\"education\": {\"id\": \"secondary\"}}}");
	assert_said(PACK(), EXIT_DONE, "1 pack ");
	assert_pack_says("index.html", "ask: Likes, Work, Skills");
}
END_TEST

/* Nothing leads there but by work at night. */
START_TEST(a_role_that_fits_without_a_route_is_named)
{
	write_profile(
		"new.json",
		"{\"profile\": {\"limits\": [{\"id\": \"night-shift\"}, "
		"{\"id\": \"routine\"}], \"education\": {\"id\": "
		"\"bachelor\"}, \"experience\": [{\"id\": \"Shop assistant\", "
		"\"years\": 9}], \"skills\": [{\"id\": \"report-writing\", "
		"\"level\": 5}, {\"id\": \"privilege\", \"level\": 5}]}}");
	assert_said(PACK(), EXIT_DONE, "1 pack ");
	assert_pack_says("new.html",
			 "The roles that fit best now: Review Team "
			 "Lead (strong), Review Analyst (strong), ");
	assert_pack_says("index.html", "none yet: no route is known");
}
END_TEST

START_TEST(a_calendar_goes_with_its_plan)
{
	add_person("amina.db", true);
	assert_said(PACK(), EXIT_DONE, "1 pack ");
	ck_assert(has_pack("amina.ics"));
	ck_assert_int_eq(unlink(profile_path("amina.db")), 0);
	add_person("amina.db", false);
	assert_said(PACK(), EXIT_DONE, "1 pack ");
	ck_assert(!has_pack("amina.ics"));
	assert_pack_says("index.html", "gone: plan Data Analyst");
}
END_TEST

START_TEST(names_are_made_safe)
{
	add_person(" a b<c>\x1b=.db", false);
	add_person("Index.db", false);
	add_person("A.db", false);
	add_person("a.x.db", false);
	add_person("a.db", false);
	add_person("\xc3\x89lodie \xff.db", false);
	add_person("...db", false);
	assert_said(PACK(), EXIT_DONE, "packs");
	ck_assert(has_pack("a-b-c.html"));
	ck_assert(has_pack("Index-2.html"));
	ck_assert(has_pack("A.html"));
	ck_assert(has_pack("a-2.html"));
	ck_assert(has_pack("a-x.html"));
	ck_assert(has_pack("\xc3\x89lodie.html"));
	assert_pack_says("index.html", "<a href=\"a-b-c.html\"> a b&lt;c&gt;");
}
END_TEST

START_TEST(they_have_a_letterhead_and_the_parts_that_are_wanted)
{
	char *text;

	add_person("amina.db", true);
	assert_said(RUN("plan", from_option, to_option, FIXTURE,
			"--letterhead=Careers Office", "--parts=steps"),
		    EXIT_DONE, "1 pack ");
	assert_pack_says("index.html",
			 "<p class=\"letterhead\">Careers Office");
	assert_pack_says("amina.html",
			 "<p class=\"letterhead\">Careers Office");
	assert_pack_says("amina.md", "## Steps");
	text = pack_text("amina.html");
	ck_assert_ptr_null(strstr(text, "<svg"));
	ck_assert_ptr_null(strstr(text, "Gaps in skills"));
	free(text);
}
END_TEST

START_TEST(what_makes_no_sense_is_refused)
{
	char same[320];

	assert_refused(PACK(), EXIT_NOTHING, "has no profile");
	add_person("amina.db", true);
	snprintf(same, sizeof(same), "--out=%s/.", from);
	assert_refused(RUN("plan", from_option, same, FIXTURE), EXIT_USAGE,
		       "another folder");
	assert_refused(RUN("plan", from_option, FIXTURE), EXIT_USAGE, "--out");
	assert_refused(RUN("plan", "--profiles=/no/such", to_option, FIXTURE),
		       EXIT_TROUBLE, "/no/such");
	assert_refused(
		RUN("plan", from_option, "--out=/no/such/place", FIXTURE),
		EXIT_TROUBLE, "/no/such/place");
}
END_TEST

/* What cannot be replaced is left, and all that stood there with it. */
START_TEST(a_pack_that_cannot_be_written_is_told)
{
	char path[400];

	add_person("amina.db", true);
	ck_assert_int_eq(mkdir(to, 0700), 0);
	snprintf(path, sizeof(path), "%s/amina.html", to);
	ck_assert_int_eq(mkdir(path, 0700), 0);
	struct ran ran = PACK();
	ck_assert_int_eq(ran.status, EXIT_TROUBLE);
	ck_assert_ptr_nonnull(strstr(ran.err, "amina.html"));
	ran_release(&ran);
	ck_assert_int_eq(scratch_count(to), 1);
}
END_TEST

START_TEST(who_waits_sees_how_far_it_is)
{
	const struct around around = {
		.terminal = true, .watched = true, .term = "xterm"};
	struct ran ran;

	add_person("amina.db", true);
	write_profile("bad.db", "this is none");
	ran = RUN_AT(&around, "plan", from_option, to_option, FIXTURE);
	ck_assert_int_eq(ran.status, EXIT_TROUBLE);
	ck_assert_ptr_nonnull(strstr(ran.err, "\rpacks "));
	ck_assert_ptr_nonnull(strstr(ran.err, " \rrungs: "));
	ck_assert_ptr_null(strstr(ran.out, "amina"));
	ck_assert_ptr_nonnull(strstr(ran.out, "1 pack "));
	ran_release(&ran);
}
END_TEST

START_TEST(a_program_gets_json)
{
	json_t *answer;

	add_person("amina.db", true);
	write_profile("bad.db", "this is none");
	answer = assert_json(
		RUN("plan", from_option, to_option, FIXTURE, "--json"),
		EXIT_TROUBLE, "plan");
	ck_assert_str_eq(json_text_at(answer, "packs.0.profile"), "amina.db");
	ck_assert_str_eq(json_text_at(answer, "packs.0.pack"), "amina");
	ck_assert_str_eq(json_text_at(answer, "packs.0.plans.0"),
			 "data-analyst");
	ck_assert_str_eq(json_text_at(answer, "failed.0.profile"), "bad.db");
	json_decref(answer);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("packs");
	TCase *tests = tcase_create("packs");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, one_bad_profile_stops_none_of_the_others);
	tcase_add_test(tests, profiles_are_only_read);
	tcase_add_test(tests, other_files_are_named_and_passed_over);
	tcase_add_test(tests, a_newer_profile_is_left_as_it_is);
	tcase_add_test(tests, what_was_exported_is_a_profile_too);
	tcase_add_test(tests, the_index_tells_what_changed_and_tells_it_again);
	tcase_add_test(tests, packs_tell_their_day);
	tcase_add_test(tests, of_whom_little_is_known_something_is_asked);
	tcase_add_test(tests, a_role_that_fits_without_a_route_is_named);
	tcase_add_test(tests, a_calendar_goes_with_its_plan);
	tcase_add_test(tests, names_are_made_safe);
	tcase_add_test(tests,
		       they_have_a_letterhead_and_the_parts_that_are_wanted);
	tcase_add_test(tests, what_makes_no_sense_is_refused);
	tcase_add_test(tests, a_pack_that_cannot_be_written_is_told);
	tcase_add_test(tests, who_waits_sees_how_far_it_is);
	tcase_add_test(tests, a_program_gets_json);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
