/* Random use: whatever is pressed, pasted or resized, nothing breaks. */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "import/scratch.h"
#include "tui/app.h"
#include "suite.h"

#define STEPS 5000
#define MARGIN 64 /* cells */
#define GUARD 0x5aa5u

static const char *const keys[] = {
	"j",        "j",         "k",      "l",         "h",         "Down",
	"Up",       "Left",      "Right",  "Enter",     "Enter",     "Esc",
	"Esc",      "Backspace", "Tab",    "Shift-Tab", "[",         "]",
	"g",        "G",         "Ctrl-D", "Ctrl-U",    "/",         "?",
	":",        "n",         "N",      "Home",      "End",       "PageUp",
	"PageDown", "Delete",    "Ctrl-W", "Space",     "a",         "e",
	"s",        "d",         "Ctrl-A", "Alt-Left",  "Alt-Right", "F",
	"Space",    "Space",     "c",      "+",         "-",         "H",
	"L",        "L",         "f",      "z",         "Z",         "k",
	"m",        "b",         "e",      "u",         "Ctrl-R",    "-",
};

static const char *const pastes[] = {
	"contract analist",
	"line one\nline two\r\nline three",
	"\x1b[2J\x1b[31mred\a\b\x7f",
	"\xff\xfe\xc0\xaf\xed\xa0\x80 broken",
	"' OR 1=1 -- \" * NEAR( :x ^",
	"\xe2\x80\xae reversed \xe2\x81\xa6 isolated \xef\xbb\xbf",
	"\xe8\x81\xb7\xe6\xa5\xad \xf0\x9f\x98\x80 "
	"cafe\xcc\x81\xcc\x82\xcc\x83",
	"",
};

static struct rungs_atlas *atlas;
static char *folder; /* where files go that the keys ask for */

static void setup(void)
{
	struct rungs_error error;

	folder = scratch_new();
	ck_assert_int_eq(chdir(folder), 0);
	ck_assert_msg(rungs_atlas_open_kpo(&atlas, &error) == RUNGS_OK, "%s",
		      error.text);
}

static void teardown(void)
{
	rungs_atlas_close(atlas);
	ck_assert_int_eq(chdir("/"), 0);
	scratch_delete(folder);
}

static struct key random_key(unsigned *seed)
{
	size_t count = sizeof keys / sizeof *keys;
	struct key key = {.code = 0};
	int choice = rand_r(seed) % 20;

	if (choice == 0)
		key.code = (uint32_t)rand_r(seed) % 0x110040;
	else if (choice == 1)
		key = (struct key){.code = (uint32_t)(' ' + rand_r(seed) % 95),
				   .ctrl = rand_r(seed) % 2,
				   .alt = rand_r(seed) % 2};
	else
		(void)key_parse(keys[(size_t)rand_r(seed) % count], &key);
	return key;
}

/* Renders into a grid with a guarded margin behind it.  Few assertions: Check
 * notes down each one. */
static void draw(struct app *app, int rows, int cols)
{
	size_t size = (size_t)rows * (size_t)cols;
	struct cells grid = {.rows = rows, .cols = cols};
	bool whole = true;

	grid.at = calloc(size + MARGIN, sizeof *grid.at);
	ck_assert_ptr_nonnull(grid.at);
	for (size_t i = 0; i < MARGIN; i++)
		grid.at[size + i].code = GUARD;
	app_settle(app);
	app_render(app, &grid);
	for (size_t i = 0; i < MARGIN; i++)
		whole = whole && grid.at[size + i].code == GUARD;
	ck_assert_msg(whole, "drawn beyond %dx%d", cols, rows);
	ck_assert_msg(size == 0 ||
			      (grid.cursor_row >= 0 && grid.cursor_row < rows &&
			       grid.cursor_col >= 0 && grid.cursor_col < cols),
		      "cursor at %d,%d of %dx%d", grid.cursor_col,
		      grid.cursor_row, cols, rows);
	free(grid.at);
}

START_TEST(nothing_breaks_the_explorer)
{
	unsigned seed = (unsigned)_i * 7919 + 1;
	struct app *app = NULL;
	int rows = 24, cols = 80;

	for (int step = 0; step < STEPS; step++) {
		struct rungs_error error;
		int choice = rand_r(&seed) % 100;
		bool running = true;

		if (!app)
			ck_assert_int_eq(app_new(&app, atlas, NULL, NULL, rows,
						 cols, &error),
					 RUNGS_OK);
		if (choice < 4) {
			bool large = rand_r(&seed) % 8 == 0;

			rows = rand_r(&seed) % (large ? 121 : 41);
			cols = rand_r(&seed) % (large ? 301 : 121);
			app_resize(app, rows, cols);
		} else if (choice < 8) {
			size_t which = (size_t)rand_r(&seed) %
				       (sizeof pastes / sizeof *pastes);

			running = app_paste(app, pastes[which]);
		} else {
			running = app_key(app, random_key(&seed));
		}
		draw(app, rows, cols);
		if (!running) {
			app_free(app);
			app = NULL;
		}
	}
	app_free(app);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("walk");
	TCase *tests = tcase_create("walk");

	tcase_set_timeout(tests, 100);
	tcase_add_unchecked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, nothing_breaks_the_explorer, 0, 4);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
