/* Texts are each kept once, whatever bytes they are of and however many. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "import/texts.h"
#include "suite.h"

enum { MANY = 5000 }; /* more than there is room for at first */

static struct texts *texts;

static void setup(void)
{
	texts = texts_new();
	ck_assert_ptr_nonnull(texts);
}

static void teardown(void)
{
	texts_free(texts);
}

START_TEST(a_text_keeps_its_number)
{
	char text[16];

	for (int round = 0; round < 2; round++)
		for (unsigned i = 1; i <= MANY; i++) {
			int size = snprintf(text, sizeof(text), "t%u", i);

			ck_assert_uint_eq(texts_put(texts, text, (size_t)size),
					  i);
		}
	ck_assert_uint_eq(texts_count(texts), MANY);
	ck_assert_uint_eq(texts_find(texts, "t4999", 5), 4999);
	ck_assert_str_eq(texts_at(texts, 4999), "t4999");
	ck_assert_uint_eq(texts_find(texts, "t5001", 5), 0);
}
END_TEST

START_TEST(bytes_of_any_kind_tell_texts_apart)
{
	static const struct {
		const char *text;
		size_t size;
	} apart[] = {{"", 0}, {"a", 1}, {"a\0", 2}, {"a\0b", 3}, {"ab", 2}};

	ck_assert_uint_eq(texts_find(texts, "", 0), 0);
	for (unsigned i = 0; i < sizeof(apart) / sizeof(*apart); i++)
		ck_assert_uint_eq(
			texts_put(texts, apart[i].text, apart[i].size), i + 1);
	for (unsigned i = 0; i < sizeof(apart) / sizeof(*apart); i++)
		ck_assert_uint_eq(
			texts_find(texts, apart[i].text, apart[i].size), i + 1);
	ck_assert_uint_eq(texts_find(texts, "abc", 3), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("texts");
	TCase *one = tcase_create("texts");

	tcase_add_checked_fixture(one, setup, teardown);
	tcase_add_test(one, a_text_keeps_its_number);
	tcase_add_test(one, bytes_of_any_kind_tell_texts_apart);
	suite_add_tcase(suite, one);
	return suite_run(suite);
}
