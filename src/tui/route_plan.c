#include "route_plan.h"

#include <stdio.h>

#include <rungs/plan.h>

#include "../core/text.h"

struct effect route_plan(struct session *session,
			 const struct rungs_route *route)
{
	struct person *person = &session->person;
	const struct rungs_plan_wish wish = {.today = person->today};
	struct effect effect = {.kind = EFFECT_STAY};
	struct rungs_edits edits = {0};
	struct rungs_error error = {0};

	if (rungs_plan_make(session->atlas, &person->records, route, &wish,
			    &edits, &error) != RUNGS_OK) {
		text_show(effect.message, sizeof effect.message, error.text);
	} else if (person_change(person, edits.at, edits.count, effect.message,
				 sizeof effect.message)) {
		effect.kind = EFFECT_GO;
		effect.place = (struct place){.screen = &screen_plan,
					      .kind = RUNGS_KIND_COUNT};
		snprintf(effect.place.id, sizeof effect.place.id, "%s",
			 edits.at[0].record.id);
		if (!effect.message[0])
			text_show(effect.message, sizeof effect.message,
				  "Kept as a plan; u takes it back.");
	}
	rungs_edits_release(&edits);
	return effect;
}
