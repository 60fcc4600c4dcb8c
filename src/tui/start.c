#include "page_view.h"

static enum rungs_status open_start(void *state, struct session *session,
				    const struct place *place,
				    struct rungs_error *error)
{
	struct page_view *view = state;

	(void)place;
	view->marks = &session->marks;
	view->person = &session->person;
	return page_open_start(&view->plain, session->atlas, error);
}

const struct screen screen_start = {
	.name = "start",
	.context = IN_PAGE,
	.state_size = sizeof(struct page_view),
	.open = open_start,
	.update = page_view_update,
	.render = page_view_render,
	.title = page_view_title,
	.current = page_view_current,
	.close = page_view_close,
};
