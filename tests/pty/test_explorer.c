#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "vt.h"
#include "suite.h"

#define FOOTER "Enter open  / search  ? help  q quit"
#define FIELD_FOOTER "F1 help"
#define NARROW_FOOTER "Enter open  / search  ? help"
#define PASTE_SIZE 10240

static struct vt vt;

static void expect_browse(void)
{
	vt_expect(&vt, false, " rungs ▸ KPO careers   ", "Specializations",
		  "▸ How do I start?", FOOTER, NULL);
}

static void open_browse(const struct vt_options *options)
{
	vt_open(&vt, options);
	expect_browse();
}

static void quit_by(const char *keys)
{
	vt_type(&vt, keys);
	vt_expect_in_order(&vt);
	ck_assert(WIFEXITED(vt.status));
	ck_assert_int_eq(WEXITSTATUS(vt.status), 0);
}

static void close_by(const char *keys)
{
	quit_by(keys);
	vt_close(&vt);
}

static char *cursor_line(void)
{
	int row, col;

	vt_cursor(&vt, &row, &col);
	return vt_row(&vt, row);
}

START_TEST(the_cursor_is_on_the_selected_row)
{
	char *line;

	open_browse(&vt_usual);
	line = cursor_line();
	ck_assert_ptr_nonnull(strstr(line, "▸ How do I start?"));
	free(line);
	vt_type(&vt, "\x1b[B");
	vt_expect(&vt, false, "▸ Legal data services", FOOTER, NULL);
	line = cursor_line();
	ck_assert_ptr_nonnull(strstr(line, "▸ Legal data services"));
	free(line);
	close_by("q");
}
END_TEST

START_TEST(a_role_opens_within_four_keys)
{
	char header[256] = " rungs ▸ KPO careers ▸ ", *line, *title;

	open_browse(&vt_usual);
	vt_type(&vt, "j");
	vt_expect(&vt, false, "▸ Legal data services", "ENTRY", FOOTER, NULL);
	vt_type(&vt, "l");
	vt_expect(&vt, false, "ENTRY", "Asks", "Study", FOOTER, NULL);
	line = cursor_line();
	title = strstr(line, "▸ ");
	ck_assert_ptr_nonnull(title);
	title += strlen("▸ ");
	title[strcspn(title, " ")] = '\0';
	strcat(header, title);
	free(line);
	vt_type(&vt, "\r");
	vt_expect(&vt, false, header, "Asks", "Study", "Ways on", FOOTER, NULL);
	vt_type(&vt, "\x1b");
	vt_expect(&vt, false, " rungs ▸ KPO careers   ", "ENTRY", FOOTER, NULL);
	close_by("q");
}
END_TEST

/* There and back, by the keys of a terminal. */
START_TEST(another_atlas_is_gone_to_and_come_back_from)
{
	struct vt_options fixture = vt_usual;

	fixture.arguments[0] = "--atlas";
	fixture.arguments[1] = BINARY_DIR "/fixture.atlas";
	vt_open(&vt, &fixture);
	vt_expect(&vt, false, " rungs ▸ Fixture careers   ", FOOTER, NULL);
	vt_type(&vt, "A");
	vt_expect(&vt, false, "▸ fixture · here", "  built-in ",
		  "? help  q quit", NULL);
	vt_type(&vt, "j\r");
	expect_browse();
	vt_type(&vt, "j");
	vt_expect(&vt, false, "▸ Legal data services", "ENTRY", FOOTER, NULL);
	vt_type(&vt, "\x1b");
	vt_expect(&vt, false, "Fixture careers ▸ Atlases", "▸ built-in ",
		  FOOTER, NULL);
	vt_type(&vt, "\x1b");
	vt_expect(&vt, false, " rungs ▸ Fixture careers   ",
		  "▸ How do I start?", FOOTER, NULL);
	close_by("q");
}
END_TEST

/* Nothing but letters and words tells marks and differences. */
START_TEST(three_lines_of_work_stand_side_by_side)
{
	struct vt_options mono = vt_usual;

	mono.term = "vt100";
	open_browse(&mono);
	vt_type(&vt, "j j j ");
	vt_expect(&vt, false, "A  Legal data services", "B  IT support",
		  "C▸ Business", "c compares the 3.", NULL);
	vt_type(&vt, "c+");
	vt_expect(&vt, false, "Side by side: Entry", "A Legal data",
		  "B IT support", "C Business", "differs", NULL);
	vt_type(&vt, "\t\t");
	vt_expect(&vt, false, "Conditions  editorial",
		  "differs: most      early", "mostly nights", NULL);
	vt_resize(&vt, 12, 40);
	vt_expect(&vt, false, "A Legal data services", " Conditions", NULL);
	close_by("q");
}
END_TEST

START_TEST(the_seven_statements_are_one_key_away)
{
	open_browse(&vt_usual);
	vt_type(&vt, "s");
	vt_expect(&vt, false, "▸ How do I start?", " 1. ", " 2. ", " 3. ",
		  " 4. ", " 5. ", " 6. ", " 7. ", FOOTER, NULL);
	close_by("q");
}
END_TEST

/* Whatever is answered is kept, however the program ends. */
START_TEST(killed_between_questions_it_goes_on_there)
{
	struct vt_options options = vt_usual;
	char folder[] = "/tmp/rungs-pty-XXXXXX", profile[64];

	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(profile, sizeof profile, "--profile=%s/me.db", folder);
	options.arguments[0] = profile;
	vt_open(&vt, &options);
	expect_browse();
	vt_type(&vt, "S");
	vt_expect(&vt, false, "1 of 12 · Education", NULL);
	vt_type(&vt, "jjjjj\r");
	vt_expect(&vt, false, "2 of 12 · Field of study", NULL);
	vt_type(&vt, "jj \r");
	vt_expect(&vt, true, "3 of 12 · Work", NULL);
	vt_type(&vt, "/data analyst");
	vt_expect(&vt, true, "Find  data analyst", "as you typed it", NULL);
	vt_type(&vt, "\r");
	vt_expect(&vt, false, "4 of 12 · Working years", NULL);
	vt_signal(&vt, SIGKILL);
	vt_wait_end(&vt);
	vt_close(&vt);
	vt_open(&vt, &options);
	expect_browse();
	vt_type(&vt, "S");
	vt_expect(&vt, false, "4 of 12 · Working years", NULL);
	close_by("q");
	snprintf(profile, sizeof profile, "%s/me.db", folder);
	unlink(profile);
	rmdir(folder);
}
END_TEST

START_TEST(any_size_and_back_is_the_same_screen)
{
	static const int sizes[][2] = {
		{1, 1},   {2, 2},   {24, 1},   {1, 80},    {5, 20},  {4, 19},
		{40, 12}, {12, 40}, {50, 200}, {200, 500}, {3, 300}, {1, 1}};
	char *before;

	open_browse(&vt_usual);
	before = vt_text(&vt);
	for (int round = 0; round < 5; round++)
		for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
			vt_resize(&vt, sizes[i][0], sizes[i][1]);
	vt_resize(&vt, 1, 9);
	vt_expect_screen(&vt, "Needs 20…\n");
	vt_resize(&vt, 12, 40);
	vt_expect(&vt, false, " rungs ▸ KPO careers", "▸ How do I start?",
		  NARROW_FOOTER, NULL);
	vt_resize(&vt, 24, 80);
	vt_expect_screen(&vt, before);
	free(before);
	close_by("q");
}
END_TEST

START_TEST(stopped_and_continued_the_screen_comes_back)
{
	char *before;

	open_browse(&vt_usual);
	before = vt_text(&vt);
	for (int round = 0; round < 3; round++) {
		vt_type(&vt, "\x1a");
		vt_expect_in_order(&vt);
		ck_assert(vt.stopped);
		vt_resize(&vt, 30, 100);
		vt_resize(&vt, 24, 80);
		vt_signal(&vt, SIGCONT);
		vt_expect_screen(&vt, before);
	}
	vt_type(&vt, "\x1a");
	vt_expect_in_order(&vt);
	vt_resize(&vt, 12, 40);
	vt_signal(&vt, SIGCONT);
	vt_expect(&vt, false, "▸ How do I start?", NARROW_FOOTER, NULL);
	free(before);
	close_by("q");
}
END_TEST

static const int signals[] = {SIGTERM, SIGHUP,  SIGINT,
			      SIGQUIT, SIGABRT, SIGSEGV};

START_TEST(a_signal_leaves_the_terminal_in_order)
{
	struct vt_options options = vt_usual;

	options.more = "ASAN_OPTIONS=handle_segv=0";
	open_browse(&options);
	vt_signal(&vt, signals[_i]);
	vt_expect_in_order(&vt);
	ck_assert(vt.ended);
	ck_assert(WIFSIGNALED(vt.status));
	ck_assert_int_eq(WTERMSIG(vt.status), signals[_i]);
	vt_close(&vt);
}
END_TEST

static const char *const ways_out[] = {"q",      "\x03",  "\x11",
				       "/q\x03", "?\x03", ":quit\r"};

START_TEST(every_way_to_quit_leaves_the_terminal_in_order)
{
	open_browse(&vt_usual);
	close_by(ways_out[_i]);
}
END_TEST

START_TEST(losing_the_terminal_ends_the_program)
{
	struct vt_options options = vt_usual;

	options.ignore_hangup = _i % 2;
	open_browse(&options);
	if (_i >= 2) {
		vt_type(&vt, "/");
		vt_expect(&vt, true, "▸ Search", FIELD_FOOTER, NULL);
	}
	vt_hang_up(&vt);
	vt_wait_end(&vt);
	ck_assert_msg(vt.cpu < 2, "%g s", vt.cpu);
	vt_close(&vt);
}
END_TEST

static const char *const no_terms[] = {NULL, "", "dumb", "unknown",
				       "no-such-terminal"};

START_TEST(a_terminal_that_cannot_draw_is_told_of_plain)
{
	struct vt_options options = vt_usual;

	options.term = no_terms[_i];
	vt_open(&vt, &options);
	vt_expect_in_order(&vt);
	ck_assert(WIFEXITED(vt.status));
	ck_assert_int_eq(WEXITSTATUS(vt.status), 2);
	vt_close(&vt);
}
END_TEST

START_TEST(output_elsewhere_is_no_explorer)
{
	struct vt_options options = vt_usual;

	options.output_elsewhere = true;
	vt_open(&vt, &options);
	vt_expect_in_order(&vt);
	ck_assert(WIFEXITED(vt.status));
	ck_assert_uint_eq(vt.length, 0);
	vt_close(&vt);
}
END_TEST

static void paste(const char *bytes, size_t size)
{
	vt_type(&vt, "\x1b[200~");
	vt_send(&vt, bytes, size);
	vt_type(&vt, "\x1b[201~");
}

START_TEST(a_paste_is_text_and_never_keys)
{
	static char text[PASTE_SIZE];

	memset(text, 'q', sizeof text);
	for (size_t i = 7; i < sizeof text; i += 8)
		text[i] = "\r\x03\x1b"[i / 8 % 3];
	open_browse(&vt_usual);
	paste(text, sizeof text);
	vt_expect(&vt, false, "▸ How do I start?",
		  "Pasted text goes into a search; / opens one.", NULL);
	vt_type(&vt, "/");
	vt_expect(&vt, true, "▸ Search", FIELD_FOOTER, NULL);
	paste(text, sizeof text);
	vt_expect(&vt, true, "▸ Search", "qqqqqqq qqqqqqq", FIELD_FOOTER, NULL);
	vt_type(&vt, "\x15sql");
	vt_expect(&vt, true, "▸ Search", " sql", "SQL", FIELD_FOOTER, NULL);
	close_by("\x03");
}
END_TEST

/* Whether any sequence 'ESC [ numbers m' among the bytes chooses a colour. */
static bool chooses_color(const char *bytes, size_t size)
{
	for (size_t i = 0; i + 2 < size; i++) {
		int number = 0;

		if (bytes[i] != '\x1b' || bytes[i + 1] != '[')
			continue;
		for (i += 2; i < size && strchr("0123456789;m", bytes[i]);
		     i++) {
			if (bytes[i] >= '0' && bytes[i] <= '9') {
				number = number * 10 + bytes[i] - '0';
				continue;
			}
			if (number >= 30 && number < 108 && number != 39 &&
			    number != 49)
				return true;
			number = 0;
			if (bytes[i] == 'm')
				break;
		}
	}
	return false;
}

/* Goes through some screens and quits. */
static void tour(const struct vt_options *options)
{
	open_browse(options);
	vt_type(&vt, "jll");
	vt_expect(&vt, false, " rungs ▸ KPO careers ▸ ", "Ways on", FOOTER,
		  NULL);
	vt_type(&vt, "/sql");
	vt_expect(&vt, true, " sql", "SQL", FIELD_FOOTER, NULL);
	vt_type(&vt, "\x1bOP");
	vt_expect(&vt, true, "Keys, narrowed by:", "Esc back", NULL);
	quit_by("\x03");
}

START_TEST(colours_are_sent_unless_there_are_none)
{
	struct vt_options options = vt_usual;

	tour(&options);
	ck_assert(chooses_color(vt.log, vt.length));
	vt_close(&vt);
	options.more = "NO_COLOR=1";
	tour(&options);
	ck_assert(!chooses_color(vt.log, vt.length));
	vt_close(&vt);
	options = vt_usual;
	options.term = "vt100";
	tour(&options);
	ck_assert(!chooses_color(vt.log, vt.length));
	vt_close(&vt);
}
END_TEST

START_TEST(without_utf8_only_ascii_is_sent)
{
	struct vt_options options = vt_usual;

	options.lang = "C";
	vt_open(&vt, &options);
	vt_expect(&vt, false, " rungs > KPO careers   ", "Specializations",
		  "> How do I start?", FOOTER, NULL);
	vt_type(&vt, "jll");
	vt_expect(&vt, false, " rungs > KPO careers > ", "Ways on", FOOTER,
		  NULL);
	vt_type(&vt, "/sql");
	vt_expect(&vt, true, " sql", "SQL", FIELD_FOOTER, NULL);
	quit_by("\x03");
	for (size_t i = 0; i < vt.length; i++)
		ck_assert((unsigned char)vt.log[i] < 0x80);
	vt_close(&vt);
}
END_TEST

START_TEST(the_window_can_be_drawn_again)
{
	char *before;

	open_browse(&vt_usual);
	before = vt_text(&vt);
	vterm_input_write(vt.vterm, "\x1b[Hgarbage", 10);
	vt_type(&vt, "\x0c");
	vt_expect_screen(&vt, before);
	free(before);
	close_by("q");
}
END_TEST

START_TEST(help_and_palette_run_what_they_list)
{
	open_browse(&vt_usual);
	vt_type(&vt, "?");
	vt_expect(&vt, true, "Keys, narrowed by:", "YOURS", "Go back to",
		  "Esc back", NULL);
	vt_type(&vt, "how do i\r");
	vt_expect(&vt, false, "▸ How do I start?", " 1. ", FOOTER, NULL);
	vt_type(&vt, ":");
	vt_expect(&vt, true, "─\n :\n", "search", "Esc back", NULL);
	vt_type(&vt, "skil\r");
	vt_expect(&vt, false, " rungs ▸ KPO careers ▸ ", "Skills", FOOTER,
		  NULL);
	vt_type(&vt, "<");
	vt_expect(&vt, false, "▸ How do I start?", " 1. ", FOOTER, NULL);
	vt_type(&vt, ">");
	vt_expect(&vt, false, " rungs ▸ KPO careers ▸ ", "Skills", FOOTER,
		  NULL);
	close_by("q");
}
END_TEST

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

int main(void)
{
	Suite *suite = suite_create("explorer");
	TCase *tests = tcase_create("explorer");

	tcase_set_timeout(tests, 110);
	tcase_add_test(tests, the_cursor_is_on_the_selected_row);
	tcase_add_test(tests, a_role_opens_within_four_keys);
	tcase_add_test(tests, another_atlas_is_gone_to_and_come_back_from);
	tcase_add_test(tests, three_lines_of_work_stand_side_by_side);
	tcase_add_test(tests, the_seven_statements_are_one_key_away);
	tcase_add_test(tests, killed_between_questions_it_goes_on_there);
	tcase_add_test(tests, any_size_and_back_is_the_same_screen);
	tcase_add_test(tests, stopped_and_continued_the_screen_comes_back);
	tcase_add_loop_test(tests, a_signal_leaves_the_terminal_in_order, 0,
			    COUNT(signals));
	tcase_add_loop_test(tests,
			    every_way_to_quit_leaves_the_terminal_in_order, 0,
			    COUNT(ways_out));
	tcase_add_loop_test(tests, losing_the_terminal_ends_the_program, 0, 4);
	tcase_add_loop_test(tests, a_terminal_that_cannot_draw_is_told_of_plain,
			    0, COUNT(no_terms));
	tcase_add_test(tests, output_elsewhere_is_no_explorer);
	tcase_add_test(tests, a_paste_is_text_and_never_keys);
	tcase_add_test(tests, colours_are_sent_unless_there_are_none);
	tcase_add_test(tests, without_utf8_only_ascii_is_sent);
	tcase_add_test(tests, the_window_can_be_drawn_again);
	tcase_add_test(tests, help_and_palette_run_what_they_list);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
