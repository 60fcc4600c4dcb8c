#include <stdio.h>
#include <string.h>

#include "../core/error.h"
#include "list.h"
#include "preview.h"
#include "screen.h"
#include "shelf.h"
#include "tabs.h"

struct drawer {
	bool loaded;
	struct rungs_things things;
	struct list list;
	struct rungs_error problem; /* in loading, or RUNGS_OK */
};

struct library {
	struct rungs_atlas *atlas;
	size_t shelf;
	struct drawer drawers[SHELF_COUNT];
	struct preview preview;
};

static void load(struct library *library, size_t shelf)
{
	struct drawer *drawer = &library->drawers[shelf];

	if (drawer->loaded)
		return;
	drawer->loaded = true;
	list_clear(&drawer->list);
	if (rungs_list(library->atlas, shelves[shelf].kind, &drawer->things,
		       &drawer->problem) != RUNGS_OK)
		return;
	drawer->problem.status = RUNGS_OK;
	if (!list_add_things(&drawer->list, &drawer->things))
		error_no_memory(&drawer->problem);
}

static bool library_current(const void *state, struct place *out)
{
	const struct library *library = state;
	const struct list_row *row =
		list_current(&library->drawers[library->shelf].list);

	*out = (struct place){.screen = &screen_page};
	if (!row)
		return false;
	out->kind = row->link.kind;
	snprintf(out->id, sizeof out->id, "%s", row->link.id);
	return true;
}

static void library_place(const void *state, struct place *out)
{
	const struct library *library = state;

	if (!library_current(library, out))
		out->kind = shelves[library->shelf].kind;
}

static void settle(struct library *library, int rows, int cols)
{
	struct place place;

	load(library, library->shelf);
	list_resize(&library->drawers[library->shelf].list, rows - TABS_ROWS);
	preview_show_beside(&library->preview, library->atlas,
			    library_current(library, &place) ? &place : NULL,
			    rows, cols);
}

static enum rungs_status library_open(void *state, struct session *session,
				      const struct place *place,
				      struct rungs_error *error)
{
	struct library *library = state;

	(void)error;
	library->atlas = session->atlas;
	library->preview.person = &session->person;
	for (size_t i = 0; i < SHELF_COUNT; i++) {
		library->drawers[i].list.marks = &session->marks;
		library->drawers[i].list.person = &session->person;
	}
	if (place) {
		library->shelf = shelf_of(place->kind);
		load(library, library->shelf);
		list_select(&library->drawers[library->shelf].list, place->kind,
			    place->id);
	}
	return RUNGS_OK;
}

static void library_close(void *state)
{
	struct library *library = state;

	preview_clear(&library->preview);
	for (size_t i = 0; i < SHELF_COUNT; i++) {
		list_release(&library->drawers[i].list);
		rungs_things_release(&library->drawers[i].things);
	}
}

static struct effect act(struct library *library, enum action_id action)
{
	struct effect effect = {.kind = EFFECT_STAY};
	bool moved;

	switch (action) {
	case ACTION_OPEN:
	case ACTION_RIGHT:
		if (library_current(library, &effect.place))
			effect.kind = EFFECT_GO;
		break;
	case ACTION_BACK:
	case ACTION_LEFT:
		effect.kind = EFFECT_BACK;
		break;
	case ACTION_NEXT_SECTION:
		library->shelf = (library->shelf + 1) % SHELF_COUNT;
		break;
	case ACTION_PREVIOUS_SECTION:
		library->shelf =
			(library->shelf + SHELF_COUNT - 1) % SHELF_COUNT;
		break;
	default:
		list_act(&library->drawers[library->shelf].list, action,
			 &moved);
		break;
	}
	return effect;
}

static struct effect library_update(void *state, const struct event *event)
{
	struct library *library = state;
	struct effect effect = {.kind = EFFECT_STAY};

	if (event->kind == EVENT_ACTION)
		effect = act(library, event->action);
	settle(library, event->rows, event->cols);
	return effect;
}

static void library_render(const void *state, struct cells *grid,
			   struct area area)
{
	const struct library *library = state;
	const struct drawer *drawer = &library->drawers[library->shelf];
	const char *names[SHELF_COUNT];
	struct area list = area;

	for (size_t i = 0; i < SHELF_COUNT; i++)
		names[i] = shelves[i].name;
	tabs_render(names, SHELF_COUNT, library->shelf, grid, area, false);
	list.row += TABS_ROWS;
	list.rows -= TABS_ROWS;
	list.cols = preview_list_columns(area.cols);
	if (drawer->problem.status)
		cells_put_clipped(grid, list, 0, 1, list.cols - 1,
				  STYLE_WARNING, drawer->problem.text);
	else if (drawer->list.count == 0)
		cells_put_clipped(grid, list, 0, 1, list.cols - 1, STYLE_DIM,
				  "This atlas has none.");
	list_render(&drawer->list, grid, list, true);
	preview_render_beside(&library->preview, grid, area, TABS_ROWS);
}

static const char *library_title(const void *state)
{
	(void)state;
	return "Library";
}

const struct screen screen_library = {
	.name = "library",
	.context = IN_LIBRARY,
	.state_size = sizeof(struct library),
	.open = library_open,
	.update = library_update,
	.render = library_render,
	.title = library_title,
	.current = library_current,
	.place = library_place,
	.close = library_close,
};
