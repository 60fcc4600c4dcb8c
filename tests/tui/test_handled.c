#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/profile_stage.h"

#include "tui/action.h"
#include "tui/keys.h"
#include "suite.h"

#define ROWS 24
#define COLS 80

/* How to come to the middle of things in each context, so that there is
 * something on every side. */
static const struct {
	enum action_context context;
	const char *keys;
} stages[] = {
	{IN_BROWSE, "j j j l j j j"},
	{IN_PAGE, "s ] j j j"},
	{IN_LIBRARY, "i j j j"},
	{IN_SEARCH, "/ \"sql\" Left Down"},
	{IN_FEEDERS, "j j l j j F + j j j"},
	{IN_COMPARE, "j Space j Space j Space c l PageDown"},
	{IN_LADDER, "j j L k l"},
	{IN_HELP, "? \"mo\" Left Down"},
	{IN_PALETTE, ": \"mo\" Left Down"},
	{IN_ROUTE, "j l G R j j j l Tab Ctrl-D Ctrl-D k"},
	{IN_ATLASES, "A j"},
	{IN_PROMPT, "s o Left"},
	{IN_NOTE, "j l j e \"a\" Ctrl-O \"a word\" Ctrl-O \"a\" Up Right"},
	{IN_ME, "M j j j"},
	{IN_FIT, "w j j j"},
	{IN_FILTER, "w f \"an\" Left Down"},
	{IN_NEXT, "n j j j"},
	{IN_ASK, "S j j"},
	{IN_PLAN, "j l R p j j"},
	{IN_PICK, "j l R Enter \"an\" Left Down"},
};

/* What is written to a file goes where the profile is. */
static void begin(void)
{
	setup();
	ck_assert_int_eq(chdir(folder), 0);
}

/* One atlas, many times. */
static struct atlas_place own[] = {{.name = "a"}, {.name = "b"}, {.name = "c"}};
static const struct atlas_places places = {
	.count = 3, .at = own, .open_own = rungs_atlas_open_kpo};

/* Whether the first key of an action changes what is seen, or ends or asks for
 * more than that. */
static bool does_something(struct app *app, const char *keys)
{
	char name[24], *before = shown(app, ROWS, COLS), *after;
	struct key key;
	bool going, changed;

	snprintf(name, sizeof name, "%.*s", (int)strcspn(keys, " "), keys);
	ck_assert(key_parse(name, &key));
	going = app_key(app, key);
	after = shown(app, ROWS, COLS);
	changed = strcmp(before, after) != 0;
	free(before);
	free(after);
	return changed || !going || app_wants_redraw(app);
}

START_TEST(every_action_is_carried_out_wherever_it_is_offered)
{
	enum action_context context = stages[_i].context;
	const struct app_files files = {
		.profile = context == IN_PLAN ? path : NULL,
		.today = "2026-11-26",
		.atlases = &places,
	};
	struct rungs_atlas *atlas;
	struct app *app;

	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, NULL), RUNGS_OK);
	for (enum action_id id = ACTION_NONE + 1; id < ACTION_COUNT; id++) {
		const char *keys = action_keys(id, context);

		if (!*keys)
			continue;
		ck_assert_int_eq(
			app_new(&app, atlas, &files, NULL, ROWS, COLS, NULL),
			RUNGS_OK);
		press(app, stages[_i].keys);
		ck_assert_msg(does_something(app, keys), "%s",
			      actions[id].name);
		app_free(app);
	}
	rungs_atlas_close(atlas);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("handled");
	TCase *tests = tcase_create("handled");

	tcase_set_timeout(tests, 60);
	tcase_add_checked_fixture(tests, begin, teardown);
	tcase_add_loop_test(tests,
			    every_action_is_carried_out_wherever_it_is_offered,
			    0, (int)(sizeof stages / sizeof *stages));
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
