/* Marking, comparing and looking back, by keys. */
#include "window.h"
#include "suite.h"

static void resize(int to_rows, int to_cols)
{
	rows = to_rows;
	cols = to_cols;
	app_resize(app, rows, cols);
	app_settle(app);
}

/* Legal data, IT support and business intelligence at entry level. */
START_TEST(three_lines_of_work_are_compared_by_keys)
{
	press(app, "j Space j Space j Space c");
	sees(" + 14 more");
	misses("- + 14 more");
	press(app, "+");
	sees(" ▸ Side by side: Entry");
	sees("A Legal data");
	sees("B IT support");
	sees("C Business");
	sees("Entry · 5 roles");
	sees("Delivery             Delivery             Delivery");
	press(app, "Tab");
	sees("\n Pay");
	press(app, "Ctrl-D Ctrl-D");
	sees("US, 2024 (May) ·");
	press(app, "Tab");
	sees("\n Conditions  editorial");
	sees("differs: most");
	press(app, "Tab Tab");
	sees("\n Shared skills  ");
	press(app, "l Enter");
	sees(" ▸ KPO careers ▸ IT support services");
	press(app, "Esc");
	sees("\n Shared skills  ");
}
END_TEST

/* Two steps back from client partner, recruiting and sales among them. */
START_TEST(who_becomes_a_client_partner)
{
	press(app, "/ \"client partner\" Enter F");
	sees(" ▸ Feeders of Client Partner");
	sees(" 1 step back  22 roles · editorial");
	press(app, "+");
	sees(" 2 steps back  ");
	sees("To Account Manager: ");
	press(app, "-");
	sees(" 1 step back  ");
	press(app, "-");
	sees("One step back is the least.");
	for (int i = 0; i < 12; i++)
		press(app, "+");
	sees("Nothing is known further back.");
	press(app, "g Enter");
	sees(" ▸ KPO careers ▸ Account Manager");
	press(app, "Esc");
	sees(" ▸ Feeders of Client Partner");
}
END_TEST

START_TEST(feeders_are_those_of_the_page_unless_the_cursor_is_on_a_role)
{
	press(app, "/ \"data analyst\" Enter F");
	sees(" ▸ Feeders of Data Analyst");
	press(app, "Esc H F");
	sees("F shows who becomes a role; put the cursor on one.");
	press(app, "j l F");
	sees(" ▸ Feeders of Document Coding Asso");
}
END_TEST

START_TEST(a_mark_stays_where_its_thing_is_shown)
{
	press(app, "j j j l Space");
	sees("A is Data Processing Associate. Mark another");
	sees("A▸ Data Processing");
	press(app, "j");
	sees("A  Data Processing");
	press(app, "Enter Space");
	sees("B is MIS Executive. c compares the 2.");
	press(app, "Esc");
	sees("B▸ MIS Executive");
	press(app, "k Space");
	sees("Not marked any more: Data Processing Associate.");
	sees("A  MIS Executive");
	press(app, "/ \"data processing associate\" Ctrl-T");
	sees("B is Data Processing Associate.");
	sees("B▸ Data Processing Associate");
	press(app, "Alt-c");
	sees(" ▸ Side by side");
	sees("A MIS Executive");
	sees("B Data Processing");
}
END_TEST

START_TEST(what_cannot_be_marked_or_compared_is_explained)
{
	press(app, "c");
	sees("Mark two to four with Space first");
	press(app, "Space");
	sees("Space marks a role, a specialization or a track.");
	press(app, "j Space j Space j Space j Space j Space");
	sees("Four are marked; Space on one takes its mark away.");
	press(app, "k k k k Space Space");
	sees("D is Legal data services.");
}
END_TEST

START_TEST(a_column_can_be_taken_out)
{
	press(app, "j Space j Space j Space c l");
	press(app, "Space");
	sees("Not marked any more: IT support services.");
	sees("A Legal data services");
	sees("B Business intelligence &");
	press(app, "g");
	misses("IT support");
	press(app, "Space Space");
	sees("Nothing is marked.");
	press(app, "Enter l j Tab G Esc");
	sees("▸ Business intellige");
	/* Marked anew, there is something to see where one was before. */
	press(app, "Space j Space >");
	sees("A Business intelligence &");
}
END_TEST

START_TEST(a_level_narrows_lines_of_work_alone)
{
	press(app, "j Space l Space c");
	sees(" ▸ Side by side  ");
	sees("27 roles");
	press(app, "+ +");
	sees(" ▸ Side by side: Analyst");
	press(app, "- -");
	sees("27 roles");
	press(app, "-");
	sees("All levels are compared; + narrows to one.");
	for (int i = 0; i < 8; i++)
		press(app, "+");
	sees("This is the highest level.");
	press(app, "Space +");
	sees("Only roles are compared");
}
END_TEST

START_TEST(columns_find_their_place_at_any_size)
{
	press(app, "j Space j Space j Space j Space c +");
	sees("\n─────");
	resize(60, 200);
	sees("D Financial & investment research");
	sees("B IT support services");
	resize(12, 40);
	sees("A Legal data services");
	sees("\n Roles\n   differs\n   A - Document Coding");
	press(app, "l l l");
	sees("D Financial");
	press(app, "Ctrl-D");
	sees("▲");
	resize(24, 80);
	sees("▲");
}
END_TEST

/* Every action at every odd size, from the middle of things. */
START_TEST(any_size_and_any_action_is_safe)
{
	static const int sizes[][2] = {{1, 1},    {5, 20},  {6, 21},
				       {7, 30},   {12, 40}, {24, 80},
				       {60, 200}, {3, 300}, {200, 20}};
	static const char *const starts[] = {
		"H j Space j Space j Space c l Ctrl-D",
		"/ \"sales\" Enter F +"};
	enum action_context contexts[] = {IN_COMPARE, IN_FEEDERS};

	press(app, starts[_i]);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		for (enum action_id id = ACTION_UP; id < ACTION_COUNT; id++) {
			const char *keys = action_keys(id, contexts[_i]);
			char name[24];

			if (!*keys)
				continue;
			snprintf(name, sizeof name, "%.*s",
				 (int)strcspn(keys, " "), keys);
			resize(sizes[i][0], sizes[i][1]);
			press(app, name);
			free(shown(app, rows, cols));
			resize(sizes[i][1], sizes[i][0]);
			free(shown(app, rows, cols));
			app_key(app, (struct key){.code = KEY_CODE_ESC});
		}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("side by side");
	TCase *tests = tcase_create("keys");

	tcase_set_timeout(tests, 60);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, three_lines_of_work_are_compared_by_keys);
	tcase_add_test(tests, who_becomes_a_client_partner);
	tcase_add_test(
		tests,
		feeders_are_those_of_the_page_unless_the_cursor_is_on_a_role);
	tcase_add_test(tests, a_mark_stays_where_its_thing_is_shown);
	tcase_add_test(tests, what_cannot_be_marked_or_compared_is_explained);
	tcase_add_test(tests, a_column_can_be_taken_out);
	tcase_add_test(tests, a_level_narrows_lines_of_work_alone);
	tcase_add_test(tests, columns_find_their_place_at_any_size);
	tcase_add_loop_test(tests, any_size_and_any_action_is_safe, 0, 2);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
