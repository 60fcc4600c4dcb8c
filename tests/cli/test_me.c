/* What 'rungs me' says and keeps. */
#include <sys/stat.h>

#include "../import/scratch.h"
#include "run.h"
#include "suite.h"

#define FIXTURE "--atlas=" BINARY_DIR "/fixture.atlas"

static char *folder, profile[300], other[300], file[300];

static void setup(void)
{
	folder = scratch_new();
	snprintf(profile, sizeof(profile), "--profile=%s/me.db", folder);
	snprintf(other, sizeof(other), "--profile=%s/other.db", folder);
	snprintf(file, sizeof(file), "%s/me.json", folder);
}

static void teardown(void)
{
	scratch_delete(folder);
}

#define ME(...) RUN("me", __VA_ARGS__, profile, FIXTURE)

static void fill(void)
{
	assert_said(ME("set", "education", "bachelor", "commerce", "and law"),
		    EXIT_DONE, "Bachelor");
	assert_said(ME("add", "skill", "sql", "3"), EXIT_DONE,
		    "Added: skill SQL, level 3.\n");
	assert_said(ME("add", "experience", "data-analyst", "2.5"), EXIT_DONE,
		    "2.5 years");
	assert_said(ME("add", "experience", "Shop assistant", "1"), EXIT_DONE,
		    "1 year.");
	assert_said(ME("add", "language", "english", "C1"), EXIT_DONE, "c1");
	assert_said(ME("add", "limit", "nights"), EXIT_DONE, "Night");
	assert_said(ME("add", "limits", "moving"), EXIT_DONE, "Moving");
	assert_said(ME("set", "pay-place", "US"), EXIT_DONE, "US");
	assert_said(ME("bookmark", "sql"), EXIT_DONE, "SQL");
	assert_said(ME("mark", "data-analyst"), EXIT_DONE, "Data Analyst");
	assert_said(ME("note", "data-analyst", "ask", "Ann"), EXIT_DONE,
		    "ask Ann");
}

START_TEST(everything_is_shown)
{
	fill();
	assert_said(RUN("me", profile, FIXTURE), EXIT_DONE,
		    "SQL; level 3 (skill/sql)");
	assert_said(ME("show"), EXIT_DONE, "ask Ann");
	json_t *answer = assert_json(ME("show", "--json"), EXIT_DONE, "me");
	ck_assert_str_eq(json_text_at(answer, "profile.education.id"),
			 "bachelor");
	ck_assert_str_eq(json_text_at(answer, "profile.education.fields"),
			 "commerce and law");
	ck_assert_str_eq(json_text_at(answer, "profile.skills.0.id"), "sql");
	ck_assert_int_eq(
		json_integer_value(json_at(answer, "profile.skills.0.level")),
		3);
	ck_assert_str_eq(json_text_at(answer, "profile.languages.0.level"),
			 "c1");
	ck_assert_str_eq(json_text_at(answer, "profile.pay_place"), "US");
	ck_assert_str_eq(json_text_at(answer, "profile.experience.1.id"),
			 "role/data-analyst");
	ck_assert_uint_eq(json_array_size(json_at(answer, "vanished")), 0);
	json_decref(answer);
}
END_TEST

START_TEST(what_another_atlas_lacks_is_told)
{
	fill();
	assert_said(RUN("me", "add", "skill", "business-english", "4", profile),
		    EXIT_DONE, "Added");
	assert_said(RUN("me", profile, FIXTURE), EXIT_DONE,
		    "this atlas does not have it");
	json_t *answer = assert_json(ME("--json"), EXIT_DONE, "me");
	ck_assert_str_eq(json_text_at(answer, "vanished.0.id"),
			 "business-english");
	json_decref(answer);
}
END_TEST

START_TEST(changes_are_taken_back)
{
	assert_refused(ME("undo"), EXIT_NOTHING, "nothing to undo");
	assert_said(ME("add", "skill", "sql", "3"), EXIT_DONE, "Added");
	assert_said(ME("add", "skill", "sql", "4"), EXIT_DONE, "Added");
	assert_said(ME("undo"), EXIT_DONE, "Undone: skill SQL, level 4.");
	assert_said(ME("show"), EXIT_DONE, "level 3");
	assert_said(ME("redo"), EXIT_DONE, "Redone: skill SQL, level 3.");
	assert_said(ME("remove", "skill", "sql"), EXIT_DONE,
		    "Removed: skill SQL, level 4.");
	assert_refused(ME("remove", "skill", "sql"), EXIT_NOTHING,
		       "no such skill");
	assert_said(ME("undo"), EXIT_DONE, "Undone: skill SQL, level 4.");
	assert_said(ME("show"), EXIT_DONE, "level 4");
}
END_TEST

static void assert_file(const char *text)
{
	size_t size;
	char *bytes = scratch_read(file, &size);

	ck_assert_str_eq(bytes, text);
	free(bytes);
}

START_TEST(export_and_import_are_one_way_and_back)
{
	fill();
	assert_said(ME("export", "-o", file), EXIT_DONE, "");
	struct ran first = ME("export");
	assert_file(first.out);
	assert_said(RUN("me", "add", "skill", "excel", "1", other, FIXTURE),
		    EXIT_DONE, "Added");
	assert_said(RUN("me", "import", file, other), EXIT_DONE,
		    "Imported: 11 records.");
	struct ran again = RUN("me", "export", other);
	ck_assert_str_eq(first.out, again.out);
	assert_said(RUN("me", "undo", other), EXIT_DONE, "");
	assert_said(RUN("me", other, FIXTURE), EXIT_DONE, "Excel");
	ran_release(&first);
	ran_release(&again);
}
END_TEST

/* A note of several lines, from the input or in quotes. */
START_TEST(lines_stay_lines)
{
	struct around typed = {.input = "Met Ana.\r\n\nAsk again.\n\n"};

	assert_said(RUN_AT(&typed, "me", "note", "sql", "-", profile, FIXTURE),
		    EXIT_DONE, "Added: note SQL: Met Ana.  Ask again..\n");
	assert_said(ME("note", "excel", "one\ntwo"), EXIT_DONE, "one two");
	assert_said(ME("show"), EXIT_DONE, "\n  Met Ana.\n  \n  Ask again.\n");
	struct ran first = ME("export", "-o", file);
	struct ran once = ME("export");
	assert_said(RUN("me", "import", file, other), EXIT_DONE, "Imported");
	struct ran again = RUN("me", "export", other);
	ck_assert_str_eq(once.out, again.out);
	ck_assert_ptr_nonnull(strstr(once.out, "\"Met Ana.\\n\\nAsk again.\""));
	ran_release(&first);
	ran_release(&once);
	ran_release(&again);
	typed.input = "\n";
	assert_refused(
		RUN_AT(&typed, "me", "note", "sql", "-", profile, FIXTURE),
		EXIT_USAGE, "empty");
	typed.input = "\xff";
	assert_refused(
		RUN_AT(&typed, "me", "note", "sql", "-", profile, FIXTURE),
		EXIT_USAGE, "no text");
}
END_TEST

START_TEST(what_is_no_profile_is_not_imported)
{
	static const struct {
		const char *text, *says;
	} bad[] = {
		{"{", "no JSON"},
		{"[]", "no object"},
		{"{\"profile\": []}", "no object"},
		{"{\"profile\": {\"skils\": []}}", "skils"},
		{"{\"profile\": {\"skills\": {}}}", "no list"},
		{"{\"profile\": {\"skills\": [{\"id\": \"\"}]}}", "text"},
		{"{\"profile\": {\"skills\": [{\"name\": \"a\"}]}}", "id"},
		{"{\"profile\": {\"skills\": [{\"id\": \"a\", \"level\": 6}]}}",
		 "level"},
		{"{\"profile\": {\"skills\": [{\"id\": \"a\", \"x\": 6}]}}",
		 "no use"},
		{"{\"profile\": {\"skills\": [{\"id\": \"a\"}, {\"id\": "
		 "\"a\"}]}}",
		 "twice"},
		{"{\"profile\": {\"languages\": [{\"id\": \"a\", \"level\": "
		 "3}]}}",
		 "level"},
		{"{\"profile\": {\"experience\": [{\"id\": \"a\", \"years\": "
		 "-1}]}}",
		 "years"},
		{"{\"profile\": {\"steps\": [{\"id\": \"a\", \"date\": "
		 "\"tomorrow\"}]}}",
		 "date"},
		{"{\"profile\": {\"place\": 7}}", "text"},
	};

	assert_said(ME("add", "skill", "sql", "3"), EXIT_DONE, "Added");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		scratch_write(file, bad[i].text, strlen(bad[i].text));
		assert_refused(ME("import", file), EXIT_TROUBLE, bad[i].says);
	}
	assert_said(ME("show"), EXIT_DONE, "SQL");
}
END_TEST

START_TEST(two_visits_are_compared)
{
	char before[400], after[400];

	snprintf(before, sizeof(before), "%s/me.db", folder);
	snprintf(after, sizeof(after), "%s/other.db", folder);
	assert_said(ME("add", "skill", "sql", "3"), EXIT_DONE, "Added");
	assert_said(ME("set", "place", "US"), EXIT_DONE, "Set");
	assert_said(RUN("me", "add", "skill", "sql", "4", other, FIXTURE),
		    EXIT_DONE, "Added");
	assert_said(RUN("me", "add", "skill", "excel", "1", other, FIXTURE),
		    EXIT_DONE, "Added");
	assert_said(RUN("me", "diff", before, after), EXIT_DONE,
		    "~ skill SQL, level 4; before: skill SQL, level 3\n"
		    "- place US\n"
		    "+ skill Excel, level 1\n");
	json_t *answer = assert_json(RUN("me", "diff", before, after, "--json"),
				     EXIT_DONE, "me");
	ck_assert_uint_eq(json_array_size(json_at(answer, "changes")), 3);
	ck_assert(json_is_null(json_at(answer, "changes.1.after")));
	json_decref(answer);
	assert_said(RUN("me", "diff", before, before), EXIT_DONE,
		    "Nothing has changed.");
	assert_refused(RUN("me", "diff", before, "/no/such.db"), EXIT_TROUBLE,
		       "/no/such.db");
	assert_refused(RUN("me", "diff", before), EXIT_USAGE, "FILE FILE");
}
END_TEST

/* The second as it was exported. */
START_TEST(three_visits_are_compared)
{
	char first[400], third[400];

	snprintf(first, sizeof(first), "%s/me.db", folder);
	snprintf(third, sizeof(third), "%s/other.db", folder);
	assert_said(ME("set", "place", "US"), EXIT_DONE, "Set");
	assert_said(RUN("me", "set", "place", "US", other, FIXTURE), EXIT_DONE,
		    "Set");
	assert_said(RUN("me", "add", "skill", "sql", "3", other, FIXTURE),
		    EXIT_DONE, "Added");
	assert_said(RUN("me", "export", other, "-o", file), EXIT_DONE, "");
	assert_said(RUN("me", "add", "skill", "sql", "4", other, FIXTURE),
		    EXIT_DONE, "Added");
	assert_said(RUN("me", "diff", first, file, third), EXIT_DONE,
		    "me.json\n+ skill SQL, level 3\n\n");
	assert_said(RUN("me", "diff", first, file, third), EXIT_DONE,
		    "other.db\n~ skill SQL, level 4; before: skill SQL, "
		    "level 3\n");
	json_t *answer =
		assert_json(RUN("me", "diff", first, file, third, "--json"),
			    EXIT_DONE, "me");
	ck_assert_uint_eq(json_array_size(json_at(answer, "changes")), 1);
	ck_assert_uint_eq(json_array_size(json_at(answer, "visits")), 2);
	ck_assert_int_eq(json_integer_value(json_at(
				 answer, "visits.1.changes.0.after.level")),
			 4);
	json_decref(answer);
}
END_TEST

static void on_day(const char *today, const char *skill, const char *level)
{
	struct around around = {.today = today};
	struct ran ran = run_words(
		&around, (const char *const[]){"me", "add", "skill", skill,
					       level, profile, FIXTURE, NULL});

	ck_assert_int_eq(ran.status, EXIT_DONE);
	ran_release(&ran);
}

START_TEST(what_changed_since_a_day)
{
	on_day("2026-01-10", "sql", "2");
	on_day("2026-02-20", "excel", "1");
	on_day("2026-02-21", "sql", "3");
	assert_said(ME("diff", "--since", "2026-02-20"), EXIT_DONE,
		    "~ skill SQL, level 3; before: skill SQL, level 2\n"
		    "+ skill Excel, level 1\n");
	assert_said(ME("diff", "--since=2026-02-22"), EXIT_DONE,
		    "Nothing has changed.");
	assert_refused(ME("diff", "--since", "2026-02-30"), EXIT_USAGE,
		       "2026-02-30");
	assert_refused(ME("diff", "a", "b", "--since", "2026-02-20"),
		       EXIT_USAGE, "--since DATE");
}
END_TEST

START_TEST(refused)
{
	assert_refused(ME("add", "skill", "sqll", "3"), EXIT_NOTHING,
		       "skill/sql");
	assert_refused(ME("add", "skill", "data-analyst", "3"), EXIT_USAGE,
		       "takes a skill");
	assert_refused(ME("add", "skill", "sql", "6"), EXIT_USAGE, "1 to 5");
	assert_refused(ME("add", "skill", "sql"), EXIT_USAGE, "1 to 5");
	assert_refused(ME("add", "skil", "sql", "3"), EXIT_USAGE,
		       "did you mean 'skill'?");
	assert_refused(ME("add", "xyz", "sql", "3"), EXIT_USAGE, "add skill");
	/* What is meant is found by its words among all of its kind. */
	assert_refused(ME("add", "skill", "privelege", "3"), EXIT_NOTHING,
		       "the nearest: skill/privilege.");
	assert_refused(ME("add", "language", "english", "good"), EXIT_USAGE,
		       "a1 to c2");
	assert_refused(ME("add", "experience", "data-analyst", "-1"),
		       EXIT_USAGE, "");
	assert_refused(ME("add", "limit", "nigths"), EXIT_NOTHING, "nigths");
	assert_refused(ME("set", "education"), EXIT_USAGE, "education");
	assert_refused(ME("remove", "skill"), EXIT_USAGE, "remove");
	assert_refused(ME("shwo"), EXIT_USAGE, "did you mean 'show'");
	assert_refused(ME("undo", "twice"), EXIT_USAGE, "twice");
	assert_refused(ME("note", "sql", "\xff"), EXIT_USAGE, "no text");
}
END_TEST

START_TEST(damage_is_told_and_kept)
{
	char path[400];

	snprintf(path, sizeof(path), "%s/me.db", folder);
	assert_said(ME("add", "skill", "sql", "3"), EXIT_DONE, "Added");
	ck_assert_int_eq(truncate(path, 5000), 0);
	assert_refused(ME("show"), EXIT_TROUBLE, "damaged");
	ck_assert_int_eq(scratch_count(folder), 1);
	struct ran ran = ME("add", "skill", "excel", "3");
	ck_assert_int_eq(ran.status, EXIT_DONE);
	ck_assert_ptr_nonnull(strstr(ran.err, "me.db.damaged-1"));
	ran_release(&ran);
	struct stat found;
	ck_assert_int_eq(stat(scratch_path(folder, "me.db.damaged-1"), &found),
			 0);
	ck_assert_int_eq(found.st_size, 5000);
}
END_TEST

START_TEST(a_text_is_scanned)
{
	static const char text[] = "I know SQL,\nand was a data analyst.\n";
	struct around input = {.input = text};
	json_t *answer;

	scratch_write(file, text, strlen(text));
	assert_said(ME("scan", file), EXIT_DONE, "line 1: I know SQL,");
	assert_said(ME("show"), EXIT_DONE, "nothing in it yet");
	answer = assert_json(ME("scan", file, "--json"), EXIT_DONE, "me");
	ck_assert_uint_eq(json_array_size(json_at(answer, "found")), 2);
	json_decref(answer);
	assert_said(ME("scan", file, "--add=role/data-analyst,sql"), EXIT_DONE,
		    "Added: skill SQL.");
	assert_said(ME("show"), EXIT_DONE, "role/data-analyst");
	assert_refused(ME("scan", file, "--add=excel"), EXIT_NOTHING, "excel");
	assert_said(RUN_AT(&input, "me", "scan", "-", profile, FIXTURE),
		    EXIT_DONE, "sql");
	scratch_write(file, "Nothing.", 8);
	assert_refused(ME("scan", file), EXIT_NOTHING, "names nothing");
	assert_refused(ME("scan", folder), EXIT_TROUBLE, "cannot be read");
}
END_TEST

/* A person at a terminal is asked about each. */
START_TEST(a_person_confirms)
{
	static const char text[] = "I know SQL,\nand was a data analyst.\n";
	struct around person = {
		.terminal = true, .term = "xterm", .input = "n\ny\n"};

	scratch_write(file, text, strlen(text));
	assert_said(RUN_AT(&person, "me", "scan", file, profile, FIXTURE),
		    EXIT_DONE, "Added: skill SQL.");
	struct ran ran = ME("show");
	ck_assert_ptr_nonnull(strstr(ran.out, "skill/sql"));
	ck_assert_ptr_null(strstr(ran.out, "data-analyst"));
	ran_release(&ran);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("me");
	TCase *tests = tcase_create("me");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, everything_is_shown);
	tcase_add_test(tests, what_another_atlas_lacks_is_told);
	tcase_add_test(tests, changes_are_taken_back);
	tcase_add_test(tests, export_and_import_are_one_way_and_back);
	tcase_add_test(tests, lines_stay_lines);
	tcase_add_test(tests, what_is_no_profile_is_not_imported);
	tcase_add_test(tests, two_visits_are_compared);
	tcase_add_test(tests, three_visits_are_compared);
	tcase_add_test(tests, what_changed_since_a_day);
	tcase_add_test(tests, refused);
	tcase_add_test(tests, damage_is_told_and_kept);
	tcase_add_test(tests, a_text_is_scanned);
	tcase_add_test(tests, a_person_confirms);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
