/* Browse and Library, driven without the explorer around them. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <rungs/role.h>

#include "page/page.h"
#include "stage.h"
#include "tui/shelf.h"
#include "suite.h"

START_TEST(the_first_role_is_three_keys_away)
{
	struct stage browse = enter(&screen_browse, RUNGS_SPECIALIZATION, "");
	struct effect effect;

	act(&browse, ACTION_DOWN);
	act(&browse, ACTION_RIGHT);
	effect = act(&browse, ACTION_OPEN);
	ck_assert_int_eq(effect.kind, EFFECT_GO);
	ck_assert_ptr_eq(effect.place.screen, &screen_page);
	ck_assert_int_eq(effect.place.kind, RUNGS_ROLE);
	leave(&browse);
}
END_TEST

START_TEST(the_statements_stand_on_the_first_screen)
{
	struct stage browse = enter(&screen_browse, RUNGS_SPECIALIZATION, "");
	struct rungs_things statements;
	struct effect effect;

	ck_assert_int_eq(rungs_list(atlas, RUNGS_STATEMENT, &statements, NULL),
			 RUNGS_OK);
	ck_assert_uint_gt(statements.count, 0);
	for (size_t i = 0; i < statements.count; i++)
		ck_assert_msg(shows(&browse, statements.at[i].name), "%s",
			      statements.at[i].name);
	rungs_things_release(&statements);
	effect = act(&browse, ACTION_OPEN);
	ck_assert_int_eq(effect.kind, EFFECT_GO);
	ck_assert_ptr_eq(effect.place.screen, &screen_start);
	leave(&browse);
}
END_TEST

/* Opens what a line of Browse leads to, as the explorer would. */
static void ck_assert_leads_somewhere(const struct effect *effect)
{
	struct rungs_error error;
	struct page page;
	struct stage library;

	ck_assert_int_eq(effect->kind, EFFECT_GO);
	if (effect->place.screen == &screen_page) {
		ck_assert_msg(page_open(&page, atlas, effect->place.kind,
					effect->place.id, NULL,
					&error) == RUNGS_OK,
			      "%s", error.text);
		page_release(&page);
	} else if (effect->place.screen == &screen_library) {
		struct place current;

		library = enter(&screen_library, effect->place.kind, "");
		ck_assert(screen_library.current(library.state, &current));
		ck_assert_int_eq(current.kind, effect->place.kind);
		leave(&library);
	} else {
		ck_assert_ptr_eq(effect->place.screen, &screen_start);
	}
}

static bool same(const struct place *a, const struct place *b)
{
	return a->screen == b->screen && a->kind == b->kind &&
	       strcmp(a->id, b->id) == 0;
}

START_TEST(every_line_of_browse_leads_somewhere)
{
	struct stage browse = enter(&screen_browse, RUNGS_SPECIALIZATION, "");
	struct effect effect = act(&browse, ACTION_OPEN), before;
	unsigned seen = 0;

	do {
		before = effect;
		ck_assert_leads_somewhere(&effect);
		if (effect.place.screen == &screen_library)
			seen |= 1u << effect.place.kind;
		act(&browse, ACTION_DOWN);
		effect = act(&browse, ACTION_OPEN);
	} while (!same(&before.place, &effect.place));
	for (size_t i = 0; i < SHELF_COUNT; i++)
		ck_assert_msg(seen & 1u << shelves[i].kind, "%s",
			      shelves[i].name);
	leave(&browse);
}
END_TEST

START_TEST(tracks_of_every_company_hold_their_own_roles)
{
	struct stage browse = enter(&screen_browse, RUNGS_TRACK, "recruiting");
	struct rungs_role_filter filter = {.specialization = "shared",
					   .track = "recruiting"};
	struct rungs_role_briefs roles;

	browse.rows = 100;
	update(&browse, (struct event){.kind = EVENT_RESIZE});
	ck_assert_int_eq(rungs_roles(atlas, &filter, &roles, NULL), RUNGS_OK);
	ck_assert_uint_gt(roles.count, 0);
	for (size_t i = 0; i < roles.count; i++)
		ck_assert_msg(shows(&browse, roles.at[i].title), "%s",
			      roles.at[i].title);
	rungs_role_briefs_release(&roles);
	leave(&browse);
}
END_TEST

START_TEST(shelves_keep_their_place)
{
	struct stage library = enter(&screen_library, RUNGS_SKILL, "");
	struct place before, after;

	act(&library, ACTION_DOWN);
	act(&library, ACTION_HALF_DOWN);
	ck_assert(screen_library.current(library.state, &before));
	act(&library, ACTION_NEXT_SECTION);
	ck_assert(screen_library.current(library.state, &after));
	ck_assert_int_ne(after.kind, before.kind);
	act(&library, ACTION_LAST);
	act(&library, ACTION_PREVIOUS_SECTION);
	ck_assert(screen_library.current(library.state, &after));
	ck_assert(same(&before, &after));
	leave(&library);
}
END_TEST

START_TEST(the_library_opens_at_a_thing)
{
	struct stage library = enter(&screen_library, RUNGS_SKILL, "sql");
	struct place place;

	ck_assert(screen_library.current(library.state, &place));
	ck_assert_str_eq(place.id, "sql");
	leave(&library);
}
END_TEST

START_TEST(the_selected_row_stays_in_view)
{
	static const struct screen *const lists[] = {&screen_browse,
						     &screen_library};
	struct stage stage = enter(lists[_i], RUNGS_SKILL, "");
	unsigned seed = (unsigned)_i + 1;

	for (int step = 0; step < 2000; step++) {
		struct cells grid;
		bool selected = false;

		if (rand_r(&seed) % 10 == 0) {
			stage.rows = 3 + rand_r(&seed) % 60;
			stage.cols = 10 + rand_r(&seed) % 200;
			update(&stage, (struct event){.kind = EVENT_RESIZE});
		}
		act(&stage,
		    (enum action_id)((unsigned)rand_r(&seed) % ACTION_COUNT));
		grid = draw(&stage);
		for (int col = 0; col < grid.cols; col++)
			if (grid.at[grid.cursor_row * grid.cols + col].style ==
			    STYLE_SELECTED)
				selected = true;
		ck_assert_msg(selected, "step %d at %dx%d", step, stage.cols,
			      stage.rows);
		cells_release(&grid);
	}
	leave(&stage);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("screens");
	TCase *tests = tcase_create("screens");

	tcase_set_timeout(tests, 60);
	tcase_add_unchecked_fixture(tests, setup, teardown);
	tcase_add_test(tests, the_first_role_is_three_keys_away);
	tcase_add_test(tests, the_statements_stand_on_the_first_screen);
	tcase_add_test(tests, every_line_of_browse_leads_somewhere);
	tcase_add_test(tests, tracks_of_every_company_hold_their_own_roles);
	tcase_add_test(tests, shelves_keep_their_place);
	tcase_add_test(tests, the_library_opens_at_a_thing);
	tcase_add_loop_test(tests, the_selected_row_stays_in_view, 0, 2);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
