#include <check.h>
#include <stdlib.h>

#include "core/heap.h"
#include "suite.h"

static bool is_less(const void *a, const void *b)
{
	return *(const int *)a < *(const int *)b;
}

/* Numbers in no order, each once: 7 is prime to their count. */
enum { COUNT = 1000 };
static int numbers[COUNT];
static void *heap[COUNT];

static void setup(void)
{
	for (int i = 0; i < COUNT; i++) {
		numbers[i] = i * 7 % COUNT;
		heap[i] = &numbers[i];
	}
}

static void ck_assert_comes_in_order(void)
{
	for (int i = 0; i < COUNT; i++) {
		int *first = heap_take(heap, (size_t)(COUNT - i), is_less);

		ck_assert_int_eq(*first, i);
	}
}

START_TEST(put_one_by_one)
{
	for (size_t i = 0; i < COUNT; i++)
		heap_put(heap, i, &numbers[i], is_less);
	ck_assert_comes_in_order();
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("heap");
	TCase *tests = tcase_create("heap");

	tcase_add_checked_fixture(tests, setup, NULL);
	tcase_add_test(tests, put_one_by_one);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
