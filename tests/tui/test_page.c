#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "golden/golden.h"
#include "tui/page_view.h"
#include "suite.h"

static struct rungs_atlas *atlas;
static const struct screen *screen;
static struct page_view view;
static struct session session;
static int rows, cols;

static void open_atlas(bool fixture)
{
	ck_assert_int_eq(fixture ? rungs_atlas_open(&atlas,
						    BINARY_DIR "/fixture.atlas",
						    NULL)
				 : rungs_atlas_open_kpo(&atlas, NULL),
			 RUNGS_OK);
}

static void resize(int to_rows, int to_cols)
{
	const struct event event = {
		.kind = EVENT_RESIZE, .rows = to_rows, .cols = to_cols};

	rows = to_rows;
	cols = to_cols;
	screen->update(&view, &event);
}

static void show(const struct screen *what, enum rungs_kind kind,
		 const char *id, int to_rows, int to_cols)
{
	struct place place = {.screen = what, .kind = kind};

	screen = what;
	view = (struct page_view){.top = 0};
	snprintf(place.id, sizeof(place.id), "%s", id);
	session.atlas = atlas;
	ck_assert_int_eq(screen->open(&view, &session, &place, NULL), RUNGS_OK);
	resize(to_rows, to_cols);
}

static void leave(void)
{
	screen->close(&view);
	rungs_atlas_close(atlas);
}

static struct effect press(enum action_id action)
{
	const struct event event = {.kind = EVENT_ACTION,
				    .rows = rows,
				    .cols = cols,
				    .action = action};

	return screen->update(&view, &event);
}

static const char *at(void)
{
	static struct place place;

	return screen->current(&view, &place) ? place.id : "nothing";
}

static char *drawn(void)
{
	struct cells grid;
	char *text;

	ck_assert(cells_init(&grid, rows, cols));
	screen->render(&view, &grid, cells_whole(&grid));
	text = cells_dump(&grid);
	ck_assert_ptr_nonnull(text);
	cells_release(&grid);
	return text;
}

static const struct size {
	int rows, cols;
} sizes[] = {{22, 80}, {10, 40}, {38, 120}, {1, 1}};

enum { SIZES = sizeof(sizes) / sizeof(*sizes) };

static void check_golden(const char *name)
{
	char *text = drawn(), file[64];

	snprintf(file, sizeof(file), "%s-%dx%d", name, cols, rows);
	golden_check("tui", file, text);
	free(text);
}

START_TEST(a_role_looks_as_designed)
{
	open_atlas(true);
	show(&screen_page, RUNGS_ROLE, "document-reviewer", sizes[_i].rows,
	     sizes[_i].cols);
	check_golden("page-role");
	leave();
}
END_TEST

START_TEST(the_start_looks_as_designed)
{
	open_atlas(true);
	show(&screen_start, RUNGS_STATEMENT, "", sizes[_i].rows,
	     sizes[_i].cols);
	check_golden("start");
	leave();
}
END_TEST

START_TEST(moves_from_link_to_link)
{
	struct effect effect;

	open_atlas(false);
	show(&screen_page, RUNGS_ROLE, "data-analyst", 22, 80);
	ck_assert_str_eq(screen->title(&view), "Data Analyst");
	ck_assert_str_eq(at(), "sql");
	press(ACTION_DOWN);
	ck_assert_str_eq(at(), "exploratory-analysis");
	effect = press(ACTION_OPEN);
	ck_assert_int_eq(effect.kind, EFFECT_GO);
	ck_assert_ptr_eq(effect.place.screen, &screen_page);
	ck_assert_int_eq(effect.place.kind, RUNGS_SKILL);
	ck_assert_str_eq(effect.place.id, "exploratory-analysis");
	press(ACTION_UP);
	ck_assert_str_eq(at(), "sql");
	press(ACTION_UP);
	ck_assert_str_eq(at(), "sql");
	ck_assert_int_eq(press(ACTION_LEFT).kind, EFFECT_BACK);
	ck_assert_int_eq(press(ACTION_BACK).kind, EFFECT_BACK);
	leave();
}
END_TEST

START_TEST(goes_from_section_to_section)
{
	size_t top;

	open_atlas(false);
	show(&screen_page, RUNGS_ROLE, "data-analyst", 22, 80);
	for (size_t i = 0; i < view.page.count; i++)
		if (view.page.rows[i].kind == PAGE_HEADING) {
			press(ACTION_NEXT_SECTION);
			ck_assert_uint_ge(view.focus, i);
		}
	top = view.top;
	press(ACTION_NEXT_SECTION);
	ck_assert_uint_eq(view.top, top);
	for (size_t i = 0; i < view.page.count; i++)
		press(ACTION_PREVIOUS_SECTION);
	ck_assert_uint_eq(view.top, 0);
	ck_assert_str_eq(at(), "sql");
	leave();
}
END_TEST

START_TEST(goes_to_the_ends)
{
	open_atlas(false);
	show(&screen_page, RUNGS_ROLE, "data-analyst", 22, 80);
	press(ACTION_LAST);
	ck_assert_uint_eq(view.top + 22, view.layout.count);
	ck_assert_int_eq(view.page.rows[view.focus].link.kind, RUNGS_SOURCE);
	ck_assert_uint_eq(view.focus, view.page.count - 1);
	press(ACTION_FIRST);
	ck_assert_uint_eq(view.top, 0);
	ck_assert_str_eq(at(), "sql");
	for (size_t i = 0; i < view.layout.count; i++)
		press(ACTION_HALF_DOWN);
	ck_assert_uint_eq(view.focus, view.page.count - 1);
	for (size_t i = 0; i < view.layout.count; i++)
		press(ACTION_HALF_UP);
	ck_assert_str_eq(at(), "sql");
	leave();
}
END_TEST

/* Presses until nothing changes; every line must come into view. */
static void read_all(enum action_id action)
{
	size_t count = view.layout.count, before, focus;
	bool *seen = calloc(count, sizeof(*seen));

	do {
		for (size_t i = 0; i < (size_t)rows && view.top + i < count;
		     i++)
			seen[view.top + i] = true;
		before = view.top;
		focus = view.focus;
		press(action);
	} while (view.top != before || view.focus != focus);
	for (size_t i = 0; i < count; i++)
		ck_assert_msg(seen[i], "%s: line %zu of %zu is never shown",
			      view.page.title, i, count);
	free(seen);
}

START_TEST(one_key_reads_everything)
{
	static const struct size small[] = {{22, 80}, {5, 20}, {1, 9}};

	open_atlas(false);
	for (size_t i = 0; i < sizeof(small) / sizeof(*small); i++) {
		show(&screen_page, RUNGS_ROLE, "document-review-associate",
		     small[i].rows, small[i].cols);
		read_all(ACTION_DOWN);
		read_all(ACTION_UP);
		ck_assert_uint_eq(view.top, 0);
		screen->close(&view);
		show(&screen_start, RUNGS_STATEMENT, "", small[i].rows,
		     small[i].cols);
		read_all(ACTION_DOWN);
		read_all(ACTION_UP);
		screen->close(&view);
	}
	rungs_atlas_close(atlas);
}
END_TEST

START_TEST(keeps_the_place_when_the_window_changes)
{
	size_t focus;

	open_atlas(false);
	show(&screen_page, RUNGS_ROLE, "data-analyst", 22, 80);
	for (int i = 0; i < 60; i++)
		press(ACTION_DOWN);
	focus = view.focus;
	ck_assert_ptr_nonnull(view.page.rows[focus].link.id);
	resize(8, 30);
	ck_assert_uint_eq(view.focus, focus);
	resize(0, 0);
	resize(1000, 1000);
	resize(22, 80);
	ck_assert_uint_eq(view.focus, focus);
	leave();
	/* Where only now there is something to open, it is at that. */
	open_atlas(false);
	show(&screen_page, RUNGS_ROLE, "data-analyst", 3, 30);
	ck_assert_ptr_null(view.page.rows[view.focus].link.id);
	resize(22, 80);
	ck_assert_ptr_nonnull(view.page.rows[view.focus].link.id);
	leave();
}
END_TEST

START_TEST(any_size_and_any_action_is_safe)
{
	static const int lengths[] = {0, 1, 2, 3, 7, 19, 20, 21, 80, 300};
	enum { LENGTHS = sizeof(lengths) / sizeof(*lengths) };

	open_atlas(true);
	show(&screen_page, RUNGS_ROLE, "document-reviewer", 22, 80);
	for (size_t i = 0; i < LENGTHS; i++)
		for (size_t k = 0; k < LENGTHS; k++)
			for (int action = 0; action < ACTION_COUNT; action++) {
				resize(lengths[i], lengths[k]);
				press((enum action_id)action);
				free(drawn());
				ck_assert_uint_lt(view.focus, view.page.count);
				ck_assert_uint_lt(view.top, view.layout.count);
			}
	leave();
}
END_TEST

START_TEST(what_is_not_there_is_refused)
{
	const struct place place = {.kind = RUNGS_ROLE, .id = "no-such-role"};
	struct rungs_error error = {.text = ""};

	open_atlas(true);
	screen = &screen_page;
	view = (struct page_view){.top = 0};
	ck_assert_int_eq(screen->open(&view, &(struct session){.atlas = atlas},
				      &place, &error),
			 RUNGS_NOT_FOUND);
	ck_assert_str_ne(error.text, "");
	leave();
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("page");
	TCase *tests = tcase_create("page");

	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, a_role_looks_as_designed, 0, SIZES);
	tcase_add_loop_test(tests, the_start_looks_as_designed, 0, SIZES);
	tcase_add_test(tests, moves_from_link_to_link);
	tcase_add_test(tests, goes_from_section_to_section);
	tcase_add_test(tests, goes_to_the_ends);
	tcase_add_test(tests, one_key_reads_everything);
	tcase_add_test(tests, keeps_the_place_when_the_window_changes);
	tcase_add_test(tests, any_size_and_any_action_is_safe);
	tcase_add_test(tests, what_is_not_there_is_refused);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
