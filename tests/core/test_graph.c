#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/graph.h"
#include "suite.h"

static const uint32_t first[] = {0, 2, 2, 3};
static const struct graph_move moves[] = {
	{.to = 1,
	 .years = 5,
	 .effort = 7,
	 .evidence = GRAPH_DERIVED,
	 .rare = true},
	{.to = 2, .years = 400, .effort = 65535, .evidence = GRAPH_OBSERVED},
	{.to = 0, .years = 0, .effort = 0, .evidence = GRAPH_EDITORIAL},
};
static const uint16_t asked[] = {0, 30, 65535};
static double pay[] = {65000.5, -1, 0};
static const struct graph_entry entries[] = {
	{.role = 1, .education = 65535, .evidence = GRAPH_OBSERVED},
	{.role = 1, .education = 0, .evidence = GRAPH_EDITORIAL, .rare = true},
};

static struct arena *arena;
static unsigned char *bytes;
static size_t size;

static void setup(void)
{
	struct graph graph = {3, 3, 2, first, moves, asked, pay, entries};

	pay[1] = (double)NAN;
	arena = arena_new();
	bytes = graph_write(&graph, &size);
	ck_assert_ptr_nonnull(bytes);
}

static void teardown(void)
{
	free(bytes);
	arena_free(arena);
}

static enum graph_fault parse(struct graph *graph, size_t length)
{
	/* A copy of its own, so that reading past the end is seen. */
	unsigned char *copy = malloc(length + !length);
	enum graph_fault fault;

	ck_assert_ptr_nonnull(copy);
	memcpy(copy, bytes, length);
	fault = graph_parse(graph, arena, copy, length);
	free(copy);
	return fault;
}

START_TEST(what_is_written_is_read)
{
	struct graph graph;

	ck_assert_int_eq(parse(&graph, size), GRAPH_WHOLE);
	ck_assert_uint_eq(graph.role_count, 3);
	ck_assert_uint_eq(graph.move_count, 3);
	ck_assert_mem_eq(graph.first, first, sizeof(first));
	for (size_t i = 0; i < 3; i++) {
		ck_assert_uint_eq(graph.moves[i].to, moves[i].to);
		ck_assert_uint_eq(graph.moves[i].years, moves[i].years);
		ck_assert_uint_eq(graph.moves[i].effort, moves[i].effort);
		ck_assert_uint_eq(graph.moves[i].evidence, moves[i].evidence);
		ck_assert(graph.moves[i].rare == moves[i].rare);
		ck_assert_uint_eq(graph.asked[i], asked[i]);
	}
	ck_assert_uint_eq(graph.entry_count, 2);
	for (size_t i = 0; i < 2; i++) {
		ck_assert_uint_eq(graph.entries[i].role, entries[i].role);
		ck_assert_uint_eq(graph.entries[i].education,
				  entries[i].education);
		ck_assert_uint_eq(graph.entries[i].evidence,
				  entries[i].evidence);
		ck_assert(graph.entries[i].rare == entries[i].rare);
	}
	ck_assert_double_eq(graph.pay[0], 65000.5);
	ck_assert_double_nan(graph.pay[1]);
}
END_TEST

START_TEST(a_part_of_it_is_refused)
{
	struct graph graph;

	for (size_t length = 0; length < size; length++)
		ck_assert_int_eq(parse(&graph, length), GRAPH_DAMAGED);
}
END_TEST

/* A byte that makes no place outside of it is another graph. */
START_TEST(no_byte_leads_outside)
{
	struct graph graph;

	for (size_t at = 0; at < size; at++) {
		unsigned char kept = bytes[at];

		for (int value = 0; value < 256; value++) {
			bytes[at] = (unsigned char)value;
			if (parse(&graph, size) != GRAPH_WHOLE)
				continue;
			for (size_t i = 0; i < graph.role_count; i++)
				ck_assert_uint_le(graph.first[i],
						  graph.first[i + 1]);
			ck_assert_uint_eq(graph.first[graph.role_count],
					  graph.move_count);
			for (size_t i = 0; i < graph.move_count; i++) {
				ck_assert_uint_lt(graph.moves[i].to,
						  graph.role_count);
				ck_assert_int_le(graph.moves[i].evidence,
						 GRAPH_EDITORIAL);
			}
			for (size_t i = 0; i < graph.entry_count; i++) {
				ck_assert_uint_lt(graph.entries[i].role,
						  graph.role_count);
				ck_assert_int_le(graph.entries[i].evidence,
						 GRAPH_EDITORIAL);
			}
		}
		bytes[at] = kept;
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("graph");
	TCase *tests = tcase_create("graph");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, what_is_written_is_read);
	tcase_add_test(tests, a_part_of_it_is_refused);
	tcase_add_test(tests, no_byte_leads_outside);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
