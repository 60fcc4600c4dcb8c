/* What a reader of a ladder's picture relies on, of every ladder there is and of
 * graphs that no atlas would have. */
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "draw/canvas.h"
#include "draw/drawing.h"
#include "suite.h"

#define FREE ((size_t)-1)

/* What stands in each cell: a box, and the trees that pass. */
struct ground {
	int width, height;
	size_t *box, *across, *along;
};

static size_t *new_layer(const struct ground *ground)
{
	size_t count = (size_t)ground->width * (size_t)ground->height;
	size_t *layer = malloc((count + 1) * sizeof *layer);

	ck_assert_ptr_nonnull(layer);
	for (size_t i = 0; i < count; i++)
		layer[i] = FREE;
	return layer;
}

static size_t at(const struct ground *ground, int x, int y)
{
	if (x < 0 || y < 0 || x >= ground->width || y >= ground->height)
		ck_abort_msg("%d, %d lies outside", x, y);
	return (size_t)y * (size_t)ground->width + (size_t)x;
}

static void box_lay(struct ground *ground, const struct drawing_box *box,
		    size_t role)
{
	for (int y = box->y; y < box->y + box->height; y++)
		for (int x = box->x; x < box->x + box->width; x++) {
			size_t *cell = &ground->box[at(ground, x, y)];

			if (*cell != FREE)
				ck_abort_msg("boxes %zu and %zu overlap", *cell,
					     role);
			*cell = role;
		}
}

static void take(size_t *cell, size_t tree)
{
	if (*cell != FREE && *cell != tree)
		ck_abort_msg("trees %zu and %zu share a piece", *cell, tree);
	*cell = tree;
}

static void line_lay(struct ground *ground, const struct drawing_line *line)
{
	for (size_t i = 0; i < line->count; i++) {
		struct drawing_point to = line->points[i];
		struct drawing_point from = i > 0 ? line->points[i - 1] : to;
		int dx = (to.x > from.x) - (to.x < from.x);
		int dy = (to.y > from.y) - (to.y < from.y);

		if (dx != 0 && dy != 0)
			ck_abort_msg("a slanting line");
		for (;;) {
			size_t cell = at(ground, from.x, from.y);

			if (ground->box[cell] != FREE)
				ck_abort_msg("a line through box %zu",
					     ground->box[cell]);
			if (dx != 0)
				take(&ground->across[cell], line->tree);
			else
				take(&ground->along[cell], line->tree);
			if (from.x == to.x && from.y == to.y)
				break;
			from.x += dx;
			from.y += dy;
		}
	}
}

/* A line begins and ends in the cells beside the borders of its boxes. */
static void ends_check(const struct rungs_ladder_move *move,
		       const struct drawing *drawing,
		       const struct drawing_line *line)
{
	const struct drawing_box *from = &drawing->boxes[move->from];
	const struct drawing_box *to = &drawing->boxes[move->to];
	const struct drawing_point *first = &line->points[0];
	const struct drawing_point *last = &line->points[line->count - 1];

	ck_assert(first->x > from->x && first->x < from->x + from->width - 1);
	ck_assert(first->y == from->y - 1 ||
		  first->y == from->y + from->height);
	ck_assert(last->x > to->x && last->x < to->x + to->width - 1);
	ck_assert_int_eq(last->y, line->up ? to->y + to->height : to->y - 1);
}

/* All of the title is there, and has room. */
static void title_check(const struct drawing_box *box, const char *title)
{
	for (size_t i = 0; i < box->line_count; i++) {
		size_t size = strlen(box->lines[i]);

		ck_assert_int_le(text_columns(box->lines[i]), box->width - 2);
		ck_assert_int_eq(strncmp(title, box->lines[i], size), 0);
		title += size + strspn(title + size, " ");
	}
	ck_assert_str_eq(title, "");
	ck_assert_uint_le(box->line_count, (size_t)box->height - 2);
}

static void check(const struct rungs_ladder *ladder,
		  const struct drawing *drawing, const bool *folded)
{
	struct ground ground = {drawing->width, drawing->height, NULL, NULL,
				NULL};

	ground.box = new_layer(&ground);
	ground.across = new_layer(&ground);
	ground.along = new_layer(&ground);
	for (size_t i = 0; i < ladder->role_count; i++) {
		const struct drawing_box *box = &drawing->boxes[i];

		if (folded && folded[ladder->roles[i].column]) {
			ck_assert_int_eq(box->width, 0);
			continue;
		}
		title_check(box, ladder->roles[i].brief.title);
		box_lay(&ground, box, i);
	}
	for (size_t i = 0; i < ladder->move_count; i++) {
		const struct rungs_ladder_move *move = &ladder->moves[i];

		if (drawing->boxes[move->from].width == 0 ||
		    drawing->boxes[move->to].width == 0) {
			ck_assert_uint_eq(drawing->lines[i].count, 0);
			continue;
		}
		ck_assert_uint_gt(drawing->lines[i].count, 0);
		ends_check(move, drawing, &drawing->lines[i]);
		line_lay(&ground, &drawing->lines[i]);
	}
	free(ground.box);
	free(ground.across);
	free(ground.along);
}

static void draw_and_check(const struct rungs_ladder *ladder,
			   const struct drawing_options *options)
{
	struct drawing drawing;

	ck_assert_int_eq(drawing_make(&drawing, ladder, options, NULL),
			 RUNGS_OK);
	check(ladder, &drawing, options ? options->folded : NULL);
	drawing_release(&drawing);
}

static void check_all_of(enum rungs_kind kind)
{
	struct rungs_atlas *atlas;
	struct rungs_things things;
	struct rungs_ladder ladder;

	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, NULL), RUNGS_OK);
	ck_assert_int_eq(rungs_list(atlas, kind, &things, NULL), RUNGS_OK);
	ck_assert_uint_gt(things.count, 5);
	for (size_t i = 0; i < things.count; i++) {
		ck_assert_int_eq(rungs_ladder_get(atlas, kind, things.at[i].id,
						  &ladder, NULL),
				 RUNGS_OK);
		draw_and_check(&ladder, NULL);
		draw_and_check(&ladder,
			       &(struct drawing_options){.box_width = 14});
		rungs_ladder_release(&ladder);
	}
	rungs_things_release(&things);
	rungs_atlas_close(atlas);
}

START_TEST(every_line_of_work_is_drawn)
{
	check_all_of(RUNGS_SPECIALIZATION);
}
END_TEST

START_TEST(every_track_is_drawn)
{
	check_all_of(RUNGS_TRACK);
}
END_TEST

START_TEST(the_whole_atlas_is_drawn)
{
	bool folded[64] = {true, false, true};
	struct rungs_atlas *atlas;
	struct rungs_ladder ladder;

	ck_assert_int_eq(rungs_atlas_open_kpo(&atlas, NULL), RUNGS_OK);
	ck_assert_int_eq(
		rungs_ladder_get(atlas, RUNGS_KIND_COUNT, NULL, &ladder, NULL),
		RUNGS_OK);
	ck_assert_uint_gt(ladder.role_count, 200);
	draw_and_check(&ladder, NULL);
	draw_and_check(&ladder, &(struct drawing_options){.folded = folded});
	rungs_ladder_release(&ladder);
	rungs_atlas_close(atlas);
}
END_TEST

static unsigned seed;

static size_t below(size_t count)
{
	return (size_t)rand_r(&seed) % count;
}

/* A ladder of so many roles at random. */
static struct rungs_ladder random_ladder(size_t levels, size_t columns,
					 size_t roles, size_t moves)
{
	static struct rungs_ref names[] = {{"a", "One"},
					   {"b", "Two words"},
					   {"c", "Three"},
					   {"d", "Four"}};
	static const char *const titles[] = {"Analyst",
					     "Incomprehensibilities Officer",
					     "", "A B C D E F G", "数据分析师"};
	struct rungs_ladder ladder = {
		.level_count = levels,
		.levels = names,
		.column_count = columns,
		.columns = names,
		.role_count = roles,
		.roles = calloc(roles + 1, sizeof *ladder.roles),
		.move_count = 0,
		.moves = calloc(moves + 1, sizeof *ladder.moves),
	};

	ck_assert_ptr_nonnull(ladder.roles);
	ck_assert_ptr_nonnull(ladder.moves);
	for (size_t i = 0; i < roles; i++)
		ladder.roles[i] = (struct rungs_ladder_role){
			.brief.title = titles[below(2) ? 0 : below(5)],
			.level = below(levels),
			.column = below(columns)};
	for (size_t i = 0; i < moves && roles > 1; i++) {
		size_t from = below(roles), to = below(roles);
		bool known = from == to;

		for (size_t j = 0; j < ladder.move_count; j++)
			known |= ladder.moves[j].from == from &&
				 ladder.moves[j].to == to;
		if (!known)
			ladder.moves[ladder.move_count++] =
				(struct rungs_ladder_move){
					.from = from,
					.to = to,
					.kind = "advancement"};
	}
	return ladder;
}

/* A part of the drawing shows what is there in the whole. */
static void check_parts(const struct rungs_ladder *ladder,
			const struct drawing *drawing)
{
	struct canvas_options options = {.chosen = 0};
	struct canvas whole, part;

	ck_assert(canvas_make(&whole, drawing, ladder, &options, 0, 0,
			      drawing->width, drawing->height));
	for (int i = 0; i < 5; i++) {
		int x = (int)below((size_t)drawing->width);
		int y = (int)below((size_t)drawing->height);
		int width = 1 + (int)below((size_t)(drawing->width - x));
		int height = 1 + (int)below((size_t)(drawing->height - y));

		ck_assert(canvas_make(&part, drawing, ladder, &options, x, y,
				      width, height));
		for (int row = 0; row < height; row++)
			for (int column = 0; column < width; column++)
				ck_assert_uint_eq(
					part.at[row * width + column].code,
					whole.at[(y + row) * drawing->width +
						 x + column]
						.code);
		canvas_release(&part);
	}
	canvas_release(&whole);
}

static void check_random(size_t levels, size_t columns, size_t roles,
			 size_t moves)
{
	struct rungs_ladder ladder =
		random_ladder(levels, columns, roles, moves);
	struct drawing drawing;

	for (size_t i = 0; i < ladder.role_count; i++)
		if (!*ladder.roles[i].brief.title)
			ladder.roles[i].brief.title = "?";
	ck_assert_int_eq(drawing_make(&drawing, &ladder, NULL, NULL), RUNGS_OK);
	check(&ladder, &drawing, NULL);
	if (roles > 0 && roles < 20)
		check_parts(&ladder, &drawing);
	drawing_release(&drawing);
	free(ladder.roles);
	free(ladder.moves);
}

START_TEST(graphs_at_random_are_drawn)
{
	for (unsigned number = 1; number <= 300; number++) {
		seed = number;
		check_random(1 + below(4), 1 + below(4), below(12), below(30));
	}
}
END_TEST

START_TEST(a_level_of_a_thousand_roles_is_drawn)
{
	seed = 1;
	check_random(1, 1, 1000, 300);
	check_random(1, 3, 200, 1500);
	check_random(4, 3, 300, 2000);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("drawing");
	TCase *tests = tcase_create("drawing");

	tcase_add_test(tests, every_line_of_work_is_drawn);
	tcase_add_test(tests, every_track_is_drawn);
	tcase_add_test(tests, the_whole_atlas_is_drawn);
	tcase_add_test(tests, graphs_at_random_are_drawn);
	tcase_add_test(tests, a_level_of_a_thousand_roles_is_drawn);
	suite_add_tcase(suite, tests);
	return suite_run(suite);
}
