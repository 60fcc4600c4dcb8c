/* What of two atlases' differences concerns whom. */
#include <check.h>
#include <sqlite3.h>
#include <string.h>

#include "import/concerns.h"
#include "suite.h"

static sqlite3 *atlas;
static struct concerns concerns;
static struct rungs_error error;

static void setup(void)
{
	static struct rungs_record all[] = {
		{.section = RUNGS_HAS_SKILL, .id = "sql"},
		{.section = RUNGS_LIKES, .id = "numbers"},
		{.section = RUNGS_BOOKMARKED, .id = "role/review-lead"},
		{.section = RUNGS_BOOKMARKED, .id = "term/kpo"},
		{.section = RUNGS_NOTED, .id = "skill/excel"},
		{.section = RUNGS_PLANNED,
		 .id = "analytics-lead",
		 .text = "start;document-reviewer;analytics-lead"},
		{.section = RUNGS_STEP, .id = "analytics-lead/1"},
	};
	const struct rungs_records records = {
		.count = sizeof(all) / sizeof(all[0]), .at = all};

	ck_assert_int_eq(sqlite3_open_v2(BINARY_DIR "/fixture.atlas", &atlas,
					 SQLITE_OPEN_READONLY, NULL),
			 SQLITE_OK);
	ck_assert_int_eq(
		concerns_find(&concerns, &records, atlas, atlas, &error),
		RUNGS_OK);
}

static void teardown(void)
{
	concerns_release(&concerns);
	sqlite3_close(atlas);
}

static const struct {
	struct difference difference;
	const char *why; /* reasons, each after a space; '' for none */
} cases[] = {
	{{DIFF_ROLE, DIFF_GONE, .id = "review-lead"}, " bookmark"},
	{{DIFF_ROLE, DIFF_GONE, .id = "document-reviewer"},
	 " plan analytics-lead"},
	{{DIFF_TITLE, DIFF_CHANGED, .id = "analytics-lead"},
	 " plan analytics-lead"},
	{{DIFF_TITLE, DIFF_CHANGED, .id = "data-analyst"}, ""},
	{{DIFF_ROLE, DIFF_ADDED, .id = "sql"}, ""},
	{{DIFF_REQUIREMENT, DIFF_ADDED, .id = "data-analyst",
	  .other_id = "sql"},
	 " skill"},
	{{DIFF_REQUIREMENT, DIFF_ADDED, .id = "review-lead",
	  .other_id = "excel"},
	 " bookmark note"},
	{{DIFF_REQUIREMENT, DIFF_ADDED, .id = "data-analyst",
	  .other_id = "analytics-lead"},
	 ""},
	{{DIFF_MOVE, DIFF_GONE, .id = "data-analyst",
	  .other_id = "analytics-lead"},
	 " plan analytics-lead"},
	{{DIFF_PAY, DIFF_CHANGED, .id = "23-2011", .other_id = "US"},
	 " bookmark plan analytics-lead"},
	{{DIFF_PAY, DIFF_CHANGED, .id = "99-9999", .other_id = "US"}, ""},
};

START_TEST(why_it_concerns)
{
	const char *why[CONCERNS_MAX];
	char told[200] = "";
	size_t count = concerns_why(&concerns, &cases[_i].difference, why);

	for (size_t i = 0; i < count; i++) {
		strcat(told, " ");
		strcat(told, why[i]);
	}
	ck_assert_str_eq(told, cases[_i].why);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("concerns");
	TCase *tcase = tcase_create("concerns");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, why_it_concerns, 0,
			    (int)(sizeof(cases) / sizeof(cases[0])));
	suite_add_tcase(suite, tcase);
	return suite_run(suite);
}
