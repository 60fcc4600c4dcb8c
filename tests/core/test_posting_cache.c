#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/posting_cache.h"
#include "suite.h"

enum { LARGE = 1 << 20 };

static struct posting_cache *cache;
static unsigned char *bytes;

static void setup(void)
{
	cache = posting_cache_new();
	bytes = calloc(4, LARGE);
	ck_assert_ptr_nonnull(cache);
	ck_assert_ptr_nonnull(bytes);
}

static void teardown(void)
{
	posting_cache_free(cache);
	free(bytes);
}

static struct posting_key term(int64_t number)
{
	return (struct posting_key){.term = number};
}

static bool keep(struct posting_key key, size_t size)
{
	struct postings postings = {
		.names = 1, .things = 2, .bytes = bytes, .size = size};

	return posting_cache_keep(cache, key, &postings);
}

static bool has(struct posting_key key)
{
	struct postings postings;

	return posting_cache_find(cache, key, &postings);
}

START_TEST(what_is_kept_is_found)
{
	const struct posting_key begun = {.beginning = "man", .size = 3};
	struct postings out;

	memcpy(bytes, "kept", 5);
	ck_assert(keep(term(7), LARGE));
	ck_assert(keep(begun, LARGE));
	memcpy(bytes, "lost", 5);
	ck_assert(posting_cache_find(cache, term(7), &out));
	ck_assert_str_eq((const char *)out.bytes, "kept");
	ck_assert_uint_eq(out.size, LARGE);
	ck_assert_double_eq(out.things, 2);
	ck_assert(has(begun));
	ck_assert(!has(term(8)));
	ck_assert(!has((struct posting_key){.beginning = "mar", .size = 3}));
	ck_assert(!has((struct posting_key){.beginning = "ma", .size = 2}));
}
END_TEST

START_TEST(what_was_used_longest_ago_is_dropped)
{
	for (int i = 1; i <= 3; i++) {
		posting_cache_turn(cache);
		ck_assert(keep(term(i), LARGE));
	}
	posting_cache_turn(cache);
	ck_assert(has(term(1)));
	ck_assert(keep(term(4), LARGE));
	ck_assert(has(term(1)) && !has(term(2)) && has(term(3)));
}
END_TEST

START_TEST(what_is_in_use_stays)
{
	posting_cache_turn(cache);
	for (int i = 1; i <= 3; i++)
		ck_assert(keep(term(i), LARGE));
	ck_assert(!keep(term(4), LARGE));
	ck_assert(has(term(1)) && has(term(2)) && has(term(3)));
	for (int i = 5; i < 200; i++)
		keep(term(i), LARGE / 1024 * 4);
	ck_assert(has(term(1)) && has(term(2)) && has(term(3)));
}
END_TEST

START_TEST(what_does_not_fit_is_not_kept)
{
	ck_assert(!keep(term(1), 4 * (size_t)LARGE));
	ck_assert(!keep(term(2), 10));
	ck_assert(!has(term(1)) && !has(term(2)));
	posting_cache_turn(NULL);
	ck_assert(!posting_cache_find(NULL, term(1), &(struct postings){0}));
	posting_cache_free(NULL);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("posting cache");
	TCase *tests = tcase_create("cache");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, what_is_kept_is_found);
	tcase_add_test(tests, what_was_used_longest_ago_is_dropped);
	tcase_add_test(tests, what_is_in_use_stays);
	tcase_add_test(tests, what_does_not_fit_is_not_kept);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
