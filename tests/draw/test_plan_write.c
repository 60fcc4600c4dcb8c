/* Plans as files for others. */
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "golden/golden.h"
#include "plan_stage.h"
#include "suite.h"

static struct plan_stage stage;

static void setup(void)
{
	plan_stage_open(&stage);
}

static void teardown(void)
{
	plan_stage_close(&stage);
}

enum format { HTML, MARKDOWN, CSV, CALENDAR, FORMATS };

static const char *const goldens[FORMATS] = {"plan-html", "plan-md", "plan-csv",
					     "plan-ics"};

/* What is written, which the caller frees. */
static char *written(enum format format, const struct plan_set *set)
{
	struct paper paper;
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	ck_assert_ptr_nonnull(out);
	if (format == CSV) {
		plan_write_csv(out, set);
	} else if (format == CALENDAR) {
		ck_assert_int_eq(plan_write_calendar(out, set, NULL), RUNGS_OK);
	} else {
		ck_assert_int_eq(plan_paper(&paper, stage.atlas, set, NULL),
				 RUNGS_OK);
		if (format == HTML)
			ck_assert_int_eq(paper_write_html(out, &paper, NULL),
					 RUNGS_OK);
		else
			paper_write_markdown(out, &paper);
		paper_release(&paper);
	}
	ck_assert_int_eq(fclose(out), 0);
	return text;
}

START_TEST(it_says_what_is_kept)
{
	char *text = written((enum format)_i, &stage.set);

	golden_check("draw", goldens[_i], text);
	free(text);
}
END_TEST

START_TEST(the_same_plan_gives_the_same_bytes)
{
	char *once = written((enum format)_i, &stage.set),
	     *twice = written((enum format)_i, &stage.set);

	ck_assert_str_eq(once, twice);
	free(once);
	free(twice);
}
END_TEST

START_TEST(what_means_something_is_escaped)
{
	char *text = written((enum format)_i, &stage.set);

	ck_assert_ptr_null(strchr(text, 0x1b));
	ck_assert_ptr_null(strstr(text, "\xe2\x80\xae"));
	if (_i == HTML)
		ck_assert_ptr_null(strstr(text, "<script"));
	if (_i == MARKDOWN)
		ck_assert_ptr_nonnull(strstr(text, " \\</style\\>\\<script"));
	if (_i == CSV)
		ck_assert_ptr_nonnull(strstr(text, "\"'=1+1"));
	free(text);
}
END_TEST

START_TEST(a_page_needs_nothing_else_and_runs_nothing)
{
	struct rungs_plan_step *step = &stage.first[2];
	char *text;

	step->thing.name = "javascript:alert(1)";
	stage.plan.name = HOSTILE;
	stage.set.who = HOSTILE;
	text = written(HTML, &stage.set);
	ck_assert_ptr_null(strstr(text, "<script"));
	ck_assert_ptr_null(strstr(text, "src="));
	ck_assert_ptr_null(strstr(text, "url("));
	ck_assert_ptr_null(strstr(text, "@import"));
	ck_assert_ptr_null(strstr(text, "href=\"java"));
	ck_assert_ptr_eq(strstr(text, "</style>"),
			 strstr(text, "</style>\n</head>"));
	free(text);
}
END_TEST

/* Lines end as they must, none is longer than 75 bytes, and each is whole
 * UTF-8. */
START_TEST(a_calendar_is_folded)
{
	char *text = written(CALENDAR, &stage.set);
	bool folded = false;

	for (const char *at = text; *at != '\0';) {
		size_t size = strcspn(at, "\r\n");

		ck_assert(strncmp(at + size, "\r\n", 2) == 0);
		ck_assert_uint_le(size, 75);
		ck_assert(text_is_valid(at, size));
		folded |= *at == ' ';
		at += size + 2;
	}
	ck_assert(folded);
	free(text);
}
END_TEST

START_TEST(ids_of_a_calendar_tell_people_apart)
{
	char *hers = written(CALENDAR, &stage.set), *his;

	stage.set.who = "Boris";
	his = written(CALENDAR, &stage.set);
	ck_assert_ptr_nonnull(
		strstr(hers, "UID:Amina.2026-11-26.data-analyst.1@rungs"));
	ck_assert_ptr_nonnull(
		strstr(his, "UID:Boris.2026-11-26.data-analyst.1@rungs"));
	free(hers);
	free(his);
}
END_TEST

START_TEST(several_plans_are_several_sheets)
{
	struct rungs_plan plans[2] = {stage.plan, stage.plan};
	char *text;
	int sheets = 0;

	stage.set.count = 2;
	stage.set.plans = plans;
	text = written(HTML, &stage.set);
	for (const char *at = text; (at = strstr(at, "<article>")); at++)
		sheets++;
	ck_assert_int_eq(sheets, 2);
	free(text);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("plan_write");
	TCase *tests = tcase_create("plan_write");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, it_says_what_is_kept, 0, FORMATS);
	tcase_add_loop_test(tests, the_same_plan_gives_the_same_bytes, 0,
			    FORMATS);
	tcase_add_loop_test(tests, what_means_something_is_escaped, 0, FORMATS);
	tcase_add_test(tests, a_page_needs_nothing_else_and_runs_nothing);
	tcase_add_test(tests, a_calendar_is_folded);
	tcase_add_test(tests, ids_of_a_calendar_tell_people_apart);
	tcase_add_test(tests, several_plans_are_several_sheets);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
