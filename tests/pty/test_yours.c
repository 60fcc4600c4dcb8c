/* What is one's own outlives the program, and is the same in two of them. */
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "import/scratch.h"
#include "vt.h"
#include "suite.h"

static struct vt one, two;
static char *home, variable[4200];

static void setup(void)
{
	home = scratch_new();
	snprintf(variable, sizeof variable, "HOME=%s", home);
}

static void remove_all(const char *name)
{
	char command[4300];

	snprintf(command, sizeof command, "rm -rf '%s/%s'", home, name);
	ck_assert_int_eq(system(command), 0);
}

static void teardown(void)
{
	remove_all(".local");
	scratch_delete(home);
}

static void open_at(struct vt *vt, const char *more, const char *expected)
{
	struct vt_options options = vt_usual;

	options.more = more;
	vt_open(vt, &options);
	vt_expect(vt, false, expected, NULL);
}

static void quit(struct vt *vt)
{
	vt_type(vt, "q");
	vt_expect_in_order(vt);
	vt_close(vt);
}

/* What was seen is written before the next key is answered. */
static void be_written(struct vt *vt)
{
	vt_type(vt, "?");
	vt_expect(vt, true, "GO", NULL);
	vt_type(vt, "\x1b");
}

START_TEST(a_change_outlives_a_kill)
{
	open_at(&one, variable, "▸ How do I start?");
	vt_type(&one, "M\t\t\t\rpython");
	vt_expect(&one, true, "▸ Python", NULL);
	vt_type(&one, "\r");
	vt_expect(&one, false, "Now: skill Python, level 3.", NULL);
	be_written(&one);
	vt_signal(&one, SIGKILL);
	vt_wait_end(&one);
	vt_close(&one);
	open_at(&one, variable, "▸ How do I start?");
	vt_type(&one, "M");
	vt_expect(&one, false, "Python", "●●●○○ 3", NULL);
	quit(&one);
}
END_TEST

START_TEST(two_explorers_see_what_the_other_changes)
{
	open_at(&one, variable, "▸ How do I start?");
	open_at(&two, variable, "▸ How do I start?");
	vt_type(&one, "jlb");
	vt_expect(&one, false, "Now: bookmark", "★", NULL);
	be_written(&one);
	vt_type(&two, "B");
	vt_expect(&two, false, "BOOKMARKS", "role ", NULL);
	vt_type(&two, "\x1b");
	vt_expect(&two, false, "▸ How do I start?", NULL);
	vt_type(&two, "jljb");
	vt_expect(&two, false, "Now: bookmark", "★", NULL);
	be_written(&two);
	vt_type(&one, "kB");
	vt_expect(&one, false, "Document Review Associate",
		  "Document Coding Associate", NULL);
	quit(&one);
	quit(&two);
}
END_TEST

START_TEST(one_comes_back_after_the_program_was_asked_to_end)
{
	static const int signals[] = {SIGTERM, SIGHUP};

	open_at(&one, variable, "▸ How do I start?");
	vt_type(&one, "/data analyst\r");
	vt_expect(&one, false, "▸ Data Analyst  ", "Asks", NULL);
	vt_signal(&one, signals[_i]);
	vt_expect_in_order(&one);
	ck_assert(WIFSIGNALED(one.status));
	vt_close(&one);
	open_at(&one, variable, "Where you left off; Esc: to the start.");
	vt_expect(&one, false, "▸ Data Analyst  ", "Asks", NULL);
	vt_type(&one, "\x1b");
	vt_expect(&one, false, "▸ How do I start?", NULL);
	quit(&one);
	open_at(&one, variable, "▸ How do I start?");
	quit(&one);
}
END_TEST

START_TEST(a_damaged_trail_leads_to_the_start)
{
	char path[4300];

	open_at(&one, variable, "▸ How do I start?");
	vt_type(&one, "s");
	vt_expect(&one, false, " 1. ", NULL);
	quit(&one);
	snprintf(path, sizeof path, "%s/.local/state/rungs/place", home);
	ck_assert_int_eq(access(path, F_OK), 0);
	scratch_write(path, "rungs place 1\nscreen\0\x1b[2J", 26);
	open_at(&one, variable, "▸ How do I start?");
	quit(&one);
}
END_TEST

/* Their tables as a spreadsheet saves them, with semicolons. */
START_TEST(a_company_explores_its_own_ladder)
{
	static const char *const tables[][2] = {
		{"sources.csv", "id;title;publisher;kind;licence\r\n"
				"lamps;Our ladder;Lamps Ltd;ladder;none\r\n"},
		{"specializations.csv", "id;kind;name;summary\r\n"
					"lamps;additional;Lamps Ltd;Lamps\r\n"},
		{"roles.csv",
		 "id;specialization;track;level;title;summary\r\n"
		 "lighter;lamps;delivery;entry;Lamp Lighter;Lights them.\r\n"
		 "reader;lamps;delivery;analyst;Lamp Reader;"
		 "\"Reads; and writes.\"\r\n;;;;;\r\n"},
		{"requirements.csv", "role;skill;level;importance\r\n"
				     "lighter;excel;2;core\r\n"
				     "reader;excel;4;core\r\n"},
		{"moves.csv", "from_role;to_role;kind;years_min;years_max\r\n"
			      "lighter;reader;advancement;1;2\r\n"},
		{"entry_routes.csv", "education;fields;role;commonness\r\n"
				     "bachelor;any;lighter;common\r\n"},
	};
	char *ours = strdup(scratch_path(home, "ours"));
	struct vt_options options = vt_usual;

	ck_assert_int_eq(mkdir(ours, 0700), 0);
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		scratch_write(scratch_path(ours, tables[i][0]), tables[i][1],
			      strlen(tables[i][1]));
	options.more = variable;
	options.arguments[0] = "--overlay";
	options.arguments[1] = ours;
	vt_open(&one, &options);
	vt_expect(&one, false, "▸ How do I start?", NULL);
	vt_type(&one, "/lamp reader\r");
	vt_expect(&one, false, "▸ Lamp Reader", "Reads; and writes.",
		  "Lamps Ltd", NULL);
	quit(&one);
	remove_all("ours");
	free(ours);
}
END_TEST

static const char *const homes[] = {"HOME=/dev/null", "HOME=relative", NULL};

START_TEST(without_a_place_for_it_one_explores_and_is_told)
{
	open_at(&one, homes[_i], "▸ How do I start?");
	vt_type(&one, "jlb");
	vt_expect(&one, false,
		  _i == 0 ? "The profile \"/dev/null/.local/share/rungs"
			  : "There is no place for a profile",
		  NULL);
	vt_type(&one, "\r");
	vt_expect(&one, false, "Asks", "Study", NULL);
	quit(&one);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("yours");
	TCase *tests = tcase_create("yours");

	tcase_set_timeout(tests, 110);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, a_company_explores_its_own_ladder);
	tcase_add_test(tests, a_change_outlives_a_kill);
	tcase_add_test(tests, two_explorers_see_what_the_other_changes);
	tcase_add_loop_test(
		tests, one_comes_back_after_the_program_was_asked_to_end, 0, 2);
	tcase_add_test(tests, a_damaged_trail_leads_to_the_start);
	tcase_add_loop_test(tests,
			    without_a_place_for_it_one_explores_and_is_told, 0,
			    (int)(sizeof homes / sizeof *homes));
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
