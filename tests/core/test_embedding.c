#include <check.h>

#include "core/embedding.h"
#include "suite.h"

static struct embedding pair(float x, float y)
{
	return (struct embedding){{x, y}};
}

START_TEST(bytes_keep_the_direction_at_any_length)
{
	static const float lengths[] = {1e-6f, 1, 1e6f};
	signed char bytes[EMBEDDING_SIZE];
	struct embedding one = pair(3 * lengths[_i], -4 * lengths[_i]), read;

	embedding_write(bytes, &one);
	read = embedding_read(bytes, sizeof(bytes));
	ck_assert_float_eq_tol(read.at[0], 0.6f, 0.01f);
	ck_assert_float_eq_tol(read.at[1], -0.8f, 0.01f);
}
END_TEST

START_TEST(what_lies_has_no_direction)
{
	struct embedding one = pair(1, 0), none;
	signed char bytes[EMBEDDING_SIZE] = {0};

	none = embedding_read(bytes, sizeof(bytes));
	ck_assert_double_eq(embedding_cosine(&one, &none), 0);
	none = embedding_read("\1", 1);
	ck_assert_double_eq(embedding_cosine(&none, &one), 0);
	none = embedding_read(NULL, 0);
	ck_assert_double_eq(embedding_cosine(&none, &none), 0);
}
END_TEST

START_TEST(the_cosine_does_not_care_for_length)
{
	struct embedding a = pair(2, 0), b = pair(3, 3), sum = pair(0, 0);

	ck_assert_double_eq_tol(embedding_cosine(&a, &b), 0.7071, 1e-4);
	embedding_add(&sum, &a, -5);
	ck_assert_double_eq_tol(embedding_cosine(&sum, &a), -1, 1e-6);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("embedding");
	TCase *all = tcase_create("all");

	tcase_add_loop_test(all, bytes_keep_the_direction_at_any_length, 0, 3);
	tcase_add_test(all, what_lies_has_no_direction);
	tcase_add_test(all, the_cosine_does_not_care_for_length);
	suite_add_tcase(suite, all);
	return suite_run(suite);
}
