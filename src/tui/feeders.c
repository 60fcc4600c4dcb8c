#include <stdio.h>

#include "../core/text.h"
#include "page_view.h"

struct feeders {
	struct page_view view;
	struct rungs_atlas *atlas;
	char id[128]; /* of the role */
	int steps;    /* back that are shown */
};

static enum rungs_status open_feeders(void *state, struct session *session,
				      const struct place *place,
				      struct rungs_error *error)
{
	struct feeders *feeders = state;

	feeders->atlas = session->atlas;
	page_view_begin(&feeders->view, session, place);
	feeders->steps = 1;
	snprintf(feeders->id, sizeof feeders->id, "%s", place->id);
	return page_open_feeders(&feeders->view.plain, feeders->atlas,
				 feeders->id, &feeders->steps, error);
}

static struct effect say(const char *text)
{
	struct effect effect = {.kind = EFFECT_STAY};

	text_show(effect.message, sizeof effect.message, text);
	return effect;
}

/* Looks back so many steps, and shows the farthest. */
static struct effect look_back(struct feeders *feeders, int steps)
{
	struct rungs_error error;
	struct page page;
	int before = feeders->steps;

	if (steps < 1)
		return say("One step back is the least.");
	if (page_open_feeders(&page, feeders->atlas, feeders->id, &steps,
			      &error) != RUNGS_OK)
		return say(error.text);
	if (steps == before) {
		page_release(&page);
		return say("Nothing is known further back.");
	}
	feeders->steps = steps;
	return page_view_turn(&feeders->view, &page, (size_t)steps);
}

static struct effect update(void *state, const struct event *event)
{
	struct feeders *feeders = state;

	if (event->kind == EVENT_ACTION && event->action == ACTION_FARTHER)
		return look_back(feeders, feeders->steps + 1);
	if (event->kind == EVENT_ACTION && event->action == ACTION_NEARER)
		return look_back(feeders, feeders->steps - 1);
	return page_view_update(&feeders->view, event);
}

static bool finds(const void *state, enum action_id action)
{
	const struct feeders *feeders = state;

	return action == ACTION_NEARER ? feeders->steps > 1
				       : page_view_finds(state, action);
}

const struct screen screen_feeders = {
	.name = "feeders",
	.context = IN_FEEDERS,
	.state_size = sizeof(struct feeders),
	.open = open_feeders,
	.update = update,
	.render = page_view_render,
	.title = page_view_title,
	.current = page_view_current,
	.subject = page_view_subject,
	.finds = finds,
	.endings = "txt",
	.write = page_view_write,
	.close = page_view_close,
};
