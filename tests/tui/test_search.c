/* The search screen. */
#include <stdio.h>

#include "stage.h"
#include "suite.h"

static const char *selected(const struct stage *search)
{
	static struct place place;

	return search->screen->current(search->state, &place) ? place.id
							      : "nothing";
}

START_TEST(hits_follow_the_text)
{
	struct stage search = enter(&screen_search, RUNGS_ROLE, "");

	ck_assert_str_eq(selected(&search), "nothing");
	type(&search, "data analyst");
	ck_assert_str_eq(selected(&search), "data-analyst");
	ck_assert(shows(&search, "Data Analyst"));
	for (int i = 0; i < 12; i++)
		act(&search, ACTION_ERASE);
	ck_assert_str_eq(selected(&search), "nothing");
	type(&search, "zzzzqqqq");
	ck_assert_str_eq(selected(&search), "nothing");
	ck_assert(shows(&search, "0 found"));
	ck_assert(shows(&search, "Try fewer or other words"));
	leave(&search);
}
END_TEST

START_TEST(a_later_key_overtakes_the_search)
{
	struct stage search = enter(&screen_search, RUNGS_ROLE, "recruiter");
	struct event event = {.kind = EVENT_TEXT, .text = "x"};
	struct effect effect;

	hurry(&search, event);
	ck_assert_str_eq(selected(&search), "recruiter");
	act(&search, ACTION_ERASE_LINE);
	event.text = "data analyst";
	hurry(&search, event);
	ck_assert_str_eq(selected(&search), "nothing");
	effect = hurry(&search, (struct event){.kind = EVENT_ACTION,
					       .action = ACTION_OPEN});
	ck_assert_int_eq(effect.kind, EFFECT_GO);
	ck_assert_str_eq(effect.place.id, "data-analyst");
	act(&search, ACTION_ERASE_LINE);
	hurry(&search, event);
	hurry(&search,
	      (struct event){.kind = EVENT_ACTION, .action = ACTION_DOWN});
	ck_assert_str_ne(selected(&search), "nothing");
	ck_assert_str_ne(selected(&search), "data-analyst");
	leave(&search);
}
END_TEST

START_TEST(up_above_the_first_hit_goes_back_to_older_queries)
{
	struct stage search = enter(&screen_search, RUNGS_ROLE, "");

	act(&search, ACTION_UP);
	ck_assert_str_eq(selected(&search), "nothing");
	type(&search, "recruiter");
	act(&search, ACTION_OPEN);
	act(&search, ACTION_UP);
	ck_assert_str_eq(selected(&search), "recruiter");
	act(&search, ACTION_ERASE_LINE);
	type(&search, "data analyst");
	act(&search, ACTION_BACK);
	leave(&search);
	search = enter(&screen_search, RUNGS_ROLE, "");
	type(&search, "sql");
	act(&search, ACTION_UP);
	ck_assert(shows(&search, "/ data analyst"));
	ck_assert_str_eq(selected(&search), "data-analyst");
	act(&search, ACTION_DOWN);
	act(&search, ACTION_UP);
	ck_assert(shows(&search, "/ data analyst"));
	act(&search, ACTION_UP);
	ck_assert(shows(&search, "/ recruiter"));
	act(&search, ACTION_OLDER);
	ck_assert(shows(&search, "/ recruiter"));
	act(&search, ACTION_NEWER);
	ck_assert(shows(&search, "/ data analyst"));
	act(&search, ACTION_NEWER);
	ck_assert(shows(&search, "/ sql"));
	leave(&search);
}
END_TEST

START_TEST(a_hit_opens_and_the_way_back_is_esc)
{
	struct stage search = enter(&screen_search, RUNGS_ROLE, "recruiter");
	struct effect effect = act(&search, ACTION_OPEN);

	ck_assert_int_eq(effect.kind, EFFECT_GO);
	ck_assert_ptr_eq(effect.place.screen, &screen_page);
	ck_assert_str_eq(effect.place.id, "recruiter");
	act(&search, ACTION_DOWN);
	ck_assert_str_ne(selected(&search), "recruiter");
	ck_assert_int_eq(act(&search, ACTION_BACK).kind, EFFECT_BACK);
	leave(&search);
}
END_TEST

START_TEST(more_hits_come_at_the_end)
{
	struct stage search = enter(&screen_search, RUNGS_ROLE, "");
	char last[64];

	type(&search, "analyst");
	ck_assert(shows(&search, "first 24 found"));
	for (int i = 0; i < 3; i++) {
		act(&search, ACTION_LAST);
		snprintf(last, sizeof last, "%s", selected(&search));
		act(&search, ACTION_DOWN);
		if (shows(&search, "first 24 found"))
			ck_assert_str_ne(selected(&search), last);
	}
	ck_assert(!shows(&search, "first 24 found"));
	type(&search, "s");
	ck_assert(shows(&search, "first 24 found"));
	leave(&search);
}
END_TEST

START_TEST(a_mended_query_is_shown)
{
	struct stage search = enter(&screen_search, RUNGS_ROLE, "");

	type(&search, "contract analist");
	ck_assert(shows(&search, "showing results for contract analyst"));
	ck_assert_str_eq(selected(&search), "contract-analyst");
	leave(&search);
}
END_TEST

START_TEST(the_smallest_window_shows_a_hit)
{
	struct stage search = enter(&screen_search, RUNGS_ROLE, "");

	search.rows = 3;
	search.cols = 20;
	type(&search, "contract analist");
	ck_assert(shows(&search, "▸ Contract Analyst"));
	leave(&search);
}
END_TEST

START_TEST(a_match_outside_the_name_says_where)
{
	struct stage search = enter(&screen_search, RUNGS_ROLE, "mis analyst");

	ck_assert(shows(&search, "alternate title: MIS Analyst"));
	leave(&search);
}
END_TEST

START_TEST(tab_narrows_to_a_kind)
{
	struct stage search = enter(&screen_search, RUNGS_ROLE, "sql");
	struct place place;

	act(&search, ACTION_NEXT_SECTION);
	if (search.screen->current(search.state, &place))
		ck_assert_int_eq(place.kind, RUNGS_ROLE);
	act(&search, ACTION_NEXT_SECTION);
	ck_assert(search.screen->current(search.state, &place));
	ck_assert_int_eq(place.kind, RUNGS_SKILL);
	ck_assert_str_eq(place.id, "sql");
	leave(&search);
}
END_TEST

START_TEST(what_a_kind_has_not_the_atlas_may_have)
{
	struct stage search = enter(&screen_search, RUNGS_ROLE, "xyzzyplugh");

	ck_assert(shows(&search, "Nothing like this is in the atlas."));
	act(&search, ACTION_NEXT_SECTION);
	act(&search, ACTION_NEXT_SECTION);
	ck_assert(shows(&search, "Nothing like this is among the skills."));
	leave(&search);
}
END_TEST

START_TEST(a_filter_being_typed_is_calm)
{
	struct stage search = enter(&screen_search, RUNGS_ROLE, "");
	const char *filter = " level:senior";
	char letter[2] = "";

	type(&search, "contract");
	for (size_t i = 0; filter[i] != '\0'; i++) {
		letter[0] = filter[i];
		type(&search, letter);
		ck_assert(!shows(&search, "Try fewer"));
		ck_assert(!shows(&search, "No level"));
		ck_assert_str_ne(selected(&search), "nothing");
	}
	ck_assert_str_eq(selected(&search), "senior-contract-analyst");
	ck_assert(shows(&search, "level: Senior"));
	leave(&search);
}
END_TEST

START_TEST(values_are_offered_and_tab_types_one)
{
	struct stage search = enter(&screen_search, RUNGS_ROLE, "");

	type(&search, "contract lev");
	ck_assert(shows(&search, "Tab: level:"));
	act(&search, ACTION_NEXT_SECTION);
	ck_assert(shows(&search, "contract level:"));
	ck_assert(shows(&search, "Tab: entry, analyst, senior, lead"));
	ck_assert(!shows(&search, "0 found"));
	type(&search, "se");
	ck_assert(shows(&search, "Tab: senior, senior-manager"));
	act(&search, ACTION_NEXT_SECTION);
	ck_assert(shows(&search, "contract level:senior"));
	ck_assert(!shows(&search, "Tab:"));
	ck_assert_str_eq(selected(&search), "senior-contract-analyst");
	/* Nothing is left to complete: it narrows to a kind again. */
	act(&search, ACTION_NEXT_SECTION);
	act(&search, ACTION_NEXT_SECTION);
	ck_assert_str_eq(selected(&search), "nothing");
	leave(&search);
	search = enter(&screen_search, RUNGS_ROLE, "");
	type(&search, "pay:");
	ck_assert(shows(&search, "USD a year"));
	leave(&search);
}
END_TEST

START_TEST(a_wrong_filter_leaves_the_hits)
{
	struct stage search = enter(&screen_search, RUNGS_ROLE, "");

	type(&search, "recruiter");
	type(&search, " level:snior");
	ck_assert(shows(&search, "No level is called 'snior'"));
	ck_assert_str_eq(selected(&search), "recruiter");
	type(&search, " ");
	ck_assert(shows(&search, "No level is called 'snior'"));
	ck_assert_str_eq(selected(&search), "recruiter");
	ck_assert_int_eq(act(&search, ACTION_OPEN).kind, EFFECT_GO);
	for (int i = 0; i < 13; i++)
		act(&search, ACTION_ERASE);
	ck_assert(!shows(&search, "No level"));
	type(&search, " levle:senior");
	ck_assert(shows(&search, "There is no filter levle:"));
	leave(&search);
}
END_TEST

/* At the end of the filter it may go on; away from it, it is wrong. */
START_TEST(the_cursor_tells_what_is_being_typed)
{
	struct stage search = enter(&screen_search, RUNGS_ROLE, "");

	type(&search, "recruiter level:ma");
	ck_assert(shows(&search, "Tab: manager"));
	act(&search, ACTION_LINE_START);
	ck_assert(!shows(&search, "Tab:"));
	leave(&search);
}
END_TEST

START_TEST(any_paste_is_a_query)
{
	static const char *const pastes[] = {
		"\xff\xfe\xc0\xaf",    "' OR 1=1 -- \" NEAR(* :x ^",
		"\x1b[2J\a",           "\n\n\n",
		"\xe2\x80\xae hidden", "level:\x1b[2J\xff",
		"-\"\xe2\x80\xae",
	};
	struct stage search = enter(&screen_search, RUNGS_ROLE, "");
	char *huge = malloc(10001);

	ck_assert_ptr_nonnull(huge);
	memset(huge, 'a', 10000);
	huge[10000] = '\0';
	for (size_t i = 0; i < sizeof pastes / sizeof *pastes; i++) {
		struct cells grid;

		type(&search, pastes[i]);
		grid = draw(&search);
		ck_assert_int_eq(grid.cursor_row, 0);
		cells_release(&grid);
		act(&search, ACTION_ERASE_LINE);
	}
	type(&search, huge);
	ck_assert(shows(&search, "aaaaaaaa"));
	free(huge);
	leave(&search);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("search");
	TCase *tests = tcase_create("search");

	tcase_add_unchecked_fixture(tests, setup, teardown);
	tcase_add_test(tests, hits_follow_the_text);
	tcase_add_test(tests, a_later_key_overtakes_the_search);
	tcase_add_test(tests,
		       up_above_the_first_hit_goes_back_to_older_queries);
	tcase_add_test(tests, a_hit_opens_and_the_way_back_is_esc);
	tcase_add_test(tests, more_hits_come_at_the_end);
	tcase_add_test(tests, a_mended_query_is_shown);
	tcase_add_test(tests, the_smallest_window_shows_a_hit);
	tcase_add_test(tests, a_match_outside_the_name_says_where);
	tcase_add_test(tests, tab_narrows_to_a_kind);
	tcase_add_test(tests, what_a_kind_has_not_the_atlas_may_have);
	tcase_add_test(tests, a_filter_being_typed_is_calm);
	tcase_add_test(tests, values_are_offered_and_tab_types_one);
	tcase_add_test(tests, a_wrong_filter_leaves_the_hits);
	tcase_add_test(tests, the_cursor_tells_what_is_being_typed);
	tcase_add_test(tests, any_paste_is_a_query);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
