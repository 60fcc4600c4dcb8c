#include "../core/error.h"
#include "list_view.h"
#include "shelf.h"
#include "tabs.h"

struct drawer {
	bool loaded;
	struct rungs_things things;
	struct rungs_error problem; /* in loading, or RUNGS_OK */
	size_t selected, top;       /* where the reader left its list */
};

struct library {
	struct list_view view;
	size_t shelf;
	struct drawer drawers[SHELF_COUNT];
};

static void load(struct library *library, struct drawer *drawer)
{
	drawer->loaded = true;
	drawer->problem.status = rungs_list(library->view.session->atlas,
					    shelves[library->shelf].kind,
					    &drawer->things, &drawer->problem);
}

/* Lists what the drawer of the shelf holds, the cursor where it was left. */
static void open_drawer(struct library *library)
{
	struct drawer *drawer = &library->drawers[library->shelf];
	struct list *list = &library->view.list;
	bool before = drawer->loaded;

	if (!before)
		load(library, drawer);
	library->view.problem = drawer->problem;
	list_clear(list);
	if (!list_add_things(list, &drawer->things))
		error_no_memory(&library->view.problem);
	if (before) {
		list->selected = drawer->selected;
		list->top = drawer->top;
	}
}

static void turn(struct library *library, size_t by)
{
	struct drawer *drawer = &library->drawers[library->shelf];

	drawer->selected = library->view.list.selected;
	drawer->top = library->view.list.top;
	library->shelf = (library->shelf + by) % SHELF_COUNT;
	open_drawer(library);
}

static bool library_current(const void *state, struct place *out)
{
	return list_view_place(state, &screen_page, out);
}

static void library_place(const void *state, struct place *out)
{
	const struct library *library = state;

	if (!library_current(library, out))
		out->kind = shelves[library->shelf].kind;
}

static enum rungs_status library_open(void *state, struct session *session,
				      const struct place *place,
				      struct rungs_error *error)
{
	struct library *library = state;

	(void)error;
	list_view_open(&library->view, &screen_library, session);
	if (place)
		library->shelf = shelf_of(place->kind);
	open_drawer(library);
	if (place)
		list_select(&library->view.list, place->kind, place->id);
	return RUNGS_OK;
}

static void library_close(void *state)
{
	struct library *library = state;

	list_view_close(&library->view);
	for (size_t i = 0; i < SHELF_COUNT; i++)
		rungs_things_release(&library->drawers[i].things);
}

static struct effect act(struct library *library, enum action_id action)
{
	if (action == ACTION_NEXT_SECTION)
		turn(library, 1);
	else if (action == ACTION_PREVIOUS_SECTION)
		turn(library, SHELF_COUNT - 1);
	else
		return list_view_act(&library->view, action);
	return (struct effect){.kind = EFFECT_STAY};
}

static struct effect library_update(void *state, const struct event *event)
{
	struct library *library = state;
	struct effect effect = {.kind = EFFECT_STAY};

	if (event->kind == EVENT_ACTION)
		effect = act(library, event->action);
	else if (event->kind == EVENT_SETTLE)
		list_view_settle(&library->view, TABS_ROWS, event);
	list_view_resize(&library->view, TABS_ROWS, event);
	return effect;
}

static void library_render(const void *state, struct cells *grid,
			   struct area area)
{
	const struct library *library = state;
	const char *names[SHELF_COUNT];

	for (size_t i = 0; i < SHELF_COUNT; i++)
		names[i] = shelves[i].name;
	tabs_render(names, SHELF_COUNT, library->shelf, grid, area, false);
	list_view_render(&library->view, TABS_ROWS, "This atlas has none.",
			 true, grid, area);
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
	.finds = list_view_finds,
	.place = library_place,
	.close = library_close,
};
