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
	{IN_SWITCHES, "j l R j j Enter j j"},
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

/* Where little can be done.  What a mark does is told where marks are seen. */
static const struct {
	const char *keys;
	bool typing;
} poor[] = {
	{"g", false},
	{"P", false},
	{"M j", false},
	{"S", false},
	{"n", false},
	{"A", false},
	{"s G", false},
	{"i l", false},
	{"i l o Esc k", false},
	{"l l F", false},
	{"j l l Ctrl-D Ctrl-D", false},
	{"j l Space j Space c", false},
	{"/ \"zzzz\"", true},
	{"M j a", true},
	{"M j a \"zzzz\"", true},
};

/* All rows but the footer; the caller frees it. */
static char *body(const struct app *app)
{
	char *text = shown(app, ROWS, COLS), *end = text;

	for (int row = 1; row < ROWS; row++)
		end = strchr(end, '\n') + 1;
	*end = '\0';
	return text;
}

static bool footer_has(const struct app *app, const char *key, const char *hint)
{
	char *text = shown(app, ROWS, COLS), *line = text, words[80];
	bool has;

	for (int row = 1; row < ROWS; row++)
		line = strchr(line, '\n') + 1;
	*strchr(line, '\n') = '\0';
	snprintf(words, sizeof words, " %.*s %s", (int)strcspn(key, " "), key,
		 hint);
	has = strstr(line, words) != NULL;
	free(text);
	return has;
}

/* Whether the first of the keys does more than to say something. */
static bool does_more(struct app *app, const char *keys)
{
	char name[24], *before = body(app), *after;
	struct key key;
	bool going, changed;

	snprintf(name, sizeof name, "%.*s", (int)strcspn(keys, " "), keys);
	ck_assert(key_parse(name, &key));
	going = app_key(app, key);
	app_settle(app);
	after = body(app);
	changed = strcmp(before, after) != 0;
	free(before);
	free(after);
	return changed || !going;
}

START_TEST(the_footer_tells_only_what_does_something)
{
	const struct app_files files = {
		.profile = path, .today = "2026-11-26", .atlases = &places};
	struct rungs_atlas *atlas;
	struct app *app;
	int told = 0;

	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, NULL), RUNGS_OK);
	for (enum action_id id = ACTION_NONE + 1; id < ACTION_COUNT; id++) {
		const char *hint = actions[id].hint;
		const char *keys =
			poor[_i].typing ? actions[id].typing : actions[id].keys;

		if (!hint || !*keys || id == ACTION_MARK || id == ACTION_CHOOSE)
			continue;
		unlink(path);
		ck_assert_int_eq(
			app_new(&app, atlas, &files, NULL, ROWS, COLS, NULL),
			RUNGS_OK);
		press(app, poor[_i].keys);
		if (footer_has(app, keys, hint)) {
			told++;
			ck_assert_msg(does_more(app, keys), "%s: %s",
				      poor[_i].keys, actions[id].name);
		}
		app_free(app);
	}
	ck_assert_int_gt(told, 2);
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
	tcase_add_loop_test(tests, the_footer_tells_only_what_does_something, 0,
			    (int)(sizeof poor / sizeof *poor));
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
