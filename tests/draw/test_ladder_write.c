#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "draw/ladder_write.h"
#include "suite.h"

/* A ladder of two roles whose texts mean something to what reads them. */
static const char hostile[] = "</title><script>\"'&\\\x1b\xe2\x80\xae";
static struct rungs_ref level = {"level", hostile};
static struct rungs_ref column = {"column", hostile};
static struct rungs_ladder_role roles[] = {
	{.brief = {.id = "a", .title = hostile, .level = {"level", hostile}}},
	{.brief = {.id = "b", .title = hostile, .level = {"level", hostile}}},
};
static struct rungs_ladder_move moves[] = {
	{.from = 0,
	 .to = 1,
	 .kind = hostile,
	 .commonness = hostile,
	 .years_min = 1,
	 .years_max = 2,
	 .basis = {hostile, hostile}},
};
static const struct rungs_ladder ladder = {
	.name = hostile,
	.level_count = 1,
	.levels = &level,
	.column_count = 1,
	.columns = &column,
	.role_count = 2,
	.roles = roles,
	.move_count = 1,
	.moves = moves,
};

enum format { SVG, HTML, DOT, FORMATS };

/* What is written, which the caller frees. */
static char *written(enum format format)
{
	struct drawing drawing;
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	const struct ladder_route route = {1, &(size_t){0}};

	ck_assert_ptr_nonnull(out);
	ck_assert_int_eq(drawing_make(&drawing, &ladder, NULL, NULL), RUNGS_OK);
	if (format == SVG)
		ladder_write_svg(out, &drawing, &ladder, &route);
	else if (format == HTML)
		ladder_write_html(out, &drawing, &ladder, 0);
	else
		ladder_write_dot(out, &ladder, 0);
	drawing_release(&drawing);
	ck_assert_int_eq(fclose(out), 0);
	return text;
}

START_TEST(what_means_something_is_escaped)
{
	char *text = written((enum format)_i);

	ck_assert_ptr_null(strchr(text, 0x1b));
	ck_assert_ptr_null(strstr(text, "\xe2\x80\xae"));
	if (_i != DOT)
		ck_assert_ptr_null(strstr(text, "<script>"));
	else
		ck_assert_ptr_nonnull(strstr(text, "<script>\\\"'&\\\\"));
	free(text);
}
END_TEST

START_TEST(the_same_ladder_gives_the_same_bytes)
{
	char *once = written((enum format)_i),
	     *twice = written((enum format)_i);

	ck_assert_str_eq(once, twice);
	free(once);
	free(twice);
}
END_TEST

/* Neither of how common moves are nor of their kinds. */
START_TEST(the_legend_names_only_what_is_drawn)
{
	char *text;

	moves[0].kind = "lateral";
	moves[0].commonness = "rare";
	text = written(SVG);
	moves[0].kind = moves[0].commonness = hostile;
	ck_assert_ptr_nonnull(strstr(text, ">Moves: L lateral</text>"));
	ck_assert_ptr_nonnull(strstr(text, ">rare</text>"));
	ck_assert_ptr_null(strstr(text, ">common</text>"));
	ck_assert_ptr_null(strstr(text, ">possible</text>"));
	free(text);
}
END_TEST

START_TEST(kinds_are_written_in_words)
{
	char *text;

	moves[0].kind = "lateral-advancement";
	text = written((enum format)_i);
	moves[0].kind = hostile;
	ck_assert_ptr_nonnull(strstr(text, "lateral advancement"));
	ck_assert_ptr_null(strstr(text, "lateral-advancement"));
	free(text);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("ladder_write");
	TCase *tests = tcase_create("ladder_write");

	tcase_add_loop_test(tests, what_means_something_is_escaped, 0, FORMATS);
	tcase_add_loop_test(tests, the_same_ladder_gives_the_same_bytes, 0,
			    FORMATS);
	tcase_add_test(tests, the_legend_names_only_what_is_drawn);
	tcase_add_loop_test(tests, kinds_are_written_in_words, 0, FORMATS);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
