#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tui/list.h"
#include "suite.h"

static void add(struct list *list, enum list_row_kind kind, const char *text)
{
	ck_assert(list_add(list, (struct list_row){
					 .kind = kind,
					 .text = text,
					 .link = {RUNGS_ROLE, text},
				 }));
}

static bool act(struct list *list, enum action_id action)
{
	bool moved;

	ck_assert(list_act(list, action, &moved));
	return moved;
}

static const char *selected(const struct list *list)
{
	const struct list_row *row = list_current(list);

	return row ? row->text : "nothing";
}

static struct list ladder(void)
{
	struct list list = {.count = 0};

	list_clear(&list);
	add(&list, LIST_HEADING, "entry");
	add(&list, LIST_ITEM, "associate");
	add(&list, LIST_ITEM, "junior");
	add(&list, LIST_NOTE, "also trainee");
	add(&list, LIST_HEADING, "senior");
	add(&list, LIST_ITEM, "expert");
	return list;
}

START_TEST(only_items_are_selected)
{
	struct list list = ladder();

	list_resize(&list, 10);
	ck_assert_str_eq(selected(&list), "associate");
	ck_assert(!act(&list, ACTION_UP));
	ck_assert(act(&list, ACTION_DOWN));
	ck_assert(act(&list, ACTION_DOWN));
	ck_assert_str_eq(selected(&list), "expert");
	ck_assert(!act(&list, ACTION_DOWN));
	ck_assert(act(&list, ACTION_FIRST));
	ck_assert_str_eq(selected(&list), "associate");
	ck_assert(act(&list, ACTION_LAST));
	ck_assert_str_eq(selected(&list), "expert");
	list_release(&list);
}
END_TEST

START_TEST(headings_and_notes_come_into_view_with_their_item)
{
	struct list list = ladder();

	list_resize(&list, 2);
	ck_assert_uint_eq(list.top, 0);
	act(&list, ACTION_DOWN);
	ck_assert_uint_eq(list.top, 2);
	act(&list, ACTION_DOWN);
	ck_assert_uint_eq(list.top, 4);
	act(&list, ACTION_FIRST);
	ck_assert_uint_eq(list.top, 0);
	list_resize(&list, 1);
	ck_assert_uint_eq(list.top, 1);
	list_resize(&list, 100);
	ck_assert_uint_eq(list.top, 0);
	list_release(&list);
}
END_TEST

START_TEST(a_thing_is_found_by_its_id)
{
	struct list list = ladder();

	list_resize(&list, 1);
	ck_assert(list_select(&list, RUNGS_ROLE, "expert"));
	ck_assert_str_eq(selected(&list), "expert");
	ck_assert_uint_eq(list.top, 5);
	ck_assert(!list_select(&list, RUNGS_SKILL, "associate"));
	ck_assert(!list_select(&list, RUNGS_ROLE, "senior"));
	ck_assert_str_eq(selected(&list), "expert");
	list_release(&list);
}
END_TEST

START_TEST(an_empty_list_moves_nowhere)
{
	struct list list = {.count = 0};
	struct cells grid;

	list_clear(&list);
	list_resize(&list, 5);
	ck_assert(!act(&list, ACTION_DOWN));
	ck_assert(!act(&list, ACTION_LAST));
	ck_assert_ptr_null(list_current(&list));
	add(&list, LIST_HEADING, "alone");
	ck_assert(!act(&list, ACTION_HALF_DOWN));
	ck_assert_ptr_null(list_current(&list));
	ck_assert(cells_init(&grid, 2, 10));
	list_render(&list, &grid, cells_whole(&grid), true);
	cells_release(&grid);
	list_release(&list);
}
END_TEST

START_TEST(what_is_missing_is_empty)
{
	struct list list = {.count = 0};
	struct rungs_thing broken = {.kind = RUNGS_SKILL};
	struct rungs_things things = {.count = 1, .at = &broken};
	struct cells grid;

	list_clear(&list);
	ck_assert(list_add(&list, (struct list_row){.kind = LIST_HEADING}));
	ck_assert(list_add_things(&list, &things));
	list_resize(&list, 2);
	ck_assert(!list_select(&list, RUNGS_SKILL, "sql"));
	ck_assert_str_eq(list_current(&list)->link.id, "");
	ck_assert(cells_init(&grid, 2, 10));
	list_render(&list, &grid, cells_whole(&grid), true);
	cells_release(&grid);
	list_release(&list);
}
END_TEST

/* Renders a single row, of which the first line is compared. */
static void ck_assert_drawn(struct list_row row, int cols, const char *expected)
{
	struct list list = {.count = 0};
	struct cells grid;
	char *dump;

	list_clear(&list);
	ck_assert(list_add(&list, row));
	list_resize(&list, 1);
	ck_assert(cells_init(&grid, 1, cols));
	list_render(&list, &grid, cells_whole(&grid), true);
	dump = cells_dump(&grid);
	ck_assert_ptr_nonnull(dump);
	ck_assert_msg(strncmp(dump, expected, strlen(expected)) == 0 &&
			      dump[strlen(expected)] == '\n',
		      "expected:\n%s\ngot:\n%s", expected, dump);
	free(dump);
	cells_release(&grid);
	list_release(&list);
}

START_TEST(details_keep_out_of_the_text)
{
	struct list_row count = {.text = "Business intelligence", .count = 22};
	struct list_row long_detail = {.text = "Data Analyst",
				       .detail = "role · Analyst"};

	ck_assert_drawn(count, 22, " ▸ Business intel… 22");
	ck_assert_drawn(count, 30, " ▸ Business intelligence   22");
	ck_assert_drawn(long_detail, 30, " ▸ Data Analyst  role · Anal…");
	ck_assert_drawn(long_detail, 20, " ▸ Data Analyst");
}
END_TEST

START_TEST(details_give_way_in_order)
{
	struct list_row row = {.text = "Data Analyst",
			       .detail = "role · Analyst · Risk & compliance",
			       .early = strlen("role · "),
			       .late = strlen(" · Risk & compliance")};

	ck_assert_drawn(row, 55,
			" ▸ Data Analyst  role · Analyst · Risk & compliance");
	ck_assert_drawn(row, 48,
			" ▸ Data Analyst  Analyst · Risk & compliance");
	ck_assert_drawn(row, 36, " ▸ Data Analyst  Analyst · Risk & …");
	ck_assert_drawn(row, 31, " ▸ Data Analyst  Analyst");
	row.text = "Clerk";
	ck_assert_drawn(row, 16, " ▸ Clerk  Analy…");
}
END_TEST

START_TEST(what_matched_is_marked)
{
	struct rungs_span span = {6, 10};
	struct list_row row = {
		.text = "caf\xc3\xa9 data", .span_count = 1, .spans = &span};
	struct list list = {.count = 0};
	struct cells grid;

	list_clear(&list);
	add(&list, LIST_ITEM, "other");
	ck_assert(list_add(&list, row));
	list_resize(&list, 2);
	ck_assert(cells_init(&grid, 2, 20));
	list_render(&list, &grid, cells_whole(&grid), true);
	for (int col = 0; col < 20; col++)
		ck_assert_int_eq(grid.at[20 + col].style == STYLE_MATCH,
				 col >= 8 && col < 12);
	cells_release(&grid);
	list_release(&list);
}
END_TEST

START_TEST(the_selected_row_is_always_in_view)
{
	static const enum action_id moves[] = {
		ACTION_DOWN,    ACTION_UP,   ACTION_DOWN,  ACTION_HALF_DOWN,
		ACTION_HALF_UP, ACTION_LAST, ACTION_FIRST,
	};
	struct list list = {.count = 0};
	unsigned seed = (unsigned)_i + 1;

	list_clear(&list);
	for (int rows = rand_r(&seed) % 200; rows >= 0; rows--)
		add(&list, (enum list_row_kind)(rand_r(&seed) % 4), "row");
	for (int step = 0; step < 1000; step++) {
		size_t move =
			(size_t)rand_r(&seed) % (sizeof moves / sizeof *moves);

		if (step % 10 == 0)
			list_resize(&list, rand_r(&seed) % 40);
		act(&list, moves[move]);
		if (!list_current(&list))
			continue;
		ck_assert_int_eq(list_current(&list)->kind, LIST_ITEM);
		ck_assert_uint_le(list.top, list.selected);
		if (list.height > 0)
			ck_assert_uint_lt(list.selected,
					  list.top + (size_t)list.height);
	}
	list_release(&list);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("list");
	TCase *tests = tcase_create("list");

	tcase_add_test(tests, only_items_are_selected);
	tcase_add_test(tests,
		       headings_and_notes_come_into_view_with_their_item);
	tcase_add_test(tests, a_thing_is_found_by_its_id);
	tcase_add_test(tests, an_empty_list_moves_nowhere);
	tcase_add_test(tests, what_is_missing_is_empty);
	tcase_add_test(tests, details_keep_out_of_the_text);
	tcase_add_test(tests, details_give_way_in_order);
	tcase_add_test(tests, what_matched_is_marked);
	tcase_add_loop_test(tests, the_selected_row_is_always_in_view, 0, 50);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
