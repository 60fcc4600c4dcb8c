#include "list_view.h"

#include "../core/text.h"

void list_view_open(struct list_view *view, const struct screen *screen,
		    struct session *session)
{
	view->screen = screen;
	view->session = session;
	view->list.marks = &session->marks;
	view->list.person = &session->person;
	view->preview.person = &session->person;
	list_clear(&view->list);
}

void list_view_close(struct list_view *view)
{
	preview_clear(&view->preview);
	search_hint_release(&view->hint);
	list_release(&view->list);
}

bool list_view_place(const struct list_view *view, const struct screen *to,
		     struct place *out)
{
	const struct list_row *row = list_current(&view->list);

	if (!row)
		return false;
	*out = (struct place){.screen = to, .kind = row->link.kind};
	text_add(out->id, sizeof out->id, 0, row->link.id);
	return true;
}

bool list_view_finds(const void *state, enum action_id action)
{
	const struct list_view *view = state;
	struct place place;

	return action != ACTION_OPEN || view->screen->current(view, &place);
}

struct effect list_view_act(struct list_view *view, enum action_id action)
{
	struct effect effect = {.kind = EFFECT_STAY};
	bool moved;

	switch (action) {
	case ACTION_OPEN:
	case ACTION_RIGHT:
		if (view->screen->current(view, &effect.place))
			effect.kind = EFFECT_GO;
		break;
	case ACTION_BACK:
	case ACTION_LEFT:
		effect.kind = EFFECT_BACK;
		break;
	default:
		list_act(&view->list, action, &moved);
		break;
	}
	return effect;
}

struct area list_view_area(const struct list_view *view, int head,
			   struct area area)
{
	struct area list = {area.row + head, area.col, area.rows - head,
			    preview_list_columns(area.cols)};
	int rows = search_hint_rows(&view->hint, list.rows, list.cols);

	list.row += rows;
	list.rows -= rows;
	return list;
}

void list_view_resize(struct list_view *view, int head,
		      const struct event *event)
{
	struct area area = {.rows = event->rows, .cols = event->cols};

	list_resize(&view->list, list_view_area(view, head, area).rows);
}

void list_view_settle(struct list_view *view, int head,
		      const struct event *event)
{
	struct place place;
	bool any = view->screen->current(view, &place);

	preview_show_beside(&view->preview, view->session->atlas,
			    any ? &place : NULL, event->rows - head,
			    event->cols);
}

void list_view_render(const struct list_view *view, int head,
		      const char *nothing, bool active, struct cells *grid,
		      struct area area)
{
	struct area list = list_view_area(view, head, area);
	struct area hint = {area.row + head, area.col,
			    list.row - area.row - head, list.cols};

	search_hint_render(&view->hint, grid, hint);
	if (view->problem.status)
		cells_put_clipped(grid, list, 0, 1, list.cols - 1,
				  STYLE_WARNING, view->problem.text);
	else if (view->list.count == 0)
		cells_put_clipped(grid, list, 0, 1, list.cols - 1, STYLE_DIM,
				  nothing);
	list_render(&view->list, grid, list, active);
	preview_render_beside(&view->preview, grid, area, head);
}
