#include <check.h>

#include "tui/addressing.h"
#include "suite.h"

static struct addressing addressing;
static char out[ADDRESSING_SIZE];

static const char *written(int row, int col)
{
	addressing_write(&addressing, out, row, col);
	return out;
}

START_TEST(a_place_is_told_as_terminfo_says)
{
	ck_assert(addressing_read(&addressing, "\x1b[%i%p1%d;%p2%dH"));
	ck_assert_str_eq(written(0, 0), "\x1b[1;1H");
	ck_assert_str_eq(written(8, 99), "\x1b[9;100H");
	ck_assert_str_eq(written(65534, 65534), "\x1b[65535;65535H");
	ck_assert(addressing_read(&addressing, "\x1b=%p1%dR%p2%dC"));
	ck_assert_str_eq(written(0, 10), "\x1b=0R10C");
}
END_TEST

START_TEST(another_form_is_left_to_terminfo)
{
	static const char *const others[] = {
		"",
		"\x1bY%p1%' '%+%c%p2%' '%+%c",
		"\x1b[%i%p2%d;%p1%dH",
		"%i\x1b[%p1%d;%p2%dH",
		"\x1b[%i%p1%d;%p2%dH%%",
		"\x1b[%i%p1%02d;%p2%02dH",
		"\x1b[%i%p1%d",
		"a sequence that is too long%i%p1%d;%p2%dH",
	};

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		ck_assert_msg(!addressing_read(&addressing, others[i]), "%s",
			      others[i]);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("addressing");
	TCase *tests = tcase_create("addressing");

	tcase_add_test(tests, a_place_is_told_as_terminfo_says);
	tcase_add_test(tests, another_form_is_left_to_terminfo);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
