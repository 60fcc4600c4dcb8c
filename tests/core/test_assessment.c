/* The guided start: that it can be left and resumed anywhere, that answers are
 * facts of the profile, and that the shortlist keeps to its rule. */
#include <string.h>

#include <rungs/assessment.h>
#include <rungs/shortlist.h>

#include "profile_stage.h"
#include "suite.h"

static struct rungs_atlas *atlas;
static struct rungs_profile *profile;
static struct rungs_records records;
static struct rungs_assessment assessment;
static struct rungs_shortlist list;

static void refresh(void)
{
	struct rungs_error error = {0};

	rungs_assessment_release(&assessment);
	rungs_records_release(&records);
	ck_assert_int_eq(rungs_profile_get(profile, &records, &error),
			 RUNGS_OK);
	ck_assert_msg(rungs_assessment_get(atlas, &records, &assessment,
					   &error) == RUNGS_OK,
		      "%s", error.text);
}

static void begin(void)
{
	setup();
	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, NULL), RUNGS_OK);
	profile = opened(RUNGS_PROFILE_WRITE);
	refresh();
}

static void end(void)
{
	rungs_shortlist_release(&list);
	rungs_assessment_release(&assessment);
	rungs_records_release(&records);
	rungs_profile_close(profile);
	rungs_atlas_close(atlas);
	teardown();
}

static enum rungs_status try_answer(enum rungs_question question,
				    const char *const *ids, size_t count)
{
	struct rungs_edits edits;
	struct rungs_error error = {0};
	enum rungs_status status = rungs_assessment_answer(
		atlas, &records, question, ids, count, &edits, &error);

	if (status != RUNGS_OK) {
		ck_assert(error.text[0] != '\0');
		return status;
	}
	status = rungs_profile_change(profile, edits.at, edits.count, false,
				      &error);
	rungs_edits_release(&edits);
	refresh();
	return status;
}

/* Ids with spaces between; NULL skips. */
static void answer(enum rungs_question question, const char *ids)
{
	const char *list_of[20];
	char copy[400];
	size_t count = 0;

	if (ids == NULL) {
		ck_assert_int_eq(try_answer(question, NULL, 0), RUNGS_OK);
		return;
	}
	snprintf(copy, sizeof(copy), "%s", ids);
	for (char *id = strtok(copy, "+"); id != NULL; id = strtok(NULL, "+"))
		list_of[count++] = id;
	ck_assert_int_eq(try_answer(question, list_of, count), RUNGS_OK);
}

static enum rungs_question next(void)
{
	return assessment.next < assessment.count
		       ? assessment.at[assessment.next].question
		       : RUNGS_QUESTION_COUNT;
}

static void draw(void)
{
	struct rungs_error error = {0};

	rungs_shortlist_release(&list);
	ck_assert_msg(rungs_shortlist_get(atlas, &records, &list, &error) ==
			      RUNGS_OK,
		      "%s", error.text);
}

static bool is_listed(const char *role)
{
	for (size_t i = 0; i < list.pick_count; i++) {
		if (strcmp(list.picks[i].role.id, role) == 0)
			return true;
	}
	return false;
}

START_TEST(at_most_twelve_each_answerable)
{
	ck_assert_uint_le(assessment.count, 12);
	ck_assert_uint_eq(assessment.next, 0);
	for (size_t i = 0; i < assessment.count; i++) {
		const struct rungs_asked *asked = &assessment.at[i];

		ck_assert_int_eq(asked->state, RUNGS_OPEN);
		ck_assert(asked->text[strlen(asked->text) - 1] == '?');
		ck_assert(asked->option_count > 0 || asked->own_words);
	}
}
END_TEST

START_TEST(resumes_where_one_was)
{
	answer(RUNGS_ASK_EDUCATION, "bachelor");
	answer(RUNGS_ASK_STUDY, "law");
	answer(RUNGS_ASK_WORK, NULL);
	/* Without work there is nothing to ask about years. */
	ck_assert_int_eq(next(), RUNGS_ASK_SKILLS);
	rungs_profile_close(profile);
	profile = opened(RUNGS_PROFILE_WRITE);
	refresh();
	ck_assert_int_eq(next(), RUNGS_ASK_SKILLS);
	ck_assert_int_eq(assessment.at[2].state, RUNGS_SKIPPED);
	ck_assert_int_eq(assessment.at[1].state, RUNGS_ANSWERED_SO);
}
END_TEST

START_TEST(goes_back_and_stays_there)
{
	struct rungs_edits edits;

	answer(RUNGS_ASK_EDUCATION, "bachelor");
	answer(RUNGS_ASK_STUDY, "law");
	ck_assert_int_eq(rungs_assessment_go(&records, RUNGS_ASK_EDUCATION,
					     &edits, NULL),
			 RUNGS_OK);
	ck_assert_uint_eq(edits.count, 1);
	rungs_profile_change(profile, edits.at, edits.count, false, NULL);
	rungs_edits_release(&edits);
	refresh();
	ck_assert_int_eq(next(), RUNGS_ASK_EDUCATION);
	/* Another degree keeps its field. */
	answer(RUNGS_ASK_EDUCATION, "master");
	ck_assert_int_eq(next(), RUNGS_ASK_WORK);
	const struct rungs_record *education =
		rungs_records_find(&records, RUNGS_HAS_EDUCATION, NULL);
	ck_assert_str_eq(education->id, "master");
	ck_assert_str_eq(education->text, "Law & paralegal studies");
}
END_TEST

START_TEST(an_answer_is_one_change)
{
	struct rungs_records touched = {0};

	answer(RUNGS_ASK_LIKES, "interest/finding+interest/writing");
	answer(RUNGS_ASK_LIKES, "interest/writing+interest/numbers");
	ck_assert_ptr_null(
		rungs_records_find(&records, RUNGS_LIKES, "interest/finding"));
	ck_assert_ptr_nonnull(
		rungs_records_find(&records, RUNGS_LIKES, "interest/numbers"));
	ck_assert_int_eq(rungs_profile_undo(profile, &touched, NULL), RUNGS_OK);
	rungs_records_release(&touched);
	refresh();
	ck_assert_ptr_nonnull(
		rungs_records_find(&records, RUNGS_LIKES, "interest/finding"));
	ck_assert_ptr_null(
		rungs_records_find(&records, RUNGS_LIKES, "interest/numbers"));
}
END_TEST

START_TEST(skipping_keeps_what_is_known)
{
	struct rungs_edit sql = skill("sql", 3);

	rungs_profile_change(profile, &sql, 1, false, NULL);
	refresh();
	answer(RUNGS_ASK_SKILLS, NULL);
	ck_assert_int_eq(
		rungs_records_find(&records, RUNGS_HAS_SKILL, "sql")->level, 3);
	/* Chosen again it keeps its level; not chosen it goes. */
	answer(RUNGS_ASK_SKILLS, "sql+excel");
	ck_assert_int_eq(
		rungs_records_find(&records, RUNGS_HAS_SKILL, "sql")->level, 3);
	answer(RUNGS_ASK_SKILLS, "excel");
	ck_assert_ptr_null(
		rungs_records_find(&records, RUNGS_HAS_SKILL, "sql"));
}
END_TEST

START_TEST(work_is_answered_once)
{
	struct rungs_edit other = {.record = {.section = RUNGS_HAS_EXPERIENCE,
					      .id = "role/recruiter",
					      .name = "Recruiter",
					      .years = 2}};

	rungs_profile_change(profile, &other, 1, false, NULL);
	refresh();
	answer(RUNGS_ASK_WORK, "role/data-analyst");
	answer(RUNGS_ASK_YEARS, "3");
	answer(RUNGS_ASK_WORK, "Shop assistant");
	ck_assert_ptr_null(rungs_records_find(&records, RUNGS_HAS_EXPERIENCE,
					      "role/data-analyst"));
	ck_assert_ptr_nonnull(rungs_records_find(&records, RUNGS_HAS_EXPERIENCE,
						 "Shop assistant"));
	ck_assert_ptr_nonnull(rungs_records_find(&records, RUNGS_HAS_EXPERIENCE,
						 "role/recruiter"));
}
END_TEST

START_TEST(refuses_what_is_no_answer)
{
	const char *none[] = {"nothing"}, *two[] = {"bachelor", "master"};

	ck_assert_int_eq(try_answer(RUNGS_ASK_EDUCATION, none, 1),
			 RUNGS_BAD_INPUT);
	ck_assert_int_eq(try_answer(RUNGS_ASK_EDUCATION, two, 2),
			 RUNGS_BAD_INPUT);
	ck_assert_int_eq(try_answer(RUNGS_ASK_SPEAKING, none, 1),
			 RUNGS_BAD_INPUT);
	ck_assert_int_eq(try_answer(RUNGS_ASK_YEARS, none, 1), RUNGS_BAD_INPUT);
	answer(RUNGS_ASK_WORK, "role/data-analyst");
	ck_assert_int_eq(try_answer(RUNGS_ASK_YEARS, none, 1), RUNGS_BAD_INPUT);
	/* Nothing of that was taken for an answer. */
	ck_assert_int_eq(next(), RUNGS_ASK_EDUCATION);
	ck_assert_int_eq(assessment.at[3].state, RUNGS_OPEN);
}
END_TEST

START_TEST(finds_by_words)
{
	struct rungs_options found;

	ck_assert_int_eq(rungs_assessment_find(atlas, RUNGS_ASK_STUDY, "pharm",
					       &found, NULL),
			 RUNGS_OK);
	ck_assert_uint_ge(found.count, 2);
	ck_assert_str_eq(found.at[0].id, "pharmacy");
	rungs_options_release(&found);
	ck_assert_int_eq(rungs_assessment_find(atlas, RUNGS_ASK_WORK,
					       "sales executive", &found, NULL),
			 RUNGS_OK);
	ck_assert_str_eq(found.at[0].id, "role/business-development-executive");
	ck_assert_str_eq(found.at[0].note, "Sales Executive");
	rungs_options_release(&found);
}
END_TEST

/* What the rule promises of any profile. */
static void check_list(void)
{
	for (size_t i = 0; i < list.pick_count; i++) {
		const struct rungs_pick *pick = &list.picks[i];
		struct rungs_fit fit;

		ck_assert_uint_gt(pick->reason_count, 0);
		ck_assert_int_eq(rungs_fit_get(atlas, &records, pick->role.id,
					       &fit, NULL),
				 RUNGS_OK);
		ck_assert(!fit.brief.unwanted);
		ck_assert_int_eq(fit.brief.years_short, 0);
		rungs_fit_release(&fit);
		for (size_t j = 0; j < i; j++)
			ck_assert_str_ne(list.picks[j].role.id, pick->role.id);
		if (list.surprises)
			ck_assert_str_ne(list.surprise.role.id, pick->role.id);
	}
	ck_assert_ptr_nonnull(list.drawn_from);
	ck_assert_ptr_nonnull(list.surprise_why);
}

START_TEST(nothing_told_is_sensible)
{
	draw();
	ck_assert_uint_eq(list.pick_count, RUNGS_SHORTLIST_SIZE);
	check_list();
	ck_assert(strncmp(list.drawn_from, "Nothing was told", 16) == 0);
	for (size_t i = 0; i < list.pick_count; i++)
		ck_assert_str_eq(list.picks[i].role.level.id, "entry");
}
END_TEST

START_TEST(a_law_graduate)
{
	answer(RUNGS_ASK_EDUCATION, "professional-law");
	answer(RUNGS_ASK_STUDY, "law");
	answer(RUNGS_ASK_LIKES,
	       "interest/finding+interest/judging+interest/writing");
	draw();
	ck_assert_uint_eq(list.pick_count, RUNGS_SHORTLIST_SIZE);
	check_list();
	ck_assert(is_listed("document-review-associate"));
	ck_assert(is_listed("legal-research-associate"));
	size_t legal = 0;
	for (size_t i = 0; i < list.pick_count; i++)
		legal += strcmp(list.picks[i].role.specialization.id,
				"legal") == 0;
	ck_assert_uint_le(legal, 3);
	ck_assert_str_eq(list.suited[0].specialization.id, "legal");
	ck_assert(list.surprises);
	ck_assert_str_ne(list.surprise.role.specialization.id, "legal");
}
END_TEST

START_TEST(hates_nights)
{
	answer(RUNGS_ASK_EDUCATION, "bachelor");
	answer(RUNGS_ASK_LIKES, "interest/fixing+interest/talking");
	draw();
	ck_assert(is_listed("service-desk-agent"));
	answer(RUNGS_ASK_LIMITS, "night-shift");
	draw();
	check_list();
	ck_assert(!is_listed("service-desk-agent"));
	ck_assert_uint_eq(list.pick_count, RUNGS_SHORTLIST_SIZE);
}
END_TEST

START_TEST(names_the_limit_to_relax)
{
	answer(RUNGS_ASK_EDUCATION, "secondary");
	answer(RUNGS_ASK_LEARNING, "certification");
	answer(RUNGS_ASK_LIKES, "interest/numbers");
	answer(RUNGS_ASK_LIMITS, "routine");
	draw();
	check_list();
	ck_assert_uint_lt(list.pick_count, RUNGS_SHORTLIST_SIZE);
	ck_assert_ptr_nonnull(strstr(list.notes[0], "'Routine'"));
}
END_TEST

START_TEST(experience_leads_on)
{
	answer(RUNGS_ASK_EDUCATION, "bachelor");
	answer(RUNGS_ASK_WORK, "role/data-analyst");
	answer(RUNGS_ASK_YEARS, "5");
	draw();
	check_list();
	ck_assert_str_eq(list.picks[0].role.id, "senior-data-analyst");
	ck_assert(!is_listed("data-analyst"));
}
END_TEST

/* Any answers at all, the same twice. */
START_TEST(keeps_to_the_rule)
{
	unsigned seed = 7919u * (unsigned)(_i + 1);
	char first[800] = "", second[800] = "";

	for (size_t i = 0; i < RUNGS_QUESTION_COUNT; i++) {
		const struct rungs_asked *asked = &assessment.at[i];
		const char *ids[3];
		size_t count = 0, most = asked->many ? 3 : 1;

		if (!asked->applies)
			continue;
		if (asked->option_count == 0) {
			answer(asked->question, NULL);
			continue;
		}
		for (size_t j = 0; j < most; j++) {
			const char *id;
			bool again = false;

			seed = seed * 1103515245u + 12345u;
			id = asked->options[(seed >> 16) % asked->option_count]
				     .id;
			for (size_t k = 0; k < count; k++)
				again |= strcmp(ids[k], id) == 0;
			if (!again)
				ids[count++] = id;
		}
		ck_assert_int_eq(try_answer(asked->question, ids, count),
				 RUNGS_OK);
	}
	ck_assert_uint_eq(assessment.next, assessment.count);
	draw();
	check_list();
	for (size_t i = 0; i < list.pick_count; i++)
		strcat(strcat(first, list.picks[i].role.id), " ");
	draw();
	for (size_t i = 0; i < list.pick_count; i++)
		strcat(strcat(second, list.picks[i].role.id), " ");
	ck_assert_str_eq(first, second);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("assessment");
	TCase *asks = tcase_create("questions"), *lists = tcase_create("list");

	tcase_add_checked_fixture(asks, begin, end);
	tcase_add_test(asks, at_most_twelve_each_answerable);
	tcase_add_test(asks, resumes_where_one_was);
	tcase_add_test(asks, goes_back_and_stays_there);
	tcase_add_test(asks, an_answer_is_one_change);
	tcase_add_test(asks, skipping_keeps_what_is_known);
	tcase_add_test(asks, work_is_answered_once);
	tcase_add_test(asks, refuses_what_is_no_answer);
	tcase_add_test(asks, finds_by_words);
	suite_add_tcase(suite, asks);
	tcase_add_checked_fixture(lists, begin, end);
	tcase_add_test(lists, nothing_told_is_sensible);
	tcase_add_test(lists, a_law_graduate);
	tcase_add_test(lists, hates_nights);
	tcase_add_test(lists, names_the_limit_to_relax);
	tcase_add_test(lists, experience_leads_on);
	tcase_add_loop_test(lists, keeps_to_the_rule, 0, 20);
	suite_add_tcase(suite, lists);
	return suite_run(suite);
}
