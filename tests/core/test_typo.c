#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/edit.h"
#include "core/typo.h"
#include "suite.h"

static bool between(const char *word, const char *other, bool beginning)
{
	return typo_between(word, strlen(word), other, strlen(other),
			    beginning);
}

START_TEST(one_error_of_each_kind_is_seen)
{
	ck_assert(between("analyst", "analyyst", false));
	ck_assert(between("analyst", "analst", false));
	ck_assert(between("analyst", "anolyst", false));
	ck_assert(between("analyst", "anlayst", false));
	ck_assert(between("analyst", "nalyst", false));
	ck_assert(between("analyst", "analysts", false));
	ck_assert(between("analyst", "analys", false));
	ck_assert(between("a", "", false));
	ck_assert(between("", "a", false));
}
END_TEST

START_TEST(two_errors_are_too_many)
{
	ck_assert(!between("analyst", "anilist", false));
	ck_assert(!between("analyst", "nalysts", false));
	ck_assert(!between("analyst", "alaynst", false));
	ck_assert(!between("", "ab", false));
	ck_assert(!between("analyst", "data", false));
}
END_TEST

START_TEST(a_beginning_may_have_one_too)
{
	ck_assert(between("anli", "analist", true));
	ck_assert(between("anla", "analyst", true));
	ck_assert(!between("anla", "analyst", false));
	ck_assert(between("dashbo", "dashboard", true));
	ck_assert(!between("xxsh", "dashboard", true));
}
END_TEST

/* Against the plain definition, over all short words of two letters. */
START_TEST(it_is_the_distance_of_one)
{
	static const char *const letters = "ab";
	char words[31][5];
	size_t count = 0;

	for (size_t size = 0; size <= 4; size++) {
		for (size_t bits = 0; bits < (size_t)1 << size; bits++) {
			for (size_t i = 0; i < size; i++)
				words[count][i] = letters[bits >> i & 1];
			words[count++][size] = '\0';
		}
	}
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++)
			if (i != j &&
			    between(words[i], words[j], false) !=
				    (edit_distance(words[i], words[j]) == 1))
				ck_abort_msg("'%s' and '%s'", words[i],
					     words[j]);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("typo");
	TCase *tests = tcase_create("typo");

	tcase_add_test(tests, one_error_of_each_kind_is_seen);
	tcase_add_test(tests, two_errors_are_too_many);
	tcase_add_test(tests, a_beginning_may_have_one_too);
	tcase_add_test(tests, it_is_the_distance_of_one);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
