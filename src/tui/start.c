#include "page_view.h"

static enum rungs_status open_start(void *state, struct session *session,
				    const struct place *place,
				    struct rungs_error *error)
{
	struct page_view *view = state;

	page_view_begin(view, session, place);
	return page_open_start(&view->plain, session->atlas, 0, error);
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
	.finds = page_view_finds,
	.place = page_view_place,
	.endings = "txt",
	.write = page_view_write,
	.close = page_view_close,
};
