/* The ladder as a picture, by keys. */
#include "window.h"
#include "suite.h"

START_TEST(arrows_walk_over_the_grid)
{
	press(app, "j j j L");
	sees(" ▸ Ladder of Business intelligence & analytics");
	sees(" MIS Executive · Entry · ");
	press(app, "l");
	sees(" Junior Data Analyst · Entry · ");
	press(app, "h k");
	sees(" Reporting Analyst · Analyst / associate · ");
	press(app, "j");
	sees(" · Entry · ");
	press(app, "g");
	sees(" Director - Analytics Practice · ");
	press(app, "G");
	sees(" · Entry · ");
}
END_TEST

START_TEST(ways_are_picked_and_walked)
{
	press(app, "j j j L Tab");
	sees(" 1/2 out to Reporting Analyst · up · ");
	press(app, "]");
	sees(" 2/2 in from Data Processing Associate · sideways · ");
	press(app, "[ Shift-Tab");
	sees(" 2/2 in from Data Processing Associate · ");
	press(app, "Tab f");
	sees(" Reporting Analyst · Analyst / associate · ");
	press(app, "Shift-Tab");
	sees(" in from ");
	press(app, "f f");
	sees(" Analyst / associate · ");
}
END_TEST

START_TEST(the_way_back_keeps_the_place)
{
	press(app, "j j j L f Enter");
	sees(" ▸ KPO careers ▸ Reporting Analyst");
	press(app, "Esc");
	sees(" ▸ Ladder of Business intelligence & analytics");
	sees(" Reporting Analyst · Analyst / associate · ");
}
END_TEST

START_TEST(a_role_has_its_place_on_the_ladder)
{
	press(app, "/ \"data analyst\" Enter L");
	sees(" ▸ Ladder of Business intelligence & analytics");
	sees(" Data Analyst · Analyst / associate · ");
	press(app, "L");
	sees(" ▸ Ladder of everything");
	sees(" Data Analyst · Analyst / associate · ");
	press(app, "L");
	sees("This is the ladder of everything.");
}
END_TEST

START_TEST(what_has_no_ladder_shows_none)
{
	press(app, "/ \"sql\" Enter");
	misses(" ladder");
	press(app, "L");
	sees("L shows the ladder of a role, a line of work or a track");
	misses(" ▸ Ladder");
	press(app, "H L");
	sees(" ▸ Ladder of everything");
}
END_TEST

START_TEST(columns_fold)
{
	press(app, "j j j L Z");
	sees("Nothing is folded; z folds a column.");
	press(app, "z");
	sees(" Analytics Manager · Manager · 1 out, 0 in, 4 folded");
	press(app, "z");
	sees("The last column stays unfolded.");
	press(app, "Z G");
	sees(" · Entry · ");
}
END_TEST

/* Whatever the size, the title of the chosen role is not cut by an edge. */
START_TEST(the_chosen_role_is_seen_whole)
{
	static const char *const ways[] = {"k", "l", "f", "j", "Tab", "h"};

	press(app, "j j j L");
	for (int i = 0; i < 200; i++) {
		struct cells grid;
		int row, col;

		rows = 12 + i % 37;
		cols = 40 + i % 131;
		app_resize(app, rows, cols);
		press(app, i % 7 < 6 ? ways[i % 7] : "Ctrl-D");
		ck_assert(cells_init(&grid, rows, cols));
		app_render(app, &grid);
		row = grid.cursor_row;
		col = grid.cursor_col;
		ck_assert_uint_eq(grid.at[row * cols + col].code, 0x2554);
		while (col < cols && grid.at[row * cols + col].code != 0x2557)
			col++;
		ck_assert_msg(col < cols, "cut at %dx%d", cols, rows);
		while (row < rows && grid.at[row * cols + col].code != 0x255d)
			row++;
		ck_assert_msg(row < rows, "cut at %dx%d", cols, rows);
		cells_release(&grid);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("ladder");
	TCase *tests = tcase_create("ladder");

	tcase_set_timeout(tests, 60);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, arrows_walk_over_the_grid);
	tcase_add_test(tests, ways_are_picked_and_walked);
	tcase_add_test(tests, the_way_back_keeps_the_place);
	tcase_add_test(tests, a_role_has_its_place_on_the_ladder);
	tcase_add_test(tests, what_has_no_ladder_shows_none);
	tcase_add_test(tests, columns_fold);
	tcase_add_test(tests, the_chosen_role_is_seen_whole);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
