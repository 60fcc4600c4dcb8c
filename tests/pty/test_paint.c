#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vterm.h>

#include "tui/paint.h"
#include "suite.h"

#define CELLS_COMPARED 300000

static VTerm *vterm;
static VTermScreen *screen;
static struct paint paint;
static struct cells grid;

static unsigned next_random(unsigned below)
{
	static unsigned long state = 1;

	state = state * 6364136223846793005ul + 1442695040888963407ul;
	return (unsigned)(state >> 33) % below;
}

static void go(char *out, int row, int col)
{
	snprintf(out, PAINT_SEQUENCE, "\x1b[%d;%dH", row + 1, col + 1);
}

static void start(int rows, int cols)
{
	vterm = vterm_new(rows, cols);
	vterm_set_utf8(vterm, 1);
	screen = vterm_obtain_screen(vterm);
	vterm_screen_reset(screen, 1);
	paint = (struct paint){
		.codes = {.clear = "\x1b[H\x1b[2J",
			  .erase = "\x1b[K",
			  .go = go,
			  .corner = true},
	};
	for (int i = 0; i < STYLE_COUNT; i++)
		strcpy(paint.codes.style[i], i == STYLE_SELECTED ? "\x1b[;7m"
					     : i == STYLE_TITLE  ? "\x1b[;1m"
								 : "\x1b[m");
	paint_forget(&paint);
	ck_assert(cells_init(&grid, rows, cols));
}

static void finish(void)
{
	vterm_free(vterm);
	paint_release(&paint);
	cells_release(&grid);
}

/* Sends a frame and returns how many bytes it took. */
static size_t show(void)
{
	size_t length;

	ck_assert(paint_grid(&paint, &grid));
	length = paint.length;
	vterm_input_write(vterm, paint.bytes, length);
	paint.length = 0;
	return length;
}

static bool is_same(int row, int col)
{
	const struct cell *cell = &grid.at[row * grid.cols + col];
	VTermScreenCell shown;

	vterm_screen_get_cell(screen, (VTermPos){row, col}, &shown);
	if (cell->code == 0)
		return true;
	if (shown.chars[0] == 0) {
		shown.chars[0] = ' ';
		shown.chars[1] = 0;
	}
	return shown.chars[0] == cell->code &&
	       shown.chars[1] == cell->marks[0] &&
	       shown.attrs.reverse == (cell->style == STYLE_SELECTED) &&
	       shown.attrs.bold == (cell->style == STYLE_TITLE);
}

static void same_screen(void)
{
	VTermPos at;

	for (int row = 0; row < grid.rows; row++)
		for (int col = 0; col < grid.cols; col++)
			if (!is_same(row, col))
				ck_abort_msg("%d %d differs", row, col);
	vterm_state_get_cursorpos(vterm_obtain_state(vterm), &at);
	ck_assert_int_eq(at.row, grid.cursor_row);
	ck_assert_int_eq(at.col, grid.cursor_col);
}

static void change_something(void)
{
	static const char *const texts[] = {
		"a",       "abc def", "語",  "語語x",
		"e\u0301", "─",       "   ", "a longer text than a row has"};
	static const enum style styles[] = {STYLE_NORMAL, STYLE_SELECTED,
					    STYLE_TITLE};
	struct area all = cells_whole(&grid);
	int row = (int)next_random((unsigned)grid.rows);
	int col = (int)next_random((unsigned)grid.cols);

	switch (next_random(8)) {
	case 0:
		cells_clear(&grid);
		break;
	case 1:
		cells_restyle(&grid, all, row, col, grid.cols,
			      styles[next_random(3)]);
		break;
	case 2:
		paint_forget(&paint);
		break;
	default:
		cells_put(&grid, all, row, col, styles[next_random(3)],
			  texts[next_random(8)]);
		break;
	}
	cells_cursor(&grid, all, row, col);
}

START_TEST(whatever_changes_the_terminal_shows_the_grid)
{
	static const int sizes[][2] = {{4, 12}, {1, 1}, {2, 2}, {24, 80}};

	start(sizes[_i][0], sizes[_i][1]);
	for (int i = CELLS_COMPARED / (grid.rows * grid.cols + 100); i; i--) {
		for (unsigned n = next_random(4); n > 0; n--)
			change_something();
		show();
		same_screen();
	}
	finish();
}
END_TEST

START_TEST(only_what_changed_is_sent)
{
	struct area all;

	start(24, 80);
	all = cells_whole(&grid);
	for (int row = 0; row < 24; row++)
		cells_put(&grid, all, row, 0, STYLE_NORMAL,
			  "a row of text that stays where it is");
	show();
	ck_assert_uint_eq(show(), 0);
	cells_put(&grid, all, 5, 3, STYLE_NORMAL, "x");
	ck_assert_uint_lt(show(), 20);
	cells_cursor(&grid, all, 7, 7);
	ck_assert_uint_lt(show(), 10);
	for (int row = 0; row < 24; row++)
		cells_put(&grid, all, row, 2, STYLE_NORMAL,
			  "                                    ");
	ck_assert_uint_lt(show(), 24 * 16);
	same_screen();
	finish();
}
END_TEST

START_TEST(ascii_keeps_the_columns)
{
	struct area all;

	start(2, 20);
	paint.codes.ascii = true;
	all = cells_whole(&grid);
	cells_put(&grid, all, 0, 0, STYLE_NORMAL, "─▸语é…e\u0301|");
	ck_assert(paint_grid(&paint, &grid));
	for (size_t i = 0; i < paint.length; i++)
		ck_assert((unsigned char)paint.bytes[i] < 0x80);
	paint.bytes[paint.length] = '\0';
	ck_assert_ptr_nonnull(strstr(paint.bytes, "->? e.e|"));
	finish();
}
END_TEST

/* Terminals differ on how wide some characters are. */
START_TEST(after_a_doubtful_width_the_place_is_told)
{
	start(1, 20);
	cells_put(&grid, cells_whole(&grid), 0, 0, STYLE_NORMAL,
		  "a語be\u0301c");
	ck_assert(paint_grid(&paint, &grid));
	paint.bytes[paint.length] = '\0';
	ck_assert_ptr_nonnull(
		strstr(paint.bytes, "a語\x1b[1;4Hbe\u0301\x1b[1;6Hc"));
	finish();
}
END_TEST

/* A terminal that scrolls when its last cell is written must not be. */
START_TEST(the_last_corner_is_left_out_where_it_would_scroll)
{
	struct area all;

	start(2, 4);
	paint.codes.corner = false;
	all = cells_whole(&grid);
	cells_put(&grid, all, 0, 0, STYLE_NORMAL, "abcd");
	cells_put(&grid, all, 1, 0, STYLE_NORMAL, "efgh");
	ck_assert(paint_grid(&paint, &grid));
	paint.bytes[paint.length] = '\0';
	ck_assert_ptr_nonnull(strstr(paint.bytes, "efg"));
	ck_assert_ptr_null(strchr(paint.bytes, 'h'));
	finish();
}
END_TEST

START_TEST(another_size_is_drawn_whole)
{
	start(4, 12);
	cells_put(&grid, cells_whole(&grid), 3, 3, STYLE_NORMAL, "before");
	show();
	cells_release(&grid);
	ck_assert(cells_init(&grid, 6, 20));
	vterm_set_size(vterm, 6, 20);
	cells_put(&grid, cells_whole(&grid), 5, 10, STYLE_TITLE, "after");
	show();
	same_screen();
	finish();
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("paint");
	TCase *tests = tcase_create("paint");

	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, whatever_changes_the_terminal_shows_the_grid,
			    0, 4);
	tcase_add_test(tests, only_what_changed_is_sent);
	tcase_add_test(tests, ascii_keeps_the_columns);
	tcase_add_test(tests, after_a_doubtful_width_the_place_is_told);
	tcase_add_test(tests,
		       the_last_corner_is_left_out_where_it_would_scroll);
	tcase_add_test(tests, another_size_is_drawn_whole);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
