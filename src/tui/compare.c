#include <stdio.h>
#include <string.h>

#include "../core/text.h"
#include "../page/own.h"
#include "../page/table_layout.h"
#include "../page/table_write.h"
#include "page_draw.h"
#include "screen.h"
#include "tabs.h"

enum { MARGIN = 1, RULE_ROWS = 1 };
enum { PRINTED = 80 }; /* columns of a sheet of paper */

struct compare {
	struct session *session;
	unsigned long changes;    /* of the marks when they were read */
	unsigned long generation; /* of the person's records then */
	bool read;
	struct rungs_things levels;
	size_t level; /* that sets are narrowed to, from 1; 0 for all */
	/* Each column alone, as it was read; without memory there is none. */
	struct rungs_compare parts[MARKS_MOST];
	struct table table;
	struct table_layout made;
	struct rungs_error problem; /* in making them, or RUNGS_OK */
	size_t column;              /* the cursor is in */
	size_t top;                 /* line in view, of those below the head */
	/* Where to come back to once there is something to see. */
	struct {
		bool wanted;
		size_t column, top;
	} spot;
	int rows, cols;
	char title[80];
};

static const char *level_id(const struct compare *compare)
{
	return compare->level ? compare->levels.at[compare->level - 1].id
			      : NULL;
}

static void drop(struct compare *compare)
{
	table_layout_release(&compare->made);
	table_release(&compare->table);
}

static void drop_parts(struct compare *compare)
{
	for (size_t i = 0; i < MARKS_MOST; i++)
		rungs_compare_release(&compare->parts[i]);
}

static bool is_of(const struct rungs_compare *part,
		  const struct rungs_compare_subject *subject)
{
	const struct rungs_compare_column *column = &part->columns[0];
	const char *level = column->level.id;

	return part->memory && column->kind == subject->kind &&
	       strcmp(column->thing.id, subject->id) == 0 &&
	       (level && subject->level ? strcmp(level, subject->level) == 0
					: level == subject->level);
}

/* A column as it was read before, or as it is. */
static enum rungs_status take_part(struct compare *compare,
				   const struct rungs_compare_subject *subject,
				   struct rungs_compare *out)
{
	for (size_t i = 0; i < MARKS_MOST; i++)
		if (is_of(&compare->parts[i], subject)) {
			*out = compare->parts[i];
			compare->parts[i] = (struct rungs_compare){0};
			return RUNGS_OK;
		}
	return rungs_compare_get(compare->session->atlas, subject, 1, out,
				 &compare->problem);
}

/* Makes the columns those of the marks. */
static void read_parts(struct compare *compare)
{
	const struct marks *marks = &compare->session->marks;
	struct rungs_compare parts[MARKS_MOST] = {0};

	for (size_t i = 0; i < marks->count && !compare->problem.status; i++) {
		const struct rungs_compare_subject subject = {
			.kind = marks->at[i].kind,
			.id = marks->at[i].id,
			.level = marks->at[i].kind != RUNGS_ROLE
					 ? level_id(compare)
					 : NULL,
		};

		compare->problem.status =
			take_part(compare, &subject, &parts[i]);
	}
	drop_parts(compare);
	memcpy(compare->parts, parts, sizeof parts);
}

static enum rungs_status make_table(struct compare *compare)
{
	const struct rungs_compare *parts[MARKS_MOST];
	struct rungs_compare whole;
	enum rungs_status status;

	for (size_t i = 0; i < MARKS_MOST; i++)
		parts[i] = &compare->parts[i];
	status = rungs_compare_join(compare->session->atlas, parts,
				    compare->session->marks.count, &whole,
				    &compare->problem);
	if (status == RUNGS_OK)
		status = table_make(&compare->table, &whole, &compare->problem);
	rungs_compare_release(&whole);
	return status;
}

/* Makes the table of what is marked. */
static void read_marks(struct compare *compare)
{
	const struct marks *marks = &compare->session->marks;

	drop(compare);
	compare->changes = marks->changes;
	compare->read = true;
	compare->problem.status = RUNGS_OK;
	read_parts(compare);
	if (marks->count && !compare->problem.status)
		compare->problem.status = make_table(compare);
	if (compare->column >= compare->table.columns)
		compare->column =
			compare->table.columns ? compare->table.columns - 1 : 0;
	snprintf(compare->title, sizeof compare->title, "Side by side%s%s",
		 compare->level ? ": " : "",
		 compare->level ? compare->levels.at[compare->level - 1].name
				: "");
}

static int text_width(int cols)
{
	return cols > 4 * MARGIN ? cols - 2 * MARGIN : cols;
}

static void lay_out(struct compare *compare, int cols)
{
	int width = text_width(cols);

	if (!compare->table.columns || (compare->made.layout.memory &&
					compare->made.layout.width == width))
		return;
	table_layout_release(&compare->made);
	compare->problem.status = table_layout_make(
		&compare->made, &compare->table, width, &compare->problem);
}

/* Rows that name the columns and stay in view, with the rule under them. */
static int head_rows(const struct compare *compare)
{
	int names = compare->made.beside ? (int)compare->made.head
					 : TABS_ROWS - RULE_ROWS;

	/* Where a window is low, what is said matters more. */
	if (names > compare->rows / 3)
		names = 1;
	return names + RULE_ROWS;
}

static size_t height(const struct compare *compare)
{
	int rows = compare->rows - head_rows(compare);

	return rows > 0 ? (size_t)rows : 1;
}

static size_t line_count(const struct compare *compare)
{
	return compare->made.layout.count - compare->made.head;
}

static const struct layout_line *line_at(const struct compare *compare,
					 size_t line)
{
	return &compare->made.layout.lines[compare->made.head + line];
}

static size_t last_top(const struct compare *compare)
{
	size_t lines = line_count(compare), rows = height(compare);

	return lines > rows ? lines - rows : 0;
}

static void scroll_to(struct compare *compare, size_t top)
{
	size_t most = last_top(compare);

	compare->top = top > most ? most : top;
}

/* Makes everything follow the marks and the size; the row at the top of the
 * window stays there. */
static void settle(struct compare *compare, int rows, int cols)
{
	size_t row = LAYOUT_NO_ROW, lines;
	bool kept = compare->read &&
		    compare->changes == compare->session->marks.changes &&
		    compare->generation == compare->session->person.generation;

	if (kept && rows == compare->rows && cols == compare->cols)
		return;
	if (compare->top && compare->top < line_count(compare))
		row = line_at(compare, compare->top)->row;
	/* A change of the profile's alone reads nothing of the atlas. */
	if (!compare->read ||
	    compare->changes != compare->session->marks.changes)
		read_marks(compare);
	if (!kept) {
		table_layout_release(&compare->made);
		own_table(&compare->table, &compare->session->person.records);
	}
	compare->generation = compare->session->person.generation;
	compare->rows = rows;
	compare->cols = cols;
	lay_out(compare, cols);
	lines = line_count(compare);
	for (size_t i = 0; kept && i < lines && row != LAYOUT_NO_ROW; i++)
		if (line_at(compare, i)->row == row) {
			compare->top = i;
			break;
		}
	if (compare->spot.wanted && compare->table.columns > 0) {
		compare->spot.wanted = false;
		compare->top = compare->spot.top;
		if (compare->spot.column < compare->table.columns)
			compare->column = compare->spot.column;
	}
	scroll_to(compare, compare->top);
}

static enum rungs_status compare_open(void *state, struct session *session,
				      const struct place *place,
				      struct rungs_error *error)
{
	struct compare *compare = state;
	enum rungs_status status = rungs_list(session->atlas, RUNGS_LEVEL,
					      &compare->levels, error);
	size_t level;

	compare->session = session;
	compare->spot.wanted =
		status == RUNGS_OK &&
		sscanf(place->spot, "%zu %zu %zu", &level,
		       &compare->spot.column, &compare->spot.top) == 3 &&
		level <= compare->levels.count;
	if (compare->spot.wanted)
		compare->level = level;
	return status;
}

static void compare_place(const void *state, struct place *out)
{
	const struct compare *compare = state;

	bool there = !compare->spot.wanted;

	snprintf(out->spot, sizeof out->spot, "%zu %zu %zu", compare->level,
		 there ? compare->column : compare->spot.column,
		 there ? compare->top : compare->spot.top);
}

static void compare_close(void *state)
{
	struct compare *compare = state;

	drop(compare);
	drop_parts(compare);
	rungs_things_release(&compare->levels);
}

static bool is_heading(const struct compare *compare, size_t line)
{
	size_t row = line_at(compare, line)->row;

	return row != LAYOUT_NO_ROW && line_at(compare, line)->first &&
	       compare->table.rows[row].kind == TABLE_HEADING;
}

static void next_section(struct compare *compare)
{
	size_t line = compare->top + 1;

	while (line < line_count(compare) && !is_heading(compare, line))
		line++;
	scroll_to(compare, line);
}

static void previous_section(struct compare *compare)
{
	size_t line = compare->top;

	while (line > 0 && !is_heading(compare, --line))
		;
	scroll_to(compare, line);
}

static bool has_sets(const struct compare *compare)
{
	const struct marks *marks = &compare->session->marks;

	for (size_t i = 0; i < marks->count; i++)
		if (marks->at[i].kind != RUNGS_ROLE)
			return true;
	return false;
}

/* Narrows the sets to another level; NULL or why that cannot be. */
static const char *change_level(struct compare *compare, bool up)
{
	if (!has_sets(compare))
		return "Only roles are compared; a level narrows "
		       "specializations and tracks.";
	if (up && compare->level == compare->levels.count)
		return "This is the highest level.";
	if (!up && !compare->level)
		return "All levels are compared; + narrows to one.";
	compare->level += up ? 1 : (size_t)-1;
	compare->read = false;
	return NULL;
}

static bool compare_current(const void *state, struct place *out)
{
	const struct compare *compare = state;
	const struct table_column *column =
		&compare->table.column[compare->column];

	if (!compare->table.columns)
		return false;
	*out = (struct place){.screen = &screen_page,
			      .kind = column->link.kind};
	snprintf(out->id, sizeof out->id, "%s", column->link.id);
	return true;
}

static void scroll(struct compare *compare, enum action_id action)
{
	size_t half = height(compare) > 1 ? height(compare) / 2 : 1;
	size_t top = compare->top;

	switch (action) {
	case ACTION_DOWN:
		scroll_to(compare, top + 1);
		break;
	case ACTION_UP:
		scroll_to(compare, top > 0 ? top - 1 : 0);
		break;
	case ACTION_HALF_DOWN:
		scroll_to(compare, top + half);
		break;
	case ACTION_HALF_UP:
		scroll_to(compare, top > half ? top - half : 0);
		break;
	case ACTION_FIRST:
		scroll_to(compare, 0);
		break;
	case ACTION_LAST:
		scroll_to(compare, last_top(compare));
		break;
	case ACTION_NEXT_SECTION:
		next_section(compare);
		break;
	case ACTION_PREVIOUS_SECTION:
		previous_section(compare);
		break;
	default:
		break;
	}
}

static struct effect act(struct compare *compare, enum action_id action)
{
	struct effect effect = {.kind = EFFECT_STAY};
	const char *why = NULL;

	switch (action) {
	case ACTION_BACK:
		effect.kind = EFFECT_BACK;
		break;
	case ACTION_OPEN:
		if (compare_current(compare, &effect.place))
			effect.kind = EFFECT_GO;
		break;
	case ACTION_LEFT:
		if (compare->column > 0)
			compare->column--;
		else
			effect.kind = EFFECT_BACK;
		break;
	case ACTION_RIGHT:
		if (compare->column + 1 < compare->table.columns)
			compare->column++;
		break;
	case ACTION_LEVEL_UP:
	case ACTION_LEVEL_DOWN:
		why = change_level(compare, action == ACTION_LEVEL_UP);
		break;
	default:
		scroll(compare, action);
		break;
	}
	if (why)
		text_show(effect.message, sizeof effect.message, why);
	return effect;
}

static struct effect compare_update(void *state, const struct event *event)
{
	struct compare *compare = state;
	struct effect effect = {.kind = EFFECT_STAY};

	if (event->kind == EVENT_ACTION)
		effect = act(compare, event->action);
	settle(compare, event->rows, event->cols);
	return effect;
}

/* The names of columns side by side; that of the cursor's column stands out. */
static void render_names(const struct compare *compare, struct cells *grid,
			 struct area area)
{
	const struct table_layout *made = &compare->made;
	int left = MARGIN + made->left[compare->column];
	struct area names = area;

	names.rows = head_rows(compare) - RULE_ROWS;
	page_draw(grid, names, &made->layout, 0, LAYOUT_NO_ROW, MARGIN);
	cells_restyle(grid, names, 0, left - 1,
		      made->width[compare->column] + 2, STYLE_SELECTED);
	cells_cursor(grid, names, 0, left);
	area.row += names.rows;
	area.rows = RULE_ROWS;
	cells_fill(grid, area, 0x2500, STYLE_RULE);
}

/* The same in one line, where columns stand below each other. */
static void render_tabs(const struct compare *compare, struct cells *grid,
			struct area area)
{
	const struct table *table = &compare->table;
	char texts[TABLE_MOST][160];
	const char *names[TABLE_MOST];

	for (size_t i = 0; i < table->columns; i++) {
		snprintf(texts[i], sizeof texts[i], "%s %s",
			 table->column[i].letter, table->column[i].name);
		names[i] = texts[i];
	}
	tabs_render(names, table->columns, compare->column, grid, area, true);
}

static void render_why_not(const struct compare *compare, struct cells *grid,
			   struct area area)
{
	static const char *const lines[] = {
		"Nothing is marked.",
		"Space marks a role, a specialization",
		"or a track, Ctrl-T does in a search;",
		"two to four stand here side by side.",
	};

	cells_cursor(grid, area, 0, 1);
	if (compare->problem.status) {
		cells_put_clipped(grid, area, 0, 1, area.cols - 1,
				  STYLE_WARNING, compare->problem.text);
		return;
	}
	for (int i = 0; i < (int)(sizeof lines / sizeof *lines); i++)
		cells_put_clipped(grid, area, i, 1, area.cols - 1,
				  i == 0 ? STYLE_NORMAL : STYLE_DIM, lines[i]);
}

static void compare_render(const void *state, struct cells *grid,
			   struct area area)
{
	const struct compare *compare = state;
	int head = head_rows(compare);
	int margin = area.cols > 4 * MARGIN ? MARGIN : 0;

	if (!compare->made.layout.memory) {
		render_why_not(compare, grid, area);
		return;
	}
	if (compare->made.beside)
		render_names(compare, grid, area);
	else
		render_tabs(compare, grid, area);
	area.row += head;
	area.rows -= head;
	page_draw(grid, area, &compare->made.layout,
		  compare->made.head + compare->top, LAYOUT_NO_ROW, margin);
	if (compare->top)
		cells_put(grid, area, 0, area.cols - 1, STYLE_DIM, "▲");
	if (compare->top < last_top(compare))
		cells_put(grid, area, area.rows - 1, area.cols - 1, STYLE_DIM,
			  "▼");
}

static const char *compare_title(const void *state)
{
	const struct compare *compare = state;

	return compare->title;
}

static enum rungs_status compare_write(const void *state, const char *ending,
				       FILE *out, struct rungs_error *error)
{
	const struct table *table = &((const struct compare *)state)->table;

	if (strcmp(ending, "txt") == 0)
		return table_write_text(out, table, PRINTED, error);
	(strcmp(ending, "csv") == 0 ? table_write_csv
				    : table_write_markdown)(out, table);
	return RUNGS_OK;
}

static bool compare_finds(const void *state, enum action_id action)
{
	const struct compare *compare = state;
	struct place place;

	switch (action) {
	case ACTION_OPEN:
		return compare_current(compare, &place);
	case ACTION_LEVEL_UP:
		return has_sets(compare) &&
		       compare->level < compare->levels.count;
	case ACTION_LEVEL_DOWN:
		return has_sets(compare) && compare->level > 0;
	default:
		return true;
	}
}

const struct screen screen_compare = {
	.name = "compare",
	.context = IN_COMPARE,
	.state_size = sizeof(struct compare),
	.open = compare_open,
	.update = compare_update,
	.render = compare_render,
	.title = compare_title,
	.current = compare_current,
	.finds = compare_finds,
	.place = compare_place,
	.endings = "txt md csv",
	.write = compare_write,
	.close = compare_close,
};
