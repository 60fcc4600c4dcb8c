#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <rungs/role.h>
#include <rungs/skill.h>
#include <rungs/specialization.h>

#include "core/text.h"
#include "page/layout.h"
#include "page/page_print.h"
#include "suite.h"

enum {
	WINDOW_ROWS = 22, /* of a page in a window of 80x24 */
	WINDOW_COLS = 77,
};

static struct rungs_atlas *atlas;
static struct rungs_things known[RUNGS_KIND_COUNT];

static void set_up(void)
{
	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, NULL), RUNGS_OK);
	for (int kind = 0; kind < RUNGS_KIND_COUNT; kind++)
		ck_assert_int_eq(rungs_list(atlas, (enum rungs_kind)kind,
					    &known[kind], NULL),
				 RUNGS_OK);
}

static void tear_down(void)
{
	for (int kind = 0; kind < RUNGS_KIND_COUNT; kind++)
		rungs_things_release(&known[kind]);
	rungs_atlas_close(atlas);
}

static void open_page(struct page *page, enum rungs_kind kind, const char *id)
{
	struct rungs_error error = {.text = ""};

	ck_assert_msg(page_open(page, atlas, kind, id, NULL, &error) ==
			      RUNGS_OK,
		      "%s/%s: %s", rungs_kind_singular(kind), id, error.text);
}

static bool is_known(const struct page_link *link)
{
	const struct rungs_things *things = &known[link->kind];

	for (size_t i = 0; i < things->count; i++)
		if (strcmp(things->at[i].id, link->id) == 0)
			return true;
	return false;
}

static void check_links(const struct page *page)
{
	for (size_t i = 0; i < page->count; i++) {
		const struct page_row *row = &page->rows[i];

		ck_assert_ptr_nonnull(row->text);
		ck_assert_msg(!row->link.id || is_known(&row->link),
			      "%s leads to %s/%s", page->title,
			      rungs_kind_singular(row->link.kind),
			      row->link.id);
	}
}

static void check_width(const struct page *page, int width)
{
	struct layout layout;

	ck_assert_int_eq(layout_make(&layout, page, width, NULL), RUNGS_OK);
	for (size_t i = 0; i < layout.count; i++) {
		int column = 0;

		for (size_t k = 0; k < layout.lines[i].count; k++) {
			struct layout_span *span = &layout.lines[i].spans[k];

			ck_assert_int_ge(span->column, column);
			column = span->column + text_columns(span->text);
			ck_assert_msg(column <= width, "%s at width %d: %s",
				      page->title, width, span->text);
		}
	}
	layout_release(&layout);
}

START_TEST(every_page_leads_only_to_what_there_is)
{
	static const int widths[] = {1, 19, 40, 77, 100};

	for (int kind = 0; kind < RUNGS_KIND_COUNT; kind++)
		for (size_t i = 0; i < known[kind].count; i++) {
			struct page page;

			open_page(&page, (enum rungs_kind)kind,
				  known[kind].at[i].id);
			ck_assert_str_ne(page.title, "");
			check_links(&page);
			check_width(
				&page,
				widths[i % (sizeof(widths) / sizeof(*widths))]);
			page_release(&page);
		}
}
END_TEST

START_TEST(no_page_is_wider_than_asked)
{
	for (int kind = 0; kind < RUNGS_KIND_COUNT; kind++) {
		struct page page;

		ck_assert_uint_gt(known[kind].count, 0);
		open_page(&page, (enum rungs_kind)kind, known[kind].at[0].id);
		for (int width = 1; width <= 200; width += width < 40 ? 1 : 8)
			check_width(&page, width);
		page_release(&page);
	}
}
END_TEST

START_TEST(the_head_of_every_role_fits_the_first_window)
{
	const struct rungs_things *roles = &known[RUNGS_ROLE];

	for (size_t i = 0; i < roles->count; i++) {
		struct layout layout;
		struct page page;
		size_t head = 0;

		open_page(&page, RUNGS_ROLE, roles->at[i].id);
		ck_assert_int_eq(layout_make(&layout, &page, WINDOW_COLS, NULL),
				 RUNGS_OK);
		while (layout.lines[head].row == LAYOUT_NO_ROW ||
		       page.rows[layout.lines[head].row].kind != PAGE_HEADING)
			head++;
		ck_assert_msg(head - 1 <= WINDOW_ROWS, "%s: %zu", page.title,
			      head - 1);
		layout_release(&layout);
		page_release(&page);
	}
}
END_TEST

/* The page as one text. */
static char *printed(const struct page *page)
{
	const struct page_print plain = {.plain = true};
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	ck_assert_ptr_nonnull(out);
	ck_assert_int_eq(page_print(out, page, &plain, NULL), RUNGS_OK);
	fclose(out);
	return text;
}

static void says(const char *text, const struct rungs_role *role,
		 const char *what)
{
	ck_assert_msg(!what || strstr(text, what), "%s does not say: %s",
		      role->brief.id, what);
}

static bool same_words(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

START_TEST(a_head_has_no_more_rows_than_asked_for)
{
	enum { MOST = 7 };

	for (int kind = 0; kind < RUNGS_KIND_COUNT; kind++)
		for (size_t i = 0; i < known[kind].count; i += 5) {
			const char *id = known[kind].at[i].id;
			struct page all, few;

			ck_assert_int_eq(page_open_head(&all, atlas,
							(enum rungs_kind)kind,
							id, 0, NULL),
					 RUNGS_OK);
			ck_assert_int_eq(page_open_head(&few, atlas,
							(enum rungs_kind)kind,
							id, MOST, NULL),
					 RUNGS_OK);
			ck_assert_uint_eq(few.count,
					  all.count < MOST ? all.count : MOST);
			for (size_t j = 0; j < few.count; j++)
				ck_assert(same_words(few.rows[j].text,
						     all.rows[j].text) &&
					  same_words(few.rows[j].detail,
						     all.rows[j].detail));
			page_release(&few);
			page_release(&all);
		}
}
END_TEST

START_TEST(a_head_says_what_the_page_begins_with)
{
	const struct rungs_things *roles = &known[RUNGS_ROLE];

	for (size_t i = 0; i < roles->count; i++) {
		struct page whole, head;
		bool same = true;

		open_page(&whole, RUNGS_ROLE, roles->at[i].id);
		ck_assert_int_eq(page_open_head(&head, atlas, RUNGS_ROLE,
						roles->at[i].id, 0, NULL),
				 RUNGS_OK);
		ck_assert_uint_gt(head.count, 0);
		ck_assert_uint_lt(head.count, whole.count);
		ck_assert_str_eq(head.subtitle, whole.subtitle);
		for (size_t j = 0; j < head.count; j++)
			same = same &&
			       same_words(head.rows[j].text,
					  whole.rows[j].text) &&
			       same_words(head.rows[j].detail,
					  whole.rows[j].detail) &&
			       same_words(head.rows[j].note,
					  whole.rows[j].note);
		ck_assert_msg(same, "%s", roles->at[i].id);
		page_release(&head);
		page_release(&whole);
	}
}
END_TEST

START_TEST(a_role_says_all_that_is_known_of_it)
{
	const struct rungs_things *roles = &known[RUNGS_ROLE];

	for (size_t r = 0; r < roles->count; r++) {
		struct rungs_role role;
		struct page page;
		char *text;

		ck_assert_int_eq(
			rungs_role_get(atlas, roles->at[r].id, &role, NULL),
			RUNGS_OK);
		open_page(&page, RUNGS_ROLE, roles->at[r].id);
		text = printed(&page);
		says(text, &role, role.brief.title);
		says(text, &role, role.summary);
		says(text, &role, role.education_min.name);
		says(text, &role, role.education_preferred.name);
		says(text, &role, role.occupation.name);
		says(text, &role, role.unlinked);
		for (size_t i = 0; i < role.title_count; i++)
			says(text, &role, role.titles[i]);
		for (size_t i = 0; i < role.text_count; i++)
			says(text, &role, role.texts[i].text);
		for (size_t i = 0; i < role.requirement_count; i++)
			says(text, &role, role.requirements[i].name);
		for (size_t i = 0; i < role.certification_count; i++)
			says(text, &role, role.certifications[i].name);
		for (size_t i = 0; i < role.condition_count; i++)
			says(text, &role, role.conditions[i].word);
		for (size_t i = 0; i < role.entry_count; i++)
			says(text, &role, role.entries[i].note);
		for (size_t i = 0; i < role.leads_count; i++)
			says(text, &role, role.leads_to[i].note);
		for (size_t i = 0; i < role.comes_count; i++)
			says(text, &role, role.comes_from[i].from.name);
		for (size_t i = 0; i < role.source_count; i++)
			says(text, &role, role.sources[i].name);
		free(text);
		page_release(&page);
		rungs_role_release(&role);
	}
}
END_TEST

static void has(const char *text, const char *what)
{
	ck_assert_msg(what != NULL && strstr(text, what) != NULL,
		      "'%s' is not in:\n%s", what ? what : "(null)", text);
}

START_TEST(a_line_says_all_its_columns)
{
	struct rungs_specialization line;
	struct page page;
	char *text;

	ck_assert_int_eq(rungs_specialization_get(atlas, "legal", &line, NULL),
			 RUNGS_OK);
	open_page(&page, RUNGS_SPECIALIZATION, "legal");
	text = printed(&page);
	has(text, line.summary);
	has(text, line.also_called);
	has(text, line.clients);
	has(text, line.deliverables);
	has(text, line.study_fields);
	has(text, line.tools);
	has(text, "Kind: one of those that the atlas grew from");
	free(text);
	page_release(&page);
	rungs_specialization_release(&line);
}
END_TEST

START_TEST(a_skill_says_what_its_levels_mean)
{
	struct rungs_skill skill;
	struct page page;
	char *text;

	ck_assert_int_eq(rungs_skill_get(atlas, "sql", &skill, NULL), RUNGS_OK);
	open_page(&page, RUNGS_SKILL, "sql");
	text = printed(&page);
	has(text, skill.group_summary);
	for (size_t i = 0; i < skill.scale_count; i++)
		has(text, skill.scale[i].summary);
	free(text);
	page_release(&page);
	rungs_skill_release(&skill);
}
END_TEST

START_TEST(a_degree_without_figures_says_so)
{
	struct page page;
	char *text;

	open_page(&page, RUNGS_EDUCATION, "postgrad-diploma");
	text = printed(&page);
	has(text, "Figures\nno data\n");
	free(text);
	page_release(&page);
}
END_TEST

START_TEST(the_seven_statements_are_in_the_first_window)
{
	struct layout layout;
	struct page page;
	size_t seen = 0;

	ck_assert_int_eq(page_open_start(&page, atlas, NULL), RUNGS_OK);
	check_links(&page);
	ck_assert_int_eq(layout_make(&layout, &page, WINDOW_COLS, NULL),
			 RUNGS_OK);
	for (size_t i = 0; i < WINDOW_ROWS; i++) {
		size_t row = layout.lines[i].row;

		seen += row != LAYOUT_NO_ROW && page.rows[row].link.id &&
			page.rows[row].link.kind == RUNGS_STATEMENT;
	}
	ck_assert_uint_eq(seen, 7);
	for (int width = 1; width <= 200; width += width < 40 ? 1 : 8)
		check_width(&page, width);
	layout_release(&layout);
	page_release(&page);
}
END_TEST

START_TEST(what_is_not_there_has_no_page)
{
	struct rungs_error error;
	struct page page;

	for (int kind = 0; kind < RUNGS_KIND_COUNT; kind++) {
		ck_assert_int_eq(page_open(&page, atlas, (enum rungs_kind)kind,
					   "no-such-thing", NULL, &error),
				 RUNGS_NOT_FOUND);
		ck_assert_ptr_null(page.memory);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("pages");
	TCase *tests = tcase_create("pages");

	tcase_set_timeout(tests, 100);
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, every_page_leads_only_to_what_there_is);
	tcase_add_test(tests, no_page_is_wider_than_asked);
	tcase_add_test(tests, the_head_of_every_role_fits_the_first_window);
	tcase_add_test(tests, a_head_has_no_more_rows_than_asked_for);
	tcase_add_test(tests, a_head_says_what_the_page_begins_with);
	tcase_add_test(tests, a_role_says_all_that_is_known_of_it);
	tcase_add_test(tests, a_line_says_all_its_columns);
	tcase_add_test(tests, a_skill_says_what_its_levels_mean);
	tcase_add_test(tests, a_degree_without_figures_says_so);
	tcase_add_test(tests, the_seven_statements_are_in_the_first_window);
	tcase_add_test(tests, what_is_not_there_has_no_page);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
