#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/app.h"
#include "tui/history.h"
#include "suite.h"

/* Screens that tell what they are and what they were last told.  Having the
 * program's names, they take the place of its own. */
struct told {
	char text[256];
	int serial, acts;
};

static int opened, closed;
static bool refuse;

static enum rungs_status told_open(void *state, struct session *session,
				   const struct place *place,
				   struct rungs_error *error)
{
	struct told *told = state;

	(void)session;
	opened++;
	told->serial = opened;
	snprintf(told->text, sizeof told->text, "%.99s", place->id);
	if (!refuse)
		return RUNGS_OK;
	*error = (struct rungs_error){RUNGS_NOT_FOUND, "It is not there."};
	return RUNGS_NOT_FOUND;
}

static struct effect told_update(void *state, const struct event *event)
{
	struct told *told = state;
	struct effect effect = {.kind = EFFECT_STAY};

	switch (event->kind) {
	case EVENT_RESIZE:
		snprintf(told->text, sizeof told->text, "%dx%d", event->rows,
			 event->cols);
		break;
	case EVENT_TEXT:
		snprintf(told->text, sizeof told->text, "typed %s",
			 event->text);
		break;
	case EVENT_PROFILE:
	case EVENT_SETTLE:
		break;
	case EVENT_ACTION:
		told->acts++;
		snprintf(told->text, sizeof told->text, "%s",
			 actions[event->action].name);
		if (event->action == ACTION_BACK)
			effect.kind = EFFECT_BACK;
		if (event->action == ACTION_OPEN) {
			effect.kind = EFFECT_GO;
			effect.place.screen = &screen_page;
		}
		if (event->action == ACTION_LAST)
			strcpy(effect.message, "the end\x1b[2J");
		break;
	}
	return effect;
}

static void told_render(const void *state, struct cells *grid, struct area area)
{
	const struct told *told = state;
	char text[300];

	snprintf(text, sizeof text, "%d %s %d", told->serial, told->text,
		 told->acts);
	cells_put(grid, area, 0, 0, STYLE_NORMAL, text);
	cells_cursor(grid, area, 0, 0);
}

static const char *told_title(const void *state)
{
	(void)state;
	return "A title";
}

static void told_close(void *state)
{
	(void)state;
	closed++;
}

#define TOLD(id, where, titled)                                                \
	const struct screen id = {                                             \
		.name = #id,                                                   \
		.context = where,                                              \
		.state_size = sizeof(struct told),                             \
		.open = told_open,                                             \
		.update = told_update,                                         \
		.render = told_render,                                         \
		.title = titled,                                               \
		.close = told_close,                                           \
	}

TOLD(screen_browse, IN_BROWSE, NULL);
TOLD(screen_page, IN_PAGE, told_title);
TOLD(screen_start, IN_PAGE, told_title);
TOLD(screen_search, IN_SEARCH, told_title);
TOLD(screen_library, IN_LIBRARY, told_title);

static struct rungs_atlas *atlas;
static struct app *app;
static int rows, cols;

static void setup(void)
{
	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, NULL), RUNGS_OK);
	rows = 24;
	cols = 80;
	opened = closed = 0;
	refuse = false;
	ck_assert_int_eq(app_new(&app, atlas, NULL, NULL, rows, cols, NULL),
			 RUNGS_OK);
}

static void teardown(void)
{
	app_free(app);
	rungs_atlas_close(atlas);
	ck_assert_int_eq(opened, closed);
}

/* Presses keys by their names; false once one of them quits. */
static bool press(const char *names)
{
	char name[24];
	struct key key;
	bool going = true;
	int length;

	for (; going && sscanf(names, "%23s%n", name, &length) == 1;
	     names += length) {
		ck_assert(key_parse(name, &key));
		going = app_key(app, key);
	}
	return going;
}

static char *drawn(void)
{
	struct cells grid;
	char *text;

	ck_assert(cells_init(&grid, rows, cols));
	app_settle(app);
	app_render(app, &grid);
	text = cells_dump(&grid);
	ck_assert_ptr_nonnull(text);
	cells_release(&grid);
	return text;
}

static void shows(const char *part)
{
	char *text = drawn();

	ck_assert_msg(strstr(text, part) != NULL, "no '%s' in\n%s", part, text);
	free(text);
}

static void hides(const char *part)
{
	char *text = drawn();

	ck_assert_msg(strstr(text, part) == NULL, "'%s' in\n%s", part, text);
	free(text);
}

START_TEST(header_and_footer_say_where_one_is)
{
	shows(" rungs ▸ KPO careers  ");
	shows(" roles · 20");
	shows("\n1 22x80 0\n");
	shows("\n Enter open  / search  ? help  q quit  L ladder"
	      "  Esc back  s start  M me");
	press("Enter");
	shows(" rungs ▸ KPO careers ▸ A title  ");
	cols = 30;
	app_resize(app, rows, cols);
	shows("2 22x30 0");
	shows("\n Enter open  / search  ? help\n");
	hides("roles ·");
	cols = 40;
	app_resize(app, rows, cols);
	shows("\n Enter open  / search  ? help  q quit\n");
}
END_TEST

START_TEST(keys_become_actions_of_the_screen)
{
	press("j");
	shows("1 down 1");
	press("Up");
	shows("1 up 2");
	press("x F Alt-Up");
	shows("1 up 2");
	press("g g");
	shows("1 first 4");
}
END_TEST

START_TEST(back_and_forward_keep_what_was)
{
	press("j j Enter k");
	shows("2 up 1");
	press("Esc");
	shows("1 open 3");
	press(">");
	shows("2 back 2");
	press(">");
	shows("There is nothing further on.");
	press("Alt-Left Enter");
	shows("3 22x80 0");
	press(">");
	shows("There is nothing further on.");
	ck_assert_int_eq(closed, 1);
}
END_TEST

START_TEST(a_screen_seen_again_learns_the_size)
{
	press("Enter");
	rows = 40;
	cols = 120;
	app_resize(app, rows, cols);
	shows("2 38x120 0");
	press("Esc");
	shows("1 38x120 1");
}
END_TEST

START_TEST(history_has_an_end)
{
	for (int i = 0; i < 100; i++)
		press("Enter");
	ck_assert_int_eq(opened - closed, HISTORY_MOST);
	for (int i = 0; i < HISTORY_MOST - 1; i++)
		press("Esc");
	shows("86 open 1"); /* of 101 the last 16 are kept */
	hides("Browse");
}
END_TEST

START_TEST(back_from_the_first_leads_home)
{
	struct place place = {.screen = &screen_page, .id = "data-analyst"};

	press("Esc");
	shows("This is where you started; q quits.");
	press("j");
	hides("This is where you started");
	app_free(app);
	ck_assert_int_eq(app_new(&app, atlas, NULL, &place, rows, cols, NULL),
			 RUNGS_OK);
	shows(" ▸ A title ");
	press("Esc");
	hides(" ▸ A title ");
	press(">");
	shows(" ▸ A title ");
}
END_TEST

START_TEST(what_cannot_be_opened_changes_nothing)
{
	struct place place = {.screen = &screen_page};
	struct rungs_error error;
	struct app *none;

	refuse = true;
	press("Enter");
	shows("1 open 1");
	shows("\n It is not there.\n");
	press("j");
	hides("It is not there.");
	ck_assert_int_eq(
		app_new(&none, atlas, NULL, &place, rows, cols, &error),
		RUNGS_NOT_FOUND);
	ck_assert_ptr_null(none);
	ck_assert_str_eq(error.text, "It is not there.");
}
END_TEST

START_TEST(a_message_is_shown_once_and_made_visible)
{
	press("G");
	shows("\n the end^[[2J\n");
	press("k");
	hides("the end");
}
END_TEST

START_TEST(typing_is_text_in_a_search_alone)
{
	press("/ q");
	shows("2 typed q 0");
	press("é");
	shows("typed é");
	ck_assert(app_paste(app, "two words"));
	shows("typed two words");
	press("Esc");
	ck_assert(app_paste(app, "qqq"));
	shows("Pasted text goes into a search; / opens one.");
	shows("1 22x80 0");
}
END_TEST

START_TEST(every_place_is_a_key_away_and_not_opened_twice)
{
	press("s");
	shows("2 22x80 0");
	press("s");
	shows("2 22x80 0");
	shows("You are there already.");
	press("i");
	shows("3 22x80 0");
	press("H");
	shows("4 22x80 0");
	press("< < <");
	shows("1 22x80 0");
}
END_TEST

START_TEST(help_lists_and_runs_the_actions_of_its_screen)
{
	press("?");
	shows("Keys, narrowed by:");
	shows("Go back to where");
	hides("Erase the word");
	press("d o w n");
	shows("Move down");
	hides("Move up\n");
	hides("Leave Rungs");
	press("Enter");
	hides("Keys, narrowed by:");
	shows("1 down 1");
	press("/ F1");
	shows("Go back to where");
	press("w o r d Enter");
	shows("2 erase-word 1");
	press("F1 x x x Enter");
	shows("Nothing is called that.");
	press("F1");
	shows("2 erase-word 1");
}
END_TEST

START_TEST(help_tells_what_one_key_does)
{
	press("? w");
	shows("List all roles by how they fit you");
	hides("Open what the cursor is on");
	hides("level:senior");
	/* More than a key are words. */
	press("h");
	shows("Show who becomes this");
	press("Esc ? W");
	shows("Tell why this role fits you or not");
	hides("List all roles");
	press("Esc");
}
END_TEST

START_TEST(help_shows_the_keys_in_a_narrow_window)
{
	rows = 12;
	cols = 40;
	app_resize(app, rows, cols);
	press("?");
	shows("Open what the cursor is on     Enter\n");
	shows("skills, terms a… /\n");
}
END_TEST

START_TEST(the_palette_finds_by_name_first)
{
	press(": l i b Enter");
	shows("2 22x80 0");
	press("Esc : e d u c Enter");
	shows("3 22x80 0");
	press("Esc : g l o s s Esc");
	shows("1 22x80 0");
	press(": q u Enter");
	ck_assert(!press("j"));
}
END_TEST

START_TEST(every_way_out_quits)
{
	static const char *const ways[] = {
		"q",        "Ctrl-C", "Ctrl-Q",  "/ Ctrl-C",       "? Ctrl-C",
		": Ctrl-C", "i q",    "Enter q", "? q u i t Enter"};

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		ck_assert_msg(!press(ways[i]), "%s", ways[i]);
		app_free(app);
		ck_assert_int_eq(
			app_new(&app, atlas, NULL, NULL, rows, cols, NULL),
			RUNGS_OK);
	}
}
END_TEST

START_TEST(drawing_again_is_asked_for_once)
{
	ck_assert(!app_wants_redraw(app));
	press("Ctrl-L");
	ck_assert(app_wants_redraw(app));
	press("j");
	ck_assert(!app_wants_redraw(app));
}
END_TEST

START_TEST(any_window_is_drawn_in)
{
	static const char *const states[] = {"j", "?", "Esc", ":", "Esc"};

	for (size_t state = 0; state < 5; state++) {
		press(states[state]);
		for (int size = 0; size < 26 * 90; size++) {
			rows = size / 90;
			cols = size % 90;
			app_resize(app, rows, cols);
			free(drawn());
		}
	}
	rows = 4;
	cols = 80;
	app_resize(app, rows, cols);
	shows("Needs 20x5\n");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("app");
	TCase *tests = tcase_create("app");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, header_and_footer_say_where_one_is);
	tcase_add_test(tests, keys_become_actions_of_the_screen);
	tcase_add_test(tests, back_and_forward_keep_what_was);
	tcase_add_test(tests, a_screen_seen_again_learns_the_size);
	tcase_add_test(tests, history_has_an_end);
	tcase_add_test(tests, back_from_the_first_leads_home);
	tcase_add_test(tests, what_cannot_be_opened_changes_nothing);
	tcase_add_test(tests, a_message_is_shown_once_and_made_visible);
	tcase_add_test(tests, typing_is_text_in_a_search_alone);
	tcase_add_test(tests, every_place_is_a_key_away_and_not_opened_twice);
	tcase_add_test(tests, help_lists_and_runs_the_actions_of_its_screen);
	tcase_add_test(tests, help_tells_what_one_key_does);
	tcase_add_test(tests, help_shows_the_keys_in_a_narrow_window);
	tcase_add_test(tests, the_palette_finds_by_name_first);
	tcase_add_test(tests, every_way_out_quits);
	tcase_add_test(tests, drawing_again_is_asked_for_once);
	tcase_add_test(tests, any_window_is_drawn_in);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
