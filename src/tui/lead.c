#include "lead.h"

#include <stdio.h>

#include "../core/text.h"
#include "aim.h"
#include "assess.h"

#define ROLE (1u << RUNGS_ROLE)
#define LINE (1u << RUNGS_SPECIALIZATION | 1u << RUNGS_TRACK)

/* A screen, and for one about a thing: of which kinds, and what is said where
 * there is none. */
static const struct lead {
	const struct screen *screen;
	unsigned kinds;
	const char *otherwise;
} leads[ACTION_COUNT] = {
	[ACTION_BROWSE] = {.screen = &screen_browse},
	[ACTION_START] = {.screen = &screen_start},
	[ACTION_SEARCH] = {.screen = &screen_search},
	[ACTION_LIBRARY] = {.screen = &screen_library},
	[ACTION_ME] = {.screen = &screen_me},
	[ACTION_BOOKMARKS] = {.screen = &screen_me},
	[ACTION_FIT] = {.screen = &screen_fit},
	[ACTION_NEXT] = {.screen = &screen_next},
	[ACTION_PLANS] = {.screen = &screen_plan},
	[ACTION_ATLASES] = {.screen = &screen_atlases},
	[ACTION_COMPARE] = {.screen = &screen_compare},
	[ACTION_ASSESS] = {.screen = &screen_assess},
	[ACTION_LADDER] = {.screen = &screen_ladder},
	[ACTION_FEEDERS] = {&screen_feeders, ROLE,
			    "F shows who becomes a role; put the cursor on "
			    "one."},
	[ACTION_WHY] = {&screen_why, ROLE,
			"W tells why a role fits or not; put the cursor on "
			"one."},
	[ACTION_ROUTE] = {&screen_route, ROLE | LINE | 1u << RUNGS_LEVEL,
			  "Routes lead to a role, a track, a level or a line "
			  "of work."},
};

/* Of what the cursor is on, or the screen is about; of everything where that is
 * nothing, and from a ladder.  NULL, or why there is none. */
static const char *find_ladder(const struct visit *visit, struct place *out)
{
	bool from_ladder = visit->screen == &screen_ladder;

	if (from_ladder && !aim_at_subject(visit, out))
		return "This is the ladder of everything.";
	if (!aim_at(visit, ROLE | LINE, out)) {
		if (aim_at(visit, AIM_ANY, out))
			return "L shows the ladder of a role, a line of work "
			       "or a track; put the cursor on one.";
		*out = (struct place){.kind = RUNGS_KIND_COUNT};
	}
	if (from_ladder)
		out->kind = RUNGS_KIND_COUNT;
	out->screen = &screen_ladder;
	return NULL;
}

/* NULL, or why it leads nowhere now. */
static const char *find(enum action_id action, const struct visit *visit,
			const struct session *session, struct place *out)
{
	const struct lead *lead = &leads[action];

	if (action == ACTION_LADDER)
		return find_ladder(visit, out);
	if (lead->kinds && !aim_at(visit, lead->kinds, out))
		return lead->otherwise;
	out->screen = lead->screen;
	if (action == ACTION_ASSESS)
		*out = assess_place(&session->person, visit->screen);
	else if (action == ACTION_BOOKMARKS)
		snprintf(out->id, sizeof out->id, "%s",
			 rungs_section_word(RUNGS_BOOKMARKED));
	else if (!lead->kinds && out->screen == visit->screen)
		return "You are there already.";
	else if (action == ACTION_COMPARE && session->marks.count < 2)
		return "Mark two to four with Space first, or Ctrl-T in a "
		       "search; c compares them.";
	return NULL;
}

bool lead_find(enum action_id action, const struct visit *visit,
	       const struct session *session, struct place *out, char *said,
	       size_t size)
{
	const char *otherwise;

	if (!leads[action].screen)
		return false;
	*out = (struct place){.screen = NULL};
	otherwise = find(action, visit, session, out);
	if (otherwise) {
		text_show(said, size, otherwise);
		out->screen = NULL;
	}
	return true;
}
