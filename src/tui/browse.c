#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rungs/role.h>

#include "../core/error.h"
#include "../core/text.h"
#include "../page/own.h"
#include "assess.h"
#include "browse_lines.h"
#include "list.h"
#include "preview.h"
#include "screen.h"

#define HEAD_ROWS 2    /* names of the columns and the rule under them */
#define TWO_COLUMNS 72 /* the narrowest windows that show so many */
#define THREE_COLUMNS 100

enum column { LINES, THINGS, PREVIEW, COLUMN_COUNT };

/* The value of the row among the things that is no thing. */
enum { QUESTIONS = 1 };

struct browse {
	struct rungs_atlas *atlas;
	const struct person *person;
	struct browse_lines lines;
	struct list list[PREVIEW]; /* LINES and THINGS */
	enum column focus;         /* LINES or THINGS */

	size_t line; /* whose things are loaded */
	struct rungs_role_briefs roles;
	struct rungs_things things, areas;
	struct rungs_error problem; /* in loading them, or RUNGS_OK */

	struct preview preview;
	int rows;                /* of a column, without its head */
	int width[COLUMN_COUNT]; /* 0: not shown */
};

static int clamp(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

/* Three columns, or the two around the cursor, or the one under it. */
static void place_columns(struct browse *browse, int rows, int cols)
{
	int *width = browse->width;

	memset(browse->width, 0, sizeof browse->width);
	browse->rows = rows - HEAD_ROWS;
	if (cols >= THREE_COLUMNS) {
		width[LINES] = clamp(cols * 3 / 10, 26, 44);
		width[THINGS] = clamp(cols * 7 / 20, 35, 46);
		width[PREVIEW] = cols - width[LINES] - width[THINGS] - 2;
	} else if (cols >= TWO_COLUMNS && browse->focus == LINES) {
		width[LINES] = clamp(cols * 2 / 5, 26, 36);
		width[THINGS] = cols - width[LINES] - 1;
	} else if (cols >= TWO_COLUMNS) {
		width[THINGS] = cols * 9 / 20;
		width[PREVIEW] = cols - width[THINGS] - 1;
	} else {
		width[browse->focus] = cols;
	}
}

static void unload(struct browse *browse)
{
	list_clear(&browse->list[THINGS]);
	rungs_role_briefs_release(&browse->roles);
	rungs_things_release(&browse->things);
	rungs_things_release(&browse->areas);
	browse->problem.status = RUNGS_OK;
}

static bool add_heading(struct list *list, const char *text)
{
	return list_add(list,
			(struct list_row){.kind = LIST_HEADING, .text = text});
}

/* Roles, a heading before each level. */
static bool add_roles(struct list *list, const struct rungs_role_briefs *roles)
{
	const char *level = NULL;

	for (size_t i = 0; i < roles->count; i++) {
		const struct rungs_role_brief *role = &roles->at[i];

		if (role->level.id &&
		    (!level || strcmp(level, role->level.id) != 0)) {
			level = role->level.id;
			if (!add_heading(list, role->level.name))
				return false;
		}
		if (!list_add(list, (struct list_row){
					    .text = role->title,
					    .link = {RUNGS_ROLE, role->id}}))
			return false;
	}
	return true;
}

/* The things of a list by name alone. */
static bool add_names(struct list *list, const char *heading,
		      const struct rungs_things *things)
{
	if (things->count && !add_heading(list, heading))
		return false;
	for (size_t i = 0; i < things->count; i++) {
		const struct rungs_thing *thing = &things->at[i];

		if (!list_add(list, (struct list_row){
					    .text = thing->name,
					    .link = {thing->kind, thing->id}}))
			return false;
	}
	return true;
}

/* What leads to the guided start. */
static bool add_questions(struct list *list)
{
	return add_heading(list, "About you") &&
	       list_add(list, (struct list_row){
				      .text = "Questions: which roles suit me?",
				      .value = QUESTIONS});
}

/* Everything that the profile names of an atlas, by section. */
static bool add_own(struct list *list, const struct rungs_records *records)
{
	const char *heading = NULL;

	for (size_t i = 0; i < records->count; i++) {
		const struct rungs_record *record = &records->at[i];
		const char *name = page_profile_heading(record->section);
		struct page_link link;

		if (!own_thing(record, &link))
			continue;
		if (name != heading && !add_heading(list, name))
			return false;
		heading = name;
		if (!list_add(list, (struct list_row){.text = record->name,
						      .link = link}))
			return false;
	}
	return true;
}

static enum rungs_status load(struct browse *browse,
			      const struct browse_line *line,
			      struct rungs_error *error)
{
	struct rungs_role_filter filter = {
		.specialization = line->specialization,
		.track = line->track,
	};
	struct list *list = &browse->list[THINGS];
	enum rungs_status status = RUNGS_OK;
	bool room = false;

	switch (line->kind) {
	case BROWSE_START:
		status = rungs_list(browse->atlas, RUNGS_STATEMENT,
				    &browse->things, error);
		if (status == RUNGS_OK)
			status = rungs_list(browse->atlas, RUNGS_AREA,
					    &browse->areas, error);
		if (status == RUNGS_OK)
			room = add_questions(list) &&
			       add_names(list, "In short", &browse->things) &&
			       add_names(list, "What do you study or like?",
					 &browse->areas);
		break;
	case BROWSE_ME:
		room = add_own(list, &browse->person->records);
		break;
	case BROWSE_SPECIALIZATION:
	case BROWSE_TRACK:
		status = rungs_roles(browse->atlas, &filter, &browse->roles,
				     error);
		if (status == RUNGS_OK)
			room = add_roles(list, &browse->roles);
		break;
	case BROWSE_SHELF:
		status = rungs_list(browse->atlas, line->shelf, &browse->things,
				    error);
		if (status == RUNGS_OK)
			room = list_add_things(list, &browse->things);
		break;
	}
	if (status == RUNGS_OK && !room)
		status = error_no_memory(error);
	return status;
}

static const struct browse_line *line_current(const struct browse *browse)
{
	return &browse->lines.at[list_current(&browse->list[LINES])->value];
}

static struct place page_of(const struct list_row *row)
{
	struct place place = {.screen = &screen_page, .kind = row->link.kind};

	text_add(place.id, sizeof place.id, 0, row->link.id);
	return place;
}

static bool on_questions(const struct browse *browse)
{
	const struct list_row *row = list_current(&browse->list[THINGS]);

	return browse->focus == THINGS && row && row->value == QUESTIONS;
}

/* What the cursor is on, as a place to go to. */
static bool target(const struct browse *browse, struct place *out)
{
	const struct list_row *row = list_current(&browse->list[browse->focus]);
	enum browse_line_kind line = line_current(browse)->kind;

	if (!row)
		return false;
	if (on_questions(browse)) {
		*out = assess_place(browse->person, &screen_browse);
		return true;
	}
	*out = page_of(row);
	if (browse->focus == LINES && line == BROWSE_START)
		out->screen = &screen_start;
	if (browse->focus == LINES && line == BROWSE_SHELF)
		out->screen = &screen_library;
	if (browse->focus == LINES && line == BROWSE_ME)
		out->screen = &screen_me;
	return true;
}

/* What is seen beside the cursor: its thing, or of a shelf the first one. */
static void settle_preview(struct browse *browse)
{
	const struct list_row *first = list_current(&browse->list[THINGS]);
	struct place place;
	bool seen = browse->width[PREVIEW] > 2 && target(browse, &place);

	if (seen && first &&
	    (place.screen == &screen_library || place.screen == &screen_me))
		place = page_of(first);
	if (seen &&
	    (place.screen == &screen_page || place.screen == &screen_start))
		preview_show(&browse->preview, browse->atlas, &place,
			     browse->rows, browse->width[PREVIEW] - 2);
	else
		preview_clear(&browse->preview);
}

/* Loads the things of the line that the cursor is on. */
static void load_line(struct browse *browse)
{
	size_t line = list_current(&browse->list[LINES])->value;

	if (line == browse->line)
		return;
	unload(browse);
	browse->line = line;
	if (load(browse, &browse->lines.at[line], &browse->problem) != RUNGS_OK)
		list_clear(&browse->list[THINGS]);
}

/* Makes everything follow the cursor and the size. */
static void settle(struct browse *browse, int rows, int cols)
{
	load_line(browse);
	if (browse->list[THINGS].count == 0)
		browse->focus = LINES;
	place_columns(browse, rows, cols);
	list_resize(&browse->list[LINES], browse->rows);
	list_resize(&browse->list[THINGS], browse->rows);
	settle_preview(browse);
}

/* Goes where browse_place told that one was. */
static void go_to_spot(struct browse *browse, const struct place *place)
{
	struct list *list = &browse->list[LINES];
	size_t line = strtoul(place->spot, NULL, 10);

	for (size_t i = 0; i < list->count; i++)
		if (list->rows[i].kind == LIST_ITEM &&
		    list->rows[i].value == line)
			list->selected = i;
	load_line(browse);
	if (place->id[0] &&
	    list_select(&browse->list[THINGS], place->kind, place->id))
		browse->focus = THINGS;
}

/* Shows what is one's own as it is now, the cursor where it was. */
static void load_own(struct browse *browse)
{
	struct list *list = &browse->list[THINGS];
	size_t selected = list->selected;

	if (line_current(browse)->kind != BROWSE_ME)
		return;
	list_clear(list);
	if (!add_own(list, &browse->person->records))
		error_no_memory(&browse->problem);
	if (selected < list->count && list->rows[selected].kind == LIST_ITEM)
		list->selected = selected;
}

static enum rungs_status browse_open(void *state, struct session *session,
				     const struct place *place,
				     struct rungs_error *error)
{
	struct browse *browse = state;
	enum rungs_status status;

	browse->atlas = session->atlas;
	browse->person = &session->person;
	browse->list[LINES].marks = &session->marks;
	browse->list[THINGS].marks = &session->marks;
	browse->list[LINES].person = &session->person;
	browse->list[THINGS].person = &session->person;
	browse->preview.person = &session->person;
	browse->line = LIST_NONE;
	status = browse_lines_load(&browse->lines, session->atlas, error);
	if (status != RUNGS_OK)
		return status;
	if (!browse_lines_list(&browse->lines, &browse->list[LINES]))
		return error_no_memory(error);
	if (place && place->spot[0])
		go_to_spot(browse, place);
	else if (place && place->id[0])
		list_select(&browse->list[LINES], place->kind, place->id);
	return RUNGS_OK;
}

static void browse_close(void *state)
{
	struct browse *browse = state;

	preview_clear(&browse->preview);
	unload(browse);
	list_release(&browse->list[LINES]);
	list_release(&browse->list[THINGS]);
	browse_lines_release(&browse->lines);
}

static struct effect go(const struct browse *browse)
{
	struct effect effect = {.kind = EFFECT_STAY};

	if (target(browse, &effect.place))
		effect.kind = EFFECT_GO;
	return effect;
}

static struct effect act(struct browse *browse, enum action_id action)
{
	struct effect effect = {.kind = EFFECT_STAY};
	bool moved;

	switch (action) {
	case ACTION_OPEN:
		return go(browse);
	case ACTION_RIGHT:
		if (browse->focus == THINGS)
			return go(browse);
		browse->focus = THINGS;
		break;
	case ACTION_LEFT:
		browse->focus = LINES;
		break;
	case ACTION_BACK:
		if (browse->focus == LINES)
			effect.kind = EFFECT_BACK;
		browse->focus = LINES;
		break;
	case ACTION_NEXT_SECTION:
	case ACTION_PREVIOUS_SECTION:
		browse->focus = browse->focus == LINES ? THINGS : LINES;
		break;
	default:
		list_act(&browse->list[browse->focus], action, &moved);
		break;
	}
	return effect;
}

static struct effect browse_update(void *state, const struct event *event)
{
	struct browse *browse = state;
	struct effect effect = {.kind = EFFECT_STAY};

	if (event->kind == EVENT_ACTION)
		effect = act(browse, event->action);
	if (event->kind == EVENT_PROFILE)
		load_own(browse);
	settle(browse, event->rows, event->cols);
	return effect;
}

static void render_head(const struct browse *browse, struct cells *grid,
			struct area area, enum column column)
{
	const char *text = NULL;

	if (column == LINES)
		text = "Specializations";
	else if (column == THINGS)
		text = line_current(browse)->name;
	else
		text = preview_title(&browse->preview);
	if (text)
		cells_put_clipped(grid, area, 0, 1, area.cols - 1, STYLE_TITLE,
				  text);
	area.row++;
	area.rows = 1;
	cells_fill(grid, area, 0x2500, STYLE_RULE);
}

/* What stands in a column that has nothing to show, or NULL. */
static const char *column_hint(const struct browse *browse, enum column column)
{
	if (column == PREVIEW && on_questions(browse))
		return "Enter asks; each can be skipped";
	if (column != THINGS || browse->list[THINGS].count > 0)
		return NULL;
	if (browse->problem.status)
		return browse->problem.text;
	return line_current(browse)->kind == BROWSE_ME
		       ? "nothing yet; Enter adds"
		       : "no data";
}

static void render_column(const struct browse *browse, struct cells *grid,
			  struct area area, enum column column)
{
	const char *hint;

	render_head(browse, grid, area, column);
	area.row += HEAD_ROWS;
	area.rows -= HEAD_ROWS;
	hint = column_hint(browse, column);
	if (hint)
		cells_put_clipped(grid, area, 0, 1, area.cols - 1,
				  browse->problem.status ? STYLE_WARNING
							 : STYLE_DIM,
				  hint);
	if (column == PREVIEW) {
		area.col++;
		area.cols -= 2;
		preview_render(&browse->preview, grid, area, true);
		return;
	}
	list_render(&browse->list[column], grid, area, browse->focus == column);
}

static void browse_render(const void *state, struct cells *grid,
			  struct area area)
{
	const struct browse *browse = state;
	int col = 0;

	for (enum column i = LINES; i < COLUMN_COUNT; i++) {
		struct area part = area;

		if (browse->width[i] <= 0)
			continue;
		if (col > 0) {
			part.col = area.col + col - 1;
			part.cols = 1;
			cells_fill(grid, part, 0x2502, STYLE_RULE);
			cells_put(grid, part, 1, 0, STYLE_RULE, "┼");
		}
		part.col = area.col + col;
		part.cols = browse->width[i];
		render_column(browse, grid, part, i);
		col += browse->width[i] + 1;
	}
}

static bool browse_current(const void *state, struct place *out)
{
	return target(state, out) && out->screen == &screen_page;
}

/* The line by its number, and the thing in it that the cursor is on. */
static void browse_place(const void *state, struct place *out)
{
	const struct browse *browse = state;
	const struct list_row *row = list_current(&browse->list[THINGS]);
	bool in = browse->focus == THINGS && row && row->link.id[0];

	out->kind = in ? row->link.kind : RUNGS_KIND_COUNT;
	snprintf(out->id, sizeof out->id, "%s", in ? row->link.id : "");
	snprintf(out->spot, sizeof out->spot, "%zu",
		 list_current(&browse->list[LINES])->value);
}

static const char *browse_title(const void *state)
{
	(void)state;
	return NULL;
}

static bool browse_finds(const void *state, enum action_id action)
{
	const struct browse *browse = state;
	struct place place;

	if (action == ACTION_OPEN)
		return target(browse, &place);
	return action != ACTION_BACK || browse->focus != LINES;
}

const struct screen screen_browse = {
	.name = "browse",
	.context = IN_BROWSE,
	.state_size = sizeof(struct browse),
	.open = browse_open,
	.update = browse_update,
	.render = browse_render,
	.title = browse_title,
	.current = browse_current,
	.finds = browse_finds,
	.place = browse_place,
	.close = browse_close,
};
