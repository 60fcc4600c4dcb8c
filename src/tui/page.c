#include "page_view.h"

static bool find(void *context, const char *occupation,
		 struct page_counterpart *out)
{
	struct session *session = context;

	return atlases_counterpart(&session->atlases, occupation, out);
}

static enum rungs_status open_page(void *state, struct session *session,
				   const struct place *place,
				   struct rungs_error *error)
{
	struct page_view *view = state;

	page_view_begin(view, session, place);
	return page_open(
		&view->plain, session->atlas, place->kind, place->id,
		&(struct page_elsewhere){.context = session, .find = find},
		error);
}

const struct screen screen_page = {
	.name = "page",
	.context = IN_PAGE,
	.state_size = sizeof(struct page_view),
	.open = open_page,
	.update = page_view_update,
	.render = page_view_render,
	.title = page_view_title,
	.current = page_view_current,
	.subject = page_view_subject,
	.finds = page_view_finds,
	.place = page_view_place,
	.endings = "txt",
	.write = page_view_write,
	.close = page_view_close,
};
