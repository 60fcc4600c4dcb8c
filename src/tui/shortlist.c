#include "../core/text.h"
#include "../page/page_shortlist.h"
#include "page_view.h"

/* The page keeps nothing of the list that it is made from. */
static enum rungs_status make(struct page *out, struct session *session,
			      struct rungs_error *error)
{
	struct rungs_shortlist list;
	enum rungs_status status = rungs_shortlist_get(
		session->atlas, &session->person.records, &list, error);

	if (status != RUNGS_OK)
		return status;
	status = page_open_shortlist(out, &list, error);
	rungs_shortlist_release(&list);
	return status;
}

struct shortlist {
	struct page_view view; /* first: it is what its functions get */
	struct session *session;
};

static enum rungs_status open_shortlist(void *state, struct session *session,
					const struct place *place,
					struct rungs_error *error)
{
	struct shortlist *list = state;

	list->session = session;
	page_view_begin(&list->view, session, place);
	return make(&list->view.plain, session, error);
}

static struct effect update(void *state, const struct event *event)
{
	struct shortlist *list = state;
	struct rungs_error error = {0};
	struct page page;
	struct effect effect = {.kind = EFFECT_STAY};

	if (event->kind != EVENT_PROFILE)
		return page_view_update(&list->view, event);
	if (make(&page, list->session, &error) == RUNGS_OK)
		return page_view_turn(&list->view, &page, 0);
	text_show(effect.message, sizeof effect.message, error.text);
	return effect;
}

const struct screen screen_shortlist = {
	.name = "shortlist",
	.context = IN_PAGE,
	.state_size = sizeof(struct shortlist),
	.open = open_shortlist,
	.update = update,
	.render = page_view_render,
	.title = page_view_title,
	.current = page_view_current,
	.finds = page_view_finds,
	.endings = "txt",
	.write = page_view_write,
	.close = page_view_close,
};
