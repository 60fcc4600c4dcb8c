#include "profile_page.h"

#include <stdio.h>

#include "../core/text.h"
#include "../page/builder.h"
#include "../page/page_fit.h"
#include "../page/page_next.h"
#include "../page/page_plan.h"
#include "page_view.h"
#include "plan_out.h"

const char profile_page_groundless[] =
	"Your profile says nothing yet: S asks what you have, M fills it in, "
	"and m keeps what you meet as yours.";

struct profile_page {
	struct page_view view;
	struct rungs_atlas *atlas;
	struct place place;
	bool unread; /* the profile was when it was opened */
};

bool profile_page_is(const struct screen *screen)
{
	return screen == &screen_why || screen == &screen_step ||
	       screen == &screen_whole;
}

bool profile_page_has_ground(const struct person *person)
{
	static const enum rungs_section grounds[] = {
		RUNGS_HAS_EDUCATION, RUNGS_HAS_SKILL, RUNGS_HAS_CERTIFICATION,
		RUNGS_HAS_EXPERIENCE};

	for (size_t i = 0; i < sizeof grounds / sizeof *grounds; i++)
		if (person_has(person, grounds[i], NULL))
			return true;
	return false;
}

/* Of a plan that is gone, or that is not read yet, when one comes back here. */
static enum rungs_status open_gone(struct page *out, struct rungs_error *error)
{
	struct builder builder;

	builder_begin(&builder, RUNGS_KIND_COUNT, NULL);
	builder_title(&builder, "Plan", NULL);
	builder_text(&builder, "Your profile has no such plan; P shows those "
			       "that there are.");
	return builder_finish(&builder, out, RUNGS_OK, error);
}

static enum rungs_status open_whole(struct page *out, struct rungs_atlas *atlas,
				    const struct rungs_records *has,
				    const char *id, struct rungs_error *error)
{
	struct rungs_plan plan;
	enum rungs_status status = rungs_plan_get(atlas, has, id, &plan, error);

	if (status == RUNGS_NOT_FOUND)
		return open_gone(out, error);
	if (status != RUNGS_OK)
		return status;
	status = page_open_plan(out, atlas, &plan, false, error);
	rungs_plan_release(&plan);
	return status;
}

enum rungs_status profile_page_make(struct page *out, struct rungs_atlas *atlas,
				    const struct person *person,
				    const struct place *place,
				    struct rungs_error *error)
{
	static const struct rungs_records nothing;
	const struct rungs_records *has = person ? &person->records : &nothing;

	if (place->screen == &screen_why)
		return page_open_fit_of(out, atlas, has, place->id, error);
	if (place->screen == &screen_whole)
		return open_whole(out, atlas, has, place->id, error);
	return page_open_step(out, atlas, has, place->kind, place->id, error);
}

static enum rungs_status open_profile_page(void *state, struct session *session,
					   const struct place *place,
					   struct rungs_error *error)
{
	struct profile_page *page = state;

	page->atlas = session->atlas;
	page->place = *place;
	page->unread = session->person.generation == 0;
	page_view_begin(&page->view, session, place);
	return profile_page_make(&page->view.plain, page->atlas,
				 page->view.person, place, error);
}

static struct effect remake(struct profile_page *page)
{
	struct effect effect = {.kind = EFFECT_STAY};
	struct rungs_error error;
	struct page anew;

	if (profile_page_make(&anew, page->atlas, page->view.person,
			      &page->place, &error) == RUNGS_OK) {
		bool first = page->unread;

		page->unread = false;
		return first ? page_view_turn(&page->view, &anew, 0)
			     : page_view_renew(&page->view, &anew);
	}
	text_show(effect.message, sizeof effect.message, error.text);
	return effect;
}

static struct effect update(void *state, const struct event *event)
{
	struct profile_page *page = state;

	if (event->kind == EVENT_PROFILE)
		return remake(page);
	return page_view_update(&page->view, event);
}

static void place(const void *state, struct place *out)
{
	const struct profile_page *page = state;

	page_view_place(state, out);
	out->kind = page->place.kind;
	snprintf(out->id, sizeof out->id, "%s", page->place.id);
}

static enum rungs_status write_whole(const void *state, const char *ending,
				     FILE *out, struct rungs_error *error)
{
	const struct profile_page *page = state;

	return plan_out(out, ending, page->atlas, page->view.person,
			page->place.id, error);
}

#define PROFILE_PAGE(stable_name, formats, written)                            \
	{                                                                      \
		.name = stable_name, .context = IN_PAGE,                       \
		.state_size = sizeof(struct profile_page),                     \
		.open = open_profile_page, .update = update,                   \
		.render = page_view_render, .title = page_view_title,          \
		.current = page_view_current, .subject = page_view_subject,    \
		.finds = page_view_finds, .place = place, .endings = formats,  \
		.write = written, .close = page_view_close,                    \
	}

const struct screen screen_why = PROFILE_PAGE("why", "txt", page_view_write);
const struct screen screen_step = PROFILE_PAGE("step", "txt", page_view_write);
const struct screen screen_whole =
	PROFILE_PAGE("whole-plan", PLAN_ENDINGS, write_whole);
