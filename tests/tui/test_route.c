/* The route screen, driven without the explorer around it. */
#include "stage.h"
#include "tui/keys.h"
#include "suite.h"

static struct stage enter_route(const char *id)
{
	return enter(&screen_route, RUNGS_ROLE, id);
}

static void repeat(struct stage *stage, enum action_id action, int times)
{
	while (times-- > 0)
		act(stage, action);
}

START_TEST(routes_are_three_keys_away)
{
	struct app *app;
	char *text;

	ck_assert_int_eq(app_new(&app, atlas, NULL, NULL, 24, 80, NULL),
			 RUNGS_OK);
	press(app, "j l R");
	text = shown(app, 24, 80);
	ck_assert_ptr_nonnull(strstr(text, "▸ Routes"));
	ck_assert_ptr_nonnull(strstr(text, "\n 1 after study"));
	ck_assert_ptr_nonnull(strstr(text, "1. Start → "));
	ck_assert_ptr_nonnull(strstr(text, "first job"));
	free(text);
	app_free(app);
}
END_TEST

START_TEST(on_a_page_without_a_role_at_the_cursor_its_own_is_meant)
{
	struct place place = {.screen = &screen_page,
			      .kind = RUNGS_ROLE,
			      .id = "reporting-analyst"};
	struct app *app;
	char *text;

	ck_assert_int_eq(app_new(&app, atlas, NULL, &place, 24, 80, NULL),
			 RUNGS_OK);
	press(app, "R");
	text = shown(app, 24, 80);
	ck_assert_ptr_nonnull(strstr(text, "To      Reporting Analyst"));
	free(text);
	app_free(app);
	place.kind = RUNGS_TERM;
	strcpy(place.id, "kpo");
	ck_assert_int_eq(app_new(&app, atlas, NULL, &place, 24, 80, NULL),
			 RUNGS_OK);
	press(app, "G R");
	text = shown(app, 24, 80);
	ck_assert_ptr_null(strstr(text, "▸ Routes"));
	free(text);
	app_free(app);
}
END_TEST

START_TEST(both_ends_are_picked)
{
	struct stage stage = enter_route("reporting-analyst");

	act(&stage, ACTION_OPEN);
	ck_assert_int_eq(stage.screen->keys(stage.state), IN_PICK);
	ck_assert(shows(&stage, "Or type the title of the job you have."));
	/* Of so many names the lowest job stands first. */
	type(&stage, "service desk");
	ck_assert(shows(&stage, "▸ Service Desk Agent (L1)"));
	act(&stage, ACTION_TAKE);
	ck_assert_int_eq(stage.screen->keys(stage.state), IN_ROUTE);
	ck_assert(shows(&stage, "From    Service Desk Agent (L1)"));
	ck_assert(shows(&stage, "1. Service Desk Agent (L1) → "));
	act(&stage, ACTION_DOWN);
	act(&stage, ACTION_OPEN);
	type(&stage, "data analyst");
	act(&stage, ACTION_TAKE);
	ck_assert(shows(&stage, "To      Data Analyst"));
	/* Back to no job. */
	act(&stage, ACTION_UP);
	act(&stage, ACTION_OPEN);
	act(&stage, ACTION_TAKE);
	ck_assert(shows(&stage, "From    No job yet"));
	leave(&stage);
}
END_TEST

START_TEST(a_pick_is_given_up)
{
	struct stage stage = enter_route("reporting-analyst");

	act(&stage, ACTION_OPEN);
	type(&stage, "zzzzqqq");
	act(&stage, ACTION_TAKE);
	ck_assert_int_eq(stage.screen->keys(stage.state), IN_PICK);
	act(&stage, ACTION_LEAVE);
	ck_assert(shows(&stage, "From    No job yet"));
	leave(&stage);
}
END_TEST

START_TEST(a_limit_that_nothing_meets_is_named)
{
	struct stage stage = enter_route("legal-delivery-manager");

	repeat(&stage, ACTION_DOWN, 2);
	act(&stage, ACTION_OPEN);
	act(&stage, ACTION_RIGHT);
	act(&stage, ACTION_BACK);
	ck_assert(shows(&stage, "Limits  at most 1.5 years"));
	ck_assert(shows(&stage, "meets the limits"));
	ck_assert(shows(&stage, "it takes"));
	act(&stage, ACTION_OPEN);
	act(&stage, ACTION_LEFT);
	act(&stage, ACTION_BACK);
	ck_assert(shows(&stage, "Limits  none"));
	ck_assert(shows(&stage, "1. Start → "));
	leave(&stage);
}
END_TEST

START_TEST(a_step_is_opened_or_avoided)
{
	struct stage stage = enter_route("legal-delivery-manager");
	struct effect effect;

	act(&stage, ACTION_PREVIOUS_SECTION);
	effect = act(&stage, ACTION_OPEN);
	ck_assert_int_eq(effect.kind, EFFECT_GO);
	ck_assert_int_eq(effect.place.kind, RUNGS_ROLE);
	ck_assert_str_eq(effect.place.id, "document-review-associate");
	effect = act(&stage, ACTION_AVOID);
	ck_assert_str_eq(effect.message, "");
	ck_assert(shows(&stage, "avoid Document Review Associate"));
	ck_assert(!shows(&stage, "Start → Document Review Associate"));
	leave(&stage);
}
END_TEST

START_TEST(roles_to_avoid_and_to_go_through_are_picked)
{
	struct stage stage = enter_route("legal-delivery-manager");
	struct effect effect;

	/* Anywhere but on a step, the key asks for a role. */
	act(&stage, ACTION_THROUGH);
	ck_assert_int_eq(stage.screen->keys(stage.state), IN_PICK);
	ck_assert(shows(&stage, "Through"));
	type(&stage, "contract analyst");
	act(&stage, ACTION_TAKE);
	ck_assert(shows(&stage, "Limits  through Contract Analyst"));
	ck_assert(shows(&stage, " → Contract Analyst → "));
	/* The list of limits has it, and takes it back. */
	repeat(&stage, ACTION_DOWN, 2);
	act(&stage, ACTION_OPEN);
	ck_assert(shows(&stage, "[x] Go through Contract Analyst"));
	repeat(&stage, ACTION_DOWN, 6);
	act(&stage, ACTION_SWITCH);
	ck_assert(shows(&stage, "Avoid"));
	type(&stage, "contract analyst");
	act(&stage, ACTION_TAKE);
	ck_assert(shows(&stage, "[x] Avoid Contract Analyst"));
	ck_assert(!shows(&stage, "Go through Contract Analyst"));
	act(&stage, ACTION_SWITCH);
	ck_assert(!shows(&stage, "Avoid Contract Analyst"));
	/* A pick is given up where it was begun. */
	act(&stage, ACTION_SWITCH);
	act(&stage, ACTION_LEAVE);
	ck_assert(shows(&stage, "[ ] Avoid a role …"));
	act(&stage, ACTION_SWITCH);
	type(&stage, "legal services delivery manager");
	effect = act(&stage, ACTION_TAKE);
	ck_assert_str_eq(effect.message, "That role is an end of the route.");
	leave(&stage);
}
END_TEST

START_TEST(rare_steps_are_switched_off)
{
	struct stage stage = enter_route("data-quality-analyst");

	ck_assert(shows(&stage, "Contract Abstraction Associate"));
	repeat(&stage, ACTION_DOWN, 2);
	act(&stage, ACTION_OPEN);
	repeat(&stage, ACTION_DOWN, 5);
	ck_assert_str_eq(act(&stage, ACTION_SWITCH).message,
			 "2 routes; Esc shows them.");
	ck_assert(shows(&stage, "[x] No rare or doubtful steps"));
	act(&stage, ACTION_BACK);
	ck_assert(shows(&stage, "Limits  no rare or doubtful steps"));
	ck_assert(!shows(&stage, "Contract Abstraction Associate"));
	leave(&stage);
}
END_TEST

START_TEST(nothing_that_is_pressed_breaks_it)
{
	struct stage stage = enter_route("legal-delivery-manager");
	unsigned seed = (unsigned)_i + 1;

	for (int step = 0; step < 600; step++) {
		struct cells grid;
		enum action_id action = (enum action_id)(
			(unsigned)rand_r(&seed) % ACTION_COUNT);

		if (rand_r(&seed) % 10 == 0) {
			stage.rows = 1 + rand_r(&seed) % 60;
			stage.cols = 1 + rand_r(&seed) % 200;
			update(&stage, (struct event){.kind = EVENT_RESIZE});
		}
		if (rand_r(&seed) % 4 == 0)
			action = rand_r(&seed) % 2 ? ACTION_OPEN : ACTION_DOWN;
		if (rand_r(&seed) % 8 == 0)
			action = ACTION_SWITCH;
		if (rand_r(&seed) % 6 == 0)
			type(&stage, "a");
		act(&stage, action);
		grid = draw(&stage);
		ck_assert_int_ge(grid.cursor_row, 0);
		ck_assert_int_lt(grid.cursor_row, grid.rows);
		ck_assert_int_lt(grid.cursor_col, grid.cols);
		cells_release(&grid);
	}
	leave(&stage);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("route");
	TCase *tests = tcase_create("route");

	tcase_set_timeout(tests, 120);
	tcase_add_unchecked_fixture(tests, setup, teardown);
	tcase_add_test(tests, routes_are_three_keys_away);
	tcase_add_test(tests,
		       on_a_page_without_a_role_at_the_cursor_its_own_is_meant);
	tcase_add_test(tests, both_ends_are_picked);
	tcase_add_test(tests, a_pick_is_given_up);
	tcase_add_test(tests, a_limit_that_nothing_meets_is_named);
	tcase_add_test(tests, a_step_is_opened_or_avoided);
	tcase_add_test(tests, roles_to_avoid_and_to_go_through_are_picked);
	tcase_add_test(tests, rare_steps_are_switched_off);
	tcase_add_loop_test(tests, nothing_that_is_pressed_breaks_it, 0, 3);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
