#include "aim.h"

bool aim_at_subject(const struct visit *visit, struct place *out)
{
	return visit->screen->subject &&
	       visit->screen->subject(visit->state, out);
}

bool aim_at(const struct visit *visit, unsigned kinds, struct place *out)
{
	const struct screen *screen = visit->screen;

	out->asks = 0;
	if (screen->current && screen->current(visit->state, out) &&
	    kinds >> out->kind & 1 && !out->atlas)
		return true;
	return aim_at_subject(visit, out) && kinds >> out->kind & 1;
}

bool aim_at_kept(const struct visit *visit, enum action_id action,
		 struct place *out)
{
	const unsigned asked = 1u << RUNGS_SKILL | 1u << RUNGS_CERTIFICATION |
			       1u << RUNGS_EDUCATION | 1u << RUNGS_CONDITION;
	bool of_page =
		visit->screen == &screen_page && aim_at_subject(visit, out);
	struct place page = *out;

	if (action != ACTION_BOOKMARK && action != ACTION_NOTE &&
	    aim_at(visit, asked, out))
		return true;
	if (!of_page)
		return aim_at(visit, AIM_ANY, out);
	*out = page;
	return true;
}
