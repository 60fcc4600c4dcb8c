#include <check.h>
#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/arena.h"
#include "suite.h"

START_TEST(pieces_are_zeroed_aligned_and_apart)
{
	enum { COUNT = 500 };
	struct arena *arena = arena_new();
	unsigned char *piece[COUNT];
	size_t i, j;

	for (i = 0; i < COUNT; i++) {
		size_t size = i * 37 % 3000;

		piece[i] = arena_alloc(arena, size);
		ck_assert_ptr_nonnull(piece[i]);
		ck_assert_uint_eq((uintptr_t)piece[i] % alignof(max_align_t),
				  0);
		for (j = 0; j < size && piece[i][j] == 0; j++)
			continue;
		ck_assert_uint_eq(j, size);
		memset(piece[i], (int)(i % 255) + 1, size);
	}
	for (i = 0; i < COUNT; i++) {
		size_t size = i * 37 % 3000;

		for (j = 0; j < size && piece[i][j] == i % 255 + 1; j++)
			continue;
		ck_assert_uint_eq(j, size);
	}
	arena_free(arena);
}
END_TEST

START_TEST(a_large_piece_leaves_the_small_ones_together)
{
	struct arena *arena = arena_new();
	char *before = arena_text(arena, "before");
	char *large = arena_alloc(arena, 1 << 20);
	char *after = arena_text(arena, "after");

	ck_assert_ptr_nonnull(large);
	memset(large, 'x', 1 << 20);
	ck_assert_str_eq(before, "before");
	ck_assert_str_eq(after, "after");
	arena_free(arena);
}
END_TEST

START_TEST(texts_are_copied)
{
	struct arena *arena = arena_new();
	char source[] = "paralegal";
	char *copy = arena_copy(arena, source, 4);
	char *text = arena_text(arena, source);

	source[0] = 'X';
	ck_assert_str_eq(copy, "para");
	ck_assert_str_eq(text, "paralegal");
	ck_assert_ptr_null(arena_text(arena, NULL));
	ck_assert_str_eq(arena_copy(arena, NULL, 0), "");
	ck_assert_str_eq(arena_format(arena, "%d of %s", 3, "five"),
			 "3 of five");
	arena_free(arena);
}
END_TEST

START_TEST(what_is_held_stays)
{
	struct arena *kept = arena_new();
	struct arena *one = arena_new(), *other = arena_new();
	const char *text = arena_text(kept, "paralegal");

	ck_assert(arena_hold(one, kept));
	ck_assert(arena_hold(other, kept));
	arena_free(kept);
	ck_assert_str_eq(text, "paralegal");
	arena_free(one);
	ck_assert_str_eq(text, "paralegal");
	arena_free(other);
}
END_TEST

START_TEST(impossible_sizes_are_refused)
{
	struct arena *arena = arena_new();
	volatile size_t most = SIZE_MAX;

	ck_assert_ptr_null(arena_alloc(arena, most));
	ck_assert_ptr_null(arena_alloc(arena, most - 15));
	ck_assert_ptr_null(arena_copy(arena, "", most));
	ck_assert_ptr_nonnull(arena_alloc(arena, 0));
	arena_free(arena);
	arena_free(NULL);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("arena");
	TCase *tests = tcase_create("arena");

	tcase_add_test(tests, pieces_are_zeroed_aligned_and_apart);
	tcase_add_test(tests, a_large_piece_leaves_the_small_ones_together);
	tcase_add_test(tests, texts_are_copied);
	tcase_add_test(tests, what_is_held_stays);
	tcase_add_test(tests, impossible_sizes_are_refused);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
