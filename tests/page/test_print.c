#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "golden/golden.h"
#include "page/page_print.h"
#include "suite.h"

static char *printed(const struct page *page, const struct page_print *how)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	ck_assert_ptr_nonnull(out);
	ck_assert_int_eq(page_print(out, page, how, NULL), RUNGS_OK);
	fclose(out);
	return text;
}

static char *role(const struct page_print *how)
{
	struct rungs_atlas *atlas;
	struct page page;
	char *text;

	ck_assert_int_eq(
		rungs_atlas_open(&atlas, BINARY_DIR "/fixture.atlas", NULL),
		RUNGS_OK);
	ck_assert_int_eq(page_open(&page, atlas, RUNGS_ROLE,
				   "document-reviewer", NULL, NULL),
			 RUNGS_OK);
	text = printed(&page, how);
	page_release(&page);
	rungs_atlas_close(atlas);
	return text;
}

START_TEST(a_role_as_text)
{
	char *text = role(&(struct page_print){.width = 0});

	golden_check("page", "role", text);
	free(text);
}
END_TEST

START_TEST(a_role_in_a_narrow_window)
{
	char *text = role(&(struct page_print){.width = 36});

	golden_check("page", "role-36", text);
	free(text);
}
END_TEST

START_TEST(a_role_read_line_by_line)
{
	char *text = role(&(struct page_print){.plain = true});

	golden_check("page", "role-plain", text);
	free(text);
}
END_TEST

START_TEST(ascii_only_where_it_is_asked)
{
	for (int plain = 0; plain < 2; plain++) {
		char *text = role(
			&(struct page_print){.ascii = true, .plain = plain});

		for (const char *at = text; *at; at++)
			ck_assert(*at == '\n' || (*at >= ' ' && *at <= '~'));
		free(text);
	}
}
END_TEST

START_TEST(plain_has_no_columns_and_no_pictures)
{
	char *text = role(&(struct page_print){.plain = true});

	ck_assert_ptr_null(strstr(text, "   "));
	ck_assert_ptr_null(strstr(text, "●"));
	ck_assert_ptr_null(strstr(text, "─"));
	ck_assert_ptr_null(strstr(text, "↑"));
	free(text);
}
END_TEST

START_TEST(wide_characters_keep_their_columns_in_ascii)
{
	struct page_row row = {
		.kind = PAGE_ITEM, .text = "数据", .detail = "detail"};
	const struct page page = {.title = "t", .count = 1, .rows = &row};
	char *text = printed(&page, &(struct page_print){.ascii = true});

	ck_assert_str_eq(text, "t\n\n  \?\?\?\?  detail\n");
	free(text);
}
END_TEST

START_TEST(ids_of_links_are_made_visible)
{
	struct page_row row = {
		.kind = PAGE_ITEM,
		.text = "text",
		.link = {RUNGS_SKILL, "\x1b[2J"},
	};
	const struct page page = {.title = "t", .count = 1, .rows = &row};
	char *text = printed(&page, &(struct page_print){.plain = true});

	ck_assert_str_eq(text, "t\ntext (skill/^[[2J)\n");
	free(text);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("print");
	TCase *tests = tcase_create("print");

	tcase_add_test(tests, a_role_as_text);
	tcase_add_test(tests, a_role_in_a_narrow_window);
	tcase_add_test(tests, a_role_read_line_by_line);
	tcase_add_test(tests, ascii_only_where_it_is_asked);
	tcase_add_test(tests, plain_has_no_columns_and_no_pictures);
	tcase_add_test(tests, wide_characters_keep_their_columns_in_ascii);
	tcase_add_test(tests, ids_of_links_are_made_visible);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
